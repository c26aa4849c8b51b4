"""Makes a study's pages, in whatever language: its views and the hand-written ones."""

from collections.abc import Iterable
from dataclasses import replace

from .. import urls
from ..errors import Problem, StudyError
from ..last_site import NOTHING, LastSite
from ..pages import Page, Renderer
from ..pages.handwritten import render_own_page
from ..pages.overrides import Overrides
from ..records import dataclass
from ..source import WrittenPage
from ..views import Context, View, all_views
from ..views.apparatus import ReferencesView, with_cited_on
from ..views.machines import has_twin
from .reused import Reused
from .site import Say, silent


@dataclass(frozen=True)
class Ways:
    """How a site is to be made.

    Attributes:
        overrides: The project's own templates.
        directories: Whether the engine serves `a/` (else `a/index.html`).
        site_url: Where the site will be published; may be empty.
        pdf: Whether sheets will have PDFs beside them, so that pages may link to them.
        last: The site that stands, of which pages are taken over.
        folder: In which folder of the site its pages lie, those of a translation.
        put_off: Whether files that no page reads are left to be made later.
    """

    overrides: Overrides
    directories: bool
    site_url: str
    pdf: bool
    last: LastSite = NOTHING
    folder: str = ""
    put_off: bool = False

    def renderer(self, context: Context, views: tuple[View, ...]) -> Renderer:
        """What renders these views."""
        return Renderer(
            context.messages,
            {view.address: view.title for view in views},
            directories=self.directories,
            site_url=context.site_url,
            graph=context.graph,
            overrides=self.overrides,
            original=context.original,
            last=self.last,
            folder=self.folder,
        )


@dataclass(frozen=True)
class Rendered:
    """Pages in one language, with what they were made from.

    Attributes:
        views: The generated pages before they were rendered, replaced ones among them.
        pages: All pages, in the order in which an engine finds them on a disk.
        reused: What is taken over in rows.
        own: The hand-written ones among them.
    """

    context: Context
    renderer: Renderer
    views: tuple[View, ...]
    pages: tuple[Page, ...]
    reused: Reused
    own: tuple[Page, ...] = ()

    @property
    def generated(self) -> tuple[Page, ...]:
        """All pages but the hand-written ones."""
        written = {page.path for page in self.own}
        return tuple(page for page in self.pages if page.path not in written)


def render(
    context: Context,
    ways: Ways,
    written: Iterable[WrittenPage] = (),
    found: Iterable[Problem] = (),
    say: Say = silent,
) -> Rendered:
    """Renders a study.

    Args:
        context: The study, its language, what the gate said.
        ways: How the site is to be made.
        written: The hand-written pages; a page of theirs takes the place of a generated one.
        found: Problems that were found already.
        say: Told what is being done.

    Raises:
        StudyError: With those problems and the ones of the hand-written pages.
    """
    views = tuple(all_views(context))
    say(f"Rendering {len(views)} pages")
    renderer = ways.renderer(context, views)
    own, problems = _own_pages(written, context, renderer)
    if problems := [*found, *problems]:
        raise StudyError(problems)
    reused = Reused(context, ways.last)
    reused.know_cards()
    pages = _all_pages(views, own, renderer, ways.directories)
    reused.note_cards()
    views = tuple(replace(view, twin=True) if has_twin(context, view) else view for view in views)
    return Rendered(context, renderer, views, pages, reused, tuple(own))


def _all_pages(
    views: tuple[View, ...], own: list[Page], renderer: Renderer, directories: bool
) -> tuple[Page, ...]:
    """The hand-written pages, and of the generated ones those that none of them replaces."""
    replaced = {page.address for page in own}
    wanted = [view for view in views if view.address not in replaced]
    first = [renderer.page(view) for view in wanted if not isinstance(view, ReferencesView)]
    cited_on = {
        urls.file_of(page.path) if not (directories or page.finished) else page.address: page
        for page in (*own, *first)
        if page.cites
    }
    named = {address: (page.title, page.cites) for address, page in cited_on.items()}
    last = (
        renderer.page(with_cited_on(view, named))  # now it is known which pages cite a work
        for view in wanted
        if isinstance(view, ReferencesView)
    )
    return tuple(sorted((*first, *last, *own), key=_order_on_disk))


def _own_pages(
    written: Iterable[WrittenPage], context: Context, renderer: Renderer
) -> tuple[list[Page], list[Problem]]:
    pages: list[Page] = []
    problems: list[Problem] = []
    for each in written:
        problems.extend(each.problems)
        if not each.problems:
            page, found = render_own_page(each, context, renderer)
            problems.extend(found)
            pages += [page] if page else []
    return pages, problems


def _order_on_disk(page: Page) -> list[tuple[bool, bool, str]]:
    """The order in which an engine finds the pages when they are written out: a folder's index, its
    files, its folders.
    """
    *folders, name = page.path.split("/")
    return [*((True, False, folder) for folder in folders), (False, name != "index.md", name)]
