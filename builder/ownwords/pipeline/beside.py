"""The files beside the pages."""

from collections.abc import Iterator

from .. import urls
from ..exports.datapackage import package_files
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


def files_beside(views: tuple[View, ...], renderer: Renderer, context: Context) -> Iterator[Asset]:
    """Files beside the pages: tables and citations to take along; of a large study, the
    quotes and findings in pieces, for scripts that show them.
    """
    for name, text in package_files(context.graph).items():
        yield Asset(urls.download(name), text)
    for name, text in citation_files(context).items():
        yield Asset(urls.citation_file(name), text)
    for address, text in checklist_files(context).items():
        yield Asset(address, text)
    if changes := feed(context):
        yield Asset(urls.FEED, changes)
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
