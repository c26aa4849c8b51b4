"""Runs MkDocs on a study, aside, and swaps the finished site in whole."""

import logging
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException

from . import urls
from .build import Project, Say, Site, make_site, search_pages, silent, stop_unchecked
from .errors import BuildError, StudyError
from .outputs import aside, mark, recover, refuse_foreign, swap
from .pages import Asset, Page
from .pdf import print_pages, require
from .plugin import (
    PLUGIN_LOG,
    THEME,
    OwnwordsPlugin,
    StudyProblems,
    chrome,
    nav_entry,
    project_of,
    theme_language,
)


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
def _listening(say: Say = silent) -> Iterator[list[str]]:
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


def _config(config_file: Path, **settings: Any) -> MkDocsConfig:
    os.environ.setdefault(
        "NO_MKDOCS_2_WARNING", "1"
    )  # Material's own switch for its notice about MkDocs 2
    if not config_file.is_file():
        raise BuildError(
            f"{config_file} is not there; run ownwords in a project's folder, or name its"
            " mkdocs.yml with --config"
        )
    with _listening() as said:
        try:
            return load_config(str(config_file), **settings)
        except (ConfigurationError, Abort) as error:
            missing = re.search(
                r"'docs_dir': The path '([^']+)' isn't an existing", f"{error} {said}"
            )
            if missing and "docs_dir" not in settings:
                return _without_content(config_file, missing[1], settings)
            raise BuildError(
                "\n".join([f"{config_file.name} is not in order: {error}", *said])
            ) from None


def _without_content(config_file: Path, content: str, settings: dict[str, Any]) -> MkDocsConfig:
    """The settings of a project without a folder for its own pages, as git leaves it: git keeps no
    empty folder. MkDocs insists on a folder while it reads the settings, and only then.
    """
    with TemporaryDirectory() as empty:
        config = _config(config_file, docs_dir=empty, **settings)
    config.docs_dir = content
    return config


def _plugin(config: MkDocsConfig) -> OwnwordsPlugin:
    plugin = config.plugins.get("ownwords")
    if not isinstance(plugin, OwnwordsPlugin):
        raise BuildError("mkdocs.yml does not name the plugin; add `- ownwords` below `plugins:`")
    return plugin


def _data_folder(config: MkDocsConfig) -> str:
    return _plugin(config).config.folder


def project_at(config_file: Path) -> Project:
    """The project that a mkdocs.yml belongs to."""
    config = _config(config_file)
    return project_of(config, _data_folder(config))


def build_site(
    config_file: Path,
    site_dir: Path | None = None,
    say: Say = silent,
    *,
    pdf: bool = False,
    offline: bool = False,
) -> Path:
    """Builds the site aside and swaps it in whole; returns its folder.

    Args:
        config_file: The project's mkdocs.yml.
        site_dir: Where the site goes; else as mkdocs.yml says, with `-offline` behind the name of
            an offline site.
        say: Told what is being done.
        pdf: Whether sheets are printed into the site as well.
        offline: Whether the site is to be opened from a disk, without a server.

    Raises:
        StudyError: The data has problems; the old site is as it was.
        BuildError: MkDocs, a setting or the browser failed, or a folder that no build made lies
            where the site is to go; the old site, or that folder, is as it was.
    """
    if pdf:
        require()
    with _listening(say) as warnings:
        site = (site_dir or _site_dir(config_file, offline)).resolve()
        project = project_at(config_file)
        refuse_foreign(site, project.root, (project.data, project.content, project.private))
        recover(site)
        made = aside(site, "new")
        mark(made)  # before anything else is in it: what a cut power leaves is known as ours
        try:
            config = _config(config_file, site_dir=str(made), strict=True)
            plugin = _plugin(config)
            plugin.with_pdf, plugin.offline = pdf, offline
            _run(config)
            if offline:
                _fit_for_a_disk(made)
            if pdf:
                say(f"Printing {len(plugin.sheets)} PDFs")
                print_pages(
                    made,
                    ((address, urls.pdf(address)) for address in plugin.sheets),
                    config.site_url or "",
                )
        except (MkDocsException, Abort) as error:
            if isinstance(
                error.__context__, StudyProblems
            ):  # MkDocs turns what a plugin raises into Abort
                raise StudyError(error.__context__.problems) from None
            raise BuildError("\n".join(warnings) or str(error)) from None
        else:
            swap(made, site)
        finally:
            shutil.rmtree(made, ignore_errors=True)
    return site


