"""The frame of every page: the proposed menu, the footer, the labels of controls."""

from typing import Any

from .. import urls
from ..i18n import SOURCE_LANGUAGE, Messages, is_foreign, unmarked
from ..model.marks import N_
from ..prose import attribute
from ..records import dataclass
from .base import Context, View, citation
from .changes import changes_of
from .cited import parted_citation, quote_name
from .help import strip_parts
from .storage import colours_key, selection_key, wording_key

SHARE = "assets/ownwords/share.png"
"""The picture that stands beside a link to the site where people share it."""

SHARE_SIZE = (1200, 630)

UNREVIEWED = N_(
    "Headings and buttons of this site were translated from English. No native speaker has"
    " reviewed them yet."
)


def index_address(language: str) -> str:
    """The index of the search of the pages in a language."""
    return f"assets/search/{language}.js"


@dataclass(frozen=True)
class SitePage:
    """A page of the finished site, generated or hand-written: its address, its file, its title as a
    reader sees it.
    """

    address: str
    path: str
    title: str


@dataclass(frozen=True)
class Entry:
    """An entry of the menu: a page by its path, or a heading with entries below."""

    title: str
    path: str = ""
    children: tuple["Entry", ...] = ()


def menu(
    context: Context, places: tuple[SitePage, ...], views: tuple[View, ...]
) -> tuple[Entry, ...]:
    """The menu for a project that has none of its own. Pages show its first level. Of the findings
    it has only the first level, so that it stays small in a large study.

    The home page is not in it (the study's name leads there), nor are pages that the footer names.
    """
    graph, messages, study = context.graph, context.messages, context.graph.study.study
    paths = {place.address: place.path for place in places}
    titles = {place.address: place.title for place in places}

    def entry(address: str, title: str = "", children: tuple[Entry, ...] = ()) -> Entry:
        return Entry(title or titles[address], paths[address], children)

    findings = tuple(entry(urls.category(top.id)) for top in graph.top if graph.has_page(top))
    about = tuple(
        entry(view.address)
        for view in views
        if view.address.startswith(urls.STUDY) and view.address != urls.STUDY
    )
    return (
        *(entry(urls.audience(each.id), each.menu or each.label) for each in study.audiences),
        Entry(
            messages("Findings"), children=(entry(urls.FINDINGS, messages("Overview")), *findings)
        ),
        *((entry(urls.PROCESS, messages("Process")),) if urls.PROCESS in paths else ()),
        entry(urls.QUOTES, messages("Quotes")),
        Entry(messages("The study"), children=(entry(urls.STUDY, messages("Overview")), *about)),
    )


def title_languages(entries: tuple[Entry, ...]) -> dict[str, str]:
    """The language of the first level's titles that are not in the study's, by the title as the
    engine is given it.
    """
    return {attribute(entry.title): SOURCE_LANGUAGE for entry in entries if is_foreign(entry.title)}


def _own(places: tuple[SitePage, ...], views: tuple[View, ...]) -> list[SitePage]:
    """Hand-written pages at addresses of their own. Those that replace a generated page are in the
    menu already.
    """
    known = {view.address for view in views}
    return [place for place in places if place.address not in known]


