"""The commands of `ownwords`. With the questions of `asking`, the only module that prints."""

import errno
import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

import ownwords

from . import documentation
from .asking import asked, made
from .checklists import templates, to_answer
from .checks.placeholders import CODE as PLACEHOLDER
from .checks.wording import EASY
from .disclosure import Material
from .disclosure.drafts import draft_facts, draft_text
from .disclosure.facts import FILE as FACTS_FILE
from .engine import project_at
from .errors import STOPPED, STOPPED_CODE
from .formats import Find, as_github, as_json, as_sarif, finds, summary
from .locks import alone_in
from .model.privacy import Allowed
from .pipeline import make_site, read_material
from .private import prepare, write_private
from .release import carry_out as write_release
from .release import plan_release
from .review import Decision, Open, filled_in, open_words, recorded, to_fill_in
from .source import strip_media
from .starters import STARTERS, make_project, refuse_used, renew_schemas
from .status import counted, status_of, still_to_write
from .suggestions import did_you_mean
from .withdrawal import Wish, Withdrawal, carry_out, plan
from .writing import refusal

Command = TypeVar("Command", bound=Callable[..., Any])


def _keep_private(_context: click.Context, _option: click.Parameter, config_file: Path) -> Path:
    """Messages of every command send people to `private/`, and `git add` comes next."""
    ownwords.private_folder(config_file)
    return config_file


_QUIET = "ownwords.quiet"


def _be_quiet(context: click.Context, _option: click.Parameter, quiet: bool) -> None:
    """Remembers it for this command; `meta` is shared with the group."""
    if quiet:
        context.meta[_QUIET] = True


quiet_option = click.option(
    "--quiet",
    "-q",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_be_quiet,
    help="Say nothing but what is wrong, and what was asked for.",
)
_config = click.option(
    "--config",
    "config_file",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("mkdocs.yml"),
    callback=_keep_private,
    show_default=True,
    help="The project's mkdocs.yml.",
)


_FORMAT, _WORDS = "ownwords.format", "ownwords.words"


def _remember(context: click.Context, option: click.Parameter, value: object) -> None:
    """`meta` is shared with the group, which words what went wrong."""
    context.meta[_WORDS if option.name == "show_words" else _FORMAT] = value


def format_option(*names: str) -> Callable[[Command], Command]:
    """The options that say for whom the findings are written."""
    form = click.option(
        "--format",
        type=click.Choice(names),
        default="text",
        expose_value=False,
        callback=_remember,
        show_default=True,
        help="For whom: people, or programs. In `github` marks and a summary of a workflow.",
    )
    words = click.option(
        "--show-words",
        is_flag=True,
        expose_value=False,
        callback=_remember,
        help="Repeat the words that the gate found where a format leaves them out for public logs.",
    )
    return lambda command: form(words(command))


def _shows_words(context: click.Context) -> bool:
    return bool(context.meta.get(_WORDS))


def config_option(command: Command) -> Command:
    """The options of every command that works on a project."""
    return _config(quiet_option(command))


