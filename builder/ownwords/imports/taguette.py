"""Taguette: its database, and the exports of its codebook and of its highlights.

Positions in the database count UTF-8 bytes of the text without tags. `users`, `project_members` and
`commands` are never read.
"""

from collections.abc import Iterable, Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from .database import Database, number, opened, said
from .pieces import Answers, Code, Imported, ImportFailed, Question, Selection, Text, counted, some

_TABLES = ("projects", "documents", "tags", "highlights", "highlight_tags")
_NEVER = ("users", "project_members", "commands")
_BLOCKS_NAMES = """
p div br li ul ol h1 h2 h3 h4 h5 h6 tr table blockquote pre
"""
_BLOCKS = frozenset(_BLOCKS_NAMES.split())


class _Words(HTMLParser):
    """The text of a document: as its positions count it, and with a line break at each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.raw = ""
        self.breaks: set[int] = set()

    def handle_data(self, data: str) -> None:
        self.raw += data

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        if tag in _BLOCKS:
            self.breaks.add(len(self.raw))

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.breaks.add(len(self.raw))


def words_of(html: str) -> tuple[str, dict[int, int]]:
    """The text of a document with a line break at each block, and for each position in bytes of
    its words the position in that text.
    """
    parser = _Words()
    parser.feed(html)
    parser.close()
    parts: list[str] = []
    places: dict[int, int] = {}
    at = length = 0
    for index, sign in enumerate(parser.raw):
        if index in parser.breaks and parts and parts[-1] != "\n":
            parts.append("\n")
            length += 1
        places[at] = length
        parts.append(sign)
        length += 1
        at += len(sign.encode("utf-8", "surrogatepass"))
    places[at] = length
    return "".join(parts), places


def read_database(path: Path, answers: Answers) -> Imported:
    """Reads a project from Taguette's database.

    Raises:
        ImportFailed: It is damaged, or holds no project.
        Question: It holds several.
    """
    with opened(path, _TABLES, "Taguette") as database:
        project = _project(database, answers)
        tags = [
            row
            for row in database.rows("tags", "id", "project_id", "path", "description")
            if row["project_id"] == project["id"]
        ]
        documents = [
            row
            for row in database.rows(
                "documents", "id", "project_id", "name", "description", "contents"
            )
            if row["project_id"] == project["id"]
        ]
        highlights = database.rows(
            "highlights", "id", "document_id", "start_offset", "end_offset", "snippet"
        )
        links = database.rows("highlight_tags", "highlight_id", "tag_id")
        never = tuple(name for name in _NEVER if name in database.tables)
    texts, places = {}, {}
    for row in documents:
        key = str(row["id"])
        text, places[key] = words_of(said(row["contents"]))
        texts[key] = Text(key, said(row["name"]), text)
    codes = {str(row["id"]): (said(row["path"]), said(row["description"])) for row in tags}
    linked: dict[str, list[str]] = {}
    for row in links:
        if str(row["tag_id"]) in codes:
            linked.setdefault(str(row["highlight_id"]), []).append(str(row["tag_id"]))
    selections = [
        _selection(row, places, linked.get(str(row["id"]), []))
        for row in highlights
        if str(row["document_id"]) in texts
    ]
    astray = sum(said(row["document_id"]) not in texts for row in highlights)
    used = {code for each in selections for code in each.codes}
    notes = sum(bool(said(row["description"]).strip()) for row in documents)
    left = (
        "text outside highlights, and the names of " + counted(len(texts), "document"),
        *some(notes, "note on a document", "notes on documents"),
        *some(int(bool(said(project["description"]).strip())), "note on the project"),
        *some(
            astray,
            "highlight of another project or without a document",
            "highlights of other projects or without a document",
        ),
    )
    tree, remarks = dotted((key, name, description) for key, (name, description) in codes.items())
    return Imported(
        f"Taguette, project “{said(project['name'])}”",
        tree,
        texts,
        tuple(selections),
        left=left,
        unread=never,
        remarks=remarks,
        unused=frozenset(codes) - used,
    )


def _project(database: Database, answers: Answers) -> dict[str, Any]:
    projects = database.rows("projects", "id", "name", "description")
    if not {"projects", "tags", "highlights", "highlight_tags"} <= database.tables:
        raise ImportFailed("is a database, but not one of Taguette or QualCoder")
    if not projects:
        raise ImportFailed("holds no project")
    if len(projects) == 1:
        return projects[0]
    for row in projects:
        if answers.get("project") in (str(row["id"]), said(row["name"])):
            return row
    choices = {str(row["id"]): said(row["name"]) for row in projects}
    raise Question("project", "It holds several projects. Which one?", choices)


def _selection(
    row: Mapping[str, Any], places: Mapping[str, dict[int, int]], codes: Sequence[str]
) -> Selection:
    key, document = str(row["id"]), str(row["document_id"])
    words, _ = words_of(said(row["snippet"]))
    start, end = number(row["start_offset"]), number(row["end_offset"])
    at = places[document]
    if start in at and end in at:
        return Selection(key, document, words, tuple(codes), at[start], at[end])
    return Selection(key, document, words, tuple(codes))


def dotted(
    tags: Iterable[tuple[str, str, str]], sign: str = "."
) -> tuple[tuple[Code, ...], tuple[str, ...]]:
    """A tree from names with dots; parents that are not there are made, and said.

    Args:
        tags: Key, name with dots, description of each.
        sign: What stands between the parts of a name.
    """
    written = list(tags)
    by_path = {_parts(name, sign): key for key, name, _ in written}
    made: dict[tuple[str, ...], int] = {}
    codes: list[Code] = []
    for key, name, description in written:
        parts = _parts(name, sign)
        for depth in range(1, len(parts)):
            above = parts[:depth]
            if above not in by_path:
                by_path[above] = f"made:{sign.join(above)}"
                made[above] = 0
                parent = by_path.get(above[:-1], "")
                codes.append(Code(by_path[above], above[-1], parent))
            if above in made and depth == len(parts) - 1:
                made[above] += 1
        parent = by_path.get(parts[:-1], "")
        codes.append(Code(key, parts[-1], parent, description))
    remarks = tuple(
        f"“{sign.join(path)}”, the missing parent of {counted(count, 'code')}, is made"
        for path, count in made.items()
    )
    return tuple(codes), remarks


def _parts(name: str, sign: str) -> tuple[str, ...]:
    parts = tuple(part.strip() for part in name.split(sign) if part.strip())
    return parts or (name.strip() or "?",)


CODEBOOK = {"tag", "description", "number of highlights"}
HIGHLIGHTS = {"id", "document", "tag", "content"}


def read_codebook(rows: Sequence[Mapping[str, str]]) -> Imported:
    """The export of a codebook as a table."""
    tree, remarks = dotted(
        (row["tag"], row["tag"], row.get("description", "")) for row in rows if row["tag"]
    )
    unused = frozenset(
        row["tag"] for row in rows if row.get("number of highlights", "").split(".")[0] == "0"
    )
    left = ("the numbers of highlights and documents",)
    return Imported("Taguette, a codebook", tree, left=left, remarks=remarks, unused=unused)


def read_highlights(rows: Sequence[Mapping[str, str]]) -> Imported:
    """The export of highlights as a table. Rows of one id are one highlight; an export by path
    holds rows twice.
    """
    quotes: dict[str, tuple[str, str, dict[str, None]]] = {}
    names: dict[str, str] = {}
    doubled = 0
    for row in rows:
        document = names.setdefault(row["document"], f"d{len(names) + 1}")
        key = row["id"].split(".")[0] or f"{document}:{row['content']}"
        codes = quotes.setdefault(key, (document, row["content"], {}))[2]
        doubled += row["tag"] in codes
        codes.setdefault(row["tag"])
    tags = dict.fromkeys(tag for _, _, tags in quotes.values() for tag in tags if tag)
    tree, remarks = dotted((tag, tag, "") for tag in tags)
    return Imported(
        "Taguette, an export of highlights",
        tree,
        {key: Text(key, name) for name, key in names.items()},
        tuple(
            Selection(key, document, words, tuple(tag for tag in codes if tag))
            for key, (document, words, codes) in quotes.items()
        ),
        left=(
            *some(doubled, "row that stands there twice", "rows that stand there twice"),
            "the names of " + counted(len(names), "document"),
        ),
        unread=(),
        remarks=(*remarks, "an export holds no highlight without a tag, and no text around it"),
    )
