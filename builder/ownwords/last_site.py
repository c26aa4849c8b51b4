"""What a new site takes over from the one that stands, where it would come out the same.

Nothing of a study is kept for that but fingerprints, in the user's cache folder, addresses, ids and
lengths. The pages themselves are read from the finished site, and taken only where they still have
the fingerprint with which they were made: whatever was withdrawn, or changed by hand, is made anew.
The cache may be deleted at any time.
"""

import json
import os
import re
import secrets
import shutil
import stat
import sys
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import field
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path, PurePosixPath
from typing import Any

from .caches import cache_folder
from .fingerprint import Fingerprints, NoFingerprint, encoded
from .kept_rows import KeptRows, Notes
from .records import dataclass
from .remembered import cache
from .writing import write_whole

FORMAT = 5
WHOLE_PAGE = "whole page"
"""A page in its frame."""

_THEIRS = ("markdown", "properdocs", "pymdown-extensions")
"""What the packages that we ask for render with."""

_NAME = re.compile(r"[\w.-]+")
_PACKAGE = Path(__file__).parent
_NO_PART = {"starters", "cli", "imports", "publishing", "portal"}
"""Rooms of the package that have no part in a site."""


@dataclass(frozen=True)
class Entry:
    """A piece of the site as it was made.

    Attributes:
        key: The fingerprint of what it was made from; or that itself, where it stays in memory.
        made: Its own.
        length: How many bytes it has.
        more: What else is known of it, in JSON.
    """

    key: object
    made: str
    length: int
    more: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Taken:
    """A piece that was taken over."""

    text: str
    more: dict[str, Any]
    made: str


