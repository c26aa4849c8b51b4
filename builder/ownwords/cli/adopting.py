"""`ownwords adopt`: piece by piece in the terminal, in a table to tick, or all at once."""

import sys
from dataclasses import field
from pathlib import Path

import click

from .. import imports
from ..engine import project_at
from ..imports import OPEN, Choice, Finding, Proposal, Quote, store
from ..load import Loaded
from ..load import load_with_places as load
from ..locks import alone_in
from ..pipeline import Project
from ..private import prepare
from ..records import dataclass
from ..tables.shadow import as_yaml, in_sheets
from ..withdrawal import Withdrawal, carry_out
from ..writing import write_whole
from .options import config_option
from .saying import amount, done, near

_TOLD = {"h": "helped", "i": "hindered", "b": "both", "u": "unclear"}
_KEYS = "y take, e take with other words, n leave out, l later, u undo, q stop"


@click.command()
@config_option
@click.argument("name", required=False)
@click.option("--table", is_flag=True, help="Decide in a table: made first, read when it is there.")
@click.option("--all", "everything", is_flag=True, help="Take all that is open, with its gaps.")
@click.option(
    "--columns", metavar="NAMES", help="Take these columns of people too (`all`, or with commas)."
)
@click.option("--dry-run", is_flag=True, help="Show what would change without changing anything.")
def adopt(
    config_file: Path,
    name: str | None,
    table: bool,
    everything: bool,
    columns: str | None,
    dry_run: bool,
) -> None:
    """Take over what you choose of an import, into site-data/.

    A quote takes its findings with it, and its speaker. Rows are added; nothing that stands in your
    files is changed, except that words which the imported file has changed since are asked about.
    What no file holds is marked `to-write`: `ownwords check` counts it, and a site with gaps is
    built as a draft alone. The files as they were before lie in private/before/.

    \b
    Examples:
      ownwords adopt taguette            one after the other, here
      ownwords adopt taguette --table    in private/import/taguette/adopt.csv
      ownwords adopt taguette --all      everything, to be written on in the files
      ownwords adopt interviews --columns "Age band,Gender"    once the people are taken
    """
    project = project_at(config_file)
    try:
        name = _chosen_import(project, name)
        proposal = store.load(project.private, name)
    except imports.ImportFailed as error:
        raise click.UsageError(str(error)) from None
    assert proposal is not None
    loaded = load(project.data, project.root)
    now = imports.conflicts(loaded, proposal)
    if everything:
        choice: Choice | None = imports.everything(proposal)
    elif columns and not table:
        choice = Choice()
    elif table:
        choice = _through_table(project, name, proposal, now)
    else:
        choice = _walk(proposal, now, name)
    if choice is not None:
        _take(project, name, loaded, proposal, choice, _columns(proposal, columns), dry_run)


def _columns(proposal: Proposal, named: str | None) -> tuple[imports.Column, ...]:
    try:
        return imports.wanted_columns(proposal, named) if named else ()
    except ValueError as error:
        known = ", ".join(each.label for each in proposal.columns) or "none"
        raise click.UsageError(f"“{error}” is no column of this import; known: {known}") from None


def _chosen_import(project: Project, name: str | None) -> str:
    names = store.names_in(project.private)
    if not names:
        raise click.UsageError("nothing was imported yet; begin with ownwords import FILE")
    if name is None and len(names) == 1:
        return names[0]
    if name is None or store.load(project.private, name) is None:
        raise click.UsageError(f"name an import: {', '.join(names)}")
    return name


def _through_table(
    project: Project, name: str, proposal: Proposal, now: dict[str, str]
) -> Choice | None:
    file = store.folder_of(project.private, name) / store.TABLE
    if not file.exists():
        store.write_table(project.private, name, imports.table(proposal, now))
        done(
            f"Fill in the column take (yes, no, later) in {near(file)}, save, then run ownwords"
            f" adopt {name} --table"
        )
        return None
    return imports.ticked(file, near(file), proposal, now)


