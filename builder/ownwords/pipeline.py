"""Reads, judges and renders a study into a `Site` in memory. Nothing is written here; `engine` does
that.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any

from . import private, urls
from .checks import Issue
from .checks.evidence import claims_without_trail
from .checks.places import located, named_path
from .checks.reading import Ease
from .checks.report import report
from .checks.reporting import lost_places, lost_supplements
from .disclosure import Material, Verdict, judge_files, lines_to_allow
from .disclosure.finished import judge_site, judge_texts
from .disclosure.withdrawal import unpublishable
from .errors import BuildError, Problem, StudyError
from .exports import exports_of
from .filenames import same_on_disk
from .graph import Graph
from .i18n import load_messages
from .load import Loaded, load_with_places
from .model import Study
from .pages import Asset, Page, Renderer, data_script
from .pages.chunks import map_chunks
from .pages.handwritten import render_own_page
from .pages.overrides import Overrides
from .pages.search import found_in_page, search_index
from .source import FileText, Medium, WrittenPage, read_media, read_pages, read_templates
from .views import Context, View, all_views
from .views.apparatus import with_cited_on
from .views.cited import citation_files
from .views.frame import Entry, SitePage, chrome, menu
from .views.overview import MapView
from .views.quotes import QuotesView
from .views.search import Found, found_in_study
from .views.sheets import SheetView


@dataclass(frozen=True)
class Project:
    """Where a study's files lie: the project, its data, its hand-written pages.

    Attributes:
        templates: The folder with templates in place of the package's; None where there is none.
        scripts: Scripts in `content` that the project's settings name, so that they are published.
        settings: The project's mkdocs.yml, where that was read already.
        code: Folders and files with code of the project: templates, its theme, hooks.
    """

    root: Path
    data: Path
    content: Path
    templates: Path | None = None
    scripts: frozenset[str] = frozenset()
    settings: FileText | None = None
    code: tuple[Path, ...] = ()

    @property
    def private(self) -> Path:
        """What the team keeps to itself; may not be there."""
        return private.folder_of(self.root)


@dataclass(frozen=True)
class Site:
    """A whole site before the engine: what it was made from, pages, files beside them, the menu,
    what every page shows.
    """

    material: Material
    pages: tuple[Page, ...]
    menu: tuple[Entry, ...]
    chrome: dict[str, Any]
    epoch: int
    sheets: tuple[str, ...]
    assets: tuple[Asset, ...] = ()
    media: tuple[Medium, ...] = ()
    own: frozenset[str] = frozenset()
    """Paths of the hand-written pages."""
    found: tuple[Found, ...] = ()
    """What the site's search finds besides words of pages."""
    verdict: Verdict = field(default_factory=Verdict)

    @property
    def study(self) -> Study:
        """The study."""
        return self.material.study

    @property
    def findings(self) -> int:
        """How many findings of the first level it has."""
        return len(Graph(self.study).top)


@dataclass(frozen=True)
class Hint:
    """Something to look at again that stops nothing.

    Attributes:
        problem: What it is and where; its `path` names the place by ids, as acknowledged.yml does.
        code: The short name to acknowledge it by, such as `long-sentence`.
    """

    problem: Problem
    code: str

    def __str__(self) -> str:
        return f"{self.problem}  [{self.code}]"


@dataclass(frozen=True)
class Judgement:
    """The hints on a study sorted by place, how many are acknowledged, and how easily its plain
    words read.
    """

    hints: tuple[Hint, ...]
    acknowledged: int
    eases: tuple[Ease, ...]


Say = Callable[[str], None]


def silent(_: str) -> None:
    """Says nothing."""


def make_site(
    project: Project,
    *,
    directories: bool = True,
    site_url: str = "",
    pdf: bool = False,
    say: Say = silent,
) -> Site:
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
    templates, unreadable = read_templates(project.templates, project.root)
    material, unfit = read_material(
        project, {Path(template.path).absolute(): template.text for template in templates}
    )
    verdict = _judged(material)
    messages = load_messages(material.study.study.language)
    context = Context(Graph(material.study), messages, pdf, verdict, site_url)
    views = tuple(all_views(context))
    say(f"Rendering {len(views)} pages")
    renderer = Renderer(
        messages,
        {view.address: view.title for view in views},
        directories=directories,
        site_url=site_url,
        graph=context.graph,
        overrides=Overrides(templates),
    )
    own, problems = _own_pages(material.pages, context, renderer)
    if problems or unfit or unreadable:
        raise StudyError((*unfit, *unreadable, *problems))
    cited_on = {
        page.address if directories else urls.file_of(page.path): (page.title, page.cites)
        for page in own
        if page.cites
    }
    views = tuple(with_cited_on(view, cited_on) for view in views)
    pages = _all_pages(material.loaded, views, own, renderer)
    if problems := list(_told_apart_by_capitals(material, pages)):
        raise StudyError(problems)
    places = tuple(SitePage(page.address, page.path, page.title) for page in pages)
    return Site(
        material,
        pages,
        menu(context, places, views),
        chrome(context, places, views, directories=directories),
        _epoch(material.study),
        tuple(view.address for view in views if isinstance(view, SheetView)),
        assets=tuple(_assets(views, renderer, context)),
        media=material.media,
        own=frozenset(page.path for page in own),
        found=tuple(found_in_study(context)),
        verdict=verdict,
    )


