"""QualCoder: the database `data.qda` of a project folder.

Positions count code points. Names of coders are never carried.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from .database import Database, number, opened, said
from .pieces import (
    Answers,
    Case,
    Code,
    Imported,
    ImportFailed,
    Selection,
    Text,
    Variable,
    counted,
    some,
)
from .positions import in_text

TABLES = (
    "project",
    "source",
    "code_cat",
    "code_name",
    "code_text",
    "cases",
    "case_text",
    "attribute_type",
    "attribute",
    "annotation",
    "journal",
    "code_image",
    "code_av",
)
_NEEDED = {"source", "code_cat", "code_name", "code_text"}


def read_database(path: Path, answers: Answers) -> Imported:
    """Reads a project.

    Raises:
        ImportFailed: It is damaged, newer than known in a way that matters, or its codes go in a
            circle.
    """
    del answers
    with opened(path, TABLES, "QualCoder") as database:
        if not database.tables >= _NEEDED:
            version = next((said(row["databaseversion"]) for row in _project(database)), "")
            raise ImportFailed(
                f"was made by a QualCoder that is not known here ({version or 'no version'});"
                " export it there as REFI-QDA"
            )
        texts = {
            str(row["id"]): Text(str(row["id"]), said(row["name"]), said(row["fulltext"]))
            for row in database.rows("source", "id", "name", "fulltext")
        }
        codes = _codes(database)
        selections, remarks, lost = _selections(database, texts, {code.key for code in codes})
        used = {code for each in selections for code in each.codes}
        categories = {code.key for code in codes if code.key.startswith("category:")}
        return Imported(
            "QualCoder",
            codes,
            texts,
            selections,
            _cases(database, texts),
            tuple(
                Variable(said(row["name"]), said(row["name"]))
                for row in database.rows("attribute_type", "name", "caseOrFile")
                if row["caseOrFile"] != "file"
            ),
            _left(database, texts, lost),
            remarks=remarks,
            unused=frozenset(code.key for code in codes) - used - categories,
        )


def _project(database: Database) -> list[dict[str, Any]]:
    return database.rows("project", "databaseversion", "memo")


def _codes(database: Database) -> tuple[Code, ...]:
    categories = database.rows("code_cat", "catid", "name", "memo", "supercatid")
    names = database.rows("code_name", "cid", "name", "memo", "catid", "supercid")
    codes = [
        Code(
            f"category:{row['catid']}",
            said(row["name"]),
            f"category:{row['supercatid']}" if row["supercatid"] else "",
            said(row["memo"]).strip(),
        )
        for row in categories
    ]
    codes += [
        Code(str(row["cid"]), said(row["name"]), _above(row), said(row["memo"]).strip())
        for row in names
    ]
    return without_loops(codes)


def _above(row: Mapping[str, Any]) -> str:
    if row["supercid"]:  # a code below a code; wins where both are set
        return str(row["supercid"])
    return f"category:{row['catid']}" if row["catid"] else ""


def without_loops(codes: Iterable[Code]) -> tuple[Code, ...]:
    """The codes, each with a parent that is there.

    Raises:
        ImportFailed: A code lies below itself.
    """
    by_key = {code.key: code for code in codes}
    settled: set[str] = set()
    for code in by_key.values():
        seen: list[str] = []
        here: Code | None = code
        while here and here.key not in settled:
            if here.key in seen:
                raise ImportFailed(f"holds a code that lies below itself: “{here.name}”")
            seen.append(here.key)
            here = by_key.get(here.parent)
        settled.update(seen)
    return tuple(
        code
        if not code.parent or code.parent in by_key
        else Code(code.key, code.name, "", code.description)
        for code in by_key.values()
    )


def _selections(
    database: Database, texts: Mapping[str, Text], known: set[str]
) -> tuple[tuple[Selection, ...], tuple[str, ...], int]:
    found, remarks, lost = [], [], 0
    rows = database.rows("code_text", "ctid", "cid", "fid", "seltext", "pos0", "pos1", "important")
    for row in rows:
        code, text, words = str(row["cid"]), str(row["fid"]), said(row["seltext"])
        if code not in known or not words.strip():
            lost += 1
            continue
        whole = texts[text].text if text in texts else ""
        start, end = number(row["pos0"]), number(row["pos1"])
        if whole and (place := in_text(whole, words, start, end)):
            start, end = place
        else:
            start = end = -1
            remarks.append(f"selection {row['ctid']} stands elsewhere in its text than it says")
        ticked = bool(row["important"])
        found.append(Selection(str(row["ctid"]), text, words, (code,), start, end, ticked=ticked))
    return tuple(found), tuple(remarks), lost


def _cases(database: Database, texts: Mapping[str, Text]) -> tuple[Case, ...]:
    parts: dict[str, list[tuple[str, int, int]]] = {}
    for row in database.rows("case_text", "caseid", "fid", "pos0", "pos1"):
        if str(row["fid"]) in texts:
            part = (str(row["fid"]), number(row["pos0"]), number(row["pos1"]))
            parts.setdefault(str(row["caseid"]), []).append(part)
    values: dict[str, dict[str, str]] = {}
    for row in database.rows("attribute", "name", "attr_type", "value", "id"):
        if row["attr_type"] == "case" and said(row["value"]).strip():
            values.setdefault(str(row["id"]), {})[said(row["name"])] = said(row["value"])
    return tuple(
        Case(key, said(row["name"]), tuple(parts.get(key, ())), values.get(key, {}))
        for row in database.rows("cases", "caseid", "name")
        for key in (str(row["caseid"]),)
    )


def _left(database: Database, texts: Mapping[str, Text], lost: int) -> tuple[str, ...]:
    def memos(table: str) -> int:
        return sum(bool(said(row["memo"]).strip()) for row in database.rows(table, "memo"))

    files = [
        row for row in database.rows("attribute_type", "caseOrFile") if row["caseOrFile"] == "file"
    ]
    pictures, recordings = database.count("code_image"), database.count("code_av")
    return (
        "text outside selections, and the names of " + counted(len(texts), "text"),
        *some(memos("code_text"), "remark on a selection", "remarks on selections"),
        *some(memos("source"), "remark on a text", "remarks on texts"),
        *some(memos("cases"), "remark on a case", "remarks on cases"),
        *some(database.count("annotation"), "annotation"),
        *some(database.count("journal"), "journal entry", "journal entries"),
        *some(memos("project"), "note on the project", "notes on the project"),
        *some(len(files), "attribute of texts", "attributes of texts"),
        *some(
            pictures,
            "coded picture, which cannot be carried",
            "coded pictures, which cannot be carried",
        ),
        *some(recordings, "coded part of a recording", "coded parts of recordings"),
        *some(
            lost,
            "selection without words or without its code",
            "selections without words or without their code",
        ),
        "names of coders, colours, days",
    )
