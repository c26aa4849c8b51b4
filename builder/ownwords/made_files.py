"""The files that the plugin gives to MkDocs: pages and what lies beside them, on no disk."""

from typing import Any
from urllib.parse import unquote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from .pages import Page
from .pages.twins import is_twin

_HIDDEN = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)


class PageFile(File):
    """A generated page, whose text is made when it is asked for: that of a page that stands never
    is.
    """

    _page: Page
    _given: str | bytes | None = None

    @classmethod
    def of(cls, config: MkDocsConfig, page: Page, inclusion: InclusionLevel) -> "PageFile":
        """The page as a file that lies on no disk."""
        file = cls.generated(config, page.path, content="", inclusion=inclusion)
        assert isinstance(file, cls)
        file._page, file._given = page, None
        return file

    @property
    def _content(self) -> str | bytes | None:
        return self._page.for_exchange if self._given is None else self._given

    @_content.setter
    def _content(self, content: str | bytes | None) -> None:
        self._given = content


def file_of(config: MkDocsConfig, path: str, text: str) -> File:
    """A file beside the pages. A twin is no page, though it may be Markdown."""
    if not is_twin(path):
        return File.generated(config, path, content=text)
    file = File.generated(config, f"{path}.twin", content=text)
    file.dest_uri = path
    return file


def not_copied(dirty: bool = False) -> None:
    """MkDocs copies each file by its own method."""


def url_of(page: Page, files: Files) -> str | None:
    """Where a page is built; None where it is not."""
    file = files.get_file_from_path(page.path)
    if not file or file.inclusion in _HIDDEN:
        return None
    return unquote(file.url).removeprefix("./")


def stands(page: dict[str, Any], files: Files) -> bool:
    """Whether a hand-written page is built, and at the address that its path gives."""
    file = files.get_file_from_path(page["path"])
    return bool(file and file.inclusion not in _HIDDEN and unquote(file.url) == page["url"])
