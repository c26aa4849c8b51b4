"""Takes files apart into the texts that somebody can read in them: pages, drawings, style sheets,
scripts, data.

Nothing is left out: what is no running text (attributes, addresses, names of classes, remarks,
code) comes as a piece of another kind.
"""

import html
import json
import re
from collections.abc import Callable, Iterable, Iterator
from html.parser import HTMLParser
from itertools import filterfalse, islice
from operator import getitem
from typing import Any, Literal, NamedTuple

from ..source.loose import cells_of
from .encodings import decoded, unescaped_style
from .forms import ANY, FOUND, HERE, Forms, Verdict, Verdicts, form_of
from .withdrawal import unescaped

Kind = Literal["text", "beside", "date", "address", "code"]
"""What a piece is.

- `text`: running text.
- `beside`: what is read, seen or heard beside it (attributes), and remarks.
- `date`: a day that the engine or a plugin writes (of a post, of the last change).
- `address`: an address, decoded, with spaces between its parts.
- `code`: what steers a program: classes, ids, numbers of a drawing, rules, scripts.
"""

MARKUP = (".html", ".htm", ".svg", ".xml", ".xhtml", ".rss", ".atom")
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


_INLINE = frozenset(
    _names("""
    a abbr b bdi bdo cite code data del dfn em font i ins kbd label mark q s small span strong sub
    sup time tspan u var wbr""")
)
_DATES = frozenset(_names("time lastmod pubdate lastbuilddate updated published"))
_DATE_CLASSES = ("git-revision-date", "timeago")


def _tells_a_date(value: str) -> bool:
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


class _Tag(NamedTuple):
    """A tag, with the texts of its attributes."""

    name: str
    pieces: tuple[Piece, ...] = ()
    dated: bool = False
    begins: bool = True
    ends: bool = False


TAGS = re.compile(r"(<[^<>]*>)")
"""Takes ordinary markup apart into texts and tags, in turn."""
_PLAIN_TAG = re.compile(
    r"<(/?)([A-Za-z][A-Za-z0-9-]*)((?:\s+[A-Za-z][\w:.-]*(?:=\"[^\"]*\")?)*)\s*(/?)>"
)
_PLAIN_ATTRIBUTE = re.compile(r"([A-Za-z][\w:.-]*)(?:=\"([^\"]*)\")?")
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
    found = _PLAIN_TAG.fullmatch(written)
    if not found or (name := found[2].lower()) in _NO_MARKUP_INSIDE:
        return None
    closes, closed = bool(found[1]), bool(found[4])
    if closes:
        return PlainTag(name, [], False, True) if not found[3] and not closed else None
    attributes: list[tuple[str, str | None]] = [
        (each[1].lower(), html.unescape(each[2]) if each[2] else None)
        for each in _PLAIN_ATTRIBUTE.finditer(found[3])
    ]
    return PlainTag(name, attributes, True, closed)


def _tag_of(written: str) -> _Tag | None:
    """A tag with the texts of its attributes; None as `plain_tag`."""
    found = plain_tag(written)
    if not found or not found.begins:
        return found and _Tag(found.name, begins=False, ends=True)
    return _started(found.name, found.attributes, 1)._replace(ends=found.ends)


def _started(name: str, attributes: list[tuple[str, str | None]], line: int) -> _Tag:
    dated = name in _DATES
    pieces = []
    for key, value in attributes:
        if value:
            pieces.append(_attribute(key, value, line))
            dated |= key == "class" and _tells_a_date(value)
    if dated:
        pieces = [each._replace(kind="date") if each.kind == "beside" else each for each in pieces]
    return _Tag(name, tuple(pieces), dated)


def _uncounted(i: int, j: int) -> int:  # noqa: ARG001 - called by name
    """Stands in for the counting of lines, where nobody asks for them."""
    return j


class _Markup(HTMLParser):
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
        self._begin(_started(tag, attrs, self.lineno))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._dated and self._dated[-1] == tag:
            self.flush()
            self._dated.pop()
        self._gap(tag)

    def handle_data(self, data: str) -> None:
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
        plain = Piece(decoded(data), "beside", self.lineno)
        self.pieces += markup_pieces(data, self.lineno) if "<" in data else [plain]

    def handle_pi(self, data: str) -> None:
        self.pieces.append(Piece(decoded(data), "code", self.lineno))

    def handle_decl(self, decl: str) -> None:
        self.pieces.append(Piece(decoded(decl), "code", self.lineno))

    def unknown_decl(self, data: str) -> None:
        self.handle_data(data.removeprefix("CDATA["))

    def _gap(self, tag: str) -> None:
        if tag in _INLINE:
            self._parted.append(" ")
        elif tag == "br":
            self._joined.append(" ")
            self._parted.append(" ")
        else:
            self.flush()

    def feed_plain(self, text: str, tags: "_Tags") -> bool:
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

    def read(self, lines: str, tags: "_Tags") -> None:
        """Reads whole lines, as quickly as they can be read."""
        lines = f"{lines}\n"
        if not self.feed_plain(lines, tags):
            self._parsed = True
            self.feed(lines)

    def again(self) -> "_Markup":
        """A reader like this one that has read nothing: this one, where no parser was needed."""
        if self._parsed:
            return _Markup(counted=False)
        self.pieces, self._joined, self._parted = [], [], []
        return self

    def _say(self, text: str) -> None:
        read = html.unescape(text) if "&" in text else text
        self._joined.append(read)
        self._parted.append(read)

    def _begin(self, tag: _Tag) -> None:
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


