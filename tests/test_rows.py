"""Rows of any kind: studies of several designs, with the sentences of their pages held exactly."""

import csv
import io
import re
import shutil
from html import unescape
from pathlib import Path

import pytest

from ownwords import StudyError
from ownwords.disclosure import Material, judge_files
from ownwords.load import load_with_places
from ownwords.pipeline import Project, Site, make_site
from ownwords.withdrawal import Wish, carry_out, plan
from tests.gates import laid

STUDIES = Path(__file__).parent / "studies"
DESIGNS = ("allotments", "couples", "one-of-many", "synthesis")


def made(root: Path) -> Site:
    return make_site(Project(root, root / "site-data", root / "content"))


@pytest.fixture(scope="module")
def sites() -> dict[str, Site]:
    return {name: made(STUDIES / name) for name in DESIGNS}


def words_of(site: Site, path: str) -> str:
    text = next(page.text for page in site.pages if page.path == path)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text.split("---\n", 2)[2])).split())


def copy_of(name: str, root: Path, **texts: str) -> Path:
    shutil.copytree(STUDIES / name, root, dirs_exist_ok=True)
    for file, text in texts.items():
        (root / "site-data" / file.replace("_", ".")).write_text(text, "utf-8")
    return root


def changed(root: Path, file: str, old: str, new: str) -> None:
    path = root / "site-data" / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def material(root: Path) -> Material:
    return Material(load_with_places(root / "site-data", root), root, root / "content")


def finds(root: Path) -> list[tuple[str, str]]:
    verdict = judge_files(material(root))
    return [(issue.code, issue.message) for issue in (*verdict.stops, *verdict.looks)]


def problems(root: Path) -> list[str]:
    with pytest.raises(StudyError) as caught:
        load_with_places(root / "site-data", root)
    return [str(problem) for problem in caught.value.problems]


HOME, SAMPLE, PRIVACY, METHOD = (
    "index.md",
    "study/sample/index.md",
    "study/privacy/index.md",
    "study/method/index.md",
)


@pytest.mark.parametrize(
    ("name", "path", "words"),
    [
        ("allotments", HOME, "A focus group study · 22 gardeners, 3 groups, 4 interviews"),
        ("allotments", HOME, "gardeners 22 groups 3 interviews 4 Made by"),
        ("allotments", SAMPLE, "22 gardeners · 3 groups · 4 interviews Source: page 3."),
        ("allotments", SAMPLE, "The rows show 4 of 22 gardeners."),
        ("allotments", SAMPLE, "3 groups Sort and filter the groups"),
        ("allotments", SAMPLE, "Group Place Members Men north town 6 3 south town 5 0"),
        ("allotments", SAMPLE, "4 interviews Sort and filter the interviews"),
        ("allotments", SAMPLE, "Gardener p1 i1 at the plot"),
        ("allotments", SAMPLE, "town 2 of 3 groups village 1 of 3 groups"),
        ("allotments", SAMPLE, "Women 17 of 22 gardeners Men 5 of 22 gardeners"),
        ("allotments", PRIVACY, "What an outsider could know Place"),
        (
            "allotments",
            PRIVACY,
            "Smallest group of people alike in these details 7 of 22 gardeners At least 3"
            " gardeners must be alike in these details; otherwise the site is not built.",
        ),
        ("allotments", PRIVACY, "Unique rows: groups 3 of 3 groups"),
        ("couples", HOME, "A longitudinal interview study · 6 people, 3 couples, 9 interviews"),
        ("couples", SAMPLE, "6 people · 3 couples · 9 interviews"),
        ("couples", SAMPLE, "Person a1, Person a2 a flat"),
        ("couples", SAMPLE, "Couple a a-1 first yes a-2 second no a-3 third yes Couple b"),
        ("couples", SAMPLE, "first 3 of 9 interviews"),
        ("couples", PRIVACY, "Smallest group of people alike in these details 3 of 6 people"),
        ("couples", PRIVACY, "Unique rows: interviews 0 of 9 interviews"),
        (
            "couples",
            METHOD,
            "From the sessions planned to those analysed 12 interviews planned 3 cancelled 9",
        ),
        ("one-of-many", HOME, "A case within an interview study · 21 participants"),
        ("one-of-many", HOME, "participants 21 quote 1 Made by"),
        (
            "one-of-many",
            SAMPLE,
            "The rows show 1 of 21 participants. The one this chapter is about.",
        ),
        ("one-of-many", SAMPLE, "Women 9 of 21 participants Men 12 of 21 participants"),
        ("one-of-many", SAMPLE, "Work (Women) at sea 5 of 9 participants on land 4 of 9"),
        ("one-of-many", PRIVACY, "Unique rows: participants 1 of 1 participant"),
        ("synthesis", HOME, "A qualitative evidence synthesis · 69 studies"),
        ("synthesis", HOME, "studies 69 finding 1 Made by"),
        ("synthesis", SAMPLE, "What was studied 69 studies Source: page 4."),
        (
            "synthesis",
            SAMPLE,
            "The rows show 3 of 69 studies. The three that print the quotes shown here.",
        ),
        ("synthesis", SAMPLE, "Malta 1 of 3 studies"),
        (
            "synthesis",
            METHOD,
            "From the search to the studies that were included 5,892 records found 5,823 excluded"
            " 69 studies included",
        ),
    ],
)
def test_what_pages_say(sites: dict[str, Site], name: str, path: str, words: str) -> None:
    assert words in words_of(sites[name], path)