class LastSite:
    """The site that stands, and notes of the one that is being made."""

    def __init__(
        self, site: Path | None = None, record: str = "", *, remembers: bool = False
    ) -> None:
        """Without a site nothing is taken and nothing noted.

        Args:
            site: Where the finished site lies, or will lie.
            record: The notes of its build; may be of another format, or empty.
            remembers: Whether texts are kept in memory for the next site, and the new site is put
                into the one that stands.
        """
        self._site = site
        self._remembers = remembers
        self._texts: dict[str, str] = {}
        self._old: dict[str, Entry] = {}
        self._new: dict[str, Entry] = {}
        self._whole: dict[str, str] = {}
        self._folders: dict[str, bool] = {"": True}
        self._read_files: dict[str, str] = {}
        self._files: set[str] = set()
        self._standing: dict[str, None] = {}
        self._rules = self._old_rules = ""
        self.put_off: frozenset[str] = frozenset()
        """Files of the site that stands that can be made anew after all others."""
        self._empty: dict[str, None] = {}
        self._old_empty: frozenset[str] = frozenset()
        self._salt = secrets.token_bytes(16)
        rows = Notes()
        if site:
            with suppress(ValueError, TypeError, KeyError, AttributeError):
                rows = self._read(json.loads(_unsealed(record)))
        self.fingerprints = Fingerprints(self._salt)
        self.rows = KeptRows(self.fingerprints, self._text_as_made, rows)
        """What is known of the rows of files."""

    def next(self, site: Path) -> "LastSite":
        """What stands after this site was made in a folder, without a way over the disk."""
        last = LastSite(site, remembers=self._remembers)
        last._salt, last._old, last._old_rules = self._salt, self._new, self._rules
        last._old_empty, last.put_off = frozenset(self._empty), self.put_off
        last._files = self._files
        last._texts = {name: self._texts[name] for name in self._new.keys() & self._texts.keys()}
        last.fingerprints = Fingerprints(self._salt)
        last.rows = KeptRows(last.fingerprints, last._text_as_made, self.rows.notes)
        return last

    def _read(self, notes: dict[str, Any]) -> Notes:
        if notes["format"] == FORMAT:
            entries = {name: Entry(*each) for name, each in notes["pieces"].items()}
            self._salt, self._old = bytes.fromhex(notes["salt"]), entries
            self._old_rules = str(notes["rules"])
            if notes["made_with"] == list(made_with()):
                self._old_empty = frozenset(notes["empty"])
            return Notes.read(notes["rows"])
        return Notes()

    @property
    def is_there(self) -> bool:
        """Whether anything is taken over or noted."""
        return self._site is not None

    @property
    def needs_fingerprints(self) -> bool:
        """Whether what pages are made from is told apart by fingerprints."""
        return self.is_there and not self._remembers

    def key(self, *values: object) -> str:
        """The fingerprint of what a piece is made from; empty where it cannot be told, or is not
        asked for.
        """
        if not self._site:
            return ""
        try:
            return self.fingerprints((made_with(), values))
        except NoFingerprint:
            return ""

    def made_from(self, *values: object) -> object:
        """What a piece is made from: its key, or in memory the values themselves, which are sooner
        compared than given a fingerprint; nothing may change in them.
        """
        return values if self._remembers else self.key(*values)

    def take(self, kind: str, file: str, key: object, begins: str = "") -> Taken | None:
        """A piece as it stands, if it was made from the same.

        Args:
            kind: What it is of the file.
            file: The file's path on the site.
            key: What it would be made from now.
            begins: How it begins, where it is only a part of the file.
        """
        name = f"{kind} {file}"
        entry = self._same(name, key)
        if not entry:
            return None
        text = self._texts.get(name)
        if text is None:
            text = self._text_of(file, entry, begins)
        if text is None:
            return None
        self._new[name] = entry
        if not begins:
            self._whole[file] = entry.made
        return Taken(text, entry.more, entry.made)

    def takes_page(self, file: str, key: object) -> bool:
        """Whether a whole page stands, if it was made from the same; nobody asks for its text."""
        name = f"{WHOLE_PAGE} {file}"
        entry = self._same(name, key)
        if not entry or not (name in self._texts or self._is_there(file, entry.made)):
            return False
        self._new[name], self._whole[file] = entry, entry.made
        return True

    def _same(self, name: str, key: object) -> Entry | None:
        """What is known of a piece, if it was made from the same."""
        entry = self._old.get(name)
        return entry if self._site and key and entry and entry.key == key else None

    def file(self, file: str, made_from: object, make: Callable[[], str]) -> str:
        """The text of a whole file: as it stands, if it was made from the same, else made anew."""
        key = self.made_from(made_from)
        if taken := self.take("made", file, key):
            return taken.text
        text = make()
        self.note("made", file, key, text)
        return text

    def _text_as_made(self, file: str, made: str) -> str | None:
        """The text of a whole file, if it is there as it was made."""
        content = self._content(file)
        return _decoded(content) if self._read_files.get(file) == made else None

    def _text_of(self, file: str, entry: Entry, begins: str) -> str | None:
        """A piece of a file, if it is there as it was made."""
        if not begins:
            return self._text_as_made(file, entry.made)
        content = self._content(file)
        if content is None:
            return None
        return _decoded(self._part(file, content, entry, begins.encode()))

    def _part(self, file: str, content: bytes, entry: Entry, begins: bytes) -> bytes | None:
        """A part of a file; of a page that is whole it is known where it lies."""
        whole = self._old.get(f"{WHOLE_PAGE} {file}")
        if whole and whole.made == self._read_files[file] and (at := whole.more.get("at")):
            return content[at : at + entry.length]
        at = content.find(begins)
        part = content[at : at + entry.length] if at >= 0 else b""
        return part if self.fingerprints.content(part) == entry.made else None

    def _is_there(self, file: str, made: str) -> bool:
        """Whether a whole file is there as it was made."""
        if file not in self._read_files:
            self._content(file)
        return self._read_files.get(file) == made

    def _content(self, file: str) -> bytes | None:
        """What a file of the site holds, whose fingerprint is noted."""
        try:
            if not self._is_own(file):
                return None
            with open(f"{self._site}/{file}", "rb") as opened:  # noqa: PTH123 - thousands
                content = opened.read()
        except OSError:
            return None
        self._read_files[file] = self.fingerprints.content(content)
        return content

    def _is_own(self, file: str) -> bool:
        """Whether a file lies in the site itself: a link may lead out of it, and a pipe has no end.

        Raises:
            OSError: It is not there.
        """
        is_file = stat.S_ISREG(os.lstat(f"{self._site}/{file}").st_mode)
        return is_file and self._is_own_folder(file.rpartition("/")[0])

    def _is_own_folder(self, folder: str) -> bool:
        if folder not in self._folders:
            there = os.lstat(f"{self._site}/{folder}")
            leads_out = getattr(there, "st_reparse_tag", 0)  # a kind of link that Windows knows
            own = stat.S_ISDIR(there.st_mode) and not leads_out
            self._folders[folder] = own and self._is_own_folder(folder.rpartition("/")[0])
        return self._folders[folder]

    def note(self, kind: str, file: str, key: object, text: str, **more: Any) -> str:
        """Notes a piece that was made anew; returns its fingerprint, empty without a key."""
        if not key:
            return ""
        content = encoded(text)
        name, made = f"{kind} {file}", self.fingerprints.content(content)
        self._new[name] = Entry(key, made, len(content), more)
        if self._remembers:
            self._texts[name] = text
        if kind == WHOLE_PAGE and self._old.get(name) == self._new[name]:
            self._whole[file] = made  # made anew, and as it was
        return made

    def piece(self, kind: str, file: str) -> tuple[object, str] | None:
        """What a piece of the new site was made from, as its key, and its own fingerprint."""
        entry = self._new.get(f"{kind} {file}")
        return (entry.key, entry.made) if entry else None

    def stands(self, file: str, text: str) -> bool:
        """Whether a file of the site is there with this text, so that it need not be written."""
        if not self._site:
            return False
        content = encoded(text)
        name, key = f"file {file}", self.fingerprints.content(content)
        self._new[name] = entry = Entry(key, key, len(content))
        same = self._old.get(name) == entry
        read = self._remembers or self._whole.get(file) == key  # a twin was, to be taken over
        if not same or not (read or self._is_there(file, key)):
            return False
        self._whole[file] = key
        self._standing[file] = None
        return True

    def leave(self, file: str) -> None:
        """Lets a file that was taken over stand: nobody writes it."""
        self._standing[file] = None

    def complete(self, made: Path) -> None:
        """Puts what stands into the folder of the new site, where that is another one."""
        if not self._site or self._remembers:
            return
        for folder in {file.rpartition("/")[0] for file in self._standing}:
            (made / folder).mkdir(parents=True, exist_ok=True)
        usual = 0
        for file in self._standing:
            usual = _put(f"{self._site}/{file}", f"{made}/{file}", usual)

    def put_in(self, made: Path) -> Path:
        """Puts the files of a new site that is complete but for what stands into the one that
        stands; returns where it lies.
        """
        if not self._site or not self._standing:
            self._files = set()  # what lies in another folder
            return made
        new, old = _files_in(made), self._files or _files_in(self._site)
        self._files = new | self._standing.keys()
        take_away(self._site, old - self._files)
        for file in new:
            to = self._site / file
            to.parent.mkdir(parents=True, exist_ok=True)
            (made / file).replace(to)
        return self._site

    @property
    def whole_files(self) -> frozenset[str]:
        """Paths of the files that were taken over whole."""
        return frozenset(self._whole)

    @property
    def has_all_pages(self) -> bool:
        """Whether no page of the old site is gone: its files were judged while it was there."""
        pages = {name for name in self._old if name.startswith((WHOLE_PAGE, "page "))}
        return pages <= self._new.keys()

    def was_empty(self, text: str) -> bool:
        """Whether nothing was found in a text when the last site was made, by this very package."""
        if not self._old_empty or (key := self.fingerprints.text(text)) not in self._old_empty:
            return False
        self._empty[key] = None
        return True

    def note_empty(self, text: str) -> None:
        """Notes a text in which nothing was found."""
        if self._site:
            self._empty[self.fingerprints.text(text)] = None

    def same_rules(self, rules: str) -> bool:
        """Whether the site that stands was judged by these rules; the new one is.

        Args:
            rules: Their fingerprint; may be empty.
        """
        self._rules = rules
        return bool(rules) and rules == self._old_rules

    def not_judged(self) -> None:
        """Says of the new site that it is not fit to be taken for judged."""
        self._rules = ""

    def record(self) -> str:
        """The notes of the site that was made, for the next one."""
        pieces = {name: tuple(vars(each).values()) for name, each in self._new.items()}
        notes: dict[str, Any] = {"format": FORMAT, "salt": self._salt.hex(), "rules": self._rules}
        notes |= {"made_with": made_with(), "empty": list(self._empty)}
        notes |= {"pieces": pieces, "rows": self.rows.notes.written()}
        return _sealed(json.dumps(notes, separators=(",", ":")))


