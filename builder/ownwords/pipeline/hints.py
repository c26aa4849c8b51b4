"""What is to be looked at again and stops nothing."""

from dataclasses import dataclass, replace
from datetime import date

from ..checks import Issue
from ..checks.places import located, named_path
from ..checks.reading import Ease
from ..checks.registry import UNTRANSLATED
from ..checks.report import report
from ..disclosure import Material
from ..errors import Problem
from ..load.translations import FOLDER
from .site import Site

_FEW = 12
"""So many places are named in one hint."""


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
    found = report(study, material.readable_pages, today, tables, gaps)
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


def untranslated(site: Site) -> tuple[Hint, ...]:
    """What each translation does not have, a hint for each file; pages show it in the study's
    language, and say so.
    """
    made = []
    for each in site.translations:
        language = each.study.study.language
        for file, places in each.untranslated.items():
            name = f"{site.material.data.name}/{FOLDER}/{language}/{file}.yml"
            more = f" and {len(places) - _FEW} more" if len(places) > _FEW else ""
            message = f"not translated: {', '.join(places[:_FEW])}{more}"
            hint = "readers see it in the study’s own language, marked as such"
            made.append(Hint(Problem(name, 0, 0, "", message, hint), UNTRANSLATED))
    return tuple(made)
