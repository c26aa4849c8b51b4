"""Zensical as the engine: it renders written pages in our frame, and everything else is as with
MkDocs.

It gets each page of the study as a token, which is exchanged for the finished HTML afterwards, and
runs as a program of its own, in a folder within the one in which the site is made. Links, live
markup and the finished site are judged here, links at MkDocs' levels: no check of Zensical's is
relied on.
"""

import logging
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from . import urls
from .errors import BuildError, Problem, StudyError
from .kept_links import LostLink, kept, lost_links, main_part, released
from .pages import FINISHED, Page
from .pages.markup import live_in
from .pipeline import Project, Say, Site, judge_built, make_site, stop_unchecked
from .records import dataclass
from .settings import check_alone, check_named, check_nav
from .theming import put_theme, shipped_and_made
from .writing import write_all
from .written import beside, dumped, is_hidden, plain_settings, write_theme

NO_ZENSICAL = "Zensical is not installed; install it with: pip install 'ownwords[zensical]'"

_OWN_FILES = ("404.html", "sitemap.xml")
"""What the engine makes from templates of ours."""

_HEADED = FINISHED.replace("></", "><h1></h1></")
"""The token of a page that has a title of its own: else the frame would set one above it."""

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def require() -> None:
    """Makes sure that Zensical can be run, before anything else is done.

    Raises:
        BuildError: It is not installed.
    """
    if find_spec("zensical") is None:
        raise BuildError(NO_ZENSICAL)


@dataclass(frozen=True)
class Wish:
    """What kind of site is asked for, as in `engine.build_site`."""

    pdf: bool = False
    offline: bool = False
    draft: bool = False


def make(config: MkDocsConfig, project: Project, wish: Wish, say: Say) -> Site:
    """Makes a whole site in the folder that the settings name, and judges it.

    Raises:
        StudyError: The study has problems, or something in the site may not go out.
        BuildError: Zensical failed.
    """
    check_alone(config)
    config.use_directory_urls = config.use_directory_urls and not wish.offline
    address = config.site_url or ""
    directories = config.use_directory_urls
    site = make_site(project, directories=directories, site_url=address, pdf=wish.pdf, say=say)
    stop_unchecked(site)
    beside_pages = {asset.path for asset in site.all_assets} | {each.path for each in site.media}
    check_nav(config, beside_pages | {page.path for page in _shown(site, config)})
    put_theme(config)
    made = Path(config.site_dir)
    pages = made / ".pages"
    _write(site, config, wish, pages)
    _run(pages, site.epoch)
    _finish(site, config, pages)
    for each in (pages / "site").iterdir():
        each.rename(made / each.name)
    shutil.rmtree(pages)
    write_all(made, {twin.path: twin.text for twin in site.twins})
    check_named(config)
    judge_built(site, made, *shipped_and_made(site, config))
    return site


def _shown(site: Site, config: MkDocsConfig) -> list[Page]:
    return [page for page in site.all_pages if not is_hidden(page.path, config)]


def _write(site: Site, config: MkDocsConfig, wish: Wish, folder: Path) -> None:
    """Writes what Zensical builds from."""
    pages = {page.path: _handed_over(page) for page in _shown(site, config)}
    files = {path: text for path, text in beside(site, config) if not is_hidden(path, config)}
    write_all(folder / "content", {**pages, **files})
    write_theme(site, config, folder / "theme")
    settings = plain_settings(Path(config.config_file_path).read_text("utf-8"), config, site)
    _set(settings, config, wish)
    (folder / "mkdocs.yml").write_text(dumped(settings), "utf-8")


def _handed_over(page: Page) -> str:
    if not page.finished:
        return kept(page.text)
    return page.for_exchange.replace(FINISHED, _HEADED) if _headed(page) else page.for_exchange


def _headed(page: Page) -> bool:
    return "<h1" in page.finished


def _set(settings: dict[str, Any], config: MkDocsConfig, wish: Wish) -> None:
    """The settings of this build."""
    settings |= {
        "site_dir": "site",
        "site_url": config.site_url or "",
        "use_directory_urls": config.use_directory_urls,
        "plugins": [{"search": {"enabled": False}}],
        "validation": {"invalid_links": False, "invalid_link_anchors": False},
        "hooks": [],
    }
    frames = (settings["extra"]["ow"], *settings["extra"].get("ow_translations", {}).values())
    for frame in frames:
        frame |= {"offline": wish.offline, "draft": wish.draft, "serving": False}


