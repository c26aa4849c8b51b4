"""Collects the texts that the team wrote itself, in the data and in hand-written pages, and for
whom.

The types of the model say which fields these are (`Ours`). Quotes, short forms, labels, cells and
titles of works are never included.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import Any, get_args

from .. import urls
from ..model import FILES, Study
from ..model.base import Ours, Shape, Wording
from ..model.gaps import GAP
from ..model.guidance import GuidanceFile
from ..model.study import Audience
from ..records import dataclass
from ..remembered import cache
from ..source import WrittenPage
from .sentences import bare

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class ProseText:
    """A text written by the team.

    Attributes:
        file: As in `Issue`.
        path: Its place in a YAML file.
        text: The text without Markdown's marks.
        plain: Written for everybody: no jargon, short sentences.
        running: Whole sentences, not a heading.
        audience: The id of the audience on whose page it stands.
        line: Its first line, in a hand-written page.
    """

    file: str
    path: Path
    text: str
    plain: bool
    running: bool = True
    audience: str = ""
    line: int = 0


def prose_texts(study: Study) -> Iterator[ProseText]:
    """The team's texts in the data."""
    for file, path, value, ours in _walk_files(study):
        if ours and isinstance(value, str) and value != GAP:
            audience = _audience(study, file, path)
            plain = ours.plain or (audience is not None and audience.wording == "plain")
            yield ProseText(
                file, path, bare(value), plain, ours.running, audience.id if audience else ""
            )


def wordings_of(study: Study) -> Iterator[tuple[str, Path, Wording]]:
    """Everything in the data that is said in two wordings, with file and path."""
    for file, path, value, _ in _walk_files(study):
        if isinstance(value, Wording) and GAP not in (value.plain, value.professional):
            yield file, path, value


def texts_of(study: Study) -> Iterator[tuple[str, Path, str]]:
    """Every text in the YAML files, with file and path."""
    for file, path, value, _ in _walk_files(study):
        if isinstance(value, str):
            yield file, path, value


def _walk_files(study: Study) -> Iterator[tuple[str, Path, object, Ours | None]]:
    for file in FILES:
        if model := getattr(study, file):
            for path, value, ours in _walk(model, ()):
                yield file, path, value, ours


def _walk(shape: Shape, path: Path) -> Iterator[tuple[Path, object, Ours | None]]:
    """Every value below a shape. The nesting of shapes is finite, so the recursion is too."""
    yield path, shape, None
    for name, ours in _fields(type(shape)).items():
        value = getattr(shape, name)
        many = isinstance(value, tuple)
        for at, item in enumerate(value if many else (value,)):
            here = (*path, name, at) if many else (*path, name)
            if isinstance(item, Shape):
                yield from _walk(item, here)
            else:
                yield here, item, ours


@cache
def _fields(shape: type[Shape]) -> dict[str, Ours | None]:
    return {
        name: _mark((info.annotation, *info.metadata)) for name, info in shape.model_fields.items()
    }


def _mark(parts: tuple[Any, ...]) -> Ours | None:
    """The mark of a field's type, looked for inside `| None` and tuples as well."""
    for part in parts:
        if found := part if isinstance(part, Ours) else _mark(get_args(part)):
            return found
    return None


def _audience(study: Study, file: str, path: Path) -> Audience | None:
    """The audience on whose page a text of the data stands."""
    if file == "study" and path[0] == "audiences":
        return study.study.audiences[int(path[1])]
    if file == "guidance" and study.guidance and len(path) > 1:
        return _guided(study, study.guidance, path)
    return None