class _Commands(click.Group):
    """Translates what goes wrong into lines and exit codes: 1 for the data, 2 for wrong use and
    what the system refuses, 130 for Ctrl-C.
    """

    def invoke(self, ctx: click.Context) -> object:
        """Runs a command."""
        try:
            return super().invoke(ctx)
        except ownwords.StudyError as error:
            if ctx.meta.get(_FORMAT) == "github":
                _print_marks(finds(error.problems, show_words=_shows_words(ctx)))
                ctx.exit(1)
            _print_problems(error.problems)
            if error.advice:
                _print_advice(error.advice)
            ctx.exit(1)
        except ownwords.BuildError as error:
            click.echo(f"ERROR {error}", err=True)
            ctx.exit(2)
        except OSError as error:
            if error.errno == errno.EPIPE:  # whoever reads the output has gone
                raise
            click.echo(f"ERROR {refusal(error)}", err=True)
            ctx.exit(2)
        except (KeyboardInterrupt, click.Abort):  # a question turns Ctrl-C into Abort
            click.echo(STOPPED, err=True)
            ctx.exit(STOPPED_CODE)


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    invoke_without_command=True,
    epilog=(
        "Begin with `ownwords new my-study`. `ownwords check` names all that is wrong, with file"
        " and line, and touches nothing."
    ),
)
@click.version_option(ownwords.__version__, prog_name="ownwords")
@quiet_option
@click.pass_context
def main(context: click.Context) -> None:
    """Publish what people said, in their own words.

    Makes a website from a qualitative study's files: site-data/ holds the study, content/ your own
    pages, mkdocs.yml the settings.

    \b
    Examples:
      ownwords new my-study     a project of your own, with examples to replace
      ownwords check            is everything in order? (nothing is changed)
      ownwords build            make the site in site/
      ownwords status           what is there, what is missing before you publish
      ownwords serve            look at it while you write: http://127.0.0.1:8000
      ownwords write pages/     the same pages as Markdown, for another engine
      ownwords deposit folder/  the study as a repository such as Zenodo takes it
      ownwords review           go through what looks like a name, and record what may stand
      ownwords facts            what quotes tell about who speaks: a draft for the gate
      ownwords release          note what is published; `check` then names what is gone
      ownwords withdraw ID      take a quote back: its words go from every data file
      ownwords checklist srqr   a reporting checklist, to be answered in reporting.yml
      ownwords docs how-to      read a page of the documentation

    \b
    Exit codes: 0 fine, 1 problems in the data, 2 wrong use or nothing can be written, 130 Ctrl-C.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--title", help="Title of the study.")
@click.option("--starter", type=click.Choice(list(STARTERS)), help="Which kind of study.")
@click.option(
    "--own/--of-others",
    default=None,
    help="Whether those who did the study make the site.",
)
@click.option("--language", metavar="TAG", help="Language of the site, such as en or sv.")
@click.option(
    "--sensitive/--not-sensitive",
    default=None,
    help="Whether reading it may upset someone; then the site says where help is.",
)
@quiet_option
def new(
    folder: Path,
    title: str | None,
    starter: str | None,
    own: bool | None,
    language: str | None,
    sensitive: bool | None,
) -> None:
    """Make a project in FOLDER: a small invented study that builds at once, to replace by yours.

    What is not said by an option is asked in a terminal. A folder that is not empty is refused.
    Nothing is fetched from the network.

    \b
    Examples:
      ownwords new my-study
      ownwords new my-study --starter themes --title "Why people stay in a choir"
      ownwords new . --starter focus-groups --language sv --sensitive
    """
    refuse_used(folder)
    wish = replace(asked(title, starter, own, language, sensitive), version=ownwords.__version__)
    made_in = make_project(folder, wish)
    _done(made(made_in, _near(made_in)))


@main.command()
@config_option
@click.option(
    "--pdf",
    is_flag=True,
    help="Also print the sheets as PDFs, through a browser; needs ownwords[pdf].",
)
@click.option(
    "--offline",
    is_flag=True,
    help="A site to open from a disk, without a server: into site-offline/.",
)
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the site goes; else as mkdocs.yml says.",
)
@format_option("text", "github")
def build(config_file: Path, site_dir: Path | None, pdf: bool, offline: bool) -> None:
    """Make the site.

    It is made aside and swapped in whole: where something is wrong, the last good site stays as it
    is.

    \b
    Examples:
      ownwords build
      SITE_URL=https://example.org/study/ ownwords build      with permanent addresses
      ownwords build --pdf                                    with the sheets as PDFs
      ownwords build --offline                                for a USB stick, into site-offline/
      ownwords build --config studies/other/mkdocs.yml
    """
    site = ownwords.build(config_file, site_dir, pdf=pdf, offline=offline, say=_say)
    _renew_schemas(config_file)
    _done(f"Done. Open {_near(site / 'index.html')} in a browser.")


@main.command()
@config_option
@click.option(
    "--strict", is_flag=True, help="Exit with 1 where a hint is left that nobody has acknowledged."
)
@click.option(
    "--pairs",
    is_flag=True,
    help="Only print what is said in two wordings, plain and professional one below the other.",
)
@format_option("text", "json", "github", "sarif")
@click.pass_context
def check(context: click.Context, config_file: Path, strict: bool, pairs: bool) -> None:
    """Name all that is wrong in the study, with file and line; then hints, and what is still to
    write.

    Reads site-data/ and content/ and renders every page, but changes no file. A hint stops nothing:
    mend what it names, or acknowledge it with a reason in site-data/acknowledged.yml, by its code
    and its place. Examples of `ownwords new` that nobody has replaced are still to write.

    \b
    Examples:
      ownwords check
        site-data/quotes.yml:41:7: quotes[6].categories[0]: there is no category "trsut"; did you
        mean "trust"?
      ownwords check --pairs
        guidance.yml: claims[sorting-out]
          plain         A mistake that was sorted out could be of great value.
          professional  …
      ownwords check --format github     marks and a summary in a workflow, without words found
      ownwords check --strict
        site-data/guidance.yml:9:10: guidance[ask].why: “you should” sounds like advice; …  [advice]
    """
    report = ownwords.check(config_file, say=_say)
    if pairs and report.study:
        _print_pairs(report.pairs)
        return
    if context.meta[_FORMAT] != "text":
        _print_for_programs(context, report)
    elif report.study is None:
        raise ownwords.StudyError(report.problems, report.advice)
    else:
        _print_report(report, report.study)
    if report.problems:
        context.exit(1)
    if strict and report.hints:
        click.echo(
            "With --strict hints count, and what is still to write: mend them, or acknowledge them"
            " in acknowledged.yml.",
            err=True,
        )
        context.exit(1)


def _print_for_programs(context: click.Context, report: ownwords.Report) -> None:
    found = finds(report.problems, report.hints, show_words=_shows_words(context))
    if context.meta[_FORMAT] == "github":
        _print_marks(found)
        return
    written = as_json if context.meta[_FORMAT] == "json" else as_sarif
    click.echo(written(found, ownwords.__version__))


def _print_marks(found: Sequence[Find]) -> None:
    """Marks in a workflow's log, and the summary on its page, where there is one."""
    if marks := as_github(found):
        click.echo(marks)
    if page := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(page).open("a", encoding="utf-8") as file:
            file.write(summary(found))


