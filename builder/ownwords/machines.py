"""The pages once more for machines: Markdown twins, in which no word of a quote stands that is not
meant to be found and repeated by them.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from .exports.shared import with_words_for
from .graph import Graph
from .i18n import unmarked
from .last_site import NOTHING, LastSite
from .pages import Asset, Page, Renderer
from .pages.handwritten import render_own_page
from .pages.twins import llms_list, twin_path, twins
from .prose import plain
from .source import WrittenPage
from .views import Context, View, all_views
from .views.apparatus import ReferencesView
from .views.machines import credit, twin_sections

Rendering = Callable[[Context, tuple[View, ...]], Renderer]


def twins_of(
    context: Context,
    views: tuple[View, ...],
    pages: tuple[Page, ...],
    written: Iterable[WrittenPage],
    render: Rendering,
    last: LastSite = NOTHING,
) -> tuple[Asset, ...]:
    """The twins, and the list of them.

    Args:
        context: What the pages were made from.
        views: The generated pages; those marked `twin` get one.
        pages: All pages, rendered.
        written: The hand-written pages.
        render: Makes a renderer for a study with fewer words.
        last: The site that stands, of which twins are taken over.
    """
    instead = context.messages("(A quote that is not repeated here: read it on its page.)")
    bare = with_words_for(context.graph.study, "indexing", instead)
    if bare is not context.graph.study:
        context = Context(  # made anew: what a context remembers of the study has its words
            Graph(bare),
            context.messages,
            context.pdf,
            context.site_url,
            media=context.media,
        )
        pages = _rendered(context, views, pages, written, render)
    by_address = {page.address: page for page in pages}
    # of other hand-written pages only the engine knows whether they are published
    whole = tuple(by_address[view.address] for view in views if _stays(view, by_address))
    made = (*twins(whole, context.site_url, credit(context), last), _list(context, whole))
    return tuple(replace(each, text=unmarked(each.text)) for each in made)


def _stays(view: View, by_address: dict[str, Page]) -> bool:
    return view.twin and view.address in by_address


def _rendered(
    context: Context,
    shown: tuple[View, ...],
    pages: tuple[Page, ...],
    written: Iterable[WrittenPage],
    render: Rendering,
) -> tuple[Page, ...]:
    """The pages of a study with fewer words, where they have a twin. A generated page that shows
    the same as that of the whole study is that page, and not rendered again.
    """
    views = tuple(all_views(context))
    renderer = render(context, views)
    own = [page for each in written if (page := render_own_page(each, context, renderer)[0])]
    wanted = {view.address: view for view in shown if view.twin}
    for page in own:
        wanted.pop(page.address, None)
    there = {page.address: page for page in pages if page.finished}

    def is_same(view: View) -> bool:
        page = there.get(view.address)
        return (
            page is not None
            and not isinstance(view, ReferencesView)  # rendered with the titles of other pages
            and replace(view, twin=True) == wanted[view.address]
            and all(renderer.title(address) == title for address, title in page.names)
        )

    made = (
        there[view.address] if is_same(view) else renderer.page(view)
        for view in views
        if view.address in wanted
    )
    return (*made, *own)


def _list(context: Context, pages: tuple[Page, ...]) -> Asset:
    study = context.graph.study.study
    says = f"{study.question} {plain(study.answer.said('professional'))} {study.caveat}"
    listed = twin_sections(context, ((page.title, page.address) for page in pages))
    return llms_list(
        study.name or study.title,
        says,
        {heading: map(_twin, each) for heading, each in listed.items()},
        context.site_url,
    )


def _twin(page: tuple[str, str]) -> tuple[str, str]:
    title, address = page
    return title, twin_path(address) if address.endswith("/") or not address else address
