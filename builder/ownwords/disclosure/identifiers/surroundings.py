"""Texts that are public beside the data and the pages: settings, files that are published as they
are, files at the root, templates and other code of the project; and the names of all these.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from ...source import FileText, Source, YamlSource
from ...source.loose import text_in
from ...source.scalars import scalars_of
from ..encodings import decoded
from ..markup import Kind, Piece, pieces_of
from ..material import Material
from .texts import SourceText, Whose

SETTINGS = "mkdocs.yml"

_WHOSE: dict[Kind, Whose] = {
    "text": "ours",
    "beside": "ours",
    "date": "public",
    "address": "name",
    "code": "name",
}
"""Whose words the pieces of a file in `content/` are taken for."""


def surrounding_texts(material: Material) -> Iterator[SourceText]:
    """Every text that is public and stands neither in a data file nor on a page."""
    language = material.study.study.language
    for file in material.published:
        yield from _of_file(material, file, language)
    for source in material.loaded.files.sources():
        yield from _remarks_to_editors(source, language)


def _of_file(material: Material, file: FileText, language: str) -> Iterator[SourceText]:
    path = file.file
    if path == (material.root / SETTINGS).absolute():
        yield from _settings(file, language)
    elif path in material.surrounding:
        yield from _named(file, language)
        yield from _whole(file, language, "public")
    elif path.is_relative_to(material.content.absolute()) and path.suffix.lower() != ".md":
        yield from _named(file, language)
        shown = _shown(material, file)
        for piece in pieces_of(file.text or "", path.suffix.lower()):
            noted = shown is not None and piece.text not in shown
            yield from _piece(file.name, piece, "note" if noted else _WHOSE[piece.kind], language)


def _shown(material: Material, file: FileText) -> frozenset[str] | None:
    """What is left of a drawing on the site; None for what is published as it is."""
    medium = material.media_by_file.get(file.file)
    if not medium or not medium.picture:
        return None
    text = text_in(medium.picture.content, file.file.suffix) or ""
    return frozenset(piece.text for piece in pieces_of(text, file.file.suffix.lower()))


def _named(file: FileText, language: str) -> Iterator[SourceText]:
    """The name of a file and of the folders in which it lies."""
    for part in PurePosixPath(file.name).parts:
        yield SourceText(file.name, (), decoded(part), "name", language, 1)


def _piece(name: str, piece: Piece, whose: Whose, language: str) -> Iterator[SourceText]:
    one = SourceText(name, (), piece.text, whose, language, piece.line)
    yield one
    if piece.parted:
        yield replace(one, text=piece.parted, decoded=piece.text)


def _whole(file: FileText, language: str, whose: Whose) -> Iterator[SourceText]:
    yield SourceText(file.name, (), file.text or "", whose, language, 1, whole=True)


def _settings(file: FileText, language: str) -> Iterator[SourceText]:
    """mkdocs.yml: as it is written, and values that YAML reads in another way."""
    text = file.text or ""
    yield from _whole(file, language, "public")
    spaced = " ".join(text.split())
    for line, value in scalars_of(text):
        if " ".join(value.split()) not in spaced:
            yield SourceText(
                file.name, (), decoded(value), "public", language, line, decoded=spaced
            )


def _remarks_to_editors(source: Source, language: str) -> Iterator[SourceText]:
    """The remark that tells an editor a file's schema: it names a path, perhaps on somebody's
    computer.
    """
    for line, remark in source.comments if isinstance(source, YamlSource) else ():
        if remark.startswith("yaml-language-server:"):
            yield SourceText(source.name, (), decoded(remark), "name", language, line)


def with_encoded(pieces: Iterable[SourceText]) -> Iterator[SourceText]:
    """The texts, each followed by what it says once addresses and entities are decoded."""
    for piece in pieces:
        yield piece
        if piece.decoded:
            continue
        if piece.whole:
            yield from encoded_lines(piece)
        elif (read := decoded(piece.text)) != piece.text:
            yield replace(piece, text=read, decoded=piece.text)


def encoded_lines(piece: SourceText) -> Iterator[SourceText]:
    """The lines of a text that say something else once addresses and entities are decoded."""
    plain = decoded(piece.text)
    if plain == piece.text:
        return
    pairs = zip(piece.text.split("\n"), plain.split("\n"), strict=True)
    for number, (written, read) in enumerate(pairs, piece.line):
        if written != read:
            yield replace(piece, text=read, decoded=written, line=number, whole=False)
