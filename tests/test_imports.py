"""`ownwords import` and `adopt`: from files of other programs to a site, by real builds."""

import json
import os
import pty
import re
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook

import ownwords
from ownwords.cli import main
from ownwords.imports.positions import in_text
from ownwords.imports.speech import labels_in, parts_of
from ownwords.starters import Wish, make_project
from tests.test_engine import copy_of

SAMPLES = Path(__file__).parent / "imported"
TAGUETTE = SAMPLES / "taguette/taguette.sqlite3"
QUALCODER = SAMPLES / "qualcoder/data.qda"

SLEEP = "I slept badly 😴 for weeks, it was like walking in fog."
SISTER = 'Better, "much better", since my sister [name removed] moved in; she & I talk every day.'
SISTER_Q = "Better since my sister [name removed] moved in; she & I talk <every> day."
ALONE = "Jag kände mig ensam (...) men grannen hjälpte mig."
DOCTOR = "Läkaren lyssnade inte, tyvärr."

TAGUETTE_TREE = {
    "Recovery": None,
    "Support": "Recovery",
    "Family": "Support",
    "Burden": None,
    "Sleep": "Burden",
    "Loneliness": "Burden",
}
QUALCODER_TREE = TAGUETTE_TREE | {"Neighbours": "Family", "Not heard": None}
TAGUETTE_QUOTES = {
    SLEEP: {"Sleep"},
    SISTER: {"Recovery", "Family"},
    ALONE: {"Support", "Loneliness"},
    DOCTOR: {"Loneliness"},
}
QUALCODER_QUOTES = {
    SLEEP: {"Sleep"},
    SISTER_Q: {"Family"},
    ALONE: {"Loneliness", "Neighbours"},
    DOCTOR: {"Not heard"},
}
SPEAKERS = ({SLEEP, SISTER}, {ALONE, DOCTOR})
SPEAKERS_Q = ({SLEEP, SISTER_Q}, {ALONE, DOCTOR})


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = make_project(tmp_path / "study", Wish("themes", version="1"))
    monkeypatch.chdir(folder)
    return folder


def run(*args: str | Path, code: int = 0) -> Result:
    result = CliRunner().invoke(main, [str(arg) for arg in args])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == code, result.output
    return result


def finish(project: Path) -> None:
    """Writes what is still to write, as somebody would."""
    for name, gaps in {
        "categories.yml": ("plain: to-write", "plain: What people said about this."),
        "quotes.yml": ("told_as: to-write", "told_as: unclear"),
    }.items():
        file = project / "site-data" / name
        text = file.read_text("utf-8").replace(*gaps)
        text = text.replace("professional: to-write", "professional: What the team says of this.")
        file.write_text(text.replace("gist: to-write", "gist: What it says"), "utf-8")


def told(project: Path) -> tuple[dict[str, str | None], dict[str, set[str]], list[set[str]]]:
    """The study's tree, its quotes with their findings, and which quotes one person says."""
    study = ownwords.read(project)
    labels = {each.id: each.label for each in study.categories.categories}
    tree = {
        each.label: labels[each.parent] if each.parent else None
        for each in study.categories.categories
    }
    quotes = {
        str(quote.text): {labels[placed.category] for placed in quote.categories}
        for quote in study.quotes.quotes
    }
    people: dict[str, set[str]] = {}
    for quote in study.quotes.quotes:
        if quote.speaker and quote.speaker.person:
            people.setdefault(quote.speaker.person, set()).add(str(quote.text))
    return tree, quotes, list(people.values())


