"""What is given away: the wheel and the source distribution hold the package and what its messages
point to, and nothing of a study; and the wheel works where there is nothing else.
"""

import os
import re
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from packaging.utils import canonicalize_name

from ownwords import __version__, documentation, read
from ownwords.carried import FOLDER, as_python
from ownwords.cli import main
from tests.documents import DOCS, ROOT, tutorial_study

PACKAGE = ROOT / "builder/ownwords"
CARRIED = f"ownwords/{FOLDER}/"
PAGES = sorted(DOCS.glob("*.md"))  # records of decisions stay in the repository
SUFFIXES = (".py", ".html", ".js", ".po", ".pot", ".json")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source distribution."""
    folder = tmp_path_factory.mktemp("dist")
    _run(sys.executable, "-m", "hatchling", "build", "-d", folder, at=ROOT)
    return folder


@pytest.fixture(scope="module")
def wheel(made: Path) -> Path:
    return next(made.glob("*.whl"))


@pytest.fixture(scope="module")
def shipped(wheel: Path) -> dict[str, bytes]:
    """The files of the wheel by their names."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def source(made: Path) -> dict[str, bytes]:
    """The files of the source distribution by their names, without the folder they lie in."""
    with tarfile.open(next(made.glob("*.tar.gz"))) as archive:
        return {
            member.name.partition("/")[2]: found.read()
            for member in archive.getmembers()
            if (found := archive.extractfile(member))
        }


