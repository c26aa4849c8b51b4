"""How far a study is: what is there, what is missing before it is published."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from .pipeline import Hint


def still_to_write(unwritten: Iterable[Hint]) -> Iterator[str]:
    """A heading, and a line for each file with the lines in which something is still to write."""
    places = sorted((hint.problem.file, hint.problem.line) for hint in unwritten)
    if places:
        yield f"Still to write ({len(places)})"
    for file, found in groupby(places, key=lambda place: place[0]):
        lines = list(dict.fromkeys(line for _, line in found if line))
        many = "s" if len(lines) > 1 else ""
        yield f"  {file}" + (f": line{many} {', '.join(map(str, lines))}" if lines else "")