@pytest.mark.parametrize(
    ("sample", "tree", "quotes", "speakers"),
    [
        ("taguette/taguette.sqlite3", TAGUETTE_TREE, TAGUETTE_QUOTES, SPEAKERS),
        ("taguette/highlights_all.csv", TAGUETTE_TREE, TAGUETTE_QUOTES, SPEAKERS),
        ("taguette/highlights_all.xlsx", TAGUETTE_TREE, TAGUETTE_QUOTES, SPEAKERS),
        ("qualcoder/data.qda", QUALCODER_TREE, QUALCODER_QUOTES, SPEAKERS_Q),
        ("qualcoder/demo.qdpx", QUALCODER_TREE, QUALCODER_QUOTES, SPEAKERS_Q),
    ],
)
def test_a_file_becomes_a_site(
    project: Path,
    sample: str,
    tree: Mapping[str, str | None],
    quotes: Mapping[str, set[str]],
    speakers: tuple[set[str], ...],
) -> None:
    run("import", SAMPLES / sample, "--name", "mine")
    run("adopt", "mine", "--all")
    got_tree, got_quotes, got_speakers = told(project)
    assert got_tree == tree
    assert got_quotes == quotes
    assert sorted(map(sorted, got_speakers)) == sorted(map(sorted, speakers))
    refused = run("build", code=1)
    assert "still to write" in refused.output
    finish(project)
    run("build")
    study = ownwords.read(project)
    for quote in study.quotes.quotes:
        page = (project / f"site/quotes/{quote.id}/index.html").read_text("utf-8")
        start = str(quote.text).split(" ", 3)[:3]
        assert " ".join(start).split('"')[0].rstrip(",") in page
    for finding in study.categories.categories:
        page = (project / f"site/findings/{finding.id}/index.html").read_text("utf-8")
        assert finding.label in page
    assert 'content="noindex"' not in (project / "site/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("sample", "flags", "tree"),
    [
        ("taguette/codebook.csv", (), TAGUETTE_TREE),
        ("taguette/codebook.xlsx", (), TAGUETTE_TREE),
        (
            "taguette/codebook.qdc",
            (),
            TAGUETTE_TREE | {"interesting": None, "unused": None},
        ),
        ("qualcoder/Codebook-demo.qdc", (), QUALCODER_TREE),
        (
            "refi-qda/annexA1_codebook.qdc",
            (),
            dict.fromkeys(
                ("Topics", "Economy", "Health care", "Values", "Conservatives", "Liberals")
            ),
        ),
        (
            "refi-qda/atlasti_23.4_codebook_fixture.qdc",
            ("--tree", "sets"),
            {"code group 1": None, "code1": "code group 1"},
        ),
        ("refi-qda/atlasti_23.4_codebook_fixture.qdc", ("--tree", "none"), {"code1": None}),
    ],
)
def test_a_codebook_becomes_the_tree_of_findings(
    project: Path, sample: str, flags: tuple[str, ...], tree: Mapping[str, str | None]
) -> None:
    run("import", SAMPLES / sample, *flags, "--name", "mine")
    run("adopt", "mine", "--all")
    assert told(project)[0] == tree
    run("build", "--draft")


def test_what_taguette_says_word_by_word(project: Path) -> None:
    said = run("import", TAGUETTE).output
    people = re.search(r"mixed order: (.*)", said)
    assert people is not None
    assert said.replace(people[1], "P3, P4") == (
        "Read taguette.sqlite3 (Taguette, project “Demo study åäö”)\n"
        "Proposed\n"
        "  6 findings\n"
        "  4 quotes with 6 placements\n"
        "  2 people by made-up ids, in a mixed order: P3, P4\n"
        "  1 question of the interviewer’s, with the quote after it\n"
        "Please note\n"
        "  “Burden”, the missing parent of 2 codes, is made\n"
        "Not carried\n"
        "  text outside highlights, and the names of 2 documents\n"
        "  1 note on the project\n"
        "  2 codes never used: interesting, unused\n"
        "Never read\n"
        "  users, project_members, commands\n"
        "Still to write after adopting all: 16 (plain wording 6, professional wording 2, gist 4,"
        " told_as 4)\n"
        "Who is who: private/import/taguette/key.csv\n"
        "Next: ownwords adopt taguette\n"
    )
    run("adopt", "taguette", "--all")
    asked = next(q for q in ownwords.read(project).quotes.quotes if q.text == ALONE)
    assert asked.prompt == "And now?"


def test_an_export_by_path_holds_rows_twice(project: Path) -> None:
    said = run("import", SAMPLES / "taguette/highlights_Recovery.csv", "--name", "mine").output
    assert "2 quotes with 4 placements" in said
    assert "2 rows that stand there twice" in said