def _attribute(name: str, value: str, line: int) -> Piece:
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


class Once:
    """Asks for texts of data once, in any order, and not for those of which it is known that
    nothing is to say: several times as fast.

    Args:
        judge: What is known of a piece.
        empty: Texts of which nothing is to say.
    """

    def __init__(self, judge: Callable[[Piece], Verdict], empty: Iterable[str] = ()) -> None:
        self._judge = judge
        self._empty: tuple[set[str], set[str]] = (set(empty), set(empty))
        self._forms = (Forms(), Forms())
        self._names = Verdicts(lambda name: judge(Piece(decoded(name), "code")))

    def __call__(self, tree: Any, *, by_line: bool = False) -> Iterator[Piece]:
        """The pieces of which something is to say, as of `_tree_pieces`."""
        names: dict[str, None] = {}
        met: dict[str, None] = {}
        waiting = [tree]
        while waiting:
            each = waiting.pop()
            if type(each) is dict:
                names.update(dict.fromkeys(each))
                each = each.values()
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
            form = form_of(text)
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
    reader = _Markup()
    reader.feed(text)
    return _closed(reader, line)


def _closed(reader: _Markup, line: int = 1) -> list[Piece]:
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


def _values(name: str, judge: Callable[[Piece], Verdict]) -> Verdicts:
    """What is known of the values of an attribute; `FOUND` of what has to be read with its tag."""

    def ask(value: str) -> Verdict:
        if "<" in value or ">" in value or _tells_a_date(value):
            return FOUND
        read = html.unescape(value) if "&" in value else value
        return judge(_attribute(name, read, 1)) if read else ANY

    return Verdicts(ask)


class _Tags(dict[str, _Tag | None]):
    """What was read of tags, by how they are written, with those of their texts of which something
    is to say.

    Thousands of tags differ in the values of their attributes alone. Where no quotation mark stands
    but around values, a tag is plain or not whatever they are.
    """

    def __init__(self, judge: Callable[[Piece], Verdict] | None) -> None:
        super().__init__()
        self._judge = judge
        self._forms: dict[str, tuple[tuple[Verdicts, ...], _Tag] | None] = {}
        self._values: dict[str, Verdicts] = {}
        self.telling: dict[str, Verdict] = {}
        """Tags in which a number matters, by how they are written."""

    def __missing__(self, written: str) -> _Tag | None:
        tag = self._empty(written, self._judge) if self._judge else None
        if not tag:
            tag = _tag_of(written)
            if tag and tag.pieces and self._judge:
                verdicts = list(map(self._judge, tag.pieces))
                left = (each for each, said in zip(tag.pieces, verdicts, strict=True) if not said)
                tag = tag._replace(pieces=tuple(left))
                self._note(written, min(verdicts))
        self[written] = tag
        return tag

    def values_of(self, name: str, judge: Callable[[Piece], Verdict]) -> Verdicts:
        """What is known of the values of an attribute."""
        if name not in self._values:
            self._values[name] = _values(name, judge)
        return self._values[name]

    def _empty(self, written: str, judge: Callable[[Piece], Verdict]) -> _Tag | None:
        """The tag, if its form was met before and nothing is to say of it."""
        parts = written.split('"')
        form = '"'.join(parts[::2])
        if form not in self._forms:
            found = _form_of(written)
            self._forms[form] = found and (
                tuple(self.values_of(name, judge) for name in found[0]),
                found[1],
            )
        known = self._forms[form]
        if not known or _tells_a_date(written):
            return None
        attributes, tag = known
        least = ANY
        for values, value in zip(attributes, parts[1::2], strict=True):
            verdict = values[value]
            if verdict < least:
                if not verdict:
                    return None
                least = verdict
        self._note(written, least)
        return tag

    def _note(self, written: str, verdict: Verdict) -> None:
        if verdict < ANY:
            self.telling[written] = verdict


