"""The folder `private/`: what a team keeps to itself, never published and never in git."""

import os
import shutil
import subprocess
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from .records import dataclass
from .writing import write_whole

NAME = "private"
IGNORE = ".gitignore"
IMPORTS = "import"
"""The folder of imports; in each lie what was proposed, who is who, and a table to tick."""
CANDIDATES, IMPORT_KEY, IMPORT_TABLE = "candidates.json", "key.csv", "adopt.csv"
_IGNORE_ALL = b"*\n"


def folder_of(root: Path) -> Path:
    """The folder of a project; may not be there."""
    return root / NAME


def prepare(private: Path) -> None:
    """Makes the folder, if need be, and has git ignore it, before anything else is written there.

    The folder's own `.gitignore` is put in place whole; one of the team's own stays.

    Raises:
        OSError: The system refused; nothing private may be written there.
    """
    private.mkdir(mode=0o700, exist_ok=True)
    if not (private / IGNORE).exists():
        write_whole(private / IGNORE, _IGNORE_ALL)


def keep_out_of_git(private: Path) -> None:
    """Does what `prepare` does where somebody may want to put a file into the folder: it is there,
    or the project lies under git. A disk that cannot be written on is left as it is.
    """
    if private.is_dir() or is_under_git(private.parent):
        with suppress(OSError):
            prepare(private)


def write_private(private: Path, name: str, content: str) -> None:
    """Writes a file in one step, readable by its owner alone and ignored by git.

    Raises:
        OSError: The system refused; a file that was there is as it was.
    """
    prepare(private)
    write_whole(private / name, content.encode(), 0o600)


def is_under_git(folder: Path) -> bool:
    """Whether a folder lies in a working tree of git, also a linked one or that of a submodule."""
    return any((each / ".git").exists() for each in (folder, *folder.parents))


@dataclass(frozen=True)
class InGit:
    """What git knows of the folder.

    Attributes:
        tracked: Files that git has, by their path from the project's folder.
        loose: Files that the next `git add` would take.
        unasked: Why git could not be asked; empty where it was, and where there is no git.
    """

    tracked: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    unasked: str = ""


class _NoAnswer(Exception):
    """Git is not here, or does not answer."""


def known_to_git(root: Path) -> InGit:
    """Asks git for the files of a project's private folder. The folder's own `.gitignore` is none
    of them.

    Args:
        root: The project's folder.
    """
    private = folder_of(root)
    tracked: list[str] = []
    loose: list[str] = []
    try:
        if is_under_git(root.absolute()):
            # on some disks `Private` is the same folder
            tracked += _listed(root, "--cached", f":(icase){NAME}")
            if private.is_dir() and not private.is_symlink():
                loose += _listed(root, "--others", NAME)
        if private.is_symlink() and private.is_dir() and is_under_git(private.resolve()):
            linked = private.resolve()
            tracked += (f"{NAME}/{name}" for name in _listed(linked, "--cached", "."))
            loose += (f"{NAME}/{name}" for name in _listed(linked, "--others", "."))
    except _NoAnswer as error:
        return InGit(unasked=str(error))
    return InGit(_shown(tracked), _shown(loose))


def _shown(names: list[str]) -> tuple[str, ...]:
    return tuple(sorted({name for name in names if name.casefold() != f"{NAME}/{IGNORE}"}))


def commits_with(root: Path, files: Iterable[str]) -> int | None:
    """In how many commits, on all branches, files were changed; None where git cannot be asked."""
    try:
        found = _asked(root, "log", "--all", "--format=%H%x00", "--", *files)
    except _NoAnswer:
        return None
    return found.count("\0")


def _listed(folder: Path, kind: str, pathspec: str) -> list[str]:
    asked = ("ls-files", "-z", "--exclude-standard", kind, "--", pathspec)
    return _asked(folder, *asked).split("\0")[:-1]


def _asked(folder: Path, *asked: str) -> str:
    git = shutil.which("git")
    if git is None:
        raise _NoAnswer("there is no git on the PATH")
    # a hook of git names its repository to the commands it runs, from another folder
    clean = {key: value for key, value in os.environ.items() if key not in _OF_HOOKS}
    listed = subprocess.run(
        [git, "-C", str(folder), *asked], capture_output=True, check=False, env=clean
    )
    if listed.returncode:
        said = listed.stderr.decode("utf-8", errors="replace").strip().splitlines()
        raise _NoAnswer(f"git says “{said[0]}”" if said else "git failed without a word")
    return listed.stdout.decode("utf-8", errors="replace")


_OF_HOOKS = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"}


def is_of_an_import(private: Path, file: Path) -> bool:
    """Whether the tool made and keeps a file in `private/import/NAME/`, beside what it proposed."""
    folder = file.absolute().parent
    return (
        file.name in (CANDIDATES, IMPORT_KEY, IMPORT_TABLE)
        and folder.parent == private.absolute() / IMPORTS
        and (folder / CANDIDATES).is_file()
    )
