"""One study in two languages: `translations/en/` beside a study in Swedish, built by the real
MkDocs.
"""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import ownwords
from ownwords.engine import build_site, write_pages
from ownwords.errors import StudyError
from ownwords.pipeline import Project
from ownwords.withdrawal import Wish, carry_out, plan
from tests.conftest import STUDIES
from tests.test_engine import copy_of

WORDS = {
    "translation.yml": "by: Maj Ek\n",
    "study.yml": (
        "title: A place in the school yard\n"
        "question: What lets a child join in at break?\n"
        "answer:\n  plain: You may join in when somebody asks.\n"
        "units:\n  person: {one: pupil, other: pupils}\n"
        "audiences:\n  - {id: elever, label: For pupils}\n"
    ),
    "categories.yml": (
        "categories:\n"
        "  - id: sta-utanfor\n    label: Standing outside\n"
        "  - id: fa-vara-med\n    label: Being let in\n"
        "    definition: {plain: Somebody asks.}\n"
    ),
    "quotes.yml": "quotes:\n  - {id: regeln, gist: You just say the rule}\n",
}


def project(folder: Path, **files: str) -> Path:
    """The study with a translation, some of whose files are others; gives its mkdocs.yml."""
    config = copy_of(STUDIES / "skolgarden", folder / "study")
    place = config.parent / "site-data" / "translations" / "en"
    place.mkdir(parents=True)
    for name, text in (WORDS | {f"{key}.yml": text for key, text in files.items()}).items():
        (place / name).write_text(text, "utf-8")
    return config


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_site(project(tmp_path_factory.mktemp("duo")))


