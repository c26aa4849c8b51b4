"""Folders that a build makes: which may be replaced, and how a new one takes the old one's place.

A build never touches a folder that it did not make: each carries a mark, a file named `.ownwords`.
Only one build at a time makes a folder; what a killed one left beside it goes with the next.
"""

import re
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from .errors import BuildError
from .exchange import exchange
from .locks import held

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
    if why := _foreign(site):
        raise BuildError(f"{site} {why}, so it stays as it is; {_ELSEWHERE}")


_ELSEWHERE = "name another folder with --site-dir, or move this one away"


def _foreign(folder: Path) -> str:
    """Why a folder may not be replaced; nothing where it may."""
    if not folder.exists() and not folder.is_symlink():
        return ""
    if folder.is_symlink() or not folder.is_dir():
        return "is not a folder"
    if (folder / ".git").exists():
        return "is under version control (.git)"
    if folder.is_mount():
        return "is a disk of its own, which cannot be replaced as a whole"
    if is_ours(folder):
        return ""
    return f"was not made by ownwords (it has no file {MARK})"


def is_ours(folder: Path) -> bool:
    """Whether a build made this folder, or nobody has put anything into it."""
    return (folder / MARK).is_file() or not any(folder.iterdir())


@contextmanager
def locked(site: Path, say: Callable[[str], None]) -> Iterator[None]:
    """Holds the place of a site for one build; another one waits a moment, then gives up.

    Args:
        site: Where the site is to go; resolved. Missing folders above it are made.
        say: Told when another build has to be waited for.

    Raises:
        BuildError: Another build still makes this site.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    with held(site.parent / f".{site.name}-lock", f"another build is making {site}", say):
        yield


@contextmanager
def workshop(site: Path) -> Iterator[Path]:
    """A marked folder to make a site in, beside its place and so on the same disk. Whoever calls
    holds the place; the folder and what killed builds left are gone at the end.
    """
    recover(site)
    made = _aside(site, "new")
    try:
        mark(made)  # before anything else is in it: what a cut power leaves is known as ours
        yield made
    finally:
        _remove(made)


def _aside(site: Path, name: str) -> Path:
    return site.parent / f".{site.name}-{name}-{secrets.token_hex(4)}"


def _left_beside(site: Path, name: str) -> list[Path]:
    """The folders of this kind that earlier builds left beside a site, the newest first."""
    named = re.compile(rf"\.{re.escape(site.name)}-{name}(-[0-9a-f]{{8}})?")
    found = [each for each in site.parent.iterdir() if named.fullmatch(each.name)]
    ours = [each for each in found if each.is_dir() and not each.is_symlink() and is_ours(each)]
    return sorted(ours, key=lambda each: each.stat().st_mtime_ns, reverse=True)


def recover(site: Path) -> None:
    """Puts back what an earlier build left when it was ended between two steps, and clears away
    the rest of it.
    """
    olds = _left_beside(site, "old")
    if olds and not site.exists():
        olds.pop(0).rename(site)
    for leftover in (*olds, *_left_beside(site, "new")):
        _remove(leftover)


def _remove(folder: Path) -> None:
    """Removes one of our folders, its mark last, so that what is left of it stays known as ours."""
    with suppress(OSError):
        for each in folder.iterdir():
            if each.is_dir() and not each.is_symlink():
                shutil.rmtree(each, ignore_errors=True)
            elif each.name != MARK:
                each.unlink()
        (folder / MARK).unlink(missing_ok=True)
        folder.rmdir()


def swap(new: Path, site: Path) -> None:
    """Lets the new site take the old one's place; whatever goes wrong, one of them is there.

    Where the system can exchange two names this is one step, and the old site lies at `new`
    afterwards. Elsewhere there is a moment without a site, which `recover` mends.
    """
    if not site.exists():
        new.rename(site)
    elif not exchange(new, site):
        _swap_in_two_steps(new, site)


def _swap_in_two_steps(new: Path, site: Path) -> None:
    old = _aside(site, "old")
    try:
        site.rename(old)
        new.rename(site)
    except BaseException:  # Ctrl-C as well: no moment may leave the reader without a site
        if old.is_dir() and not site.exists():
            old.rename(site)
        raise
    _remove(old)
