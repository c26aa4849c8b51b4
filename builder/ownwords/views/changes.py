"""What changed on the site: from the lines of study.yml and the releases of changes.yml, as a page
and as an Atom feed. What was withdrawn is named nowhere.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree

from .. import urls
from ..citations.records import permanent
from ..model.changes import Release
from ..prose import plain
from ..records import dataclass
from .base import Context, Link, View, category_link

ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True)
class ChangeView:
    """What changed on one day.

    Attributes:
        id: Its anchor.
        date: The day as the data has it.
        day: The day as readers see it.
        what: Prose of the team; may be empty.
        version: The version that was released; empty where it was none.
        groups: What was added or reworded: a heading, and links to it.
        counts: The same of what is not named.
    """

    id: str
    date: str
    day: str
    what: str
    version: str = ""
    groups: tuple[tuple[str, tuple[Link, ...]], ...] = ()
    counts: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ChangesView(View):
    """What changed on the site."""

    template = "changes.html"
    kind = "study"
    changes: tuple[ChangeView, ...]
    dates: tuple[tuple[str, str], ...]
    feed: str = ""


def changes_page(context: Context, dates: tuple[tuple[str, str], ...]) -> ChangesView:
    """The page, the newest change first."""
    messages = context.messages
    return ChangesView(
        address=urls.study_page("changes"),
        title=messages("What changed"),
        description=messages("When the study was published, and what has changed on this site."),
        changes=changes_of(context),
        dates=dates,
        feed=urls.FEED if context.site_url else "",
    )


def changes_of(context: Context) -> tuple[ChangeView, ...]:
    """All changes, the newest first."""
    study, messages = context.graph.study, context.messages
    by_hand = [
        ChangeView("", change.date, messages.date(change.date), change.what)
        for change in study.study.changes
    ]
    releases = reversed(study.changes.releases if study.changes else ())
    found = [*(_release(context, each) for each in releases), *by_hand]
    found.sort(key=lambda change: change.date, reverse=True)
    taken: Counter[str] = Counter()
    made = []
    for change in found:
        taken[change.date] += 1
        number = taken[change.date]
        anchor = f"on-{change.date}" if number == 1 else f"on-{change.date}-{number}"
        made.append(replace(change, id=anchor))
    return tuple(made)


def _release(context: Context, release: Release) -> ChangeView:
    messages = context.messages
    named = (
        (messages("Findings added"), release.added),
        (messages("Findings reworded"), release.reworded),
    )
    counted = {
        messages.many(
            "%(num)s quote added", "%(num)s quotes added", release.quotes_added
        ): release.quotes_added,
        messages.many(
            "%(num)s quote reworded", "%(num)s quotes reworded", release.quotes_reworded
        ): release.quotes_reworded,
        messages.many(
            "%(num)s passage, point or step reworded",
            "%(num)s passages, points and steps reworded",
            release.others_reworded,
        ): release.others_reworded,
    }
    links = ((name, tuple(_findings(context, ids))) for name, ids in named)
    return ChangeView(
        "",
        release.date,
        messages.date(release.date),
        release.what or "",
        release.version or "",
        tuple((name, found) for name, found in links if found),
        tuple(said for said, number in counted.items() if number),
    )


def _findings(context: Context, ids: tuple[str, ...]) -> Iterator[Link]:
    """Links to findings that are there; one that was renamed is found by its alias."""
    graph = context.graph
    renamed = {alias: each for each in graph.categories.values() for alias in each.aliases}
    for id_ in ids:
        if category := graph.categories.get(id_) or renamed.get(id_):
            yield category_link(context, category)


def feed(context: Context) -> str:
    """The changes as an Atom feed (RFC 4287); empty where nobody said where the site is, since its
    ids are addresses.
    """
    study, changes = context.graph.study.study, changes_of(context)
    if not context.site_url or not changes:
        return ""
    root = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": study.language})
    page = permanent(context.site_url, urls.study_page("changes"))
    title = f"{study.name or study.title}: {context.messages('What changed')}"
    _text(root, "title", title)
    _text(root, "id", permanent(context.site_url, urls.FEED))
    ElementTree.SubElement(root, "link", {"href": page})
    own = {"rel": "self", "href": permanent(context.site_url, urls.FEED)}
    ElementTree.SubElement(root, "link", own)
    _text(root, "updated", _instant(changes[0].date))
    author = ElementTree.SubElement(root, "author")
    _text(author, "name", study.made_by.name)
    for change in changes:
        entry = ElementTree.SubElement(root, "entry")
        _text(entry, "title", _titled(change))
        _text(entry, "id", f"{page}#{change.id}")
        ElementTree.SubElement(entry, "link", {"href": f"{page}#{change.id}"})
        _text(entry, "updated", _instant(change.date))
        _text(entry, "content", _said(change) or change.day)
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, "unicode")}\n'


def _titled(change: ChangeView) -> str:
    return f"{change.day} ({change.version})" if change.version else change.day


def _said(change: ChangeView) -> str:
    lines = [plain(change.what)] if change.what else []
    lines += [
        f"{name}: {', '.join(link.label for link in links)}." for name, links in change.groups
    ]
    lines += [f"{count}." for count in change.counts]
    return "\n".join(lines)


def _text(above: ElementTree.Element, tag: str, text: str) -> None:
    ElementTree.SubElement(above, tag).text = text


def _instant(day: str) -> str:
    """A day as far as it is known, as an instant."""
    return f"{day}{'-01-01'[(len(day) - 4) :] if len(day) < 10 else ''}T00:00:00Z"