def test_a_review_hides_nobody_and_says_nothing_of_rows_alike(sites: dict[str, Site]) -> None:
    words = words_of(sites["synthesis"], PRIVACY)
    for untrue in ("may be alike", "Rows like no other", "Linked to", "fewer than"):
        assert untrue not in words
    assert "5,892" not in words_of(sites["synthesis"], HOME)


@pytest.mark.parametrize("name", DESIGNS)
def test_nothing_stops_the_studies(name: str) -> None:
    assert finds(STUDIES / name) == []


def test_tables_to_download_keep_their_links(sites: dict[str, Site]) -> None:
    tables = {a.path: a.text for a in sites["couples"].assets if a.path.endswith(".csv")}
    rows = list(csv.reader(io.StringIO(tables["study/data/sessions.csv"].lstrip("\ufeff"))))
    assert rows[0] == ["id", "person", "case", "wave", "together"]
    assert rows[1] == ["a-1", "a1; a2", "a", "first", "yes"]
    groups = {a.path: a.text for a in sites["allotments"].assets}["study/data/groups.csv"]
    assert "north,town,6,3" in groups


def test_quotes_are_filtered_by_what_their_case_belongs_to(sites: dict[str, Site]) -> None:
    page = next(p.text for p in sites["couples"].pages if p.path == "quotes/index.md")
    assert "sessions-wave" in page
    assert "dyads-home" in page
    assert "groups-place" in next(
        p.text for p in sites["allotments"].pages if p.path == "quotes/index.md"
    )


# --- who stands behind rows ---------------------------------------------------------------------


def test_a_site_is_no_person_and_its_members_are(tmp_path: Path) -> None:
    """Three towns with twenty people are not fewer than three people; a village of two is."""
    root = copy_of("allotments", tmp_path)
    changed(root, "groups.csv", "east,village,7,0", "east,village,2,0")
    changed(root, "sample.yml", "quasi_identifier: false, counts_members", "counts_members")
    said = dict(finds(root))
    assert said["too-few-alike"] == (
        "2 people of 1 group are alike in place, fewer than 3 in each: east (village)"
    )


def test_a_group_with_one_man_is_named(tmp_path: Path) -> None:
    root = copy_of("allotments", tmp_path)
    changed(root, "groups.csv", "east,village,7,0", "east,village,7,1")
    changed(root, "groups.csv", "south,town,5,0", "south,town,5,4")
    assert dict(finds(root))["few-in-a-group"] == (
        "men tells of 2 groups that fewer than 3 people there are so, or are not: south (all but 1"
        " of 5), east (1 of 7)"
    )


