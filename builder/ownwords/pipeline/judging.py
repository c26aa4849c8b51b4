"""What stops a site: what the gate says of the files, of the pages and of the finished site, with
file and line.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath

from .. import urls
from ..checks import Issue
from ..checks.evidence import claims_without_trail
from ..checks.places import located, named_path
from ..checks.reporting import Anchors, lost_media, lost_places, lost_supplements
from ..disclosure import Material, Verdict, judge_files, lines_to_allow
from ..disclosure.finished import judge_site, judge_texts
from ..disclosure.judged_before import judged_before
from ..disclosure.withdrawal import unpublishable
from ..errors import BuildError, Problem, StudyError
from ..exports.deposit import deposit_files
from ..filenames import same_on_disk
from ..graph import Graph
from ..last_site import NOTHING, LastSite
from ..load import Loaded
from ..pages import Page
from .rendering import Rendered
from .site import Site


def judged(material: Material) -> Verdict:
    """What the gate says of a study that may be published.

    Raises:
        StudyError: It may not.
    """
    verdict = judge_files(material)
    files = frozenset(medium.path for medium in material.media)
    issues = (
        *claims_without_trail(material.study),
        *lost_supplements(material.study, files),
        *lost_media(material.study, files),
        *verdict.stops,
    )
    if problems := _problems(material.loaded, issues):
        raise StudyError(problems, lines_to_allow(verdict.stops))
    return verdict


def stop_lost(material: Material, rendered: Rendered) -> None:
    """Stops a site in which an address leads nowhere, or not everywhere to the same page.

    Raises:
        StudyError: The data names addresses that no page has, or paths of the project's own files
            differ from others in capitals alone.
    """
    places: dict[str, Anchors | None] = {
        page.address: partial(_anchors, page) for page in rendered.generated
    }
    places |= {page.address: None for page in rendered.own}
    if lost := located(lost_places(material.study, places), material.loaded):
        raise StudyError(lost)
    if alike := list(_told_apart_by_capitals(material, rendered.pages)):
        raise StudyError(alike)


def _anchors(page: Page) -> frozenset[str]:
    return page.anchors


def _told_apart_by_capitals(material: Material, pages: tuple[Page, ...]) -> Iterator[Problem]:
    """Hand-written pages and files beside them whose path differs from another one only in ways
    that some disks do not know.
    """
    own = {page.path: page.file for page in material.pages}
    own |= {medium.path: medium.name for medium in material.media}
    taken: dict[str, str] = {}
    for path in (*(page.path for page in pages if page.path not in own), *own):
        made = urls.address_of(path) if path.endswith(".md") else path
        for place in (made, *(str(folder) for folder in PurePosixPath(made).parents)):
            place = place.rstrip("/")
            other = taken.setdefault(same_on_disk(place), place)
            if other != place:
                message = f"on some disks {place} is the same as {other}, which is here already"
                hint = "names have to differ in more than capitals and accents: rename it"
                yield Problem(own.get(path, path), 0, 0, "", message, hint)
                break


def stop_unchecked(site: Site) -> None:
    """Stops a site that may go out although what was withdrawn cannot be looked for.

    Raises:
        StudyError: The key is not here, and nobody said to do without.
    """
    if problem := unpublishable(site.material):
        raise StudyError([problem])


def refuse_outdated(site: Site) -> None:
    """Stops a site from being used that was made before something was withdrawn.

    Raises:
        BuildError: withdrawn.yml is not as it was when the study was read.
    """
    file = site.material.data / "withdrawn.yml"
    now = file.read_bytes() if file.is_file() else b""
    if now != site.material.loaded.yaml("withdrawn").exact.encode():
        raise BuildError(
            "something was withdrawn while the site was being made, so the site is not used;"
            " build it again"
        )


def judge_built(
    site: Site,
    folder: Path,
    shipped: Iterable[Path],
    made: Mapping[str, str],
    last: LastSite = NOTHING,
) -> None:
    """Judges everything in a finished site, as it will go out.

    Args:
        site: The site.
        folder: Where it was built.
        shipped: Folders of installed themes.
        made: Texts of files that were joined from theirs and ours alone, by their address.
        last: The site that stood, of which files were taken over that were judged then.

    Raises:
        StudyError: Something in it may not go out.
    """
    before = judged_before(site.material, last)
    _stop(site, judge_site(site.material, folder, tuple(shipped), made, before))


def judge_pages(site: Site) -> None:
    """Judges the pages from which another engine will build, as `judge_built` does.

    Raises:
        StudyError: Something in them may not go out.
    """
    texts = {page.path: page.text for page in site.pages} | {
        asset.path: asset.text for asset in site.assets
    }
    _stop(site, judge_texts(site.material, texts))


def judged_deposit(site: Site, site_url: str) -> dict[str, str]:
    """The folder for repositories, path of each file → its content, judged as pages are.

    Raises:
        StudyError: Something in it may not go out.
    """
    files = deposit_files(Graph(site.study), site_url)
    _stop(site, judge_texts(site.material, files))
    return files


def _stop(site: Site, issues: Iterable[Issue]) -> None:
    issues = tuple(issues)
    if problems := _problems(site.material.loaded, issues):
        raise StudyError(problems, lines_to_allow(issues))


def _problems(loaded: Loaded, issues: Iterable[Issue]) -> list[Problem]:
    """Findings with file and line; the place named by ids and, where it can be waived, the code to
    name.
    """
    issues, study = tuple(issues), loaded.study
    located_ones = zip(issues, located(issues, loaded), strict=True)
    return [
        (
            replace(
                problem,
                path=named_path(study, issue),
                hint=f"{problem.hint}  [{issue.code}]",
                code=issue.code,
            )
            if issue.code
            else problem
        )
        for issue, problem in located_ones
    ]
