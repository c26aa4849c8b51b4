"""Judges the finished site: everything in it, whichever plugin, hook, theme or setting it came
from.

Each file is read once, for words that were withdrawn, denied names and the shapes of identifiers.
Each text is judged once, however many pages repeat it. What stands in a file of the study or of the
project was judged there, so it is no finding here; capital letters are not looked at.
"""

import filecmp
import gc
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from functools import cached_property, partial
from itertools import filterfalse
from pathlib import Path, PurePosixPath

from ..checks import Issue
from ..records import dataclass
from ..source import may_be_utf_8, text_in
from ..source.files import UnreadableError
from ..source.loose import cells_alone
from ..uncollected import uncollected
from .fingerprints import UnfitKey, words_of
from .forms import ANY, FOUND, HERE, NUMBERED, ZERO, Forms, Verdict, form_of, unnumbered
from .identifiers import ADVICE, MEANT, all_texts, holds_nothing, search
from .identifiers.allow import Allowed
from .identifiers.denied import CODE, SECRET_FILE, Names, denied_names
from .identifiers.plain import plain
from .identifiers.texts import Whose, as_read
from .interface import Interface
from .judged_before import Before
from .markup import MARKUP, Kind, Once, Piece, is_by_line, line_piece, pieces_of
from .material import Material
from .repeated import Pages
from .telling import Telling, is_plain
from .withdrawal import Seeker, name_words, seeker_of

_FROM = "no file of the study has it: a plugin, a hook, the theme or the environment puts it there"
_TAKE_OUT = "they come from your own pages, the theme or a plugin; take them out there"

_WHOSE: dict[Kind, Whose] = {
    "text": "ours",
    "beside": "ours",
    "date": "public",
    "address": "name",
    "code": "name",
}
ALIKE = frozenset({"web-address"})
"""Texts that are alike but for such numbers hold nothing, or these alone, both or neither; of
other kinds the number can say which it is."""
_ADDRESSED = frozenset({"address", "code"})
_DIGIT = re.compile("[0-9]")
_WAY_UP = b"../"
_SHORT = 60
"""A text of the study is not looked at again if it is longer; a shorter one may be an id or a label
of which there are thousands."""
_MANY_DIGITS = re.compile(r"(?:\d\D{0,3}){6}")
_DAY = re.compile(r"-(?<=\b(\d{4})-)(\d{2})-(\d{2})\b")
"""It begins with a sign, not with a class: so it is searched forty times as fast."""
_LARGE = 100_000
"""Bytes from which on a size can pass for a number of somebody's."""
_OF_PARTS = frozenset({"postal-code", "street-address", "record-number"})
_LISTED = re.compile(r"(?: *(?:\d{1,5}\.|-) )?> (?=[^\W\d_]|[“”„«»‘’])")
"""The marks of a quote in a list of a Markdown twin. No shape goes through the `>`, so what stands
behind it is judged as it would be alone."""
_QUOTES = " \t\n“”„«»‘’\"'…"


@dataclass(frozen=True)
class _Found:
    """What was found in a text of the site."""

    code: str
    words: str
    what: str


@dataclass
class _Finds:
    """Everything found in a site, by the words, with the files in which they stand."""

    files: dict[_Found, dict[str, None]] = field(default_factory=dict)
    withdrawn: dict[tuple[str, str], None] = field(default_factory=dict)

    def add(self, found: Iterable[_Found], file: str) -> None:
        """Notes what was found in a file."""
        for each in found:
            self.files.setdefault(each, {})[file] = None


