"""Where a finding stands: its file and line for a person, its ids for an acknowledgement."""

from collections.abc import Iterable
from pathlib import Path

from ..errors import Problem
from ..model import Study
from ..source import TableSource, YamlSource, read_table, read_yaml
from . import Finding


def located(findings: Iterable[Finding], data: Path, root: Path) -> list[Problem]:
    """The findings as problems with file and line, in the same order. Only files with findings are read again.

    Args:
        findings: What the checks found.
        data: The study's folder, `site-data/`.
        root: The project's folder, from which problems name their files.
    """
    findings = tuple(findings)
    sources = {name: _source(name, data, root) for name in {finding.file for finding in findings if not finding.line}}
    return [_located(finding, sources) for finding in findings]


def _source(name: str, data: Path, root: Path) -> YamlSource | TableSource:
    return read_table(data / name, root) if name.endswith(".csv") else read_yaml(data / f"{name}.yml", root)


def _located(finding: Finding, sources: dict[str, YamlSource | TableSource]) -> Problem:
    """A finding in a table has the row's id, and perhaps the column's, as its path."""
    if finding.line:
        return Problem(finding.file, finding.line, 0, "", finding.message, finding.hint)
    source = sources[finding.file]
    if isinstance(source, YamlSource):
        return source.problem(finding.path, finding.message, finding.hint)
    line = next((row.line for row in source.rows if finding.path and row.cells.get("id") == finding.path[0]), 1)
    return source.problem(line, "", finding.message, finding.hint)


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
    """The place as an acknowledgement names it: `guidance.yml: guidance[an-id].why`; a table's or a hand-written page's file."""
    return finding.file if finding.line or finding.file.endswith(".csv") else f"{finding.file}.yml: {named_path(study, finding)}"
