"""The study in other languages, from `translations/LANGUAGE/` in `site-data/`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path as FilePath
from types import MappingProxyType

from ..errors import Problem
from ..i18n import unmarked
from ..model import FILES, Study
from ..model.base import Shape
from ..model.translation import KEPT_OUT, TranslationFile
from ..records import dataclass
from ..source import Path, Tree, YamlSource, read_yaml
from ..source.files import source_from
from ..source.tree import parse_yaml
from . import Loaded, study_of
from .altered import altered_words, cut_in_brackets
from .files import Files
from .levels import with_levels
from .links import link_problems
from .overlay import NOTHING, Overlay
from .rules import short_forms
from .shape import Checked, check_shape, checked_data

FOLDER = "translations"

_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True)
class Translation:
    """A study in another language.

    Attributes:
        language: Its language.
        study: The study with translated words; others stand between marks, in the study's own
            language.
        about: Who translated.
        source: The file that says so.
        loaded: The same without these marks: what is judged. A place in one of its files is the
            place in the translation's.
        names: The files of the translation, from the project's folder.
        missing: Words that are not translated, by file: their places, named by ids.
        own: Words that are translated, by file: their places in the study's file.
    """

    language: str
    study: Study
    about: TranslationFile
    source: YamlSource
    loaded: Loaded
    names: tuple[str, ...]
    missing: dict[str, tuple[str, ...]]
    own: dict[str, frozenset[Path]]

    @property
    def folder(self) -> str:
        """The folder in which its pages lie, and hand-written pages in its language."""
        return self.language.lower()


def read_translations(
    folder: FilePath,
    root: FilePath,
    files: Files,
    texts: Mapping[str, str | None] = MappingProxyType({}),
) -> tuple[tuple[Translation, ...], tuple[Problem, ...]]:
    """Reads every translation of a study that is in order, and says what is wrong in others.

    Args:
        folder: The study's folder, `site-data/`.
        root: The project's folder.
        files: The study's files.
        texts: Other texts for some of the files, by their name in the study's folder; None for one
            that is not there.
    """
    place = folder / FOLDER
    if not place.is_dir():
        return (), ()
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
        found, wrong = _read(each, root, files, texts)
        problems += wrong
        made += [found] if found else []
    return tuple(made), tuple(problems)


def folders_of(folder: FilePath) -> frozenset[str]:
    """The folders of a study's translations, by which their hand-written pages are known, also of
    those that cannot be read.
    """
    place = folder / FOLDER
    found = place.iterdir() if place.is_dir() else ()
    return frozenset(each.name.lower() for each in found if each.is_dir())


def _strangers(folder: FilePath, name: str) -> Iterator[Problem]:
    """Files in a translation's folder that no file of the study goes with."""
    known = {f"{each}.yml" for each in FILES if each not in KEPT_OUT} | {"translation.yml"}
    for file in sorted(folder.iterdir()):
        if file.name not in known and not file.name.startswith("."):
            hint = "they are called as the study’s own: categories.yml, quotes.yml"
            message = "no file of the study has this name"
            yield Problem(f"{name}/{file.name}", 0, 0, "", message, hint)


def _read(
    folder: FilePath, root: FilePath, files: Files, texts: Mapping[str, str | None]
) -> tuple[Translation | None, list[Problem]]:
    about = check_shape(read_yaml(folder / "translation.yml", root), TranslationFile)
    problems = [*about.source.problems, *about.problems]
    if about.source.state == "absent":
        hint = "it says who translated: `by: Ada Example`"
        problems.append(Problem(about.source.name, 0, 0, "", "this file is missing", hint))
    overlays = dict(_overlays(folder, root, files, texts))
    shown: dict[str, Checked] = {}
    plain: dict[str, Checked] = {}
    for name, checked in files.yaml.items():
        if not (overlay := overlays.get(name)):
            shown[name] = plain[name] = checked
            continue
        merged = overlay.laid_over(FILES[name], checked.source.data)
        if name == "study" and isinstance(merged, dict):
            merged = merged | {"language": folder.name}
        shown[name] = checked_data(overlay.laid(merged), FILES[name])
        plain[name] = checked_data(overlay.laid(_unmarked(merged)), FILES[name])
        problems += _wrong_in(overlay, plain[name], FILES[name])
    if problems or not isinstance(about.model, TranslationFile):
        return None, problems
    laid, judged = (with_levels(replace(files, yaml=yaml), files) for yaml in (shown, plain))
    if problems := [*link_problems(judged), *short_forms(judged)]:
        return None, problems
    return (
        Translation(
            folder.name,
            study_of(laid),
            about.model,
            about.source,
            Loaded(study_of(judged), folder.parent.parent, judged),
            tuple(each.source.name for each in overlays.values() if each.source.state != "absent"),
            {name: tuple(each.missing) for name, each in overlays.items() if each.missing},
            {name: frozenset(each.places) for name, each in overlays.items()},
        ),
        [],
    )


def _overlays(
    folder: FilePath, root: FilePath, files: Files, texts: Mapping[str, str | None]
) -> Iterator[tuple[str, Overlay]]:
    """The files of a translation by the name of the study's file, also those that are absent."""
    study = files.yaml["study"].model
    language, origin = getattr(study, "language", ""), getattr(study, "origin", None)
    for name, checked in files.yaml.items():
        if name not in KEPT_OUT and checked.model is not None:
            source = read_yaml(folder / f"{name}.yml", root)
            other = f"{FOLDER}/{folder.name}/{name}.yml"
            if other in texts:
                source = _with_text(source.name, texts[other])
            yield name, Overlay(source, language, secondhand=origin is not None)


def _with_text(name: str, text: str | None) -> YamlSource:
    if text is None:
        return YamlSource(name, "absent")
    return source_from(text.encode(), name, YamlSource, parse_yaml)


def _wrong_in(overlay: Overlay, checked: Checked, shape: type[Shape]) -> Iterator[Problem]:
    """What is wrong in a file of a translation: in its lines, in its keys, in its words."""
    source = overlay.source
    yield from (*source.problems, *overlay.problems)
    if source.data is not None:
        changes = tuple(one for one in source.changes if one[1].found != NOTHING)
        read = replace(source, changes=changes)
        yield from (*altered_words(read, shape), *cut_in_brackets(source, shape))
    yield from checked.problems


def _unmarked(tree: Tree) -> Tree:
    """The words without the marks around those that are not translated."""
    if isinstance(tree, dict):
        return {key: _unmarked(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [_unmarked(item) for item in tree]
    return unmarked(tree) if isinstance(tree, str) else tree


__all__ = ["FOLDER", "Translation", "folders_of", "read_translations"]
