"""Builds the page of components into a folder. Usage: python -m tests.gallery FOLDER."""

import sys
import tempfile
from pathlib import Path

from tests.gallery import build_gallery

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        print(
            f"The site is built. Open {build_gallery(Path(made) / 'study', Path(sys.argv[1]).resolve())} in a browser."
        )
