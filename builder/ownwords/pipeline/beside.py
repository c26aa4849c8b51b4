"""The files beside the pages."""

from collections.abc import Callable, Iterator

from .. import urls
from ..exports.datapackage import package_files
from ..i18n import unmarked
from ..in_rows import Make, TextInRows, anew
from ..last_site import NOTHING, LastSite
from ..pages import Asset, Renderer, data_script
from ..pages.chunks import map_chunks
from ..pages.redirects import redirects
from ..views import Context, View
from ..views.apparatus import checklist_files
from ..views.changes import feed
from ..views.cited import citation_files
from ..views.machines import robots
from ..views.overview import MapView
from ..views.quotes import QuotesView
from ..views.selection import SelectionView


def files_beside(views: tuple[View, ...], renderer: Renderer, context: Context) -> Iterator[Asset]:
    """Files beside the pages that belong to them: of a large study, the quotes and findings in
    pieces, for scripts that show them.
    """
    yield from redirects(context, directories=renderer.directories)
    if context.site_url:
        yield Asset("robots.txt", robots(context))
    for view in views:
        if isinstance(view, MapView):
            yield from map_chunks(renderer, view)
        if isinstance(view, QuotesView) and view.browser and (data := view.browser.data):
            yield from (
                data_script(data.address(name), f"quotes/{name}", piece)
                for name, piece in data.named().items()
            )
        if isinstance(view, SelectionView) and (chosen := view.links):
            for number, few in enumerate(chosen.pieces):
                yield data_script(chosen.address(str(number)), f"selection/{number}", few)


def taken_along(
    context: Context, last: LastSite = NOTHING, folder: str = "", quotes: TextInRows = anew
) -> Iterator[Asset]:
    """Files that people or programs take along, such as tables and citations. No page reads them,
    and none says which of its words are in another language.

    Args:
        context: What they are made from.
        last: The site that stands, of which is taken over what would come out the same.
        folder: In which folder of the site they lie, those of a translation.
        quotes: Gives the text of a file of the site with a row for each quote.
    """
    made = _taken_along(context, last, folder, quotes)
    return (Asset(address, unmarked(text)) for address, text in made)


def _taken_along(
    context: Context, last: LastSite, folder: str, quotes: TextInRows
) -> Iterator[tuple[str, str]]:
    def taken_over(name: str, made_from: object, make: Callable[[], str]) -> str:
        path = f"{folder}{urls.citation_file(name)}"
        return last.file(path, made_from, lambda: unmarked(make()))

    def in_rows(name: str, make: Make) -> str:
        return quotes(f"{folder}{urls.download(name)}", make)

    for name, text in package_files(context.graph, quotes=in_rows).items():
        yield urls.download(name), text
    for name, text in citation_files(context, taken_over).items():
        yield urls.citation_file(name), text
    yield from checklist_files(context).items()
    if changes := feed(context):
        yield urls.FEED, changes
