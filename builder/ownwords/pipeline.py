"""Reads, judges and renders a study into a `Site` in memory. Nothing is written here; `engine` does
that.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

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
from .exports.datapackage import package_files
from .exports.deposit import deposit_files
from .filenames import same_on_disk
from .graph import Graph
from .i18n import capital, direction, load_messages, own_name, unmarked
from .load import Loaded, load_with_places
from .load.translations import Translation, read_translations
from .machines import twins_of
from .model import Study
from .pages import Asset, Page, Renderer, data_script
from .pages.chunks import map_chunks
from .pages.handwritten import render_own_page
from .pages.overrides import Overrides
from .pages.redirects import redirects
from .pages.search import found_in_page, search_index
from .source import FileText, Medium, WrittenPage, read_media, read_pages, read_templates
from .views import Context, View, all_views
from .views.apparatus import ReferencesView, checklist_files, with_cited_on
from .views.changes import feed
from .views.cited import citation_files
from .views.frame import Entry, SitePage, chrome, menu
from .views.machines import has_twin, robots
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
        draft: Whether a site may be made that has gaps, to be looked at and not to be published.
    """

    root: Path
    data: Path
    content: Path
    templates: Path | None = None
    scripts: frozenset[str] = frozenset()
    settings: FileText | None = None
    code: tuple[Path, ...] = ()
    draft: bool = False

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
    twins: tuple[Asset, ...] = ()
    """Markdown twins of pages and their list, which no engine is to take for pages."""
    media: tuple[Medium, ...] = ()
    own: frozenset[str] = frozenset()
    """Paths of the hand-written pages."""
    found: tuple[Found, ...] = ()
    """What the site's search finds besides words of pages."""
    verdict: Verdict = field(default_factory=Verdict)
    prefix: str = ""
    """What begins the addresses of a translation."""
    translated: tuple["Site", ...] = ()
    """The same site in other languages."""

    @property
    def all_pages(self) -> tuple[Page, ...]:
        """The pages in every language."""
        return (*self.pages, *(page for twin in self.translated for page in twin.pages))

    @property
    def all_assets(self) -> tuple[Asset, ...]:
        """The files beside the pages in every language."""
        return (*self.assets, *(asset for twin in self.translated for asset in twin.assets))

    @property
    def all_sheets(self) -> tuple[str, ...]:
        """The addresses of the sheets in every language."""
        return (*self.sheets, *(sheet for twin in self.translated for sheet in twin.sheets))

    @property
    def all_own(self) -> frozenset[str]:
        """Paths of the hand-written pages in every language."""
        return self.own.union(*(twin.own for twin in self.translated))

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


_ESCAPED_MARKS = re.compile(r"\\u00(?:0[23ef]|1[01])")
"""Marks of pieces in another language as JSON writes them; a file has no use for them."""

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
    if not project.draft:
        _refuse_gaps(material.loaded)
    verdict = _judged(material)
    messages = load_messages(material.study.study.language)
    context = Context(Graph(material.study), messages, pdf, verdict, site_url)
    views = tuple(all_views(context))
    say(f"Rendering {len(views)} pages")
    overrides = Overrides(templates)
    renderer = _renderer(context, views, directories, overrides)
    own, problems = _own_pages(material.pages_in(), context, renderer)
    if problems or unfit or unreadable:
        raise StudyError((*unfit, *unreadable, *problems))
    views = tuple(replace(view, twin=has_twin(context, view)) for view in views)
    pages = _all_pages(material.loaded, views, own, renderer, directories)
    if problems := list(_told_apart_by_capitals(material, pages)):
        raise StudyError(problems)
    places = tuple(SitePage(page.address, page.path, page.title) for page in pages)
    theirs = {medium.path for medium in material.media}
    site = Site(
        material,
        pages,
        menu(context, places, views),
        chrome(context, places, views, directories=directories),
        _epoch(material.study),
        tuple(view.address for view in views if isinstance(view, SheetView)),
        assets=tuple(
            asset
            for asset in _assets(views, renderer, context)
            if asset.path not in theirs  # their own wins
        ),
        twins=twins_of(
            context,
            views,
            pages,
            material.pages_in(),
            partial(_renderer, directories=directories, overrides=overrides),
        ),
        media=material.media,
        own=frozenset(page.path for page in own),
        found=tuple(found_in_study(context)),
        verdict=verdict,
    )
    twins = [
        twin_of(site, each, overrides, directories=directories, site_url=site_url, pdf=pdf)
        for each in material.translations
    ]
    return with_twins(site, twins, directories)