def _print_report(report: ownwords.Report, study: ownwords.Study) -> None:
    hints = [hint for hint in report.hints if hint.code != PLACEHOLDER]
    unwritten = [hint for hint in report.hints if hint.code == PLACEHOLDER]
    for line in (*report.unseen, *hints, *still_to_write(unwritten)):
        click.echo(str(line))
    _print_eases(report.eases)
    click.echo(
        f"In order: {_number(len(study.categories.categories), 'finding')},"
        f" {_number(len(study.quotes.quotes), 'quote')}, {_number(report.pages, 'page')}."
    )
    left = f", {len(unwritten)} still to write" if unwritten else ""
    click.echo(f"{_number(len(hints), 'hint')}, {report.acknowledged} acknowledged{left}.")


@main.command()
@config_option
def status(config_file: Path) -> None:
    """Say what is there, and what is missing before the site is published.

    Findings without a quote, quotes without a finding, what is still to write, and what the gate
    found: as numbers, so that no word is repeated. Nothing is changed.

    \b
    Example:
      ownwords status
    """
    material, unfit = read_material(project_at(config_file))
    far = status_of(material, date.today())
    for name, said in far.lines:
        click.echo(f"{name:<11}{said}")
    problems = [counted(len(unfit), "file that is not fit", "files that are not fit")]
    missing = (*(problems if unfit else ()), *far.missing)
    click.echo(f"Before publishing: {', '.join(missing) or 'nothing is missing'}.")
    click.echo(f"Next: {'ownwords check' if unfit else far.next}")


@main.command()
@config_option
@click.option(
    "--address", default="127.0.0.1:8000", show_default=True, help="Where to serve, as host:port."
)
@click.option("--open", "in_browser", is_flag=True, help="Open it in a browser.")
def serve(config_file: Path, address: str, in_browser: bool) -> None:
    """Show the site and make it anew whenever a file changes. Ctrl-C ends it.

    \b
    Examples:
      ownwords serve --open
      ownwords serve --address 127.0.0.1:8001
    """
    _renew_schemas(config_file)
    ownwords.serve(config_file, address, in_browser=in_browser, say=_say)


@main.command()
@config_option
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def write(config_file: Path, folder: Path) -> None:
    """Write the pages to FOLDER as Markdown, with theme and settings, for another engine.

    \b
    Example:
      ownwords write pages/ && mkdocs build --config-file pages/mkdocs.yml
    """
    pages = ownwords.write(config_file, folder, say=_say)
    _done(f"{pages} pages written to {_near(folder)}.")


