"""The story of a build: read, judge, view, render. Nothing is written here; the engine does that."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from . import urls
from .checks import Finding
from .checks.evidence import claims_without_trail
from .checks.places import located, named_path
from .checks.prose import WrittenPage
from .checks.report import report
from .checks.reporting import lost_places
from .checks.wording import Ease
from .errors import Problem, StudyError
from .exports import exports_of
from .gate import Material, Verdict, judge_files, lines_to_allow
from .gate.built import search_site, search_texts
from .gate.withdrawal import unpublishable
from .graph import Graph
from .load import load_study
from .model import Study
from .pages import Asset, Page, Renderer, data_script
from .pages.own import OwnPage, render_own_page
from .pages.pieces import map_pieces
from .source import Medium, read_media
from .source.files import UnreadableError, file_name, read_text
from .views import Context, View, all_views
from .views.base import citation
from .views.overview import MapView
from .views.quotes import QuotesView
from .views.sheets import SheetView
from .views.storage import selection_key, wording_key
from .words import SOURCE_LANGUAGE, Words, is_foreign, load_words, unmarked


@dataclass(frozen=True)
class Project:
    """Where a study's files lie: the project, its data, its hand-written pages."""

    root: Path
    data: Path
    content: Path


@dataclass(frozen=True)
class Entry:
    """An entry of the menu: a page by its path, or a heading with entries below."""

    title: str
    path: str = ""
    children: tuple["Entry", ...] = ()


@dataclass(frozen=True)
class Site:
    """A whole site before the engine: pages, files beside them, the menu, what every page shows."""

    study: Study
    pages: tuple[Page, ...]
    menu: tuple[Entry, ...]
    chrome: dict[str, Any]
    epoch: int
    sheets: tuple[str, ...]
    assets: tuple[Asset, ...] = ()
    media: tuple[Medium, ...] = ()
    own: frozenset[str] = frozenset()
    """Paths of the hand-written pages."""
    verdict: Verdict = field(default_factory=Verdict)


@dataclass(frozen=True)
class Hint:
    """Something to look at again that stops nothing: the place named by ids, and a code to acknowledge it by."""

    problem: Problem
    code: str

    def __str__(self) -> str:
        return f"{self.problem}  [{self.code}]"


@dataclass(frozen=True)
class Judgement:
    """The hints on a study sorted by place, how many are acknowledged, and how easily its plain words read."""

    hints: tuple[Hint, ...]
    acknowledged: int
    eases: tuple[Ease, ...]


Say = Callable[[str], None]


def silent(_: str) -> None:
    """Says nothing."""


def make_site(project: Project, *, directories: bool = True, site_url: str = "", pdf: bool = False, say: Say = silent) -> Site:
    """Reads, judges and renders a study.

    Args:
        project: Where its files lie.
        directories: Whether the engine serves `a/` (else `a/index.html`).
        site_url: Where the site will be published; may be empty.
        pdf: Whether sheets will have PDFs beside them, so that pages may link to them.
        say: Told what is being done, for people who wait.

    Raises:
        StudyError: With every problem in the data and the hand-written pages.
    """
    say(f"Reading {project.data.name}/")
    study = load_study(project.data, project.root)
    media, unfit = read_media(project.content, project.root)
    verdict = judge_files(Material(study, project.root, project.data, project.content, _written_pages(project), media))
    if findings := (*claims_without_trail(study), *verdict.stops):
        raise StudyError(_problems(project, study, findings), lines_to_allow(verdict.stops))
    words = load_words(study.study.language)
    context = Context(Graph(study), words, pdf, verdict)
    views = tuple(all_views(context))
    say(f"Rendering {len(views)} pages")
    renderer = Renderer(
        words, {view.address: view.title for view in views}, directories=directories, site_url=site_url, graph=context.graph
    )
    own, problems = _own_pages(project, context, renderer)
    if problems or unfit:
        raise StudyError((*unfit, *problems))
    replaced = {page.address for page in own}
    known = {view.address for view in views}
    generated = tuple(renderer.page(view) for view in views if view.address not in replaced)
    pages = tuple(sorted((*generated, *own), key=_order_on_disk))
    if problems := _lost_places(project, study, generated, own):
        raise StudyError(problems)
    return Site(
        study,
        pages,
        _menu(context, pages, views),
        _chrome(context, pages, [page.address for page in own if page.address not in known], words, directories),
        _epoch(study),
        tuple(view.address for view in views if isinstance(view, SheetView)),
        assets=tuple(_assets(views, renderer, context.graph)),
        media=media,
        own=frozenset(page.path for page in own),
        verdict=verdict,
    )


