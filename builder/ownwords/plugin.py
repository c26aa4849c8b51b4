"""The plugin for MkDocs: pages and assets are added in memory, nothing is written into `content/`.

Everything is read, judged and rendered in `on_config`, before MkDocs touches the old site.
"""

import logging
import os
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.meta import get_data

from . import BuildError, Problem, StudyError, urls
from .blame import blamed
from .compiled import keep_compiled
from .frames import Frames, StandingPage, nobody_else
from .last_site import NOTHING, LastSite, take_away
from .made_files import PageFile, file_of, not_copied, stands, url_of
from .moved import rooted, settled
from .outputs import locked, mark
from .pages import Asset, Page
from .pages.markup import live_in
from .pipeline import (
    Project,
    Site,
    index_of,
    judge_built,
    judged,
    make_site,
    stop_unchecked,
)
from .settings import check_named, check_settings, project_of
from .share import share_picture
from .theme_files import leave_out_hidden
from .theming import (
    chrome,
    frame_assets,
    installed,
    leave_search_to_us,
    nav_entry,
    proposes_nav,
    put_theme,
    shipped_and_made,
    theme_language,
    translated_chromes,
)
from .views.frame import SHARE
from .writing import refusal, write_all

PLUGIN_LOG = "mkdocs.plugins.ownwords"
log = logging.getLogger(PLUGIN_LOG)

ENGINES = ("mkdocs", "zensical")
"""What `ownwords build` can make pages with, the default first."""

MANY_PAGES = 250
"""After so many pages the plugin says how far it is."""

UNUSED = ("assets/javascripts/", "assets/stylesheets/", "assets/images/favicon.png")
"""Files of Material that our frame does not use; they are left out of the site."""


class StudyProblems(PluginError):
    """The study's problems in MkDocs' manner: printed without a traceback, and the build ends."""

    def __init__(self, error: StudyError) -> None:
        self.study_error = error
        count = len(error.problems)
        super().__init__(f"{count} problem{'' if count == 1 else 's'} in the study\n{error}")


class PluginConfig(Config):  # type: ignore[no-untyped-call]
    """What mkdocs.yml may say below `ownwords:`."""

    folder = config_options.Type(str, default="site-data")
    templates = config_options.Type(str, default="")
    engine = config_options.Choice(ENGINES, default=ENGINES[0])


