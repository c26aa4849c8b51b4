"""Runs MkDocs, or another engine, on a study, aside, and swaps the finished site in whole."""

import logging
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.config_options import Plugins
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException

from . import urls, zensical
from .blame import blamed
from .errors import BuildError, StudyError
from .last_site import last_site, remember
from .locks import alone_in
from .outputs import locked, refuse_foreign, swap, workshop
from .pdf import print_pages, require
from .pipeline import (
    Project,
    Say,
    Site,
    judge_pages,
    judged_deposit,
    make_site,
    refuse_outdated,
    silent,
    stop_unchecked,
)
from .plugin import (
    PLUGIN_LOG,
    OwnwordsPlugin,
    StudyProblems,
)
from .settings import check_settings, project_of, unreadable
from .source import FileText
from .uncollected import uncollected
from .writing import refusals_said, write_all
from .written import write_files


class _Listener(logging.Handler):
    """Keeps what MkDocs warns of, so that it can be shown together, and passes on how far our own
    plugin is.
    """

    def __init__(self, say: Say) -> None:
        super().__init__(logging.INFO)
        self.warnings: list[str] = []
        self._say = say

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps or passes on one message."""
        if record.levelno >= logging.WARNING:
            self.warnings.append(record.getMessage())
        elif record.name == PLUGIN_LOG:
            self._say(record.getMessage())


@contextmanager
def listening(say: Say = silent) -> Iterator[list[str]]:
    """Listens to MkDocs; nothing it says reaches the terminal by itself."""
    logger, handler = logging.getLogger("mkdocs"), _Listener(say)
    propagate, level = logger.propagate, logger.level
    logger.addHandler(handler)
    logger.propagate = False
    logger.setLevel(logging.INFO)
    try:
        yield handler.warnings
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate
        logger.setLevel(level)


def config_at(config_file: Path, **settings: Any) -> MkDocsConfig:
    """The settings of a project, some of them replaced.

    Raises:
        BuildError: There are none, or they are not in order.
        StudyError: A hook of the project failed, with its file and line.
    """
    os.environ.setdefault(
        "NO_MKDOCS_2_WARNING", "1"
    )  # Material's own switch for its notice about MkDocs 2
    if not config_file.is_file():
        raise BuildError(
            f"{config_file} is not there; run ownwords in the project folder, or point to its "
            f"mkdocs.yml with --config"
        )
    with listening() as said:
        try:
            return load_config(str(config_file.absolute()), **settings)
        except (ConfigurationError, Abort) as error:
            missing = re.search(
                r"'docs_dir': The path '([^']+)' isn't an existing", f"{error} {said}"
            )
            if missing and "docs_dir" not in settings:
                return _without_content(config_file, missing[1], settings)
            raise BuildError(unreadable(config_file, error, said)) from None
        except Exception as error:  # a hook is run when the settings are read
            if problem := blamed(error, config_file.resolve().parent):
                raise StudyError([problem]) from None
            raise


def _without_content(config_file: Path, content: str, settings: dict[str, Any]) -> MkDocsConfig:
    """The settings of a project without a folder for its own pages, as git leaves it: git keeps no
    empty folder. MkDocs insists on a folder while it reads the settings, and only then.
    """
    with TemporaryDirectory() as empty:
        config = config_at(config_file, docs_dir=empty, **settings)
    config.docs_dir = content
    return config


def plugin_of(config: MkDocsConfig) -> OwnwordsPlugin:
    """Our plugin in the settings.

    Raises:
        BuildError: It is not there.
    """
    plugin = config.plugins.get("ownwords")
    if not isinstance(plugin, OwnwordsPlugin):
        raise BuildError(
            "the plugin is not listed in mkdocs.yml; add `- ownwords` under `plugins:`"
        )
    return plugin


def _project(config: MkDocsConfig, *, checked: bool = False) -> Project:
    options = plugin_of(config).config
    if checked:
        check_settings(config, options.templates)
    return project_of(config, options.folder, options.templates)


def project_at(config_file: Path, *, checked: bool = False) -> Project:
    """The project that a mkdocs.yml belongs to.

    Args:
        config_file: The project's mkdocs.yml.
        checked: Whether its settings are to be such that a site can be made.

    Raises:
        StudyError: They are not.
    """
    return _project(
        config_at(config_file, **({"strict": True} if checked else {})), checked=checked
    )


def build_site(
    config_file: Path,
    site_dir: Path | None = None,
    say: Say = silent,
    *,
    pdf: bool = False,
    offline: bool = False,
    draft: bool = False,
    engine: str | None = None,
) -> Path:
    """Builds the site aside and swaps it in whole; returns its folder.

    Args:
        config_file: The project's mkdocs.yml.
        site_dir: Where the site goes, from the working folder; else as mkdocs.yml says, with
            `-offline` behind the name of an offline site. Missing folders are made.
        say: Told what is being done.
        pdf: Whether sheets are printed into the site as well.
        offline: Whether the site is to be opened from a disk, without a server.
        draft: Whether gaps may stand; search engines are asked to stay away.
        engine: What makes the pages, one of `ENGINES`; else as mkdocs.yml says.

    Raises:
        StudyError: The data has problems; the old site is as it was.
        BuildError: The engine, a setting or the browser failed, or a folder that no build made lies
            where the site is to go; the old site, or that folder, is as it was.
    """
    if pdf:
        require()
    with listening(say) as warnings:
        config = config_at(config_file, strict=True)
        plugin = plugin_of(config)
        site = (site_dir or _site_dir(config, offline)).resolve()
        project = _project(config)
        own = (project.data, project.content, project.private)
        plugin.with_pdf, plugin.offline, plugin.alone = pdf, offline, True
        plugin.draft = draft
        plugin.config.engine = engine or plugin.config.engine
        if plugin.config.engine == "zensical":
            zensical.require()
        with refusals_said(f"a file of {site}", _kept(site)):
            refuse_foreign(site, project.root, own)
            with locked(site, say):
                refuse_foreign(site, project.root, own)  # whoever was waited for may have made it
                plugin.last = last_site(project.root, site)
                with workshop(site) as made:
                    config.site_dir = str(made)
                    result = _make(config, plugin, warnings, say)
                    with alone_in(project.root):
                        refuse_outdated(result)
                        swap(made, site)
                        remember(project.root, site, plugin.last)
    return site


def _kept(site: Path) -> str:
    """What is said of a site that is there already."""
    with suppress(OSError):
        return "The site that was there is as it was" if site.exists() else ""
    return ""


def _make(config: MkDocsConfig, plugin: OwnwordsPlugin, warnings: list[str], say: Say) -> Site:
    """Makes a whole site in the folder that the settings name, as the plugin is told to."""
    made = Path(config.site_dir)
    try:
        with uncollected():
            site = _made_by(plugin.config.engine)(config, plugin, say)
        if plugin.offline:
            _fit_for_a_disk(made)
        if plugin.with_pdf:
            say(f"Printing {len(site.all_sheets)} PDFs")
            pdfs = ((address, urls.pdf(address)) for address in site.all_sheets)
            print_pages(made, pdfs, config.site_url or "")
    except (MkDocsException, SystemExit) as error:  # some plugins end the whole process
        raise reason(error, warnings) from None
    return site


def _made_by(engine: str) -> Callable[[MkDocsConfig, OwnwordsPlugin, Say], Site]:
    return {"mkdocs": _with_mkdocs, "zensical": _with_zensical}[engine]


def _with_mkdocs(config: MkDocsConfig, plugin: OwnwordsPlugin, _: Say) -> Site:
    _run(config)
    assert plugin.site is not None
    return plugin.site


def _with_zensical(config: MkDocsConfig, plugin: OwnwordsPlugin, say: Say) -> Site:
    project = replace(_project(config, checked=True), draft=plugin.draft)
    wish = zensical.Wish(pdf=plugin.with_pdf, offline=plugin.offline, draft=plugin.draft)
    return zensical.make(config, project, wish, say)


def reason(error: BaseException, warnings: list[str]) -> StudyError | BuildError:
    """Why MkDocs ended a build: the study's problems, or what it warned of."""
    for each in (error, error.__context__):  # MkDocs turns what a plugin raises into Abort
        if isinstance(each, StudyProblems):
            return each.study_error
    return BuildError("\n".join(warnings) or str(error))


