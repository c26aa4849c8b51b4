"""Puts a finished site where readers find it: a folder, a stick, a branch of git, a web
server.

The site is built first, as `ownwords build` does, so that what may not go out stops it.
"""

import os
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from ..engine import build_site
from ..errors import BuildError
from ..outputs import is_ours
from ..pipeline import Say, silent

BRANCH = "gh-pages"


def to_folder(
    config_file: Path, folder: Path, say: Say = silent, *, offline: bool = False
) -> tuple[Path, int]:
    """Builds the site right in a folder; returns it and how many files it has.

    Args:
        config_file: The project's mkdocs.yml.
        folder: Where the site goes; missing folders are made.
        say: Told what is being done.
        offline: Whether it is to be opened from a disk, without a server.

    Raises:
        StudyError: Something may not go out; the folder is as it was.
        BuildError: The folder holds files that no build put there, or cannot be written.
    """
    site = build_site(config_file, folder, say, offline=offline)
    return site, sum(file.is_file() for file in site.rglob("*"))


def to_branch(config_file: Path, remote: str, branch: str = BRANCH, say: Say = silent) -> str:
    """Builds the site and sends it to a branch that holds nothing else; returns what was sent, or
    nothing where the branch has it already.

    The project's own repository, its index and its history are not touched. The branch has one
    commit and no history, which would keep what was withdrawn; what somebody else has sent
    meanwhile stops it.

    Args:
        config_file: The project's mkdocs.yml.
        remote: An address that git knows, or the name of a remote of the project.
        branch: The branch.
        say: Told what is being done.

    Raises:
        StudyError: Something may not go out; nothing was sent.
        BuildError: git is not there or refused, or the branch holds files of somebody else.
    """
    root = config_file.absolute().parent
    _git(root, "check-ref-format", "--branch", branch)
    address = _address(root, remote)
    with TemporaryDirectory(prefix="ownwords-publish-") as made:
        work, ref = Path(made, "work"), f"refs/heads/{branch}"
        work.mkdir()
        _git(work, "init", "--quiet")
        there = _git(work, "ls-remote", "--", address, ref).partition("\t")[0]
        if there:
            _git(work, "fetch", "--quiet", "--depth", "1", "--", address, ref)
            _git(work, "reset", "--quiet", "--hard", "FETCH_HEAD")
            if not is_ours(work):
                raise BuildError(
                    f"the branch {branch} of {remote} holds files that ownwords did not put there;"
                    " name another with --branch"
                )
        site = build_site(config_file, Path(made, "site"), say)
        (site / ".nojekyll").touch()  # else GitHub leaves out what begins with an underscore
        (work / ".git").rename(site / ".git")
        _git(site, "add", "--all", "--force")
        tree = _git(site, "write-tree")
        if there and tree == _git(site, "rev-parse", "FETCH_HEAD^{tree}"):
            return ""
        # without a parent, so that what was withdrawn does not stay in the branch's history
        commit = _git(site, *_AUTHOR, "commit-tree", "-m", "Publish the site", tree)
        say(f"Sending to {remote}, branch {branch}")
        lease = f"--force-with-lease={ref}:{there}"
        _git(site, "push", "--quiet", lease, "--", address, f"{commit}:{ref}")
        return commit[:7]


_AUTHOR = ("-c", "user.name=ownwords", "-c", "user.email=ownwords@localhost")
"""Who commits: the name and address of nobody, since the branch is public."""


def _address(root: Path, remote: str) -> str:
    """The address of a remote; what is no remote's name is one, from the project's folder."""
    if remote.startswith("-"):
        raise BuildError(f"“{remote}” is not an address")
    known = subprocess.run(
        ["git", "-C", root, "remote", "get-url", "--", remote],
        capture_output=True,
        text=True,
        check=False,
    )
    if known.returncode == 0:
        return known.stdout.strip()
    if ":" not in remote and not (root / remote).exists():
        raise BuildError(
            f"git knows no remote “{remote}” here; name one of `git remote -v`, or an address such"
            " as https://github.com/NAME/STUDY.git"
        )
    return str((root / remote).resolve()) if (root / remote).exists() else remote


def _git(folder: Path, *words: str) -> str:
    """What git answers.

    Raises:
        BuildError: It is not installed, or it refused; with its own words.
    """
    settings = {
        **{key: value for key, value in os.environ.items() if not key.startswith("GIT_DIR")},
        "LC_ALL": "C.UTF-8",
    }
    settings.pop("GIT_INDEX_FILE", None)  # set in hooks; it is the project's
    settings.pop("GIT_WORK_TREE", None)
    try:
        done = subprocess.run(
            ["git", "-c", "core.autocrlf=false", *words],
            cwd=folder,
            env=settings,
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError:
        raise BuildError(
            "git is not installed; install it, or copy the folder of `ownwords publish folder PATH`"
            " to your web space"
        ) from None
    if done.returncode:
        raise BuildError(f"git could not do it; nothing was published: {done.stderr.strip()}")
    return done.stdout.strip()
