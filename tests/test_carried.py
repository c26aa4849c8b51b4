"""Our templates as the wheel carries them: a site comes out the same, and what does not fit is
compiled as ever.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import jinja2
import pytest
from jinja2 import Environment, pass_context

from ownwords import build, carried
from ownwords.caches import SWITCH
from ownwords.compiled import _folder, keep_compiled
from tests.documents import ROOT
from tests.test_compiled import whole
from tests.test_engine import STUDY, copy_of

PACKAGE = ROOT / "builder/ownwords"


@pytest.fixture
def lying(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with what a wheel would carry, in place of the package's own; no cache."""
    for name, python in carried.as_python(PACKAGE):
        file = tmp_path / "carried" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(python, "utf-8")
    monkeypatch.setattr(carried, "_HERE", tmp_path / "carried")
    monkeypatch.setenv(SWITCH, "off")
    _folder.cache_clear()
    return tmp_path / "carried"


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files of ours that Jinja compiles from now on."""
    files: list[str] = []
    original = Environment.compile

    def noted(self: Environment, source: Any, name: Any = None, filename: Any = None) -> Any:
        if Path(filename or "").is_relative_to(PACKAGE):
            files.append(filename)
        return original(self, source, name, filename)

    monkeypatch.setattr(Environment, "compile", noted)
    return files


def test_a_site_is_the_same_bytes_and_none_of_ours_is_compiled(
    lying: Path, compiled: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = copy_of(STUDY, tmp_path / "study")
    with_it = whole(build(config, tmp_path / "first"))
    assert compiled == []
    monkeypatch.setattr(carried, "_HERE", tmp_path / "nothing")
    assert with_it == whole(build(config, tmp_path / "second"))
    assert len(compiled) > 20


def test_a_mistake_names_the_template(lying: Path) -> None:
    environment = carried._of_pages()
    environment.loader = jinja2.FileSystemLoader(PACKAGE / "templates")
    keep_compiled(environment, [])
    template = environment.get_template("home.html")
    assert template.filename == str(PACKAGE / "templates/home.html")


def _set(name: str, value: object) -> Callable[[Environment], None]:
    return lambda environment: setattr(environment, name, value)


def _filter(name: str, function: Callable[..., Any]) -> Callable[[Environment], None]:
    return lambda environment: environment.filters.update({name: function})


@pytest.mark.parametrize(
    "change",
    [
        _set("autoescape", lambda name: True),
        _set("finalize", str),
        _set("newstyle_gettext", False),
        _set("trim_blocks", False),
        _filter("upper", str.lower),  # which Jinja applies to words of the template itself
        _filter("number", pass_context(lambda names, value: value)),
        lambda environment: environment.tests.update({"defined": bool}),
        lambda environment: environment.add_extension("jinja2.ext.loopcontrols"),
    ],
)
def test_other_settings_do_not_fit(lying: Path, change: Callable[[Environment], None]) -> None:
    environment = carried._of_pages()
    assert carried.carried_for(environment)
    change(environment)
    assert carried.carried_for(environment) is None


def test_other_filters_do_no_harm(lying: Path) -> None:
    environment = carried._of_theme()
    del environment.filters["date"]
    environment.filters["theirs"] = str.title
    assert carried.carried_for(environment)


def test_another_text_another_name_and_another_jinja_do_not_fit(
    lying: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment = carried._of_pages()
    found = carried.carried_for(environment)
    text = (PACKAGE / "templates/home.html").read_text("utf-8")
    assert found
    assert found.code("home.html", text)
    assert found.code("home.html", text + " ") is None
    assert found.code("house.html", text) is None
    monkeypatch.setattr(jinja2, "__version__", "3.99")
    assert carried.carried_for(environment) is None
