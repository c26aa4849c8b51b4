"""Several studies on one portal, made from what their finished sites publish.

Nothing of a study's own files is read, so nothing enters a portal that its site does not carry. A
site is input from outside: whatever it holds, the result is what the portal shows or a problem.
"""

from collections.abc import Callable
from pathlib import Path

from ..errors import Problem, StudyError
from ..outputs import locked, refuse_foreign, swap, workshop
from ..writing import refusals_said
from .making import files_of
from .plan import Plan, read_plan
from .published import read_studies

SITE = "site"
"""Where a portal goes, beside its library.yml."""


def join(
    file: Path,
    site_dir: Path | None = None,
    say: Callable[[str], None] = lambda _: None,
    *,
    offline: bool = False,
) -> Path:
    """Makes the portal aside and swaps it in whole; returns its folder.

    Args:
        file: The library.yml.
        site_dir: Where the portal goes, from the working folder; else `site/` beside the file.
            Missing folders are made.
        say: Told what is being done, a sentence at a time.
        offline: Whether the portal is to be opened from a disk, and leads to the sites' folders.

    Raises:
        StudyError: The file, or a study's site, has problems; it holds all of them. A portal that
            was there is as it was.
        BuildError: A folder that no build made lies where the portal is to go, or the system
            refused something.
    """
    plan = read_plan(file)
    site = (site_dir or plan.folder / SITE).resolve()
    with refusals_said(f"a file of {site}"):
        refuse_foreign(site, plan.folder, plan.folders)
        if problems := list(_within(plan, site)):
            raise StudyError(problems)
        say(f"Reading {len(plan.library.studies)} sites")
        studies = read_studies(plan, site, offline=offline)
        files = files_of(plan.library, studies)
        with locked(site, say):
            refuse_foreign(site, plan.folder, plan.folders)
            with workshop(site) as made:
                for path, content in files.items():
                    (made / path).parent.mkdir(parents=True, exist_ok=True)
                    (made / path).write_bytes(content)
                swap(made, site)
    return site


def _within(plan: Plan, site: Path) -> list[Problem]:
    """Studies' sites that the portal would replace together with its own folder."""
    return [
        plan.problem(
            ("studies", at, "site"),
            "this site lies in the folder of the portal, which is replaced as a whole",
            f"name another folder with --site-dir, or move the site out of {site.name}",
        )
        for at, study in enumerate(plan.library.studies)
        if (folder := plan.folder_of(study)) and folder.is_relative_to(site)
    ]
