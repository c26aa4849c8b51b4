"""Invented studies of any size, for measuring: made from a whole small study of the tests, with
codes and quotes by chance.
"""

import random
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BASE = ROOT / "tests" / "studies" / "village-shops"
SAID = (
    "shop bread van village freezer neighbour morning coffee quarrel roof money winter ärger kö"
    " naïve"
)
WORDS = tuple(SAID.split())
TOLD = ("helped", "hindered", "both", "unclear")
GROUPS = ("north", "south", "west")


def invent(findings: int, quotes: int, folder: Path) -> Path:
    """A study with so many findings (five levels) and quotes; returns its mkdocs.yml."""
    chance = random.Random(1)
    shutil.copytree(BASE, folder, ignore=shutil.ignore_patterns("site", "content", "guidance.yml"))
    (folder / "content").mkdir()
    data = folder / "site-data"
    study = (data / "study.yml").read_text("utf-8")
    (data / "study.yml").write_text(study.replace("voice: both-of-us\n", ""), "utf-8")
    (data / "categories.yml").write_text("\n".join(_tree(findings)) + "\n", "utf-8")
    said = [
        "quotes:",
        *(line for number in range(quotes) for line in _quote(number, findings, chance)),
    ]
    (data / "quotes.yml").write_text("\n".join(said) + "\n", "utf-8")
    return folder / "mkdocs.yml"


def _tree(findings: int) -> list[str]:
    tree = ["categories:"]
    for number in range(findings):
        tree += [
            f"  - id: c{number}",
            f"    label: Code number {number}",
            "    label_from: authors",
        ]
        tree += [f"    parent: c{(number - 8) // 3}"] if number >= 8 else []
        tree += [
            "    definition:",
            f"      plain: Plain words {number}.",
            f"      professional: Professional words {number}.",
        ]
    return tree


def _quote(number: int, findings: int, chance: random.Random) -> list[str]:
    """A quote; every seventh is tied to nobody, every fourth stands in a second finding, which
    it limits.
    """
    person = number % 9
    tied = f"{{person: R{person + 1}, case: {GROUPS[person // 3]}}}"
    lines = [
        f"  - id: q{number}",
        f"    text: {' '.join(chance.choices(WORDS, k=chance.randrange(15, 45)))}",
    ]
    lines += [f"    speaker: {tied if number % 7 else '{unlinked: Nobody was noted.}'}"]
    lines += [
        f"    told_as: {chance.choice(TOLD)}",
        *(["    language: fi"] if number % 10 == 0 else []),
    ]
    first = chance.randrange(findings)
    lines += ["    categories:", f"      - category: c{first}"]
    return lines + (
        [f"      - {{category: c{(first + 1) % findings}, bearing: limits}}"]
        if number % 4 == 0
        else []
    )
