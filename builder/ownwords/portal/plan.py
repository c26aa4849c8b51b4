"""library.yml: read, checked for its shape, and for what can be known without the studies."""

import re
from pathlib import Path

from ..errors import BuildError, Problem, StudyError
from ..load.shape import check_shape
from ..model.library import LibraryFile, StudyOfLibrary
from ..records import dataclass
from ..source import Path as Place
from ..source import YamlSource, read_yaml
from ..suggestions import did_you_mean

_WEB = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True)
class Plan:
    """A library.yml that is in order.

    Attributes:
        folder: The folder in which it lies, from which sites are counted.
    """

    folder: Path
    library: LibraryFile
    source: YamlSource

    def problem(self, path: Place, message: str, hint: str = "") -> Problem:
        """A problem with the value at this path of the file."""
        return self.source.problem(path, message, hint)

    def folder_of(self, study: StudyOfLibrary) -> Path | None:
        """The folder of a study's site; None where the site is read from the web."""
        return None if _WEB.match(study.site) else (self.folder / study.site).resolve()

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders of the sites that lie on this disk."""
        return tuple(filter(None, map(self.folder_of, self.library.studies)))


def read_plan(file: Path) -> Plan:
    """Reads a library.yml.

    Raises:
        StudyError: It has problems; all of them.
        BuildError: There is no such file.
    """
    file = file.absolute()
    if file.is_dir():
        file /= "library.yml"
    source = read_yaml(file, file.parent)
    if source.state == "absent":
        raise BuildError(
            f"{file} is not there; write it (`ownwords docs how-to`, Many studies on one portal),"
            " or name another file"
        )
    checked = check_shape(source, LibraryFile)
    problems = [*source.problems, *checked.problems]
    library = checked.model
    if not problems and isinstance(library, LibraryFile):
        plan = Plan(file.parent, library, source)
        problems = _rules(plan)
        if not problems:
            return plan
    raise StudyError(problems)


def _rules(plan: Plan) -> list[Problem]:
    """Ids and sites that stand twice, and links to studies that are not listed."""
    return [*_twice(plan), *_unlisted(plan)]


def _twice(plan: Plan) -> list[Problem]:
    found: list[Problem] = []
    ids: dict[str, int] = {}
    sites: dict[str, int] = {}
    for at, study in enumerate(plan.library.studies):
        if study.id in ids:
            message = f'the id "{study.id}" stands at studies[{ids[study.id]}], too'
            found.append(plan.problem(("studies", at, "id"), message, "give each study its own id"))
        site = str(plan.folder_of(study) or study.site.rstrip("/"))
        if site in sites:
            message = f"this site stands at studies[{sites[site]}], too"
            found.append(plan.problem(("studies", at, "site"), message, "delete one of them"))
        ids.setdefault(study.id, at)
        sites.setdefault(site, at)
    return found


def _unlisted(plan: Plan) -> list[Problem]:
    ids = [study.id for study in plan.library.studies]
    return [
        plan.problem(
            ("links", at, "findings", each),
            f'there is no study "{study}" in this file',
            did_you_mean(study, ids),
        )
        for at, link in enumerate(plan.library.links)
        for each, finding in enumerate(link.findings)
        if (study := finding.partition("/")[0]) not in ids
    ]
