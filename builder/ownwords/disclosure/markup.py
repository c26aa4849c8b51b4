"""Takes files apart into the texts that somebody can read in them: pages, drawings, style sheets,
scripts, data.

Nothing is left out: what is no running text (attributes, addresses, names of classes, remarks,
code) comes as a piece of another kind.
"""

import html
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from html.parser import HTMLParser
from itertools import filterfalse
from typing import Any, Literal, NamedTuple

from ..source.loose import cells_of
from .encodings import decoded, unescaped_style
from .forms import HERE, Forms, Verdict, Verdicts, form_of
from .withdrawal import unescaped

Kind = Literal["text", "beside", "date", "address", "code"]
"""What a piece is.

- `text`: running text.
- `beside`: what is read, seen or heard beside it (attributes), and remarks.
- `date`: a day that the engine or a plugin writes (of a post, of the last change).
- `address`: an address, decoded, with spaces between its parts.
- `code`: what steers a program: classes, ids, numbers of a drawing, rules, scripts.
"""

MARKUP = (".html", ".htm", ".svg", ".xml", ".xhtml", ".rss", ".atom", ".qdc")
DATA = (".json", ".webmanifest", ".map")
SCRIPTS = (".js", ".mjs")
STYLES = (".css",)


class Piece(NamedTuple):
    """A text in a file.

    Attributes:
        text: What is read, decoded.
        kind: What it is.
        line: The line in which it begins, from 1.
        parted: The same with a gap at every tag within the text, where that is another text.
    """

    text: str
    kind: Kind = "text"
    line: int = 1
    parted: str = ""


def _names(text: str) -> list[str]:
    return text.split()


INLINE = frozenset(
    _names("""
    a abbr b bdi bdo cite code data del dfn em font i ins kbd label mark q s small span strong sub
    sup time tspan u var wbr""")
)
DATES = frozenset(_names("time lastmod pubdate lastbuilddate updated published"))
_DATE_CLASSES = ("git-revision-date", "timeago")


def tells_a_date(value: str) -> bool:
    """Whether a class of what engines and plugins date is in it."""
    return _DATE_CLASSES[0] in value or _DATE_CLASSES[1] in value


_ADDRESSES = frozenset(
    _names("""
    href xlink:href src srcset action formaction poster cite data ping manifest background""")
)
_STEERS = frozenset(
    _names("""
    class id style d points transform viewbox for name type rel role lang dir width height x y r cx
    cy rx ry x1 x2 y1 y2 fill stroke datetime tabindex target http-equiv charset media method
    autocomplete pattern sizes integrity hreflang xmlns version""")
)


class Tag(NamedTuple):
    """A tag, with the texts of its attributes."""

    name: str
    pieces: tuple[Piece, ...] = ()
    dated: bool = False
    begins: bool = True
    ends: bool = False


TAGS = re.compile(r"(<[^<>]*>)")
"""Takes ordinary markup apart into texts and tags, in turn."""
PLAIN_TAG = re.compile(
    r"<(/?)([A-Za-z][A-Za-z0-9-]*)((?:\s+[A-Za-z][\w:.-]*(?:=\"[^\"]*\")?)*)\s*(/?)>"
)
PLAIN_ATTRIBUTE = re.compile(r"([A-Za-z][\w:.-]*)(?:=\"([^\"]*)\")?")
_NO_MARKUP_INSIDE = frozenset(
    _names("script style textarea title iframe noembed noframes noscript xmp plaintext")
)


class PlainTag(NamedTuple):
    """A tag: its name, its attributes, whether it begins and whether it ends an element."""

    name: str
    attributes: list[tuple[str, str | None]]
    begins: bool
    ends: bool


def plain_tag(written: str) -> PlainTag | None:
    """A tag as it is written; None where it takes a parser to read it, or what follows it."""
    found = PLAIN_TAG.fullmatch(written)
    if not found or (name := found[2].lower()) in _NO_MARKUP_INSIDE:
        return None
    closes, closed = bool(found[1]), bool(found[4])
    if closes:
        return PlainTag(name, [], False, True) if not found[3] and not closed else None
    attributes: list[tuple[str, str | None]] = [
        (each[1].lower(), html.unescape(each[2]) if each[2] else None)
        for each in PLAIN_ATTRIBUTE.finditer(found[3])
    ]
    return PlainTag(name, attributes, True, closed)


def tag_of(written: str) -> Tag | None:
    """A tag with the texts of its attributes; None as `plain_tag`."""
    found = plain_tag(written)
    if not found or not found.begins:
        return found and Tag(found.name, begins=False, ends=True)
    return _started(found.name, found.attributes, 1)._replace(ends=found.ends)


