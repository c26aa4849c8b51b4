"""Where a finding stands: its file and line for a person, its ids for an acknowledgement."""

from collections.abc import Iterable
from pathlib import Path

from ..errors import Problem
from ..model import FILES, Study
from ..source import read_yaml
from ..source.files import file_name
from ..source.tree import path_text
from . import Finding


def located(findings: Iterable[Finding], data: Path, root: Path) -> list[Problem]:
    """The findings as problems with file and line, in the same order. Only files with findings are read again.

    Args:
        findings: What the checks found.
        data: The study's folder, `site-data/`.
        root: The project's folder, from which problems name their files.
    """
    findings = tuple(findings)
    named = {finding.file for finding in findings if finding.file in FILES and not finding.line}
    sources = {name: read_yaml(data / f"{name}.yml", root) for name in named}
    return [
        sources[finding.file].problem(finding.path, finding.message, finding.hint)
        if finding.file in sources and not finding.line
        else Problem(_file(finding, data, root), finding.line, 0, path_text(finding.path), finding.message, finding.hint)
        for finding in findings
    ]


def _file(finding: Finding, data: Path, root: Path) -> str:
    return file_name(data / f"{finding.file}.yml", root) if finding.file in FILES else finding.file


def named_path(study: Study, finding: Finding) -> str:
    """The path with ids in place of positions, so that it stays when items change places: `guidance[an-id].why`."""
    text, here = "", getattr(study, finding.file, None)
    for part in finding.path:
        if isinstance(part, int):
            here = here[part] if here else None
            text += f"[{getattr(here, 'id', part)}]"
        else:
            here = getattr(here, part, None)
            text += f".{part}"
    return text.removeprefix(".")


def where(study: Study, finding: Finding) -> str:
    """The place as an acknowledgement names it: `guidance.yml: guidance[an-id].why`; of what is no such file its name alone."""
    return f"{finding.file}.yml: {named_path(study, finding)}" if finding.file in FILES else finding.file
