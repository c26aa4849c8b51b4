"""Whole pages of the site that stands, in their frames, taken over as they are.

What the frame of a page shows depends on the settings, the theme, the menu and the page. Where
another plugin or a hook has a part in it, or a template of the project's own that may show what
stands on other pages, nobody can tell, and every page is made anew.
"""

import os
import re
from collections.abc import Iterable, Iterator
from inspect import isfunction
from pathlib import Path
from typing import Any

import markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.meta import get_data

from .fingerprint import encoded
from .last_site import NOTHING, WHOLE_PAGE, LastSite
from .pages import FINISHED, Page
from .settings import OURS

EMPTY = "taken-over.html"
"""The template of a page that is not made: MkDocs renders one for each."""

_NO_VALUES = {"plugins", "theme", "hooks", "site_dir", "watch"}
"""Settings that say nothing of a page, or are looked at by themselves."""

_SEES_OTHERS = re.compile(rb"(?<![\w.</-])(?:pages|nav)\b|\bpartials/")
"""In a template: names by which it sees the other pages, and parts of the theme that may use them.
"""


class Frames:
    """Knows which pages are taken over, and notes those that are made."""

    def __init__(self, last: LastSite = NOTHING) -> None:
        self._last = last
        self._around = ""
        self._keys: dict[str, object] = {}
        self._in_menu: set[str] = set()
        self._made: dict[str, Page] = {}

    def look(
        self, config: MkDocsConfig, files: Files, nav: Navigation, made: dict[str, Page]
    ) -> None:
        """Finds the pages that would come out the same, where nobody else has a part in them.

        Args:
            config: The settings, with all that the frame is to show.
            files: The files of the site.
            nav: Its menu.
            made: The pages that the study's data made, by their path.
        """
        own = list(_texts_in(config.theme.custom_dir))
        if any(map(_sees_others, own)):
            return
        settings = {name: value for name, value in config.items() if name not in _NO_VALUES}
        theme = dict(config.theme) | {"locale": str(config.theme.locale)}
        day = os.environ.get("SOURCE_DATE_EPOCH")
        menu = list(_entries(nav.items))
        self._around = self._last.key(
            _valued(settings), theme, own, day, menu, _beside_finished(config)
        )
        if not self._around:
            return
        self._made = made
        self._in_menu = {page.file.src_uri for page in nav.pages}
        for file in files.documentation_pages():
            if file.src_uri in made:
                self._look_at(file, made[file.src_uri], config)

    def _look_at(self, file: File, made: Page, config: MkDocsConfig) -> None:
        name, page = file.src_uri, file.page
        beside = (page.previous_page, page.next_page) if page else ()
        place = (name, file.url, [each and (each.title, each.url) for each in beside])
        made_from = self._last.piece("page", file.dest_uri) or made.text
        self._keys[name] = key = self._last.made_from(self._around, place, made_from)
        in_menu = name in self._in_menu  # where others name it, by its title
        if not in_menu and self._last.takes_page(file.dest_uri, key):
            StandingPage(made, file, config)
            self._last.leave(file.dest_uri)

    def settle(self, page: MkDocsPage, output: str) -> str:
        """A finished page, which is noted; nothing of one that stands."""
        if isinstance(page, StandingPage):
            return ""
        if key := self._keys.get(page.file.src_uri):
            at = output.find(self._made[page.file.src_uri].finished)
            more = {"at": len(encoded(output[:at]))} if at > 0 else {}
            self._last.note(WHOLE_PAGE, page.file.dest_uri, key, output, **more)
        return output


class StandingPage(MkDocsPage):
    """A page that stands, for MkDocs to know of."""

    def __init__(self, made: Page, file: File, config: MkDocsConfig) -> None:
        super().__init__(None, file, config)
        self.meta = made.matter | {"template": EMPTY}  # the sitemap asks for more of it
        self.markdown = self.content = ""
        self._made = made

    @property
    def present_anchor_ids(self) -> set[str]:  # type: ignore[override]
        """Its anchors, which take a while to find and are asked for where a link names one."""
        return set(self._made.anchors)

    def read_source(self, config: MkDocsConfig) -> None:
        """There is nothing to read."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """There is nothing to render."""


def nobody_else(config: MkDocsConfig) -> bool:
    """Whether no other plugin and no hook has a part in the site."""
    return not config.hooks and not set(config.plugins) - set(OURS)


def _valued(value: Any) -> Any:
    """Settings with the names of functions, which extensions of Markdown are told of."""
    if isinstance(value, dict):
        return {name: _valued(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_valued(each) for each in value]
    return f"{value.__module__}.{value.__qualname__}" if isfunction(value) else value


def _texts_in(folder: str | None) -> Iterator[tuple[str, bytes]]:
    """The files of a project's own theme, as templates find them: through links as well."""
    for place, folders, names in os.walk(folder, followlinks=True) if folder else ():
        folders.sort()
        for file in (Path(place, name) for name in sorted(names)):
            if file.is_file():
                yield str(file), file.read_bytes()


def _sees_others(file: tuple[str, bytes]) -> bool:
    """Whether a file of the theme may show something of pages beside the one that it frames."""
    return bool(_SEES_OTHERS.search(file[1]))


def _beside_finished(config: MkDocsConfig) -> str:
    """What the project's extensions of Markdown make around a page that is finished: one may add
    lines from a file that no setting names.
    """
    extensions, settings = config.markdown_extensions, config.mdx_configs or {}
    return markdown.Markdown(extensions=extensions, extension_configs=settings).convert(FINISHED)


def _entries(items: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
    """The menu as values."""
    for item in items:
        inner = tuple(_entries(item.children or ()))
        yield type(item).__name__, _title(item), getattr(item, "url", ""), inner


def _title(item: Any) -> object:
    """What the menu calls an entry. MkDocs does not know yet what a page calls itself; one that
    does not say so at its head says it somewhere in its text.
    """
    if item.title is not None or not isinstance(item, MkDocsPage):
        return item.title
    matter = get_data(item.file.content_string)[1]
    return str(matter["title"]) if "title" in matter else object()
