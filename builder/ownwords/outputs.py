"""Folders that a build makes: which may be replaced, and how a new one takes the old one's place.

A build never touches a folder that it did not make: each carries a mark, a file named `.ownwords`.
"""

import shutil
from collections.abc import Iterable
from pathlib import Path

from .errors import BuildError

MARK = ".ownwords"
"""The file that marks a folder as made by a build."""

_MARK_TEXT = "Made by ownwords. The next build replaces this folder with all that is in it.\n"


def mark(folder: Path) -> None:
    """Mark a folder as made by a build, so that the next build may replace it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARK).write_text(_MARK_TEXT, "utf-8")


def refuse_foreign(site: Path, project: Path, own: Iterable[Path]) -> None:
    """Stop a build that would replace something it did not make.

    Args:
        site: Where the site is to go; resolved.
        project: The project's folder.
        own: The folders of the project that people write in, such as `site-data/`.

    Raises:
        BuildError: Nothing was touched; the message says why and what to do.
    """
    if project.resolve().is_relative_to(site):
        raise BuildError(
            f"the site cannot go to {site}: the project itself lies there; {_ELSEWHERE}"
        )
    for folder in own:
        if site.is_relative_to(folder.resolve()):
            raise BuildError(
                f"the site cannot go to {site}: {folder.name}/ is for the study's own files;"
                f" {_ELSEWHERE}"
            )
    for folder in (site, aside(site, "new"), aside(site, "old")):
        if why := _foreign(folder):
            raise BuildError(f"{folder} {why}, so it stays as it is; {_ELSEWHERE}")


_ELSEWHERE = "name another folder with --site-dir, or move this one away"


def _foreign(folder: Path) -> str:
    """Why a folder may not be replaced; nothing where it may."""
    if not folder.exists() and not folder.is_symlink():
        return ""
    if folder.is_symlink() or not folder.is_dir():
        return "is no folder"
    if (folder / ".git").exists():
        return "is under version control (.git)"
    if not any(folder.iterdir()) or (folder / MARK).is_file():
        return ""
    return f"was not made by ownwords (it has no file {MARK})"


def aside(site: Path, name: str) -> Path:
    """A sibling of the site's folder, on the same disk, so that renaming is one step."""
    return site.parent / f".{site.name}-{name}"


def recover(site: Path) -> None:
    """Put back what an earlier build left when it was ended between two steps."""
    old = aside(site, "old")
    if old.is_dir() and not site.exists():
        old.rename(site)
    for leftover in (old, aside(site, "new")):
        shutil.rmtree(leftover, ignore_errors=True)


def swap(new: Path, site: Path) -> None:
    """Let the new site take the old one's place; whatever goes wrong, one of them is there."""
    old = aside(site, "old")
    try:
        if site.exists():
            site.rename(old)
        new.rename(site)
    except BaseException:  # Ctrl-C as well: no moment may leave the reader without a site
        if old.is_dir() and not site.exists():
            old.rename(site)
        raise
    shutil.rmtree(old, ignore_errors=True)