def page(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text("utf-8")


def problems(config: Path) -> list[str]:
    return [str(each) for each in ownwords.check(config).problems]


def test_each_generated_page_is_translated(site: Path) -> None:
    translated = {file.relative_to(site / "en") for file in (site / "en").rglob("index.html")}
    ours = {
        file.relative_to(site)
        for file in site.rglob("index.html")
        if file.relative_to(site).parts[0] != "en"
    }
    assert len(translated) > 30
    assert ours - translated == {Path("i-klassrummet/index.html")}  # written by hand
    assert translated <= ours


def test_a_translation_is_in_its_language_and_says_who_translated(site: Path) -> None:
    for file in (site / "en").rglob("*.html"):
        text = file.read_text("utf-8")
        assert '<html lang="en" dir="ltr"' in text, file
        assert "Translated from Swedish by Maj Ek." in text, file
    home = page(site, "en")
    assert "What lets a child join in at break?" in home
    assert "5 pupils" in home
    assert "Being let in" in home
    assert "Being let in" not in page(site, ".")


def test_what_is_not_translated_says_its_language(site: Path) -> None:
    finding = page(site, "en/findings/fa-vara-med")
    assert "Somebody asks." in finding
    assert '<span lang="sv">En inbjudan öppnar leken.</span>' in finding
    assert '<span lang="sv">Regler som alla kan</span>' in page(site, "en/findings")


def test_no_mark_is_left(site: Path) -> None:
    """Neither as a character nor as an escape of JSON."""
    for file in site.rglob("*"):
        if file.suffix in (".html", ".js", ".csv", ".json", ".bib", ".ris", ".xml", ".css"):
            text = file.read_text("utf-8")
            assert not re.search(r"[\x02\x03\x0e-\x11]|\\u001[01]", text), file


def test_a_quote_stays_as_printed_and_is_paraphrased(site: Path) -> None:
    card = page(site, "en/quotes/regeln")
    assert '<blockquote lang="sv" translate="no" dir="auto">' in card
    assert "Man säger bara regeln" in card
    assert "<b>Our paraphrase:</b> You just say the rule" in card
    assert "paraphrase" not in page(site, "quotes/regeln")


def test_the_switch_and_hreflang_lead_to_the_same_page(site: Path) -> None:
    for here, ours, other, back in (
        ("findings/fa-vara-med", "sv", "en", "../../en/findings/fa-vara-med/"),
        ("en/findings/fa-vara-med", "en", "sv", "../../../findings/fa-vara-med/"),
    ):
        text = page(site, here)
        switch = re.search(r'<ul class="ow-languages">.*?</ul>', text, re.DOTALL)
        assert switch
        assert f'href="{back}" lang="{other}" hreflang="{other}"' in switch[0]
        assert f'href="{back}" hreflang="{other}"' in text
        assert f'href="./" hreflang="{ours}"' in text
        assert (site / here / back / "index.html").resolve().is_file()
    written = page(site, "i-klassrummet")
    assert 'href="../en/" lang="en"' in written
    assert '<link rel="alternate"' not in written


def test_each_language_has_a_search_of_its_own(site: Path) -> None:
    search = site / "assets" / "search"
    assert sorted(file.name for file in search.iterdir()) == ["en.js", "sv.js"]
    assert '"en/' not in (search / "sv.js").read_text("utf-8")
    english = (search / "en.js").read_text("utf-8")
    assert '"en/findings/fa-vara-med/","Being let in"' in english
    assert "assets/search/en.js" in page(site, "en/help")
    assert "assets/search/sv.js" in page(site, "help")


def test_a_translation_is_found_by_its_further_words(tmp_path: Path) -> None:
    words = WORDS["categories.yml"].replace("Being let in\n", "Being let in\n    also: [kinship]\n")
    config = project(tmp_path, categories=words)
    file = config.parent / "site-data" / "categories.yml"
    name = "label: Att få vara med"
    text = file.read_text("utf-8").replace(name, f"{name}\n    also: [gemenskap]")
    file.write_text(text, "utf-8")
    assert "kinship" in (build_site(config) / "assets" / "search" / "en.js").read_text("utf-8")


def test_the_links_of_a_translation_stay_in_its_language(site: Path) -> None:
    """But for assets and the switch: every address exists, below /en/."""
    for file in (site / "en").rglob("*.html"):
        body = re.sub(
            r'<ul class="ow-languages">.*?</ul>|<head>.*?</head>',
            "",
            file.read_text("utf-8"),
            flags=re.DOTALL,
        )
        for link in re.findall(r'<a [^>]*?href="([^"#:]+)(?:#[^"]*)?"', body):
            target = (file.parent / link).resolve()
            assert target.exists(), (file, link)
            assert target.is_relative_to((site / "en").resolve()), (file, link)


def test_written_pages_give_the_same_translations_without_the_plugin(
    site: Path, tmp_path: Path
) -> None:
    write_pages(site.parent / "mkdocs.yml", tmp_path, lambda _: None)
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(tmp_path / "mkdocs.yml")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for address in ("en", "en/quotes/regeln", "en/findings", "findings/fa-vara-med"):
        assert page(tmp_path / "site", address) == page(site, address), address


def test_check_lists_what_is_not_translated(tmp_path: Path) -> None:
    report = ownwords.check(project(tmp_path))
    assert report.problems == ()
    hints = [str(hint) for hint in report.hints if hint.code == "untranslated"]
    (one,) = [hint for hint in hints if "/categories.yml" in hint]  # once for the file
    assert re.match(
        r"site-data/translations/en/categories\.yml: \d+ texts are not translated: ", one
    )
    assert "categories[reglerna].label" in one
    config = tmp_path / "study" / "mkdocs.yml"
    acknowledged = (
        "acknowledged:\n  - hint: untranslated\n"
        "    where: site-data/translations/en/categories.yml\n"
        "    reason: The others follow in spring.\n    by: Maj Ek\n    date: 2026-11-20\n"
    )
    (config.parent / "site-data" / "acknowledged.yml").write_text(acknowledged, "utf-8")
    left = [str(hint) for hint in ownwords.check(config).hints]
    assert one not in left
    assert not any("unused-acknowledgement" in hint for hint in left)


def test_the_wording_of_a_translation_is_read_in_its_language(tmp_path: Path) -> None:
    long = " ".join(["a word and"] * 12)
    words = f"answer:\n  plain: >-\n    You may join in when somebody asks, {long} more.\n"
    report = ownwords.check(project(tmp_path, study=words))
    assert any(
        str(hint).startswith("site-data/translations/en/study.yml:2: answer.plain: a sentence of")
        for hint in report.hints
    ), [str(hint) for hint in report.hints]
    assert "en" in {ease.language for ease in report.eases}


def test_withdrawal_takes_the_words_of_translations_along(tmp_path: Path) -> None:
    config = project(
        tmp_path, quotes="quotes:\n  - {id: ensam, gist: Then she simply walked right in}\n"
    )
    there = Project(config.parent, config.parent / "site-data", config.parent / "content")
    file = config.parent / "site-data/translations/en/quotes.yml"
    done = plan(there, Wish(("ensam",)))
    assert any("site-data/translations/en/quotes.yml goes." in line for line in done.said)
    carry_out(done)
    assert not file.exists()
    assert problems(config) == []
    file.write_text(
        "quotes:\n  - id: swing\n    gist: And then she simply walked right in\n", "utf-8"
    )
    (found,) = problems(config)
    assert found.startswith("site-data/translations/en/quotes.yml:3: here stand words of a quote")


def test_withdrawal_leaves_the_rest_of_a_translation_as_it_is(tmp_path: Path) -> None:
    words = (
        "# ours\nquotes:\n  - id: ensam\n    gist: Alone\n  # the swing\n"
        "  - id: swing\n    gist: The swing\n"
    )
    config = project(tmp_path, quotes=words)
    there = Project(config.parent, config.parent / "site-data", config.parent / "content")
    carry_out(plan(there, Wish(("ensam",))))
    left = (config.parent / "site-data/translations/en/quotes.yml").read_text("utf-8")
    assert left == "# ours\nquotes:\n  # the swing\n  - id: swing\n    gist: The swing\n"
    assert problems(config) == []


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("categories", "categories:\n  - {id: fa-vara-mee, label: X}\n",
         'categories.yml:2:5: categories[0]: the study has no item with this id; did you mean'
         ' "fa-vara-med"?'),
        ("categories", "categories:\n  - {id: reglerna, parent: tilltrade}\n",
         "categories[0].parent: this is no word to be translated"),
        ("study", "titel: X\n", 'the study knows no key "titel" here; did you mean "title"?'),
        ("study", "subtitle: X\n", 'the study knows no key "subtitle" here'),
        ("support", "contacts:\n  - {contact: call 911}\n  - ~\n",
         "support.yml:2:15: contacts[0].contact: numbers and addresses stay as in the study; they"
         " are: 112"),
        ("quotes", "quotes:\n  - {id: regeln, gist: A}\n  - {id: regeln, gist: B}\n",
         'quotes.yml:3:5: quotes[1]: "regeln" stands here a second time; keep one'),
        ("quotes", "quotes:\n  - {id: fore-oss, categories: [reglerna]}\n",
         "quotes[0].categories[0]: expected keys with values"),
        ("categories", "categories:\n  - id: reglerna\n    label: Rules #1 of all\n",
         'categories.yml:3:18: categories[0].label: in YAML, what follows a space and # is a remark'),
        ("support", "contacts:\n  - {name: X}\n", "this list has 1 items, the study’s own has 2"),
        ("quotes", "quotes:\n  - {id: regeln, text: You just say the rule}\n",
         "the study prints a translation of this quote, and nobody translates one back"),
        ("quotes", "quotes:\n  - {id: swing, text: Jag}\n", "who translated this is missing"),
        ("translation", "note: X\n", 'the key "by" is missing'),
        ("notes", "x: y\n", "no file of the study has this name"),
    ],
)  # fmt: skip
def test_what_is_no_translation_is_named(tmp_path: Path, name: str, text: str, said: str) -> None:
    found = problems(project(tmp_path, **{name: text}))
    assert len(found) == 1, found
    assert said in found[0]
    assert "site-data/translations/en/" in found[0]


