"""Collects everything that is published as text, with its place and whose words it is."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Literal, get_args

from ...load.translations import Translation
from ...model import FILES, Study
from ...model.base import ColumnId, Id, Link, Prose, RowId, Shape, Text, Url, Verbatim
from ...records import dataclass
from ...remembered import cache
from ...source import YamlSource
from ...source.comments import bibtex_comments
from ..material import Material

Path = tuple[str | int, ...]

Whose = Literal["spoken", "cell", "comment", "ours", "public", "note", "name"]
"""Whose words a text is.

- `spoken`: what people said, and what was written right beside it (prompt, gist, content note).
- `cell`: a cell of the sample, whose first word begins no sentence.
- `comment`: a remark in a file, which no page shows and everybody can read.
- `ours`: the team's own prose, where links are meant.
- `public`: contacts, authors, licence, references: addresses and numbers are meant.
- `note`: what a program noted in a picture; the site leaves it out.
- `name`: an id or the name of a file.
"""


@dataclass(frozen=True)
class SourceText:
    """A text to be checked.

    Attributes:
        file: As in `Issue`.
        path: As in `Issue`.
        text: The words.
        whose: Whose words they are.
        language: Their language, as a tag.
        line: The line in which the text begins, in a file that is not one of the model's YAML
            files.
        whole: Whether the text is identical to the file from that line on, so that lines can be
            counted in it.
        decoded: The text as it is written, where this is what it says once it is decoded.
        source: The file, where words are looked for in it to tell their line, and `file` is none
            of the study's own.
    """

    file: str
    path: Path
    text: str
    whose: Whose
    language: str
    line: int = 0
    whole: bool = False
    decoded: str = ""
    source: YamlSource | None = None


def source_texts(material: Material) -> Iterator[SourceText]:
    """Every text of the study's files and its hand-written pages, as people read it."""
    for piece in _source_texts(material):
        text = as_read(piece.text)
        yield piece if text is piece.text else replace(piece, text=text)


def _source_texts(material: Material) -> Iterator[SourceText]:
    yield from _fields_of(material)
    yield from _cells_of(material)
    yield from _remarks_of(material)
    for translation in material.translations:
        yield from _translated(translation)
    for page in material.readable_pages:
        language = material.language_of(page)
        yield SourceText(page.file, (), page.path, "name", language, 1)
        yield SourceText(page.file, (), without_date(page.text), "ours", language, 1, whole=True)


_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?^---[ \t]*\n", re.DOTALL | re.MULTILINE)
_DATE = re.compile(
    r"^((?:date|[ \t]+(?:created|updated)):[ \t]*)(\d{4}-\d{2}-\d{2}(?:[T ][\d:.+Z -]*)?)$",
    re.MULTILINE,
)


def without_date(text: str) -> str:
    """A page's text without the date of the page itself, which a blog asks for in the front matter:
    it says when something was published, not when something happened to somebody.
    """
    head = _FRONT_MATTER.match(text)
    if not head:
        return text
    return _DATE.sub(lambda date: date[1] + " " * len(date[2]), head[0]) + text[head.end() :]


_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


def as_read(text: str) -> str:
    """The text without invisible characters and with composed accents (NFC), so that neither hides
    a name.
    """
    if text.isascii() or (unicodedata.is_normalized("NFC", text) and not _UNSEEN.search(text)):
        return text
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text))


_BESIDE_WORDS = frozenset({"gist", "content_note", "member"})
_PUBLIC = (("support",), ("study", "contact"), ("study", "authors"), ("study", "licence"))
# Not scanned: these hold words that are searched for, or name places in files.
_NOT_TEXT = {
    "privacy": {"denied", "words", "where", "finding"},
    "acknowledged": {"words", "where", "hint"},
}


def _fields_of(material: Material) -> Iterator[SourceText]:
    for file in FILES:
        model = getattr(material.study, file)
        for path, value, whose, language in (
            _walk(model, (), material.study.study.language) if model else ()
        ):
            key = _key(path)
            if key not in _NOT_TEXT.get(file, ()):
                said = language if whose == "spoken" else material.study.study.language
                yield SourceText(file, path, value, _whose(file, path, key, whose), said)


def _translated(translation: Translation) -> Iterator[SourceText]:
    """The words of a translation, with their places in its files; not those of the study."""
    tag = translation.language
    for file, own in translation.own.items():
        source = translation.loaded.yaml(file)
        for path, value, whose, language in (
            _walk(getattr(translation.loaded.study, file), (), tag) if own else ()
        ):
            if path in own:
                key = _key(path)
                said = language if whose == "spoken" and file != "sample" else tag
                kind = _whose(file, path, key, whose)
                yield SourceText(source.name, path, value, kind, said, source=source)
        yield from _remarks_in(source, tag)
    about = translation.source
    for key in ("by", "note"):
        if text := getattr(translation.about, key):
            yield SourceText(about.name, (key,), text, "ours", tag, source=about)
    yield from _remarks_in(about, tag)


def _key(path: Path) -> str:
    for part in reversed(path):
        if isinstance(part, str):
            return part
    return ""


