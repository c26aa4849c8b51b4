"""Names the studies that changed since their sites were joined, as a line `studies=["choir"]`.

The branch `sites` says from which commit it was joined. All studies are named where that is not
known, and where the version of ownwords changed.
"""

import json
import subprocess
from pathlib import Path

EVERYWHERE = ("requirements.txt", "wheels")
"""What every study is built with."""


def git(*arguments: str) -> str | None:
    """What git answers; nothing where it cannot."""
    done = subprocess.run(["git", *arguments], capture_output=True, text=True, check=False)
    return done.stdout if done.returncode == 0 else None


def changed() -> list[str]:
    """The names of the folders below `studies/` whose sites have to be built."""
    studies = sorted(file.parent.name for file in Path("studies").glob("*/mkdocs.yml"))
    joined = git("show", "FETCH_HEAD:.joined")
    files = git("diff", "--name-only", "-z", joined.strip(), "HEAD") if joined else None
    if files is None:
        return studies
    paths = [file.split("/") for file in files.split("\0") if file]
    if any(path[0] in EVERYWHERE for path in paths):
        return studies
    kept = set((git("ls-tree", "--name-only", "-z", "FETCH_HEAD") or "").split("\0"))
    touched = {path[1] for path in paths if path[0] == "studies" and len(path) > 2}
    return [study for study in studies if study in touched or study not in kept]


if __name__ == "__main__":
    print(f"studies={json.dumps(changed())}")
