"""The frame of every page: the proposed menu, the footer, the labels of controls."""

from dataclasses import dataclass
from typing import Any

from .. import urls
from ..i18n import SOURCE_LANGUAGE, Messages, is_foreign, unmarked
from ..prose import attribute
from .base import Context, View, citation
from .help import strip_parts
from .storage import selection_key, wording_key


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

    findings = tuple(entry(urls.category(top.id)) for top in graph.top)
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
    context: Context, places: tuple[SitePage, ...], views: tuple[View, ...], *, directories: bool
) -> dict[str, Any]:
    """What every page shows around its content, as plain values that any engine's templates can
    read.
    """
    study, messages = context.graph.study, context.messages
    info, support = study.study, study.support
    titles = {place.address: place.title for place in places}
    url = {
        place.address: place.address if directories else urls.file_of(place.path)
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
        "made_by": _said(messages("Made by: %(name)s") % {"name": info.made_by.name}),
        "caveat": info.caveat,
        "citation": citation(context, info.publications[0]) if info.publications else "",
        "wording": _wording(context, messages),
        "selection": _selection(context, messages) | {"url": url[urls.SELECTION]},
        "search": _search(messages) | {"url": url[urls.QUOTES]},
        "lost": {
            "title": _said(messages("There is no page here")),
            "text": _said(
                messages(
                    "The address may be mistyped, or the page has gone. The menu leads to"
                    " everything on this site."
                )
            ),
        },
        **_controls(messages),
    }


def _quick_exit(context: Context, messages: Messages) -> dict[str, Any]:
    """The link to leave at once, where the study has one."""
    leave = context.graph.study.study.quick_exit
    if not leave:
        return {}
    hint = _said(messages("or press Esc three times"))
    return {**_said(leave.label or messages("Leave quickly")), "url": leave.url, "hint": hint}


def _wording(context: Context, messages: Messages) -> dict[str, Any]:
    """The switch between wordings: its storage key, its labels, and where professional words come
    first.
    """
    study = context.graph.study.study
    said = {
        "name": messages("Wording of the findings"),
        "plain": messages("Plain words"),
        "professional": messages("Words of the field"),
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
    """What the script needs that adds a button to every quote: the storage key of the selection,
    and labels.
    """
    said = {
        "name": messages("My selection"),
        "add": messages("Add to my selection"),
        "remove": messages("Remove from my selection"),
        "added": messages("Added to your selection:"),
        "removed": messages("Removed from your selection:"),
        "lost": messages(
            "This browser does not keep the selection: it is gone when you leave this page."
        ),
    }
    language = {"lang": SOURCE_LANGUAGE} if is_foreign(said["name"]) else {}
    return {
        "key": selection_key(context.graph.study.study.id),
        **{name: unmarked(text) for name, text in said.items()},
        **language,
    }


def _search(messages: Messages) -> dict[str, str]:
    """How the site's search names its kinds of results, and its link to the browser of quotes."""
    said = {
        "finding": messages("Finding"),
        "quote": messages("Quote"),
        "term": messages("Term"),
        "page": messages("Page"),
        "quotes": messages("Search the quotes for “%(words)s”"),
    }
    language = {"lang": SOURCE_LANGUAGE} if is_foreign(said["page"]) else {}
    return {name: unmarked(text) for name, text in said.items()} | language


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
    }


def _said(text: str) -> dict[str, str]:
    """A text with its language, where that is not the study's."""
    return {"title": unmarked(text)} | ({"lang": SOURCE_LANGUAGE} if is_foreign(text) else {})