@main.command()
@config_option
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def deposit(config_file: Path, folder: Path) -> None:
    """Write the study to FOLDER as a repository takes it: tables, the whole study, the codebook.

    Quotes and rows are in it only where what people agreed to covers `data-sharing` and `archive`.
    A deposit cannot be taken back.

    \b
    Example:
      SITE_URL=https://example.org/study/ ownwords deposit deposit/
    """
    files = ownwords.deposit(config_file, folder, say=_say)
    _done(f"{files} files written to {_near(folder)}. Look at data/README.md before you upload it.")


@main.command()
@config_option
@click.option("--version", "named", default="", help="Its name; left out: the day.")
@click.option("--note", default="", help="What changed, in a sentence for readers.")
@click.option("--gone", is_flag=True, help="What was published and is gone is meant to be gone.")
def release(config_file: Path, named: str, note: str, gone: bool) -> None:
    """Note what is published, and what changed since the last release.

    Writes site-data/published.lock (fingerprints, no ids, no days) and an entry of
    site-data/changes.yml, which makes the page “What changed”. From then on `ownwords check` names
    what is gone or reads otherwise.

    \b
    Examples:
      ownwords release
      ownwords release --version 2 --note "Two findings were made clearer."
    """
    project = project_at(config_file, checked=True)
    site = make_site(project, say=_say)
    with alone_in(project.root):
        planned = plan_release(
            site.material, day=date.today().isoformat(), version=named, note=note, gone=gone
        )
        write_release(planned, project.data)
    for line in planned.said:
        click.echo(line)
    click.echo(f"Changed: {', '.join(planned.texts)}.")


@main.command()
@click.argument("name", required=False, type=click.Choice(list(templates())))
def checklist(name: str | None) -> None:
    """List the reporting checklists that come with ownwords, or print one to be answered.

    \b
    Examples:
      ownwords checklist
      ownwords checklist srqr >> site-data/reporting.yml     below `checklists:`
    """
    if name:
        click.echo(to_answer(name), nl=False)
        return
    for each in templates().values():
        click.echo(f"{each.id:<12}{each.name}: for {each.made_for}")


@main.command()
@config_option
@click.argument("quotes", nargs=-1, metavar="[QUOTE]...")
@click.option(
    "--person", "people", multiple=True, metavar="ID", help="A person, with row, cases and quotes."
)
@click.option("--case", "cases", multiple=True, metavar="ID", help="A case, with row and quotes.")
@click.option(
    "--migrate", is_flag=True, help="Write what an earlier version wrote without ids and days."
)
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
def withdraw(
    config_file: Path,
    quotes: tuple[str, ...],
    people: tuple[str, ...],
    cases: tuple[str, ...],
    migrate: bool,
    dry_run: bool,
) -> None:
    """Take back what somebody said.

    The words go from every file of site-data/, and so do the id and the links to it. From then on
    every build searches all that is published for them, by keyed fingerprints in
    site-data/withdrawn.yml. The key lies in private/withdrawal-key: keep a copy.

    \b
    Examples:
      ownwords withdraw empty-chair --dry-run
      ownwords withdraw empty-chair same-row
      ownwords withdraw --person S2
    """
    if not (quotes or people or cases or migrate):
        raise click.UsageError("name a quote, or a --person or --case with all that is theirs")
    project = project_at(config_file)
    with nullcontext() if dry_run else alone_in(project.root):
        withdrawal = plan(project, Wish(quotes, people, cases), dry=dry_run)
        for line in withdrawal.said:
            click.echo(line)
        if withdrawal.left:
            click.echo("Left for you to look at:")
        for line in withdrawal.left:
            click.echo(f"  {line}")
        if not dry_run:
            carry_out(withdrawal)
    files = ", ".join(withdrawal.texts)
    click.echo(
        f"{'Would change' if dry_run else 'Changed'}: {files}." if files else "Nothing was changed."
    )
    if files and not dry_run:
        click.echo(
            "The words are still in the history of git and in copies elsewhere: see “When somebody"
            " withdraws” in `ownwords docs how-to`."
        )