def judge_site(
    material: Material,
    site: Path,
    shipped: Iterable[Path] = (),
    made: Mapping[str, str] | None = None,
    before: Before | None = None,
) -> list[Issue]:
    """Judges a built site.

    Args:
        material: The study from which the site was built.
        site: The folder of the built site.
        shipped: Folders of installed themes. Files identical to one of theirs are skipped: they
            hold nobody's words, and programs are long.
        made: Texts of files that were joined from such files alone, by their address.
        before: What was judged already.

    Raises:
        UnfitKey: As `seeker_of`.
    """
    themes, made = tuple(map(_Theme, map(str, shipped))), made or {}
    before = before or Before()
    names = _names_in(site)
    with uncollected():
        interface = Interface(Path(theme.folder) for theme in themes)
        judge = _Judge(material, interface, names, partial(_sizes, site, names))
        for name in names:
            judge.name(name)
            file = f"{site}/{name}"
            if name in before.files or not os.path.isfile(file):  # noqa: PTH113 - quicker than a Path
                continue
            if any(theme.ships(file, name) for theme in themes):
                continue
            with open(file, "rb") as opened:  # noqa: PTH123
                content, suffix = opened.read(), os.path.splitext(name)[1]  # noqa: PTH122
            if name not in made and judge.page(f"site/{name}", suffix.lower(), content):
                continue
            if (text := before.new_part(name, content)) is None:
                text = text_in(content, suffix)
            if text and text != made.get(name):
                judge.file(f"site/{name}", suffix.lower(), text)
        issues = judge.issues()
    if gc.isenabled():  # else nothing searches for what is unused
        judge.forget()
    return issues


def _names_in(site: Path) -> list[str]:
    """The names of all files and folders of a site, from its folder on, in their order."""
    root = len(str(site)) + 1
    places = (
        f"{folder}{os.sep}{name}"[root:].replace(os.sep, "/")
        for folder, folders, files in os.walk(site)
        for name in (*folders, *files)
    )
    return sorted(places, key=lambda name: name.split("/"))


def _sizes(site: Path, names: Iterable[str]) -> Iterator[int]:
    for file in (site / name for name in names):
        if file.is_file():
            yield file.stat().st_size


def judge_texts(material: Material, texts: Mapping[str, str]) -> list[Issue]:
    """Like `judge_site`, of pages and files that another engine will build from, by their names."""
    sizes = (len(text.encode("utf-8", "surrogatepass")) for text in texts.values())
    judge = _Judge(material, Interface(()), sizes=lambda: sizes)
    for name, text in texts.items():
        suffix = PurePosixPath(name).suffix.lower()
        judge.file(name, ".html" if suffix == ".md" else suffix, text)
    return judge.issues()


class _Theme:
    """The folder of an installed theme."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self._first = frozenset(os.listdir(folder))  # noqa: PTH208

    def ships(self, file: str, name: str) -> bool:
        """Whether a file of a site is one of the theme's, byte by byte."""
        if name.partition("/")[0] not in self._first:  # as most files of a site
            return False
        theirs = f"{self.folder}/{name}"
        return os.path.isfile(theirs) and filecmp.cmp(file, theirs, shallow=False)  # noqa: PTH113


