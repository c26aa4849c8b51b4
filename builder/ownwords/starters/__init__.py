"""Makes the files of a new project: a small invented study of its kind that builds at once.

A starter is made of layers, folders beside this module, of which each adds to or replaces what the
one before has. `dot-` at the start of a name stands for a full stop. Words between per cent signs
are filled in.
"""

import json
import re
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from .. import private
from ..errors import BuildError
from ..records import dataclass
from ..schema import FOLDER as SCHEMAS
from ..schema import TRANSLATIONS
from ..suggestions import proposed_id
from ..writing import refusals_said, write_whole
from .remarks import head, with_remarks

_LAYERS = Path(__file__).parent
_PERSON = "  person: {one: person, other: people}"
_DOT = "dot-"


@dataclass(frozen=True)
class Starter:
    """A kind of study to begin with.

    Attributes:
        title: What the question for it calls it.
        kind: The kind of study, as its site says it.
        approach: The approach by its name.
        layers: The folders it is made of, the last one wins.
        units: The words it counts with, as lines of YAML.
    """

    title: str
    kind: str
    approach: str
    layers: tuple[str, ...]
    units: str = _PERSON


STARTERS: Mapping[str, Starter] = {
    "interviews": Starter(
        "interviews (grounded theory)",
        "An interview study",
        "Grounded theory",
        ("people", "interviews"),
    ),
    "themes": Starter(
        "themes (thematic analysis)",
        "An interview study",
        "Thematic analysis",
        ("people", "themes"),
    ),
    "focus-groups": Starter(
        "focus groups",
        "A study with focus groups",
        "Thematic analysis",
        ("people", "themes", "focus-groups"),
        f"{_PERSON}\n  case: {{one: group, other: groups}}",
    ),
    "synthesis": Starter(
        "synthesis of several studies",
        "A synthesis of qualitative studies",
        "Thematic synthesis",
        ("synthesis",),
    ),
    "longitudinal": Starter(
        "over time (interviews in waves)",
        "An interview study over time",
        "Grounded theory",
        ("people", "interviews", "longitudinal"),
        f"{_PERSON}\n  case: {{one: interview, other: interviews}}",
    ),
}


@dataclass(frozen=True)
class Wish:
    """What a new project is to be.

    Attributes:
        starter: The kind of study, one of `STARTERS`.
        title: The study's title.
        language: The site's language, as a tag.
        by_the_authors: Whether those who did the study make the site.
        sensitive: Whether reading it may upset somebody.
        version: The version of ownwords that its workflows install.
    """

    starter: str = "interviews"
    title: str = "Replace this title"
    language: str = "en"
    by_the_authors: bool = True
    sensitive: bool = False
    version: str = ""


def project_files(wish: Wish, name: str) -> dict[str, str]:
    """The files of a new project by their paths, in its folder; `private/` is none of them.

    Args:
        wish: What the project is to be.
        name: The name of its folder, from which the study's id is made.
    """
    starter, words = STARTERS[wish.starter], _words(wish, name)
    layers = ("common", *starter.layers, *(("sensitive",) if wish.sensitive else ()))
    files = {
        _place(file.relative_to(_LAYERS / layer)): _filled(file.read_text("utf-8"), words)
        for layer in layers
        for file in sorted((_LAYERS / layer).rglob("*"))
        if file.is_file()
    }
    for path, text in files.items():
        if path.startswith("site-data/") and path.endswith(".yml"):
            data = PurePosixPath(path).stem
            files[path] = head(data) + with_remarks(data, text)
    schemas = {f"schemas/{_named(file)}": file.read_text("utf-8") for file in _schemas()}
    return files | schemas | {".vscode/settings.json": _editor()}


def make_project(folder: Path, wish: Wish) -> Path:
    """Makes a new project; returns its folder.

    It is made aside and put in place when it is complete. `private/`, with its own `.gitignore`,
    is written before everything else.

    Raises:
        BuildError: The folder is not empty (a `.git` may be there), or the system refused.
    """
    folder = folder.absolute()
    refuse_used(folder)
    with refusals_said(f"a file of {folder}", "Nothing was made"):
        there = folder.is_dir()
        place = folder if there else folder.parent
        place.mkdir(parents=True, exist_ok=True)
        aside = place / f".{folder.name}.{secrets.token_hex(4)}.new"
        aside.mkdir()
        try:
            private.prepare(private.folder_of(aside))
            for path, text in project_files(wish, folder.resolve().name).items():
                file = aside / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(text.encode())
            if there:
                for each in sorted(aside.iterdir(), key=lambda each: each.name != private.NAME):
                    each.rename(folder / each.name)
            else:
                aside.rename(folder)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    return folder


def refuse_used(folder: Path) -> None:
    """Stops a project from being made where something is.

    Raises:
        BuildError: The folder is a file, or not empty.
    """
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise BuildError(f"{folder.name} already exists and is not a folder; give another name")
    if folder.is_dir() and any(each.name != ".git" for each in folder.iterdir()):
        raise BuildError(f"{folder.name}/ already exists and is not empty; give another name")


_RENEWED = "schemas/README.md"


def renew_schemas(root: Path) -> bool:
    """Replaces the descriptions for editors in a project that has some by those of this version;
    says whether any had changed. A project without this folder is given none.
    """
    if not (root / _RENEWED).is_file():
        return False
    old = [
        file
        for file in _schemas()
        if not (there := root / "schemas" / _named(file)).is_file()
        or there.read_bytes() != file.read_bytes()
    ]
    for file in old:
        there = root / "schemas" / _named(file)
        there.parent.mkdir(exist_ok=True)
        write_whole(there, file.read_bytes())
    return bool(old)


def _schemas() -> list[Path]:
    return sorted((*SCHEMAS.glob("*.json"), *(SCHEMAS / TRANSLATIONS).glob("*.json")))


def _named(schema: Path) -> str:
    """A schema's path in `schemas/`."""
    return schema.relative_to(SCHEMAS).as_posix()


def _words(wish: Wish, name: str) -> dict[str, str]:
    starter = STARTERS[wish.starter]
    title = " ".join(wish.title.split())
    own, foreign = "Made by the study’s authors.", "Made from the publication, not by its authors."
    return {
        "ID": proposed_id(name) or "study",
        "TITLE": title,
        "TITLE_YAML": json.dumps(title, ensure_ascii=False),
        "KIND": starter.kind,
        "APPROACH": starter.approach,
        "LANGUAGE": wish.language,
        "RELATION": own if wish.by_the_authors else foreign,
        "BY_THE_AUTHORS": str(wish.by_the_authors).lower(),
        "SENSITIVE": str(wish.sensitive).lower(),
        "UNITS": starter.units,
        "VERSION": wish.version,
    }


def _filled(text: str, words: Mapping[str, str]) -> str:
    return re.sub(r"%([A-Z_]+)%", lambda found: words[found[1]], text)


def _place(path: Path) -> str:
    names = (
        f".{part.removeprefix(_DOT)}" if part.startswith(_DOT) else part for part in path.parts
    )
    return "/".join(names)


def _editor() -> str:
    """The settings with which Visual Studio Code finds the descriptions."""
    schemas = {}
    for file in _schemas():
        folder = f"{TRANSLATIONS}/*/" if file.parent.name == TRANSLATIONS else ""
        schemas[f"./schemas/{_named(file)}"] = f"/site-data/{folder}{file.stem}.yml"
    settings = {"yaml.schemas": schemas, "yaml.customTags": ["!ENV sequence"]}
    return json.dumps(settings, indent=2) + "\n"