def stop_unchecked(project: Project, site: Site) -> None:
    """Stops a site that may go out although what was withdrawn cannot be looked for.

    Raises:
        StudyError: The key is not here, and nobody said to do without.
    """
    if problem := unpublishable(site.study, project.root, project.data):
        raise StudyError([problem])


def search_built(project: Project, site: Site, folder: Path, shipped: Iterable[Path]) -> None:
    """Searches a finished site for what was withdrawn; `shipped` are the folders of installed themes.

    Raises:
        StudyError: Words of a withdrawn quote stand in it.
    """
    if problems := search_site(site.study, project.root / "private", folder, tuple(shipped)):
        raise StudyError(problems)


def search_pages(project: Project, site: Site) -> None:
    """Searches the pages from which another engine will build, as `search_built` does.

    Raises:
        StudyError: Words of a withdrawn quote stand in them.
    """
    texts = {page.path: page.text for page in site.pages} | {asset.path: asset.text for asset in site.assets}
    if problems := search_texts(site.study, project.root / "private", texts):
        raise StudyError(problems)


def _problems(project: Project, study: Study, findings: Iterable[Finding]) -> list[Problem]:
    """Findings with file and line; the place named by ids and, where it can be waived, the code to name."""
    findings = tuple(findings)
    located_ones = zip(findings, located(findings, project.data, project.root), strict=True)
    return [
        replace(problem, path=named_path(study, finding), hint=f"{problem.hint}  [{finding.code}]") if finding.code else problem
        for finding, problem in located_ones
    ]


def _written_pages(project: Project) -> tuple[WrittenPage, ...]:
    """The hand-written pages that can be read; what is wrong with the others is said when they are rendered."""
    pages = []
    for file in _own_files(project):
        with suppress(UnreadableError):
            pages.append(
                WrittenPage(
                    file.relative_to(project.content).as_posix(), file_name(file, project.root), read_text(file, project.root) or ""
                )
            )
    return tuple(pages)


def _assets(views: tuple[View, ...], renderer: Renderer, graph: Graph) -> Iterator[Asset]:
    """Files beside the pages: tables to take along; of a large study, the quotes and findings in pieces, for scripts that show them."""
    yield from (Asset(urls.download(export.name), export.text) for export in exports_of(graph))
    for view in views:
        if isinstance(view, MapView):
            yield from map_pieces(renderer, view)
        if isinstance(view, QuotesView) and view.browser and (data := view.browser.data):
            yield from (data_script(data.address(name), f"quotes/{name}", piece) for name, piece in data.named().items())


def _lost_places(project: Project, study: Study, generated: tuple[Page, ...], own: list[Page]) -> list[Problem]:
    """Addresses that the data names and the site does not have, with file and line."""
    places: dict[str, frozenset[str] | None] = {page.address: frozenset(re.findall(r' id="([^"]+)"', page.text)) for page in generated}
    places |= {page.address: None for page in own}
    return located(lost_places(study, places), project.data, project.root)


