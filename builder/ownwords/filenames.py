"""Names that every disk can hold: those of Windows too, and those that know no capitals."""

import re
from unicodedata import normalize

LONGEST_PATH = 180
"""Characters of a file's path below the site's folder: Windows allows 260 for all of it."""

_DEVICES = {
    *("con", "prn", "aux", "nul", "conin$", "conout$"),
    *(f"{port}{number}" for port in ("com", "lpt") for number in "123456789¹²³"),
}
_ODD = re.compile(
    r'[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff\\/:*?"<>|%#&;`$]'
)


def is_device(name: str) -> bool:
    """Whether Windows keeps this name for a device, with whatever ending."""
    return name.partition(".")[0].strip().casefold() in _DEVICES


def fits_every_disk(name: str) -> bool:
    """Whether a file or folder of this name can lie on every disk and be asked for by address."""
    return not _ODD.search(name) and name == name.strip(" .") and not is_device(name)


def same_on_disk(name: str) -> str:
    """A name as a disk compares it that knows no capitals and one way to write an accent."""
    return normalize("NFC", normalize("NFD", name).casefold())