def _run(config: MkDocsConfig) -> None:
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build(config)
    finally:
        config.plugins.on_shutdown()


def _site_dir(config_file: Path, offline: bool) -> Path:
    site = Path(_config(config_file).site_dir)
    return site.with_name(f"{site.name}-offline") if offline else site


def _fit_for_a_disk(site: Path) -> None:
    """The search's index as a script, since a page on a disk may fetch nothing; what only a server
    needs goes.
    """
    index = site / "search" / "search_index.json"
    if index.is_file():
        index.with_suffix(".js").write_text(f"var __index = {index.read_text('utf-8')}", "utf-8")
    for name in ("404.html", "sitemap.xml", "sitemap.xml.gz"):
        (site / name).unlink(missing_ok=True)


def serve_site(config_file: Path, address: str) -> None:
    """Serves the site and makes it anew when a file changes; ends with Ctrl-C.

    Raises:
        BuildError: The address is no address, or another program uses it.
    """
    content = Path(_config(config_file, dev_addr=address).docs_dir)
    try:
        with TemporaryDirectory() as empty:  # stands in for a folder that git did not keep
            stand_in = {} if content.is_dir() else {"docs_dir": empty}
            mkdocs_serve(str(config_file), dev_addr=address, livereload=True, **stand_in)
    except OSError as error:
        hint = "name another, such as --address 127.0.0.1:8001"
        raise BuildError(
            f"the address {address} cannot be used ({error.strerror}); {hint}"
        ) from None


def write_pages(config_file: Path, folder: Path, say: Say) -> Site:
    """Writes the pages, the theme and a mkdocs.yml without plugin to a folder, for another engine
    to build from.
    """
    config = _config(config_file)
    project = project_of(config, _data_folder(config))
    site = make_site(
        project, directories=config.use_directory_urls, site_url=config.site_url or "", say=say
    )
    stop_unchecked(project, site)
    search_pages(project, site)
    content = folder / "content"
    files: tuple[Page | Asset, ...] = (*site.pages, *site.assets)
    written = {file.path: file.text.encode() for file in files}
    written |= {
        each.path: each.picture.content if each.picture else each.file.read_bytes()
        for each in site.media
    }
    for path, content_of in written.items():
        target = content / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content_of)
    shutil.copytree(THEME, folder / "theme", dirs_exist_ok=True)
    (folder / "mkdocs.yml").write_text(
        _plain_config(config_file, site, theme_language(site, config.theme.dirs)), "utf-8"
    )
    return site


def _plain_config(config_file: Path, site: Site, language: str) -> str:
    """The project's mkdocs.yml with all that the plugin would have set written out."""
    settings = yaml.load(config_file.read_text("utf-8"), _Settings)
    theme = settings.get("theme") or {}
    settings |= {
        "docs_dir": "content",
        "theme": {
            **(theme if isinstance(theme, dict) else {"name": theme}),
            "custom_dir": "theme",
            "language": language,
        },
        "plugins": [
            plugin for plugin in settings.get("plugins", []) if _name(plugin) != "ownwords"
        ],
        "nav": settings.get("nav") or [nav_entry(entry) for entry in site.menu],
        "not_in_nav": "*",
        "extra": {**(settings.get("extra") or {}), "ow": chrome(site, language)},
    }
    return yaml.dump(settings, Dumper=_SettingsDumper, allow_unicode=True, sort_keys=False)


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
