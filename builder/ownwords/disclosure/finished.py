"""Judges the finished site: everything in it, whichever plugin, hook, theme or setting it came
from.

Each file is read once, for words that were withdrawn, denied names and the shapes of identifiers.
Each text is judged once, however many pages repeat it. What stands in a file of the study or of the
project was judged there, so it is no finding here; capital letters are not looked at.
"""

import filecmp
import gc
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath

from ..checks import Issue
from ..source import text_of
from ..source.files import UnreadableError
from .fingerprints import UnfitKey, words_of
from .identifiers import ADVICE, KINDS, MEANT, all_texts, holds_nothing, search
from .identifiers.allow import Allowed
from .identifiers.denied import CODE, SECRET_FILE, Names, denied_names
from .identifiers.kinds import Find
from .identifiers.plain import plain
from .identifiers.texts import Whose, as_read
from .interface import Interface
from .markup import MARKUP, Kind, Once, Pages, Piece, Stretch, is_by_line, pieces_of
from .material import Material
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
_SIGNS = re.compile(
    "|".join(
        (
            r"\d",
            *sorted({re.escape(sign) for kind in KINDS if not kind.digits for sign in kind.needs}),
        )
    )
)
"""What every text has, in small letters, in which a shape can be found. No white space is in it, so
that it stands in one of the text's words."""
_NUMBERED = re.compile(r"(?<=[A-Za-z])[0-9]{1,5}(?!\w|\W{0,2}\d)")
"""The number at the end of a Latin word, as in q12 and findings/c3/. No shape asks which number it
is, only how long: a year, an age, a day and what has check digits begin a word or are longer."""
ALIKE = frozenset({"web-address"})
"""Texts that are alike but for such numbers hold nothing, or these alone, both or neither; of
other kinds the number can say which it is."""
_MANY_DIGITS = re.compile(r"(?:\d\D{0,3}){6}")
_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_OF_PARTS = frozenset({"postal-code", "street-address", "record-number"})
_LISTED = re.compile(r"(?: *(?:\d{1,5}\.|-) )?> (?=[^\W\d_]|[“”„«»‘’])")
"""The marks of a quote in a list of a Markdown twin. No shape goes through the `>`, so what stands
behind it is judged as it would be alone."""
_QUOTES = " \t\n“”„«»‘’\"'…"


def unnumbered(text: str) -> str:
    """The text with zeros for the numbers that end a word."""
    return _NUMBERED.sub(lambda number: "0" * len(number[0]), text)


class _Signs(dict[str, bool]):
    """Whether a word, as it is written, holds a sign of a shape; texts repeat their words."""

    def __missing__(self, word: str) -> bool:
        self[word] = holds = bool(_SIGNS.search(word.lower()))
        return holds

    def are_in(self, text: str) -> bool:
        """Whether any word of a text does."""
        return any(map(self.__getitem__, text.split()))


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
    before: Collection[str] = (),
) -> list[Issue]:
    """Judges a built site.

    Args:
        material: The study from which the site was built.
        site: The folder of the built site.
        shipped: Folders of installed themes. Files identical to one of theirs are skipped: they
            hold nobody's words, and programs are long.
        made: Texts of files that were joined from such files alone, by their address.
        before: Files whose content was judged already.

    Raises:
        UnfitKey: As `seeker_of`.
    """
    shipped, made = tuple(shipped), made or {}
    files = {file.relative_to(site).as_posix(): file for file in sorted(site.rglob("*"))}
    with _uncollected():
        judge = _Judge(material, Interface(shipped), files)
        for name, file in files.items():
            judge.name(name)
            if name in before or not file.is_file() or _is_shipped(file, name, shipped):
                continue
            text = text_of(file)
            if text and text != made.get(name):
                judge.file(f"site/{name}", file.suffix.lower(), text)
        issues = judge.issues()
        judge.forget()
        return issues