class _Judge:
    """Reads files of a site one after the other, and remembers what it has judged."""

    def __init__(
        self,
        material: Material,
        interface: Interface,
        addresses: Iterable[str] = (),
        sizes: Callable[[], Iterable[int]] = tuple,
    ) -> None:
        self._material = material
        self._sizes_of = sizes
        self._interface = interface
        self._seeker = seeker_of(material.study, material.key)
        self._denied = _names(material)
        self._telling = Telling(self._denied)
        tells = self._telling.__getitem__
        self._pages = Pages(None if self._seeker else self._verdict, _WAY_UP, tells)
        policy = material.study.privacy
        self._allowed = Allowed(policy.allowed if policy else ())
        self._known: dict[tuple[str, Kind, str], Verdict] = {}
        self._found: dict[tuple[str, Kind, str], tuple[_Found, ...]] = {}
        self._forms: dict[Kind, Forms] = {kind: Forms() for kind in _WHOSE}
        self._numbers_tell = any(map(_DIGIT.search, self._denied.all_words))
        self._stretches: dict[int, tuple[tuple[Piece, ...], tuple[_Found, ...]]] = {}
        self._plainly_told = frozenset(filter(is_plain, self._told))
        self._clean_lines = set(self._plainly_told)
        self._line_forms = Forms()
        self._name_forms = Forms()
        self._once = Once(self._verdict, self._clean_lines, self._telling.may_be)
        self._codes: dict[str, frozenset[str]] = {}
        self._standing: dict[str, bool] = {}
        self._words: dict[str, list[str]] = {}
        self._finds = _Finds()
        self._addresses = frozenset(_ends_of(addresses))

    def forget(self) -> None:
        """Lets go what was read, or the next search for unused cycles goes through all of it."""
        self._pages, self._once = Pages(), Once(lambda _: FOUND)
        self._known, self._found, self._stretches, self._words = {}, {}, {}, {}

    def name(self, name: str) -> None:
        """Judges the name of a file or folder, also together with those in which it lies."""
        for each in {name.rpartition("/")[2], name.replace("/", " ")}:
            if self._name_forms.get(each, form := form_of(each)):
                continue
            piece, text = Piece(each, "address"), as_read(each)
            found = list(self._named(piece, text))
            verdict = self._searched(piece, text, found, name=True)
            if not found and not self._numbers_tell:
                self._name_forms.add(each, form, verdict)
            self._finds.add(found, f"site/{name}")
        if self._seeker:
            for _, quote in self._seeker.stretches(name_words(name)):
                self._finds.withdrawn[f"site/{name}", quote] = None

    def page(self, name: str, suffix: str, content: bytes) -> bool:
        """Judges a page as it lies on the disk; answers False, and judges nothing, where it is none
        or takes to be read as a text.
        """
        if self._seeker or suffix not in MARKUP or not may_be_utf_8(content):
            return False
        try:
            stretches = list(self._pages.written(content))
        except UnicodeDecodeError:
            return False
        self._stretches_of(name, stretches)
        return True

    def file(self, name: str, suffix: str, text: str) -> None:
        """Judges a file."""
        if suffix in MARKUP:
            self._stretches_of(name, self._pages(text))
        elif self._seeker:
            self._stretches_of(name, (tuple(pieces_of(text, suffix)),))
        elif suffix == ".csv":
            self._lines_of(name, cells_alone(text))
        elif is_by_line(suffix):
            self._lines_of(name, text.split("\n"))
        else:
            self._finds.add(self._judged(pieces_of(text, suffix, self._once)), name)

    def _lines_of(self, name: str, lines: Iterable[str]) -> None:
        """Judges a file whose lines or cells are texts of their own: those that no file had."""
        clean, forms = self._clean_lines, self._line_forms
        for line in filterfalse(clean.__contains__, dict.fromkeys(lines)):
            if not self._is_a_told_quote(line):
                form = form_of(line)
                if self._telling.may_be(line, form) and not forms.get(line, form):
                    piece = line_piece(line)
                    verdict = self._verdict(piece)
                    if not verdict:
                        self._finds.add(self._judged((piece,)), name)
                        continue
                    forms.add(line, form, verdict)
            clean.add(line)

    def _is_a_told_quote(self, line: str) -> bool:
        """Whether a line of a Markdown twin is a long text of the study behind the marks of a list,
        of which nothing is to say as `_looked_at` has it.
        """
        listed = "" if "/" in line or len(line) <= _SHORT else _behind_marks(line)
        return bool(listed) and listed.strip(_QUOTES) in self._plainly_told

    def _stretches_of(self, name: str, stretches: Iterable[tuple[Piece, ...]]) -> None:
        running: list[Piece] = []
        for stretch in stretches:
            if self._seeker:
                running += stretch
            seen = self._stretches.get(id(stretch))
            if seen is None:
                found = self._judged(stretch)
                self._stretches[id(stretch)] = seen = (stretch, found)
            self._finds.add(seen[1], name)
        if self._seeker:
            for quote in sorted(self._withdrawn(self._seeker, running)):
                self._finds.withdrawn[name, quote] = None

    def _withdrawn(self, seeker: Seeker, pieces: Iterable[Piece]) -> set[str]:
        joined: list[str] = []
        parted: list[str] = []
        found = set()
        for piece in pieces:
            words = self._words_of(piece.text)
            if piece.kind in ("text", "date"):
                joined += words
                parted += self._words_of(piece.parted) if piece.parted else words
            else:
                found |= {quote for _, quote in seeker.stretches(words)}
        looks = [word if word.isascii() else plain(word) for word in joined]
        for words in (joined, *(each for each in (parted, looks) if each != joined)):
            found |= {quote for _, quote in seeker.stretches(words)}
        return found

    def _words_of(self, text: str) -> list[str]:
        if text not in self._words:
            self._words[text] = words_of(text)
        return self._words[text]

    def _judged(self, pieces: Iterable[Piece]) -> tuple[_Found, ...]:
        """What is found in pieces."""
        return tuple(
            found
            for piece in pieces
            if not self._verdict(piece)
            for found in self._found[piece.text, piece.kind, piece.parted]
        )

    def _verdict(self, piece: Piece) -> Verdict:
        """What is known of a piece; what is found in it is noted by its texts and its kind."""
        key = (piece[0], piece[1], piece[3])
        verdict = self._known.get(key)
        if verdict is None:
            verdict = self._known[key] = self._looked_at(piece)
        return verdict

    def _looked_at(self, piece: Piece) -> Verdict:
        text, kind, _, parted = piece
        alike = f"{text}\0{parted}" if parted else text
        form = form_of(alike)
        if not self._telling.may_be(f"{text} {parted}" if parted else text, form):
            return ANY
        told = self._is_told_whole(text) or self._is_told_in_a_list(piece)
        if ZERO not in form:
            # there is nothing in which other texts could differ
            return ANY if told or self._find(piece) else FOUND
        if told and len(text) > _SHORT:
            return HERE
        if known := self._forms[kind].get(alike, form):
            return known
        verdict = self._find(piece) or (HERE if told else FOUND)
        if self._numbers_tell:
            return min(verdict, HERE)
        self._forms[kind].add(alike, form, verdict)
        return verdict

    def _find(self, piece: Piece) -> Verdict:
        """Looks for denied names and shapes in a piece, and notes them."""
        found: list[_Found] = []
        verdict = ANY
        for text in map(as_read, (piece.text, piece.parted) if piece.parted else (piece.text,)):
            if self._denied.names:
                found += self._named(piece, text)
            verdict = min(verdict, self._searched(piece, text, found))
        if not found:
            return verdict
        self._found[piece.text, piece.kind, piece.parted] = tuple(found)
        return FOUND

    def _is_told_in_a_list(self, piece: Piece) -> bool:
        """Whether a line of a Markdown twin is such a text behind the marks of a list."""
        listed = "" if piece.parted else _behind_marks(piece.text)
        return bool(listed) and self._is_told_whole(listed)

    def _is_told_whole(self, text: str) -> bool:
        """Whether a text is one of the study's or its project's, which were judged there."""
        return text in self._told or text.strip(_QUOTES) in self._told

    def _leads_inside(self, text: str) -> bool:
        """Whether a text is the address of a page of this site, alone or with an id of the study:
        both are judged as names.
        """
        found = _INSIDE.fullmatch(text)
        return bool(
            found and found[1] in self._addresses and (not found[2] or found[2] in self._told)
        )

    def _searched(
        self, piece: Piece, text: str, found: list[_Found], *, name: bool = False
    ) -> Verdict:
        """Looks for shapes in a text where it is not a web address inside.

        Args:
            piece: Where it stands.
            text: The text, as it is read.
            found: Takes what is found.
            name: Whether it is the name of a file.
        """
        if holds_nothing(text) or (piece.kind in _ADDRESSED and not _MANY_DIGITS.search(text)):
            return ANY
        meant = MEANT[_WHOSE[piece.kind]]
        alike = unnumbered(text)
        codes = self._codes.get(alike)
        finds = None
        if codes is None:
            finds = search(text)
            codes = self._codes[alike] = frozenset(find.code for find in finds)
        if codes <= ALIKE and codes <= meant:
            return NUMBERED
        if name or not self._leads_inside(piece.text):
            for find in search(text) if finds is None else finds:
                words = " ".join(text[find.start : find.end].split())
                if find.code not in meant and not self._is_told(find.code, words):
                    found.append(_Found(find.code, words, find.what))
        return HERE

    def _named(self, piece: Piece, text: str) -> Iterator[_Found]:
        """Denied names in a text of a piece."""
        for hit in self._denied.find(text):
            words = " ".join(text[hit.start : hit.end].split())
            if hit.name.words not in self._let_stand and not self._is_ours(piece, words):
                yield _Found(CODE, words if not hit.name.line else _line(hit.name.line), "")

    @cached_property
    def _told(self) -> frozenset[str]:
        """The texts of the study and its project, which were judged there."""
        return frozenset(piece.text for piece in all_texts(self._material))

    @cached_property
    def _all_told(self) -> str:
        return " ".join(" \0 ".join(self._told).split())

    def _is_told(self, code: str, words: str) -> bool:
        """Whether the words stand in a file of the study: then they were judged there, and are
        meant or let stand. A page may put parts beside each other that make an address together.
        """
        parts = words.split() if code in _OF_PARTS else ()
        return (
            self._stands(words)
            or words in self._sizes
            or (code == "exact-date" and self._is_day(words))
            or (bool(parts) and all(map(self._stands, parts)))
        )

    @cached_property
    def _sizes(self) -> frozenset[str]:
        """How large the site's files are, which a package of data says of each."""
        return frozenset(str(size) for size in self._sizes_of() if size >= _LARGE)

    def _stands(self, words: str) -> bool:
        if words not in self._standing:
            whole = rf"(?<!\w){re.escape(words)}(?!\w)"
            stands = words in self._all_told and bool(re.search(whole, self._all_told))
            self._standing[words] = stands
        return self._standing[words]

    @cached_property
    def _let_stand(self) -> frozenset[tuple[str, ...]]:
        """Denied names that stand in a file of the study: a waiver says why."""
        told = (hit for text in self._told for hit in self._denied.find(text))
        return frozenset(hit.name.words for hit in told)

    def _is_ours(self, piece: Piece, words: str) -> bool:
        """Whether a denied name is here a word of the interface."""
        if piece.kind == "code":
            return self._interface.uses(words)
        return self._interface.says(piece.text, words)

    def _is_day(self, words: str) -> bool:
        """Whether a date is one of the study's own, as the interface writes it out."""
        numbers = {int(number) for number in re.findall(r"\d+", words)}
        return any(numbers <= day for day in self._days)

    @cached_property
    def _days(self) -> tuple[set[int], ...]:
        texts = (file.text or "" for file in self._material.published)
        days = {found for text in texts for found in _DAY.findall(text)}
        return tuple({int(part) for part in day} for day in days)

    def issues(self) -> list[Issue]:
        """What was found, each words once, at the first file in which they stand."""
        issues = [_withdrawn(name, quote) for name, quote in self._finds.withdrawn]
        for found, files in self._finds.files.items():
            left = [file for file in files if not self._allowed.lets(found.code, found.words, file)]
            if left:
                issues.append(_issue(found, left[0], len(left) - 1))
        return issues


