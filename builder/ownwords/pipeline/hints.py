"""What is to be looked at again and stops nothing."""

from dataclasses import dataclass, replace
from datetime import date

from ..checks import Issue
from ..checks.places import located, named_path
from ..checks.reading import Ease
from ..checks.report import report
from ..disclosure import Material
from ..errors import Problem


@dataclass(frozen=True)
class Hint:
    """Something to look at again that stops nothing.

    Attributes:
        problem: What it is and where; its `path` names the place by ids, as acknowledged.yml does.
        code: The short name to acknowledge it by, such as `long-sentence`.
    """

    problem: Problem
    code: str

    def __str__(self) -> str:
        return f"{self.problem}  [{self.code}]"


@dataclass(frozen=True)
class Judgement:
    """The hints on a study sorted by place, how many are acknowledged, and how easily its plain
    words read.
    """

    hints: tuple[Hint, ...]
    acknowledged: int
    eases: tuple[Ease, ...]


def judge(material: Material, today: date, looks: tuple[Issue, ...] = ()) -> Judgement:
    """Hints on a study that is in order. Builds never ask for them: what they make does not depend
    on the day.

    Args:
        material: The study and its pages, as `make_site` found them.
        today: The day with which dates of contacts are compared.
        looks: What the gate wants to be looked at again.
    """
    study = material.study
    tables = tuple(material.loaded.tables.values())
    gaps = tuple(material.loaded.gaps())
    pages, others = material.readable_pages, material.translations
    found = report(study, pages, today, tables, gaps, others)
    issues = (*found.hints, *looks)
    problems = zip(issues, located(issues, material.loaded), strict=True)
    hints = (
        Hint(replace(problem, path=named_path(study, issue)), issue.code)
        for issue, problem in problems
    )
    return Judgement(
        tuple(sorted(hints, key=lambda hint: (hint.problem, hint.code))),
        found.acknowledged,
        found.eases,
    )