@dataclass
class _Decisions:
    """What somebody has said so far; each key knows how to be taken back."""

    take: dict[str, None] = field(default_factory=dict)
    leave: dict[str, None] = field(default_factory=dict)
    newer: dict[str, None] = field(default_factory=dict)
    keep: dict[str, None] = field(default_factory=dict)
    gists: dict[str, str] = field(default_factory=dict)
    told: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)

    def undo(self, id_: str) -> None:
        """Forgets what was said about a piece."""
        for part in (self.take, self.leave, self.newer, self.keep):
            part.pop(id_, None)
        for said in (self.gists, self.told, self.words):
            said.pop(id_, None)

    def choice(self) -> Choice:
        """The choice they come to."""
        return Choice(
            frozenset(self.take),
            frozenset(self.leave),
            self.gists,
            self.told,
            self.words,
            frozenset(self.newer),
            frozenset(self.keep),
        )


def _walk(proposal: Proposal, now: dict[str, str], name: str) -> Choice:
    if not sys.stdin.isatty():
        raise click.UsageError(
            f"nobody can be asked here; take all with --all, or decide in a table: ownwords adopt"
            f" {name} --table"
        )
    quotes = [each for each in proposal.quotes if each.state == OPEN or each.id in now]
    findings = [each for each in proposal.findings if each.state == OPEN or each.id in now]
    click.echo(f"{amount(len(quotes), 'quote')} and {amount(len(findings), 'finding')} to decide.")
    made, at = _Decisions(), 0
    pieces: list[Quote | Finding] = [*quotes, *findings]
    try:
        while at < len(pieces):
            each = pieces[at]
            if isinstance(each, Finding) and each.id in _along(proposal, made):
                at += 1  # a quote took it with it
                continue
            answer = _ask(each, proposal, now, made, f"{at + 1} of {len(pieces)}")
            if answer == "q":
                break
            at = max(at - 1, 0) if answer == "u" else at + 1
            if answer == "u":
                made.undo(pieces[at].id)
    except (click.Abort, KeyboardInterrupt):
        click.echo()  # as q: what was decided is kept
    return made.choice()


def _along(proposal: Proposal, made: _Decisions) -> set[str]:
    """Findings that the quotes taken so far bring with them."""
    above = {each.id: each.parent for each in proposal.findings}
    along: set[str] = set()
    for quote in proposal.quotes:
        if quote.id in made.take:
            for id_ in quote.findings:
                while id_ and id_ not in along:
                    along.add(id_)
                    id_ = above.get(id_, "")
    return along


def _ask(
    each: Quote | Finding, proposal: Proposal, now: dict[str, str], made: _Decisions, where: str
) -> str:
    """Shows a piece and asks about it; returns the key that was given."""
    _show(each, proposal, where)
    if each.id in now:
        click.echo(f"  In your study it is: “{now[each.id]}”")
        key = _key("y the file’s words, k keep yours, l later, u undo, q stop", "yklnuq", "l")
        if key in "yk":
            (made.newer if key == "y" else made.keep)[each.id] = None
        return key
    key = _key(_KEYS, "yenluq", "y")
    if key == "n":
        made.leave[each.id] = None
    if key not in "ye":
        return key
    made.take[each.id] = None
    if isinstance(each, Quote):
        if key == "e" and len(each.said) == 1:
            made.words[each.id] = str(click.prompt("The words", default=each.words))
        if gist := _optional("What it says, in a few words"):
            made.gists[each.id] = gist
        told = _key("Told as: h helped, i hindered, b both, u unclear, l later", "hibul", "l")
        if told in _TOLD:
            made.told[each.id] = _TOLD[told]
    return key


def _show(each: Quote | Finding, proposal: Proposal, where: str) -> None:
    labels = {finding.id: finding.label for finding in proposal.findings}
    if isinstance(each, Finding):
        above = f"  below {labels.get(each.parent, each.parent)}" if each.parent else ""
        click.echo(f"\nFinding {where}: {each.label}{above}")
        if each.professional:
            click.echo(f"  {each.professional}")
        return
    click.echo(f"\nQuote {where}: {', '.join(labels.get(id_, id_) for id_ in each.findings)}")
    if each.prompt:
        click.echo(f"  the interviewer: “{each.prompt}”")
    for turn in each.said:
        click.echo(f"  {turn.who or 'speaker not said'}: “{turn.words}”")
    for inner in each.inner:
        click.echo(f"  selected inside it: “{inner}”")
    for doubt in each.doubts:
        click.echo(f"  look at it: {doubt}")