def _decoded(content: bytes | None) -> str | None:
    try:
        return None if content is None else content.decode()
    except UnicodeDecodeError:
        return None


def _sealed(notes: str) -> str:
    """Notes with what tells whether they are as they were written."""
    return f"{blake2b(notes.encode(), digest_size=16).hexdigest()}\n{notes}"


def _unsealed(record: str) -> str:
    """Notes that are as they were written.

    Raises:
        ValueError: They are not.
    """
    notes = record.partition("\n")[2]
    if _sealed(notes) != record:
        raise ValueError
    return notes


def _put(file: str, to: str, usual: int) -> int:
    """Puts a file of the site that stands into the new one; returns the rights of a new file there,
    as far as they are known. A file with other rights is copied, so that it has these.
    """
    if usual and os.stat(file).st_mode == usual:  # noqa: PTH116 - thousands
        try:
            os.link(file, to)
            return usual
        except OSError:  # another disk, or one that knows no links
            pass
    shutil.copyfile(file, to)
    return os.stat(to).st_mode  # noqa: PTH116


def _files_in(folder: Path) -> set[str]:
    """Paths from the folder, with slashes."""
    root, found = str(folder), set[str]()
    for at, _, names in os.walk(root):
        within = at[len(root) + 1 :].replace(os.sep, "/")
        found |= {f"{within}/{name}" if within else name for name in names}
    return found