def test_a_selection_inside_another_one_is_a_second_placement(project: Path) -> None:
    said = run("import", QUALCODER, "--name", "mine").output
    assert "1 selection inside another one, as a second placement" in said
    assert "3 variables of people: Age band, Gender, Years ill" in said
    for left in ("1 remark on a selection", "1 annotation", "1 journal entry", "colours"):
        assert left in said


def test_atlas_ti_asks_which_is_the_tree(project: Path) -> None:
    qde = SAMPLES / "refi-qda/annexA2_project_reconstructed.qde"
    asked = run("import", qde, code=2).output
    assert "Say it with --tree: sets (the sets: Feelings" in asked
    names = run("import", qde, "--tree", "names", "--name", "names").output
    assert "/Users/" not in names
    assert "Markgraf" not in names
    labels = {each["label"] for each in candidates(project, "names")["findings"]}
    assert {"Coke", "full-fat Coke", "diet Coke"} <= labels
    sets = run("import", qde, "--tree", "sets", "--name", "sets").output
    assert "second sets of codes" in sets


def candidates(project: Path, name: str) -> dict[str, list[dict[str, str]]]:
    text = (project / f"private/import/{name}/candidates.json").read_text("utf-8")
    found: dict[str, list[dict[str, str]]] = json.loads(text)
    return found


def test_nothing_of_the_source_comes_along(project: Path) -> None:
    before = {file: file.read_bytes() for file in (project / "site-data").iterdir()}
    for sample in (TAGUETTE, SAMPLES / "qualcoder/demo.qdpx"):
        run("import", sample)
    assert before == {file: file.read_bytes() for file in (project / "site-data").iterdir()}
    kept = b"".join(file.read_bytes() for file in (project / "private").rglob("*.*"))
    for secret in (b"coder-login", b"second coder", b"hackme", b"file memo", b"Hur m", b"a note"):
        assert secret not in kept
    assert not list((project / "private").rglob("*.sqlite3"))
    run("adopt", "taguette", "--all")
    public = b"".join(file.read_bytes() for file in (project / "site-data").iterdir())
    for name in (b"P1 interview", b"P2 intervju", b"taguette"):
        assert name not in public
    people = (project / "site-data/people.csv").read_text("utf-8").split()
    assert people[0] == "id"
    assert not {"P1", "P2"} & {*people}  # names of the file are not our ids


def test_gaps_are_counted_shown_and_refused(project: Path) -> None:
    run("import", TAGUETTE)
    said = run("adopt", "taguette", "--all").output
    assert "Taken: 4 quotes, 6 findings, 2 people. Left: 0 quotes, 0 findings." in said
    checked = run("check").output
    assert "site-data/quotes.yml: lines" in checked
    assert re.search(r"site-data/categories.yml: lines \d+(, \d+){5}\n", checked)
    refused = run("build", code=1).output
    assert "told_as: still to write; write it, or look at a draft with" in refused
    assert not (project / "site").exists()
    run("build", "--draft")
    home = (project / "site/index.html").read_text("utf-8")
    assert '<meta name="robots" content="noindex">' in home
    page = (project / "site/findings/burden/index.html").read_text("utf-8")
    assert "Still to write" in page
    assert "to-write" not in re.sub(r"<[^>]*>", "", page)


def test_a_cell_that_is_still_to_write_is_a_gap(project: Path) -> None:
    for name in ("categories", "quotes"):  # no examples, so that people.csv stays
        file = project / f"site-data/{name}.yml"
        file.write_text(file.read_text("utf-8").replace("example-", "own-"), "utf-8")
    for file in (project / "site-data/study.yml", project / "content/from-the-team.md"):
        file.write_text(file.read_text("utf-8").replace("example-", "own-"), "utf-8")
    sample = project / "site-data/sample.yml"
    sample.write_text(sample.read_text("utf-8").split("\n# Numbers")[0].split("totals:")[0])
    run("import", TAGUETTE)
    run("adopt", "taguette", "--all")
    rows = (project / "site-data/people.csv").read_text("utf-8").splitlines()
    assert rows[-1].endswith(",to-write")
    assert "site-data/people.csv: lines 8, 9" in run("check").output
    run("build", "--draft")


