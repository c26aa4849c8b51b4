"""The study in other languages, from `translations/LANGUAGE/` in `site-data/`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path as FilePath

from ..errors import Problem, StudyError
from ..model import FILES, Study
from ..model.base import Shape
from ..model.translation import TranslationFile
from ..source import read_yaml
from .files import Files
from .overlay import Overlay
from .shape import Checked, check_shape, checked_data

FOLDER = "translations"

_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_KEPT_OUT = frozenset(("acknowledged", "withdrawn"))


@dataclass(frozen=True)
class Translation:
    """A study in another language.

    Attributes:
        language: Its language.
        study: The study with translated words; others stand between marks, in the study's own
            language.
        about: Who translated.
        names: The files of the translation, from the project's folder.
        missing: Words that are not translated, by file: their places.
    """

    language: str
    study: Study
    about: TranslationFile
    files: Files
    names: tuple[str, ...]
    missing: dict[str, tuple[str, ...]]


def read_translations(folder: FilePath, root: FilePath, files: Files) -> tuple[Translation, ...]:
    """Reads every translation of a study that is in order.

    Args:
        folder: The study's folder, `site-data/`.
        root: The project's folder.
        files: The study's files.

    Raises:
        StudyError: The translations have problems; it holds all of them.
    """
    place = folder / FOLDER
    if not place.is_dir():
        return ()
    made: list[Translation] = []
    problems: list[Problem] = []
    for each in sorted(path for path in place.iterdir() if not path.name.startswith(".")):
        name = each.relative_to(root).as_posix() if each.is_relative_to(root) else each.name
        study = files.yaml["study"].model
        own = getattr(study, "language", "")
        if not each.is_dir() or not _TAG.fullmatch(each.name) or each.name == own:
            hint = "a folder here is named by a language: sv, pt-BR; not by the study’s own"
            problems.append(Problem(name, 0, 0, "", "this is no translation’s folder", hint))
            continue
        problems += _strangers(each, name)
        found, wrong = _read(each, root, files)
        problems += wrong
        made += [found] if found else []
    if problems:
        raise StudyError(problems)
    return tuple(made)


def _strangers(folder: FilePath, name: str) -> Iterator[Problem]:
    """Files in a translation's folder that no file of the study goes with."""
    known = {f"{each}.yml" for each in FILES if each not in _KEPT_OUT} | {"translation.yml"}
    for file in sorted(folder.iterdir()):
        if file.name not in known and not file.name.startswith("."):
            hint = "they are called as the study’s own: categories.yml, quotes.yml"
            message = "no file of the study has this name"
            yield Problem(f"{name}/{file.name}", 0, 0, "", message, hint)


def _read(
    folder: FilePath, root: FilePath, files: Files
) -> tuple[Translation | None, list[Problem]]:
    from . import study_of

    about = check_shape(read_yaml(folder / "translation.yml", root), TranslationFile)
    problems = [*about.source.problems, *about.problems]
    if about.source.state == "absent":
        hint = "it says who translated: `by: Ada Example`"
        problems.append(Problem(about.source.name, 0, 0, "", "this file is missing", hint))
    study = files.yaml["study"].model
    language, origin = getattr(study, "language", ""), getattr(study, "origin", None)
    yaml: dict[str, Checked] = {}
    missing: dict[str, tuple[str, ...]] = {}
    names = [about.source.name]
    for name, checked in files.yaml.items():
        if name in _KEPT_OUT or checked.model is None:
            yaml[name] = checked
            continue
        source = read_yaml(folder / f"{name}.yml", root)
        overlay = Overlay(source, language, secondhand=origin is not None)
        merged = overlay.laid_over(FILES[name], checked.source.data)
        if name == "study" and isinstance(merged, dict):
            merged = merged | {"language": folder.name}
        laid = checked_data(replace(checked.source, data=merged), FILES[name])
        found = [*source.problems, *overlay.problems]
        # what the study's own file passes, the same file with other words fails by a word alone
        found += [replace(problem, file=source.name, line=0, column=0) for problem in laid.problems]
        problems += found
        names += [source.name] if source.state != "absent" else []
        missing[name] = tuple(overlay.missing)
        yaml[name] = laid
    if problems or not isinstance(about.model, TranslationFile):
        return None, problems
    laid_files = replace(files, yaml=yaml)
    made = study_of(laid_files)
    kept = {name: places for name, places in missing.items() if places}
    return (
        Translation(folder.name, made, about.model, laid_files, tuple(names), kept),
        [],
    )


__all__ = ["FOLDER", "Shape", "Translation", "read_translations"]
