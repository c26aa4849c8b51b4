"""Where an issue stands: its file and line for a person, its ids for an acknowledgement."""

from collections.abc import Iterable

from ..errors import Problem, by_rows
from ..load import Loaded
from ..load.translations import FOLDER as TRANSLATIONS
from ..model import FILES, Study
from ..source.sheeted import SheetSource
from ..source.tree import path_text
from . import Issue

REFERENCES = "references.bib"
"""The list of references, as issues name it."""


def located(issues: Iterable[Issue], loaded: Loaded) -> list[Problem]:
    """The issues as problems with file and line, in the same order.

    Args:
        issues: What the checks found.
        loaded: The study in which they found it, with the places of its values.
    """
    return [_located(issue, loaded) for issue in issues]


def _located(issue: Issue, loaded: Loaded) -> Problem:
    source = loaded.yaml(issue.file) if issue.file in FILES else None
    if source and (not issue.line or isinstance(source, SheetSource)):
        problem = source.problem(issue.path, issue.message, issue.hint)
        if not issue.line or problem.file != source.name or not source.exact:
            return by_rows(problem)
    file = source.name if source else issue.file
    if issue.file == REFERENCES:
        file = loaded.references.name
    return by_rows(Problem(file, issue.line, 0, path_text(issue.path), issue.message, issue.hint))


def named_path(study: Study, issue: Issue) -> str:
    """The path with ids in place of positions, so that it stays when items change places:
    `guidance[an-id].why`.
    """
    return path_with_ids(study, issue.file, issue.path)


def path_with_ids(study: Study, file: str, path: tuple[str | int, ...]) -> str:
    """A path in a file of the data with ids in place of positions."""
    text, here = "", getattr(study, _own_file(file), None)
    for part in path:
        if isinstance(part, int):
            here = here[part] if here else None
            text += f"[{getattr(here, 'id', part)}]"
        else:
            here = getattr(here, part, None)
            text += f".{part}"
    return text.removeprefix(".")


def _own_file(file: str) -> str:
    """The study's own file whose words a file of a translation has in another language; its items
    have the same ids.
    """
    *_, folder, _, name = ("", "", "", *file.split("/"))
    return name.removesuffix(".yml") if folder == TRANSLATIONS else file


def where(study: Study, issue: Issue) -> str:
    """The place as an acknowledgement names it: `guidance.yml: guidance[an-id].why`; of what is no
    such file its name alone.
    """
    return f"{issue.file}.yml: {named_path(study, issue)}" if issue.file in FILES else issue.file
