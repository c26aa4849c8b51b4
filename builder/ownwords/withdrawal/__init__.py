"""Takes back what somebody said: its words go from every data file, and what stays says only that
it was withdrawn.

Beside `release` the one module that writes into `site-data/`. A change is made in memory first, and
the study with the new texts is checked as if they were on the disk. Then the texts are written
aside and put in place at the end, so that no file is ever half done; running the command again
finishes what was interrupted.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from ..disclosure import Material
from ..disclosure.fingerprints import FingerprintKey, KeyPlace, UnfitKey
from ..disclosure.lock import NAME as LOCK
from ..disclosure.withdrawal import REMEMBERED, seeker_of
from ..errors import BuildError, Problem, StudyError
from ..last_site import forget
from ..load import Loaded, load_with_places
from ..load.translations import read_translations
from ..model import Study
from ..model.withdrawn import WithdrawnFile
from ..pipeline import Project
from ..private import write_private
from ..records import dataclass
from ..suggestions import did_you_mean
from ..tables.shadow import as_yaml, in_sheets
from ..writing import clear_leftovers, put_aside, refusals_said, sync_folder
from .columns import Loss, losses_of, losses_said, still_told, without_columns
from .edits import edited, links_to
from .follow_up import left_to_do
from .media import files_of, media_left, media_said
from .registry import key_of, known_key, lock_after, remembered, written
from .remains import remains
from .taken import Taken, Wish, speakers, taken_by
from .translated import edited_translations, words_of_translations

_KEY_MADE = (
    "A key has been created in private/withdrawal-key. Keep a copy with the consent forms. Without"
    " it, withdrawn words cannot be searched for."
)


@dataclass(frozen=True)
class Withdrawal:
    """What a withdrawal changes.

    Attributes:
        data: The study's folder.
        texts: The new text of each file that changes, by its name in `data`, in the order in which
            they are put in place; None for a file that goes.
        said: What happens, in plain sentences.
        left: What stays for somebody to do or to look at.
        private: Where a copy of withdrawn.yml is kept, by which its loss is noticed.
        quotes: Ids of the quotes that go.
        people: Ids of the people who go.
        root: The project's folder, whose sites are forgotten.
    """

    data: Path
    texts: dict[str, str | bytes | None]
    said: tuple[str, ...]
    left: tuple[str, ...] = ()
    private: Path | None = None
    quotes: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    root: Path | None = None


def plan(project: Project, wish: Wish, *, dry: bool = False) -> Withdrawal:
    """What a withdrawal would change; nothing of the study is written. A key is made where there is
    none, unless this is a dry run.

    Raises:
        StudyError: The study is not in order, or would not be afterwards, or does not have what is
            to be withdrawn.
        BuildError: The key at hand is not the study's.
    """
    real = load_with_places(project.data, project.root)
    loaded = as_yaml(real)
    study = loaded.study
    place = KeyPlace(project.private)
    before = _Before(study, known_key(study, place))
    _check_names(study, project, wish, before)
    taken = taken_by(study, wish)
    said = [*before.said(wish), *_what_goes(study, taken, wish)]
    if before.named:
        said.append("What an earlier version wrote with ids and days is written without them.")
    elif not (taken.quotes or taken.people or taken.cases):
        return Withdrawal(project.data, {}, tuple(said))
    said += _links_said(real, taken)
    key, new = key_of(study, place, project.private, dry)
    more = words_of_translations(project.data, project.root, taken)
    withdrawn, shared = remembered(study, taken, key, more)
    texts: dict[str, str | None] = {"withdrawn.yml": written(withdrawn, loaded)}
    texts |= edited(loaded, taken)
    after = loaded.edited(texts)
    if losses := losses_of(after.study, taken):
        fewer = without_columns(after, losses)
        texts, after = texts | fewer, after.edited(fewer)
    if lock := lock_after(project.data, withdrawn):
        texts[LOCK] = lock
    said += media_said(loaded, after, taken)
    contents: dict[str, str | bytes | None] = dict(texts)
    if real is not loaded:
        contents = in_sheets(real, loaded, after, texts)
        after = real.edited(contents)
    translated = edited_translations(project.data, project.root, real, after)
    said += _translations_said(project, translated)
    contents |= translated
    read = {(project.data / name).absolute(): text or "" for name, text in translated.items()}
    tried = Material(after, project.root, project.content, code=project.code, read=read)
    left = (
        *_left_behind(tried, taken, key, losses, contents),
        *_no_longer_fit(project, after, translated),
    )
    said += (*losses_said(study, losses), *shared, *((_KEY_MADE,) if new else ()))
    return Withdrawal(
        project.data,
        contents,
        tuple(said),
        left,
        project.private,
        tuple(taken.quotes),
        tuple(sorted(taken.people)),
        project.root,
    )


def _left_behind(
    tried: Material,
    taken: Taken,
    key: FingerprintKey,
    losses: tuple[Loss, ...],
    contents: Mapping[str, str | bytes | None],
) -> tuple[str, ...]:
    """What stays for somebody to do where the study is as it would be."""
    try:
        seeker = seeker_of(tried.study, tried.key, key)
        return (
            *left_to_do(tried, taken, seeker),
            *media_left(tried, taken),
            *still_told(tried, taken, losses),
            *remains(tried, seeker, contents, files_of(taken)),
        )
    except UnfitKey as error:
        raise BuildError(str(error)) from None


def carry_out(withdrawal: Withdrawal) -> None:
    """Puts the new files in place of the old ones: all are written aside before the first takes its
    place. Whoever calls holds the project (`alone_in`).

    Raises:
        BuildError: The system refused to read or write a file.
    """
    if withdrawal.root:
        forget(withdrawal.root)
    asides: dict[Path, Path] = {}
    folder = _workplace(withdrawal.data)
    kept = "Nothing is half written; once that is mended, run the command again"
    with refusals_said(f"a file of {withdrawal.data}", kept):
        try:
            for name, text in withdrawal.texts.items():
                clear_leftovers(name, folder)
                if text is not None:
                    target = (withdrawal.data / name).resolve()
                    linked = target.parent != withdrawal.data.resolve()
                    asides[target] = put_aside(
                        target, _bytes(text), folder=None if linked else folder
                    )
            for name, text in withdrawal.texts.items():
                target = (withdrawal.data / name).resolve()
                if text is None:
                    target.unlink(missing_ok=True)
                else:
                    asides[target].replace(target)
            sync_folder(withdrawal.data)
            if withdrawal.private and (known := withdrawal.texts.get("withdrawn.yml")):
                write_private(withdrawal.private, REMEMBERED, str(known))
        finally:
            for aside in asides.values():
                aside.unlink(missing_ok=True)


def _bytes(text: str | bytes) -> bytes:
    return text.encode() if isinstance(text, str) else text


def _workplace(data: Path) -> Path:
    """Where the new files are written: on the same disk, and where no build reads what is there."""
    beside = data.resolve().parent
    same_disk = beside.stat().st_dev == data.stat().st_dev
    return beside if same_disk and os.access(beside, os.W_OK) else data


def _translations_said(project: Project, texts: Mapping[str, str | None]) -> Iterator[str]:
    for name, text in texts.items():
        rest = "goes" if text is None else "is left without what was translated of it"
        yield f"{project.data.name}/{name} {rest}."


def _no_longer_fit(
    project: Project, after: Loaded, texts: Mapping[str, str | None]
) -> Iterator[str]:
    """What is wrong in translations afterwards, which somebody has to mend."""
    for problem in read_translations(project.data, project.root, after.files, texts)[1]:
        yield str(problem)


@dataclass(frozen=True)
class _Before:
    """What was withdrawn before, by ids of which only fingerprints may be left."""

    study: Study
    key: FingerprintKey | None

    @property
    def named(self) -> bool:
        """Whether ids and days stand in files, as earlier versions wrote them."""
        gone = self.study.withdrawn
        return bool(self.study.withdrawn_quotes or (gone and gone.named))

    def has(self, kind: str, id_: str) -> bool:
        """Whether this was withdrawn before."""
        gone = self.study.withdrawn or WithdrawnFile()
        known = {
            "quote": {each.id for each in gone.quotes}
            | {each.id for each in self.study.withdrawn_quotes},
            "person": {each.id for each in gone.people},
            "case": {each.id for each in gone.cases},
        }[kind]
        return id_ in known or bool(self.key and self.key.of_id(kind, id_) in known)

    def said(self, wish: Wish) -> Iterator[str]:
        """What of a wish was done before, in sentences."""
        for kind, names, here in (
            ("quote", wish.quotes, {quote.id for quote in self.study.published_quotes}),
            ("person", wish.people, {row.id for row in self.study.people}),
            ("case", wish.cases, {row.id for row in self.study.all_cases}),
        ):
            for name in names:
                if name not in here and self.has(kind, name):
                    yield f"The {kind} {name} was withdrawn already."


def _check_names(study: Study, project: Project, wish: Wish, before: _Before) -> None:
    kinds = (
        ("quote", "quotes.yml", wish.quotes, [quote.id for quote in study.quotes.quotes]),
        ("person", "people.csv", wish.people, [row.id for row in study.people]),
        ("case", _case_files(study), wish.cases, [row.id for row in study.all_cases]),
    )
    folder = project.data.name
    problems = [
        Problem(
            f"{folder}/{file}", 0, 0, "", f'there is no {kind} "{name}"', did_you_mean(name, known)
        )
        for kind, file, names, known in kinds
        for name in names
        if name not in known and not before.has(kind, name)
    ]
    if problems:
        raise StudyError(problems)


def _case_files(study: Study) -> str:
    """The file of the cases; the first of several."""
    return next((table.file for table in study.case_tables), "cases.csv")


def _links_said(loaded: Loaded, taken: Taken) -> Iterator[str]:
    """The links that go from the data files with what they lead to."""
    for name, path, id_ in links_to(loaded, taken):
        place = loaded.yaml(name).problem(path, f"the link to {id_} goes.")
        yield str(place if place.book else replace(place, column=0))


def _what_goes(study: Study, taken: Taken, wish: Wish) -> Iterator[str]:
    published = {quote.id for quote in study.published_quotes}
    for id_, quote in taken.quotes.items():
        if id_ not in published:
            continue
        others = (
            [each for each in speakers(study, quote) if each and not taken.owns(each)]
            if quote.turns
            else []
        )
        whole = id_ not in wish.quotes and bool(others)
        yield f"The quote {id_} goes" + (
            ", together with what others say in this exchange, because their turns answer the "
            "withdrawn words."
            if whole
            else "."
        )
    yield from (
        f"The row of {id_} will be removed from people.csv." for id_ in sorted(taken.people)
    )
    for table in study.case_tables:
        for row in table.rows:
            gone = taken.people.intersection(row.people)
            if row.id in taken.cases:
                yield f"The row of {row.id} goes from {table.file}."
            elif gone:
                yield f"The case {row.id} stays but no longer names {', '.join(sorted(gone))}."


__all__ = ["Wish", "Withdrawal", "carry_out", "plan"]