def twin_of(
    site: Site,
    translation: Translation,
    overrides: Overrides,
    *,
    directories: bool,
    site_url: str,
    pdf: bool,
) -> Site:
    """A site in another language, whose pages lie in a folder named by the language; hand-written
    pages in its language lie in the same folder of `content/`.

    Args:
        site: The site in the study's language.
        translation: The study's words in another one.
        overrides: The project's own templates.
        directories: Whether the engine serves `a/` (else `a/index.html`).
        site_url: Where the site will be published; may be empty.
        pdf: Whether sheets will have PDFs beside them.

    Raises:
        StudyError: With every problem in its hand-written pages.
    """
    original, prefix = site.study.study.language, f"{translation.folder}/"
    messages = load_messages(translation.language)
    address = f"{site_url.rstrip('/')}/{prefix}" if site_url else ""
    graph = Graph(translation.study)
    about = translation.about.note or ""
    verdict = site.verdict
    context = Context(graph, messages, pdf, verdict, address, original=original, about=about)
    views = tuple(all_views(context))
    renderer = Renderer(
        messages,
        {view.address: view.title for view in views},
        directories=directories,
        site_url=address,
        graph=graph,
        overrides=overrides,
        original=original,
    )
    own, problems = _own_pages(site.material.pages_in(translation.folder), context, renderer)
    if problems:
        raise StudyError(problems)
    pages = _all_pages(translation.loaded, views, own, renderer, directories)
    places = tuple(SitePage(page.address, prefix + page.path, page.title) for page in pages)
    found = found_in_study(context)
    frame = chrome(context, places, views, directories=directories, prefix=prefix)
    said = messages("Translated from %(language)s by %(who)s.")
    words = {"language": messages.language_name(original), "who": translation.about.by}
    return Site(
        replace(site.material, loaded=replace(site.material.loaded, study=translation.study)),
        tuple(_placed(page, prefix) for page in pages),
        menu(context, places, views),
        _plain(frame) | {"translated": unmarked(said % words), "prefix": prefix},
        site.epoch,
        tuple(prefix + view.address for view in views if isinstance(view, SheetView)),
        assets=tuple(
            Asset(prefix + asset.path, _ESCAPED_MARKS.sub("", unmarked(asset.text)))
            for asset in _assets(views, renderer, context)
        ),
        found=tuple(
            Found(
                one.kind,
                prefix + one.address,
                *map(unmarked, (one.title, one.under, one.text, one.language)),
            )
            for one in found
        ),
        own=frozenset(prefix + page.path for page in own),
        prefix=prefix,
    )


def _placed(page: Page, prefix: str) -> Page:
    """A page in its language's folder; no mark of an untranslated word is left where none can be
    said.
    """
    finished = unmarked(page.finished)
    text = unmarked(page.text)
    return replace(page, path=prefix + page.path, text=text, finished=finished)


