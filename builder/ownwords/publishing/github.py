"""What a project needs so that GitHub publishes it: the workflow, and what somebody has to do.

Nothing is asked over the network, and nothing is sent.
"""

import re
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from ..engine import build_site, project_at
from ..pipeline import Say, silent
from ..records import dataclass
from ..starters import Wish, project_files
from ..writing import refusals_said, write_whole

WORKFLOW = ".github/workflows/publish.yml"
_NEEDED = (WORKFLOW, "requirements.txt")
_BRANCH = "main"
_GITHUB = re.compile(
    r"(?:https://(?:[^@/]*@)?|ssh://git@|git@)github\.com[:/]([\w.-]+)/([\w.-]+?)(?:\.git)?/?"
)


@dataclass(frozen=True)
class Readiness:
    """How far a project is from being published by GitHub.

    Attributes:
        made: Files that were made now.
        remarks: What was found, in plain sentences.
        commands: What to type to send it.
        address: Where the site will be, or how that address is made up.
    """

    made: tuple[str, ...]
    remarks: tuple[str, ...]
    commands: tuple[str, ...]
    address: str


def make_ready(config_file: Path, version: str, say: Say = silent) -> Readiness:
    """Builds the site aside, as the workflow will, and puts in place what GitHub needs.

    Args:
        config_file: The project's mkdocs.yml.
        version: The version of ownwords that the workflow is to install.
        say: Told what is being done.

    Raises:
        StudyError: Something may not go out; nothing was made.
        BuildError: The system refused.
    """
    project = project_at(config_file)
    root = project.root
    with TemporaryDirectory(prefix="ownwords-") as made:
        build_site(config_file, Path(made, "site"), say)
    top = _git(root, "rev-parse", "--show-toplevel")
    inside = bool(top) and Path(top).resolve() != root.resolve()
    files = project_files(Wish(version=version), root.name)
    new = [name for name in _NEEDED if not inside and not (root / name).exists()]
    with refusals_said(WORKFLOW):
        for name in new:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            write_whole(root / name, files[name].encode())
    remarks = [*_remarks(root, inside, files[WORKFLOW])]
    if (project.data / "withdrawn.yml").is_file():
        remarks.append(
            "Something was withdrawn: the workflow needs the key as the secret"
            " OWNWORDS_WITHDRAWAL_KEY (Settings → Secrets and variables → Actions)."
        )
    remote = _git(root, "remote", "get-url", "origin")
    return Readiness(tuple(new), tuple(remarks), _commands(root, remote), _address(remote))


def _remarks(root: Path, inside: bool, ours: str) -> list[str]:
    remarks = []
    if inside:
        remarks.append(
            "The project lies in a folder of its repository. GitHub runs workflows at the"
            f" repository’s root alone: put {WORKFLOW} there, with `working-directory` for this"
            " folder, or give the project a repository of its own."
        )
    elif (root / WORKFLOW).read_text("utf-8", "replace") != ours:
        remarks.append(f"{WORKFLOW} was there already, differs from this version’s, and stays.")
    branch = _git(root, "symbolic-ref", "--short", "HEAD")
    if branch and branch != _BRANCH:
        remarks.append(f"The workflow publishes the branch {_BRANCH}; this is {branch}.")
    remote = _git(root, "remote", "get-url", "origin")
    if remote and not _GITHUB.fullmatch(remote):
        remarks.append("The remote origin is not at github.com; its workflows may not run there.")
    return remarks


def _commands(root: Path, remote: str) -> tuple[str, ...]:
    begun = bool(_git(root, "rev-parse", "--git-dir"))
    lines = [] if begun else [f"git init --initial-branch {_BRANCH}"]
    lines += ["git add .", 'git commit -m "Publish the study"']
    if not remote:
        lines.append("git remote add origin https://github.com/NAME/STUDY.git")
    return (*lines, f"git push origin HEAD:{_BRANCH}")


def _address(remote: str) -> str:
    found = _GITHUB.fullmatch(remote)
    owner, name = (found[1].lower(), found[2]) if found else ("NAME", "STUDY")
    host = f"{owner}.github.io"
    return f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"


def _git(root: Path, *words: str) -> str:
    """What git answers; nothing where it is not installed or has no answer."""
    try:
        done = subprocess.run(
            ["git", "-C", root, *words], capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