def index_of(site: Site, url_of: Callable[[Page], str | None]) -> Asset:
    """The index of the site's search.

    Args:
        site: The site.
        url_of: Where the engine puts a page, from the site's root; None where it is not built.
    """
    addresses = {page.address: url for page in site.pages if (url := url_of(page)) is not None}
    pages = (part for page in site.pages if page.searched for part in found_in_page(page))
    found = (each for each in (*site.found, *pages) if _page_of(each) in addresses)

    def address(of: str) -> str:
        page, mark, anchor = of.partition("#")
        return f"{addresses[page]}{mark}{anchor}"

    return search_index(site.study.study.language, found, address)


def _page_of(found: Found) -> str:
    return found.address.partition("#")[0]


def _judged(material: Material) -> Verdict:
    """What the gate says of a study that may be published.

    Raises:
        StudyError: It may not.
    """
    verdict = judge_files(material)
    files = frozenset(medium.path for medium in material.media)
    issues = (
        *claims_without_trail(material.study),
        *lost_supplements(material.study, files),
        *verdict.stops,
    )
    if problems := _problems(material.loaded, issues):
        raise StudyError(problems, lines_to_allow(verdict.stops))
    return verdict


def _told_apart_by_capitals(material: Material, pages: tuple[Page, ...]) -> Iterator[Problem]:
    """Hand-written pages and files beside them whose path differs from another one only in ways
    that some disks do not know.
    """
    own = {page.path: page.file for page in material.pages}
    own |= {medium.path: medium.name for medium in material.media}
    taken: dict[str, str] = {}
    for path in (*(page.path for page in pages if page.path not in own), *own):
        made = urls.address_of(path) if path.endswith(".md") else path
        for place in (made, *(str(folder) for folder in PurePosixPath(made).parents)):
            place = place.rstrip("/")
            other = taken.setdefault(same_on_disk(place), place)
            if other != place:
                message = f"on some disks {place} is the same as {other}, which is here already"
                hint = "names have to differ in more than capitals and accents: rename it"
                yield Problem(own.get(path, path), 0, 0, "", message, hint)
                break


def _all_pages(
    loaded: Loaded, views: tuple[View, ...], own: list[Page], renderer: Renderer
) -> tuple[Page, ...]:
    """The hand-written pages, and of the generated ones those that none of them replaces.

    Raises:
        StudyError: The data names addresses that no page has.
    """
    replaced = {page.address for page in own}
    generated = tuple(renderer.page(view) for view in views if view.address not in replaced)
    if problems := _lost_places(loaded, generated, own):
        raise StudyError(problems)
    return tuple(sorted((*generated, *own), key=_order_on_disk))


def read_material(
    project: Project, read: Mapping[Path, str] = MappingProxyType({})
) -> tuple[Material, tuple[Problem, ...]]:
    """Reads everything that a site is made from, each file once; also what is wrong with files
    beside the pages.

    Args:
        project: Where the files lie.
        read: Texts of files that were read already, by their absolute path.

    Raises:
        StudyError: The data has problems; it holds all of them.
    """
    loaded = load_with_places(project.data, project.root)
    media, unfit = read_media(project.content, project.root, project.scripts)
    pages = read_pages(project.content, project.root)
    material = Material(
        loaded,
        project.root,
        project.content,
        pages,
        media,
        project.settings,
        project.code,
        read,
    )
    return material, unfit


def stop_unchecked(site: Site) -> None:
    """Stops a site that may go out although what was withdrawn cannot be looked for.

    Raises:
        StudyError: The key is not here, and nobody said to do without.
    """
    if problem := unpublishable(site.material):
        raise StudyError([problem])