def test_a_translated_quote_keeps_the_printed_one_beside_it(tmp_path: Path) -> None:
    words = "quotes:\n  - {id: swing, text: Jag fick gungan., translated: 'By Maj Ek.'}\n"
    config = project(tmp_path, quotes=words)
    built = page(build_site(config), "en/quotes/swing")
    assert "Jag fick gungan." in built
    assert "They let me have the swing when I asked" in built
    assert "By Maj Ek." in built


def test_the_gate_judges_a_translation_at_its_own_line(tmp_path: Path) -> None:
    words = (
        "# seen by Bo Ek of Lund\n"
        "quotes:\n"
        "  - id: swing\n"
        "    gist: A swing\n"
        "  - id: regeln\n"
        "    gist: >-\n"
        "      You say the rule,\n"
        "      call 070-174 06 05 and ask for Karl Andersson\n"
    )
    found = problems(project(tmp_path, quotes=words))
    at = "site-data/translations/en/quotes.yml"
    assert any(each.startswith(f"{at}:8: quotes[regeln].gist: “070-174 06 05”") for each in found)
    assert any(each.startswith(f"{at}:8: quotes[regeln].gist: “Karl Andersson”") for each in found)
    assert any(each.startswith(f"{at}:1: “Bo” looks like a name") for each in found), found
    assert all(at in each for each in found), found
    with pytest.raises(StudyError):
        build_site(tmp_path / "study" / "mkdocs.yml")


