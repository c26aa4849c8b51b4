"""The index of the site's search."""

from collections.abc import Callable

from ..pages import Asset, Page
from ..pages.search import found_in_page, search_index
from ..views.search import Found
from .site import Site


def index_of(site: Site, url_of: Callable[[Page], str | None]) -> Asset:
    """The index of the site's search.

    Args:
        site: The site.
        url_of: Where the engine puts a page, from the site's root; None where it is not built.
    """
    addresses = {page.address: url for page in site.pages if (url := url_of(page)) is not None}
    pages = (
        part for page in site.pages if page.searched for part in found_in_page(page, site.prefix)
    )
    found = (each for each in (*site.found, *pages) if _page_of(each) in addresses)

    def address(of: str) -> str:
        page, mark, anchor = of.partition("#")
        return f"{addresses[page]}{mark}{anchor}"

    return search_index(site.study.study.language, found, address)


def _page_of(found: Found) -> str:
    return found.address.partition("#")[0]