def judge(project: Project, study: Study, today: date, looks: tuple[Finding, ...] = ()) -> Judgement:
    """Hints on a study that is in order. Builds never ask for them: what they make does not depend on the day.

    Args:
        project: Where its files lie.
        study: The study, as `make_site` found it.
        today: The day with which dates of contacts are compared.
        looks: What the gate wants to be looked at again.
    """
    found = report(study, _written_pages(project), today)
    findings = (*found.hints, *looks)
    problems = zip(findings, located(findings, project.data, project.root), strict=True)
    hints = (Hint(replace(problem, path=named_path(study, finding)), finding.code) for finding, problem in problems)
    return Judgement(tuple(sorted(hints, key=lambda hint: (hint.problem, hint.code))), found.acknowledged, found.eases)


def _order_on_disk(page: Page) -> list[tuple[bool, bool, str]]:
    """The order in which an engine finds the pages when they are written out: a folder's index, its files, its folders."""
    *folders, name = page.path.split("/")
    return [*((True, False, folder) for folder in folders), (False, name != "index.md", name)]


def _own_pages(project: Project, context: Context, renderer: Renderer) -> tuple[list[Page], list[Problem]]:
    pages: list[Page] = []
    problems: list[Problem] = []
    for file in _own_files(project):
        try:
            text = read_text(file, project.root) or ""
        except UnreadableError as error:
            problems.extend(error.problems)
            continue
        own = OwnPage(file.relative_to(project.content).as_posix(), file_name(file, project.root), text)
        page, found = render_own_page(own, context, renderer)
        problems.extend(found)
        if page:
            pages.append(page)
    return pages, problems


def _own_files(project: Project) -> list[Path]:
    """Pages by hand; what is hidden (`.drafts/`) is left alone, as engines do."""
    found = project.content.rglob("*.md") if project.content.is_dir() else ()
    return sorted(file for file in found if not any(part.startswith(".") for part in file.relative_to(project.content).parts))


def _menu(context: Context, pages: tuple[Page, ...], views: tuple[View, ...]) -> tuple[Entry, ...]:
    """The menu; below the findings only the first level, so that it stays the same size in a large study."""
    graph, words, study = context.graph, context.words, context.graph.study.study
    paths = {page.address: page.path for page in pages}
    titles = {page.address: page.title for page in pages}

    def entry(address: str, title: str = "", children: tuple[Entry, ...] = ()) -> Entry:
        return Entry(title or titles[address], paths[address], children)

    findings = tuple(entry(urls.category(top.id)) for top in graph.top)
    about = tuple(entry(view.address) for view in views if view.address.startswith(urls.STUDY) and view.address != urls.STUDY)
    known = {view.address for view in views}
    return (
        entry(urls.HOME, words("Home")),
        *(entry(urls.audience(each.id), each.menu or each.label) for each in study.audiences),
        Entry(words("Findings"), children=(entry(urls.FINDINGS, words("Overview")), *findings)),
        *((entry(urls.PROCESS, words("Process")),) if urls.PROCESS in paths else ()),
        entry(urls.QUOTES, words("Quotes")),
        Entry(words("The study"), children=(entry(urls.STUDY, words("Overview")), *about)),
        *(entry(page.address) for page in pages if page.address not in known),
        *((entry(urls.HELP),) if urls.HELP in paths else ()),
    )


