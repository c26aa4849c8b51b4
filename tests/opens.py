"""Runs a command of ownwords in a process of its own and counts which files of a project it opens
and which it parses.
"""

import json
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

WATCHED = ("site-data", "content", "private", "mkdocs.yml")
"""What of a project belongs to the study; the built site does not."""

_COUNTING = """
import csv, json, os, sys
import yaml
from pybtex.database.input import bibtex
report, *arguments = sys.argv[1:]
opened, parsed = [], []

def asking():
    # the library's own modules open files on behalf of whoever called them
    frame = sys._getframe(2)
    while frame:
        name = frame.f_globals.get("__name__", "").partition(".")[0]
        if name in ("ownwords", "mkdocs"):
            return name
        frame = frame.f_back
    return ""

def count(event, found):
    if event == "open" and isinstance(found[0], (str, bytes, os.PathLike)):
        opened.append((os.path.abspath(os.fsdecode(found[0])), asking()))

def counting(parser):
    # all parsers get a text or a file in memory first, and go on as they do
    def parse(text, *others, **settings):
        parsed.append(text.getvalue() if hasattr(text, "getvalue") else text)
        return parser(text, *others, **settings)
    return parse

def counting_made(make):
    # the class itself has to stay one: the package has a parser of its own below it
    def init(self, text, *others, **settings):
        parsed.append(text)
        make(self, text, *others, **settings)
    return init

yaml.parse = counting(yaml.parse)
csv.reader = counting(csv.reader)
bibtex.LowLevelParser.__init__ = counting_made(bibtex.LowLevelParser.__init__)
sys.addaudithook(count)
from ownwords.cli import main
try:
    main(arguments)
finally:
    everything = {"opened": list(opened), "parsed": parsed}
    with open(report, "w", encoding="utf-8") as file:
        json.dump(everything, file)
"""


@dataclass(frozen=True)
class Opens:
    """What a command opened and parsed.

    Attributes:
        ours: How often the package itself opened each file of the project, or a copy of it
            elsewhere.
        theirs: How often MkDocs did, which reads its settings and copies what it publishes.
        parsed: How often each text was parsed.
        said: What the command printed.
        code: Its exit code.
    """

    ours: Counter[str]
    theirs: Counter[str]
    parsed: Counter[str]
    said: str
    code: int


def opens_of(project: Path, report: Path, *command: str) -> Opens:
    """Runs a command in a project's folder.

    Args:
        project: The project's folder.
        report: A file outside of it, for the count.
        command: What follows `ownwords` on the command line.
    """
    done = subprocess.run(
        [sys.executable, "-c", _COUNTING, str(report), *command],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    found = json.loads(report.read_text("utf-8"))
    ours: Counter[str] = Counter()
    theirs: Counter[str] = Counter()
    for path, asking in found["opened"]:
        if file := _of_the_study(Path(path), project):
            (ours if asking == "ownwords" else theirs)[file] += 1
    return Opens(ours, theirs, Counter(found["parsed"]), done.stdout + done.stderr, done.returncode)


def _of_the_study(file: Path, project: Path) -> str:
    """The file's path in the project, also of a copy elsewhere; empty where it is none of these."""
    if file.is_relative_to(project.resolve()):
        parts = file.relative_to(project.resolve()).parts
        return "/".join(parts) if parts[0] in WATCHED else ""
    folder = file.parent.name
    return f"{folder}/{file.name}" if folder in WATCHED else ""
