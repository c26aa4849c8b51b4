"""Puts the sites of all studies into `public/`: those that were built now, from `built/`, and the
others from the branch `sites`. A site whose study is gone is left behind.
"""

import io
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

BUILT, PUBLIC = Path("built"), Path("public")


def kept(study: str) -> bytes | None:
    """A site of the branch, as an archive."""
    command = ["git", "archive", "FETCH_HEAD", study]
    done = subprocess.run(command, capture_output=True, check=False)
    return done.stdout if done.returncode == 0 else None


def together() -> list[str]:
    """Fills `public/`; gives the names of the studies that have a site in neither place."""
    shutil.rmtree(PUBLIC, ignore_errors=True)
    PUBLIC.mkdir()
    missing = []
    for study in sorted(file.parent.name for file in Path("studies").glob("*/mkdocs.yml")):
        if (BUILT / study).is_dir():
            shutil.copytree(BUILT / study, PUBLIC / study)
        elif archive := kept(study):
            with tarfile.open(fileobj=io.BytesIO(archive)) as sites:
                sites.extractall(PUBLIC, filter="data")
        else:
            missing.append(study)
    return missing


if __name__ == "__main__":
    if without := together():
        sys.exit(f"There is no site of {', '.join(without)}; run the workflow for all studies.")