@main.command()
@config_option
@click.option("--by", default="", metavar="NAME", help="Who decides: a name or a role.")
@click.option(
    "--file",
    "table",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A table to fill in, such as private/review.csv, instead of questions.",
)
def review(config_file: Path, by: str, table: Path | None) -> None:
    """Go through what looks like a name, a number or an address, and record what may stand.

    Each word is shown with its sentences and all its places. What may stand is added to `allowed`
    in site-data/privacy.yml at once, with reason, name and date: stop when you like, the next run
    goes on where you stopped. What points at somebody is for you to mend in the files.

    With --file the same is asked in a table: the first run writes it, and once it is filled in
    (yes, a reason) the next one reads it.

    \b
    Examples:
      ownwords review --by "A. Author"
      ownwords review --file private/review.csv
    """
    material, _ = read_material(project_at(config_file))
    if table is None:
        _ask_all(material, by)
    else:
        _through_table(material, by, table, config_file)


def _ask_all(material: Material, by: str) -> None:
    words = open_words(material)
    if words and not by:
        by = click.prompt("Who decides (a name or a role)")
    reasons = [each.reason for each in _allowed(material)]
    done = 0
    for number, each in enumerate(words, 1):
        where = _number(len(each.places), "place")
        click.echo(f"\n{number} of {len(words)}: “{each.words}” looks like {each.what}; {where}")
        for at, place in enumerate(each.places, 1):
            click.echo(f"  {at}  {place.at}  {place.where}\n     {place.sentence}")
        answer = click.prompt(
            "May it stand? y everywhere here, 1,2 in these places, Enter later, q stop",
            default="",
            show_default=False,
        )
        if answer == "q":
            break
        if chosen := _chosen(answer, each):
            reason = _reason(list(dict.fromkeys(reasons)))
            reasons.append(reason)
            decision = Decision(each.words, chosen, reason, by, date.today().isoformat())
            material = _record(material, [decision])
            done += 1
    left = len(open_words(material))
    click.echo(f"\n{_number(done, 'decision')} recorded; {_number(left, 'word')} left to look at.")


def _chosen(answer: str, each: Open) -> tuple[str, ...]:
    """The places that an answer names."""
    if answer.lower() in ("y", "yes"):
        return tuple(dict.fromkeys(place.where for place in each.places))
    numbers = {int(part) for part in re.findall(r"\d+", answer)}
    chosen = (place.where for at, place in enumerate(each.places, 1) if at in numbers)
    return tuple(dict.fromkeys(chosen))


def _reason(before: list[str]) -> str:
    for number, reason in enumerate(before, 1):
        click.echo(f"  {number}  {reason}")
    said = str(click.prompt("Why does it tell nothing about a person (words, or a number above)"))
    return before[int(said) - 1] if said.isdecimal() and 0 < int(said) <= len(before) else said


def _through_table(material: Material, by: str, table: Path, config_file: Path) -> None:
    words = open_words(material)
    if not table.exists():
        private = ownwords.private_folder(config_file).resolve()
        if table.resolve().is_relative_to(private):
            prepare(private)
        table.write_bytes(to_fill_in(words).encode())
        click.echo(
            f"{_number(len(words), 'word')} to look at in {_near(table)}: write yes under stands,"
            " with a reason, and run this again."
        )
        return
    filled = filled_in(table, _near(table), words, by, date.today().isoformat())
    if filled.decisions:
        material = _record(material, filled.decisions)
    for line in filled.gone:
        click.echo(line)
    left = len(open_words(material))
    click.echo(
        f"{_number(len(filled.decisions), 'decision')} recorded; {_number(left, 'word')} left to"
        " look at."
    )


def _record(material: Material, decisions: Iterable[Decision]) -> Material:
    after, text = recorded(material, decisions)
    carry_out(Withdrawal(material.data, {"privacy.yml": text}, ()))
    return after


def _allowed(material: Material) -> Iterable[Allowed]:
    policy = material.study.privacy
    return policy.allowed if policy else ()


@main.command()
@config_option
def strip(config_file: Path) -> None:
    """Take out of the pictures in content/ what says where, when, by whom and with what they were
    made.

    The site never carries it; this takes it out of the files themselves, since whatever is in a
    repository is public. The pictures look the same: nothing is compressed anew. What was committed
    before stays in the history.

    \b
    Example:
      ownwords strip
    """
    project = project_at(config_file)
    changed = strip_media(project.content, project.root)
    for medium in changed:
        click.echo(
            f"{medium.name}: without {', '.join(medium.picture.found if medium.picture else ())}"
        )
    click.echo(f"{_number(len(changed), 'picture')} changed.")


