"""The face of the package: what it offers, what it says of itself, and that its own commands use
it.
"""

import ast
import doctest
import inspect
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import ownwords
from ownwords import BuildError, Report, Study, StudyError, build, check, make_portal, read, write
from ownwords.manual import COMMAND, manual_text
from tests.documents import DOCS, tutorial_study

PACKAGE = Path(ownwords.__file__).parent
PUBLIC = [name for name in ownwords.__all__ if not name.startswith("_")]
FUNCTIONS = [name for name in PUBLIC if inspect.isfunction(getattr(ownwords, name))]
CLASSES = [name for name in PUBLIC if inspect.isclass(getattr(ownwords, name))]


@pytest.fixture
def choir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tutorial's study in a folder `choir` below the working folder; the path is relative."""
    tutorial_study(tmp_path / "choir")
    monkeypatch.chdir(tmp_path)
    return Path("choir")


def _modules_after(code: str) -> set[str]:
    """What a new Python has imported after these lines."""
    printed = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(printed.stdout.split())


def test_importing_the_package_imports_nothing_else() -> None:
    before, after = _modules_after(""), _modules_after("import ownwords")
    assert {name for name in after - before if name.startswith("ownwords")} == {"ownwords"}
    assert not {"mkdocs", "material", "pydantic", "jinja2", "yaml", "click"} & after


def test_reading_data_files_does_not_import_mkdocs(choir: Path) -> None:
    after = _modules_after(
        "from ownwords import *\nassert read('choir/site-data').study.id == 'choir'"
    )
    assert "ownwords.library" in after
    assert not {"mkdocs", "material"} & after


def test_every_public_name_is_there_and_no_module_has_it() -> None:
    """A module named `build` would take the function's place as soon as it is imported."""
    assert sorted(ownwords.__all__) == ownwords.__all__
    assert {*ownwords.__all__} <= {*dir(ownwords)}
    modules = {path.stem for path in PACKAGE.iterdir()}
    assert not modules & {*ownwords.__all__}
    with pytest.raises(AttributeError, match="no attribute 'biuld'"):
        _ = ownwords.biuld


def _imported(module: str) -> set[str]:
    """The names that a module, or a folder of them, imports from the rest of the package."""
    place = PACKAGE / module
    level = 2 if place.is_dir() else 1
    return {
        alias.name
        for file in (place.glob("*.py") if place.is_dir() else [place])
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.level == level and node.module
        for alias in node.names
    }


@pytest.mark.parametrize("module", ["cli", "plugin.py"])
def test_what_the_face_offers_is_taken_from_it(module: str) -> None:
    assert not _imported(module) & {*ownwords.__all__}


def test_the_commands_do_not_go_round_the_face() -> None:
    behind = _imported("library.py") - {"project_at"}  # which the other commands need too
    assert behind >= {"make_site", "judge", "build_site", "serve_site", "write_pages", "load_study"}
    # `deposit` hands on the files of a site that is never written
    assert _imported("cli") & behind <= {"make_site"}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_says_what_it_takes_gives_and_raises(name: str) -> None:
    function = getattr(ownwords, name)
    text, signature = inspect.getdoc(function) or "", inspect.signature(function)
    assert [*_entries(text, "Args")] == [*signature.parameters]
    assert ("Returns:" in text) == (signature.return_annotation in (Path, int))
    assert {*_entries(text, "Raises")} <= {"BuildError", "StudyError"}
    assert (
        "BuildError" in _entries(text, "Raises") or name == "private_folder"
    )  # which reads nothing


@pytest.mark.parametrize("name", CLASSES)
def test_a_class_says_what_it_holds(name: str) -> None:
    cls = getattr(ownwords, name)
    held = _entries(inspect.getdoc(cls) or "", "Attributes")
    if cls is StudyError:
        assert held == ["problems", "advice"]
    elif cls not in (Study, BuildError):  # the one by the reference, the other holds nothing
        assert held == [*cls.__dataclass_fields__]


def _entries(text: str, section: str) -> list[str]:
    """The names that a section of a docstring explains."""
    found = re.search(rf"^{section}:\n((?:    .*\n?|\n)+)", text, re.MULTILINE)
    return re.findall(r"^    (\w+): ", found[1], re.MULTILINE) if found else []


def test_the_page_on_the_library_follows_its_docstrings() -> None:
    assert (DOCS / "library.md").read_text("utf-8") == manual_text(), f"run `{COMMAND}`"


def test_the_examples_of_the_page_run_as_shown(choir: Path) -> None:
    page = (DOCS / "library.md").read_text("utf-8")
    examples = "\n".join(re.findall(r"^```pycon\n(.*?)^```$", page, re.MULTILINE | re.DOTALL))
    said: list[str] = []
    test = doctest.DocTestParser().get_doctest(examples, {}, "library.md", None, None)
    result = doctest.DocTestRunner().run(test, out=said.append)
    assert result.attempted > 10
    assert not result.failed, "".join(said)


