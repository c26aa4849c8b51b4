"""Two names of the file system exchanged in one step, where the system can."""

import ctypes
import errno
import os
import sys
from pathlib import Path

_HERE = -100  # AT_FDCWD: paths are counted from the working folder
_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.ENOTSUP}


def exchange(one: Path, other: Path) -> bool:
    """Lets two folders change their names, so that at no moment one of the names is missing.

    Returns:
        Whether it was done; False where the system or the disk cannot.

    Raises:
        OSError: It could, and something else is in the way.
    """
    names = os.fsencode(one), os.fsencode(other)
    try:
        system = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            failed = system.renamex_np(*names, ctypes.c_uint(2))  # RENAME_SWAP
        else:
            failed = system.renameat2(_HERE, names[0], _HERE, names[1], ctypes.c_uint(2))
    except (AttributeError, OSError, TypeError):  # no such function: another system, or an old one
        return False
    if not failed:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(one), None, str(other))