def _run(config: MkDocsConfig) -> None:
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build(config)
    finally:
        config.plugins.on_shutdown()
        forget_plugins()


def forget_plugins() -> None:
    """MkDocs keeps plugins for the next build of its server. Once shut down, some have put away
    what they need, and another build in this process would meet them again.
    """
    for _, option in MkDocsConfig._schema:
        if isinstance(option, Plugins):
            option.plugin_cache.clear()


def _site_dir(config: MkDocsConfig, offline: bool) -> Path:
    site = Path(config.site_dir)
    return site.with_name(f"{site.name}-offline") if offline else site


def _fit_for_a_disk(site: Path) -> None:
    """What only a server needs goes."""
    for name in ("404.html", "sitemap.xml", "sitemap.xml.gz"):
        (site / name).unlink(missing_ok=True)


def write_pages(config_file: Path, folder: Path, say: Say) -> Site:
    """Writes the pages, the theme and a mkdocs.yml without plugin to a folder, for another engine
    to build from.
    """
    config = config_at(config_file)
    settings = config_file.read_text("utf-8")
    project = replace(
        _project(config, checked=True),
        settings=FileText(config_file, config_file.name, settings),
    )
    site = make_site(
        project, directories=config.use_directory_urls, site_url=config.site_url or "", say=say
    )
    stop_unchecked(site)
    judge_pages(site)
    place = folder.resolve()
    with refusals_said(f"a file of {place}"), locked(place, say):
        refuse_filled(place)
        with workshop(place) as made:
            write_files(site, config, settings, made)
            with alone_in(project.root):
                refuse_outdated(site)
                swap(made, place)
    return site


def write_deposit(config_file: Path, folder: Path, say: Say) -> int:
    """Writes the folder for repositories; returns how many files it has."""
    config = config_at(config_file)
    project = _project(config, checked=True)
    address = config.site_url or ""
    site = make_site(project, site_url=address, say=say)
    stop_unchecked(site)
    files = judged_deposit(site, address)
    place = folder.resolve()
    with refusals_said(f"a file of {place}"), locked(place, say):
        refuse_filled(place)
        with workshop(place) as made:
            write_all(made, dict(files))
            with alone_in(project.root):
                refuse_outdated(site)
                swap(made, place)
    return len(files)


def refuse_filled(folder: Path) -> None:
    """Stops pages from being written into a folder that holds something.

    Raises:
        BuildError: It does.
    """
    if folder.exists() and any(folder.iterdir()):
        raise BuildError(f"{folder} is not empty; give the name of a new folder, or empty this one")
