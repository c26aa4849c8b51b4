"""The commands that say how things stand: `check` and `status`."""

from datetime import date
from pathlib import Path

import click

import ownwords

from ..checks.placeholders import CODE as PLACEHOLDER
from ..checks.sentences import has_lix
from ..checks.wording import EASY
from ..engine import project_at
from ..formats import as_json, as_sarif, finds
from ..pipeline import read_material
from ..status import counted, status_of, still_to_write
from .options import FORMAT, config_option, format_option, shows_words
from .saying import amount, print_marks, say


@click.command()
@config_option
@click.option(
    "--strict", is_flag=True, help="Exit with code 1 if any hint has not been acknowledged."
)
@click.option(
    "--pairs",
    is_flag=True,
    help="Only print what is said in two wordings, plain and professional one below the other.",
)
@format_option("text", "json", "github", "sarif")
@click.pass_context
def check(context: click.Context, config_file: Path, strict: bool, pairs: bool) -> None:
    """List everything that is wrong in the study, with file and line; then hints, and what is
    still to write.

    Reads site-data/ and content/ and renders every page, but changes no file. A hint does
    not stop a build. Either fix what it points to, or acknowledge it in site-data/acknowledged.yml
    with its code, its place and your reason. Examples of `ownwords new` that nobody has replaced
    are still to write.

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
    report = ownwords.check(config_file, say=say)
    if pairs and report.study:
        _print_pairs(report.pairs)
        return
    if context.meta[FORMAT] != "text":
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
    found = finds(report.problems, report.hints, show_words=shows_words(context))
    if context.meta[FORMAT] == "github":
        print_marks(found)
        return
    written = as_json if context.meta[FORMAT] == "json" else as_sarif
    click.echo(written(found, ownwords.__version__))


def _print_report(report: ownwords.Report, study: ownwords.Study) -> None:
    hints = [hint for hint in report.hints if hint.code != PLACEHOLDER]
    unwritten = [hint for hint in report.hints if hint.code == PLACEHOLDER]
    for line in (*report.unseen, *hints, *still_to_write(unwritten)):
        click.echo(str(line))
    _print_eases(report.eases)
    if not has_lix(study.study.language):
        language = study.study.language
        click.echo(f"LIX is not measured: nobody has tried it in the language “{language}”.")
    click.echo(
        f"In order: {amount(len(study.categories.categories), 'finding')},"
        f" {amount(len(study.quotes.quotes), 'quote')}, {amount(report.pages, 'page')}."
    )
    left = f", {len(unwritten)} still to write" if unwritten else ""
    click.echo(f"{amount(len(hints), 'hint')}, {report.acknowledged} acknowledged{left}.")


def _print_eases(eases: tuple[ownwords.Ease, ...]) -> None:
    """The table of reading ease."""
    if eases:
        click.echo(f"LIX  of your own text (aim for 25 to {EASY} in plain pages)")
    for ease in eases:
        folder = f"/{ease.language}" if ease.language else ""
        theirs = f" ({ease.language})" if ease.language else ""
        definitions = f"plain definitions of the findings{theirs}"
        name = f"{folder}/{ease.audience}/" if ease.audience else definitions
        click.echo(f"{ease.lix:3.0f}  {name}{'' if ease.plain else ' (professional)'}")


def _print_pairs(pairs: tuple[ownwords.Pair, ...]) -> None:
    """Everything that is said in two wordings, the two one below the other."""
    for pair in pairs:
        strength = f"  (in the publication: “{pair.strength}”)" if pair.strength else ""
        click.echo(f"{pair.place}{strength}")
        for name, words in (("plain", pair.plain), ("professional", pair.professional)):
            click.echo(f"  {name:<14}{' '.join(words.split())}")


@click.command()
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