def _chrome(context: Context, pages: tuple[Page, ...], own: list[str], words: Words, directories: bool) -> dict[str, Any]:
    """What every page shows around its content; plain values, so that any engine's templates can read them."""
    study = context.graph.study
    info, support = study.study, study.support
    titles = {page.address: page.title for page in pages}
    url = {page.address: page.address if directories else urls.file_of(page.path) for page in pages}
    menu = [
        *((each.menu or each.label, urls.audience(each.id)) for each in info.audiences),
        (words("Findings"), urls.FINDINGS),
        (words("Process"), urls.PROCESS),
        (words("Quotes"), urls.QUOTES),
        (words("The study"), urls.STUDY),
    ]
    footer = [
        *((titles[address], address) for address in own),
        (titles.get(urls.study_page("privacy"), ""), urls.study_page("privacy")),
        (words("Cite"), urls.study_page("cite")),
        (words("What changed"), urls.study_page("changes")),
    ]
    return {
        "id": info.id,
        "name": info.name or info.title,
        "language": info.language,
        "home": url[urls.HOME],
        "menu": [_said(title) | {"url": url[address], "active_prefix": address} for title, address in menu if address in titles],
        "footer": [_said(title) | {"url": url[address]} for title, address in footer if address in titles],
        "help": {"title": support.title, "strip": support.strip, "link": support.link, "url": url[urls.HELP]} if support else {},
        "quick_exit": _quick_exit(context, words),
        "made_by": _said(words("Made by: %(name)s") % {"name": info.made_by.name}),
        "caveat": info.caveat,
        "citation": citation(context, info.publications[0]) if info.publications else "",
        "wording": _wording(context, words),
        "selection": _selection(context, words) | {"url": url[urls.SELECTION]},
        "search": _search(words) | {"url": url[urls.QUOTES]},
        "lost": {
            "title": _said(words("There is no page here")),
            "text": _said(words("The address may be mistyped, or the page has gone. The menu leads to everything on this site.")),
        },
        **_controls(words),
    }


def _quick_exit(context: Context, words: Words) -> dict[str, Any]:
    """The way to leave at once, where the study has one."""
    leave = context.graph.study.study.quick_exit
    if not leave:
        return {}
    hint = _said(words("or press Esc three times"))
    return {**_said(leave.label or words("Leave quickly")), "url": leave.url, "hint": hint}


def _wording(context: Context, words: Words) -> dict[str, Any]:
    """The switch of the wording: under what name the device keeps the choice, its words, and where professional words come first."""
    study = context.graph.study.study
    said = {"name": words("Wording of the findings"), "plain": words("Plain words"), "professional": words("Words of the field")}
    return {
        "key": wording_key(study.id),
        "professional_first": [urls.audience(each.id) for each in study.audiences if each.wording == "professional"],
        **{name: unmarked(text) for name, text in said.items()},
        **({"lang": SOURCE_LANGUAGE} if is_foreign(said["name"]) else {}),
    }


def _selection(context: Context, words: Words) -> dict[str, Any]:
    """What the script needs that adds a control to every quote: under what name the device keeps the selection, and words."""
    said = {
        "name": words("My selection"),
        "add": words("Add to my selection"),
        "remove": words("Remove from my selection"),
        "added": words("Added to your selection:"),
        "removed": words("Removed from your selection:"),
        "lost": words("This browser does not keep the selection: it is gone when you leave this page."),
    }
    language = {"lang": SOURCE_LANGUAGE} if is_foreign(said["name"]) else {}
    return {"key": selection_key(context.graph.study.study.id), **{name: unmarked(text) for name, text in said.items()}, **language}


def _search(words: Words) -> dict[str, str]:
    """What the search of the site says that results are, and its way on to the quotes."""
    said = {
        "finding": words("Finding"),
        "quote": words("Quote"),
        "term": words("Term"),
        "page": words("Page"),
        "quotes": words("Search the quotes for “%(words)s”"),
    }
    language = {"lang": SOURCE_LANGUAGE} if is_foreign(said["page"]) else {}
    return {name: unmarked(text) for name, text in said.items()} | language


def _controls(words: Words) -> dict[str, str]:
    """Words of the controls; where the study's language has no catalogue, the engine's own may still speak it."""
    if words.spoken != words.language:
        return {}
    return {"skip": words("Skip to content"), "menu_label": words("Menu"), "search_label": words("Search")}


def _said(text: str) -> dict[str, str]:
    """A text with its language, where that is not the study's."""
    return {"title": unmarked(text)} | ({"lang": SOURCE_LANGUAGE} if is_foreign(text) else {})


def _epoch(study: Study) -> int:
    """The study's own date in seconds since 1970: the only date that a build knows."""
    dates = study.study.dates
    parts = [int(part) for part in (dates.reviewed or dates.published).split("-")]
    year, month, day = (*parts, 1, 1)[:3]
    return int(datetime(year, month, day, tzinfo=UTC).timestamp())
