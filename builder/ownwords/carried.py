"""Our own templates as Python, as the wheel carries them: installed like any module, they are
compiled by whoever installs, and a first build compiles none.

`builder/hatch_build.py` writes them where a wheel is built; this module imports Jinja alone, as
nothing else is there then. They fit one version of Jinja, environments with these settings and
templates of this very text: in all other cases there are none, and Jinja compiles as ever.
"""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import Any

import jinja2
from jinja2 import Environment, StrictUndefined, pass_context
from jinja2.filters import FILTERS
from jinja2.tests import TESTS

FOLDER = "carried_templates"
"""Where they lie in the package."""

_HERE = Path(__file__).with_name(FOLDER)

PAGES: dict[str, Any] = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": ["jinja2.ext.do", "jinja2.ext.i18n"],
}
"""How the templates of pages are read."""

_MATTERS = (
    *("block_start_string", "block_end_string", "variable_start_string", "variable_end_string"),
    *("comment_start_string", "comment_end_string", "line_statement_prefix", "line_comment_prefix"),
    *("trim_blocks", "lstrip_blocks", "newline_sequence", "keep_trailing_newline"),
    *("autoescape", "optimized", "finalize", "is_async", "undefined", "newstyle_gettext"),
)
"""Settings of an environment that change what is compiled."""


def _not_here(*_: object) -> None:
    """Stands for a filter while a wheel is built; Jinja leaves for later what it cannot work out
    then.
    """
    raise NotImplementedError


_WITH_NAMES = pass_context(lambda *_: _not_here())


def _of_pages() -> Environment:
    environment = Environment(**PAGES)
    environment.newstyle_gettext = True  # type: ignore[attr-defined]
    plain = ("unlinked", "inline", "number", "reference_line")
    environment.filters |= {"prose": _WITH_NAMES} | dict.fromkeys(plain, _not_here)
    return environment


def _of_theme() -> Environment:
    """As MkDocs makes it; the filter `date` comes with Material's blog."""
    environment = Environment(extensions=["jinja2.ext.i18n"])
    environment.filters |= {"url": _WITH_NAMES, "script_tag": _WITH_NAMES, "date": _not_here}
    return environment


_KINDS: dict[str, Callable[[], Environment]] = {"templates": _of_pages, "theme": _of_theme}
"""The environments of the templates in these folders of the package."""


class Carried:
    """What the wheel carries for one environment."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def code(self, name: str, source: str) -> CodeType | None:
        """A compiled template, if it is carried with this very text."""
        file = str(self._folder / _file(name, source))
        with suppress(OSError):
            return SourceFileLoader(file, file).get_code(file)
        return None


def carried_for(environment: Environment) -> Carried | None:
    """What is carried for an environment, if anything is."""
    folder = _HERE / jinja2.__version__
    if folder.is_dir():  # not where the package is used from its source
        for kind, make in _KINDS.items():
            if _alike(environment, make()):
                return Carried(folder / kind)
    return None


def as_python(package: Path) -> Iterator[tuple[str, str]]:
    """Names of files below FOLDER, and what is written into them."""
    for kind, make in _KINDS.items():
        environment = make()
        for file in sorted((package / kind).rglob("*")):
            if file.suffix in (".html", ".xml"):
                name, source = file.relative_to(package / kind).as_posix(), file.read_text("utf-8")
                python = environment.compile(source, name, raw=True)
                yield f"{jinja2.__version__}/{kind}/{_file(name, source)}", python


def _file(name: str, source: str) -> str:
    return hashlib.sha256(f"{name}\n{source}".encode()).hexdigest()[:32] + ".py"


def _alike(one: Environment, other: Environment) -> bool:
    """Whether both compile the same from a template that uses the filters of the other one."""
    return (
        type(one) is type(other)
        and one.extensions.keys() == other.extensions.keys()
        and all(getattr(one, name) == getattr(other, name) for name in _MATTERS)
        and FILTERS.items() <= one.filters.items()
        and TESTS.items() <= one.tests.items()
        and all(
            _asks_for(one.filters.get(name, asked)) == _asks_for(asked)
            for name, asked in other.filters.items()
        )
    )


def _asks_for(function: Callable[..., Any]) -> object:
    """What Jinja hands to a filter besides its value."""
    return getattr(function, "jinja_pass_arg", None)