def test_where_new_people_would_contradict_totals_who_speaks_is_still_to_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shops = Path(__file__).parent / "studies" / "village-shops"
    folder = copy_of(shops, tmp_path / "shops").parent
    monkeypatch.chdir(folder)
    before = (folder / "site-data/people.csv").read_bytes()
    run("import", TAGUETTE)
    said = run("adopt", "taguette", "--all").output
    assert "Nobody was added to people.csv" in said
    assert (folder / "site-data/people.csv").read_bytes() == before
    assert "speaker: to-write" in (folder / "site-data/quotes.yml").read_text("utf-8")


def test_importing_again_keeps_decisions_and_shows_conflicts(project: Path) -> None:
    source = project / "private/mine.sqlite3"
    shutil.copy(TAGUETTE, source)
    run("import", source)
    run("adopt", "mine", "--all")
    quotes = project / "site-data/quotes.yml"
    mine = DOCTOR.replace("tyvärr", "[sade hon]")
    quotes.write_text(quotes.read_text("utf-8").replace(DOCTOR, mine), "utf-8")
    with sqlite3.connect(source) as database:
        for at, words in ((5, "Läkaren lyssnade aldrig."), (1, "I slept badly for months.")):
            change = "UPDATE highlights SET snippet=?, start_offset=-1 WHERE id=?"
            database.execute(change, (f"<p>{words}</p>", at))
    assert "Since last time: 2 changed in the file" in run("import", source).output
    made = run("adopt", "mine", "--table").output
    assert "Fill in the column take" in made
    table = project / "private/import/mine/adopt.csv"
    text = table.read_text("utf-8-sig")
    assert f"in your study: “{mine}”" in text
    lines = [
        line.replace("later", "no" if "aldrig" in line else "yes", 1) for line in text.splitlines()
    ]
    table.write_text("\n".join(lines), "utf-8")
    run("adopt", "mine", "--table")
    after = quotes.read_text("utf-8")
    assert mine in after  # mine
    assert "aldrig" not in after
    assert "I slept badly for months." in after  # the file's
    assert SLEEP not in after
    assert "nothing has changed" in run("import", source).output


def test_a_table_takes_what_is_ticked_and_names_what_is_wrong(project: Path) -> None:
    run("import", TAGUETTE)
    run("adopt", "taguette", "--table")
    table = project / "private/import/taguette/adopt.csv"
    text = table.read_text("utf-8-sig")
    table.write_text(text.replace("later", "perhaps", 1), "utf-8")
    wrong = run("adopt", "taguette", "--table", code=1).output
    assert "take: “perhaps” is neither yes, no nor later; write one of these" in wrong
    lines = text.splitlines()
    chosen = next(at for at, line in enumerate(lines) if "fog" in line)
    cells = lines[chosen].replace("later", "yes", 1)
    lines[chosen] = re.sub(r",sleep,,,", ",sleep,Walking in fog,hindered,", cells)
    table.write_text("\n".join(lines), "utf-8")
    said = run("adopt", "taguette", "--table").output
    assert "Taken: 1 quote, 2 findings, 1 person. Left: 3 quotes, 4 findings." in said
    quote = ownwords.read(project).quotes.quotes[0]
    assert (quote.gist, quote.told_as) == ("Walking in fog", "hindered")


def typed(folder: Path, *arguments: str, answers: str) -> str:
    """What is said in a real terminal in which somebody types."""
    here, there = pty.openpty()
    command = [sys.executable, "-m", "ownwords", *arguments]
    process = subprocess.Popen(command, cwd=folder, stdin=there, stdout=there, stderr=there)
    os.close(there)
    os.write(here, answers.encode())
    said = b""
    while True:
        try:
            part = os.read(here, 4096)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        said += part
    assert process.wait() == 0, said.decode()
    os.close(here)
    return said.decode()


