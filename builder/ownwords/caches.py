"""The user's own cache folder, of which every part may be deleted at any time."""

import os
import stat
from pathlib import Path

from platformdirs import user_cache_path

OFF = "off"
SWITCH = "OWNWORDS_CACHE"
"""The variable of the environment that names another folder, or says `off`."""


def cache_folder(*names: str) -> Path | None:
    """A folder in the cache that belongs to whoever builds, and in which nobody else may write;
    None where there is none to be had.
    """
    wish = os.environ.get(SWITCH, "")
    if wish == OFF:
        return None
    base = Path(wish) if wish else user_cache_path("ownwords")
    folder = base.joinpath(*names)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        told = folder.stat()
    except OSError:
        return None
    if hasattr(os, "getuid"):  # Windows has rights of another kind, and a folder for each user
        others_write = told.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
        if told.st_uid != os.getuid() or others_write:
            return None
    return folder
