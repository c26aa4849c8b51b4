"""Pages, theme and settings of a site, written out for an engine that knows no plugin of ours."""

import io
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.yaml import yaml_load

from . import urls
from .pages import Asset, Page
from .pipeline import Site, index_of
from .settings import OURS
from .share import share_picture
from .theming import (
    THEME,
    chrome,
    frame_assets,
    nav_entry,
    proposes_nav,
    theme_language,
    translated_chromes,
)
from .views.frame import SHARE
from .writing import write_all


def write_files(site: Site, config: MkDocsConfig, settings: str, folder: Path) -> None:
    """Writes `content/`, `theme/`, hooks and a mkdocs.yml into a folder.

    Args:
        site: The site.
        config: The project's settings, as MkDocs has read them.
        settings: The same as they were written.
        folder: Where to.
    """
    pages = {page.path: page.text for page in site.all_pages}
    write_all(folder / "content", {**pages, **dict(beside(site, config))})
    copy_hooks(config, folder)
    write_theme(site, config, folder / "theme")
    (folder / "mkdocs.yml").write_text(dumped(plain_settings(settings, config, site)), "utf-8")


def beside(site: Site, config: MkDocsConfig) -> Iterator[tuple[str, str | bytes]]:
    """The files beside the pages, each with its path."""
    for each in (site, *site.translations):
        index = index_of(each, lambda page: _url(page, config))
        yield index.path, index.text
    yield from ((asset.path, asset.text) for asset in site.all_assets)
    yield from ((medium.path, medium.content) for medium in site.media)


def write_theme(site: Site, config: MkDocsConfig, folder: Path) -> None:
    """Writes the theme: our frame, the project's own files in place of ours, styles and scripts,
    and Material's words, which other engines word otherwise.
    """
    languages = {theme_language(each, config.theme.dirs) for each in (site, *site.translations)}
    for name in (f"partials/languages/{language}.html" for language in languages | {"en"}):
        found = (Path(theme, name) for theme in config.theme.dirs)
        if file := next((file for file in found if file.is_file()), None):
            write_all(folder, {name: file.read_bytes()})
    for theme in (THEME, config.theme.custom_dir):
        if theme:
            shutil.copytree(theme, folder, dirs_exist_ok=True)
    assets: tuple[Asset, ...] = tuple(frame_assets(site, config))
    files: dict[str, str | bytes] = {SHARE: share_picture(site.findings)}
    write_all(folder, files | {asset.path: asset.text for asset in assets})


def copy_hooks(config: MkDocsConfig, folder: Path) -> None:
    """The project's hooks, which lie as they did."""
    root = Path(config.config_file_path).parent
    for hook in map(Path, config.hooks):
        if not hook.is_absolute() and ".." not in hook.parts:
            (folder / hook).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(root / hook, folder / hook)


def is_hidden(path: str, config: MkDocsConfig) -> bool:
    """Whether the project's settings leave a page out of the site."""
    specs = (config.exclude_docs, config.draft_docs)
    return any(spec.match_file(path) for spec in specs if spec)


def _url(page: Page, config: MkDocsConfig) -> str | None:
    """Where another engine will put a page; None where it will not."""
    if is_hidden(page.path, config):
        return None
    return page.address if config.use_directory_urls else urls.file_of(page.path)


def plain_settings(written: str, config: MkDocsConfig, site: Site) -> dict[str, Any]:
    """The project's mkdocs.yml with all that the plugin would have set written out, and what it
    inherits in place.
    """
    language, proposed = theme_language(site, config.theme.dirs), proposes_nav(config)
    shown = chrome(site, language, proposed)
    shown["written"] = [page for page in shown["written"] if not is_hidden(page["path"], config)]
    settings = yaml_load(_named(written, config.config_file_path), _Settings)  # type: ignore[arg-type]
    theme = settings.get("theme") or {}
    return settings | {
        "docs_dir": "content",
        "theme": {
            **(theme if isinstance(theme, dict) else {"name": theme}),
            "custom_dir": "theme",
            "language": language,
        },
        "plugins": [
            {name: options} if options else name
            for name, options in pairs(settings.get("plugins"))
            if name not in OURS
        ],
        "markdown_extensions": _extensions(settings.get("markdown_extensions")),
        **({"nav": [nav_entry(entry) for entry in site.menu]} if proposed else {}),
        "not_in_nav": "*",
        "extra": {**(settings.get("extra") or {}), "ow": shown, **_translations(site, config)},
    }


def dumped(settings: dict[str, Any]) -> str:
    """Settings as YAML, tags as they were written."""
    return yaml.dump(settings, Dumper=_SettingsDumper, allow_unicode=True, sort_keys=False)


def _named(text: str, file: str) -> io.StringIO:
    """A text that says from which file it is, so that what it inherits is looked for beside it."""
    stream = io.StringIO(text)
    stream.name = file
    return stream


def _extensions(written: object) -> list[dict[str, Any]]:
    """Markdown's extensions: the project's and those that MkDocs always has; tables without a style
    attribute, which would break the policy.
    """
    named = {name: options or {} for name, options in pairs(written)}
    for name in ("toc", "tables", "fenced_code"):
        named.setdefault(name, {})
    named["tables"] = {**named["tables"], "use_align_attribute": True}
    return [{name: options} for name, options in named.items()]


def pairs(written: Any) -> Iterator[tuple[str, Any]]:
    """Plugins or extensions with their options, whichever way a mkdocs.yml lists them."""
    for each in written.items() if isinstance(written, dict) else written or ():
        if isinstance(each, dict):
            yield from each.items()
        else:
            yield each if isinstance(each, tuple) else (str(each), None)


def _translations(site: Site, config: MkDocsConfig) -> dict[str, Any]:
    """What pages in other languages show, where there are any."""
    config.extra["ow"] = {}
    made = translated_chromes(site, config)
    return {"ow_translations": made} if made else {}


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