def _form_of(written: str) -> tuple[tuple[str, ...], _Tag] | None:
    """The attributes of a tag that have values, and the tag without their texts; None where its
    texts depend on more than that.
    """
    found = plain_tag(written)
    if not found or found.name in _DATES:
        return None
    pairs = _PLAIN_ATTRIBUTE.finditer(_PLAIN_TAG.sub(r"\3", written))
    names = tuple(each[1].lower() for each in pairs if each[2] is not None)
    return names, _Tag(found.name, (), False, found.begins, found.ends)


_BLOCK, _INSIDE, _BREAK, _ODD = "\0", "\1", "\2", ""
"""What stands for a tag once its attributes are read: one that ends a text, one within it, `br`;
and none for what takes the slower way.
"""
_SIGNS = (_BLOCK, _INSIDE, _BREAK)
_BLANK = f" \t\r\n\f\v{_INSIDE}{_BREAK}"


class _Marks(dict[str, str]):
    """What stands for a tag, by how it is written."""

    def __init__(self, tags: _Tags) -> None:
        super().__init__()
        self._tags = tags

    def __missing__(self, written: str) -> str:
        tag = self._tags[written]
        if not tag or tag.pieces or tag.dated:
            mark = _ODD
        elif tag.name in _INLINE:
            mark = _ODD if tag.name in _DATES else _INSIDE
        elif tag.name == "br":
            mark = _BREAK
        else:
            mark = _ODD if tag.name in _DATES else _BLOCK
        self[written] = mark
        return mark


_UNCLOSED = re.compile(r"<[A-Za-z/][^<>]*\Z")
_TITLE = re.compile(r"\s*<title>([^<]*)</title>\s*")
_SCRIPT = re.compile(r"\s*(<script(?:\s[^<>]*)?>)([^<]*)</script>\s*")
_GOES_ON = ("</a>", "</span>")
"""Behind lines that end so a text mostly goes on; a line more is no harm."""
_TORN = re.compile(rf"\d{_INSIDE}+\d")
"""A number with a tag in it: it is not read as it is written."""


class _Quick:
    """Says of ordinary lines that nothing is to say of them, several times as fast as they are
    taken apart. What it cannot say so has to be read.
    """

    def __init__(self, tags: _Tags, judge: Callable[[Piece], Verdict]) -> None:
        self._tags = tags
        self._marks = _Marks(tags)
        self._judge = judge
        self._runs: dict[str, Verdict] = {}
        self._scripts: dict[str, Verdict] = {}
        self._frames: dict[str, tuple[Verdicts, ...]] = {}

    def knows(self, lines: str) -> bool:
        """Whether nothing is to say of lines because they differ from others in the values of
        attributes alone, and nothing is to say of these.
        """
        parts = lines.split('"')
        attributes = self._frames.get('"'.join(parts[::2]))
        if attributes is None or len(parts) != 2 * len(attributes) + 1:
            return False
        return all(map(getitem, attributes, parts[1::2]))

    def _note(self, lines: str) -> None:
        """Notes what may differ in lines of which nothing is to say: each quotation mark in them
        begins or ends a value.
        """
        parts = lines.split('"')[::2]
        names = (part.rsplit(None, 1)[-1][:-1].lower() for part in parts[:-1])
        self._frames['"'.join(parts)] = tuple(
            self._tags.values_of(name, self._judge) for name in names
        )

    def __call__(self, lines: str) -> Verdict | None:
        """What is known of whole lines, `FOUND` if they have to be read; None where their last text
        goes on in the next line.

        Args:
            lines: They; nothing before them waits for more, and none of the signs is in them.
        """
        parts = TAGS.split(lines)
        if "<" in parts[-1] and _UNCLOSED.search(parts[-1]):
            return None
        tags = parts[1::2]
        marks = parts[1::2] = list(map(self._marks.__getitem__, tags))
        if _ODD in marks:
            return self._odd(lines)
        texts = "".join(parts)
        if "<" in texts:
            return FOUND
        runs = texts.split(_BLOCK)
        if runs[-1].strip(_BLANK):
            return None
        least, known, telling = ANY, self._runs, self._tags.telling
        for run in runs:
            verdict = known.get(run)
            if verdict is None:
                verdict = known[run] = self._verdict(run)
            if verdict < least:
                least = verdict
        if least and '"' in lines and '"' not in texts:
            self._note(lines)
        if telling.keys().isdisjoint(tags):
            return least
        return min(least, *(telling[each] for each in tags if each in telling))

    def _odd(self, lines: str) -> Verdict:
        """What is known of a whole title, or of a whole script without markup."""
        if title := _TITLE.fullmatch(lines):
            return self._verdict(title[1])
        if not (script := _SCRIPT.fullmatch(lines)):
            return FOUND
        tag = self._scripts.get(script[1])
        if tag is None:
            pieces = markup_pieces(f"{script[1]}</script>")
            tag = self._scripts[script[1]] = min(map(self._judge, pieces), default=HERE)
        return tag and min([HERE, *map(self._judge, script_pieces(script[2]))])

    def _verdict(self, run: str) -> Verdict:
        """What is known of a text in which a sign stands for each tag."""
        read = html.unescape(run) if "&" in run else run
        text = read.replace(_INSIDE, "").replace(_BREAK, " ").strip()
        if not text:
            return ANY
        parted = ""
        if _INSIDE in read:
            parted = read.replace(_INSIDE, " ").replace(_BREAK, " ")
            if parted.split() == text.split():
                parted = ""
        verdict = self._judge(Piece(decoded(text), "text", 1, decoded(parted)))
        return min(verdict, HERE) if _INSIDE in run and _TORN.search(run) else verdict


