"""`ownwords import`: reads files of other programs and proposes; nothing public is changed."""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import click

from .. import imports
from ..engine import project_at
from ..imports import Read, counted, store
from ..load import Loaded
from ..load import load_with_places as load
from ..locks import alone_in
from ..private import folder_of
from .options import config_option
from .saying import done, near

T = TypeVar("T")

_FLAGS = {
    "tree": "Of flat codes with sets or `::`: which is the tree (sets, names, none).",
    "project": "Of a database with several projects: which one.",
    "sheet": "Of a file with several tables: which one.",
    "words": "Of a table: which column holds the words, by heading or letter.",
    "codes": "Of a table: which column holds the codes.",
    "person": "Of a table: which column says who speaks.",
    "document": "Of a table: which column names the document.",
    "commas": "Of a table: whether commas part codes (yes, no).",
}


def with_answers(command: click.Command, *, hidden: bool = False) -> click.Command:
    """Gives a command the options that answer what a file leaves open."""
    for about, said in reversed(_FLAGS.items()):
        option = click.Option([f"--{about}"], metavar="ANSWER", help=said, hidden=hidden)
        command.params.append(option)
    return command


@click.command("import")
@config_option
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--name", help="What the import is called; else as its file.")
def import_(config_file: Path, files: tuple[Path, ...], name: str | None, **said: str) -> None:
    """Read FILES of another program and propose what can become findings, quotes and people.

    REFI-QDA (.qdpx, .qdc), Taguette (.sqlite3, .csv, .xlsx), QualCoder (its folder or data.qda),
    tables (.csv, .xlsx, .ods, .docx). Nothing in site-data/ is changed: what is proposed lies in
    private/import/NAME/, under made-up ids, and `ownwords adopt NAME` takes over what you choose.
    Importing again brings the file's changes and keeps your decisions.

    \b
    Examples:
      ownwords import taguette.sqlite3
      ownwords import interviews.qdpx
      ownwords import quotes.xlsx --words Quote --codes Theme
    """
    if name and len(files) > 1:
        raise click.UsageError("--name is for one file; import the others by themselves")
    project = project_at(config_file)
    answers = {about: str(answer) for about, answer in said.items() if answer}
    failed = False
    names: list[str] = []
    loaded = load(project.data, project.root)
    for path in files:
        called = name or _name_for(path, names)
        try:
            import_file(path, called, answers, project.root, loaded)
        except imports.ImportFailed as error:
            refused(path, error)
            failed = True
            continue
        names.append(called)
    if names:
        done(f"Next: ownwords adopt {names[0]}")
    if failed:
        click.get_current_context().exit(1)


def import_all(files: Sequence[tuple[Path, dict[str, str]]], root: Path) -> str:
    """Imports files into a project that was made just now; returns the name of the first import.

    Raises:
        ImportFailed: One of them cannot be read.
    """
    names: list[str] = []
    project = project_at(root / "mkdocs.yml")
    loaded = load(project.data, root)
    for path, answers in files:
        names.append(_name_for(path, names))
        import_file(path, names[-1], answers, root, loaded)
    return names[0]


def _name_for(path: Path, used: Sequence[str]) -> str:
    """The name of an import: that of its file; two files of one name are two imports."""
    called, number = store.name_for(path), 2
    while called in used:
        called, number = f"{store.name_for(path)}-{number}", number + 1
    return called


def refused(path: Path, error: imports.ImportFailed) -> None:
    """Says why a file cannot be read."""
    click.echo(f"{path.name}: {error}" if str(error)[0].islower() else str(error))


def import_file(
    path: Path, name: str, answers: Mapping[str, str], root: Path, loaded: Loaded
) -> None:
    """Imports one file, and says what is proposed.

    Raises:
        ImportFailed: It cannot be read, and keeps nothing.
    """
    private = folder_of(root)
    said = dict(answers)
    result = asked_about(path, said, lambda: imports.read(path, name, said, private, loaded))
    with alone_in(root):
        store.save(private, name, result.proposal)
    _say(path, result, private)


def asked_about(path: Path, answers: dict[str, str], reading: Callable[[], T]) -> T:
    """Reads a file; what it leaves open is asked in a terminal, and added to the answers."""
    while True:
        try:
            return reading()
        except imports.Question as question:
            if not sys.stdin.isatty() or question.about in answers:
                choices = ", ".join(f"{key} ({said})" for key, said in question.choices.items())
                raise click.UsageError(
                    f"{path.name}: {question} Say it with --{question.about}: {choices}"
                ) from None
            click.echo(str(question))
            keys = list(question.choices)
            for number, key in enumerate(keys, 1):
                click.echo(f"  {number}  {key}: {question.choices[key]}")
            chosen = click.prompt("Which", type=click.IntRange(1, len(keys)), default=1)
            answers[question.about] = keys[int(chosen) - 1]


def _say(path: Path, result: Read, private: Path) -> None:
    found, proposal = result.found, result.proposal
    done(f"Read {path.name} ({found.program})")
    findings = [each for each in proposal.findings if each.state != imports.LEFT]
    placements = sum(len(quote.findings) for quote in proposal.quotes)
    inner = sum(len(quote.inner) for quote in proposal.quotes)
    asked = sum(bool(quote.prompt) for quote in proposal.quotes)
    spoken = sum(
        any(turn.who == imports.INTERVIEWER for turn in quote.said) for quote in proposal.quotes
    )
    people = ", ".join(person.id for person in proposal.people[:6])
    more = ", …" if len(proposal.people) > 6 else ""
    _part(
        "Proposed",
        (
            counted(len(findings), "finding"),
            f"{counted(len(proposal.quotes), 'quote')} with {counted(placements, 'placement')}"
            if proposal.quotes
            else "",
            f"{counted(inner, 'selection')} inside another one, as a second placement"
            if inner
            else "",
            f"{counted(len(proposal.people), 'person', 'people')} by made-up ids, in a mixed order:"
            f" {people}{more}"
            if proposal.people
            else "",
            f"{counted(len(proposal.columns), 'column')} of people, with --columns of adopt:"
            f" {', '.join(each.label for each in proposal.columns)}"
            if proposal.columns
            else "",
            f"{counted(asked, 'question')} of the interviewer’s, with the quote after it"
            if asked
            else "",
            f"{counted(spoken, 'quote')} in which the interviewer speaks" if spoken else "",
        ),
    )
    _part("Please note", (*proposal.remarks, *(f"Since last time: {c}" for c in result.changes)))
    _part("Not carried", proposal.left)
    _part("Never read", (", ".join(found.unread),))
    done(f"Still to write after adopting all: {_gaps(result)}")
    key = private / store.FOLDER / result.name / store.KEY
    done(f"Who is who: {near(key)}")


def _part(title: str, lines: tuple[str, ...]) -> None:
    if lines := tuple(line for line in lines if line):
        done(title)
        for line in lines[:40]:
            done(f"  {line}")
        if len(lines) > 40:
            done(f"  and {len(lines) - 40} more")


def _gaps(result: Read) -> str:
    findings = [each for each in result.proposal.findings if each.state == imports.OPEN]
    quotes = [each for each in result.proposal.quotes if each.state == imports.OPEN]
    parts = {
        "plain wording": len(findings),
        "professional wording": sum(not each.professional for each in findings),
        "gist": sum(not quote.gist for quote in quotes),
        "told_as": sum(not quote.told_as for quote in quotes),
    }
    named = ", ".join(f"{name} {count}" for name, count in parts.items() if count)
    return f"{sum(parts.values())}" + (f" ({named})" if named else "")


with_answers(import_)