def _run(folder: Path, epoch: int) -> None:
    """Runs Zensical on what was written.

    Raises:
        BuildError: It failed; with what it said.
    """
    environment = {"SOURCE_DATE_EPOCH": str(epoch)} | os.environ | {"NO_COLOR": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--clean", "--strict"],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode or not (folder / "site").is_dir():
        said = _COLOURS.sub("", done.stdout).partition("Traceback (most recent")
        last = said[2].strip().rpartition("\n")[2]
        words = "\n".join(part for part in (said[0].strip(), last) if part)
        raise BuildError(f"Zensical could not make the pages:\n{words}")


def _finish(site: Site, config: MkDocsConfig, folder: Path) -> None:
    """Puts the finished HTML in, and takes out what neither the study nor the theme put there.

    Raises:
        StudyError: A hand-written page has links that lead nowhere, or live markup.
    """
    made = folder / "site"
    places = {_place(page, config): page for page in _shown(site, config)}
    html = {place: _exchanged(made / place, page) for place, page in places.items()}
    _tidy(made, {*places, *_files_of(folder / "content"), *_files_of(folder / "theme")})
    files = {*_files_of(made), *(twin.path for twin in site.twins)}
    own = {place: page for place, page in places.items() if not page.finished}
    problems = [
        problem
        for place, page in own.items()
        for problem in _looked(site, config, page, main_part(html[place]), place, files, html)
    ]
    if problems:
        raise StudyError(problems)
    for place, text in html.items():
        (made / place).write_text(released(text) if place in own else text, "utf-8")


def _place(page: Page, config: MkDocsConfig) -> str:
    """Where a page lies on the site."""
    return f"{page.address}index.html" if config.use_directory_urls else urls.file_of(page.path)


def _exchanged(file: Path, page: Page) -> str:
    if not file.is_file():
        raise BuildError(f"Zensical made no page of {page.path}")
    text = file.read_text("utf-8")
    if _headed(page):
        return text.replace(_HEADED, page.finished, 1)
    return page.exchanged(text)


def _files_of(folder: Path) -> Iterator[str]:
    return (file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())


def _tidy(made: Path, ours: set[str]) -> None:
    """Takes out files of the engine's own theme and search, which our frame does not use."""
    for name in [name for name in _files_of(made) if name not in ours and name not in _OWN_FILES]:
        (made / name).unlink()
    for folder in sorted((each for each in made.rglob("*") if each.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def _looked(
    site: Site,
    config: MkDocsConfig,
    page: Page,
    html: str,
    place: str,
    files: set[str],
    pages: dict[str, str],
) -> Iterator[Problem]:
    """What is wrong on a hand-written page, now that HTML was made of it."""
    name = f"{Path(config.docs_dir).name}/{page.path}"
    if message := live_in(released(html)):
        hint = "find out what adds it, perhaps a Markdown extension"
        yield Problem(name, 0, 0, "", message, hint)
    source = next((each.text for each in site.material.pages if each.path == page.path), "")
    for lost in lost_links(html, place, files, pages):
        if _stops(lost, config):
            yield _problem(lost, name, source)


def _stops(lost: LostLink, config: MkDocsConfig) -> bool:
    """Whether MkDocs would stop at such a link, as the project sets it."""
    links = config.validation.links
    level = {
        "missing": links.not_found,
        "anchor": links.anchors,
        "absolute": links.absolute_links,
    }[lost.kind]
    return not 0 <= level < logging.WARNING  # -1: to be read from the folder of pages


def _problem(lost: LostLink, name: str, source: str) -> Problem:
    message, hint = {
        "missing": (
            f"a link leads to “{lost.target}”, which the site does not have",
            "name the file from where this page lies, such as ../groups.md",
        ),
        "anchor": (
            f"a link leads to “#{lost.target}”, and no place of that page has this name",
            "open that page and look at the address of the heading",
        ),
        "absolute": (
            f"a link begins with “/”: “{lost.target}”; where the site lies in a folder it leads"
            " out of it",
            "name the file from where this page lies, such as ../groups.md",
        ),
    }[lost.kind]
    written = f"#{lost.target}" if lost.kind == "anchor" else lost.target
    return Problem(name, _line(source, written), 0, "", message, hint)


def _line(source: str, target: str) -> int:
    """The first line of a page in which the last part of an address stands; 0 where none has it."""
    part = target.rstrip("./").rpartition("/")[2].removesuffix(".html")
    lines = enumerate(source.splitlines(), 1)
    return next((number for number, line in lines if part and part in line), 0)
