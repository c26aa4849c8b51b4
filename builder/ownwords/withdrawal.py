"""Takes back what somebody said: its words go from every data file, and what stays says only that it was withdrawn.

The one room that writes into `site-data/`. What is to be changed is thought through first, tried out on a copy, written aside and
put in place at the end, so that no file is ever half done; running the command again finishes what was interrupted.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from .checks import Finding
from .checks.evidence import claims_without_trail
from .errors import Problem, StudyError
from .gate.fingerprints import Key, UnfitKey, find_key, fingerprints, make_key, runs_of
from .load import load_study
from .load.sample import people_of
from .model import Study
from .model.findings import Quote, Speaker
from .model.withdrawn import Runs, WithdrawnFile, WithdrawnQuote, WithdrawnRow
from .near import did_you_mean
from .source import TableSource, YamlSource, read_table, read_yaml
from .source.edit import Draft
from .source.files import file_name, read_exactly


@dataclass(frozen=True)
class Wish:
    """What is to be withdrawn, and when it was."""

    quotes: tuple[str, ...]
    people: tuple[str, ...]
    cases: tuple[str, ...]
    date: str


@dataclass(frozen=True)
class Withdrawal:
    """What a withdrawal changes.

    Attributes:
        data: The study's folder.
        texts: The new text of each file that changes, by its name in `data`, in the order in which they are put in place;
            None for a file that goes.
        said: What happens, in plain sentences.
        left: What stays for somebody to do or to look at.
    """

    data: Path
    texts: dict[str, str | None]
    said: tuple[str, ...]
    left: tuple[str, ...] = ()


@dataclass
class _Taken:
    """What goes: quotes by id with their words, rows by id."""

    quotes: dict[str, Quote]
    people: set[str]
    cases: set[str]
    said: list[str] = field(default_factory=list)


def plan(data: Path, root: Path, wish: Wish, *, dry: bool = False) -> Withdrawal:
    """Thinks a withdrawal through; nothing of the study is written. A key is made where there is none, unless this is a dry run.

    Raises:
        StudyError: The study is not in order, or what is to be withdrawn is not in it.
        UnfitKey: The key at hand is not the study's.
    """
    study = load_study(data, root)
    _known(study, data, root, wish)
    taken = _taken(study, wish)
    texts: dict[str, str | None] = {}
    if taken.quotes or taken.people or taken.cases:
        key = _key(study, root / "private", dry)
        withdrawn, said = _remembered(study, taken, key, wish.date)
        taken.said += said
        texts |= _edited(data, root, taken, wish.date)
        texts = {"withdrawn.yml": _written(withdrawn, data)} | texts
    with _tried(data, root, texts) as after:
        left = tuple(_left(after, study, data, root, taken))
    return Withdrawal(data, texts, tuple(taken.said), left)


def carry_out(withdrawal: Withdrawal) -> None:
    """Puts the new files in place of the old ones: all are written aside before the first takes its place."""
    asides: dict[Path, Path] = {}
    try:
        for name, text in withdrawal.texts.items():
            if text is not None:
                target = withdrawal.data / name
                aside = asides[target] = withdrawal.data / f".{name}.new"
                aside.write_bytes(text.encode())
                if target.exists():
                    shutil.copymode(target, aside)
        for name, text in withdrawal.texts.items():
            target = withdrawal.data / name
            if text is None:
                target.unlink(missing_ok=True)
            else:
                asides[target].replace(target)
    finally:
        for aside in asides.values():
            aside.unlink(missing_ok=True)