def refuse_outdated(site: Site) -> None:
    """Stops a site from being used that was made before something was withdrawn.

    Raises:
        BuildError: withdrawn.yml is not as it was when the study was read.
    """
    file = site.material.data / "withdrawn.yml"
    now = file.read_bytes() if file.is_file() else b""
    if now != site.material.loaded.yaml("withdrawn").exact.encode():
        raise BuildError(
            "something was withdrawn while the site was being made, so the site is not used;"
            " build it again"
        )


def judge_built(site: Site, folder: Path, shipped: Iterable[Path], made: Mapping[str, str]) -> None:
    """Judges everything in a finished site, as it will go out.

    Args:
        site: The site.
        folder: Where it was built.
        shipped: Folders of installed themes.
        made: Texts of files that were joined from theirs and ours alone, by their address.

    Raises:
        StudyError: Something in it may not go out.
    """
    _stop(site, judge_site(site.material, folder, tuple(shipped), made))


def judge_pages(site: Site) -> None:
    """Judges the pages from which another engine will build, as `judge_built` does.

    Raises:
        StudyError: Something in them may not go out.
    """
    texts = {page.path: page.text for page in site.pages} | {
        asset.path: asset.text for asset in site.assets
    }
    _stop(site, judge_texts(site.material, texts))


def _stop(site: Site, issues: Iterable[Issue]) -> None:
    issues = tuple(issues)
    if problems := _problems(site.material.loaded, issues):
        raise StudyError(problems, lines_to_allow(issues))


def _problems(loaded: Loaded, issues: Iterable[Issue]) -> list[Problem]:
    """Findings with file and line; the place named by ids and, where it can be waived, the code to
    name.
    """
    issues, study = tuple(issues), loaded.study
    located_ones = zip(issues, located(issues, loaded), strict=True)
    return [
        (
            replace(
                problem,
                path=named_path(study, issue),
                hint=f"{problem.hint}  [{issue.code}]",
                code=issue.code,
            )
            if issue.code
            else problem
        )
        for issue, problem in located_ones
    ]


def _assets(views: tuple[View, ...], renderer: Renderer, context: Context) -> Iterator[Asset]:
    """Files beside the pages: tables and citations to take along; of a large study, the
    quotes and findings in pieces, for scripts that show them.
    """
    yield from (
        Asset(urls.download(export.name), export.text) for export in exports_of(context.graph)
    )
    for name, text in citation_files(context).items():
        yield Asset(urls.citation_file(name), text)
    for view in views:
        if isinstance(view, MapView):
            yield from map_chunks(renderer, view)
        if isinstance(view, QuotesView) and view.browser and (data := view.browser.data):
            yield from (
                data_script(data.address(name), f"quotes/{name}", piece)
                for name, piece in data.named().items()
            )


def _lost_places(loaded: Loaded, generated: tuple[Page, ...], own: list[Page]) -> list[Problem]:
    """Addresses that the data names and the site does not have, with file and line."""
    places: dict[str, frozenset[str] | None] = {
        page.address: frozenset(re.findall(r' id="([^"]+)"', page.text)) for page in generated
    }
    places |= {page.address: None for page in own}
    return located(lost_places(loaded.study, places), loaded)


def judge(material: Material, today: date, looks: tuple[Issue, ...] = ()) -> Judgement:
    """Hints on a study that is in order. Builds never ask for them: what they make does not depend
    on the day.

    Args:
        material: The study and its pages, as `make_site` found them.
        today: The day with which dates of contacts are compared.
        looks: What the gate wants to be looked at again.
    """
    study = material.study
    tables = tuple(material.loaded.tables.values())
    found = report(study, material.readable_pages, today, tables)
    issues = (*found.hints, *looks)
    problems = zip(issues, located(issues, material.loaded), strict=True)
    hints = (
        Hint(replace(problem, path=named_path(study, issue)), issue.code)
        for issue, problem in problems
    )
    return Judgement(
        tuple(sorted(hints, key=lambda hint: (hint.problem, hint.code))),
        found.acknowledged,
        found.eases,
    )


def _order_on_disk(page: Page) -> list[tuple[bool, bool, str]]:
    """The order in which an engine finds the pages when they are written out: a folder's index, its
    files, its folders.
    """
    *folders, name = page.path.split("/")
    return [*((True, False, folder) for folder in folders), (False, name != "index.md", name)]


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


def _epoch(study: Study) -> int:
    """The study's own date in seconds since 1970: the only date that a build knows."""
    dates = study.study.dates
    parts = [int(part) for part in (dates.reviewed or dates.published).split("-")]
    year, month, day = (*parts, 1, 1)[:3]
    return int(datetime(year, month, day, tzinfo=UTC).timestamp())
