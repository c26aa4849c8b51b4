"""Runs MkDocs on a study, aside, and swaps the finished site in whole."""

import logging
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.config_options import Plugins
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException

from . import urls
from .blame import blamed
from .errors import BuildError, StudyError
from .locks import alone_in
from .outputs import locked, refuse_foreign, swap, workshop
from .pages import Asset, Page
from .pdf import print_pages, require
from .pipeline import (
    Project,
    Say,
    Site,
    index_of,
    judge_pages,
    judged_deposit,
    make_site,
    refuse_outdated,
    silent,
    stop_unchecked,
)
from .plugin import (
    PLUGIN_LOG,
    THEME,
    OwnwordsPlugin,
    StudyProblems,
    chrome,
    frame_assets,
    nav_entry,
    proposes_nav,
    theme_language,
    translated_chromes,
)
from .settings import check_settings, project_of, unreadable
from .share import share_picture
from .source import FileText
from .views.frame import SHARE
from .writing import refusals_said


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

    Raises:
        StudyError: The data has problems; the old site is as it was.
        BuildError: MkDocs, a setting or the browser failed, or a folder that no build made lies
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
        with refusals_said(f"a file of {site}", _kept(site)):
            refuse_foreign(site, project.root, own)
            with locked(site, say):
                refuse_foreign(site, project.root, own)  # whoever was waited for may have made it
                with workshop(site) as made:
                    config.site_dir = str(made)
                    _make(config, plugin, warnings, say)
                    with alone_in(project.root):
                        plugin.refuse_outdated()
                        swap(made, site)
    return site


def _kept(site: Path) -> str:
    """What is said of a site that is there already."""
    with suppress(OSError):
        return "The site that was there is as it was" if site.exists() else ""
    return ""


def _make(config: MkDocsConfig, plugin: OwnwordsPlugin, warnings: list[str], say: Say) -> None:
    """Makes a whole site in the folder that the settings name, as the plugin is told to."""
    made = Path(config.site_dir)
    try:
        _run(config)
        if plugin.offline:
            _fit_for_a_disk(made)
        if plugin.with_pdf:
            say(f"Printing {len(plugin.sheets)} PDFs")
            pdfs = ((address, urls.pdf(address)) for address in plugin.sheets)
            print_pages(made, pdfs, config.site_url or "")
    except (MkDocsException, SystemExit) as error:  # some plugins end the whole process
        raise reason(error, warnings) from None


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
            _write_files(site, config, project, made)
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
            _write(made, {path: text.encode() for path, text in files.items()})
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


def _write_files(site: Site, config: MkDocsConfig, project: Project, folder: Path) -> None:
    content = folder / "content"
    indices = (
        index_of(each, lambda page: _url(page, config)) for each in (site, *site.translations)
    )
    files: tuple[Page | Asset, ...] = (*site.all_pages, *site.all_assets, *indices)
    written = {file.path: file.text.encode() for file in files}
    written |= {each.path: each.content for each in site.media}
    _copy_code(config, project.root, folder)
    _write(content, written)
    frame = {asset.path: asset.text.encode() for asset in frame_assets(site, config)}
    _write(folder / "theme", {SHARE: share_picture(site.findings)} | frame)
    settings = project.settings.text if project.settings else None
    (folder / "mkdocs.yml").write_text(_plain_config(settings or "", config, site), "utf-8")


def _write(folder: Path, files: dict[str, bytes]) -> None:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def _hidden(path: str, config: MkDocsConfig) -> bool:
    """Whether the project's settings leave a page out of the site."""
    specs = (config.exclude_docs, config.draft_docs)
    return any(spec.match_file(path) for spec in specs if spec)


def _url(page: Page, config: MkDocsConfig) -> str | None:
    """Where another engine will put a page; None where it will not."""
    if _hidden(page.path, config):
        return None
    return page.address if config.use_directory_urls else urls.file_of(page.path)


def _copy_code(config: MkDocsConfig, root: Path, folder: Path) -> None:
    """The theme, the project's own files in place of ours, and its hooks, which lie as they did."""
    for theme in (THEME, config.theme.custom_dir):
        if theme:
            shutil.copytree(theme, folder / "theme", dirs_exist_ok=True)
    for hook in map(Path, config.hooks):
        if not hook.is_absolute() and ".." not in hook.parts:
            (folder / hook).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(root / hook, folder / hook)


def _plain_config(written: str, config: MkDocsConfig, site: Site) -> str:
    """The project's mkdocs.yml with all that the plugin would have set written out."""
    language, proposed = theme_language(site, config.theme.dirs), proposes_nav(config)
    shown = chrome(site, language, proposed)
    shown["written"] = [page for page in shown["written"] if not _hidden(page["path"], config)]
    settings = yaml.load(written, _Settings)
    theme = settings.get("theme") or {}
    settings |= {
        "docs_dir": "content",
        "theme": {
            **(theme if isinstance(theme, dict) else {"name": theme}),
            "custom_dir": "theme",
            "language": language,
        },
        "plugins": [
            plugin
            for plugin in settings.get("plugins", [])
            if _name(plugin) not in ("ownwords", "search", "material/search")
        ],
        **({"nav": [nav_entry(entry) for entry in site.menu]} if proposed else {}),
        "not_in_nav": "*",
        "extra": {**(settings.get("extra") or {}), "ow": shown, **_translations(site, config)},
    }
    return yaml.dump(settings, Dumper=_SettingsDumper, allow_unicode=True, sort_keys=False)


def _translations(site: Site, config: MkDocsConfig) -> dict[str, Any]:
    """What pages in other languages show, where there are any."""
    config.extra["ow"] = {}
    made = translated_chromes(site, config)
    return {"ow_translations": made} if made else {}


def _name(plugin: object) -> str:
    return str(next(iter(plugin))) if isinstance(plugin, dict) else str(plugin)


class _Tagged:
    """A value such as `!ENV [SITE_URL, ""]`, carried over as it was written."""

    def __init__(self, node: yaml.Node) -> None:
        self.node = node


class _Settings(yaml.SafeLoader):
    """Reads mkdocs.yml and keeps the tags it does not know."""


class _SettingsDumper(yaml.SafeDumper):
    """Writes what `_Settings` has read."""


def _keep(_loader: object, _suffix: str, node: yaml.Node) -> _Tagged:
    return _Tagged(node)


def _give_back(_dumper: object, tagged: _Tagged) -> yaml.Node:
    return tagged.node


_Settings.add_multi_constructor("!", _keep)
_Settings.add_multi_constructor("tag:yaml.org,2002:python/", _keep)
_SettingsDumper.add_representer(_Tagged, _give_back)
