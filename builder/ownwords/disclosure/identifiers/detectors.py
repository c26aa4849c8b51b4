"""A team's own detectors: programs that are installed beside ownwords; none comes with it.

A package names a function in the group of entry points `ownwords.detectors`. It is called with each
text that people said and its language, and returns what it found as start and end positions with a
description: `[(10, 14, "a name")]`. Nothing in a study's files can name a program: data is never
run.
"""

from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import EntryPoint, entry_points

from .kinds import Find

GROUP = "ownwords.detectors"
CODE = "detected"

Detector = Callable[[str, str], Iterable[tuple[int, int, str]]]


class DetectorError(Exception):
    """A detector failed or returned something invalid; the text says which and why."""


def installed() -> tuple[EntryPoint, ...]:
    """The detectors that are installed here, by name."""
    return tuple(sorted(entry_points(group=GROUP), key=lambda entry: entry.name))


def load(entry: EntryPoint) -> Detector:
    """The function of a detector.

    Raises:
        DetectorError: It cannot be loaded.
    """
    try:
        detector: Detector = entry.load()
    except Exception as error:  # somebody else's program may raise anything
        raise DetectorError(f"the detector “{entry.name}” cannot be loaded ({error})") from error
    return detector


def ask(name: str, detector: Detector, text: str, language: str) -> Iterator[Find]:
    """Calls a detector for a text.

    Raises:
        DetectorError: It failed, or what it returned are no places in the text.
    """
    try:
        found = [(int(start), int(end), str(what)) for start, end, what in detector(text, language)]
    except Exception as error:  # somebody else's program may raise anything
        raise DetectorError(
            f"the detector “{name}” failed ({type(error).__name__}: {error})"
        ) from error
    for start, end, what in found:
        if not 0 <= start < end <= len(text):
            raise DetectorError(
                f"the detector “{name}” gave {start} to {end}, which is no place in a text of"
                f" {len(text)} characters"
            )
        yield Find(CODE, f"{what} (says {name})", start, end)
