"""The folder `private/`: what a team keeps to itself, never published and never in git."""

import os
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

from .errors import Problem

NAME = "private"
_IGNORE_ALL = "*\n"


def keep_out_of_git(private: Path) -> None:
    """Make the folder, if need be, and have git ignore it, before anything else is written there.

    The folder's own `.gitignore` is put in place whole. A disk that cannot be written on is left
    as it is: nothing private can be made there either.
    """
    ignore = private / ".gitignore"
    if ignore.exists():
        return
    with suppress(OSError):
        private.mkdir(mode=0o700, exist_ok=True)
        part = private / f".gitignore-{os.getpid()}"
        part.write_text(_IGNORE_ALL, "utf-8")
        part.replace(ignore)


def is_under_git(root: Path) -> bool:
    """Whether a folder lies in a working tree of git."""
    return any((folder / ".git").exists() for folder in (root, *root.parents))


def problems_in_git(root: Path) -> list[Problem]:
    """Files below `private/` that git tracks: whoever gets the repository has them."""
    git = shutil.which("git")
    if git is None or not (root / NAME).is_dir():
        return []
    listed = subprocess.run(
        [git, "-C", str(root), "ls-files", "-z", "--", NAME],
        capture_output=True,
        check=False,
    )
    names = listed.stdout.decode("utf-8", errors="replace").split("\0")[:-1]
    hint = (
        f"take it out with: git rm --cached {NAME}/…; what was committed before stays in the"
        " history of the repository"
    )
    return [
        Problem(name, 0, 0, "", "git tracks this file, and it is private", hint)
        for name in sorted(names)
        if name != f"{NAME}/.gitignore"
    ]