def test_piece_by_piece_in_a_terminal(project: Path) -> None:
    run("import", TAGUETTE)
    answers = "y\nIt got better\nh\nn\nz\nl\nq\n"
    said = typed(project, "adopt", "taguette", answers=answers)
    assert "z is not a key here" in said
    assert "Taken: 1 quote" in said
    decided = [quote["state"] for quote in candidates(project, "taguette")["quotes"]]
    assert sorted(decided) == ["left", "open", "open", "taken"]
    quote = ownwords.read(project).quotes.quotes[0]
    assert (quote.gist, quote.told_as) == ("It got better", "helped")
    run("adopt", "taguette", code=2)  # without a terminal nobody is asked


def test_a_withdrawn_quote_goes_from_the_candidates_too(project: Path) -> None:
    run("import", TAGUETTE)
    run("adopt", "taguette", "--all")
    finish(project)
    gone = next(q.id for q in ownwords.read(project).quotes.quotes if q.text == DOCTOR)
    assert "Taken out of private/import/taguette/ too. The file" in run("withdraw", gone).output
    kept = (project / "private/import/taguette/candidates.json").read_text("utf-8")
    assert DOCTOR not in kept


def test_a_person_who_withdraws_goes_from_the_candidates_too(project: Path) -> None:
    """With the source's name for them and with what they said that nobody adopted."""
    run("import", TAGUETTE)
    folder = project / "private/import/taguette"
    proposed = json.loads((folder / "candidates.json").read_text("utf-8"))
    quotes = proposed["quotes"]
    people = {each["id"]: each["name"] for each in proposed["people"]}
    of = {id_: [q for q in quotes if id_ in {turn["who"] for turn in q["said"]}] for id_ in people}
    gone = max(of, key=lambda id_: len(of[id_]))
    _, *more = of[gone]
    assert more, "somebody said more than is adopted"
    for quote in more:
        quote["state"] = "left"
    (folder / "candidates.json").write_text(json.dumps(proposed), "utf-8")
    run("adopt", "taguette", "--all")
    finish(project)
    (folder / "notes.txt").write_text(f"{gone} called twice\n", "utf-8")
    before = (folder / "candidates.json").read_bytes()
    dry = run("withdraw", "--person", gone, "--dry-run").output
    assert "Would be taken out of private/import/taguette/ too" in dry
    assert (folder / "candidates.json").read_bytes() == before
    said = run("withdraw", "--person", gone).output
    assert f"with the name, cells and proposed quotes of {gone})" in said
    assert f"private/import/taguette/notes.txt:1: names {gone}; nothing was changed there" in said
    assert "candidates.json:" not in said
    assert "key.csv:" not in said
    kept = "".join((folder / name).read_text("utf-8") for name in ("candidates.json", "key.csv"))
    assert people[gone] not in kept
    assert not any(turn["words"] in kept for quote in of[gone] for turn in quote["said"])
    assert all(name in kept for id_, name in people.items() if id_ != gone)