@main.command()
@config_option
@click.option(
    "--write",
    "written",
    is_flag=True,
    help="Write the draft to private/quote-facts.yml, where there is none yet.",
)
def facts(config_file: Path, written: bool) -> None:
    """Draft what each quote tells about its speaker, for the gate to hold against the rows.

    The draft comes from lists of words; read each quote yourself, mend and complete it. With
    private/quote-facts.yml in place, `ownwords check` counts for each quote how many people its
    speaker still stands among. The file is never published.

    \b
    Examples:
      ownwords facts            shows the draft
      ownwords facts --write    writes it to private/quote-facts.yml
    """
    drafts = draft_facts(ownwords.read(config_file))
    if not written:
        click.echo(draft_text(drafts), nl=False)
        return
    private = ownwords.private_folder(config_file)
    file = private / FACTS_FILE
    if file.exists():
        raise click.UsageError(
            f"{_near(file)} is there already and stays as it is; see the draft with `ownwords"
            " facts`"
        )
    write_private(private, FACTS_FILE, draft_text(drafts))
    click.echo(
        f"A draft for {_number(len(drafts), 'quote')} is in {_near(file)}. Read it over; keep"
        " private/ out of the repository."
    )


@main.command()
@click.argument("page", required=False)
def docs(page: str | None) -> None:
    """Print a page of the documentation; without PAGE, which pages there are and where they lie.

    \b
    Examples:
      ownwords docs
      ownwords docs problems
    """
    pages = documentation.pages()
    if page is None:
        for name, file in pages.items():
            click.echo(f"{name:<14}{documentation.title(file)}")
        click.echo(f"\nThe pages lie in {documentation.folder()},")
        click.echo(f"the descriptions of the data files for an editor in {documentation.SCHEMAS}.")
        return
    name = page.removesuffix(".md")
    if name not in pages:
        hint = did_you_mean(name, pages) or f"there are {', '.join(pages)}"
        raise click.UsageError(f'there is no page "{name}"; {hint}')
    click.echo(pages[name].read_text("utf-8"), nl=False)


def _renew_schemas(config_file: Path) -> None:
    """An editor's descriptions follow the version of ownwords; a disk that cannot be written on
    stops nothing.
    """
    with suppress(OSError):
        if renew_schemas(config_file.absolute().parent):
            _say("The descriptions for editors in schemas/ are now those of this version.")


def _quiet() -> bool:
    context = click.get_current_context(silent=True)
    return bool(context and context.meta.get(_QUIET))


def _say(message: str) -> None:
    """How far a command is."""
    if not _quiet():
        click.echo(message, err=True)


def _done(message: str) -> None:
    """That a command has done what it should."""
    if not _quiet():
        click.echo(message)


def _print_problems(problems: tuple[ownwords.Problem, ...]) -> None:
    for problem in problems:
        click.echo(str(problem))
    click.echo(f"{_number(len(problems), 'problem')}. Nothing was changed.", err=True)


def _print_advice(lines: str) -> None:
    """Lines for privacy.yml; apart from the list of problems, so that neither is in the other's
    way.
    """
    click.echo(
        "\nWhat of this points at nobody may stand. Go through it with `ownwords review`, or paste"
        " its lines into site-data/privacy.yml, each with your reason:\n",
        err=True,
    )
    click.echo(lines, nl=False)


def _print_eases(eases: tuple[ownwords.Ease, ...]) -> None:
    """The table of reading ease."""
    if eases:
        click.echo(f"LIX  of your own words (plain ones: below {EASY})")
    for ease in eases:
        name = f"/{ease.audience}/" if ease.audience else "plain definitions of the findings"
        click.echo(f"{ease.lix:3.0f}  {name}{'' if ease.plain else ' (professional)'}")


def _print_pairs(pairs: tuple[ownwords.Pair, ...]) -> None:
    """Everything that is said in two wordings, the two one below the other."""
    for pair in pairs:
        strength = f"  (in the publication: “{pair.strength}”)" if pair.strength else ""
        click.echo(f"{pair.place}{strength}")
        for name, words in (("plain", pair.plain), ("professional", pair.professional)):
            click.echo(f"  {name:<14}{' '.join(words.split())}")


def _number(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _near(path: Path) -> str:
    """A path as short as it can be said from here."""
    path = path.resolve()
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


if __name__ == "__main__":
    sys.exit(main())