@contextmanager
def _uncollected() -> Iterator[None]:
    """Spares the search for unused cycles, a sixth of the time here: what is made is kept, in no
    cycle.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def judge_texts(material: Material, texts: Mapping[str, str]) -> list[Issue]:
    """Like `judge_site`, of pages and files that another engine will build from, by their names."""
    judge = _Judge(material, Interface(()))
    for name, text in texts.items():
        suffix = PurePosixPath(name).suffix.lower()
        judge.file(name, ".html" if suffix == ".md" else suffix, text)
    return judge.issues()


def _is_shipped(file: Path, name: str, shipped: Iterable[Path]) -> bool:
    return any(
        (folder / name).is_file() and filecmp.cmp(file, folder / name, shallow=False)
        for folder in shipped
    )


class _Judge:
    """Reads files of a site one after the other, and remembers what it has judged."""

    def __init__(
        self, material: Material, interface: Interface, addresses: Iterable[str] = ()
    ) -> None:
        self._material = material
        self._interface = interface
        self._seeker = seeker_of(material.study, material.key)
        self._pages = Pages(None if self._seeker else self._is_to_say)
        self._denied = _names(material)
        policy = material.study.privacy
        self._allowed = Allowed(policy.allowed if policy else ())
        self._known: dict[tuple[str, Kind, str], tuple[_Found, ...]] = {}
        self._stretches: dict[int, tuple[tuple[Piece, ...], tuple[_Found, ...]]] = {}
        self._clean: set[str] = set()
        self._clean_lines: set[str] = set()
        self._once = Once()
        self._signs = _Signs()
        self._codes: dict[str, frozenset[str]] = {}
        self._standing: dict[str, bool] = {}
        self._words: dict[str, list[str]] = {}
        self._finds = _Finds()
        self._addresses = frozenset(_ends_of(addresses))

    def forget(self) -> None:
        """Lets go what was read, or the next search for unused cycles goes through all of it."""
        self._pages = Pages()
        self._known, self._stretches, self._words = {}, {}, {}

    def name(self, name: str) -> None:
        """Judges the name of a file or folder, also together with those in which it lies."""
        for each in {PurePosixPath(name).name, name.replace("/", " ")}:
            found = self._searched(Piece(each, "address"), name=True)
            self._finds.add(found, f"site/{name}")
        if self._seeker:
            for _, quote in self._seeker.stretches(name_words(name)):
                self._finds.withdrawn[f"site/{name}", quote] = None

    def file(self, name: str, suffix: str, text: str) -> None:
        """Judges a file."""
        if suffix in MARKUP:
            skipped = () if self._seeker else self._clean
            self._stretches_of(name, self._pages(text.replace("../", ""), skipped))
        elif self._seeker:
            self._stretches_of(name, iter((("", tuple(pieces_of(text, suffix))),)))
        elif is_by_line(suffix):
            self._lines_of(name, suffix, text)
        else:
            found = self._judged(pieces_of(text, suffix, self._once))
            self._once.done(skip=not found)
            self._finds.add(found, name)

    def _lines_of(self, name: str, suffix: str, text: str) -> None:
        """Judges a file whose lines are texts of their own: those that no file had before."""
        clean = self._clean_lines
        new = [line for line in dict.fromkeys(text.split("\n")) if line not in clean]
        found = self._judged(pieces_of("\n".join(new), suffix))
        self._finds.add(found, name)
        if found:
            new = [line for line in new if not self._judged(pieces_of(line, suffix))]
        clean.update(new)

    def _stretches_of(self, name: str, stretches: Iterator[Stretch]) -> None:
        running: list[Piece] = []
        for lines, stretch in stretches:
            if self._seeker:
                running += stretch
            seen = self._stretches.get(id(stretch))
            if seen is None:
                found = self._judged(stretch)
                self._stretches[id(stretch)] = seen = (stretch, found)
            if seen[1]:
                self._finds.add(seen[1], name)
            else:
                self._clean.add(lines)
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

    def _is_to_say(self, piece: Piece) -> bool:
        """Whether something is found in a piece."""
        return bool(self._judged((piece,)))

    def _judged(self, pieces: Iterable[Piece]) -> tuple[_Found, ...]:
        known = self._known
        all_found: list[_Found] = []
        for piece in pieces:
            key = (piece[0], piece[1], piece[3])
            found = known.get(key)
            if found is None:
                found = known[key] = tuple(self._found(piece))
            if found:
                all_found += found
        return tuple(all_found)

    def _found(self, piece: Piece) -> Iterator[_Found]:
        if self._is_told_whole(piece.text):
            return
        marks = _LISTED.match(piece.text)
        if marks and not piece.parted and self._is_told_whole(piece.text[marks.end() :]):
            return
        yield from self._searched(piece)

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

    def _searched(self, piece: Piece, *, name: bool = False) -> Iterator[_Found]:
        """What is found in a text: denied names, and shapes where it is not a web address inside.

        Args:
            piece: The text.
            name: Whether it is the name of a file.
        """
        meant = MEANT[_WHOSE[piece.kind]]
        for text in (piece.text, piece.parted) if piece.parted else (piece.text,):
            text = as_read(text)
            if self._denied.names:
                yield from self._named(piece, text)
            if (
                not self._signs.are_in(text)
                or holds_nothing(text)
                or (piece.kind in ("address", "code") and not _MANY_DIGITS.search(text))
                or (not name and self._leads_inside(piece.text))
            ):
                continue
            for find in self._shapes(text, meant):
                words = " ".join(text[find.start : find.end].split())
                if find.code not in meant and not self._is_told(find.code, words):
                    yield _Found(find.code, words, find.what)

    def _named(self, piece: Piece, text: str) -> Iterator[_Found]:
        """Denied names in a text of a piece."""
        for hit in self._denied.find(text):
            words = " ".join(text[hit.start : hit.end].split())
            if hit.name.words not in self._let_stand and not self._is_ours(piece, words):
                yield _Found(CODE, words if not hit.name.line else _line(hit.name.line), "")

    def _shapes(self, text: str, meant: frozenset[str]) -> list[Find]:
        """The shapes in a text, or none where all of them are meant. Thousands of texts differ in
        the number of an id alone.
        """
        alike = unnumbered(text)
        codes = self._codes.get(alike)
        if codes is not None and codes <= meant:
            return []
        finds = search(text)
        if (codes := frozenset(find.code for find in finds)) <= ALIKE:
            self._codes[alike] = codes
        return finds

    @cached_property
    def _told(self) -> frozenset[str]:
        """The texts of the study and its project, which were judged there."""
        return frozenset(piece.text for piece in all_texts(self._material))

    @cached_property
    def _all_told(self) -> str:
        return "\n".join(" ".join(text.split()) for text in self._told)

    def _is_told(self, code: str, words: str) -> bool:
        """Whether the words stand in a file of the study: then they were judged there, and are
        meant or let stand. A page may put parts beside each other that make an address together.
        """
        parts = words.split() if code in _OF_PARTS else ()
        return (
            self._stands(words)
            or (code == "exact-date" and self._is_day(words))
            or (bool(parts) and all(map(self._stands, parts)))
        )

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