def archive(path: Path, files: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return path


PROJECT = b'<Project xmlns="urn:QDA-XML:project:1.0" origin="x"><CodeBook><Codes>%s</Codes></CodeBook></Project>'
ENTITIES = b'<?xml version="1.0"?><!DOCTYPE p [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><Project>&b;</Project>'


def hostile(folder: Path) -> dict[str, tuple[Path, str]]:
    cut = folder / "cut.sqlite3"
    cut.write_bytes(TAGUETTE.read_bytes()[:9000])
    text = folder / "text.sqlite3"
    text.write_text("no database")
    used = folder / "used.sqlite3"
    shutil.copy(TAGUETTE, used)
    used.with_name("used.sqlite3-wal").write_bytes(b"x")
    broken = folder / "broken.qdpx"
    broken.write_bytes((SAMPLES / "qualcoder/demo.qdpx").read_bytes()[:-300])
    loop = folder / "loop.qda"
    shutil.copy(QUALCODER, loop)
    with sqlite3.connect(loop) as database:
        database.execute("UPDATE code_cat SET supercatid=3 WHERE catid=1")
    (folder / "kind.rtf").write_text("x")
    (folder / "empty.qdc").write_text("")
    deep = b"<Code name='a' guid='1'>" * 200 + b"</Code>" * 200
    incomplete = "is not a database, or is incomplete; copy it again"
    return {
        "bomb": (
            archive(folder / "bomb.qdpx", {"project.qde": b"<a/>", "sources/a.txt": b"0" * 9**8}),
            "sources/a.txt would be 43.0 MB unpacked; nothing was read",
        ),
        "entities": (
            archive(folder / "entities.qdpx", {"project.qde": ENTITIES}),
            "project.qde declares entities, which the standard does not need; nothing was read",
        ),
        "outside": (
            archive(folder / "out.qdpx", {"../../x.txt": b"x", "project.qde": b"<a/>"}),
            "holds a file with an address outside it; it may be harmful, and nothing was read",
        ),
        "deep": (
            archive(folder / "deep.qdpx", {"project.qde": PROJECT % deep}),
            "project.qde is nested or long beyond reason; nothing was read",
        ),
        "nothing": (
            archive(folder / "nothing.qdpx", {"project.qde": PROJECT % b""}),
            "holds no code and no selection; nothing can be carried",
        ),
        "no project": (
            archive(folder / "other.qdpx", {"a.txt": b"x"}),
            "holds no project.qde; export the project again",
        ),
        "broken": (broken, "is incomplete or damaged; copy it again"),
        "cut": (cut, incomplete),
        "text": (text, incomplete),
        "used": (used, "is in use; close the program that made it first"),
        "loop": (loop, "holds a code that lies below itself: “Recovery”"),
        "kind": (folder / "kind.rtf", "is of a kind that is not known here"),
        "absent": (folder / "absent.qdc", "is not there"),
        "empty": (folder / "empty.qdc", "is empty; copy it again"),
    }


def test_damaged_and_hostile_files_end_in_one_sentence(project: Path, tmp_path: Path) -> None:
    for file, sentence in hostile(tmp_path).values():
        lines = run("import", file, code=1).output.splitlines()
        assert len(lines) == 1, lines
        assert lines[0].startswith(f"{file.name}: ")
        assert sentence in lines[0]
    assert not (project / "private/import").exists()
    assert not list(tmp_path.rglob("x.txt"))


def test_hostile_words_stay_words(project: Path) -> None:
    words = '=HYPERLINK("http://x") {{ 7*7 }} <script>alert(1)</script> # \' " \\ : - é\u2028\x07'
    rows = [("Citat", "Kod", "Deltagare"), (words, "<b>Kod</b>: {% x %}", "Å")]
    book = Workbook()
    for row in rows:
        book.active.append([cell.replace("\x07", "") for cell in row])
    book.active["A2"].data_type = "s"  # words that begin like a formula
    book.active["A3"] = "=1+1"
    book.save("mine.xlsx")
    assert "1 formula without a result" in run("import", "mine.xlsx").output
    run("adopt", "mine", "--table")
    table = (project / "private/import/mine/adopt.csv").read_text("utf-8")
    assert ",\"'=HYPERLINK" in table
    (project / "private/import/mine/adopt.csv").unlink()
    run("adopt", "mine", "--all")
    quote = ownwords.read(project).quotes.quotes[0]
    assert str(quote.text).split() == words.replace("\x07", "").split()


ODS = (
    '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body>'
    "<office:spreadsheet><table:table table:name='S'>{}</table:table></office:spreadsheet>"
    "</office:body></office:document-content>"
)
DOCX = '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>Outside</w:t></w:r></w:p><w:tbl>{}</w:tbl></w:body></w:document>'
ROWS = (
    ("Quote", "Theme", "Participant", "Page"),
    ("I rest.", "Rest; Sleep", "Anna", "007"),
    ("I walk.", "Rest", "Bo", "8"),
)


def as_csv(path: Path) -> None:
    path.write_text("\n".join(";".join(f'"{c}"' for c in row) for row in ROWS), "utf-8-sig")


def as_xlsx(path: Path) -> None:
    book = Workbook()
    book.active.append(["A title line"])
    book.active.append([])
    for row in ROWS:
        book.active.append(list(row))
    book.create_sheet("Notes").append(["nothing here"])
    book.save(path)


def as_ods(path: Path) -> None:
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f"<table:table-cell><text:p>{c.replace(' ', '<text:s/>')}</text:p></table:table-cell>"
            for c in row
        )
        + "<table:table-cell table:number-columns-repeated='16380'/></table:table-row>"
        for row in ROWS
    )
    archive(path, {"content.xml": ODS.format(cells).encode()})