def test_a_denied_name_is_found_in_every_file_of_a_translation(tmp_path: Path) -> None:
    config = project(
        tmp_path,
        study="audiences:\n  - {id: elever, label: For Zebulon}\n",
        translation="by: Maj Ek\nnote: Thanks to Zebulon.\n",
    )
    private = config.parent / "private"
    private.mkdir()
    (private / "names.txt").write_text("Zebulon\n", "utf-8")
    assert problems(config) == [
        "site-data/translations/en/study.yml:2: audiences[elever].label: a name of line 1 of"
        " private/names.txt stands here (and in 1 more place); please check: write who it"
        " is in brackets: [a friend], [my sister]  [denied-name]"
    ]


def test_what_the_study_was_allowed_is_not_asked_of_a_translation(tmp_path: Path) -> None:
    """Its rows, pages and remarks were judged in their own language."""
    assert problems(project(tmp_path)) == []


def test_levels_are_translated_in_rows_and_totals(tmp_path: Path) -> None:
    words = (
        "people:\n  columns:\n    - {id: lek, label: Likes, levels: [with a ball, without]}\n"
        "totals:\n  - {id: alder, label: Age, counts: [{label: 10 to 11}, ~]}\n"
    )
    config = project(tmp_path, sample=words)
    built = page(build_site(config), "en/study/sample")
    assert "with a ball" in built
    assert "med boll" not in built
    table = (tmp_path / "study/site/en/study/data/people.csv").read_text("utf-8")
    assert "with a ball" in table


def test_a_language_has_forms_and_words_of_its_own(tmp_path: Path) -> None:
    words = "units:\n  person: {one: uczeń, few: uczniowie, many: uczniów, other: ucznia}\n"
    config = project(tmp_path, study=words)
    english = config.parent / "site-data" / "translations" / "en"
    english.rename(english.with_name("pl"))
    assert problems(config) == []
    assert "5 uczniów" in page(build_site(config), "pl")


def test_a_page_written_by_hand_has_a_twin_in_the_folder_of_its_language(tmp_path: Path) -> None:
    config = project(tmp_path)
    folder = config.parent / "content" / "en"
    folder.mkdir()
    text = '# In class\n\n{{ count("people") }} pupils.\n\n{{ quote("regeln") }}\n\n[Help](help/index.md)\n'
    (folder / "i-klassrummet.md").write_text(text, "utf-8")
    built = build_site(config)
    english, swedish = page(built, "en/i-klassrummet"), page(built, "i-klassrummet")
    assert '<html lang="en" dir="ltr"' in english
    assert "<b>Our paraphrase:</b> You just say the rule" in english
    assert 'href="../help/"' in english
    assert 'href="../../i-klassrummet/" lang="sv"' in english
    assert 'href="../en/i-klassrummet/" lang="en"' in swedish
    assert 'href="../en/i-klassrummet/" hreflang="en"' in swedish
    assert 'href="i-klassrummet/"' in page(built, "en")  # in the foot


def test_a_problem_in_a_twin_written_by_hand_has_its_line(tmp_path: Path) -> None:
    config = project(tmp_path)
    (config.parent / "content" / "en").mkdir()
    (config.parent / "content" / "en" / "a.md").write_text('# A\n\n{{ quote("x") }}\n', "utf-8")
    (found,) = problems(config)
    assert found.startswith("content/en/a.md:3: ")


def test_a_study_without_translations_has_no_switch(tmp_path: Path) -> None:
    site = build_site(copy_of(STUDIES / "skolgarden", tmp_path / "study"))
    assert "ow-languages" not in page(site, ".")
    assert "hreflang" not in page(site, ".")
