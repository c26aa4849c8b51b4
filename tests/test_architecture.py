"""Which module may import which; see docs/architecture.md and docs/decisions/0001."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "builder" / "ownwords"

# from the leaf to the command line: a module imports only modules that stand before it
ORDER = [
    "errors",
    "remembered",
    "caches",
    "carried",
    "compiled",
    "fingerprint",
    "uncollected",
    "records",
    "jsontext",
    "blame",
    "filenames",
    "writing",
    "exchange",
    "in_rows",
    "kept_rows",
    "last_site",
    "locks",
    "outputs",
    "private",
    "documentation",
    "source",
    "suggestions",
    "marks_in_print",
    "model",
    "speakers",
    "known",
    "checklists",
    "urls",
    "collation",
    "unspaced",
    "i18n",
    "prose",
    "schema",
    "load",
    "tables",
    "starters",
    "reference",
    "checks",
    "disclosure",
    "rulebook",
    "graph",
    "citations",
    "exports",
    "views",
    "pages",
    "machines",
    "pipeline",
    "status",
    "formats",
    "review",
    "withdrawal",
    "release",
    "imports",
    "styles",
    "scripts",
    "portal",
    "share",
    "settings",
    "moved",
    "kept_links",
    "frames",
    "theme_files",
    "made_files",
    "theming",
    "plugin",
    "pdf",
    "written",
    "zensical",
    "engine",
    "serving",
    "publishing",
    "library",
    "manual",
    "cli",
    "__main__",
]

ONLY_IN = {
    "mkdocs": {
        "settings",
        "frames",
        "theme_files",
        "made_files",
        "theming",
        "plugin",
        "written",
        "zensical",
        "engine",
        "serving",
    },
    "jinja2": {"pages", "carried", "compiled"},
    "platformdirs": {"caches"},
    "yaml": {"source", "pages", "written", "citations", "checklists"},
    "csv": {"source", "exports", "tables", "imports"},
    "openpyxl": {"tables"},
    "pybtex": {"source"},
    "citeproc": {"citations"},
    "click": {"cli"},
    "markdown_it": {"prose"},
    "babel": {"i18n"},
    "playwright": {"pdf"},
    "ownwords": {"cli", "manual"},  # the face, as anybody else imports it
}


def _room(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _imports(file: Path) -> set[tuple[str, bool]]:
    """What a file imports: (top name, whether it is a room of ours)."""
    found: set[tuple[str, bool]] = set()
    depth = len(file.relative_to(PACKAGE).parts)
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {(name.name.split(".")[0], False) for name in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add(((node.module or "").split(".")[0], False))
        elif isinstance(node, ast.ImportFrom) and node.level == depth:
            found |= (
                {(node.module.split(".")[0], True)}
                if node.module
                else {(name.name, True) for name in node.names}
            )
    return found


FILES = sorted(file for file in PACKAGE.rglob("*.py") if file != PACKAGE / "__init__.py")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_a_room_knows_only_what_stands_before_it(file: Path) -> None:
    room = _room(file)
    for name, ours in _imports(file):
        if ours and name in ORDER and name != room:
            assert ORDER.index(name) < ORDER.index(room), f"{room} imports {name}"
        if not ours and name in ONLY_IN:
            assert room in ONLY_IN[name], f"{room} imports {name}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_only_the_command_line_prints(file: Path) -> None:
    calls = {
        node.func.id
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert "print" not in calls


def test_dataclasses_are_made_quickly_but_for_what_is_public_or_has_an_order() -> None:
    slow = {
        file.relative_to(PACKAGE).as_posix()
        for file in FILES
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "dataclasses" and not node.level
        if "dataclass" in {name.name for name in node.names}
    }
    assert slow == {
        "checks/pairs.py",
        "checks/reading.py",
        "disclosure/identifiers/sentences.py",
        "errors.py",
        "library.py",
        "pipeline/hints.py",
        "records.py",
    }


def test_every_room_is_in_the_order() -> None:
    assert {_room(file) for file in FILES} <= set(ORDER)


def test_nothing_of_the_first_study_stands_in_the_builder() -> None:
    words = ("therap", "psycho", "patient", "lindgren", "responsive acceptance")
    files = [
        file
        for file in PACKAGE.rglob("*")
        if file.suffix in (".py", ".html", ".css", ".js", ".json", ".po", ".pot")
    ]
    assert len(files) > 50
    found = {
        (file.name, word)
        for file in files
        for word in words
        if word in file.read_text("utf-8").casefold()
    }
    assert not found


def test_whether_a_quote_is_withdrawn_is_asked_in_one_place() -> None:
    """Elsewhere a withdrawn quote is not there: the study and its graph leave it out."""
    asked = {
        file.relative_to(PACKAGE).as_posix()
        for file in FILES
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr == "withdrawn"
        and ast.unparse(node.value) in ("quote", "self", "each", "other")
    }
    model = {"model/__init__.py", "model/findings.py"}  # the question, and the shape itself
    assert asked == model


def test_what_remembers_its_answers_is_still_looked_at_by_mypy() -> None:
    others = [
        file.name
        for file in FILES
        if file.name != "remembered.py"
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "functools"
        if {name.name for name in node.names} & {"cache", "lru_cache"}
    ]
    assert not others, "import them from remembered.py"
