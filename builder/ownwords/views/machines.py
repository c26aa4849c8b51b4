"""What machines are given of the pages: which have a Markdown twin, and in which order they are
listed.
"""

from collections.abc import Iterable

from .. import urls
from ..citations.records import permanent
from ..exports import codebook, datapackage, graphfile
from ..prose import plain
from .base import Context, View

_NO_TWIN = (urls.SELECTION,)


def has_twin(context: Context, view: View) -> bool:
    """Whether a page has a twin: not where it may not be indexed, nor where it shows rows that are
    not meant for machines to repeat.
    """
    rows = view.address == urls.study_page("sample")
    covered = "indexing" in context.graph.study.scope
    return view.indexed and view.address not in _NO_TWIN and (covered or not rows)


def credit(context: Context) -> str:
    """What each twin says of itself: the study, the version, whose the words are."""
    study, messages = context.graph.study.study, context.messages
    version = messages("Version %(version)s.") % {
        "version": study.dates.reviewed or study.dates.published
    }
    name = (study.name or study.title).rstrip(".")
    return " ".join((f"{name}.", version, plain(study.licence.text)))


def twin_sections(
    context: Context, pages: Iterable[tuple[str, str]]
) -> dict[str, list[tuple[str, str]]]:
    """Heading → title and address of pages, for the list of twins; data last.

    Args:
        context: The study.
        pages: Title and address of each page that has a twin.
    """
    messages = context.messages
    sections = {
        messages("Findings"): urls.FINDINGS,
        messages("Quotes"): urls.QUOTES,
        messages("The study"): urls.STUDY,
    }
    rest = messages("Pages")
    found: dict[str, list[tuple[str, str]]] = {heading: [] for heading in (rest, *sections)}
    for title, address in pages:
        heading = next((name for name, way in sections.items() if address.startswith(way)), rest)
        found[heading].append((title, address))
    files = (datapackage.NAME, graphfile.NAME, graphfile.SCHEMA_NAME, codebook.NAME)
    return found | {messages("Data"): [(name, urls.download(name)) for name in files]}


def robots(context: Context) -> str:
    """What robots may read: everything, since a page that they may not list says so itself."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {permanent(context.site_url, 'sitemap.xml')}\n"
