"""Files that are written whole or not at all, and what to say when a disk refuses."""

import errno
import os
import re
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from .errors import BuildError

_ROOM = "make room, then run the command again"
_RIGHTS = "ask for the right to write there, or choose another place"
_WHY = {
    errno.ENOSPC: ("the disk is full", _ROOM),
    errno.EDQUOT: ("your share of the disk is used up", _ROOM),
    errno.EFBIG: ("the file is larger than this system allows", "choose another disk"),
    errno.EACCES: ("this user has no right to do that", _RIGHTS),
    errno.EPERM: ("this user has no right to do that", _RIGHTS),
    errno.EROFS: ("the disk can only be read", "choose another place, or make it writable"),
    errno.ENAMETOOLONG: ("the name is too long for this disk", "choose a shorter one"),
    errno.ENOTDIR: ("a file is where a folder should be", "move it away, or choose another place"),
    errno.EBUSY: ("the system uses it (a mounted disk?)", "choose another place"),
    errno.EXDEV: ("it is on another disk", "choose another place"),
}


def refusal(error: OSError, place: str = "a file") -> str:
    """What the system refused, in one sentence with the file and the fix.

    Args:
        error: What it said.
        place: What is named where it named no file, as when a write is refused.
    """
    if isinstance(error, shutil.Error):  # of a folder that was copied: the first of all refusals
        error = _first_refusal(error)
    why, fix = _WHY.get(error.errno or 0, ((error.strerror or str(error)).lower(), ""))
    named = error.filename2 or error.filename  # of a copy, the second is the one that is written
    file = os.fsdecode(named) if named else place
    return f"{file} could not be read or written: {why}" + (f"; {fix}" if fix else "")


def _first_refusal(error: shutil.Error) -> OSError:
    _, target, said = error.args[0][0]
    number = re.match(r"\[Errno (\d+)\]", said)
    return OSError(int(number[1]) if number else 0, said, target)


@contextmanager
def refusals_said(place: str, kept: str = "") -> Iterator[None]:
    """Turns what the system refuses into an error with one sentence.

    Args:
        place: What is named where the system named no file.
        kept: What is as it was before, as a sentence without a full stop; may be empty.

    Raises:
        BuildError: The system refused to read or write something.
    """
    try:
        yield
    except OSError as error:
        # whoever reads the output has gone: that is for the command line
        if error.errno == errno.EPIPE:
            raise
        said = refusal(error, place)
        raise BuildError(f"{said}. {kept}" if kept else said) from None


def put_aside(
    file: Path, content: bytes, mode: int | None = None, folder: Path | None = None
) -> Path:
    """Writes what is to become a file, safely on the disk, and returns where.

    Args:
        file: The file that it is to become.
        content: What it is to hold.
        mode: Who may read and write it; else as the file that is there, or as usual.
        folder: Where to write it, on the same disk; else beside the file.
    """
    aside = (folder or file.parent) / (f".{file.name}.{secrets.token_hex(4)}.new")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    opened = os.open(aside, flags, 0o666 if mode is None else mode)
    try:
        with os.fdopen(opened, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        if mode is None and file.exists():
            shutil.copymode(file, aside)
    except BaseException as error:
        aside.unlink(missing_ok=True)
        if isinstance(error, OSError) and not error.filename:
            error.filename = str(file)  # a refused write names no file by itself
        raise
    return aside


def write_all(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Writes files by their paths in a folder."""
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content.encode() if isinstance(content, str) else content)


def write_whole(file: Path, content: bytes, mode: int | None = None) -> None:
    """Writes a file in one step: at any moment it is as it was, or whole; see `put_aside`."""
    aside = put_aside(file, content, mode)
    try:
        aside.replace(file)
    finally:
        aside.unlink(missing_ok=True)
    sync_folder(file.parent)


def clear_leftovers(name: str, folder: Path) -> None:
    """Takes away what `put_aside` left of a file in a folder when it was killed."""
    for left in folder.glob(f".{name}.{'[0-9a-f]' * 8}.new"):
        left.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Has names that were changed in a folder on the disk, where the system can be asked to."""
    with suppress(OSError, AttributeError):  # Windows opens no folder
        opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
