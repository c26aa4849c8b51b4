"""Checks that the places exist to which a reporting checklist or a criterion of quality points."""

from collections.abc import Callable, Iterator, Mapping

from ..model import Study
from ..model.media import FOLDER
from ..suggestions import nearest
from . import Issue

Path = tuple[str | int, ...]


Anchors = Callable[[], frozenset[str]]
"""Gives the anchors of a page, which take a while to find and are seldom asked for."""


def lost_places(study: Study, places: Mapping[str, Anchors | None]) -> Iterator[Issue]:
    """Finds addresses in reporting.yml, and under `how_we_know` of study.yml, that lead nowhere.

    Args:
        study: The study.
        places: What gives the anchors of each page, by its address; None where they are not known
            (a hand-written page).
    """
    for number, checklist in enumerate(study.reporting.checklists if study.reporting else ()):
        for row, item in enumerate(checklist.items):
            path: Path = ("checklists", number, "items", row, "where")
            said = f"item {item.number} of {checklist.name}:"
            yield from _lost("reporting", path, said, item.where, places)
    knowing = study.study.how_we_know
    for number, criterion in enumerate(knowing.criteria if knowing else ()):
        path = ("how_we_know", "criteria", number, "where")
        said = f"the criterion “{criterion.label}”:"
        yield from _lost("study", path, said, criterion.where, places)


def _lost(
    file: str,
    path: Path,
    said: str,
    named: tuple[str, ...],
    places: Mapping[str, Anchors | None],
) -> Iterator[Issue]:
    for index, where in enumerate(named):
        address, _, anchor = where.partition("#")
        if address not in places:
            message, hint = f'there is no page "{address}"', _near(address, places)
        elif anchor and (of_page := places[address]) and anchor not in (anchors := of_page()):
            message = f'the page "{address}" has no section "#{anchor}"'
            hint = _near(anchor, anchors)
        else:
            continue
        yield Issue(file, (*path, index), f"{said} {message}", hint)


def lost_supplements(study: Study, files: frozenset[str]) -> Iterator[Issue]:
    """Finds supplements whose file is not there.

    Args:
        study: The study.
        files: The files beside the hand-written pages, by their place in their folder.
    """
    for at, supplement in enumerate(study.study.supplements):
        if supplement.file and supplement.file not in files:
            yield Issue(
                "study",
                ("supplements", at, "file"),
                f'there is no file "{supplement.file}" in content/',
                _near(supplement.file, files) if files else "put it there, or write its url",
            )


def lost_media(study: Study, files: frozenset[str]) -> Iterator[Issue]:
    """Finds pictures and recordings that quotes and findings name and that are not there.

    Args:
        study: The study.
        files: The files beside the hand-written pages, by their place in their folder.
    """
    there = frozenset(path.removeprefix(FOLDER) for path in files if path.startswith(FOLDER))
    for file, (name, path) in study.media.items():
        if file not in files:
            written = file.removeprefix(FOLDER)
            close = nearest(written, there)
            hint = f'did you mean "{close}"?' if close else "put it there"
            message = f'there is no file "{written}" in content/{FOLDER}'
            yield Issue(name, path, message, hint)


def _near(written: str, known: Mapping[str, object] | frozenset[str]) -> str:
    close = nearest(written, frozenset(known))
    return (
        f'did you mean "{close}"?' if close else "an address looks like study/method/#recruitment"
    )
