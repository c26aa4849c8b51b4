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
OWN_PEOPLE, OWN_CASES = 9, len(GROUPS)


def invent(
    findings: int, quotes: int, folder: Path, people: int = OWN_PEOPLE, cases: int = OWN_CASES
) -> Path:
    """A study with so many findings (five levels), quotes, people and cases, the same each time;
    returns its mkdocs.yml. With other numbers of people or cases than the small study has, each
    case is one person's.
    """
    chance = random.Random(1)
    shutil.copytree(BASE, folder, ignore=shutil.ignore_patterns("site", "content", "guidance.yml"))
    (folder / "content").mkdir()
    data = folder / "site-data"
    study = (data / "study.yml").read_text("utf-8")
    (data / "study.yml").write_text(study.replace("voice: both-of-us\n", ""), "utf-8")
    (data / "categories.yml").write_text("\n".join(_tree(findings)) + "\n", "utf-8")
    speakers = _speakers(people, cases, data)
    said = [
        "quotes:",
        *(line for number in range(quotes) for line in _quote(number, findings, chance, speakers)),
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


def _speakers(people: int, cases: int, data: Path) -> list[str]:
    """Who may speak, as quotes name it; the tables of a larger study are written."""
    if (people, cases) == (OWN_PEOPLE, OWN_CASES):
        return [f"{{person: R{at + 1}, case: {GROUPS[at // 3]}}}" for at in range(people)]
    roles, lived = ("customer", "volunteer", "shareholder"), ("under 5 years", "over 20 years", "")
    rows = [f"R{at + 1},{roles[at % 3]},{lived[at // 3 % 3]}" for at in range(people)]
    (data / "people.csv").write_text("\n".join(["id,role,lived", *rows]) + "\n", "utf-8")
    met = ("school", "shop")
    rows = [
        f"g{at + 1},R{at % people + 1},{met[at % 2]},{60 + at % 40} minutes,{60 + at % 40}"
        for at in range(cases)
    ]
    heading = "id,person,setting,talk,talk_minutes"
    (data / "cases.csv").write_text("\n".join([heading, *rows]) + "\n", "utf-8")
    for name, old, new in (
        ("study.yml", "{count: 9, what", f"{{count: {people}, what"),
        ("sample.yml", "count: 7}", f"count: {people - people // 4}}}"),
        ("sample.yml", "count: 2}", f"count: {people // 4}}}"),
    ):
        file = data / name
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    return [f"{{person: R{at % people + 1}, case: g{at + 1}}}" for at in range(cases)]


def _quote(number: int, findings: int, chance: random.Random, speakers: list[str]) -> list[str]:
    """A quote; every seventh is tied to nobody, every fourth stands in a second finding, which
    it limits.
    """
    tied = speakers[number % len(speakers)]
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