class Pages:
    """Takes many pages apart that repeat each other's lines: each stretch of whole lines is taken
    apart once.
    """

    def __init__(self, judge: Callable[[Piece], Verdict] | None = None) -> None:
        """With `judge`, which says what is known of a piece, only those come of which something is
        to say; it is asked once for each tag or text as it is written, however many pages have it.
        """
        self._judge = judge
        self._known: dict[str, tuple[Piece, ...] | None] = {}
        self._tags = _Tags(judge)
        self._quick = _Quick(self._tags, judge) if judge else None
        self._empty: set[str] = set()
        self._forms = Forms()
        self._open: dict[str, int] = {}

    def __call__(self, text: str) -> Iterator[tuple[Piece, ...]]:
        """The pieces of a page, a stretch of whole lines at a time: the same object for the same
        lines. Stretches without pieces do not come.
        """
        quick = None if any(map(text.__contains__, _SIGNS)) else self._quick
        coming = iter(text.split("\n"))
        reader = _Markup(counted=False)
        empty, going_on = self._empty, self._open
        for line in filterfalse(empty.__contains__, coming):
            waiting: str | None = line
            if quick:
                more = going_on.get(line, 0) or int(line.endswith(_GOES_ON))
                lines = "\n".join([line, *islice(coming, more)]) if more else line
                if lines in empty:
                    continue
                waiting = self._after_empty(line, lines, coming, quick)
            if waiting is not None:
                found, reader = self._stretch(waiting, coming, reader)
                if found:
                    yield found

    def _after_empty(
        self, first: str, lines: str, coming: Iterator[str], quick: _Quick
    ) -> str | None:
        """The lines that belong to a first one, of which some were taken; None where nothing is to
        say of them.
        """
        empty, forms = self._empty, self._forms
        after = lines.count("\n")
        while lines not in empty:
            if '"' in lines and quick.knows(lines):
                verdict: Verdict | None = HERE
            elif not (verdict := forms.get(lines, form := form_of(lines))):
                verdict = quick(lines)
                if verdict:
                    forms.add(lines, form, verdict)
            if verdict:
                empty.add(lines)
                if after:
                    self._open[first] = after
                return None
            if verdict is not None or after > _REPEATED:
                break
            line = next(coming, None)
            if line is None:
                break
            lines, after = f"{lines}\n{line}", after + 1
        else:
            return None
        return lines

    def _stretch(
        self, waiting: str, coming: Iterator[str], reader: _Markup
    ) -> tuple[tuple[Piece, ...], _Markup]:
        """The pieces of the stretch that begins with these lines, and a reader for the next."""
        known = self._known
        lines, fed = 1 + waiting.count("\n"), 0
        while (found := known.get(waiting) if lines <= _REPEATED else None) is None:
            if lines > _REPEATED or waiting not in known:
                reader.read(waiting[fed:], self._tags)
                fed = len(waiting) + 1
                found = self._left(reader.pieces) if reader.between else None
                if lines <= _REPEATED:
                    known[waiting] = found
            if found is not None:
                break
            line = next(coming, None)
            if line is None:
                reader.feed(waiting[fed:])
                return self._left(_closed(reader)), reader
            waiting, lines = f"{waiting}\n{line}", lines + 1
        if self._judge and not found and lines == 1:
            self._empty.add(waiting)
        return found, reader.again() if fed else reader

    def _left(self, pieces: list[Piece]) -> tuple[Piece, ...]:
        """The pieces of which something is to say."""
        judge = self._judge
        return tuple(each for each in pieces if not judge(each)) if judge else tuple(pieces)


_REPEATED = 40
"""A stretch of more lines than this (a long script) is not looked up."""