def _guided(study: Study, file: GuidanceFile, path: Path) -> Audience | None:
    """The audience of a text of guidance.yml. A claim's wording is that of the first audience that
    reads such words and has a point that says the claim.
    """
    audiences = {audience.id: audience for audience in study.study.audiences}
    groups = {group.id: audiences[group.audience] for group in file.groups}
    at = int(path[1])
    match path[0]:
        case "sheets":
            return audiences[file.sheets[at].audience]
        case "groups":
            return groups[file.groups[at].id]
        case "claims":
            id_ = file.claims[at].id
            readers = (groups[point.group] for point in file.guidance if point.claim == id_)
            return next((each for each in readers if each.wording == path[-1]), None)
        case _:
            return groups[file.guidance[at].group]


_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?^---[ \t]*\n", re.DOTALL | re.MULTILINE)
NUMBER = "N"
"""Stands in a hand-written page where a number is computed."""

# What is no prose of ours, and what stands in its place: code, comments, calls, tags, attribute
# lists, footnote marks, notes' signs.
_NOT_OURS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"^ *(```|~~~).*?^ *\1[`~]*[ \t]*$", re.DOTALL | re.MULTILINE), ""),
    (re.compile(r"<!--(?:(?!<!--).)*?-->|\{##(?:(?!\{##).)*?##\}|\{%[^{}]*%\}", re.DOTALL), ""),
    (re.compile(r"\{\{\s*(?:count|total)\s*\([^{}]*\}\}"), NUMBER),
    (re.compile(r"\{\{[^{}]*\}\}"), ""),
    (re.compile(r"</?[A-Za-z][^<>]*>|\{[:#.][^}\n]*\}|\[\^[^\]\n]*\]:?"), ""),
    (re.compile(r"^ *(?:>|\|).*$|^ *(?:-{3,}|\*{3,}|\[[^\]]+\]: .*)$", re.MULTILINE), ""),
    (re.compile(r"^ *(?:!!!|\?\?\?\+?) *[\w-]*", re.MULTILINE), ""),
)
_TITLES = re.compile(r"(?:title|description): *(.*)")
_BLOCK_START = re.compile(r"^\s*(?:#{1,6} |[-*+] |\d+[.)] )")


def prose_texts_of_page(study: Study, page: WrittenPage) -> Iterator[ProseText]:
    """The team's texts in a hand-written page: everything but calls, block quotes, tables and code.

    A page at or below an audience's address is that audience's; every other page is for everybody.
    A page with `wording: professional` in its front matter is not plain.
    """
    head = _FRONT_MATTER.match(page.text)
    matter = head[0] if head else ""
    audience = next(
        (
            each
            for each in study.study.audiences
            if urls.address_of(page.path).startswith(urls.audience(each.id))
        ),
        None,
    )
    professional = re.search(r"^wording: *professional *$", matter, re.MULTILINE) or (
        audience and audience.wording == "professional"
    )
    for line, text in _blocks(_only_ours(page.text, matter)):
        heading = text.lstrip().startswith("#")
        words = bare(_BLOCK_START.sub("", text, count=1))
        yield ProseText(
            page.file,
            (),
            words,
            not professional,
            not heading,
            audience.id if audience else "",
            line,
        )


def _only_ours(text: str, matter: str) -> str:
    """The page without what the team did not write. Each line keeps its number; title and
    description become headings.
    """
    head = (
        f"# {found[1]}" if (found := _TITLES.match(line)) else "" for line in matter.split("\n")
    )
    text = "\n".join(head) + text[len(matter) :]
    for pattern, instead in _NOT_OURS:
        text = pattern.sub(partial(_on_as_many_lines, instead), text)
    return text


def _on_as_many_lines(instead: str, found: re.Match[str]) -> str:
    return instead + "\n" * found[0].count("\n")


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Paragraphs, headings and list items, each with the line it begins in."""
    first, block = 0, ""
    for number, line in enumerate(text.split("\n"), 1):
        if (
            not line.strip() or _BLOCK_START.match(line) or block.lstrip().startswith("#")
        ) and block.strip():
            yield first, block.rstrip("\n")
            block = ""
        if line.strip():
            first = first if block else number
            block += f"{line}\n"
    if block.strip():
        yield first, block.rstrip("\n")