def chrome(
    context: Context,
    places: tuple[SitePage, ...],
    views: tuple[View, ...],
    *,
    directories: bool,
    prefix: str = "",
) -> dict[str, Any]:
    """What every page shows around its content, as plain values that any engine's templates can
    read. `prefix` begins the addresses of a translation.
    """
    study, messages = context.graph.study, context.messages
    info, support = study.study, study.support
    titles = {place.address: place.title for place in places}
    url = {
        place.address: prefix + place.address if directories else urls.file_of(place.path)
        for place in places
    }
    footer = [
        (titles.get(urls.study_page("privacy"), ""), urls.study_page("privacy")),
        (messages("Cite"), urls.study_page("cite")),
        (messages("What changed"), urls.study_page("changes")),
    ]
    return {
        "id": info.id,
        "name": info.name or info.title,
        "language": info.language,
        "direction": messages.direction,
        "home": url[urls.HOME],
        "written": [
            {"title": place.title, "url": url[place.address], "path": place.path}
            for place in _own(places, views)
        ],
        "footer": [
            _said(title) | {"url": url[address]} for title, address in footer if address in titles
        ],
        "help": (
            {
                "title": support.title,
                "strip": strip_parts(support),
                "link": support.link,
                "url": url[urls.HELP],
            }
            if support
            else {}
        ),
        "quick_exit": _quick_exit(context, messages),
        "made_by": _said(messages("Site made by: %(name)s") % {"name": info.made_by.name}),
        "unreviewed": {} if messages.reviewed else _said(messages(UNREVIEWED)),
        "caveat": info.caveat,
        "version": _said(_version(context)),
        "reviewed": info.dates.reviewed or info.dates.published,
        "feed": urls.FEED if context.site_url and changes_of(context) else "",
        "citation": citation(context, info.publications[0]) if info.publications else "",
        "wording": _wording(context, messages),
        "selection": _selection(context, messages) | {"url": url[urls.SELECTION]},
        "colours": _colours(context, messages),
        "search": _search(messages, url),
        "share": {"url": SHARE, "width": SHARE_SIZE[0], "height": SHARE_SIZE[1]},
        "lost": {
            "title": _said(messages("Page not found")),
            "text": _said(
                messages(
                    "The address may be mistyped, or the page has gone. The search finds words on"
                    " every page, and these lead to the rest:"
                )
            ),
        },
        **_controls(messages),
    }


def _version(context: Context) -> str:
    """The version of the site, when it was read against the study, and when it will be again."""
    study, messages = context.graph.study, context.messages
    dates = study.study.dates
    releases = study.changes.releases if study.changes else ()
    last = releases[-1].version or releases[-1].date if releases else ""
    version = last or dates.reviewed or dates.published
    said = [messages("Version %(version)s.") % {"version": version}]
    if dates.reviewed:
        said.append(messages("Last reviewed: %(day)s.") % {"day": messages.date(dates.reviewed)})
    if dates.next_review:
        said.append(messages("Next review: %(day)s.") % {"day": messages.date(dates.next_review)})
    return " ".join(said)


def _quick_exit(context: Context, messages: Messages) -> dict[str, Any]:
    """The link to leave at once, where the study has one."""
    leave = context.graph.study.study.quick_exit
    if not leave:
        return {}
    hint = _said(messages("or press Esc three times"))
    return {**_said(leave.label or messages("Leave this site")), "url": leave.url, "hint": hint}


def _wording(context: Context, messages: Messages) -> dict[str, Any]:
    """The switch between wordings: its storage key, its labels, and where professional words come
    first.
    """
    study = context.graph.study.study
    said = {
        "name": messages("Wording of the findings"),
        "plain": messages("Plain words"),
        "professional": messages("Professional terms"),
    }
    return {
        "key": wording_key(study.id),
        "professional_first": [
            urls.audience(each.id) for each in study.audiences if each.wording == "professional"
        ],
        **{name: unmarked(text) for name, text in said.items()},
        **({"lang": SOURCE_LANGUAGE} if is_foreign(said["name"]) else {}),
    }


def _selection(context: Context, messages: Messages) -> dict[str, Any]:
    """What the scripts need that put buttons beside every quote, to copy and to keep it: the
    storage key of the selection, how the study is cited, and labels.
    """
    said = {
        "name": messages("My selection"),
        "copy": messages("Copy"),
        "done": messages("Copied"),
        "copied": messages("Copied:"),
        "marked": messages("The text is selected. Copy it in the usual way on your device."),
        "quote": quote_name(context),
        "add": messages("Add to my selection"),
        "remove": messages("Remove from my selection"),
        "added": messages("Added to your selection:"),
        "removed": messages("Removed from your selection:"),
        "lost": messages(
            "This browser cannot store your selection. You will lose it when you leave this page."
        ),
    }
    language = {"lang": SOURCE_LANGUAGE} if is_foreign(said["name"]) else {}
    study = context.graph.study.study
    citation, found = parted_citation(context)
    return {
        "key": selection_key(study.id),
        "citation": citation,
        "found": found,
        **{name: unmarked(text) for name, text in said.items()},
        **language,
    }


