"""Which files of a project are public: what git tracks or would take in."""

import shutil
import subprocess
from pathlib import Path

from ..records import dataclass


@dataclass(frozen=True)
class Listed:
    """The files of a project as git lists them, by their paths from the project's folder.

    Attributes:
        tracked: Files that git tracks.
        new: Files that the next `git add` would take in.
    """

    tracked: frozenset[str]
    new: frozenset[str]


def listed_by_git(root: Path) -> Listed | None:
    """What git says of a project; None where there is no git, or no working tree."""
    git = shutil.which("git")
    if git is None or not any((folder / ".git").exists() for folder in (root, *root.parents)):
        return None
    tracked = _names(git, root, "--cached")
    new = _names(git, root, "--others", "--exclude-standard")
    return None if tracked is None or new is None else Listed(tracked, new)


def _names(git: str, root: Path, *which: str) -> frozenset[str] | None:
    command = [git, "-C", str(root), "ls-files", "-z", *which]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        return None
    return frozenset(done.stdout.decode("utf-8", errors="replace").split("\0")[:-1])


def files_at_root(root: Path, listed: Listed | None) -> list[Path]:
    """The files that lie in the project's folder itself and are public with it: without git all but
    hidden ones.
    """
    return [
        file
        for file in sorted(root.iterdir())
        if file.is_file()
        and (file.name in listed.tracked | listed.new if listed else not file.name.startswith("."))
    ]
