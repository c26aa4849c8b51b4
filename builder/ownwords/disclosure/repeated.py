"""Takes many pages apart that repeat each other: each line, tag and text once, and those of which
nothing is to say not at all.
"""

import html
import re
from collections.abc import Callable, Iterator
from itertools import filterfalse, islice
from operator import getitem

from .encodings import decoded
from .forms import ANY, FOUND, HERE, Forms, Verdict, Verdicts, form_of
from .markup import (
    DATES,
    INLINE,
    PLAIN_ATTRIBUTE,
    PLAIN_TAG,
    TAGS,
    Markup,
    Piece,
    Tag,
    attribute_piece,
    closed,
    markup_pieces,
    plain_tag,
    script_pieces,
    tag_of,
    tells_a_date,
)


def _values(name: str, judge: Callable[[Piece], Verdict]) -> Verdicts:
    """What is known of the values of an attribute; `FOUND` of what has to be read with its tag."""

    def ask(value: str) -> Verdict:
        if "<" in value or ">" in value or tells_a_date(value):
            return FOUND
        read = html.unescape(value) if "&" in value else value
        return judge(attribute_piece(name, read, 1)) if read else ANY

    return Verdicts(ask)


class _Tags(dict[str, Tag | None]):
    """What was read of tags, by how they are written, with those of their texts of which something
    is to say.

    Thousands of tags differ in the values of their attributes alone. Where no quotation mark stands
    but around values, a tag is plain or not whatever they are.
    """

    def __init__(self, judge: Callable[[Piece], Verdict] | None) -> None:
        super().__init__()
        self._judge = judge
        self._forms: dict[str, tuple[tuple[Verdicts, ...], Tag] | None] = {}
        self._values: dict[str, Verdicts] = {}
        self.telling: dict[str, Verdict] = {}
        """Tags in which a number matters, by how they are written."""

    def __missing__(self, written: str) -> Tag | None:
        tag = self._empty(written, self._judge) if self._judge else None
        if not tag:
            tag = tag_of(written)
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

    def _empty(self, written: str, judge: Callable[[Piece], Verdict]) -> Tag | None:
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
        if not known or tells_a_date(written):
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


def _form_of(written: str) -> tuple[tuple[str, ...], Tag] | None:
    """The attributes of a tag that have values, and the tag without their texts; None where its
    texts depend on more than that.
    """
    found = plain_tag(written)
    if not found or found.name in DATES:
        return None
    pairs = PLAIN_ATTRIBUTE.finditer(PLAIN_TAG.sub(r"\3", written))
    names = tuple(each[1].lower() for each in pairs if each[2] is not None)
    return names, Tag(found.name, (), False, found.begins, found.ends)


_BLOCK, _INSIDE, _BREAK, _ODD = "\0", "\1", "\2", ""
"""What stands for a tag once its attributes are read: one that ends a text, one within it, `br`;
and none for what takes the slower way.
"""
_SIGNS = (_BLOCK, _INSIDE, _BREAK)
_SIGNS_WRITTEN = tuple(sign.encode() for sign in _SIGNS)
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
        elif tag.name in INLINE:
            mark = _ODD if tag.name in DATES else _INSIDE
        elif tag.name == "br":
            mark = _BREAK
        else:
            mark = _ODD if tag.name in DATES else _BLOCK
        self[written] = mark
        return mark


_DIGIT = re.compile("[0-9]")
_UNCLOSED = re.compile(r"<[A-Za-z/][^<>]*\Z")
_TITLE = re.compile(r"\s*<title>([^<]*)</title>\s*")
_SCRIPT = re.compile(r"\s*(<script(?:\s[^<>]*)?>)([^<]*)</script>\s*")
_GOES_ON = (b"</a>", b"</span>")
"""Behind lines that end so a text mostly goes on; a line more is no harm."""
_TORN = re.compile(rf"\d{_INSIDE}+\d")
"""A number with a tag in it: it is not read as it is written."""


