"""Tables as people have them: what can mean one thing is read and said, the rest is refused."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from ownwords.errors import StudyError
from ownwords.load import Loaded, load_with_places
from ownwords.pipeline import Project, judge, make_site, read_material
from ownwords.withdrawal import Wish, carry_out, plan

SMALLEST = Path(__file__).parent / "studies" / "smallest" / "site-data"

VOICE = "{id: voice, label: Voice, kind: category, levels: [alto, bass]}"
NUMBER = "{id: n, label: N, kind: number}"
TEXT = "{id: t, label: T, kind: text, empty: not asked}"


def lay(folder: Path, table: str | bytes, *columns: str) -> Path:
    data = folder / "site-data"
    shutil.copytree(SMALLEST, data)
    (data / "people.csv").write_bytes(table.encode() if isinstance(table, str) else table)
    described = "".join(f"    - {column}\n" for column in columns) or "    []\n"
    (data / "sample.yml").write_text(f"people:\n  columns:\n{described}", "utf-8")
    return data


def read(folder: Path, table: str | bytes, *columns: str) -> Loaded:
    return load_with_places(lay(folder, table, *columns))


def refused(folder: Path, table: str | bytes, *columns: str) -> list[str]:
    with pytest.raises(StudyError) as raised:
        read(folder, table, *columns)
    return [str(problem).removeprefix("site-data/people.csv:") for problem in raised.value.problems]


def cells(loaded: Loaded) -> list[list[str]]:
    return [[row.id, *(cell.text for cell in row.cells)] for row in loaded.study.people]


SEP = "the line that begins with sep= only names what parts the cells"


@pytest.mark.parametrize(
    ("table", "taken"),
    [
        ("sep=;\r\nid;voice\r\nS1;alto\r\n", (SEP,)),
        ('"sep=;"\nid;voice\nS1;alto\n', (SEP,)),
        ("SEP=;;\nid;voice\nS1;alto\n", (SEP,)),
        ("sep=\t\nid\tvoice\nS1\talto\n", (SEP,)),
        ("id\tvoice\nS1\talto\n", ("its cells are parted by tabs",)),
        ("id|voice\nS1|alto\n", ("its cells are parted by vertical bars",)),
        ("id;voice\rS1;alto\r", ()),
        ("\ufeffid,voice\r\nS1,alto\r\n", ()),
        ("id;voice;;\nS1;alto;;\n;;;\n", ("2 empty columns left out",)),
        ("id;;voice\n;;\nS1;;alto\n", ("1 empty column left out",)),
        ("id,voice,remarks\nS1,alto,\n", ('the column "remarks" left out, which is empty',)),
        ("ID,voice\nS1,alto\n", ('"ID" as the column id',)),
        ("Id , Voice\u00a0\nS1,alto\n", ('"Id" as the column id', '"Voice" as the column voice')),
        ("id,voice\nS1,Alto\u00a0\n", ('voice: "Alto" as "alto"',)),
        (
            "Table 1. Singers\n\nid,voice\nS1,alto\n",
            ('1 line above the names of the columns left aside ("Table 1. Singers")',),
        ),
        (
            "id;voice\nS1;alto\n;\nTotal;1\nNote: ages, in years;\n* asked twice;\n",
            ('3 lines below left aside ("Total 1 … Note: ages, in years … * asked twice")',),
        ),
        (
            "id\tvoice\nS1\talto\n".encode("utf-16"),
            ("the file is saved as UTF-16", "its cells are parted by tabs"),
        ),
        ("1".join(['id,voice\n="S', '",alto\n']), ()),
        ('id, voice\nS1, "alto"\n', ()),
    ],
)
def test_what_is_unambiguous_is_read_and_said(
    tmp_path: Path, table: str | bytes, taken: tuple[str, ...]
) -> None:
    loaded = read(tmp_path, table, VOICE)
    assert cells(loaded) == [["S1", "alto"]]
    assert loaded.table("people").taken == taken


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("12,5", "12.5"),
        ("1 234", "1234"),
        ("1\u00a0234,5", "1234.5"),
        ("1\u202f234", "1234"),
        ("1'234", "1234"),
        ("1’234’567", "1234567"),
        ("1.234,5", "1234.5"),
        ("1,234,567", "1234567"),
        ("12,5 %", "12.5"),
        ("3%", "3"),
        ("007", "7"),
        ("1.0", "1"),
        ("1.50", "1.50"),
        ("−5", "-5"),
        ("１２", "12"),
        ("١٢", "12"),
        ("1.234", "1.234"),
    ],
)
def test_numbers_as_people_write_them(tmp_path: Path, written: str, number: str) -> None:
    column = '{id: n, label: N, kind: number, unit: "%"}'
    loaded = read(tmp_path, f'id,n\na,"{written}"\n', column)
    assert cells(loaded) == [["a", number]]
    assert loaded.study.people[0].cells[0].number == float(number)
    said = () if written == number else (f'n: "{" ".join(written.split())}" as "{number}"',)
    assert loaded.table("people").taken == said


@pytest.mark.parametrize(
    ("column", "read_as"),
    [
        (("1,234", "1,234.5"), ["1234", "1234.5"]),
        (("1,234", "12,5"), ["1.234", "12.5"]),
        (("1.234", "1.234,5"), ["1234", "1234.5"]),
        (("1.0", "2.0"), ["1", "2"]),
        (("1.0", "2.5"), ["1.0", "2.5"]),
    ],
)
def test_the_column_tells_what_a_comma_means(
    tmp_path: Path, column: tuple[str, str], read_as: list[str]
) -> None:
    table = f"id;n\na;{column[0]}\nb;{column[1]}\n"
    assert [number for _, number in cells(read(tmp_path, table, NUMBER))] == read_as


def test_ids_that_a_program_took_for_numbers(tmp_path: Path) -> None:
    loaded = read(tmp_path, "id,t\n1.0,x\n2.0,y\n", TEXT)
    assert [row.id for row in loaded.study.people] == ["1", "2"]
    assert loaded.table("people").taken == ('id: "1.0" as "1", "2.0" as "2"',)


@pytest.mark.parametrize(
    ("levels", "written", "level"),
    [
        ("[true, false]", "TRUE", "true"),
        ('["01", "02"]', "1", "01"),
        ("[18–29, 30–39]", "30-39", "30–39"),
        ("[don’t know, yes]", "Don't know", "don’t know"),
        ("[N/A, yes]", "N/A", "N/A"),
        ("[-, yes]", "-", "-"),
    ],
)
def test_a_cell_is_the_level_that_it_alone_can_be(
    tmp_path: Path, levels: str, written: str, level: str
) -> None:
    column = f"{{id: v, label: V, kind: category, levels: {levels}}}"
    assert cells(read(tmp_path, f"id,v\na,{written}\n", column)) == [["a", level]]


def test_signs_for_no_value_are_empty_cells_where_those_have_a_meaning(tmp_path: Path) -> None:
    loaded = read(tmp_path, "id,t\na,–\nb,NA\nc,Not asked\nd,\ne,none\n", TEXT)
    assert cells(loaded) == [["a", ""], ["b", ""], ["c", ""], ["d", ""], ["e", "none"]]
    assert loaded.table("people").taken == (
        't: "–" as an empty cell, "NA" as an empty cell, "Not asked" as an empty cell',
    )


def test_names_of_columns_are_labels_and_give_ids(tmp_path: Path) -> None:
    table = 'id,"Years\nin choir",VR Experience,Größe (cm),年齢\nS1,2,none,180,40\n'
    loaded = read(
        tmp_path,
        table,
        "{id: Years in choir, label: Years, kind: text}",
        "{id: vr-experience, kind: text}",
        "{id: grosse-cm, kind: number}",
        "{id: 年齢, kind: number}",
    )
    columns = loaded.study.sample.people.columns
    assert [(column.id, column.label) for column in columns] == [
        ("years-in-choir", "Years"),
        ("vr-experience", "VR Experience"),
        ("grosse-cm", "Größe (cm)"),
        ("年齢", "年齢"),
    ]
    assert loaded.table("people").taken[:1] == ('"Years in choir" as the column years-in-choir',)


CELL = "format the column as text, and type the cell anew"
EMPTY = "leave the cell empty, and say in sample.yml what that means (`empty: not asked`)"
UTF_8 = "save it as UTF-8 (in an editor: “Save with encoding”; in Excel: “CSV UTF-8”)"
AGAIN = "open the original file as UTF-8, and save it anew as “CSV UTF-8”"
FULL_MARKS = 'inside a cell in quotation marks, write each " twice'


@pytest.mark.parametrize(
    ("table", "columns", "said"),
    [
        (
            "Participant;voice\nS1;alto\nS2;bass\n",
            (VOICE,),
            '1: there is no column id; each row needs an id of its own; if these are in the column "Participant", name it id',
        ),
        (
            "id,Years in choir,Größe\nS1,2,a: b\nS2,3,c\n",
            (),
            '1: the columns "Years in choir", "Größe" are not described in sample.yml; describe what is to be published under people, columns, such as: {id: years-in-choir, label: Years in choir, kind: number}, {id: grosse, label: Größe, kind: text}',
        ),
        (
            "id,Work\na,farm: own\nb,shop\nc,shop\n",
            (),
            '1: the column "Work" is not described in sample.yml; describe what is to be published under people, columns, such as: {id: work, label: Work, kind: category, levels: ["farm: own", shop]}',
        ),
        (
            "id,Age,age \nS1,2,3\n",
            (),
            '1: the columns "Age" and "age" have the same name; give each its own name',
        ),
        (
            ",id,t\n0,a,x\n",
            (TEXT,),
            '1: column 1 has no name in the first row; name it, or delete the column; line 2 has "0" in it',
        ),
        (
            "id,voice\nS1,\u200bbass\n",
            (VOICE,),
            "2: voice: the cell holds a zero-width space (U+200B), which nobody can see; type the cell anew",
        ),
        (
            "id,voice\nS1,bass\u200e\n",
            (VOICE,),
            '2: voice: "bass" is not one of the column\'s levels: it holds a left-to-right mark (U+200E), which nobody can see; type the cell anew',
        ),
        (
            "id,voi\u00adce\nS1,bass\n",
            (VOICE,),
            '1: the name of the column "voice" holds a soft hyphen (U+00AD), which nobody can see; type the name anew',
        ),
        (
            "id,voice\nS\u200d1,bass\n",
            (VOICE,),
            '2: id: the id "S1" holds a zero-width joiner (U+200D), which nobody can see; type it anew',
        ),
        (
            "id,n\na,1\u200d2\n",
            (NUMBER,),
            '2: n: "12" holds a zero-width joiner (U+200D), which nobody can see; type the cell anew',
        ),
        (
            "id,voice\nS1,größe\n".encode("cp1252"),
            (VOICE,),
            f"2: a character in this line is not saved as UTF-8; it reads “größe” as Windows-1252; {UTF_8}",
        ),
        (
            "id,voice\nS1,größe\n".encode("mac_roman"),
            (VOICE,),
            f"2: a character in this line is not saved as UTF-8; it reads “größe” as Mac Roman; {UTF_8}",
        ),
        (
            "id,t\na,GrÃ¶ÃŸe\n",
            (TEXT,),
            f'2: t: "GrÃ¶ÃŸe" was saved wrongly: "Ã¶ÃŸ" is what programs make of "öß"; {AGAIN}',
        ),
        (
            "id,t\na,x\ufffdy\n",
            (TEXT,),
            f'2: t: "x\ufffdy" has lost letters: a program read them wrongly; {AGAIN}',
        ),
        (
            "id,n\na,#REF!\n",
            (NUMBER,),
            '2: n: "#REF!" is an error of a spreadsheet, and no value; write the value; a formula has to be saved as what it gives',
        ),
        (
            "id,t\na,#BEZUG!\n",
            (TEXT,),
            '2: t: "#BEZUG!" is an error of a spreadsheet, and no value; write the value; a formula has to be saved as what it gives',
        ),
        ("id,t\na,#N/A\n", (TEXT,), f'2: t: "#N/A" stands for a missing value; {EMPTY}'),
        (
            "id,t\na,k.A.\nb,x\nc,k.A.\nd,k.A.\n",
            (TEXT,),
            f'2: t: "k.A." stands for a missing value (also in lines 4, 5); {EMPTY}',
        ),
        ("id,n\na,–\nb,1\n", (NUMBER,), f'2: n: "–" stands for a missing value; {EMPTY}'),
        (
            "id,n\na,1.2E+05\n",
            (NUMBER,),
            '2: n: "1.2E+05" is a number that a spreadsheet has shortened; write all its digits',
        ),
        (
            'id,n\na,"1,234"\n',
            (NUMBER,),
            '2: n: "1,234" can be 1234 or 1.234; write the one that is meant',
        ),
        (
            "id;n\na;1.234\n",
            (NUMBER,),
            '2: n: "1.234" can be 1234 or 1.234; write the one that is meant',
        ),
        (
            "id,n\na,12.5 %\n",
            (NUMBER,),
            '2: n: "12.5 %" is not a plain number; if it counts "%", say so in sample.yml (`unit: "%"`)',
        ),
        (
            'id,t\na,"he said "no" to it"\n',
            (TEXT,),
            f"2: the quotation marks in this row do not match; {FULL_MARKS}",
        ),
    ],
)
def test_what_is_ambiguous_is_refused_in_one_message(
    tmp_path: Path, table: str | bytes, columns: tuple[str, ...], said: str
) -> None:
    assert refused(tmp_path, table, *columns) == [said]


@pytest.mark.parametrize(
    "written", ["3-Apr", "03. Apr", "3.apr.", "Apr-03", "2024-04-03", "2024-04-03 00:00:00", "45385",
                "04.03.", "03.04.2024", "04/03/2024", "3-Apr-24", "3-avr"],
)  # fmt: skip
def test_a_date_that_a_spreadsheet_made_of_a_range(tmp_path: Path, written: str) -> None:
    assert refused(tmp_path, f"id,t\na,1-2\nb,{written}\n", TEXT) == [
        f'3: t: "{written}" is a date; spreadsheets make it of "3-4" or "4-3"; {CELL}'
    ]
    levels = "{id: t, label: T, kind: ordered, levels: [1–2, 3–4]}"
    assert refused(tmp_path / "levels", f"id,t\nb,{written}\n", levels) == [
        f'2: t: "{written}" is a date; spreadsheets make it of "3–4"; {CELL}'
    ]


@pytest.mark.parametrize(
    "text", ["2024-04-03", "3 decades", "2 months", "45385", "10 March", "5 maj"]
)
def test_what_may_be_meant_so_stays(tmp_path: Path, text: str) -> None:
    loaded = read(tmp_path, f"id,t\na,{text}\n", TEXT)
    assert cells(loaded) == [["a", text]]
    assert loaded.table("people").taken == ()


def test_cells_keep_their_line_breaks_and_quotation_marks(tmp_path: Path) -> None:
    table = 'id;t\r\na;he said "no"\r\nb;"he said ""no"", twice"\r\nc;"two\r\nlines"\r\n'
    assert [text for _, text in cells(read(tmp_path, table, TEXT))] == [
        'he said "no"',
        'he said "no", twice',
        "two\nlines",
    ]


def test_check_says_once_what_was_taken_how_and_a_build_goes_on(tmp_path: Path) -> None:
    column = NUMBER.replace("}", ", quasi_identifier: false}")
    data = lay(tmp_path, "List of singers\nID;n\nS1;1 234\nS2;12,5\n", column)
    site = make_site(Project(tmp_path, data, tmp_path / "content"))
    hints = judge(site.material, date(2026, 11, 26), site.verdict.looks).hints
    assert [str(hint) for hint in hints if hint.code == "table-taken"] == [
        'site-data/people.csv:2: this table was taken so: 1 line above the names of the columns left aside ("List of singers"); "ID" as the column id; n: "1 234" as "1234", "12,5" as "12.5"; correct the table where that is wrong, or acknowledge it  [table-taken]'
    ]  # fmt: skip
    acknowledged = "acknowledged:\n  - {hint: table-taken, where: site-data/people.csv, reason: R, by: T, date: 2026-11-26}\n"
    (data / "acknowledged.yml").write_text(acknowledged, "utf-8")
    material, _ = read_material(Project(tmp_path, data, tmp_path / "content"))
    assert "table-taken" not in {hint.code for hint in judge(material, date(2026, 11, 26)).hints}


def test_the_gate_reads_what_stands_above_and_below_a_table(tmp_path: Path) -> None:
    table = "List by Anna Svensson\nid,voice\nS1,alto\nNote: ask anna@example.org first,\n"
    data = lay(tmp_path, table, VOICE)
    with pytest.raises(StudyError) as raised:
        make_site(Project(tmp_path, data, tmp_path / "content"))
    found = [(problem.file, problem.line) for problem in raised.value.problems]
    assert ("site-data/people.csv", 1) in found
    assert ("site-data/people.csv", 4) in found


def test_a_withdrawal_changes_one_cell_of_a_table_with_empty_columns(tmp_path: Path) -> None:
    study = shutil.copytree(SMALLEST.parent.parent / "village-shops", tmp_path / "study")
    cases = study / "site-data/cases.csv"
    rows = [line.split(",") for line in cases.read_text("utf-8").splitlines()]
    wide = ["\t".join([row[0], "", *row[1:], ""]) for row in [["ID", *rows[0][1:]], *rows[1:]]]
    cases.write_text("Talks\n" + "\n".join(wide) + "\n", "utf-8")
    project = Project(study, study / "site-data", study / "content")
    carry_out(plan(project, Wish((), ("R3",))))
    assert cases.read_text("utf-8").splitlines()[:4] == [
        "Talks",
        "ID\t\tperson\tsetting\ttalk\ttalk_minutes\t",
        "north\t\tR1;R2\tschool\t90 minutes\t90\t",
        "south\t\tR4;R5;R6;R1\tshop\t70 minutes\t70\t",
    ]