def _plain(tree: Any) -> Any:
    """Plain values whose texts have no marks."""
    if isinstance(tree, dict):
        return {key: _plain(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [_plain(value) for value in tree]
    return unmarked(tree) if isinstance(tree, str) else tree


def with_twins(site: Site, twins: list[Site], directories: bool) -> Site:
    """A site with its twins, each of which knows the languages of all, and which pages stand in
    each.
    """
    if not twins:
        return site
    languages = [
        {
            "lang": each.study.study.language,
            "name": capital(unmarked(own_name(each.study.study.language))),
            "prefix": each.prefix,
            "direction": direction(each.study.study.language),
            "pages": [_url(page, each.prefix, directories) for page in each.pages],
        }
        for each in (site, *twins)
    ]
    known = {"languages": languages}
    return replace(
        site,
        chrome=site.chrome | known | {"prefix": ""},
        translated=tuple(replace(twin, chrome=twin.chrome | known) for twin in twins),
    )


def _url(page: Page, prefix: str, directories: bool) -> str:
    """A page's address below its language's folder, as an engine writes it."""
    path = page.path.removeprefix(prefix)
    return quote(urls.address_of(path) if directories else urls.file_of(path))


def index_of(site: Site, url_of: Callable[[Page], str | None]) -> Asset:
    """The index of the site's search.

    Args:
        site: The site.
        url_of: Where the engine puts a page, from the site's root; None where it is not built.
    """
    addresses = {page.address: url for page in site.pages if (url := url_of(page)) is not None}
    pages = (
        part for page in site.pages if page.searched for part in found_in_page(page, site.prefix)
    )
    found = (each for each in (*site.found, *pages) if _page_of(each) in addresses)

    def address(of: str) -> str:
        page, mark, anchor = of.partition("#")
        return f"{addresses[page]}{mark}{anchor}"

    return search_index(site.study.study.language, found, address)


def _page_of(found: Found) -> str:
    return found.address.partition("#")[0]


def _refuse_gaps(loaded: Loaded) -> None:
    """Stops a site from being published while something is still to write.

    Raises:
        StudyError: With each place.
    """
    message, hint = "still to write", "write it, or look at a draft with `ownwords build --draft`"
    gaps = [loaded.yaml(name).problem(path, message, hint) for name, path in loaded.gaps()]
    cells = (table.problem(line, at, message, hint) for table, line, at in loaded.unwritten_cells())
    if gaps := [*gaps, *cells]:
        raise StudyError(gaps)


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
    loaded: Loaded,
    views: tuple[View, ...],
    own: list[Page],
    renderer: Renderer,
    directories: bool,
) -> tuple[Page, ...]:
    """The hand-written pages, and of the generated ones those that none of them replaces.

    Raises:
        StudyError: The data names addresses that no page has.
    """
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
    generated = (*first, *last)
    if problems := _lost_places(loaded, generated, own):
        raise StudyError(problems)
    return tuple(sorted((*generated, *own), key=_order_on_disk))


def read_material(
    project: Project, read: Mapping[Path, str] = MappingProxyType({})
) -> tuple[Material, tuple[Problem, ...]]:
    """Reads everything that a site is made from, each file once; also what is wrong in translations
    and with files beside the pages.

    Args:
        project: Where the files lie.
        read: Texts of files that were read already, by their absolute path.

    Raises:
        StudyError: The data has problems; it holds all of them.
    """
    loaded = load_with_places(project.data, project.root)
    media, unfit = read_media(project.content, project.root, project.scripts)
    pages = read_pages(project.content, project.root)
    translations, wrong = read_translations(project.data, project.root, loaded.files)
    material = Material(
        loaded,
        project.root,
        project.content,
        pages,
        media,
        project.settings,
        project.code,
        read,
        translations,
    )
    return material, (*unfit, *wrong)


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


def judged_deposit(site: Site, site_url: str) -> dict[str, str]:
    """The folder for repositories, path of each file → its content, judged as pages are.

    Raises:
        StudyError: Something in it may not go out.
    """
    files = deposit_files(Graph(site.study), site_url)
    _stop(site, judge_texts(site.material, files))
    return files


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


def _renderer(
    context: Context, views: tuple[View, ...], directories: bool, overrides: Overrides
) -> Renderer:
    return Renderer(
        context.messages,
        {view.address: view.title for view in views},
        directories=directories,
        site_url=context.site_url,
        graph=context.graph,
        overrides=overrides,
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
    gaps = tuple(material.loaded.gaps())
    pages, others = material.readable_pages, material.translations
    found = report(study, pages, today, tables, gaps, others)
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