class OwnwordsPlugin(BasePlugin[PluginConfig]):  # type: ignore[no-untyped-call]
    """Adds the study's pages to a MkDocs site."""

    def __init__(self) -> None:
        self.with_pdf = False
        self.offline = False
        self.draft = False
        """Whether gaps may stand, as while serving."""
        self.alone = False
        """Whether whoever runs MkDocs holds the site's folder already."""
        self.drafting = False
        """Whether our own server runs MkDocs. It keeps the last good pages and shows problems
        itself, and its reload is no inline script.
        """
        self.judges_later = False
        """Whether the gate is asked about a draft's files in `finish` alone."""
        self.last = NOTHING
        """The site that stands, as far as whoever runs MkDocs knows it."""
        self._held = ExitStack()
        self._site: Site | None = None
        self._project: Project | None = None
        self._serving = False
        self._own_epoch = False
        self._proposed: list[dict[str, Any]] | None = None
        self._written = 0
        self._finished: dict[str, Page] = {}
        self._alone_here = False
        self._frames = Frames()
        self._judge: Callable[[Path], None] = _nothing

    @property
    def site(self) -> Site | None:
        """The site made last."""
        return self._site

    @property
    def _last_alone(self) -> LastSite:
        """The site that stands, where nobody else has a part in the new one."""
        return self.last if self._alone_here else NOTHING

    @property
    def pages(self) -> int:
        """How many pages the site made last has."""
        return len(self._site.pages) if self._site else 0

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], **_: Any) -> None:
        """Its presence keeps the plugin alive between the builds of `mkdocs serve`."""
        self._serving = command == "serve"

    @event_priority(50)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Makes the whole site; a problem in the data ends the build here, with the old site
        untouched.

        Under `mkdocs serve` the last good site stays on the screen and the problems are printed.
        """
        self._ask(check_settings, config, self.config.templates)
        self._hold(Path(config.site_dir))
        project = project_of(config, self.config.folder, self.config.templates)
        project = replace(project, draft=self.draft or self._serving)
        folders = (project.data, project.templates, config.theme.custom_dir)
        config.watch += [str(folder) for folder in folders if folder]
        if self.offline:
            config.use_directory_urls = False  # on a disk pages are named by their files
        leave_search_to_us(config)
        try:
            self._site = make_site(
                project,
                directories=config.use_directory_urls,
                site_url=config.site_url or "",
                pdf=self.with_pdf,
                say=log.info,
                last=self.last,
                put_off=self.drafting and nobody_else(config),
                judge=not self.judges_later,
            )
        except StudyError as error:
            if self.drafting or not (self._serving and self._site):
                raise StudyProblems(error) from None
            log.error("%s", StudyProblems(error))
        self._project = project
        if not self._serving:
            self._stopping(stop_unchecked, self._site)
        self._set_date(self._site.epoch)
        self._written = 0
        put_theme(config)
        if nobody_else(config):  # others may look for an icon
            leave_out_hidden(config.theme)
        config.theme["language"] = theme_language(self._site, config.theme.dirs)
        proposes = proposes_nav(config)
        self._proposed = [nav_entry(entry) for entry in self._site.menu] if proposes else None
        config.nav = self._proposed if proposes else config.nav
        config.extra["ow"] = chrome(self._site, config.theme["language"], proposes) | {
            "serving": self._serving and not self.drafting,
            "offline": self.offline,
            "draft": self.draft,
        }
        config.extra["ow_translations"] = translated_chromes(self._site, config)
        config.mdx_configs.setdefault("tables", {})["use_align_attribute"] = (
            True  # a style attribute would break the policy
        )
        return config

    def _hold(self, site: Path) -> None:
        """Keeps other builds from writing into the same folder. A server has one of its own."""
        if self._serving or self.alone:
            return
        try:
            self._held.enter_context(locked(site.resolve(), log.info))
        except (BuildError, OSError) as error:
            said = refusal(error) if isinstance(error, OSError) else str(error)
            raise PluginError(said) from None

    def _ask(self, look: Callable[..., None], *at: object) -> None:
        """Ends the build where the look finds problems."""
        try:
            look(*at)
        except StudyError as error:
            raise StudyProblems(error) from None

    def _set_date(self, epoch: int) -> None:
        if self._own_epoch or "SOURCE_DATE_EPOCH" not in os.environ:
            self._own_epoch = True
            os.environ["SOURCE_DATE_EPOCH"] = str(epoch)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Puts the pages in, in place of the hand-written ones they were rendered from."""
        assert self._site is not None
        self._finished = {page.path: page for page in self._site.all_pages if page.finished}
        self._alone_here = self.last.is_there and nobody_else(config)
        for page in self._site.all_pages:
            old = files.get_file_from_path(page.path)
            if old:
                files.remove(old)
            files.append(self._file(config, page, old))
        for medium in self._site.media:
            if medium.cleaned and (found := files.get_file_from_path(medium.path)):
                files.remove(found)
                files.append(File.generated(config, medium.path, content=medium.cleaned.content))
        for path in self._site.kept_back:
            if found := files.get_file_from_path(path):
                files.remove(found)
        for file in [file for file in files if file.src_uri.startswith(UNUSED)]:
            if file.src_dir and "material" in Path(file.src_dir).parts:
                files.remove(file)
        for asset in (*self._site.all_assets, *frame_assets(self._site, config)):
            files.append(self._beside(File.generated(config, asset.path, content=asset.text)))
        for asset in (*self._site.twins, *self._put_off(config, files)):
            files.append(self._beside(file_of(config, asset.path, asset.text)))
        if not files.get_file_from_path(SHARE):  # a project's own wins
            picture = share_picture(self._site.findings)
            files.append(File.generated(config, SHARE, content=picture))
        return files

    def _put_off(self, config: MkDocsConfig, files: Files) -> tuple[Asset, ...]:
        """The files that were put off, where none of them stands; else these stay for now. Where
        others have a part in the site nothing is put off any more.
        """
        assert self._site is not None
        if not self.last.put_off or not nobody_else(config):
            made = self._site.rest()
            self.last.put_off = frozenset(asset.path for asset in made)
            return made
        for path in self.last.put_off:
            file = file_of(config, path, "")
            file.copy_file = not_copied  # type: ignore[method-assign]
            self.last.leave(path)
            files.append(file)
        return ()

    def _beside(self, file: File) -> File:
        """A file beside the pages, which is not written where it stands; another plugin may look
        for it in the folder of the site.
        """
        if self._alone_here and self.last.stands(file.dest_uri, file.content_string):
            file.copy_file = not_copied  # type: ignore[method-assign]
        return file

    def _file(self, config: MkDocsConfig, page: Page, written: File | None) -> File:
        """A page for MkDocs. A hand-written one stays the file it is, with another text: its dates
        in git and whether it is built are asked for by its path.
        """
        assert self._site is not None
        outside = InclusionLevel.NOT_IN_NAV  # meant to be: MkDocs need not say so
        if not written or page.path not in self._site.all_own:
            return PageFile.of(config, page, outside)
        path = written.abs_src_path
        written.content_string = page.text
        written.abs_src_path = path
        if self._proposed and written.inclusion is InclusionLevel.INCLUDED:
            written.inclusion = outside
        return written

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Leaves out of the foot what is not built, and what another plugin has moved (a blog lists
        its posts). A menu that is not ours opens its sections, whoever made it.
        """
        ow = config.extra["ow"]
        ow["menu_opens"] = self._proposed is None or config.nav != self._proposed
        ow["written"] = [each for each in ow["written"] if stands(each, files)]
        self._frames = Frames(self.last)
        if self._alone_here:
            self._frames.look(config, files, nav, self._finished)
        return nav

    @event_priority(100)
    def on_page_markdown(
        self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, **_: Any
    ) -> str:
        """A blog reads its posts from the disk by itself; here they get what they embed."""
        if not self._site or page.file.src_uri not in self._site.all_own:
            return markdown
        text, matter = get_data(page.file.content_string)
        ours = ("title", "description", "ow")
        page.meta.update({key: matter[key] for key in ours if key in matter})
        path, directories = page.file.src_uri, config.use_directory_urls
        if unquote(page.file.url) in (urls.address_of(path) or "./", urls.file_of(path)):
            return text
        return rooted(text, urls.starting_point(path, directories=directories))

    def on_page_context(self, context: Any, *, page: MkDocsPage, **_: Any) -> Any:
        """Generated pages lie in no history: the date that a plugin gives them is the day of the
        build, which would say of old pages that they are new.
        """
        if page.file.generated_by:
            for key in [key for key in page.meta if key.startswith("git_")]:
                del page.meta[key]
        return context

    @event_priority(-100)
    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files, **_: Any) -> Any:
        """The index of the search, now that all pages have their addresses; and section-index looks
        whether Material's list of pages is used, which ours replaces.
        """
        assert self._site is not None
        for site in (self._site, *self._site.translations):
            index = index_of(site, lambda page: url_of(page, files), self._last_alone)
            files.append(File.generated(config, index.path, content=index.text))
        keep_compiled(env, installed(config))
        if "section-index" in config.plugins:
            env.get_template("partials/nav-item.html")
        return env

    def on_pre_page(self, page: MkDocsPage, *, config: MkDocsConfig, **_: Any) -> MkDocsPage:
        """On a disk a page is a file, but its permanent address is the one where the site is
        published.
        """
        if self.offline and page.canonical_url and config.site_url:
            page.canonical_url = (
                f"{config.site_url.rstrip('/')}/{urls.address_of(page.file.src_uri)}"
            )
        return page

    @event_priority(100)  # so that other plugins and hooks find the page whole
    def _exchange(self, html: str, *, page: MkDocsPage, **_: Any) -> str:
        """Puts the finished HTML in, in place of the token that MkDocs has converted; and its
        anchors, with which MkDocs compares links.
        """
        made = self._finished.get(page.file.src_uri)
        if not made or isinstance(page, StandingPage):
            return html
        page.present_anchor_ids = (page.present_anchor_ids or set()) | made.anchors
        return made.exchanged(html)

    def _look(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, **_: Any) -> str:
        """Looks again at hand-written pages, now that the engine's own extensions have made HTML of
        them.
        """
        if self._site and page.file.src_uri in self._site.all_own and (message := live_in(html)):
            name = f"{Path(config.docs_dir).name}/{page.file.src_uri}"
            raise StudyProblems(
                StudyError(
                    [
                        Problem(
                            name,
                            0,
                            0,
                            "",
                            message,
                            "find out what adds it, perhaps a Markdown extension",
                        )
                    ]
                )
            )
        return html

    on_page_content = CombinedEvent(_exchange, _look)

    def on_post_page(self, output: str, *, page: MkDocsPage, **_: Any) -> str:
        """Says how far the site is; the page stays as it was made, but for links of what was
        moved.
        """
        self._written += 1
        if self._site and self._written % MANY_PAGES == 0:
            log.info("Made %d of %d pages", self._written, len(self._site.pages))
        return self._frames.settle(page, settled(output, page.url))

    @event_priority(-100)  # after the plugins that write files themselves, such as the search
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Judges the finished site, with all that plugins, hooks and the theme put into it; a
        finding ends the build, and `ownwords build` keeps the old site.
        """
        assert self._site is not None
        folder = Path(config.site_dir)
        self.last.complete(folder)
        self._stopping(check_named, config)
        shipped, made = shipped_and_made(self._site, config)
        # others may have written into any file: then all are judged, and the next time too
        last, site = self._last_alone, self._site
        self._judge = lambda folder: judge_built(site, folder, shipped, made, last)
        if not self.drafting:
            self._stopping(self._judge, folder)
        mark(folder)

    def finish(self, folder: Path, stop: Callable[[], bool] = lambda: False) -> None:
        """Makes what was put off of a draft that is shown already, and judges the whole.

        Args:
            folder: Where the draft lies by now.
            stop: Asked now and then whether to leave it all to the next draft.

        Raises:
            StudyError: Something in it may not go out; the next draft is judged anew.
        """
        assert self._site is not None
        try:
            if self.judges_later:
                judged(self._site.material)
            for step in (self._write_rest, self._judge):
                if stop():
                    self.last.not_judged()
                    break
                step(folder)
        except StudyError:
            self.last.not_judged()
            raise

    def _write_rest(self, folder: Path) -> None:
        assert self._site is not None
        made = {each.path: each.text for each in self._site.rest()}
        new = {path: text for path, text in made.items() if not self.last.stands(path, text)}
        write_all(folder, new)
        take_away(folder, self.last.put_off - made.keys())
        self.last.put_off = frozenset(made)

    def on_build_error(self, *, error: Exception, **_: Any) -> None:
        """Names the file and line of the project (a hook, a template of `custom_dir`) in which
        something went wrong, instead of a traceback.
        """
        if self._project and (problem := blamed(error, self._project.root)):
            problems = StudyProblems(StudyError([problem]))
            # the server prints all but this with a traceback, and goes on
            prints = self._serving and not self.drafting
            raise (Abort(str(problems)) if prints else problems) from None

    def _stopping(self, look: Callable[..., None], *at: object) -> None:
        """Ends the build where the look finds problems; under `mkdocs serve` they are printed."""
        try:
            look(*at)
        except StudyError as error:
            if self.drafting or not self._serving:
                raise StudyProblems(error) from None
            log.error("%s", StudyProblems(error))

    def on_shutdown(self) -> None:
        """Leaves no date and no lock behind for another build in the same process."""
        self._held.close()
        if self._own_epoch:
            os.environ.pop("SOURCE_DATE_EPOCH", None)


def _nothing(_: Path) -> None:
    """Nothing is judged yet."""