@pytest.mark.parametrize("project", ["choir", "choir/mkdocs.yml", "choir/site-data"])
@pytest.mark.parametrize("kind", [str, Path])
def test_a_study_is_read_by_its_project_its_settings_or_its_data(
    choir: Path, project: str, kind: Any
) -> None:
    study = read(kind(project))
    assert isinstance(study, Study)
    assert [quote.id for quote in study.quotes.quotes] == ["empty-chair", "slow-down", "same-row"]


def test_without_a_name_the_working_folder_is_meant(
    choir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(choir)
    assert read().study.id == "choir"
    assert check().pages == 21
    assert build() == Path.cwd() / "site"


def test_relative_folders_are_counted_from_the_working_folder(choir: Path) -> None:
    """Those above them are made; nothing lands beside mkdocs.yml, from where MkDocs counts."""
    before = sorted(path.name for path in choir.iterdir())
    site = build(choir, Path("out/of/choir"))
    assert site == Path.cwd() / "out/of/choir"
    assert (site / "index.html").is_file()
    assert build("choir/mkdocs.yml", "out/of/choir") == site
    assert write(choir, Path("pages/of/choir")) == 21
    assert Path("pages/of/choir/content/index.md").is_file()
    assert sorted(path.name for path in choir.iterdir()) == before
    assert sorted(path.name for path in Path("out/of").iterdir()) == ["choir"]


def test_by_itself_a_site_goes_where_the_settings_say(choir: Path) -> None:
    assert build(choir) == Path.cwd() / "choir/site"
    offline = build(choir, offline=True)
    assert offline == Path.cwd() / "choir/site-offline"
    assert "index.html" in (offline / "index.html").read_text("utf-8")


def test_problems_are_reported_by_check_and_raised_by_the_others(choir: Path) -> None:
    quotes = choir / "site-data/quotes.yml"
    quotes.write_text(quotes.read_text().replace("[being-missed]", "[bieng-missed]"))
    report = check(choir)
    (problem,) = report.problems
    assert report == Report((problem,))
    assert (problem.file, problem.line) == ("site-data/quotes.yml", 10)
    for refused in (
        lambda: read(choir),
        lambda: build(choir, "out"),
        lambda: write(choir, "pages"),
    ):
        with pytest.raises(StudyError) as raised:
            refused()
        assert raised.value.problems == (problem,)
    assert not Path("out").exists()
    assert not Path("pages").exists()


def test_a_report_has_the_advice_with_the_problems(choir: Path) -> None:
    quotes = choir / "site-data/quotes.yml"
    quotes.write_text(quotes.read_text().replace("and nobody sat", "and not Ms Smith sat"))
    report = check(choir)
    assert [problem.line for problem in report.problems] == [7]
    assert "Ms Smith" in report.advice


def test_dates_of_contacts_are_compared_with_the_day_that_is_named(choir: Path) -> None:
    (choir / "site-data/support.yml").write_text(
        "title: Need help now?\n"
        "strip: Call for help.\n"
        "link: Where to find help\n"
        "lead: These services are not part of the study.\n"
        "contacts:\n"
        "  - country: Exampleland\n"
        "    name: Example helpline\n"
        '    contact: "000 000"\n'
        "    checked: 2026-01-01\n"
        "    sources: [https://example.org/helpline]\n"
    )
    soon = check(choir, today=date(2026, 2, 1))
    assert (soon.problems, soon.hints) == ((), ())
    assert [hint.code for hint in check(choir, today=date(2036, 2, 1)).hints] == ["old-contact"]


def test_who_waits_is_told_what_is_being_done(choir: Path) -> None:
    for does in (check, lambda project, say: build(project, say=say)):
        said: list[str] = []
        does(choir, say=said.append)
        assert said == ["Reading site-data/", "Rendering 21 pages"]


def test_pages_are_not_written_over_what_is_there(choir: Path) -> None:
    Path("pages").mkdir()
    Path("pages/mine.txt").write_text("mine")
    with pytest.raises(BuildError, match="pages is not empty; give the name of a new folder"):
        write(choir, "pages")
    assert [path.name for path in Path("pages").iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("does", [read, check, build])
def test_a_project_that_is_not_there_is_a_mistake_of_settings(
    does: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BuildError, match=r"mkdocs\.yml is not there"):
        does()
    with pytest.raises(BuildError, match=r"nowhere is not there"):
        does("nowhere")


def test_a_portal_is_made_of_sites_that_were_built(choir: Path) -> None:
    build(choir, "shelf/choir")
    Path("shelf/library.yml").write_text(
        "title: Singing\nabout: To try it.\nlanguage: en\nmade_by: Us\nstudies:\n"
        "  - {id: choir, site: choir, address: https://example.org/choir/}\n"
    )
    said: list[str] = []
    portal = make_portal("shelf/library.yml", "out/portal", say=said.append)
    assert portal == Path.cwd() / "out/portal"
    assert "choir" in (portal / "index.html").read_text("utf-8")
    assert said == ["Reading 1 sites"]
    with pytest.raises(BuildError, match=r"library\.yml"):
        make_portal("nowhere/library.yml")
