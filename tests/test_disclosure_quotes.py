"""What ties a quote to a row: what it says, its id, its place; and what does not: the order and
names of people.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from ownwords.disclosure import Material, judge_files
from ownwords.disclosure.attribute_linkage import quotes_that_narrow
from ownwords.disclosure.drafts import draft_facts, draft_text
from ownwords.disclosure.facts import facts_not_here, read_facts
from ownwords.disclosure.linkage import (
    growing_profiles,
    ids_in_order_of_rows,
    ids_that_name_rows,
    profiles,
)
from ownwords.engine import build_site
from ownwords.pipeline import Project, Site, make_site
from ownwords.source import read_yaml
from tests.gates import laid
from tests.reading import found_by_search
from tests.test_checks_report import run

ROOT = Path(__file__).parent.parent
LESSONS = """--- people.csv
id
s1
s2
s3
s4
s5
--- cases.csv
id,person,teacher,months,end
L1,s1,woman,6,by the pupil
L2,s2,woman,12,by the teacher
L3,s3,man,24,by the pupil
L4,s4,woman,12,agreed
L5,s5,woman,9,by the pupil
L6,s1,man,3,agreed
--- sample.yml
cases:
  columns:
    - {id: teacher, label: Teacher, kind: category, levels: [woman, man], quasi_identifier: true}
    - {id: months, label: Months, kind: number, unit: months, quasi_identifier: false}
    - {id: end, label: End, kind: category, levels: [agreed, by the pupil, by the teacher], sensitive: true, quasi_identifier: false}
--- privacy.yml
k: 2
lead: L.
basis: {status: not-reported}
signed_by: The team
--- quotes.yml
speaker: {unlinked: Nobody is named.}
quotes:
  - id: she-was-done
    text: She said that we were done, and she ended it.
    categories: [company]
  - id: twelve-months
    text: Twelve months, every Tuesday.
    categories: [company]
"""
TEACHERS_TOTAL = """totals:
  - id: ends
    label: Ends
    of: cases
    source: Table 1
    counts: [{label: agreed, count: 2}, {label: by the pupil, count: 3}, {label: by the teacher, count: 1}]
