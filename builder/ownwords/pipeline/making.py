"""Puts a site together: in the study's language, and in the languages it is translated into."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from ..disclosure import Material, Verdict
from ..disclosure.identifiers import search_after
from ..graph import Graph
from ..i18n import load_messages
from ..last_site import NOTHING, LastSite
from ..load.translations import Translation
from ..machines import twins_of
from ..model import Study
from ..pages import Asset
from ..pages.overrides import Overrides
from ..source import read_templates
from ..uncollected import uncollected
from ..views import Context
from ..views.frame import SitePage, chrome, menu
from ..views.search import found_in_study
from ..views.sheets import SheetView
from .beside import files_beside, taken_along
from .judging import judged, stop_lost
from .languages import in_folder, with_languages
from .reading import facts_of, read_material, refuse_gaps
from .rendering import Rendered, Ways, render
from .site import Project, Say, Site, silent


@uncollected()
def make_site(
    project: Project,
    *,
    directories: bool = True,
    site_url: str = "",
    pdf: bool = False,
    say: Say = silent,
    last: LastSite = NOTHING,
    put_off: bool = False,
    judge: bool = True,
) -> Site:
    """Reads, judges and renders a study.

    Args:
        project: Where its files lie.
        directories: Whether the engine serves `a/` (else `a/index.html`).
        site_url: Where the site will be published; may be empty.
        pdf: Whether sheets will have PDFs beside them, so that pages may link to them.
        say: Told what is being done, for people who wait.
        last: The site that stands, of which is taken over what would come out the same.
        put_off: Whether files that no page reads are left for `Site.rest` to make.
        judge: Whether the gate is asked about the files; no page shows what it says, so that a
            draft may be shown before whoever makes it asks.

    Raises:
        StudyError: With every problem in the data and the hand-written pages.
    """
    search_after(last)
    say(f"Reading {project.data.name}/")
    templates, unreadable = read_templates(project.templates, project.root)
    read = {Path(template.path).absolute(): template.text for template in templates}
    material, unfit = read_material(project, read)
    if not project.draft:
        refuse_gaps(material.loaded)
    verdict = judged(material) if judge else Verdict()
    messages = load_messages(material.study.study.language)
    media = facts_of(material.shown_media)
    context = Context(Graph(material.study), messages, pdf, site_url, media=media)
    ways = Ways(Overrides(templates), directories, site_url, pdf, last, put_off=put_off)
    rendered = render(context, ways, material.pages_in(), (*unfit, *unreadable), say)
    stop_lost(material, rendered)
    site = replace(put_together(material, rendered, ways), verdict=verdict)
    made = [translated(site, each, ways) for each in material.translations]
    return with_languages(site, made, directories=directories)


def translated(site: Site, translation: Translation, ways: Ways) -> Site:
    """The site in another language, whose pages lie in a folder named by the language; hand-written
    pages in its language lie in the same folder of `content/`.

    Args:
        site: The site in the study's language.
        translation: The study's words in another one.
        ways: How the site is made.

    Raises:
        StudyError: With the problems of these hand-written pages.
    """
    prefix = f"{translation.folder}/"
    address = f"{ways.site_url.rstrip('/')}/{prefix}" if ways.site_url else ""
    context = Context(
        Graph(translation.study),
        load_messages(translation.language),
        ways.pdf,
        address,
        original=site.study.study.language,
        about=translation.about.note or "",
        media=facts_of(site.media),
    )
    loaded = replace(site.material.loaded, study=translation.study)
    material = replace(site.material, loaded=loaded)
    ways = replace(ways, folder=prefix)
    written = site.material.pages_in(translation.folder)
    made = put_together(material, render(context, ways, written), ways, prefix)
    return in_folder(made, translation, context.original)


def put_together(material: Material, rendered: Rendered, ways: Ways, prefix: str = "") -> Site:
    """A site from its pages, with all that belongs to them.

    Args:
        material: What it was made from.
        rendered: The pages, by addresses from the folder of their language.
        ways: How the site is made.
        prefix: That folder; empty for the study's own language.
    """
    context, views, pages = rendered.context, rendered.views, rendered.pages
    places = tuple(SitePage(page.address, prefix + page.path, page.title) for page in pages)
    theirs = {medium.path for medium in material.shown_media}

    def not_theirs(assets: Iterable[Asset]) -> tuple[Asset, ...]:  # their own wins
        return tuple(asset for asset in assets if prefix + asset.path not in theirs)

    def along() -> tuple[Asset, ...]:
        return not_theirs(taken_along(context, ways.last, prefix, rendered.reused.text))

    def made_twins() -> tuple[Asset, ...]:
        return () if prefix else _twins(material, rendered, ways)

    of_pages = not_theirs(files_beside(views, rendered.renderer, context))
    return Site(
        material,
        pages,
        menu(context, places, views),
        chrome(context, places, views, directories=ways.directories, prefix=prefix),
        _epoch(material.study),
        tuple(view.address for view in views if isinstance(view, SheetView)),
        rendered.reused,
        assets=of_pages if ways.put_off else (*along(), *of_pages),
        twins=() if ways.put_off else made_twins(),
        media=material.shown_media,
        own=frozenset(prefix + page.path for page in rendered.own),
        found=tuple(found_in_study(context)),
        prefix=prefix,
        put_off=(lambda: (*along(), *made_twins())) if ways.put_off else tuple,
    )


def _twins(material: Material, rendered: Rendered, ways: Ways) -> tuple[Asset, ...]:
    # pages of a study with fewer words lie nowhere, so that none can be taken over
    renderer = replace(ways, last=NOTHING).renderer
    return twins_of(
        rendered.context, rendered.views, rendered.pages, material.pages_in(), renderer, ways.last
    )


def _epoch(study: Study) -> int:
    """The study's own date in seconds since 1970: the only date that a build knows."""
    dates = study.study.dates
    parts = [int(part) for part in (dates.reviewed or dates.published).split("-")]
    year, month, day = (*parts, 1, 1)[:3]
    return int(datetime(year, month, day, tzinfo=UTC).timestamp())