def as_docx(path: Path) -> None:
    rows = "".join(
        "<w:tr>"
        + "".join(f"<w:tc><w:p><w:r><w:t>{c}</w:t></w:r></w:p></w:tc>" for c in row)
        + "</w:tr>"
        for row in ROWS
    )
    archive(path, {"word/document.xml": DOCX.format(rows).encode()})


@pytest.mark.parametrize(
    ("name", "write"),
    [("t.csv", as_csv), ("t.xlsx", as_xlsx), ("t.ods", as_ods), ("t.docx", as_docx)],
)
def test_tables_of_ones_own(project: Path, name: str, write: object) -> None:
    write(Path(name))  # type: ignore[operator]
    said = run("import", name, "--name", "mine").output
    assert "column “Page”" in said
    run("adopt", "mine", "--all")
    tree, quotes, speakers = told(project)
    assert tree == {"Rest": None, "Sleep": None}
    assert quotes == {"I rest.": {"Rest", "Sleep"}, "I walk.": {"Rest"}}
    assert len(speakers) == 2
    assert "Anna" not in (project / "site-data/quotes.yml").read_text("utf-8")


def test_a_workbook_is_read_as_its_program_shows_it(project: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(("Quote", "Theme", "Participant", "Secret"))
    for row in (("A", "T", 7, "x"), ("B", "T", 8, "y"), ("Hidden words", "T", 9, "z")):
        sheet.append(row)
    sheet["C2"].number_format = "000"
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["D"].hidden = True
    book.create_sheet("Names").append(("Quote", "Theme"))
    book["Names"].sheet_state = "hidden"
    book.save("t.xlsx")
    said = run("import", "t.xlsx").output
    for left in ("1 hidden row", "1 hidden column", "the hidden sheet “Names”"):
        assert left in said
    folder = project / "private/import/t"
    people = (folder / "key.csv").read_text("utf-8-sig").splitlines()[1:]
    assert {each.split(",")[1] for each in people} == {"007", "8"}
    assert "Hidden words" not in (folder / "candidates.json").read_text("utf-8")


def test_a_column_that_cannot_be_guessed_is_asked_for(project: Path) -> None:
    Path("t.csv").write_text("Vad;Kod\nJag vilar.;Vila\n", "utf-8")
    asked = run("import", "t.csv", code=2).output
    assert "Say it with --words: Vad (column A), Kod (column B)" in asked
    run("import", "t.csv", "--words", "A")


def test_an_export_of_tracked_changes_is_refused(project: Path) -> None:
    archive(Path("t.docx"), {"word/document.xml": DOCX.format("<w:ins/>").encode()})
    assert "accept the changes first" in run("import", "t.docx", code=1).output


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("ab\ncd efg", 6, 9),  # as it is
        ("ab\ncd efg", 7, 10),  # counted with a byte order mark
        ("ab\r\ncd efg", 6, 9),  # line ends of one sign
        ("a\nb\ncd efg", 9, 12),  # line ends of two signs
        ("a😴\ncd efg", 7, 10),  # UTF-16
    ],
)
def test_positions_are_tried_against_the_words(text: str, start: int, end: int) -> None:
    place = in_text(text, "efg", start, end)
    assert place is not None
    assert text[slice(*place)] == "efg"


def test_positions_that_fit_nowhere_are_none() -> None:
    assert in_text("ab cd", "zz", 0, 2) is None
    assert in_text("ab cd ef", "ab…", 0, 5) == (0, 5)  # a name that was cut


def test_who_speaks() -> None:
    text = "I: How are you?\nAnna: Well.\nI: And why?\nAnna: Better: I sleep.\n"
    labels = labels_in(text)
    assert [label.who for label in labels] == ["I", "Anna", "I", "Anna"]
    start, end = text.index("Well"), text.index("And why?") + 8
    assert [(part.who, part.words) for part in parts_of(text, labels, start, end)] == [
        ("Anna", "Well."),
        ("I", "And why?"),
    ]