def test_rows_of_which_nothing_tells_who_stands_behind_are_counted_as_what_they_are(
    tmp_path: Path,
) -> None:
    root = copy_of("allotments", tmp_path)
    changed(root, "sample.yml", "    size: members\n", "")
    assert dict(finds(root))["too-few-alike"] == (
        "fewer than 3 groups share the same place: east (village); north, south (town)"
    )


def test_a_number_left_empty_follows_from_the_other_groups(tmp_path: Path) -> None:
    """Case 7 of the model: groups of 6, 5 and 7 people, 3 men in all, none in the first."""
    root = copy_of("allotments", tmp_path)
    (root / "site-data" / "people.csv").unlink()
    (root / "site-data" / "interviews.csv").unlink()
    sample = (root / "site-data" / "sample.yml").read_text("utf-8")
    start, end = sample.index("  - id: interviews"), sample.index("totals:")
    sample = sample[:start] + sample[end:]
    sample = sample[: sample.index("people:")] + sample[sample.index("tables:") :]
    sample = sample.replace("counts_members: true", "counts_members: true, empty: not told")
    sample = sample.replace("count: 17", "count: 15").replace("count: 5", "count: 3", 1)
    sample = sample.replace("{label: Men, count: 5}", "{label: Men, count: 3}")
    (root / "site-data" / "sample.yml").write_text(sample, "utf-8")
    changed(root, "study.yml", "number: 22", "number: 18")
    changed(root, "quotes.yml", "{person: p2, case: i2}", "{case: east}")
    table = "id,place,members,men\nnorth,town,6,0\nsouth,town,5,\neast,village,7,{}\n"
    (root / "site-data" / "groups.csv").write_text(table.format(3), "utf-8")
    assert dict(finds(root))["totals-tell-more"] == (
        'the total "gender" less the other groups tells what men leaves empty in south: 0'
    )
    (root / "site-data" / "groups.csv").write_text(table.format(""), "utf-8")
    assert "totals-tell-more" not in dict(finds(root))
    notes = root / "private" / "quote-facts.yml"
    notes.parent.mkdir(exist_ok=True)
    quote = quote_of(root, "east")
    notes.write_text(f"{quote}: {{gender: Men}}\n", "utf-8")
    assert "few-in-a-group" not in dict(finds(root)), "one to three"
    changed(root, "sample.yml", "{label: Men, count: 3}", "{label: Men, count: 2}")
    changed(root, "sample.yml", "count: 15", "count: 16")
    assert dict(finds(root))["few-in-a-group"] == (
        'the total "gender" and what quotes say tell that fewer than 3 people are so where men is'
        " left empty: east (1 to 2 of 7)"
    )
    changed(root, "sample.yml", "{label: Men, count: 2}", "{label: Men, count: 1}")
    changed(root, "sample.yml", "count: 16", "count: 17")
    assert dict(finds(root))["totals-tell-more"] == (
        'the total "gender" less the other groups tells, with what quotes say, what men leaves empty'
        " in south: 0, east: 1"
    )


def quote_of(root: Path, case: str) -> str:
    """The first quote of a group."""
    study = load_with_places(root / "site-data", root).study
    return next(
        quote.id for quote in study.published_quotes if quote.speaker and quote.speaker.case == case
    )


# --- withdrawal -----------------------------------------------------------------------------------


def test_a_case_goes_with_what_belongs_to_it(tmp_path: Path) -> None:
    root = copy_of("couples", tmp_path)
    project = Project(root, root / "site-data", root / "content")
    carry_out(plan(project, Wish(cases=("a",))))
    sessions = (root / "site-data" / "sessions.csv").read_text("utf-8")
    assert "a-1" not in sessions
    assert "b-1,b,first,yes" in sessions
    assert "dishes" not in (root / "site-data" / "quotes.yml").read_text("utf-8")
    written = (root / "site-data" / "withdrawn.yml").read_text("utf-8")
    assert "{table: dyads, number: 3}" in written
    assert "{table: sessions, number: 9}" in written
    study = load_with_places(root / "site-data", root).study
    assert (study.studied("dyads"), study.gone("dyads"), study.gone("sessions")) == (3, 1, 3)
    page = words_of(made(root), SAMPLE)
    assert "9 interviews were studied; rows and words of 6 are shown here." in page


