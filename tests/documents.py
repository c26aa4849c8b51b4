"""Reads what docs/ shows, so that tests can do it: the files, the changes, the commands and their
answers.

Comments in the Markdown, unseen on the web page, say what a block is:

- `<!-- file: site-data/quotes.yml -->` before a block: the whole file; with the text inside the
  comment, a file nobody has to see
- `<!-- add: site-data/quotes.yml -->` before a block: lines at the end of that file
- `<!-- swap: site-data/quotes.yml: old → new -->`: a change that the text around it describes; ¶ is
  the end of a line
- `<!-- below: FILE: words -->` before a block: lines right below the one line of that file that has
  these words
- `<!-- problems -->` before a block: what `ownwords check` names

In a block marked `console`, lines with `$ ownwords …` are commands, with what they answer below.
"""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
RECORDS = sorted((DOCS / "decisions").glob("[0-9]*.md"))
PAGES = [*sorted(DOCS.glob("*.md")), DOCS / "decisions" / "README.md", *RECORDS]

_PART = re.compile(
    r"^(?P<heading>##+ [^\n]+)$"
    r"|^<!-- (?P<kind>file|add|swap|below|problems)(?:: (?P<where>[\w./-]+))?(?P<rest>.*?)-->\n(?:```\w*\n(?P<text>.*?)^```$)?"
    r"|^```console\n(?P<console>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Step:
    """Something a page tells to do, or says that one sees."""

    kind: str
    where: str
    text: str
    line: int
    anchor: str = ""


def sections(page: Path) -> dict[str, list[Step]]:
    """The steps of a page by the heading they stand under."""
    found: dict[str, list[Step]] = {}
    heading, text = "", page.read_text("utf-8")
    for part in _PART.finditer(text):
        line = text.count("\n", 0, part.start()) + 1
        if part["heading"]:
            heading = part["heading"].lstrip("# ")
        elif part["console"]:
            found.setdefault(heading, []).append(Step("console", "", part["console"], line))
        else:
            hidden = (
                part["rest"].strip("\n") + "\n"
                if "\n" in part["rest"]
                else part["rest"].strip(": ")
            )
            found.setdefault(heading, []).append(
                Step(part["kind"], part["where"] or "", part["text"] or hidden, line, hidden)
            )
    return found


def steps(page: Path) -> list[Step]:
    """All steps of a page, in order."""
    return [step for under in sections(page).values() for step in under]


def follow(step: Step, project: Path) -> None:
    """Does to the project's files what a step says."""
    file = project / step.where
    file.parent.mkdir(parents=True, exist_ok=True)
    if step.kind == "file":
        file.write_text(step.text, "utf-8")
    elif step.kind == "add":
        file.write_text(file.read_text("utf-8") + step.text, "utf-8")
    elif step.kind == "below":
        text = file.read_text("utf-8")
        assert text.count(step.anchor) == 1, f"line {step.line}: {step.where}: {step.anchor!r}"
        at = text.index("\n", text.index(step.anchor)) + 1
        file.write_text(text[:at] + step.text + text[at:], "utf-8")
    elif step.kind == "swap":
        old, new = step.text.replace("¶", "\n").split(" → ")
        text = file.read_text("utf-8")
        assert text.count(old) >= 1, f"line {step.line}: {step.where} has no {old!r}"
        file.write_text(text.replace(old, new, 1), "utf-8")


def tutorial_study(project: Path) -> Path:
    """The study that the tutorial ends with, in this folder."""
    for step in steps(DOCS / "tutorial.md"):
        follow(step, project)
    (project / "content").mkdir(exist_ok=True)
    return project


def shown_messages(heading: str) -> list[str]:
    """The messages that docs/problems.md explains under a heading."""
    text = (DOCS / "problems.md").read_text("utf-8")
    section = text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    section = re.sub(r"<!-- rules:.*?<!-- end of rules -->", "", section, flags=re.DOTALL)
    found = re.findall(r"^\| (?:`` (.+?) ``|`([^`]+)`) \|", section, re.MULTILINE)
    return [(double or single).replace(r"\|", "|") for double, single in found]


def links(page: Path) -> list[str]:
    """The relative links of a page, its pictures' too; what stands in blocks and code is no
    link.
    """
    text = re.sub(
        r"^```.*?^```$|<!--.*?-->|`[^`\n]+`",
        "",
        page.read_text("utf-8"),
        flags=re.MULTILINE | re.DOTALL,
    )
    return [
        target
        for target in re.findall(r"\]\(([^)\s]+)\)", text)
        if not re.match(r"[a-z]+:", target)
    ]


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    text = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    return {
        re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")
        for title in re.findall(r"^#+ (.+?) *$", text, re.MULTILINE)
    }
