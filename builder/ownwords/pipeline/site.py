"""What a site is made from and what it is, before an engine has it."""

from collections.abc import Callable
from dataclasses import field
from pathlib import Path
from typing import Any

from .. import private
from ..disclosure import Material, Verdict
from ..graph import Graph
from ..model import Study
from ..pages import Asset, Page
from ..records import dataclass
from ..source import FileText, Medium
from ..views.frame import Entry
from ..views.search import Findable
from .reused import Reused

Say = Callable[[str], None]


def silent(_: str) -> None:
    """Says nothing."""


@dataclass(frozen=True)
class Project:
    """Where a study's files lie: the project, its data, its hand-written pages.

    Attributes:
        templates: The folder with templates in place of the package's; None where there is none.
        scripts: Scripts in `content` that the project's settings name, so that they are published.
        settings: The project's mkdocs.yml, where that was read already.
        code: Folders and files with code of the project: templates, its theme, hooks.
        draft: Whether a site may be made that has gaps, to be looked at and not to be published.
    """

    root: Path
    data: Path
    content: Path
    templates: Path | None = None
    scripts: frozenset[str] = frozenset()
    settings: FileText | None = None
    code: tuple[Path, ...] = ()
    draft: bool = False

    @property
    def private(self) -> Path:
        """What the team keeps to itself; may not be there."""
        return private.folder_of(self.root)


@dataclass(frozen=True)
class Site:
    """A whole site before the engine: what it was made from, pages, files beside them, the menu,
    what every page shows.
    """

    material: Material
    pages: tuple[Page, ...]
    menu: tuple[Entry, ...]
    chrome: dict[str, Any]
    epoch: int
    sheets: tuple[str, ...]
    reused: Reused
    assets: tuple[Asset, ...] = ()
    twins: tuple[Asset, ...] = ()
    """Markdown twins of pages and their list, which no engine is to take for pages."""
    media: tuple[Medium, ...] = ()
    own: frozenset[str] = frozenset()
    """Paths of the hand-written pages."""
    found: tuple[Findable, ...] = ()
    """What the site's search finds besides words of pages."""
    verdict: Verdict = field(default_factory=Verdict)
    prefix: str = ""
    """What begins the addresses of a translation."""
    translations: tuple["Site", ...] = ()
    """The same site in other languages."""
    put_off: Callable[[], tuple[Asset, ...]] = tuple
    """Makes the files that no page reads, where they were put off; else they are among `assets` and
    `twins`.
    """

    @property
    def kept_back(self) -> tuple[str, ...]:
        """Files in `content/` that no engine is to publish."""
        shown = {medium.path for medium in self.media}
        return tuple(each.path for each in self.material.media if each.path not in shown)

    @property
    def all_pages(self) -> tuple[Page, ...]:
        """The pages in every language."""
        return (*self.pages, *(page for each in self.translations for page in each.pages))

    @property
    def all_assets(self) -> tuple[Asset, ...]:
        """The files beside the pages in every language."""
        return (*self.assets, *(asset for each in self.translations for asset in each.assets))

    def rest(self) -> tuple[Asset, ...]:
        """The files in every language that were put off."""
        return tuple(asset for each in (self, *self.translations) for asset in each.put_off())

    @property
    def all_sheets(self) -> tuple[str, ...]:
        """The addresses of the sheets in every language."""
        return (*self.sheets, *(sheet for each in self.translations for sheet in each.sheets))

    @property
    def all_own(self) -> frozenset[str]:
        """Paths of the hand-written pages in every language."""
        return self.own.union(*(each.own for each in self.translations))

    @property
    def study(self) -> Study:
        """The study."""
        return self.material.study

    @property
    def findings(self) -> int:
        """How many findings of the first level it has."""
        return len(Graph(self.study).top)
