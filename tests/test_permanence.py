"""What is published stays where it is, and nothing goes or changes without a word."""

import re
import shutil
import subprocess
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import pytest

from ownwords import BuildError, Report, check
from ownwords.checks.registry import HINTS
from ownwords.disclosure.lock import NAME, read_lock
from ownwords.engine import build_site
from ownwords.errors import StudyError
from ownwords.load import load_study
from ownwords.pipeline import Project, Site, make_site, read_material
from ownwords.release import carry_out, plan_release
from tests.conftest import ROOT, STUDIES
from tests.test_engine import copy_of

SHOPS = STUDIES / "village-shops"
DAY = "2026-03-01"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_of(SHOPS, tmp_path / "study").parent


def edit(root: Path, name: str, old: str, new: str) -> None:
    file = root / "site-data" / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def made(root: Path, url: str = "https://example.org/") -> Site:
    return make_site(Project(root, root / "site-data", root / "content"), site_url=url)


def released(root: Path, *, gone: bool = False, note: str = "") -> tuple[str, ...]:
    material, _ = read_material(Project(root, root / "site-data", root / "content"))
    planned = plan_release(material, day=DAY, gone=gone, note=note)
    carry_out(planned, root / "site-data")
    return planned.said


def problems(report: Report) -> list[str]:
    return [str(problem) for problem in report.problems]


def withdraw(root: Path, id_: str) -> None:
    command = [str(ROOT / ".venv/bin/python"), "-m", "ownwords", "withdraw", id_]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_lock_holds_fingerprints_and_no_id_no_word_and_no_day(project: Path) -> None:
    assert released(project) == (
        "This is the first release: published.lock notes what is published.",
    )
    text = (project / "site-data" / NAME).read_text("utf-8")
    rest = re.sub(r"\b[a-p]{16}\b", "", text.partition("format 1")[2])
    assert set(rest.split()) <= {"key", "finding", "quote", "passage", "claim", "point", "step"}
    study = load_study(project / "site-data", project)
    assert len(read_lock(text).published) >= len(study.categories.categories) + 4
    assert problems(check(project)) == []
    before = text
    released(project)
    assert (project / "site-data" / NAME).read_text("utf-8") == before


def test_a_silent_change_of_meaning_is_refused_until_a_release_says_it(project: Path) -> None:
    released(project)
    edit(
        project, "categories.yml", "plain_label: Small jobs nobody sees", "plain_label: Small jobs"
    )
    assert problems(check(project)) == [], "a plain label names the same thing"
    edit(project, "quotes.yml", "drive to town now", "drive to the town now")
    [said] = problems(check(project))
    assert re.fullmatch(
        r'site-data/quotes\.yml:\d+:\d+: quotes\[3\]: the quote "left-for-town" reads otherwise than'
        r" it was published, and nothing says so; ownwords release notes it, and the page “What"
        r" changed” names it; or put it back",
        said,
    )
    assert released(project) == ("Reworded: 1 quote.",)
    assert problems(check(project)) == []
    [page] = [page.text for page in made(project).pages if page.address == "study/changes/"]
    assert "1 quote reworded." in page
    assert "left-for-town" not in page


def test_what_is_gone_is_refused_and_a_new_name_with_an_alias_is_not(project: Path) -> None:
    released(project)
    edit(project, "quotes.yml", "  - id: left-for-town\n", "  - id: gone-to-town\n")
    for file in project.rglob("*.*"):
        if file.suffix in (".yml", ".md") and file.name != "quotes.yml":
            file.write_text(file.read_text("utf-8").replace("left-for-town", "gone-to-town"))
    assert problems(check(project)) == [
        "site-data/published.lock: what was published is here no more: 1 quote; put it back, name its"
        " old id under `aliases` of what it is called now, or say that it is meant: ownwords release"
        " --gone"
    ]
    with pytest.raises(BuildError, match="what was published is here no more: 1 quote"):
        released(project)
    edit(
        project,
        "quotes.yml",
        "  - id: gone-to-town\n",
        "  - id: gone-to-town\n    aliases: [left-for-town]\n",
    )
    assert problems(check(project)) == []
    site = made(project)
    [moved] = [asset for asset in site.assets if asset.path == "quotes/left-for-town/index.html"]
    assert 'content="0; url=../gone-to-town/"' in moved.text
    assert '<link rel="canonical" href="https://example.org/quotes/gone-to-town/">' in moved.text


def test_an_alias_that_is_somebody_elses_id_is_a_problem(project: Path) -> None:
    edit(
        project,
        "quotes.yml",
        "  - id: left-for-town\n",
        "  - id: left-for-town\n    aliases: [freezer]\n",
    )
    with pytest.raises(StudyError) as told:
        load_study(project / "site-data", project)
    [problem] = told.value.problems
    assert problem.message == ('the id "freezer" is taken, so its address leads somewhere already')