def _started(name: str, attributes: list[tuple[str, str | None]], line: int) -> Tag:
    dated = name in DATES
    pieces = []
    for key, value in attributes:
        if value:
            pieces.append(attribute_piece(key, value, line))
            dated |= key == "class" and tells_a_date(value)
    if dated:
        pieces = [each._replace(kind="date") if each.kind == "beside" else each for each in pieces]
    return Tag(name, tuple(pieces), dated)


def _uncounted(i: int, j: int) -> int:  # noqa: ARG001 - called by name
    """Stands in for the counting of lines, where nobody asks for them."""
    return j


class Markup(HTMLParser):
    """Takes HTML, SVG or XML apart."""

    def __init__(self, *, counted: bool = True) -> None:
        super().__init__(convert_charrefs=True)
        if not counted:
            self.updatepos = _uncounted  # type: ignore[method-assign]
        self.pieces: list[Piece] = []
        self._joined: list[str] = []
        self._parted: list[str] = []
        self._line = 1
        self._dated: list[str] = []
        self._parsed = False

    @property
    def between(self) -> bool:
        """Whether what was read so far is whole: no tag, script or text goes on behind it."""
        waits = self.rawdata or self.cdata_elem or self._dated
        return not (waits or (self._joined and "".join(self._joined).strip()))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Takes the texts of attributes."""
        self._begin(_started(tag, attrs, self.lineno))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """The same of an element without content."""
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Ends a text, or goes on in it."""
        if self._dated and self._dated[-1] == tag:
            self.flush()
            self._dated.pop()
        self._gap(tag)

    def handle_data(self, data: str) -> None:
        """Takes text, or what steers a program."""
        line = self.lineno
        if self.cdata_elem == "script":
            self.pieces += script_pieces(data, line)
        elif self.cdata_elem == "style":
            self.pieces += style_pieces(data, line)
        else:
            if not self._joined:
                self._line = line + (_blank_lines(data) if data[:1].isspace() else 0)
            self._joined.append(data)
            self._parted.append(data)

    def handle_comment(self, data: str) -> None:
        """Takes a remark; there can be markup in it."""
        plain = Piece(decoded(data), "beside", self.lineno)
        self.pieces += markup_pieces(data, self.lineno) if "<" in data else [plain]

    def handle_pi(self, data: str) -> None:
        """Takes what is meant for programs."""
        self.pieces.append(Piece(decoded(data), "code", self.lineno))

    def handle_decl(self, decl: str) -> None:
        """Takes the kind of document."""
        self.pieces.append(Piece(decoded(decl), "code", self.lineno))

    def unknown_decl(self, data: str) -> None:
        """Takes text that is marked as such."""
        self.handle_data(data.removeprefix("CDATA["))

    def _gap(self, tag: str) -> None:
        if tag in INLINE:
            self._parted.append(" ")
        elif tag == "br":
            self._joined.append(" ")
            self._parted.append(" ")
        else:
            self.flush()

    def feed_plain(self, text: str, tags: Mapping[str, Tag | None]) -> bool:
        """Reads ordinary markup, which needs no parser, several times as fast as `feed`; answers
        False, and reads nothing, where there is anything else.

        Args:
            text: Whole lines; nothing before them waits for more.
            tags: What was read of tags before, as they are written.
        """
        if self.rawdata or self.cdata_elem:
            return False
        parts = TAGS.split(text)
        found = [tag for written in parts[1::2] if (tag := tags[written])]
        texts = parts[::2]
        if len(found) != len(texts) - 1:
            return False
        if "<" in "".join(texts):
            return False
        for said, tag in zip(texts, found, strict=False):
            if said:
                self._say(said)
            if tag.begins:
                self._begin(tag)
            if tag.ends:
                self.handle_endtag(tag.name)
        if texts[-1]:
            self._say(texts[-1])
        return True

    def read(self, lines: str, tags: Mapping[str, Tag | None]) -> None:
        """Reads whole lines, as quickly as they can be read."""
        lines = f"{lines}\n"
        if not self.feed_plain(lines, tags):
            self._parsed = True
            self.feed(lines)

    def again(self) -> "Markup":
        """A reader like this one that has read nothing: this one, where no parser was needed."""
        if self._parsed:
            return Markup(counted=False)
        self.pieces, self._joined, self._parted = [], [], []
        return self

    def _say(self, text: str) -> None:
        read = html.unescape(text) if "&" in text else text
        self._joined.append(read)
        self._parted.append(read)

    def _begin(self, tag: Tag) -> None:
        self._gap(tag.name)
        self.pieces += tag.pieces
        if tag.dated:
            self.flush()
            self._dated.append(tag.name)

    def flush(self) -> None:
        """Ends the running text."""
        text = "".join(self._joined).strip()
        if text:
            parted = "".join(self._parted) if len(self._joined) < len(self._parted) else ""
            if parted and parted.split() == text.split():
                parted = ""
            kind: Kind = "date" if self._dated else "text"
            self.pieces.append(Piece(decoded(text), kind, self._line, decoded(parted)))
        if self._parted:
            self._joined, self._parted = [], []


