"""`ownwords review`: the questions in the terminal, and the table to fill in."""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

import ownwords

from ..disclosure import Material
from ..engine import project_at
from ..model.privacy import Allowed
from ..pipeline import read_material
from ..private import prepare
from ..review import Decision, Open, filled_in, open_words, recorded, to_fill_in
from ..withdrawal import Withdrawal, carry_out
from .options import config_option
from .saying import amount, near


@click.command()
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
        where = amount(len(each.places), "place")
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
    click.echo(f"\n{amount(done, 'decision')} recorded; {amount(left, 'word')} left to look at.")


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
            f"{amount(len(words), 'word')} to look at in {near(table)}: write yes under stands,"
            " with a reason, and run this again."
        )
        return
    filled = filled_in(table, near(table), words, by, date.today().isoformat())
    if filled.decisions:
        material = _record(material, filled.decisions)
    for line in filled.gone:
        click.echo(line)
    left = len(open_words(material))
    click.echo(
        f"{amount(len(filled.decisions), 'decision')} recorded; {amount(left, 'word')} left to"
        " look at."
    )


def _record(material: Material, decisions: Iterable[Decision]) -> Material:
    after, text = recorded(material, decisions)
    carry_out(Withdrawal(material.data, {"privacy.yml": text}, ()))
    return after


def _allowed(material: Material) -> Iterable[Allowed]:
    policy = material.study.privacy
    return policy.allowed if policy else ()