def test_a_withdrawal_is_no_loss_and_named_nowhere(project: Path) -> None:
    released(project)
    withdraw(project, "left-for-town")
    assert problems(check(project)) == []
    assert released(project, note="Read again.") == ()
    lock = read_lock((project / "site-data" / NAME).read_text("utf-8"))
    assert len(lock.withdrawn) == 1
    assert not {id_ for _, id_ in lock.published} & set(lock.withdrawn)
    texts = [(project / "site-data" / name).read_text("utf-8") for name in (NAME, "changes.yml")]
    site = made(project)
    texts += [page.text for page in site.pages if page.address == "study/changes/"]
    texts += [asset.text for asset in site.assets if asset.path.endswith("feed.xml")]
    assert len(texts) == 4
    for text in texts:
        assert "left-for-town" not in text
        assert "withdr" not in text.partition("format 1")[0].replace("`ownwords withdraw`", "")


@pytest.mark.parametrize("loss", ["file", "runs", "key"])
def test_the_loss_of_withdrawn_yml_is_noticed_without_the_private_folder(
    project: Path, loss: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    released(project)
    withdraw(project, "left-for-town")
    monkeypatch.setenv("OWNWORDS_WITHDRAWAL_KEY", "unchecked")
    shutil.rmtree(project / "private")
    assert problems(check(project)) == []
    file = project / "site-data/withdrawn.yml"
    text = file.read_text("utf-8")
    if loss == "file":
        file.unlink()
    elif loss == "key":
        file.write_text(re.sub(r"^key: .*\n", "", text, flags=re.MULTILINE), "utf-8")
    else:
        file.write_text(re.sub(r"\n    runs:(\n {5,}.*)+", "", text), "utf-8")
    assert loss == "file" or file.read_text("utf-8") != text
    assert [each for each in problems(check(project)) if "published.lock tells" in each]


def test_the_feed_is_read_by_a_reader_of_feeds(project: Path) -> None:
    released(project)
    edit(project, "quotes.yml", "drive to town now", "drive to the town now")
    released(project, note="One quote was mended & <checked>.")
    site = made(project)
    [text] = [asset.text for asset in site.assets if asset.path == "study/changes/feed.xml"]
    found = feedparser.parse(text)
    assert not found.bozo
    assert found.feed.title.endswith(": What changed")
    assert found.entries[0].id == f"https://example.org/study/changes/#on-{DAY}"
    assert "One quote was mended & <checked>." in found.entries[0].content[0].value
    assert all(entry.updated_parsed for entry in found.entries)
    [page] = [page.text for page in site.pages if page.address == "study/changes/"]
    assert f'id="on-{DAY}"' in page
    assert not [a for a in made(project, "").assets if a.path.endswith("feed.xml")]


def test_an_overdue_review_is_a_hint(project: Path) -> None:
    assert "overdue-review" in {rule.code for rule in HINTS}
    study = (project / "site-data/study.yml").read_text("utf-8")
    assert "next_review" not in study
    edit(project, "study.yml", "dates:\n", 'dates:\n  next_review: "2026-11"\n')
    for day, overdue in ((date(2026, 11, 30), False), (date(2026, 12, 1), True)):
        codes = [hint.code for hint in check(project, today=day).hints]
        assert ("overdue-review" in codes) == overdue


def test_every_page_says_version_and_reviews_and_lost_readers_are_led_on(project: Path) -> None:
    edit(project, "study.yml", "dates:\n", 'dates:\n  next_review: "2027-11"\n')
    settings = project / "mkdocs.yml"
    text = re.sub(r"^site_url:.*\n", "", settings.read_text("utf-8"), flags=re.MULTILINE)
    settings.write_text(f"site_url: https://example.org/s/\n{text}", "utf-8")
    site = build_site(settings, project / "out" / "s")
    for file in site.rglob("*.html"):
        html = file.read_text("utf-8")
        assert "Version " in html, file
        assert "Next review: November 2027." in html, file
    lost = (site / "404.html").read_text("utf-8")
    for place in ("findings/", "quotes/", "study/"):
        assert f'href="/s/{place}"' in lost.partition("<h1")[2]
    robots = (site / "robots.txt").read_text("utf-8")
    assert robots.endswith("Sitemap: https://example.org/s/sitemap.xml\n")
    places = ElementTree.parse(site / "sitemap.xml")
    dates = load_study(project / "site-data", project).study.dates
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    found = {place.text for place in places.iter(f"{space}lastmod")}
    assert found == {dates.reviewed or dates.published}
    head = (site / "findings/index.html").read_text("utf-8")
    assert (site / "findings/index.md").is_file()
    assert '<link rel="canonical" href="https://example.org/s/findings/">' in head
