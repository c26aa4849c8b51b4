"""The pages that only `ownwords serve` shows: what is wrong, and how far the study is."""

from collections.abc import Sequence
from pathlib import Path

from markupsafe import Markup, escape

from ..errors import Problem
from ..records import dataclass
from ..status import Status, counted

_MOST = 50
"""So many problems a page; the terminal has them all."""
_AROUND = 2
_LONGEST = 400

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " font-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'"
)
_PAGE = Markup("""<!doctype html>
<html lang="en" class="ow-draft-page">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="robots" content="noindex">
<title>{title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/_draft/ownwords.css">
<link rel="stylesheet" href="/_draft/draft.css">
</head>
<body>
<a class="ow-skip" href="#main">Skip to the content</a>
<header class="ow-draft-head">
<p class="ow-wrap">Draft. A published site has no such page.</p>
</header>
<main id="main" class="ow-wrap ow-body">
{body}
</main>
</body>
</html>
""")


@dataclass(frozen=True)
class Gap:
    """A place in which something is still to write.

    Attributes:
        file: Path from the project's folder.
        line: Line in the file, counted from 1; 0 where the whole file is meant.
        path: The value's place in the data; may be empty.
    """

    file: str
    line: int
    path: str


def problem_page(problems: Sequence[Problem], root: Path, good: str) -> str:
    """What is wrong, each with its lines, in place of the page that was asked for.

    Args:
        problems: All of them, in the order of mending.
        root: The project's folder.
        good: When the last good pages were made; empty where there are none.
    """
    what = counted(len(problems), "problem", "problems")
    old = Markup('<p><a class="ow-button" href="/_draft/old">Show the draft from {}</a></p>')
    more = Markup("<p>{} more are in the terminal.</p>")
    body = Markup("""<h1>{what} to fix before the draft can be shown</h1>
<p>Fix from top to bottom and save. The draft then comes back here by itself.</p>
{old}<p class="ow-draft-wait" role="status">Waiting for the next save. No files were changed.</p>
<ol class="ow-problems">{items}</ol>{more}
<p class="ow-draft-small">The terminal shows the same messages, and so does
<code>ownwords check</code>.</p>""").format(
        what=what,
        old=old.format(good) if good else "",
        items=Markup("").join(_item(each, root) for each in problems[:_MOST]),
        more=more.format(len(problems) - _MOST) if len(problems) > _MOST else "",
    )
    return _PAGE.format(policy=_POLICY, title=f"{what} · draft", body=body)


def status_page(status: Status, gaps: Sequence[Gap], unfit: int) -> str:
    """How far the study is: what is there, what is missing before it is published.

    Args:
        status: What `ownwords status` says.
        gaps: The places in which something is still to write.
        unfit: How many files beside the pages are not fit to be published.
    """
    rows = Markup("").join(
        Markup("<dt>{}</dt><dd>{}</dd>").format(name, said) for name, said in status.lines
    )
    files = (counted(unfit, "file that is not fit", "files that are not fit"),) if unfit else ()
    missing = (*files, *status.missing)
    listed = Markup("").join(Markup("<li>{}</li>").format(each) for each in missing)
    body = Markup("""<h1>How far the study is</h1>
<dl class="ow-draft-facts">{rows}</dl>
<h2>Before publishing</h2>
{missing}
{gaps}<p>Next: <code>{next}</code></p>
<p><a href="/">Back to the draft</a></p>""").format(
        rows=rows,
        missing=Markup("<ul>{}</ul>").format(listed) if missing else "Nothing is missing.",
        gaps=_gaps(gaps),
        next="ownwords check" if unfit else status.next,
    )
    return _PAGE.format(policy=_POLICY, title="How far the study is · draft", body=body)


def _gaps(gaps: Sequence[Gap]) -> Markup:
    if not gaps:
        return Markup("")
    row = Markup('<li>{}<span class="ow-draft-small"> {}</span></li>')
    listed = Markup("").join(row.format(_line_of(gap.file, gap.line), gap.path) for gap in gaps)
    return Markup("<h2>Still to write ({})</h2>\n<ul>{}</ul>\n").format(len(gaps), listed)


def _item(problem: Problem, root: Path) -> Markup:
    character = f"character {problem.column}" if problem.column and not problem.book else ""
    cell = f"{problem.path} (cell {problem.cell})" if problem.path and problem.cell else ""
    parts_of_place = (_line_of(problem.file, problem.line), character, cell or problem.path)
    place = ", ".join(part for part in parts_of_place if part)
    said = Markup("<br>").join(map(escape, problem.message.splitlines()))
    parts = (
        Markup("<h2>{}</h2>").format(said),
        Markup('<p class="ow-draft-small">{}</p>').format(place) if place else "",
        Markup('<p class="ow-draft-do">{}</p>').format(_sentence(problem.hint))
        if problem.hint
        else "",
        _lines(problem, root),
    )
    return Markup("<li>{}</li>").format(Markup("").join(map(escape, parts)))


def _line_of(file: str, line: int) -> str:
    """A file and a line in it, or a sheet and its row."""
    word = "row" if Problem(file, 0, 0, "", "").book else "line"
    return f"{file}, {word} {line}" if line else file


def _sentence(words: str) -> str:
    end = "" if words.endswith((".", "?", "!")) else "."
    return words[:1].upper() + words[1:] + end


def _lines(problem: Problem, root: Path) -> Markup:
    """The lines around the place, where the file is text."""
    file = (root / problem.file).resolve()
    if not problem.line or not file.is_relative_to(root.resolve()) or not file.is_file():
        return Markup("")
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return Markup("")
    first = max(1, problem.line - _AROUND)
    shown = enumerate(lines[first - 1 : problem.line + _AROUND - 1], first)
    rows = Markup("").join(_line(at, text, at == problem.line) for at, text in shown)
    label = f"{problem.file}, around line {problem.line}"
    return Markup(
        '<pre class="ow-draft-lines" tabindex="0" role="region" aria-label="{}">{}</pre>'
    ).format(label, rows)


def _line(at: int, text: str, here: bool) -> Markup:
    short = text if len(text) <= _LONGEST else text[:_LONGEST] + " …"
    row = "<span><i>{}</i>{}\n</span>" if not here else "<span><i>{}</i><mark>{}</mark>\n</span>"
    return Markup(row).format(at, short)