def _colours(context: Context, messages: Messages) -> dict[str, str]:
    """The switch between light and dark: its storage key and its labels."""
    said = {
        "name": messages("Colours"),
        "auto": messages("As your device"),
        "light": messages("Light"),
        "dark": messages("Dark"),
    }
    language = {"lang": SOURCE_LANGUAGE} if is_foreign(said["name"]) else {}
    labels = {name: unmarked(text) for name, text in said.items()}
    return {"key": colours_key(context.graph.study.study.id), **labels, **language}


def search_words(messages: Messages) -> dict[str, str]:
    """What the script of a search says."""
    return {
        "all": messages("All"),
        "quote": messages("Quote"),
        "finding": messages("Finding"),
        "term": messages("Term"),
        "page": messages("Page"),
        "of-quote": messages("Quotes"),
        "of-finding": messages("Findings"),
        "of-term": messages("Terms"),
        "of-page": messages("Pages"),
        "one": messages("One result for “%(words)s”"),
        "many": messages("%(found)s results for “%(words)s”"),
        "some": messages(
            "Nothing has all of these words: “%(words)s”. These have some of them: %(found)s."
        ),
        "inside": messages(
            "No word begins with “%(words)s”. These have it inside a word: %(found)s."
        ),
        "none": messages("Nothing was found for “%(words)s”. Try fewer or shorter words."),
        "failed": messages("The search could not be loaded. Type again to try once more."),
        "carry": messages("Search the quotes for “%(words)s”"),
        "open": messages("“"),
        "close": messages("”"),
    }


def search_labels(messages: Messages) -> dict[str, str]:
    """What stands around a search, and beginnings of what somebody may type who needs help."""
    return {
        "field": messages("Search this site"),
        "close": messages("Close"),
        "only": messages("Show only"),
        "more": messages("Show more results"),
        "without": messages("The search needs JavaScript. Without it, you may look here:"),
        # Beginnings of what somebody may type who needs help; each language has its own.
        "urgent": messages(
            "suicid, kill myself, killing myself, end my life, take my life, want to die,"
            " self-harm, self harm, selfharm, harm myself, hurt myself, cut myself,"
            " cutting myself, overdose"
        ),
    }


def _search(messages: Messages, url: dict[str, str]) -> dict[str, Any]:
    """The site's search: its index, its words, and where to look without script."""
    words, said = search_words(messages), search_labels(messages)
    places = (
        (messages("Findings"), urls.FINDINGS),
        (messages("Quotes"), urls.QUOTES),
        (messages("Glossary"), urls.study_page("glossary")),
        (messages("The study"), urls.STUDY),
    )
    language = {"lang": SOURCE_LANGUAGE} if is_foreign(said["field"]) else {}
    return {
        "index": index_address(messages.language),
        "url": url[urls.QUOTES],
        "words": {name: unmarked(text) for name, text in words.items()},
        "places": [
            {"title": unmarked(title), "url": url[address]}
            for title, address in places
            if address in url
        ],
        **{name: unmarked(text) for name, text in said.items()},
        **language,
    }


def _controls(messages: Messages) -> dict[str, str]:
    """Labels of controls. Where the study's language has no catalogue, the engine may still have
    it.
    """
    if messages.spoken != messages.language:
        return {}
    return {
        "skip": messages("Skip to content"),
        "menu_label": messages("Menu"),
        "search_label": messages("Search"),
        "close": messages("Close"),
    }


def _said(text: str) -> dict[str, str]:
    """A text with its language, where that is not the study's."""
    return {"title": unmarked(text)} | ({"lang": SOURCE_LANGUAGE} if is_foreign(text) else {})
