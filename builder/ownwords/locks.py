"""A lock that ends with the process that holds it, however it ends."""

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from .errors import BuildError

PATIENCE = 10.0
"""For how many seconds a lock is waited for."""

_BETWEEN = 0.05
_BUSY = {errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK}
_UNKNOWN = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL}


def _nobody(_: str) -> None:
    """Tells nobody."""


@contextmanager
def held(file: Path, busy: str, say: Callable[[str], None] = _nobody) -> Iterator[None]:
    """Holds a lock by means of a file, which is taken away at the end.

    The operating system lets the lock go when its process ends; a file that a killed process left
    locks nothing. On a disk that knows no locks the work is done without one.

    Args:
        file: The file; its folder must exist.
        busy: What holds the lock where it is not to be had, as a sentence without a full stop.
        say: Told when it has to be waited for.

    Raises:
        BuildError: Another process still holds it after `PATIENCE` seconds.
    """
    opened = _waited_for(file, busy, say)
    try:
        yield
    finally:
        # An open file cannot be deleted on Windows; elsewhere it must be while nobody else has it.
        if sys.platform == "win32":
            os.close(opened)
        with suppress(OSError):
            file.unlink()
        if sys.platform != "win32":
            os.close(opened)


@contextmanager
def alone_in(root: Path) -> Iterator[None]:
    """Holds a project while something is withdrawn from its files, or a site is put in place that
    must not be older than that. Where nothing can be written, nothing can be withdrawn.

    Raises:
        BuildError: As `held`.
    """
    if not os.access(root, os.W_OK):
        yield
        return
    with held(root / ".ownwords-lock", f"another command is changing the files of {root}"):
        yield


def _waited_for(file: Path, busy: str, say: Callable[[str], None]) -> int:
    until, told = time.monotonic() + PATIENCE, False
    while (opened := _tried(file)) is None:
        if time.monotonic() >= until:
            raise BuildError(f"{busy}; wait until it has ended, then run the command again")
        if not told:
            say(f"Waiting: {busy}")
            told = True
        time.sleep(_BETWEEN)
    return opened


def _tried(file: Path) -> int | None:
    """The opened and locked file; None where another process has it."""
    opened = _opened(file)
    try:
        _lock(opened)
        if os.path.samestat(os.fstat(opened), file.stat()):
            return opened
    except FileNotFoundError:
        pass  # who held it took it away after it was opened here
    except OSError as error:
        if error.errno in _UNKNOWN:
            return opened
        if error.errno not in _BUSY:
            os.close(opened)
            raise
    except BaseException:
        os.close(opened)
        raise
    os.close(opened)
    return None


def _opened(file: Path) -> int:
    link = getattr(os, "O_NOFOLLOW", 0)
    try:
        return os.open(file, os.O_RDWR | os.O_CREAT | link, 0o666)
    except PermissionError:
        if not file.exists():
            raise
        return os.open(file, os.O_RDONLY | link)  # another user's, which can be locked all the same


if sys.platform == "win32":
    import msvcrt

    def _lock(opened: int) -> None:
        msvcrt.locking(opened, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(opened: int) -> None:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