# --- what is refused ------------------------------------------------------------------------------


def test_what_tables_cannot_be(tmp_path: Path) -> None:
    root = copy_of("couples", tmp_path)
    changed(root, "sessions.csv", "a-1,a,first", "a-1,z,first")
    changed(root, "sessions.csv", "a-2,a,second", "a,a,second")
    changed(root, "quotes.yml", "case: a-2", "case: a-1")
    changed(root, "sessions.csv", "a-3,a,third", "a-3,b-1,third")
    said = [line.partition("/")[2] for line in problems(root)]
    assert said == [
        'sessions.csv:2: case: there is no case "z"; in dyads.csv and sessions.csv: a, a-1, a-3, b,'
        " b-1, b-2, b-3, c, c-1, c-2, c-3",
        'sessions.csv:3: id: the id "a" stands in dyads.csv already; give each row an id of its own',
        'sessions.csv:4: case: "b-1" is a row of this table; name rows of another table, to which this'
        " row belongs",
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("  - id: dyads", "  - id: quotes", 'a further table cannot be called "quotes"'),
        (
            "  - id: dyads",
            "  - id: flow",
            'a further table cannot be called "flow"; a sheet of the study has this name;'
            " choose another id, and rename the file",
        ),
        ("  - id: dyads", "  - id: turns", 'a further table cannot be called "turns"'),
        ("  - id: dyads", "  - id: pairs", "a table is described here, but there is no pairs.csv"),
        ("  - id: sessions", "  - id: dyads", 'the id "dyads" is taken'),
        (
            "    title: The couples",
            "    size: many\n    title: The couples",
            'there is no column "many"',
        ),
    ],
)
def test_what_sample_yml_cannot_say_of_tables(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    root = copy_of("couples", tmp_path)
    changed(root, "sample.yml", old, new)
    assert any(message in line for line in problems(root))


def test_a_table_with_the_name_of_a_sheet_is_one_mistake(tmp_path: Path) -> None:
    """Its rows are not read as lines of that sheet as well."""
    root = copy_of("couples", tmp_path)
    (root / "site-data/dyads.csv").rename(root / "site-data/flow.csv")
    changed(root, "sample.yml", "  - id: dyads", "  - id: flow")
    said = problems(root)
    assert len([line for line in said if "flow" in line]) == 1
    assert not any("flow.csv:" in line for line in said)


@pytest.mark.parametrize(
    ("name", "file", "old", "new", "message"),
    [
        (
            "one-of-many",
            "sample.yml",
            "{label: at sea, count: 5}",
            "{label: at sea, count: 6}",
            'the counts add up to 10, but "gender" counts 9 as "Women"; count all of the part, those'
            " of whom it is not told in a line of their own",
        ),
        (
            "one-of-many",
            "sample.yml",
            "level: Women",
            "level: women",
            'nothing in gender says "women"; did you mean "Women"?',
        ),
        (
            "one-of-many",
            "study.yml",
            "figures: [people, quotes]",
            "figures: [people, sources]",
            'nothing tells the figure "sources"; say it under `studied`, `{what: sources, number: …,'
            " source: …}`",
        ),
        (
            "synthesis",
            "study.yml",
            "count: 5823",
            "count: 5824",
            "the earlier steps add up to 68, not 69; subtract everyone who left from those before",
        ),
        (
            "synthesis",
            "study.yml",
            "number: 69",
            "number: 70",
            "the last step says 69, but `studied` in study.yml says 70 sources; both count the"
            " sources of the study",
        ),
        (
            "couples",
            "study.yml",
            "{count: 3, what: cancelled",
            "{count: 4, what: cancelled",
            "the earlier steps add up to 8, not 9; subtract everyone who left from those before",
        ),
    ],
)
def test_numbers_are_held_against_each_other(
    tmp_path: Path, name: str, file: str, old: str, new: str, message: str
) -> None:
    root = copy_of(name, tmp_path)
    changed(root, file, old, new)
    assert any(message in line for line in problems(root)), problems(root)


def test_totals_of_an_unknown_number_agree(tmp_path: Path) -> None:
    root = copy_of("one-of-many", tmp_path)
    (root / "site-data" / "people.csv").unlink()
    study = (root / "site-data" / "study.yml").read_text("utf-8")
    start, end = study.index("studied:"), study.index("units:")
    (root / "site-data" / "study.yml").write_text(study[:start] + study[end:], "utf-8")
    changed(root, "quotes.yml", "{person: keeper}", "{unlinked: Not said.}")
    sample = (root / "site-data" / "sample.yml").read_text("utf-8")
    sample = sample[sample.index("totals:") :].replace(
        "    within: [{column: gender, level: Women}]\n", ""
    )
    (root / "site-data" / "sample.yml").write_text(sample, "utf-8")
    assert any(
        'the counts add up to 9, those of "gender" to 21, and nothing says how many people were'
        " studied" in line
        for line in problems(root)
    )


# --- totals of a part, lines that overlap, an earlier release -------------------------------------

ROWS = """--- people.csv
id,gender,illness
{rows}--- sample.yml
people:
  columns:
    - {{id: gender, label: Gender, kind: category, levels: [woman, man], empty: not told, quasi_identifier: false}}
    - {{id: illness, label: Illness, kind: category, levels: [none, dep, anx, HIV], empty: not told, quasi_identifier: false, sensitive: true}}
totals:
{totals}"""


def of_rows(root: Path, rows: str, totals: str) -> list[tuple[str, str]]:
    lines = "".join(f"p{at + 1},{row}\n" for at, row in enumerate(rows.split()))
    verdict = judge_files(laid(ROWS.format(rows=lines, totals=totals), root))
    return [(issue.code, issue.message) for issue in (*verdict.stops, *verdict.looks)]


def total(id_: str, counts: str, more: str = "") -> str:
    lines = ", ".join(
        f"{{label: {label}, count: {count}}}"
        for label, count in (each.split("=") for each in counts.split())
    )
    return f"  - {{id: {id_}, label: {id_}, of: people, source: S, {more}counts: [{lines}]}}\n"


def test_a_total_of_a_part_tells_the_rest(tmp_path: Path) -> None:
    """Case 4a of the model: three of eight take something, and three of the six women do."""
    rows = "woman, " * 6 + "man, " * 2
    whole = total("illness", "none=5 dep=3", "column: illness, ")
    told = of_rows(tmp_path / "whole", rows.replace(" ", "\n").replace(",\n", ",\n"), whole)
    assert not any("illness leaves empty" in message for _, message in told)
    part = total(
        "of-women", "none=3 dep=3", "column: illness, within: [{column: gender, level: woman}], "
    )
    told = of_rows(tmp_path / "part", rows.replace(" ", "\n"), whole + part)
    assert (
        "totals-tell-more",
        'subtracting the rows from the totals "illness", "of-women" reveals what illness leaves empty in p7, p8:'
        " “none”",
    ) in told


def test_overlapping_bands_tell_what_lies_between(tmp_path: Path) -> None:
    """Case 4b of the model: exactly one is between 50 and 54, and that is one of few to be it."""
    bands = (
        "  - {id: by-fifty, label: Age, of: people, source: S, counts: ["
        "{label: below 50, high: 49, count: 3}, {label: 50 and over, low: 50, count: 3}]}\n"
        "  - {id: by-fifty-five, label: Age, of: people, source: S, counts: ["
        "{label: below 55, high: 54, count: 4}, {label: 55 and over, low: 55, count: 2}]}\n"
    )
    case = (
        "--- people.csv\nid,age\np1,40–49\np2,40–49\np3,40–49\np4,50–54\np5,\np6,\n--- sample.yml\n"
        "people:\n  columns:\n    - {id: age, label: Age, kind: ordered, levels: [40–49, 50–54],"
        " empty: not told, quasi_identifier: false}\ntotals:\n"
        + bands.replace("id: by-fifty,", "id: by-fifty, column: age,").replace(
            "id: by-fifty-five,", "id: by-fifty-five, column: age,"
        )
    )
    verdict = judge_files(laid(case, tmp_path))
    messages = [issue.message for issue in verdict.stops]
    assert any("what age leaves empty in p5, p6" in message for message in messages), messages


def test_several_answers_need_not_add_up(tmp_path: Path) -> None:
    answers = total("takes", "tablets=4 drops=3 nothing=1", "overlapping: true, ")
    rows = "woman,none\nwoman,dep\nwoman,anx\n" * 3
    assert of_rows(tmp_path, rows, answers) == []
    folder = tmp_path / "site-data"
    text = (folder / "sample.yml").read_text("utf-8").replace("count: 4", "count: 10")
    (folder / "sample.yml").write_text(text, "utf-8")
    with pytest.raises(StudyError, match=r"10 are counted, but people\.csv has 9 rows"):
        load_with_places(folder, tmp_path)


def test_the_reader_of_an_earlier_release(tmp_path: Path) -> None:
    """Case 3 of the model: totals that were lowered tell whoever has the earlier ones."""
    totals = total("illness", "dep=2 anx=3", "column: illness, ")
    rows = "woman,dep\nwoman,dep\nwoman,anx\nwoman,\nwoman,\n"
    case = ROWS.format(
        rows="".join(f"p{at + 1},{row}\n" for at, row in enumerate(rows.split())), totals=""
    )
    now = laid(case.replace("totals:\n", ""), tmp_path)
    assert not any(i.code.startswith("earlier") for i in judge_files(now).stops)
    earlier = tmp_path / "private" / "earlier" / "2024"
    earlier.mkdir(parents=True)
    then = rows.replace("woman,\nwoman,\n", "woman,anx\nwoman,\n")
    lines = "".join(f"p{at + 1},{row}\n" for at, row in enumerate(then.split()))
    (earlier / "people.csv").write_text(f"id,gender,illness\n{lines}", "utf-8")
    verdict = judge_files(laid(case.replace("totals:\n", ""), tmp_path))
    assert [issue.message for issue in verdict.looks if issue.code == "earlier-release-shows"] == [
        "whoever has the release 2024 reads there what people.csv holds back now: illness of p4"
    ]
    with_total = case + totals
    (tmp_path / "site-data" / "sample.yml").unlink()
    verdict = judge_files(laid(with_total, tmp_path))
    text = next(i.message for i in verdict.stops if i.code == "totals-tell-more")
    assert (
        text
        == 'subtracting the rows from the total "illness" reveals what illness leaves empty in p4, p5: “anx”'
    )


def test_what_two_releases_tell_together(tmp_path: Path) -> None:
    """Each total alone leaves it open; the earlier one split what the later one joins."""
    rows = "woman,\nwoman,\nwoman,dep\n"
    case = ROWS.format(
        rows="".join(f"p{at + 1},{row}\n" for at, row in enumerate(rows.split())),
        totals=total("illness", "dep=2 anx=1", "column: illness, "),
    )
    laid(case, tmp_path)
    earlier = tmp_path / "private" / "earlier" / "first"
    earlier.mkdir(parents=True)
    then = rows.replace("woman,\nwoman,\n", "woman,anx\nwoman,\n", 1)
    lines = "".join(f"p{at + 1},{row}\n" for at, row in enumerate(then.split()))
    (earlier / "people.csv").write_text(f"id,gender,illness\n{lines}", "utf-8")
    sample = (tmp_path / "site-data" / "sample.yml").read_text("utf-8")
    (earlier / "sample.yml").write_text(sample[: sample.index("totals:")], "utf-8")
    verdict = judge_files(
        Material(load_with_places(tmp_path / "site-data", tmp_path), tmp_path, tmp_path / "content")
    )
    assert [i.message for i in verdict.stops if i.code == "earlier-release-tells"] == [
        "people.csv and its totals tell, together with the release first, what neither tells alone:"
        " illness of p2"
    ]


# --- whatever differs of an earlier release is knowledge that its reader has ----------------------

GENDER = "{{id: gender, label: Gender, kind: category, levels: [woman, man], empty: not told, quasi_identifier: {known}}}"
AGE = "{{id: age, label: Age, kind: ordered, levels: [{levels}], empty: not told, quasi_identifier: false}}"
ILL = "{{id: illness, label: Illness, kind: category, levels: [{levels}], empty: not told, quasi_identifier: false}}"


def of_two(
    root: Path, now: tuple[str, str, str], then: tuple[str, str, str]
) -> list[tuple[str, str]]:
    """What is said of a release and an earlier one, each as columns, lines of rows and totals."""

    def files(release: tuple[str, str, str]) -> tuple[str, str]:
        columns, rows, totals = release
        names = ",".join(part.split(",")[0] for part in columns.split("id: ")[1:])
        table = f"id,{names}\n" + "".join(f"{line}\n" for line in rows.split())
        each = columns.replace("}{", "}\n    - {")
        said = f"totals:\n{totals}" if totals else ""
        return table, f"people:\n  columns:\n    - {each}\n{said}"

    table, sample = files(now)
    laid(f"--- people.csv\n{table}--- sample.yml\n{sample}", root)
    earlier = root / "private" / "earlier" / "first"
    earlier.mkdir(parents=True)
    for name, text in zip(("people.csv", "sample.yml"), files(then), strict=True):
        (earlier / name).write_text(text, "utf-8")
    return both_of(root)


def both_of(root: Path) -> list[tuple[str, str]]:
    """What is said of earlier releases."""
    loaded = load_with_places(root / "site-data", root)
    verdict = judge_files(Material(loaded, root, root / "content"))
    return [
        (issue.code, issue.message)
        for issue in (*verdict.stops, *verdict.looks)
        if issue.code.startswith("earlier")
    ]


def test_a_value_coarsened_since_is_read_in_the_earlier_release(tmp_path: Path) -> None:
    now = ILL.format(levels="mood, none")
    then = ILL.format(levels="dep, anx, none")
    rows = "p1,mood p2,mood p3,none p4,none"
    assert of_two(tmp_path, (now, rows, ""), (then, "p1,dep p2,anx p3,none p4,none", "")) == [
        (
            "earlier-release-shows",
            "whoever has the release first reads there what people.csv holds back now: illness of"
            " p1, p2",
        )
    ]


def test_a_number_that_is_a_band_now_is_read_there(tmp_path: Path) -> None:
    now, then = AGE.format(levels="40–49, 50–59"), AGE.format(levels="42, 47, 51")
    told = of_two(
        tmp_path, (now, "p1,40–49 p2,40–49 p3,50–59", ""), (then, "p1,42 p2,47 p3,51", "")
    )
    assert [message.rpartition(": ")[2] for _, message in told] == ["age of p1, p2, p3"]


def test_a_finer_value_now_tells_the_reader_of_then_nothing(tmp_path: Path) -> None:
    now, then = AGE.format(levels="42, 47"), AGE.format(levels="40–49")
    assert of_two(tmp_path, (now, "p1,42 p2,47", ""), (then, "p1,40–49 p2,40–49", "")) == []


def test_bands_that_were_cut_elsewhere_tell_together_what_neither_does(tmp_path: Path) -> None:
    """35–44 and 40–49 leave 40 to 44."""
    now, then = AGE.format(levels="35–44, 45–54"), AGE.format(levels="40–49, 50–59")
    rows = ("p1,35–44 p2,35–44 p3,45–54", "p1,40–49 p2,40–49 p3,50–59")
    assert of_two(tmp_path, (now, rows[0], ""), (then, rows[1], "")) == [
        (
            "earlier-release-tells",
            "people.csv and its totals tell, together with the release first, what neither tells"
            " alone: age of p1, p2, p3",
        )
    ]


def test_a_total_of_then_is_a_fact_beside_the_rows_of_now(tmp_path: Path) -> None:
    """Then no row told the illness, now four of five do: the total of then has one left."""
    now = then = ILL.format(levels="dep, anx, HIV")
    rows_then = "p1, p2, p3, p4, p5,"
    rows_now = "p1,dep p2,dep p3,anx p4,anx p5,"
    totals = total("ills", "dep=2 anx=2 HIV=1", "column: illness, ")
    told = of_two(tmp_path, (now, rows_now, ""), (then, rows_then, totals))
    assert told == [
        (
            "earlier-release-tells",
            "people.csv and its totals tell, together with the release first, what neither tells"
            " alone: illness of p5; “HIV” can only be said of fewer than 3 people: p5",
        ),
        (
            "earlier-release-shows",
            'whoever has the release first reads there what people.csv holds back now: the total "ills"',
        ),
    ]


def test_what_a_total_of_then_told_by_itself_is_named(tmp_path: Path) -> None:
    """The total that gave a blank cell away is gone, but whoever has it still knows."""
    columns, rows = ILL.format(levels="dep, anx, HIV"), "p1,dep p2,dep p3,anx p4,anx p5,"
    totals = total("ills", "dep=2 anx=2 HIV=1", "column: illness, ")
    assert of_two(tmp_path, (columns, rows, ""), (columns, rows, totals)) == [
        (
            "earlier-release-shows",
            "whoever has the release first reads there what people.csv holds back now: illness of"
            ' p5; the total "ills"',
        )
    ]


def test_lines_that_were_joined_since_are_named(tmp_path: Path) -> None:
    columns, rows = ILL.format(levels="dep, anx, mood"), "p1, p2, p3, p4, p5,"
    then = total("ills", "dep=2 anx=3", "column: illness, ")
    now = total("ills", "mood=5", "column: illness, ")
    told = of_two(tmp_path, (columns, rows, now), (columns, rows, then))
    assert ("earlier-release-shows", 1) in [
        (code, message.count('“dep” (2), “anx” (3) of the total "ills"')) for code, message in told
    ]


def test_a_column_and_a_row_and_a_corrected_cell_are_named(tmp_path: Path) -> None:
    gender, ill = GENDER.format(known="false"), ILL.format(levels="dep, anx")
    told = of_two(
        tmp_path,
        (ill, "p1,dep p2,anx p3,anx", ""),
        (f"{gender}{ill}", "p1,woman,anx p2,man,anx p3,man,anx p4,man,dep", ""),
    )
    assert told == [
        (
            "earlier-release-shows",
            "whoever has the release first reads there what people.csv holds back now: another"
            " illness of p1; the column gender; the whole row of p4",
        )
    ]


def test_columns_of_two_releases_pick_somebody_out(tmp_path: Path) -> None:
    """Three men and three women, three here and three there: only both say who is the man here."""
    gender = GENDER.format(known="true")
    town = gender.replace("gender", "town").replace("Gender", "Town").replace("woman, man", "A, B")
    told = of_two(
        tmp_path,
        (town, "p1,A p2,A p3,A p4,B p5,B p6,B", ""),
        (gender, "p1,man p2,woman p3,woman p4,woman p5,man p6,man", ""),
    )
    assert (
        "earlier-release-tells",
        "people.csv tells, together with the release first, what neither tells alone: fewer than 3"
        " people share the same town, gender: p1, p2, p3, p4, p5, p6",
    ) in told


def test_whoever_withdrew_is_told_by_totals_of_then_and_rows_of_now(tmp_path: Path) -> None:
    """Case 3 of the model: the totals of then count the one whose row was never shown."""
    ill = ILL.format(levels="dep, anx, psychosis")
    rows = "p1,dep p2,dep p3,anx p4,anx"
    now = total("ills", "dep=2 anx=2", "column: illness, ")
    then = total("ills", "dep=2 anx=2 psychosis=1", "column: illness, ")
    earlier = (ill, rows.replace("dep", "").replace("anx", ""), then)
    told = of_two(tmp_path, (ill, rows, now), earlier)
    assert [message for _, message in told] == [
        "private/earlier/first cannot be read as a release: the counts add up to 5, but people.csv"
        " has 4 rows"
    ]
    study = (tmp_path / "site-data" / "study.yml").read_text("utf-8")
    study += "studied:\n  - {what: people, number: 5, source: S}\n"
    (tmp_path / "private/earlier/first/study.yml").write_text(study, "utf-8")
    assert [message for code, message in both_of(tmp_path) if "tells" in code] == [
        "people.csv and its totals tell, together with the release first, what neither tells alone:"
        " illness of somebody without a row; “psychosis” can only be said of fewer than 3 people:"
        " somebody without a row"
    ]
