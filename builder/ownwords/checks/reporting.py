"""Checks that the places named by a reporting checklist exist."""

from collections.abc import Iterator, Mapping

from ..model import Study
from ..suggestions import nearest
from . import Issue


def lost_places(study: Study, places: Mapping[str, frozenset[str] | None]) -> Iterator[Issue]:
    """Finds addresses in reporting.yml that lead nowhere.

    Args:
        study: The study.
        places: The anchors of each page by its address; None where they are not known (a
            hand-written page).
    """
    for number, checklist in enumerate(study.reporting.checklists if study.reporting else ()):
        for row, item in enumerate(checklist.items):
            for index, where in enumerate(item.where):
                path = ("checklists", number, "items", row, "where", index)
                address, _, anchor = where.partition("#")
                if address not in places:
                    yield Issue(
                        "reporting",
                        path,
                        f'there is not a page "{address}"',
                        _near(address, places),
                    )
                elif anchor and (anchors := places[address]) is not None and anchor not in anchors:
                    yield Issue(
                        "reporting",
                        path,
                        f'the page "{address}" has no place "#{anchor}"',
                        _near(anchor, anchors),
                    )


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


def _near(written: str, known: Mapping[str, object] | frozenset[str]) -> str:
    close = nearest(written, frozenset(known))
    return (
        f'did you mean "{close}"?' if close else "an address looks like study/method/#recruitment"
    )
