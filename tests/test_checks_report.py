"""What `ownwords check` reports, through the command line, and what may be acknowledged and how."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ownwords.checks.reading import Reading
from ownwords.checks.support import old_contacts, unreachable_makers
from ownwords.cli import main
from ownwords.errors import StudyError
from ownwords.load import load_study
from ownwords.model.guidance import Support, SupportFile
from ownwords.model.study import Contact
from ownwords.pipeline import Project, judge, make_site
from tests.test_engine import STUDY, copy_of

ROOT = Path(__file__).parent.parent
SHARE = "give the number and its unit (4 of 16 …), or the study’s own word"
TEXT = "Small jobs hold a shop together."
PLACE = 'where: "guidance.yml: guidance[small-jobs].text"'
SUPPORT = """title: Need help?
strip: Call 112.
link: More help
lead: We did not try these.
contacts:
  - country: Nowhere
    name: The line
    contact: "000"
    sources: [https://example.org/]
    checked: 2026-11-01
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the study of village shops, to break."""
    copy_of(STUDY, tmp_path / "study")
    monkeypatch.chdir(tmp_path / "study")
    return tmp_path / "study"


def run(*args: str) -> Result:
    result = CliRunner().invoke(main, args)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def change(project: Path, file: str, old: str, new: str) -> int:
    """Puts new words in a file, once, and returns their line."""
    path = project / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    path.write_text(text.replace(old, new), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def hints(result: Result) -> list[str]:
    """The hints of a check that found no mistake."""
    assert result.exit_code == 0, result.output
    return [line for line in result.stdout.splitlines() if line.endswith("]")]


def acknowledge(project: Path, *entries: str) -> None:
    signed = "\n    reason: Because.\n    by: A tester\n    date: 2026-11-23\n"
    text = "acknowledged:\n" + "".join(f"  - {entry}{signed}" for entry in entries)
    (project / "site-data" / "acknowledged.yml").write_text(text, "utf-8")


def test_a_study_without_hints_says_so(project: Path) -> None:
    result = run("check", "--strict")
    assert result.exit_code == 0
    unseen, *rest = result.stdout.partition("LIX")
    assert "were not checked" in unseen
    assert "".join(rest).splitlines() == [
        "LIX  of your own text (aim for 25 to 35 in plain pages)",
        " 16  /residents/",
        " 17  plain definitions of the findings",
        "In order: 6 findings, 4 quotes, 38 pages.",
        "0 hints, 0 acknowledged.",
    ]


def test_a_claim_without_a_trail_stops_check_and_build(project: Path) -> None:
    change(
        project,
        "site-data/guidance.yml",
        "{categories: [stake], quotes: [both-of-us]}",
        "{sources: [esimerkki2025]}",
    )
    change(
        project,
        "site-data/guidance.yml",
        "{categories: [night-freezer], quotes: [freezer]}",
        "{quotes: [freezer]}",
    )
    change(
        project,
        "site-data/quotes.yml",
        "    text: Somebody looks at the freezer before the news. Nobody ever decided who.\n",
        "    withdrawn: 2025-02\n",
    )
    with pytest.raises(StudyError) as raised:
        make_site(Project(project, project / "site-data", project / "content"))
    assert [str(problem) for problem in raised.value.problems] == [
        'site-data/guidance.yml:10:15: guidance[0].rests_on: "small-jobs" has nothing to support '
        'it but quotes that were withdrawn; name the findings, quotes or passages it rests on, '
        'or delete it',
        'site-data/guidance.yml:15:15: guidance[1].rests_on: "who-paid" has nothing to support '
        'it; name the findings, quotes or passages it rests on, or delete it',
    ]  # fmt: skip
    assert run("build").exit_code == 1
    assert not (project / "site").exists()


def test_hints_name_file_and_line_and_count_only_when_strict(project: Path) -> None:
    change(project, "site-data/guidance.yml", TEXT, "50% of shops do well.")
    change(
        project,
        "site-data/study.yml",
        "All groups met in winter.",
        "Most groups met in winter. You should know.",
    )
    change(
        project,
        "content/groups.md",
        ". One said",
        ". Most\npeople stayed. One in\nten left. One said",
    )
    assert hints(run("check")) == [
        f"content/groups.md:9: “Most people” makes a share out of a few people; {SHARE}  [most]",
        f"content/groups.md:10: “One in ten” makes a share out of a few people; {SHARE}  [most]",
        f"site-data/guidance.yml:9:11: guidance[small-jobs].text: “50%” is a percentage of a few people; {SHARE}  [percentage]",
        f"site-data/study.yml:54:13: method.limitations.authors.text: “Most groups” makes a share out of a few people; {SHARE}  [most]",
    ]
    strict = run("check", "--strict")
    assert strict.exit_code == 1
    assert strict.stdout.endswith("\n4 hints, 0 acknowledged.\n")
    assert "With --strict hints count" in strict.stderr


def test_what_is_made_says_no_hints(project: Path) -> None:
    change(project, "site-data/guidance.yml", TEXT, "You should stay, as most people do.")
    assert len(hints(run("check"))) == 2
    result = run("write", "pages")
    assert (result.exit_code, result.stdout) == (0, "38 pages written to pages.\n")


def test_an_acknowledged_hint_counts_no_more_and_follows_its_item(project: Path) -> None:
    change(project, "site-data/guidance.yml", TEXT, "You should always stay.")
    change(project, "content/groups.md", "people talked\n", "most people talked\n")
    acknowledge(
        project,
        f"hint: advice\n    {PLACE}",
        "hint: most\n    where: content/groups.md\n    words: most people",
    )
    strict = run("check", "--strict")
    assert strict.exit_code == 0
    assert strict.stdout.endswith("\n0 hints, 3 acknowledged.\n")
    other = "  - {id: new, kind: prompt, group: ask, text: Who?, rests_on: {categories: [stake]}}\n"
    change(
        project, "site-data/guidance.yml", "  - id: small-jobs\n", f"{other}  - id: small-jobs\n"
    )
    assert hints(run("check")) == []


def test_words_narrow_an_acknowledgement(project: Path) -> None:
    change(project, "site-data/guidance.yml", TEXT, "You should never stay.")
    acknowledge(project, f"hint: advice\n    {PLACE}\n    words: never")
    [hint] = hints(run("check"))
    assert "“You should” sounds like advice" in hint


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (
            "advice",
            "this acknowledgement matches no hint; delete it, or correct its hint, where or words",
        ),
        ("advise", "this acknowledgement matches no hint; did you mean “advice”?"),
        ("overlong-sentence", "overlong-sentence cannot be acknowledged; mend it and delete this"),
    ],
)
def test_an_acknowledgement_of_nothing_is_a_hint_itself(
    project: Path, code: str, said: str
) -> None:
    acknowledge(project, f"hint: {code}\n    {PLACE}")
    assert hints(run("check")) == [
        f"site-data/acknowledged.yml:2:5: acknowledged[0]: {said}  [unused-acknowledgement]"
    ]
    assert run("check", "--strict").exit_code == 1


def test_a_sentence_over_25_words_counts_whatever_the_reason(project: Path) -> None:
    change(
        project,
        "site-data/guidance.yml",
        TEXT,
        f"{' and'.join([' one two three four five six seven'] * 4)}.",
    )
    acknowledge(project, f"hint: overlong-sentence\n    {PLACE}")
    assert sorted(hint.rpartition("  ")[2] for hint in hints(run("check"))) == [
        "[overlong-sentence]",
        "[unused-acknowledgement]",
    ]


def test_an_acknowledgement_gives_its_reason(project: Path) -> None:
    (project / "site-data" / "acknowledged.yml").write_text(
        "acknowledged:\n  - {hint: advice, where: x, by: Me, date: 2026-11-23}\n"
    )
    result = run("check")
    assert result.exit_code == 1
    assert 'acknowledged[0]: the key "reason" is missing' in result.stdout


@pytest.mark.parametrize(
    ("checked", "today", "old"),
    [
        ("2026-05-23", date(2026, 11, 23), False),
        ("2026-05-22", date(2026, 11, 23), True),
        ("2024-08-31", date(2025, 2, 28), False),
        ("2024-08-31", date(2025, 3, 1), True),
        ("2025-12", date(2026, 6, 1), False),
        ("2025-12", date(2026, 6, 2), True),
        ("2025", date(2026, 6, 1), True),
        (None, date(2099, 1, 1), False),
    ],
)
def test_a_contact_is_confirmed_twice_a_year(checked: str | None, today: date, old: bool) -> None:
    contact = Support(country="A", name="B", contact="1", sources=("https://example.org/",))
    contacts = (contact, contact.model_copy(update={"checked": checked}))
    support = SupportFile(title="A", strip="B", link="C", lead="D", contacts=contacts)
    study = load_study(STUDY / "site-data").model_copy(update={"support": support})
    never = (("contacts",), "unconfirmed-contact")
    found = [(hint.path, hint.code) for hint in old_contacts(Reading(study, today=today))]
    assert found == [*([(("contacts", 1, "checked"), "old-contact")] if old else []), never]


def test_contacts_that_nobody_confirmed_are_named_together() -> None:
    contact = Support(country="A", name="B", contact="1", sources=("https://example.org/",))
    support = SupportFile(title="A", strip="B", link="C", lead="D", contacts=(contact,) * 4)
    study = load_study(STUDY / "site-data").model_copy(update={"support": support})
    [hint] = old_contacts(Reading(study, today=date(2026, 1, 1)))
    assert hint.message == "nobody has confirmed 4 of 4 contacts: B, B, B …"
    assert hint.hint == "call each, and write checked (the day) and checked_by (who)"


def test_a_site_says_how_to_write_to_its_makers() -> None:
    study = load_study(STUDY / "site-data")
    assert list(unreachable_makers(Reading(study))) == []
    for contact in (None, Contact(name="The team")):
        info = study.study.model_copy(update={"contact": contact})
        [hint] = unreachable_makers(Reading(study.model_copy(update={"study": info})))
        assert (hint.message, hint.hint, hint.code) == (
            "readers cannot write to those who made this site",
            "add contact with a name and an email or a url",
            "no-contact",
        )


def test_the_day_comes_from_outside(project: Path) -> None:
    (project / "site-data" / "support.yml").write_text(SUPPORT, "utf-8")
    place = Project(project, project / "site-data", project / "content")
    material = make_site(place).material
    assert judge(material, date(2027, 5, 1)).hints == ()
    [hint] = judge(material, date(2027, 5, 2)).hints
    said = '"The line" was last confirmed 2026-11-01, more than six months ago; call it again and renew the date  [old-contact]'
    assert str(hint) == f"site-data/support.yml:10:14: contacts[0].checked: {said}"


def test_fields_of_references_that_no_page_shows_are_told_once(project: Path) -> None:
    bib = project / "site-data" / "references.bib"
    more = "@artical{a, title={T}, abstract={x}, jounral={J}, isbn={1}}\n@book{b, title={U},\n"
    more += "abstract={y}, note={Publisher: P}}\n"
    start = bib.read_text("utf-8").count("\n") + 1
    bib.write_text(bib.read_text("utf-8") + more, "utf-8")
    name = f"site-data/references.bib:{start}"
    fields = (
        f"{name}: no page shows these fields: abstract (2 entries), jounral (1 entry; did you mean"
        " journal?), note (1 entry); take them out, or acknowledge them; whoever has the file can"
        " read them  [unshown-field]"
    )
    kind = (
        f'{name}: "a" is of a type that is not known: @artical; did you mean "@article"? it is'
        " printed without regard to its type  [unknown-type]"
    )
    unused = (
        f"{name}: nothing on this site cites these works: a, b; cite them by `sources`, or as [@key]"
        " in your own words; or take them out  [unused-reference]"
    )
    assert hints(run("check")) == [kind, fields, unused]
    acknowledge(
        project,
        "hint: unshown-field\n    where: references.bib",
        "hint: unused-reference\n    where: references.bib",
        "hint: unknown-type\n    where: references.bib\n    words: a",
    )
    assert hints(run("check")) == []
