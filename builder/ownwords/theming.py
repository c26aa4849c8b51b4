"""What MkDocs is told of the theme: its folder, its words and its menu, and what pages load."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from . import urls
from .pages import Asset
from .pipeline import Site
from .prose import attribute
from .scripts import joined_scripts
from .styles import style_sheets
from .views.frame import Entry, title_languages

THEME = Path(str(files("ownwords").joinpath("theme")))


def leave_search_to_us(config: MkDocsConfig) -> None:
    """Material's search may be named and does nothing: the site has one search, ours."""
    for name in ("search", "material/search"):
        if plugin := config.plugins.get(name):
            plugin.config["enabled"] = False


def frame_assets(site: Site, config: MkDocsConfig) -> Iterator[Asset]:
    """Styles and scripts of the frame; a project's own script takes the place of ours."""
    yield from style_sheets(map(Path, config.theme.dirs))
    own = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
    yield from joined_scripts((page.scripts for page in site.all_pages), own)


def shipped_and_made(site: Site, config: MkDocsConfig) -> tuple[list[Path], dict[str, str]]:
    """What need not be judged, as `judge_built` asks for it: the folders of installed themes, and
    the texts of files that were joined from theirs and ours alone.
    """
    shipped = installed(config)
    scripts = joined_scripts((page.scripts for page in site.all_pages), [])
    return shipped, {asset.path: asset.text for asset in (*style_sheets(shipped), *scripts)}


def installed(config: MkDocsConfig) -> list[Path]:
    """The folders of the installed themes: all but the project's own."""
    return [Path(folder) for folder in config.theme.dirs if folder != config.theme.custom_dir]


def put_theme(config: MkDocsConfig) -> None:
    """Our theme's folder: behind the project's own `custom_dir`, before Material's."""
    folders = config.theme.dirs
    if str(THEME) not in folders:
        folders.insert(1 if config.theme.custom_dir else 0, str(THEME))


def proposes_nav(config: MkDocsConfig) -> bool:
    """Whether the menu is ours to propose: the project has none, and no plugin that makes one and
    complains of any other.
    """
    return config.nav is None and "awesome-nav" not in config.plugins


def chrome(site: Site, language: str, proposed: bool) -> dict[str, Any]:
    """What every page shows, with a mark where words are in another language than the page: the
    theme's own, and titles of the proposed menu. A menu that is not ours opens its sections.
    """
    english = site.study.study.language.lower().startswith("en")
    return (
        site.chrome
        | ({"theme_foreign": True} if language == "en" and not english else {})
        | ({"title_languages": title_languages(site.menu)} if proposed else {"menu_opens": True})
    )


def translated_chromes(site: Site, config: MkDocsConfig) -> dict[str, dict[str, Any]]:
    """What every page shows in each of the other languages, with a menu of its own: MkDocs has one
    for the whole site.
    """
    made = {}
    for each in site.translations:
        words = theme_language(each, config.theme.dirs)
        entries = [
            {"title": attribute(entry.title), "url": _menu_url(entry, config.use_directory_urls)}
            for entry in each.menu
        ]
        shown = chrome(each, words, True) | {"theme_language": words, "menu": entries}
        kept = {key: config.extra["ow"].get(key) for key in ("serving", "offline")}
        made[each.study.study.language] = shown | kept
    return made


def _menu_url(entry: Entry, directories: bool) -> str:
    path = entry.path or entry.children[0].path
    return urls.address_of(path) if directories else urls.file_of(path)


def theme_language(site: Site, folders: list[str]) -> str:
    """The theme's own words in the study's language, or the nearest it has: `pt-BR`, then `pt`,
    then English.
    """
    language = site.study.study.language
    primary = language.partition("-")[0].lower()
    tags = (language, primary, {"no": "nb"}.get(primary, ""))
    return next(
        (
            tag
            for tag in tags
            if any(Path(folder, f"partials/languages/{tag}.html").is_file() for folder in folders)
        ),
        "en",
    )


def nav_entry(entry: Entry) -> dict[str, Any]:
    """A menu entry as MkDocs writes it; titles go into HTML as they are."""
    title = attribute(entry.title)
    return {title: [nav_entry(child) for child in entry.children] if entry.children else entry.path}
