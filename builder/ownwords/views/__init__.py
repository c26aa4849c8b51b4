"""One frozen view per page. Sorting, counting and wording happen here and nowhere else.

Views know no template, no engine and no disk.
"""

from collections.abc import Iterator

from .audience import audience_pages
from .base import Context, View
from .findings import finding_pages
from .help import help_page
from .home import home
from .metadata import with_metadata
from .overview import findings_map
from .process import process_page
from .quote_page import quote_pages
from .quotes import quote_lists
from .selection import selection_page
from .sheets import sheet_pages
from .study import study_pages

__all__ = ["Context", "View", "all_views"]


def all_views(context: Context) -> Iterator[View]:
    """Every page of the site that this study has content for."""
    yield from (with_metadata(context, view) for view in _views(context))


def _views(context: Context) -> Iterator[View]:
    yield home(context)
    yield from audience_pages(context)
    yield from sheet_pages(context)
    yield findings_map(context)
    yield from finding_pages(context)
    if process := process_page(context):
        yield process
    yield from quote_lists(context)
    yield from quote_pages(context)
    yield selection_page(context)
    yield from study_pages(context)
    if help_ := help_page(context):
        yield help_
