"""Tables of people's own: which column holds what is guessed from the headings, and asked where the
guess is none.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from . import taguette
from .cells import Sheet, read_sheets
from .pieces import Answers, Code, Imported, Question, Selection, Text, some
from .taguette import CODEBOOK, HIGHLIGHTS

_HEADINGS = {
    "words": "quote quotes quotation citat citation zitat zitate text extract excerpt utdrag"
    " content seltext coded codedtext coded_text words cita segment highlight",
    "codes": "code codes kod koder codename code_name category kategori kategorie theme tema thema"
    " themes finding findings tag tags subcategory",
    "person": "participant person speaker deltagare informant interviewee teilnehmer id-person"
    " pseudonym case casename respondent",
    "document": "document file filename source dokument fil quelle interview transcript",
}
_ASKED = {
    "words": "Which column holds the words?",
    "codes": "Which column holds the codes, themes or findings?",
}
_OPTIONAL = ("person", "document")


def read_table(path: Path, answers: Answers) -> Imported:
    """Reads a table: one that Taguette or QualCoder exported, or somebody's own.

    Raises:
        ImportFailed: It is damaged, hostile, or holds no table.
        Question: Which table, or which column holds what.
    """
    sheets = read_sheets(path)
    first = sheets[0]
    heads = {cell.casefold() for cell in first.rows[0]}
    if heads >= HIGHLIGHTS:
        return taguette.read_highlights(_by_heading(first, first.rows[0]))
    if heads >= CODEBOOK:
        return taguette.read_codebook(_by_heading(first, first.rows[0]))
    sheet = _chosen(sheets, answers)
    at = _heading(sheet)
    header = sheet.rows[at]
    columns = _columns(header, answers)
    return _read(sheet, sheets, at, columns, answers)


def _by_heading(sheet: Sheet, header: Sequence[str]) -> list[dict[str, str]]:
    names = [cell.casefold() for cell in header]
    return [
        {name: row[at] if at < len(row) else "" for at, name in enumerate(names)}
        for row in sheet.rows[1:]
    ]


def _chosen(sheets: list[Sheet], answers: Answers) -> Sheet:
    if len(sheets) == 1:
        return sheets[0]
    for sheet in sheets:
        if answers.get("sheet") == sheet.name:
            return sheet
    fitting = [
        sheet for sheet in sheets if _guessed(sheet.rows[_heading(sheet)], "words") is not None
    ]
    if len(fitting) == 1:
        return fitting[0]
    choices = {sheet.name: f"{len(sheet.rows)} rows" for sheet in sheets}
    raise Question("sheet", "It holds several tables. Which one?", choices)


def _heading(sheet: Sheet) -> int:
    """The first row that can be a heading: a title line has one cell."""
    for at, row in enumerate(sheet.rows[:10]):
        if sum(bool(cell) for cell in row) > 1:
            return at
    return 0


def _columns(header: Sequence[str], answers: Answers) -> dict[str, int]:
    found: dict[str, int] = {}
    for what in _HEADINGS:
        at = _answered(header, answers.get(what, ""))
        at = _guessed(header, what) if at is None else at
        if at is not None and at not in found.values():
            found[what] = at
        elif what in _ASKED:
            choices = {
                cell: f"column {_letter(place)}" for place, cell in enumerate(header) if cell
            }
            raise Question(what, _ASKED[what], choices)
    return found


def _answered(header: Sequence[str], said: str) -> int | None:
    if not said:
        return None
    for at, cell in enumerate(header):
        if said.casefold() in (cell.casefold(), _letter(at).casefold()):
            return at
    return None


def _guessed(header: Sequence[str], what: str) -> int | None:
    known = _HEADINGS[what].split()
    for at, cell in enumerate(header):
        if re.sub(r"[^\w-]+", "", cell.casefold()) in known:
            return at
    return None


def _letter(at: int) -> str:
    return (chr(64 + at // 26) if at >= 26 else "") + chr(65 + at % 26)


def _read(
    sheet: Sheet, sheets: list[Sheet], at: int, columns: Mapping[str, int], answers: Answers
) -> Imported:
    def cell(row: Sequence[str], what: str) -> str:
        place = columns.get(what, -1)
        return row[place] if 0 <= place < len(row) else ""

    commas = answers.get("commas") == "yes"
    codes: dict[str, Code] = {}
    texts: dict[str, Text] = {}
    selections = []
    wordless = uncoded = 0
    for row in sheet.rows[at + 1 :]:
        names = _names(cell(row, "codes"), commas)
        for name in names:
            codes.setdefault(name, Code(name, name))
        words = cell(row, "words")
        if not words:
            wordless += 1
            continue
        uncoded += not names
        document = cell(row, "document")
        if document:
            texts.setdefault(document, Text(document, document))
        person = cell(row, "person")
        key = f"{document}\n{person}\n{words}"  # a table has no ids: the text finds a row again
        selections.append(Selection(key, document, words, tuple(names), person=person))
    _ask_commas(codes, answers)
    left = [
        name for place, name in enumerate(sheet.rows[at]) if name and place not in columns.values()
    ]
    return Imported(
        "a table",
        tuple(codes.values()),
        texts,
        tuple(selections),
        left=(
            *(f"column “{name}”" for name in left),
            *(what for each in sheets for what in each.left),
            *(f"the sheet “{each.name}”" for each in sheets if each is not sheet),
            *some(at, "line above the headings", "lines above the headings"),
            *some(wordless, "row without words", "rows without words"),
            *some(uncoded, "row without a code", "rows without a code"),
        ),
    )


def _names(cell: str, commas: bool) -> list[str]:
    parts = re.split(r"[;\n]" + ("|," if commas else ""), cell)
    return list(dict.fromkeys(" ".join(part.split()) for part in parts if part.strip()))


def _ask_commas(codes: Mapping[str, Code], answers: Answers) -> None:
    if "commas" not in answers and (example := next((n for n in codes if "," in n), "")):
        choices = {"yes": "several codes", "no": "one name with a comma"}
        raise Question("commas", f"Is “{example}” several codes, or one name?", choices)
