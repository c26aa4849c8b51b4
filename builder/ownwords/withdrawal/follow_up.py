"""What a withdrawal leaves to people: claims that lost what carried them, words left elsewhere,
notes of the team.
"""

import re
from collections.abc import Iterator

from ..checks.evidence import claims_without_trail
from ..checks.places import located
from ..disclosure import Material
from ..disclosure.fingerprints import KEY_FILE
from ..disclosure.withdrawal import REMEMBERED, Seeker, words_left
from ..errors import Problem
from ..private import is_of_an_import
from ..source import FileText, files_below, texts_of
from .taken import Taken

_NOT_NOTES = (KEY_FILE, REMEMBERED, ".gitignore")


def left_to_do(tried: Material, taken: Taken, seeker: Seeker | None) -> Iterator[str]:
    """What the command cannot do, one sentence for each place.

    Args:
        tried: The study as it will be, with its pages as they are.
        taken: What goes from it.
        seeker: What finds its words.
    """
    claims = claims_without_trail(tried.study)
    yield from (str(problem) for problem in located(claims, tried.loaded))
    yield from _embedded(tried, taken)
    if seeker:
        found = words_left(seeker, tried.published)
        for issue in sorted(found, key=lambda each: (each.file, each.line)):
            yield str(Problem(issue.file, issue.line, 0, "", issue.message, issue.hint))
    yield from _in_private(tried, taken)


def _embedded(tried: Material, taken: Taken) -> Iterator[str]:
    """Pages that embed a quote that goes: no site is made until it is taken out there."""
    pages = (each for each in tried.published if _is_page(each, tried)) if taken.quotes else ()
    for page in pages:
        for number, line in enumerate((page.text or "").split("\n"), 1):
            for id_ in taken.quotes:
                if re.search(rf"\bquote\(\s*(?:id_\s*=\s*)?[\"']{re.escape(id_)}[\"']", line):
                    yield f"{page.name}:{number}: this page shows {id_}; remove it from this page"


def _is_page(file: FileText, tried: Material) -> bool:
    return file.file.suffix == ".md" and file.file.is_relative_to(tried.content.absolute())


def _in_private(tried: Material, taken: Taken) -> Iterator[str]:
    """Notes of the team that still name what was withdrawn."""
    ids = {*taken.quotes, *taken.people, *taken.cases}
    files = (
        file
        for file in files_below(tried.private)
        if file.name not in _NOT_NOTES and not is_of_an_import(tried.private, file)
    )
    for file in texts_of(files, tried.root, {}):
        for number, line in enumerate((file.text or "").split("\n"), 1):
            if named := sorted(
                id_ for id_ in ids if re.search(rf"(?<![\w-]){re.escape(id_)}(?![\w-])", line)
            ):
                yield f"{file.name}:{number}: names {', '.join(named)}; nothing was changed there"
