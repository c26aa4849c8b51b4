"""The input of the disclosure checks: the study, and everything that is published with it."""

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from functools import cached_property
from pathlib import Path

from ..load import Loaded
from ..load.translations import Translation, folders_of
from ..model import Study
from ..private import InGit, folder_of, known_to_git
from ..records import dataclass
from ..source import (
    FileText,
    Medium,
    WrittenPage,
    YamlSource,
    files_below,
    read_yaml,
    texts_of,
)
from ..source.files import read_text
from ..source.listed import Listed, files_at_root, listed_by_git
from ..source.sheeted import SheetSource
from .fingerprints import KeyPlace

QUOTE_FACTS = "quote-facts.yml"
"""The file in `private/` with the team's notes on what quotes tell."""


@dataclass(frozen=True, eq=False)  # one is itself alone
class Material:
    """The input of the disclosure checks.

    Attributes:
        loaded: The study, valid as data, with its files as they were read.
        root: The project's folder.
        content: The folder of hand-written pages and their pictures, `content/`.
        pages: The hand-written pages, also those that cannot be read.
        media: Files that are published beside the pages.
        settings: The project's mkdocs.yml, where it was read already.
        code: Folders and files with code of the project: templates, a theme, hooks.
        read: Texts of files there that were read already, by their absolute path.
        translations: The study in other languages.
    """

    loaded: Loaded
    root: Path
    content: Path
    pages: tuple[WrittenPage, ...] = ()
    media: tuple[Medium, ...] = ()
    settings: FileText | None = None
    code: tuple[Path, ...] = ()
    read: Mapping[Path, str] = field(default_factory=dict)
    translations: tuple[Translation, ...] = ()

    @property
    def study(self) -> Study:
        """The study."""
        return self.loaded.study

    @property
    def data(self) -> Path:
        """The study's folder, `site-data/`."""
        return self.loaded.folder

    @property
    def private(self) -> Path:
        """The folder of what is never published and never in the repository; it may not exist."""
        return folder_of(self.root)

    @cached_property
    def in_git(self) -> InGit:
        """What git knows of the private folder; it is asked once."""
        return known_to_git(self.root)

    @property
    def readable_pages(self) -> tuple[WrittenPage, ...]:
        """The hand-written pages that can be read."""
        return tuple(page for page in self.pages if not page.problems)

    def pages_in(self, folder: str = "") -> tuple[WrittenPage, ...]:
        """The hand-written pages of the study, or those in the folder of a translation, as they lie
        there.
        """
        if not folder:  # pages of a translation that cannot be read are none of the study's
            folders = folders_of(self.data)
            return tuple(each for each in self.pages if _top(each) not in folders)
        theirs = (each for each in self.pages if _top(each) == folder)
        return tuple(replace(each, path=each.path.partition("/")[2]) for each in theirs)

    def language_of(self, page: WrittenPage) -> str:
        """The language of a hand-written page: that of the translation in whose folder it lies."""
        of_folders = {each.folder: each.language for each in self.translations}
        return of_folders.get(_top(page), self.study.study.language)

    @cached_property
    def key(self) -> KeyPlace:
        """Where the key lies with which withdrawn words are found; it is read once."""
        return KeyPlace(self.private)

    @cached_property
    def quote_facts(self) -> YamlSource:
        """The team's notes on what quotes tell, read once; `absent` where there are none."""
        return read_yaml(self.private / QUOTE_FACTS, self.root)

    @cached_property
    def remembered(self) -> str:
        """The copy of withdrawn.yml in `private/`; empty where there is none."""
        file = self.private / "withdrawn.yml"
        return file.read_text("utf-8", errors="replace") if file.is_file() else ""

    @cached_property
    def lock(self) -> str:
        """The text of published.lock; empty where there is none."""
        file = self.data / "published.lock"
        return file.read_text("utf-8", errors="replace") if file.is_file() else ""

    @cached_property
    def secret_names(self) -> str:
        """The text of the list of names in `private/`; empty where there is none.

        Raises:
            UnreadableError: It cannot be read.
        """
        return read_text(self.private / "names.txt", self.root) or ""

    @cached_property
    def published(self) -> tuple[FileText, ...]:
        """The text of every file that is public with the site: those of `site-data/` and of
        `content/`, stray ones too, mkdocs.yml, and what lies around them. Only what no other check
        needs is read here.
        """
        data = {file.absolute() for file in files_below(self.data)}
        known, absent = self._data_texts()
        files = (
            *sorted((data - absent) | known.keys()),
            *files_below(self.content, self.root / "mkdocs.yml"),
        )
        files = (*files, *sorted(self.surrounding - {file.absolute() for file in files}))
        texts = texts_of(files, self.root, known | self._other_texts())
        return (*texts, *self._sheets())

    def _sheets(self) -> Iterator[FileText]:
        """The sheets of a workbook as texts, each with a line for each row."""
        for book in self.loaded.files.books:
            for sheet in book.sheets if not book.exact else ():
                file = (self.data / book.name.rpartition("/")[2]).absolute()
                yield FileText(file, f"{book.name}, {sheet.name}", sheet.lines)

    @property
    def shown_media(self) -> tuple[Medium, ...]:
        """The files beside the pages that are published: those for the data only where it names
        them.
        """
        named = self.study.media
        return tuple(each for each in self.media if not each.for_data or each.path in named)

    @cached_property
    def media_by_file(self) -> dict[Path, Medium]:
        """The media by their absolute path."""
        return {medium.file.absolute(): medium for medium in self.media}

    @cached_property
    def listed(self) -> Listed | None:
        """What git says of the project's files; None without git."""
        return listed_by_git(self.root)

    @cached_property
    def surrounding(self) -> frozenset[Path]:
        """Files at the root beside mkdocs.yml, and the project's own code."""
        at_root = (
            file for file in files_at_root(self.root, self.listed) if file.name != "mkdocs.yml"
        )
        return frozenset(file.absolute() for file in (*at_root, *files_below(*self.code)))

    def _data_texts(self) -> tuple[dict[Path, str | None], set[Path]]:
        """The texts of the data files by their absolute path, and the files that are not there."""
        read: dict[Path, str | None] = {}
        absent: set[Path] = set()
        for book in self.loaded.files.books:
            read[(self.data / book.name.rpartition("/")[2]).absolute()] = book.exact or None
        for source in self.loaded.files.sources():
            if ", " in source.name or (isinstance(source, SheetSource) and not source.exact):
                continue  # a sheet of one of these books
            file = (self.data / source.name.rpartition("/")[2]).absolute()
            if source.state == "absent":
                absent.add(file)
            else:
                read[file] = source.exact
        return read, absent

    def _other_texts(self) -> dict[Path, str | None]:
        texts: dict[Path, str | None] = dict(self.read)
        texts |= {
            (self.content / page.path).absolute(): page.found
            for page in self.pages
            if page.found is not None
        }
        texts |= {file: medium.text for file, medium in self.media_by_file.items()}
        if self.settings:
            texts[self.settings.file.absolute()] = self.settings.text
        return texts


def _top(page: WrittenPage) -> str:
    """The folder of `content/` in which a page lies; empty where it lies in none."""
    return page.path.rpartition("/")[0].partition("/")[0]
