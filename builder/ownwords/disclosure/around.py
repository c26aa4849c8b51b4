"""Looks through what git tracks beside the study: nobody publishes it with the site, but whoever
gets the repository has it.
"""

from collections.abc import Iterator
from contextlib import suppress

from ..checks import Issue
from ..private import NAME
from ..source import FileText, texts_of
from ..source.files import UnreadableError
from .encodings import decoded
from .fingerprints import UnfitKey
from .identifiers.denied import Names, denied_names
from .identifiers.texts import as_read
from .material import Material
from .withdrawal import Seeker, seeker_of

CODE = "tracked-files"
_HINT = "whoever gets the repository has it; take it out, or move the file to private/"


def tracked_beside(material: Material) -> Iterator[Issue]:
    """Finds denied names and withdrawn words in other files that git tracks; one issue for each
    folder.
    """
    names, seeker = _sought(material)
    if material.listed is None or not (names.names or seeker):
        return
    read = {file.file for file in material.published}
    others = (material.root / name for name in sorted(material.listed.tracked))
    files = (
        file
        for file in others
        if file.absolute() not in read
        and file.relative_to(material.root).parts[0] != NAME
        and file.is_file()
    )
    folders: dict[str, list[str]] = {}
    for text in texts_of(files, material.root, {}):
        if line := _first_line(text, names, seeker):
            folders.setdefault(text.name.split("/")[0], []).append(f"{text.name}:{line}")
    for folder, found in folders.items():
        many = "1 file" if len(found) == 1 else f"{len(found)} files"
        what = "a name that may stand nowhere, or words that were withdrawn"
        message = f"git tracks {many} here with {what}; the first is {found[0]}"
        yield Issue(f"{folder}/", (), message, _HINT, CODE)


def _sought(material: Material) -> tuple[Names, Seeker | None]:
    names, seeker = Names(()), None
    with suppress(UnreadableError, UnfitKey):  # each is said by the rule that needs it
        seeker = seeker_of(material.study, material.key)
        names = denied_names(material)
    return names, seeker


def _first_line(file: FileText, names: Names, seeker: Seeker | None) -> int:
    text = as_read(decoded(file.text or ""))
    for hit in names.find(text):
        return text.count("\n", 0, hit.start) + 1
    return next((line for line, _ in seeker.lines(text)), 0) if seeker else 0