class _Quick:
    """Says of ordinary lines that nothing is to say of them, several times as fast as they are
    taken apart. What it cannot say so has to be read.
    """

    def __init__(
        self, tags: _Tags, judge: Callable[[Piece], Verdict], tells: Callable[[str], bool]
    ) -> None:
        self._tags = tags
        self._marks = _Marks(tags)
        self._judge = judge
        self._tells = tells
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
        if self._may_tell(texts):
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

    def _may_tell(self, texts: str) -> bool:
        """Whether anything can be in texts in which signs stand for tags, by their words: as they
        are read, and with a gap at every tag.
        """
        if _DIGIT.search(texts):
            return True
        apart = texts.replace(_BLOCK, " ").replace(_BREAK, " ")
        if _INSIDE not in apart:
            return True in map(self._tells, apart.split())
        words = apart.replace(_INSIDE, "").split() + apart.replace(_INSIDE, " ").split()
        return True in map(self._tells, words)

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

    def __init__(
        self,
        judge: Callable[[Piece], Verdict] | None = None,
        dropped: bytes = b"",
        tells: Callable[[str], bool] = lambda _: True,
    ) -> None:
        """With `judge`, which says what is known of a piece, only those come of which something is
        to say; it is asked once for each tag or text as it is written, however many pages have it.
        What is `dropped` is left out of pages before they are read.
        """
        self._judge = judge
        self._dropped = dropped
        self._known: dict[str, tuple[Piece, ...] | None] = {}
        self._tags = _Tags(judge)
        self._quick = _Quick(self._tags, judge, tells) if judge else None
        self._empty: set[bytes] = set()
        """Whole lines as they are written, of which nothing is to say."""
        self._forms = Forms()
        self._open: dict[bytes, int] = {}

    def __call__(self, text: str) -> Iterator[tuple[Piece, ...]]:
        """The pieces of a page, a stretch of whole lines at a time: the same object for the same
        lines. Stretches without pieces do not come.
        """
        return self.written(text.encode("utf-8", "surrogatepass"), "surrogatepass")

    def written(self, page: bytes, errors: str = "strict") -> Iterator[tuple[Piece, ...]]:
        """Like a call, of a page as it lies on the disk: most of its lines stand on other pages,
        and need not be decoded.

        Raises:
            UnicodeDecodeError: It is not UTF-8, unless `errors` says what else it is.
        """
        quick = None if any(map(page.__contains__, _SIGNS_WRITTEN)) else self._quick
        lines = iter(page.split(b"\n"))
        coming = (self._read(line, errors) for line in lines)
        reader = Markup(counted=False)
        empty, going_on = self._empty, self._open
        for line in filterfalse(empty.__contains__, lines):
            if quick:
                more = going_on.get(line, 0) or int(line.endswith(_GOES_ON))
                whole = b"\n".join([line, *islice(lines, more)]) if more else line
                if whole in empty:
                    continue
                waiting = self._after_empty(line, whole, lines, quick, errors)
            else:
                waiting = self._read(line, errors)
            if waiting is not None:
                found, reader = self._stretch(waiting, coming, reader)
                if found:
                    yield found
                elif self._judge and "\n" not in waiting and self._known.get(waiting) == ():
                    empty.add(line)

    def _read(self, written: bytes, errors: str) -> str:
        return written.replace(self._dropped, b"").decode("utf-8", errors)

    def _after_empty(
        self, first: bytes, whole: bytes, coming: Iterator[bytes], quick: _Quick, errors: str
    ) -> str | None:
        """The lines that belong to a first one, of which some were taken; None where nothing is to
        say of them.
        """
        forms = self._forms
        after = whole.count(b"\n")
        while True:
            lines = self._read(whole, errors)
            if '"' in lines and quick.knows(lines):
                verdict: Verdict | None = HERE
            elif not (verdict := forms.get(lines, form := form_of(lines))):
                verdict = quick(lines)
                if verdict:
                    forms.add(lines, form, verdict)
            if verdict:
                self._empty.add(whole)
                if after:
                    self._open[first] = after
                return None
            if verdict is not None or after > _REPEATED:
                return lines
            line = next(coming, None)
            if line is None:
                return lines
            whole, after = b"%b\n%b" % (whole, line), after + 1
            if whole in self._empty:
                return None

    def _stretch(
        self, waiting: str, coming: Iterator[str], reader: Markup
    ) -> tuple[tuple[Piece, ...], Markup]:
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
                return self._left(closed(reader)), reader
            waiting, lines = f"{waiting}\n{line}", lines + 1
        return found, reader.again() if fed else reader

    def _left(self, pieces: list[Piece]) -> tuple[Piece, ...]:
        """The pieces of which something is to say."""
        judge = self._judge
        return tuple(each for each in pieces if not judge(each)) if judge else tuple(pieces)


_REPEATED = 40
"""A stretch of more lines than this (a long script) is not looked up."""


__all__ = ["Pages"]