def _whose(file: str, path: Path, key: str, whose: Whose) -> Whose:
    if whose == "name" or (whose == "spoken" and file != "sample"):
        return whose
    if file == "sample":
        return "cell" if whose == "spoken" else "ours"
    if file == "quotes" and key in _BESIDE_WORDS:
        return "spoken"
    return "public" if any((file, *path)[: len(place)] == place for place in _PUBLIC) else whose


def _walk(shape: Shape, path: Path, language: str) -> Iterator[tuple[Path, str, Whose, str]]:
    """Every text below a shape, with its language. The nesting of shapes is finite, so the
    recursion is too.
    """
    values = vars(shape)
    language = values.get("language") or language
    for name, whose in _texts(type(shape)).items():
        value = values[name]
        if value is None or value == ():  # most fields are left out
            continue
        many = isinstance(value, tuple)
        for at, item in enumerate(value) if many else ((0, value),):
            here = (*path, name, at) if many else (*path, name)
            if isinstance(item, Shape):
                yield from _walk(item, here, language)
            elif whose and isinstance(item, str):
                yield here, item, whose, language


@cache
def _texts(shape: type[Shape]) -> dict[str, Whose | None]:
    """Whose words each field holds; None for shapes. Choices, days, languages, addresses and links
    to other things are left out.
    """
    by_field = {
        name: _by_type((info.annotation, *info.metadata, info.json_schema_extra))
        for name, info in shape.model_fields.items()
    }
    deep = {name for name, info in shape.model_fields.items() if any(_shapes((info.annotation,)))}
    return {name: whose for name, whose in by_field.items() if whose or name in deep}


def _shapes(parts: tuple[Any, ...]) -> Iterator[type[Shape]]:
    for part in parts:
        if isinstance(part, type) and issubclass(part, Shape):
            yield part
        yield from _shapes(get_args(part))


def _by_type(parts: tuple[Any, ...]) -> Whose | None:
    marks = frozenset(mark for mark in _marks(parts) if isinstance(mark, str))
    if Link in set(_marks(parts)) or not marks:
        return None
    if marks & _NAMES:
        return "name"
    if marks & _ADDRESSES:
        return "public"
    return "spoken" if marks & _VERBATIM else "ours" if marks & _TEXTS else None


def _marks(parts: tuple[Any, ...]) -> Iterator[Any]:
    """The marks of a field's type, looked for inside `| None`, tuple and Annotated as well."""
    for part in parts:
        if isinstance(part, Link):
            yield Link
        elif isinstance(part, dict):
            yield part.get("x-text")
        elif pattern := getattr(part, "pattern", None):
            yield pattern
        yield from _marks((*get_args(part), *_inside(part)))


def _inside(part: Any) -> tuple[Any, ...]:
    return tuple(
        inner
        for inner in (getattr(part, "json_schema_extra", None), *getattr(part, "metadata", ()))
        if inner
    )


def _marks_of(*types: Any) -> frozenset[str]:
    return frozenset(mark for mark in _marks(types) if isinstance(mark, str))


_NAMES = _marks_of(Id, RowId, ColumnId)
_ADDRESSES = _marks_of(Url)
_VERBATIM = _marks_of(Verbatim)
_TEXTS = _marks_of(Text, Prose)


def _cells_of(material: Material) -> Iterator[SourceText]:
    """The cells of the tables, including numbers and ids, and the lines above and below them."""
    for table in material.loaded.tables.values():
        proper = _columns_of_names(table.header, [row.cells for row in table.rows])
        for row in table.rows:
            for column, text in row.cells.items():
                whose: Whose = (
                    "name"
                    if column in ("id", "person", "case")
                    else "spoken"
                    if column in proper
                    else "cell"
                )
                yield SourceText(
                    table.name, (column,), text, whose, material.study.study.language, row.line
                )
        for line, text in table.aside:
            yield SourceText(table.name, (), text, "comment", material.study.study.language, line)


def _columns_of_names(header: tuple[str, ...], rows: list[dict[str, str]]) -> frozenset[str]:
    """Columns in which most cells begin with a capital letter: there it is a habit of writing and
    says nothing.
    """
    found = set()
    for column in header:
        firsts = Counter(
            cell[0].isupper() for row in rows if (cell := row.get(column, "")) and cell[0].isalpha()
        )
        if firsts[True] > firsts[False]:
            found.add(column)
    return frozenset(found)


def _remarks_of(material: Material) -> Iterator[SourceText]:
    """Comments in the data files, and the reference list as written: fields that no page shows are
    public too.
    """
    language = material.study.study.language
    for file in FILES:
        yield from _remarks_in(material.loaded.yaml(file), language)
    references = material.loaded.references
    for line, remark in bibtex_comments(references.text):
        yield SourceText(references.name, (), remark, "comment", language, line)
    yield SourceText(references.name, (), references.text, "public", language, 1, whole=True)


def _remarks_in(source: YamlSource, language: str) -> Iterator[SourceText]:
    for line, remark in source.comments:
        if not remark.startswith("yaml-language-server:"):  # tells an editor the file's schema
            yield SourceText(source.name, (), remark, "comment", language, line)


def spoken_in(study: Study) -> Iterator[tuple[str, str]]:
    """What people said, each text with its language."""
    for quote in study.quotes.quotes:
        language = quote.language or study.study.language
        yield from ((turn.text, language) for turn in quote.turns)
        if quote.text:
            yield quote.text, language
        if quote.original:
            yield quote.original.text, quote.original.language
