"""Files of the site that are no pages: a study's data for scripts, and files for download."""

import json

from ..records import dataclass


@dataclass(frozen=True)
class Asset:
    """A file of the site that is not a page: its path from the site's root, and its content."""

    path: str
    text: str


def data_script(path: str, name: str, data: object) -> Asset:
    """Data as a classic script that calls `window.owData(name, data)`.

    From a disk (`file://`) a browser refuses `fetch()` and modules, so data comes as a script too.
    The page's own script defines `owData` before it asks for the file.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Asset(path, f"owData({json.dumps(name)},{text});\n")
