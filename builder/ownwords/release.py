"""A release: notes what is published in published.lock, and what changed since in changes.yml.

`check` compares a study with its lock, so that nothing published goes or changes its meaning
without a word.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from .disclosure import Material
from .disclosure.fingerprints import UnfitKey, make_key
from .disclosure.lock import (
    NAME,
    Differences,
    Thing,
    differences,
    lock_of,
    lock_text,
    read_lock,
)
from .errors import BuildError, Problem
from .records import dataclass
from .writing import write_whole

CHANGES = "changes.yml"
_HEAD = (
    "# What changed with each release. `ownwords release` adds an entry; its words may be edited.\n"
    "releases:\n"
)
_FILES = {
    "finding": ("categories", "categories"),
    "quote": ("quotes", "quotes"),
    "passage": ("passages", "passages"),
    "claim": ("guidance", "claims"),
    "point": ("guidance", "guidance"),
    "step": ("process", "nodes"),
}
"""Kinds of what is published → the file and the list in which it stands."""


@dataclass(frozen=True)
class Release:
    """What a release writes.

    Attributes:
        texts: The new text of each file, by its name in `site-data/`.
        said: What is new, in plain sentences.
    """

    texts: dict[str, str]
    said: tuple[str, ...]


def silent_changes(material: Material) -> Iterator[Problem]:
    """Names what was published and is gone, or reads otherwise, without a release that says so.

    Nothing is told without the study's key: see `unlooked`.
    """
    try:
        key = material.key.find()
    except UnfitKey:
        key = None
    lock = read_lock(material.lock)
    if key is None or not material.lock or lock.key != key.check:
        return
    found = differences(material.study, lock, key)
    if found.lost:
        yield Problem(
            f"{material.data.name}/{NAME}",
            0,
            0,
            "",
            f"what was published is here no more: {_counted(found.lost)}",
            "put it back, name its old id under `aliases` of what it is called now, or say that it"
            " is meant: ownwords release --gone",
            "published-lost",
        )
    for thing in found.changed:
        yield _changed(material, thing)


def _changed(material: Material, thing: Thing) -> Problem:
    name, key = _FILES[thing.kind]
    items = getattr(getattr(material.study, name), key)
    at = next(at for at, item in enumerate(items) if item.id == thing.id)
    return material.loaded.yaml(name).problem(
        (key, at),
        f'the {thing.kind} "{thing.id}" reads otherwise than it was published, and nothing says so',
        "ownwords release notes it, and the page “What changed” names it; or put it back",
    )


def unlooked(material: Material) -> tuple[str, ...]:
    """What could not be looked for here, as a sentence; nothing where it could."""
    try:
        key = material.key.find()
    except UnfitKey:
        key = None
    if not material.lock or (key and key.check == read_lock(material.lock).key):
        return ()
    return (
        f"Whether something published is gone or reads otherwise was not looked for here: {NAME}"
        " needs the study’s key.",
    )


def plan_release(
    material: Material, *, day: str, version: str = "", note: str = "", gone: bool = False
) -> Release:
    """What a release of the study as it is now would write.

    Args:
        material: The study, in order.
        day: The day of the release.
        version: Its name; left out: the day.
        note: What changed, for a reader; may be empty.
        gone: Whether what was published and is gone is meant to be gone.

    Raises:
        BuildError: Something published is gone, or the key at hand is not the study's.
    """
    try:
        key = material.key.find()
    except UnfitKey as error:
        raise BuildError(str(error)) from None
    old = read_lock(material.lock)
    known = material.study.withdrawn.key if material.study.withdrawn else None
    if any(one and (key is None or one != key.check) for one in (known, old.key)):
        raise BuildError("the key of this study is needed: private/withdrawal-key is not it")
    key = key or make_key(material.private)
    found = differences(material.study, old, key) if material.lock else Differences()
    if found.lost and not gone:
        raise BuildError(
            f"what was published is here no more: {_counted(found.lost)}. Put it back, name its old"
            " id under `aliases` of what it is called now, or say --gone"
        )
    texts = {NAME: lock_text(lock_of(material.study, key))}
    if found.added or found.changed or note:
        texts[CHANGES] = _with_entry(material, found, day, version, note)
    return Release(texts, tuple(_said(found, first=not material.lock)))


def carry_out(release: Release, data: Path) -> None:
    """Writes the files of a release; the lock comes last.

    Raises:
        OSError: The system refused.
    """
    for name, text in sorted(release.texts.items()):
        write_whole(data / name, text.encode())


def _with_entry(material: Material, found: Differences, day: str, version: str, note: str) -> str:
    """changes.yml with one entry more. Quotes are counted and not named: a quote may be withdrawn
    later.
    """
    added, reworded = found.added, found.changed
    lines = [f"  - date: {json.dumps(day)}"]
    lines += [f"    version: {json.dumps(version, ensure_ascii=False)}"] if version else []
    lines += [f"    what: {json.dumps(note, ensure_ascii=False)}"] if note else []
    for name, things in (("added", added), ("reworded", reworded)):
        ids = [each.id for each in things if each.kind == "finding"]
        lines += [f"    {name}: [{', '.join(ids)}]"] if ids else []
        quotes = sum(each.kind == "quote" for each in things)
        lines += [f"    quotes_{name}: {quotes}"] if quotes else []
    others = sum(each.kind not in ("finding", "quote") for each in reworded)
    lines += [f"    others_reworded: {others}"] if others else []
    before = material.loaded.yaml("changes").exact
    return f"{(before or _HEAD).rstrip()}\n" + "\n".join(lines) + "\n"


def _said(found: Differences, *, first: bool) -> Iterator[str]:
    if first:
        yield f"This is the first release: {NAME} notes what is published."
    if found.added:
        yield f"New: {_counted(each.kind for each in found.added)}."
    if found.changed:
        yield f"Reworded: {_counted(each.kind for each in found.changed)}."
    if found.lost:
        yield f"Gone: {_counted(found.lost)}."


def _counted(kinds: Iterable[str]) -> str:
    counts = Counter(kinds)
    return ", ".join(
        f"{number} {kind}{'' if number == 1 else 's'}" for kind, number in sorted(counts.items())
    )