def _blank_lines(text: str) -> int:
    return text[: len(text) - len(text.lstrip())].count("\n")


def attribute_piece(name: str, value: str, line: int) -> Piece:
    """The text of an attribute."""
    if name in _ADDRESSES:
        return Piece(_apart(decoded(value)), "address", line)
    if name in _STEERS:
        plain = decoded(value)
        return Piece(unescaped_style(plain) if name == "style" else plain, "code", line)
    return Piece(decoded(unescaped(value) if "\\" in value else value), "beside", line)


_JOINTS = str.maketrans("/?#&=", "     ")


def _apart(address: str) -> str:
    """The parts of an address, so that a number is seen between its slashes."""
    return address.translate(_JOINTS)


def is_by_line(suffix: str) -> bool:
    """Whether each line of such a file is read by itself."""
    return suffix not in (*MARKUP, *STYLES, *SCRIPTS, *DATA, ".csv")


_TEXTS_ALONE, _FEW = {str}, 8


class Once:
    """Asks for texts of data once, in any order, and not for those of which it is known that
    nothing is to say: several times as fast.

    Args:
        judge: What is known of a piece.
        empty: Texts of which nothing is to say.
        may_tell: Whether, by its words and its form, anything can be to say of a text.
    """

    def __init__(
        self,
        judge: Callable[[Piece], Verdict],
        empty: Iterable[str] = (),
        may_tell: Callable[[str, bytes], bool] = lambda _text, _form: True,
    ) -> None:
        self._judge = judge
        self._may_tell = may_tell
        self._empty: tuple[set[str], set[str]] = (set(empty), set(empty))
        self._forms = (Forms(), Forms())
        self._names = Verdicts(lambda name: judge(Piece(decoded(name), "code")))

    def __call__(self, tree: Any, *, by_line: bool = False) -> Iterator[Piece]:
        """The pieces of which something is to say, as of `_tree_pieces`."""
        names: dict[str, Any] = {}
        met: dict[str, None] = {}
        waiting = [tree]
        while waiting:
            each = waiting.pop()
            if type(each) is dict:
                names.update(each)
                each = each.values()
                if len(each) > _FEW and set(map(type, each)) == _TEXTS_ALONE:  # a row of a table
                    met.update(dict.fromkeys(each))
                    continue
            for value in each:
                kind = type(value)
                if kind is str:
                    met[value] = None
                elif kind is dict or kind is list:
                    waiting.append(value)
                elif kind is not bool and value is not None and abs(value) >= _LONG_NUMBER:
                    yield Piece(str(value), "code")
        yield from (Piece(decoded(name), "code") for name in names if not self._names[name])
        empty, forms = self._empty[by_line], self._forms[by_line]
        for text in filterfalse(empty.__contains__, filter(None, met)):
            if not self._may_tell(text, form := form_of(text)):
                empty.add(text)
                continue
            if "<" in text or (by_line and "\n" in text) or text.isspace():
                pieces = tuple(_tree_pieces([text], by_line=by_line))
                verdict = min(map(self._judge, pieces), default=HERE)
            elif not (verdict := forms.get(text, form)):
                pieces = (Piece(decoded(text)),)
                verdict = self._judge(pieces[0])
                forms.add(text, form, verdict)
            if verdict:
                empty.add(text)
            else:
                yield from (each for each in pieces if not self._judge(each))


def pieces_of(text: str, suffix: str, once: Once | None = None) -> Iterator[Piece]:
    """The texts in a file.

    Args:
        text: The file's text.
        suffix: The end of its name, in small letters, such as `.css`.
        once: Asks for each text of data once.
    """
    if suffix in MARKUP:
        yield from markup_pieces(text)
    elif suffix in STYLES:
        yield from style_pieces(text)
    elif suffix in SCRIPTS:
        yield from script_pieces(text, once=once)
    elif suffix in DATA:
        yield from _data_pieces(text, once)
    else:
        lines = cells_of(text) if suffix == ".csv" else enumerate(text.split("\n"), 1)
        for number, line in lines:
            if line.strip():
                yield line_piece(line, number)


