"""The pages of the documentation, as they lie beside the installed package.

In a wheel they are part of the package; in a checkout, where the package is installed to be edited,
they lie in the repository's `docs/`.
"""

from pathlib import Path

_PACKAGE = Path(__file__).parent

SCHEMAS = _PACKAGE / "schemas"
"""The JSON Schemas of the data files, for editors."""


def folder() -> Path:
    """Where the pages lie."""
    shipped = _PACKAGE / "docs"
    return shipped if shipped.is_dir() else _PACKAGE.parent.parent / "docs"


def pages() -> dict[str, Path]:
    """The Markdown files by the name that `ownwords docs` takes; the list of them is none."""
    return {file.stem: file for file in sorted(folder().glob("*.md")) if file.stem != "README"}


def title(page: Path) -> str:
    """The heading a page begins with."""
    return page.read_text("utf-8").partition("\n")[0].lstrip("# ")