_INSIDE = re.compile(r"(?:\.{1,2}[/ ])*((?:[\w-]+[/ ])*(?:[\w-]+\.html)?)(?:[# ]([\w-]+))?")


def _behind_marks(line: str) -> str:
    """What a line of a Markdown twin says behind the marks of a list; empty where none are."""
    marks = _LISTED.match(line) if ">" in line[:12] else None
    return line[marks.end() :] if marks else ""


def _ends_of(addresses: Iterable[str]) -> Iterator[str]:
    """Addresses of pages, from each folder on, as they are written and with spaces between their
    parts.
    """
    for address in addresses:
        if address.endswith(".html"):
            parts = address.removesuffix("index.html").split("/")
            for at in range(len(parts)):
                yield "/".join(parts[at:])
                yield " ".join(parts[at:])


def _names(material: Material) -> Names:
    try:
        return denied_names(material)
    except UnreadableError:  # said where the files are judged
        return Names(())


def _line(number: int) -> str:
    return f"line {number} of {SECRET_FILE}"


def _issue(found: _Found, file: str, more: int) -> Issue:
    if found.code == CODE and found.words.endswith(SECRET_FILE):
        message = f"a name of {found.words} stands here"
    elif found.code == CODE:
        message = f"“{found.words}” is a name that must not appear anywhere"
    else:
        message = f"“{found.words}” looks like {found.what}"
    also = f" (and in {more} more {'file' if more == 1 else 'files'})" if more else ""
    hint = f"please check: {ADVICE[found.code]}; {_FROM}"
    return Issue(file, (), message + also, hint, found.code, found.words)


def _withdrawn(file: str, quote: str) -> Issue:
    message = "this page contains words of a withdrawn quote"
    return Issue(file, (), message, _TAKE_OUT, "withdrawn-words", quote)


__all__ = ["UnfitKey", "judge_site", "judge_texts"]