def take_away(folder: Path, gone: Collection[str]) -> None:
    """Takes away files, and their folders where they hold nothing now: a file may come there."""
    for file in gone:
        (folder / file).unlink(missing_ok=True)
    within = {parent for file in gone for parent in PurePosixPath(file).parents}
    for each in sorted(within - {PurePosixPath()}, reverse=True):
        with suppress(OSError):  # it holds something
            (folder / each).rmdir()


NOTHING = LastSite()
"""No site stands."""


def last_site(project: Path, site: Path) -> LastSite:
    """The site that stands in a folder, with the notes of its build.

    Args:
        project: The project's folder.
        site: Where its site lies, or will lie.
    """
    file = _record_of(project, site)
    if not file:
        return NOTHING
    record = ""
    with suppress(OSError, UnicodeDecodeError):
        record = file.read_text("utf-8")
    return LastSite(site, record)


def remember(project: Path, site: Path, last: LastSite) -> None:
    """Keeps the notes of the site that was made; a full disk stops no build."""
    file = _record_of(project, site)
    if file and last.is_there:
        with suppress(OSError):
            write_whole(file, last.record().encode())


def forget(project: Path) -> None:
    """Forgets all sites of a project."""
    if folder := cache_folder("sites", _named(project)):
        shutil.rmtree(folder, ignore_errors=True)


def _record_of(project: Path, site: Path) -> Path | None:
    folder = cache_folder("sites", _named(project))
    return folder / f"{_named(site)}.json" if folder else None


def _named(path: Path) -> str:
    return blake2b(str(path.resolve()).encode(), digest_size=12).hexdigest()


@cache
def made_with() -> tuple[str, ...]:
    """What a site depends on besides its project: Python, this package, file by file, and those
    that it asks for.
    """
    ours = blake2b(digest_size=16)
    for name in _own_files():
        ours.update(f"{name}\0".encode())
        with open(f"{_PACKAGE}/{name}", "rb") as file:  # noqa: PTH123 - a third of the time
            ours.update(blake2b(file.read()).digest())
    return (sys.version, ours.hexdigest(), *map(_version, (*_asked_for(), *_THEIRS)))


def _own_files() -> list[str]:
    """The files of this package that have a part in a site, by their path in it."""
    found = []
    for place, folders, names in os.walk(_PACKAGE):
        room = os.path.relpath(place, _PACKAGE)
        if room == ".":
            folders[:] = [each for each in folders if each not in _NO_PART]
        folders[:] = [each for each in folders if each != "__pycache__"]
        found += [f"{room}/{each}" for each in names if not each.endswith(".pyc")]
    return sorted(name for name in found if os.path.isfile(f"{_PACKAGE}/{name}"))  # noqa: PTH113


def _asked_for() -> list[str]:
    """The packages without which this one cannot do."""
    try:
        lines = requires("ownwords") or []
    except PackageNotFoundError:  # it lies there as it is
        return []
    return [found[0] for line in lines if "extra" not in line and (found := _NAME.match(line))]


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
