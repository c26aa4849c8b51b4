"""Where a finding stands: its file and line for a person, its ids for an acknowledgement."""

from collections.abc import Iterable
from pathlib import Path

from ..errors import Problem
from ..model import Study
from ..source import read_yaml
from . import Finding


def located(findings: Iterable[Finding], data: Path, root: Path) -> list[Problem]:
    """The findings as problems with file and line, in the same order. Only files with findings are read again.

    Args:
        findings: What the checks found.
        data: The study's folder, `site-data/`.
        root: The project's folder, from which problems name their files.
    """
    findings = tuple(findings)
    sources = {name: read_yaml(data / f"{name}.yml", root) for name in {finding.file for finding in findings if not finding.line}}
    return [
        Problem(finding.file, max(finding.line, 0), 0, "", finding.message, finding.hint)
        if finding.line
        else sources[finding.file].problem(finding.path, finding.message, finding.hint)
        for finding in findings
    ]


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
    """The place as an acknowledgement names it: `guidance.yml: guidance[an-id].why`, or a hand-written page's file."""
    return finding.file if finding.line else f"{finding.file}.yml: {named_path(study, finding)}"
