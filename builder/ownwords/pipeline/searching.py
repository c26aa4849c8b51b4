"""The index of the site's search."""

from collections.abc import Callable, Mapping

from ..in_rows import InRows
from ..last_site import NOTHING, LastSite
from ..pages import Asset, Page
from ..pages.search import found_in_page, found_text, search_index
from ..views.frame import index_address
from .site import Site


def index_of(site: Site, url_of: Callable[[Page], str | None], last: LastSite = NOTHING) -> Asset:
    """The index of the site's search.

    Args:
        site: The site.
        url_of: Where the engine puts a page, from the site's root; None where it is not built.
        last: The site that stands, of which is taken over what would come out the same.
    """
    addresses = {page.address: url for page in site.pages if (url := url_of(page)) is not None}

    def address(of: str) -> str:
        page, mark, anchor = of.partition("#")
        return f"{addresses[page]}{mark}{anchor}"

    def keys() -> Mapping[str, str]:
        quotes = {f"quote {id_}": key for id_, key in site.reused.quotes.items()}
        key = last.fingerprints
        pages = {page.path: key((page.title, page.made or page.text)) for page in site.pages}
        return quotes | pages

    def make(known: Mapping[str, str]) -> InRows:
        rows = {}
        for each in site.found:
            if _page_of(each.address) in addresses:
                name = f"{each.kind} {each.id}"
                rows[name] = known.get(name) or found_text((each.make(),), address)
        for page in site.pages:
            if page.searched and page.address in addresses:
                text = known.get(page.path)
                text = text or found_text(found_in_page(page, site.prefix), address)
                rows |= {page.path: text} if text else {}
        return search_index(rows)

    language, path = site.study.study.language, index_address(site.study.study.language)
    rest = site.reused.rest and last.key(site.reused.rest, language, site.prefix, addresses)
    return Asset(path, last.rows.text(path, rest, keys, make))


def _page_of(address: str) -> str:
    return address.partition("#")[0]