def _run(*command: str | Path, at: Path) -> str:
    """What a command prints; it sees nothing of the Python that runs the tests."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("PYTHON")
    }
    done = subprocess.run(
        command, cwd=at, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


def test_the_wheel_is_the_package_with_its_documentation(shipped: dict[str, bytes]) -> None:
    package = {
        f"ownwords/{file.relative_to(PACKAGE).as_posix()}": file
        for file in PACKAGE.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    pages = {f"ownwords/docs/{page.name}": page for page in PAGES}
    info = f"ownwords-{__version__}.dist-info/"
    assert {name for name in shipped if not name.startswith((info, CARRIED))} == {*package, *pages}
    for name, file in (package | pages).items():
        assert shipped[name] == file.read_bytes(), name
    for folder in ("schemas", "starters", "templates", "theme", "locale", "docs"):
        assert any(name.startswith(f"ownwords/{folder}/") for name in shipped), folder
    assert f"{info}licenses/LICENSE" in shipped


def test_the_wheel_carries_our_templates_as_python(shipped: dict[str, bytes]) -> None:
    carried = {CARRIED + name: python.encode() for name, python in as_python(PACKAGE)}
    assert {name: shipped[name] for name in shipped if name.startswith(CARRIED)} == carried
    templates = [file for kind in ("templates", "theme") for file in (PACKAGE / kind).rglob("*")]
    assert len(carried) == sum(file.suffix in (".html", ".xml") for file in templates)


def test_the_source_distribution_makes_the_same_wheel(
    made: Path, shipped: dict[str, bytes], tmp_path: Path
) -> None:
    shutil.unpack_archive(next(made.glob("*.tar.gz")), tmp_path)
    (folder,) = tmp_path.iterdir()
    _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path, at=folder)
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == shipped


def test_nothing_of_a_study_is_given_away(
    shipped: dict[str, bytes], source: dict[str, bytes]
) -> None:
    tops = {name.partition("/")[0] for name in source if "/" in name}
    assert tops == {"builder", "docs"}
    assert {name for name in source if "/" not in name} == {
        ".gitignore",  # hatchling's own doing
        "CHANGELOG.md",
        "CITATION.cff",
        "LICENSE",
        "PKG-INFO",
        "README.md",
        "pyproject.toml",
    }
    # but the invented examples of `ownwords new`, and checklists without answers
    for files in (shipped, source):
        data = {name for name in files if Path(name).suffix in (".yml", ".csv", ".bib", ".png")}
        ours = ("/starters/", "/checklists/")
        assert {name for name in data if not any(each in name for each in ours)} == set()


def test_no_words_of_the_study_of_this_repository_are_given_away(
    shipped: dict[str, bytes], source: dict[str, bytes]
) -> None:
    """Whichever study lies in the repository: no quote of some length stands in any file."""
    said = [
        turn
        for quote in read(ROOT).quotes.quotes
        for turn in (quote.text, *(turn.text for turn in quote.turns))
        if turn and len(turn) > 20
    ]
    for files in (shipped, source):
        everything = "\n".join(content.decode("utf-8", "ignore") for content in files.values())
        assert "They put my chair out" in everything  # the tutorial's, which is invented
        assert [words for words in said if words in everything] == []


def test_pages_that_messages_cite_are_in_the_wheel(shipped: dict[str, bytes]) -> None:
    texts = {
        file.name: file.read_text("utf-8") for file in PACKAGE.rglob("*") if file.suffix in SUFFIXES
    }
    cited = {
        (name, page)
        for name, text in texts.items()
        for page in re.findall(r"ownwords docs ([a-z][a-z-]+)", text)
    }
    assert {"embedding", "how-to"} <= {page for _, page in cited}
    for name, page in cited:
        assert f"ownwords/docs/{page}.md" in shipped, f"{name} cites {page}"
    # these write pages where the repository is, or say where pages lie
    of_the_repository = {"documentation.py", "manual.py", "reference.py", "rulebook.py"}
    paths = {name for name, text in texts.items() if re.search(r"(?<![/\w])docs/", text)}
    assert paths <= of_the_repository, "docs/ is not in the package: cite `ownwords docs PAGE`"


def test_the_command_prints_a_page_or_their_list() -> None:
    run = CliRunner().invoke
    listed = run(main, ["docs"]).output
    for page in PAGES:
        if page.stem != "README":
            assert re.search(rf"^{page.stem} +\S", listed, re.MULTILINE), page.stem
            assert run(main, ["docs", page.stem]).output == page.read_text("utf-8")
    assert run(main, ["docs", "how-to.md"]).output == (DOCS / "how-to.md").read_text("utf-8")
    assert str(documentation.folder()) in listed
    assert str(documentation.SCHEMAS) in listed
    wrong = run(main, ["docs", "howto"])
    assert wrong.exit_code == 2
    assert 'there is no page "howto"; did you mean "how-to"?' in wrong.output


# Where Python is told to stop when it opens or lists anything of this repository.
WATCH = """
import os, sys
def watch(event, args):
    if event in ("open", "os.listdir", "os.scandir") and isinstance(args[0], (str, bytes)):
        path = os.path.abspath(os.fsdecode(args[0]))
        # pip itself lies in .venv/, and looks into the environment from there
        if path.startswith({root!r}) and not path.startswith({root!r} + ".venv"):
            raise PermissionError(f"{{args[0]}} belongs to the repository")
sys.addaudithook(watch)
"""


@pytest.fixture(scope="module")
def empty(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment that holds the wheel and what it needs, in the locked
    versions, and nothing else.
    """
    folder = tmp_path_factory.mktemp("elsewhere") / "environment"
    venv.create(folder, symlinks=True)
    pins = re.findall(r"^[\w.-]+==\S+", (ROOT / "requirements/site.txt").read_text(), re.MULTILINE)
    constraints = folder / "constraints.txt"
    constraints.write_text("\n".join(pins))
    _run(
        sys.executable, "-m", "pip", "--python", folder / "bin/python", "install", "--quiet",
        "--no-compile", "--disable-pip-version-check", "--constraint", constraints, wheel,
        at=folder,
    )  # fmt: skip
    (library,) = folder.glob("lib/python*/site-packages")
    (library / "sitecustomize.py").write_text(WATCH.format(root=f"{ROOT}{os.sep}"))
    return folder / "bin"


