"""Where an issue stands: its file and line for a person, its ids for an acknowledgement."""

from collections.abc import Iterable
from pathlib import Path

from ..errors import Problem
from ..model import FILES, Study
from ..source import read_yaml
from ..source.files import file_name
from ..source.tree import path_text
from . import Issue


def located(issues: Iterable[Issue], data: Path, root: Path) -> list[Problem]:
    """The issues as problems with file and line, in the same order. Only files with issues are read
    again.

    Args:
        issues: What the checks found.
        data: The study's folder, `site-data/`.
        root: The project's folder, from which problems name their files.
    """
    issues = tuple(issues)
    named = {issue.file for issue in issues if issue.file in FILES and not issue.line}
    sources = {name: read_yaml(data / f"{name}.yml", root) for name in named}
    return [
        (
            sources[issue.file].problem(issue.path, issue.message, issue.hint)
            if issue.file in sources and not issue.line
            else Problem(
                _file(issue, data, root),
                issue.line,
                0,
                path_text(issue.path),
                issue.message,
                issue.hint,
            )
        )
        for issue in issues
    ]


def _file(issue: Issue, data: Path, root: Path) -> str:
    return file_name(data / f"{issue.file}.yml", root) if issue.file in FILES else issue.file


def named_path(study: Study, issue: Issue) -> str:
    """The path with ids in place of positions, so that it stays when items change places:
    `guidance[an-id].why`.
    """
    text, here = "", getattr(study, issue.file, None)
    for part in issue.path:
        if isinstance(part, int):
            here = here[part] if here else None
            text += f"[{getattr(here, 'id', part)}]"
        else:
            here = getattr(here, part, None)
            text += f".{part}"
    return text.removeprefix(".")


def where(study: Study, issue: Issue) -> str:
    """The place as an acknowledgement names it: `guidance.yml: guidance[an-id].why`; of what is no
    such file its name alone.
    """
    return f"{issue.file}.yml: {named_path(study, issue)}" if issue.file in FILES else issue.file
