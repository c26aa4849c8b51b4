"""The commands of `ownwords`. The only module that prints."""

import errno
import re
import sys
from collections.abc import Iterable
from contextlib import nullcontext
from datetime import date
from pathlib import Path

import click

import ownwords

from . import documentation
from .checks.wording import EASY
from .disclosure import Material
from .disclosure.drafts import draft_facts, draft_text
from .disclosure.facts import FILE as FACTS_FILE
from .engine import project_at
from .errors import STOPPED, STOPPED_CODE
from .locks import alone_in
from .model.privacy import Allowed
from .pipeline import read_material
from .private import prepare, write_private
from .review import Decision, Open, filled_in, open_words, recorded, to_fill_in
from .source import strip_media
from .suggestions import did_you_mean
from .withdrawal import Wish, Withdrawal, carry_out, plan
from .writing import refusal


def _keep_private(_context: click.Context, _option: click.Parameter, config_file: Path) -> Path:
    """Messages of every command send people to `private/`, and `git add` comes next."""
    ownwords.private_folder(config_file)
    return config_file


config_option = click.option(
    "--config",
    "config_file",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("mkdocs.yml"),
    callback=_keep_private,
    show_default=True,
    help="The project's mkdocs.yml.",
)


class _Commands(click.Group):
    """Translates what goes wrong into lines and exit codes: 1 for the data, 2 for wrong use and
    what the system refuses, 130 for Ctrl-C.
    """

    def invoke(self, ctx: click.Context) -> object:
        """Runs a command."""
        try:
            return super().invoke(ctx)
        except ownwords.StudyError as error:
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
        except KeyboardInterrupt:
            click.echo(STOPPED, err=True)
            ctx.exit(STOPPED_CODE)


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=(
        "Begin with `ownwords check`: it names all that is wrong, with file and line, and touches"
        " nothing."
    ),
)
@click.version_option(ownwords.__version__, prog_name="ownwords")
def main() -> None:
    """Publish what people said, in their own words.

    Makes a website from a qualitative study's files: site-data/ holds the study, content/ your own
    pages, mkdocs.yml the settings.

    \b
    Examples:
      ownwords check            is everything in order? (nothing is changed)
      ownwords build            make the site in site/
      ownwords serve            look at it while you write: http://127.0.0.1:8000
      ownwords write pages/     the same pages as Markdown, for another engine
      ownwords review           go through what looks like a name, and record what may stand
      ownwords facts            what quotes tell about who speaks: a draft for the gate
      ownwords withdraw ID      take a quote back: its words go from every data file
      ownwords docs how-to      read a page of the documentation

    \b
    Exit codes: 0 fine, 1 problems in the data, 2 wrong use or nothing can be written, 130 Ctrl-C.
    """


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
    click.echo(f"Done. Open {_near(site / 'index.html')} in a browser.")


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
@click.pass_context
def check(context: click.Context, config_file: Path, strict: bool, pairs: bool) -> None:
    """Name all that is wrong in the study, with file and line; then hints.

    Reads site-data/ and content/ and renders every page, but changes no file. A hint stops nothing:
    mend what it names, or acknowledge it with a reason in site-data/acknowledged.yml, by its code
    and its place.

    \b
    Examples:
      ownwords check
        site-data/quotes.yml:41:7: quotes[6].categories[0]: there is no category "trsut"; did you
        mean "trust"?
      ownwords check --pairs
        guidance.yml: claims[sorting-out]
          plain         A mistake that was sorted out could be of great value.
          professional  …
      ownwords check --strict
        site-data/guidance.yml:9:10: guidance[ask].why: “you should” sounds like advice; …  [advice]
    """
    report = ownwords.check(config_file, say=_say)
    if pairs and report.study:
        _print_pairs(report.pairs)
        return
    if report.study is None:
        raise ownwords.StudyError(report.problems, report.advice)
    for line in (*report.unseen, *report.hints):
        click.echo(str(line))
    _print_eases(report.eases)
    click.echo(
        f"In order: {_number(len(report.study.categories.categories), 'finding')},"
        f" {_number(len(report.study.quotes.quotes), 'quote')}, {_number(report.pages, 'page')}."
    )
    click.echo(f"{_number(len(report.hints), 'hint')}, {report.acknowledged} acknowledged.")
    if strict and report.hints:
        click.echo(
            "With --strict hints count: mend them, or acknowledge them in acknowledged.yml.",
            err=True,
        )
        context.exit(1)


@main.command()
@config_option
@click.option(
    "--address", default="127.0.0.1:8000", show_default=True, help="Where to serve, as host:port."
)
def serve(config_file: Path, address: str) -> None:
    """Show the site and make it anew whenever a file changes. Ctrl-C ends it.

    \b
    Example:
      ownwords serve --address 127.0.0.1:8001
    """
    ownwords.serve(config_file, address, say=_say)


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
    click.echo(f"{pages} pages written to {_near(folder)}.")


@main.command()
@config_option
@click.argument("quotes", nargs=-1, metavar="[QUOTE]...")
@click.option(
    "--person", "people", multiple=True, metavar="ID", help="A person, with row, cases and quotes."
)
@click.option("--case", "cases", multiple=True, metavar="ID", help="A case, with row and quotes.")
@click.option(
    "--date",
    "day",
    default=lambda: date.today().isoformat(),
    metavar="DAY",
    help="When it was said; else today. 2026-11 will do.",
)
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
def withdraw(
    config_file: Path,
    quotes: tuple[str, ...],
    people: tuple[str, ...],
    cases: tuple[str, ...],
    day: str,
    dry_run: bool,
) -> None:
    """Take back what somebody said.

    The words go from every file of site-data/; the id and the date stay. From then on every build
    searches all that is published for them, by keyed fingerprints in site-data/withdrawn.yml. The
    key lies in private/withdrawal-key: keep a copy.

    \b
    Examples:
      ownwords withdraw empty-chair --dry-run
      ownwords withdraw empty-chair same-row
      ownwords withdraw --person S2
    """
    if not (quotes or people or cases):
        raise click.UsageError("name a quote, or a --person or --case with all that is theirs")
    project = project_at(config_file)
    with nullcontext() if dry_run else alone_in(project.root):
        withdrawal = plan(project, Wish(quotes, people, cases, day), dry=dry_run)
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


def _say(message: str) -> None:
    click.echo(message, err=True)


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