def test_the_environment_is_empty_and_watched(empty: Path) -> None:
    names = _run(sys.executable, "-m", "pip", "--python", empty / "python", "freeze", at=empty)
    listed = {canonicalize_name(re.split("==| @ ", name)[0]) for name in names.splitlines()}
    assert "ownwords" in listed
    assert not listed & {"pytest", "hatchling", "playwright"}
    opened = f"open({str(ROOT / 'mkdocs.yml')!r})"
    done = subprocess.run(
        [empty / "python", "-c", opened], capture_output=True, text=True, check=False
    )
    assert "belongs to the repository" in done.stderr


def test_a_study_is_cloned_and_built_where_only_the_wheel_is(empty: Path, tmp_path: Path) -> None:
    study = tutorial_study(tmp_path / "choir")
    (study / "content/rehearsals.md").write_text('# Rehearsals\n\n{{ quote("empty-chair") }}\n')
    git = ("git", "-c", "user.name=Ada", "-c", "user.email=ada@example.org")
    _run("git", "init", "--quiet", study, at=tmp_path)
    _run(*git, "-C", study, "add", "--all", at=tmp_path)
    _run(*git, "-C", study, "commit", "--quiet", "--message", "Begin", at=tmp_path)
    _run("git", "clone", "--quiet", study, tmp_path / "clone", at=tmp_path)
    clone = tmp_path / "clone"

    where = _run(empty / "python", "-c", "import ownwords; print(ownwords.__file__)", at=clone)
    assert Path(where.strip()).is_relative_to(empty.parent)
    assert "The site is built. Open site/index.html" in _run(empty / "ownwords", "build", at=clone)
    module = (empty / "python", "-m", "ownwords")
    assert "The site is built. Open again/index.html" in _run(
        *module, "build", "--site-dir", "again", at=clone
    )
    for site in (clone / "site", clone / "again"):
        assert "They put my chair out" in (site / "quotes/empty-chair/index.html").read_text()
        assert "They put my chair out" in (site / "rehearsals/index.html").read_text()
        assert (site / "assets/ownwords/ownwords.css").is_file()
    assert _run(*module, "docs", "gate", at=clone) == (DOCS / "gate.md").read_text("utf-8")
    assert f"{empty.parent}" in _run(*module, "docs", at=clone)


def test_a_new_project_builds_where_only_the_wheel_is(empty: Path, tmp_path: Path) -> None:
    """Without a network: `new` and `build` ask nothing of one."""
    said = _run(empty / "ownwords", "new", "my-study", "--starter", "longitudinal", at=tmp_path)
    assert said.endswith("Next: cd my-study, then ownwords serve\n")
    project = tmp_path / "my-study"
    assert (project / "requirements.txt").read_text().endswith(f"ownwords=={__version__}\n")
    assert "The site is built. Open site/index.html" in _run(
        empty / "ownwords", "build", at=project
    )
    assert "Replace this" in (project / "site/quotes/example-quote-1/index.html").read_text()
    checked = _run(empty / "ownwords", "check", at=project)
    assert "0 hints, 0 acknowledged, " in checked


COMPILED = """
import os, sys
os.environ["OWNWORDS_CACHE"] = "off"
from jinja2 import Environment
compile = Environment.compile
def noted(self, source, name=None, filename=None, *more):
    print(filename)
    return compile(self, source, name, filename, *more)
Environment.compile = noted
from ownwords.cli import main
main(["build", "--quiet", "--config", sys.argv[1]])
"""


def test_none_of_our_templates_is_compiled_where_the_wheel_is(empty: Path, tmp_path: Path) -> None:
    study = tutorial_study(tmp_path / "choir")
    compiled = _run(empty / "python", "-c", COMPILED, study / "mkdocs.yml", at=tmp_path)
    names = [Path(line).parts for line in compiled.splitlines()]
    assert any("material" in parts for parts in names)  # that it tells
    assert [parts for parts in names if "ownwords" in parts] == []


def test_the_module_is_the_command(tmp_path: Path) -> None:
    module = (sys.executable, "-m", "ownwords")
    done = subprocess.run([*module, "--version"], capture_output=True, text=True, check=False)
    assert done.stdout == f"ownwords, version {__version__}\n"
    done = subprocess.run(
        [*module, "check"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("ERROR mkdocs.yml is not there")