"""
TWO_AND_TWO = TEACHERS_TOTAL.replace("pupil, count: 3", "pupil, count: 2").replace(
    "teacher, count: 1", "teacher, count: 2"
)


def merged(case: str) -> str:
    """The rows with the ending as the finding proposes it, and the fine numbers as a total: two of
    each, so that nobody knows the others by knowing their own.
    """
    both = "by the pupil or by the teacher"
    fine = case.replace(",by the pupil\n", f",{both}\n").replace(",by the teacher\n", f",{both}\n")
    return fine.replace(
        "levels: [agreed, by the pupil, by the teacher]", f"levels: [agreed, {both}]"
    ).replace("--- privacy.yml", f"{TWO_AND_TWO}--- privacy.yml")


def noted(case: str, facts: str, root: Path) -> Material:
    material = laid(case, root)
    material.private.mkdir(exist_ok=True)
    (material.private / "quote-facts.yml").write_text(facts, "utf-8")
    return material


def test_a_quote_that_tells_who_ended_it_is_named_with_its_row(tmp_path: Path) -> None:
    material = noted(
        LESSONS,
        "she-was-done: {teacher: woman, end: by the teacher}\ntwelve-months: {months: [12, 9]}\n",
        tmp_path,
    )
    [finding] = quotes_that_narrow(material)
    assert finding.message == (
        'fewer than 2 people could have said the quote "she-was-done", because it says teacher: “woman”; end: “by the teacher”: L2'
    )
    assert finding.hint == (
        "the mildest change of the rows found that leaves 2 people: end: “by the pupil” and “by the teacher” as one level; "
        "or leave these words out of the quote"
    ) or finding.hint.startswith(
        "the mildest change of the rows found that leaves 2 people: end: “by the teacher” and “agreed”"
    )
    assert finding.code == "quote-narrows"
    assert [each.code for each in judge_files(material).stops] == ["quote-narrows"]


def test_a_merged_level_hides_the_speaker_though_the_total_tells_the_fine_one(
    tmp_path: Path,
) -> None:
    """How many were ended by the teacher, the total still says; which of the rows these are,
    nothing does.
    """
    material = noted(
        merged(LESSONS), "she-was-done: {teacher: woman, ends: by the teacher}\n", tmp_path
    )
    assert list(quotes_that_narrow(material)) == []
    assert judge_files(material).stops == ()


def test_a_note_that_fits_no_row_is_named(tmp_path: Path) -> None:
    [finding] = quotes_that_narrow(
        noted(LESSONS, "she-was-done: {teacher: man, end: by the teacher}\n", tmp_path)
    )
    assert finding.message.endswith(": no row at all")
    assert finding.hint == "check the note: no row matches it"


def test_a_total_in_the_rows_own_levels_narrows_as_they_do(tmp_path: Path) -> None:
    case = LESSONS.replace("--- privacy.yml", f"{TEACHERS_TOTAL}--- privacy.yml")
    [finding] = quotes_that_narrow(noted(case, "she-was-done: {ends: by the teacher}\n", tmp_path))
    assert finding.message.endswith("because it says end: “by the teacher”: L2")


def test_a_total_that_no_row_tells_narrows_nothing(tmp_path: Path) -> None:
    case = LESSONS.replace(
        "--- privacy.yml",
        "totals:\n  - {id: home, label: H, of: people, source: S, counts: [{label: town, count: 4}, {label: farm, count: 1}]}\n--- privacy.yml",
    )
    assert list(quotes_that_narrow(noted(case, "she-was-done: {home: farm}\n", tmp_path))) == []


def test_a_slip_in_the_notes_is_said(tmp_path: Path) -> None:
    facts = "she-was-dune: {teacher: woman}\nshe-was-done: {teecher: woman, end: by teacher}\ntwelve-months: 12\n"
    said = [
        f"{each.file}:{each.line}: {each.message}; {each.hint}"
        for each in quotes_that_narrow(noted(LESSONS, facts, tmp_path))
    ]
    assert said == [
        'private/quote-facts.yml:1: there is no quote "she-was-dune"; did you mean "she-was-done"?',
        'private/quote-facts.yml:2: there is no column and no total "teecher"; did you mean "teacher"?',
        'private/quote-facts.yml:2: nothing in end says "by teacher"; did you mean "by the teacher"?',
        'private/quote-facts.yml:3: expected columns with values below "twelve-months"; such as `setting: private`',
    ]


def test_where_the_notes_are_absent_the_tool_says_what_it_did_not_see(tmp_path: Path) -> None:
    material = laid(LESSONS, tmp_path)
    assert list(facts_not_here(material)) == [
        "The quotes were not compared with the rows, because there is no private/quote-facts.yml. Run `ownwords facts` to draft it."
    ]
    assert list(facts_not_here(noted(LESSONS, "{}\n", tmp_path))) == []


def test_a_waiver_may_go_unused_where_the_notes_are_absent(tmp_path: Path) -> None:
    waiver = 'waivers:\n  - {finding: quote-narrows, where: "quotes.yml: quotes[she-was-done]", reason: R, by: T, date: 2026-01-01}\n'
    case = LESSONS.replace("signed_by: The team\n", f"signed_by: The team\n{waiver}")
    assert judge_files(laid(case, tmp_path)).stops == ()
    assert judge_files(noted(case, "she-was-done: {end: by the teacher}\n", tmp_path)).stops == ()
    assert [each.code for each in judge_files(noted(case, "{}\n", tmp_path)).stops] == [
        "unused-waiver"
    ]


def test_a_waiver_of_another_place_is_told_where_its_finding_is(tmp_path: Path) -> None:
    waiver = "waivers:\n  - {finding: quote-narrows, where: site-data/quotes.yml, reason: R, by: T, date: 2026-01-01}\n"
    case = LESSONS.replace("signed_by: The team\n", f"signed_by: The team\n{waiver}")
    stops = judge_files(noted(case, "she-was-done: {end: by the teacher}\n", tmp_path)).stops
    unused = next(each for each in stops if each.code == "unused-waiver")
    assert unused.hint == (
        "there is such a finding in: quotes.yml: quotes[she-was-done]; write that as its where,"
        " or delete it"
    )


def test_a_draft_names_the_words_that_led_there(tmp_path: Path) -> None:
    study = laid(LESSONS, tmp_path).study
    draft = draft_text(draft_facts(study))
    assert draft.startswith(
        "# A draft by `ownwords facts`, from lists of words. Read each quote yourself"
    )
    assert draft.partition("never published.\n")[2] == (
        'she-was-done:\n  teacher: "woman"  # “She”\ntwelve-months:\n  months: ["12", "9"]  # “Twelve months”\n'
    )
    (tmp_path / "facts.yml").write_text(draft, "utf-8")
    assert read_facts(read_yaml(tmp_path / "facts.yml", tmp_path), study)[1] == []


def test_facts_are_written_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laid(LESSONS, tmp_path)
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: x\ndocs_dir: content\nplugins:\n  - ownwords\n"
    )
    (tmp_path / "content").mkdir()
    monkeypatch.chdir(tmp_path)
    assert run("facts").stdout.endswith("“Twelve months”\n")
    assert not (tmp_path / "private").exists()
    assert run("facts", "--write").stdout == (
        "A draft for 2 quotes is in private/quote-facts.yml. Read it through, and keep private/ "
        "out of the repository.\n"
    )
    assert run("facts", "--write").exit_code == 2


# --------------------------------------------------------------------------------------------------
# ids and order


@pytest.mark.parametrize(
    ("id_", "row"),
    [
        ("s1-said-so", "s1"),
        ("on-l2", "L2"),
        ("pupil-s5", "s5"),
        ("speaker-b", "B"),
        ("like-a-pupil", ""),
        ("s11", ""),
    ],
)
def test_an_id_that_names_a_row_is_found(id_: str, row: str, tmp_path: Path) -> None:
    case = LESSONS.replace("she-was-done", id_).replace("id\ns1", "id\nA\nB\ns1")
    said = [f"{each.path}: {each.message}" for each in ids_that_name_rows(laid(case, tmp_path))]
    assert said == (
        [
            f"('quotes', 0, 'id'): the id \"{id_}\" contains the row {row}, although the quote "
            f"has no named speaker"
        ]
        if row
        else []
    )


def test_numbers_that_run_like_the_rows_are_to_be_looked_at(tmp_path: Path) -> None:
    quotes = "".join(
        f"  - {{id: quote-{number}, text: T, categories: [company]}}\n" for number in range(1, 6)
    )
    case = LESSONS[: LESSONS.index("quotes:\n")] + f"quotes:\n{quotes}"
    [finding] = ids_in_order_of_rows(laid(case, tmp_path))
    assert (
        finding.message
        == "5 quotes without a speaker are numbered like the 5 people, in the same order"
    )
    assert list(ids_in_order_of_rows(laid(LESSONS, tmp_path))) == []


def test_many_quotes_of_one_person_are_a_profile(tmp_path: Path) -> None:
    linked = "".join(
        f"  - {{id: q{at}, text: T, speaker: {{person: s3}}, categories: [company]}}\n"
        for at in range(5)
    )
    material = laid(LESSONS + linked, tmp_path)
    assert [(each.row, each.quotes, each.unlike) for each in profiles(material.study)] == [
        ("s3", 5, True)
    ]
    [finding] = growing_profiles(material)
    assert finding.message == "5 quotes are linked to s3, whose row is unique"
    assert list(ids_that_name_rows(material)) == []


# ------------------------------------------------------------------- nothing about unlinked quotes
# changes with the people

PEOPLE = ("id\ns1\ns2\ns3\ns4\ns5\n", "id\nx9\ns4\ns1\ns5\ns2\n")
"""The people in one order and under one set of names, and in another."""


def _site(root: Path, people: str) -> Site:
    material = _moved(root, people)
    return make_site(Project(root, material.data, material.content))


def _moved(root: Path, people: str) -> Material:
    """The study with other people behind its rows: another order, other ids, other cases under
    them.
    """
    case = merged(LESSONS)
    rows = case[case.index("id,person") : case.index("--- sample.yml")].splitlines()
    if people != PEOPLE[0]:
        ids = {"s1": "s4", "s2": "x9", "s3": "s1", "s4": "s5", "s5": "s2"}
        cells = [row.split(",", 2) for row in reversed(rows[1:])]
        rows = [
            rows[0],
            *(f"M{at},{ids[person]},{rest}" for at, (_, person, rest) in enumerate(cells)),
        ]
        case = case.replace(PEOPLE[0], people)
    case = (
        case[: case.index("id,person")]
        + "\n".join(rows)
        + "\n"
        + case[case.index("--- sample.yml") :]
    )
    return laid(case, root)


def _shows_rows(path: str) -> bool:
    """Whether a file is the rows themselves, or what is counted from them; everything else is
    compared.
    """
    return (
        path.startswith(
            ("study/sample/", "study/privacy/", "study/data/people.csv", "study/data/cases.csv")
        )
        or "sample" in path
    )


def _about_quotes(site: Site) -> Iterator[tuple[str, str]]:
    files = [
        *((page.path, page.text) for page in site.pages),
        *((asset.path, asset.text) for asset in site.assets),
    ]
    yield from ((path, text) for path, text in files if not _shows_rows(path))


def test_unlinked_quotes_stay_the_same_whoever_the_people_are(tmp_path: Path) -> None:
    one, other = (_site(tmp_path / str(at), people) for at, people in enumerate(PEOPLE))
    assert dict(_about_quotes(one)) == dict(_about_quotes(other))
    pages = {page.path: page.text for page in one.pages}
    assert {
        "quotes/index.md",
        "quotes/she-was-done/index.md",
        "quotes/selection/index.md",
        "study/sample/index.md",
    } <= set(pages)
    assert (
        pages["study/sample/index.md"]
        != {page.path: page.text for page in other.pages}["study/sample/index.md"]
    )


def test_nothing_in_the_built_site_ties_them_either(tmp_path: Path) -> None:
    """The same after the engine: HTML source, addresses, sitemap, search index."""
    built = []
    for at, people in enumerate(PEOPLE):
        root = tmp_path / str(at)
        _moved(root, people)
        (root / "content").mkdir()
        shutil.copy(ROOT / "tests/studies/village-shops/mkdocs.yml", root)
        site = build_site(root / "mkdocs.yml")
        files = {
            path.relative_to(site).as_posix(): path.read_bytes()
            for path in site.rglob("*")
            if path.is_file()
        }
        del files["assets/search/en.js"]
        entries = [each for each in found_by_search(site) if not _shows_rows(each["address"])]
        built.append(
            (entries, {name: text for name, text in files.items() if not _shows_rows(name)})
        )
    assert any(each["address"] == "quotes/she-was-done/" for each in built[0][0])
    assert built[0] == built[1]