def line_piece(line: str, number: int = 1) -> Piece:
    """The text of a line that is read by itself."""
    plain = decoded(line)
    return Piece(plain, "text", number, _apart(plain) if "/" in plain else "")


def markup_pieces(text: str, line: int = 1) -> list[Piece]:
    """The texts of a page, a drawing or a piece of one."""
    reader = Markup()
    reader.feed(text)
    return closed(reader, line)


def closed(reader: Markup, line: int = 1) -> list[Piece]:
    """The pieces of what a reader read, which ends here; `line` is where it began."""
    reader.close()
    reader.flush()
    if line == 1:
        return reader.pieces
    return [each._replace(line=each.line + line - 1) for each in reader.pieces]


_STYLE_PARTS = re.compile(
    r"/\*(.*?)(?:\*/|\Z)|\"((?:[^\"\\\n]|\\.|\\\n)*)\"|'((?:[^'\\\n]|\\.|\\\n)*)'", re.DOTALL
)


def style_pieces(text: str, line: int = 1) -> Iterator[Piece]:
    """Remarks and texts of a style sheet; the rest as code."""
    for at, words, code in _parts(_STYLE_PARTS, text, line):
        yield Piece(decoded(unescaped_style(words)), "code" if code else "text", at)


_SCRIPT_PARTS = re.compile(
    r"/\*(.*?)(?:\*/|\Z)|(?<![:\w\\])//([^\n]*)|\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)'"
    r"|`((?:[^`\\]|\\.)*)`",
    re.DOTALL,
)


_DATA_ALONE = re.compile(r"\s*([\w.$]*\(?(?:\"[^\"\\\n]*\",)?)([\[{].*[\]}])\)?;?\s*")
"""A script of one line that is nothing but data, or hands it to a function: read as data, which is
several times as fast.
"""
_NEW_LINE = re.compile(r"(?<!\\)\\n")


def script_pieces(text: str, line: int = 1, once: Once | None = None) -> Iterator[Piece]:
    """Remarks and texts of a script; the rest as code."""
    if data := _DATA_ALONE.fullmatch(text):
        try:
            tree = json.loads(data[2])
        except (ValueError, RecursionError):
            pass
        else:
            read = once or _tree_pieces
            pieces = read([data[1], tree], by_line=True)
            yield from pieces if line == 1 else (each._replace(line=line) for each in pieces)
            return
    for at, words, code in _parts(_SCRIPT_PARTS, text, line):
        # where a text goes on in a new line, nothing goes on that was one
        for each in (words,) if code else _NEW_LINE.split(words):
            plain = unescaped(each) if "\\" in each else each
            if code:
                yield Piece(decoded(plain), "code", at)
            elif "<" in plain:
                yield from markup_pieces(plain, at)
            elif plain.strip():
                yield Piece(decoded(plain), "text", at)


def _parts(pattern: re.Pattern[str], text: str, line: int) -> Iterator[tuple[int, str, bool]]:
    """What a pattern finds, and the code between, each with its line; the name of a value is code.
    What says nothing is left out.
    """
    after = 0
    for found in pattern.finditer(text):
        start, end = found.span()
        if start > after + 1 and (code := text[after:start]).strip():
            yield line, code, True
        if start > after:
            line += text.count("\n", after, start)
        if (words := found[found.lastindex or 0]).strip():
            yield line, words, text.startswith(":", end)
        line += found[0].count("\n")
        after = end
    if (code := text[after:]).strip():
        yield line, code, True


def _data_pieces(text: str, once: Once | None = None) -> Iterator[Piece]:
    """The texts of JSON; of what is none, as of a script."""
    try:
        tree = json.loads(text)
    except (ValueError, RecursionError):
        yield from script_pieces(text)
        return
    yield from (once or _tree_pieces)([tree])


_LONG_NUMBER = 100_000


def _tree_pieces(tree: Any, *, by_line: bool = False) -> Iterator[Piece]:
    """The texts, names and long numbers of data, in their order.

    Args:
        tree: The data.
        by_line: Whether a text is taken apart at its line ends, as in scripts.
    """
    waiting = [tree]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            if by_line and "\n" in each:
                waiting += reversed(each.split("\n"))
            elif each and not each.isspace():
                yield from markup_pieces(each) if "<" in each else (Piece(decoded(each)),)
        elif isinstance(each, dict):
            waiting += reversed(each.values())
            yield from (Piece(decoded(key), "code") for key in each)
        elif isinstance(each, list):
            waiting += reversed(each)
        elif isinstance(each, int | float) and abs(each) >= _LONG_NUMBER:
            yield Piece(str(each), "code")