def _key(question: str, keys: str, usual: str) -> str:
    while True:
        answer = str(click.prompt(question, default=usual)).strip().lower()[:1]
        if answer and answer in keys:
            return answer
        click.echo(f"{answer} is not a key here; {question}")


def _optional(question: str) -> str:
    return str(click.prompt(f"{question} [later]", default="", show_default=False)).strip()


def _take(
    project: Project,
    name: str,
    loaded: Loaded,
    proposal: Proposal,
    choice: Choice,
    columns: tuple[imports.Column, ...],
    dry: bool,
) -> None:
    plain = as_yaml(loaded)
    adopted = imports.adopt(plain, proposal, choice)
    told = imports.with_columns(plain.edited(adopted.texts), proposal, columns)
    texts = adopted.texts | told
    after = plain.edited(texts)
    if plain is not loaded and texts:
        texts = in_sheets(loaded, plain, after, texts)
    if dry:
        done(f"Would change: {', '.join(texts) or 'nothing'}.")
        return
    with alone_in(project.root):
        before = _kept_before(project, texts)
        if adopted.examples:
            clear_pages(project.content)
        carry_out(Withdrawal(project.data, texts, ()))
        store.save(project.private, name, adopted.proposal)
        (store.folder_of(project.private, name) / store.TABLE).unlink(missing_ok=True)
    left = [each for each in adopted.proposal.quotes if each.state == OPEN]
    open_findings = [each for each in adopted.proposal.findings if each.state == OPEN]
    done(
        f"Taken: {amount(adopted.quotes, 'quote')}, {amount(adopted.findings, 'finding')},"
        f" {adopted.people} {'person' if adopted.people == 1 else 'people'}. Left:"
        f" {amount(len(left), 'quote')}, {amount(len(open_findings), 'finding')}."
    )
    if adopted.nameless:
        done(
            "Nobody was added to people.csv: new rows would contradict the numbers that your study"
            " gives. Who speaks is still to write."
        )
    if adopted.examples:
        done("The starter’s examples went, and its table of people, in favour of your own.")
    if columns:
        _say_columns(columns, taken=bool(told))
    if texts:
        done(f"Written: {', '.join(texts)}{before}")
    more = bool(left or open_findings)
    done(f"Next: ownwords adopt {name}" if more else "Next: ownwords check, then ownwords serve")


def _say_columns(columns: tuple[imports.Column, ...], *, taken: bool) -> None:
    names = ", ".join(each.label for each in columns)
    if taken:
        done(
            f"Columns of people: {names}. Write for each in sample.yml whether an outsider could"
            " know it (quasi_identifier) and whether learning it would hurt (sensitive)."
        )
    else:
        done(f"No column was added: {names} is there already, or nobody it tells of has a row yet.")


def clear_pages(content: Path) -> None:
    """Takes the calls that show examples out of hand-written pages, which would not build else."""
    for page in sorted(content.glob("**/*.md")):
        text = page.read_text("utf-8")
        if (without := imports.without_example_calls(text)) != text:
            write_whole(page, without.encode())


def _kept_before(project: Project, texts: dict[str, str | bytes | None]) -> str:
    """Copies the files as they are into private/before/; says so."""
    folder = project.private / "before"
    prepare(project.private)
    folder.mkdir(exist_ok=True, mode=0o700)
    kept = []
    for file in (project.data / name for name in texts):
        if file.is_file():
            number = 1
            while (copy := folder / f"{file.stem}-{number}{file.suffix}").exists():
                number += 1
            write_whole(copy, file.read_bytes(), 0o600)
            kept.append(copy.name)
    return f" (before: {near(folder)}/, {', '.join(kept)})" if kept else ""
