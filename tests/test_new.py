"""`ownwords new`: what it leaves builds at once, is the study's own, and takes nothing away."""

import json
import re
import subprocess
from itertools import product
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

import ownwords
from ownwords.cli import main
from ownwords.errors import BuildError
from ownwords.schema import json_schema, translation_schema
from ownwords.starters import STARTERS, Wish, make_project, project_files, renew_schemas
from tests.documents import ROOT

TEMPLATE = ROOT / "examples/template"


def run(*args: str, given: str = "") -> Result:
    result = CliRunner().invoke(main, args, input=given)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.mark.parametrize(("starter", "sensitive"), list(product(STARTERS, (False, True))))
def test_a_starter_has_no_problem_and_no_hint_but_what_is_still_to_write(
    starter: str, sensitive: bool, tmp_path: Path
) -> None:
    project = make_project(tmp_path / "study", Wish(starter, sensitive=sensitive, version="1"))
    report = ownwords.check(project)
    assert report.problems == ()
    # nobody can have called a contact that is not there yet
    expected = {"placeholder"} | ({"unconfirmed-contact"} if sensitive else set())
    if starter == "synthesis":  # its references.bib has the studies it joins, not yet itself
        expected.add("study-not-in-references")
    assert {hint.code for hint in report.hints} == expected
    named = {hint.problem.file for hint in report.hints}
    for file in sorted((project / "site-data").glob("*.yml")):
        assert f"site-data/{file.name}" in named, file.name
    assert "content/from-the-team.md" in named
    assert ("site-data/references.bib" in named) == (starter == "synthesis")
    assert all(hint.problem.line for hint in report.hints if hint.code == "placeholder")


@pytest.mark.parametrize("starter", STARTERS)
def test_a_fresh_clone_of_a_starter_builds(starter: str, tmp_path: Path) -> None:
    project = make_project(tmp_path / "study", Wish(starter, version="1"))
    (project / "private/names.txt").write_text("Somebody Real\n")
    git = ("git", "-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-C", str(project))
    for command in (("init", "--quiet"), ("add", "--all"), ("commit", "--quiet", "-m", "Begin")):
        subprocess.run([*git, *command], check=True)
    subprocess.run(["git", "clone", "--quiet", project, tmp_path / "clone"], check=True)
    clone = tmp_path / "clone"
    assert not (clone / "private").exists()
    site = ownwords.build(clone)
    assert "Replace this" in (site / "quotes/example-quote-1/index.html").read_text("utf-8")
    assert (site / "from-the-team/index.html").is_file()


def test_a_study_of_others_in_another_language_is_in_order(tmp_path: Path) -> None:
    wish = Wish(title='Varför: "kören" #1 %ID%', language="sv", by_the_authors=False, version="1")
    report = ownwords.check(project := make_project(tmp_path / "Kör på lur", wish))
    assert report.problems == ()
    assert report.study
    study = report.study.study
    assert (study.id, study.title, study.language) == ("kor-pa-lur", wish.title, "sv")
    assert not study.made_by.by_the_authors
    assert "%" not in (project / "requirements.txt").read_text("utf-8")


def test_each_key_has_a_remark_in_the_words_of_the_model(tmp_path: Path) -> None:
    for starter in STARTERS:
        files = project_files(Wish(starter, sensitive=True, version="1"), "study")
        for path, text in files.items():
            if not re.fullmatch(r"site-data/\w+\.yml", path):
                continue
            lines = text.splitlines()
            name = Path(path).stem
            assert lines[0] == f"# yaml-language-server: $schema=../schemas/{name}.json"
            met: set[str] = set()
            for at, line in enumerate(lines):
                if key := re.match(r"( *(?:- )*\w+):(?: |$)", line):
                    assert key[1] in met or lines[at - 1].lstrip().startswith("#"), line
                    met.add(key[1])
    assert "# What the speaker describes: something that helped" in files["site-data/quotes.yml"]


def test_editors_find_the_descriptions_and_agree_with_them(tmp_path: Path) -> None:
    project = make_project(tmp_path / "study", Wish("longitudinal", sensitive=True, version="1"))
    settings = json.loads((project / ".vscode/settings.json").read_text("utf-8"))
    for schema, file in settings["yaml.schemas"].items():
        name = Path(file).stem
        there = json.loads((project / schema).read_text("utf-8"))
        translated = "/translations/" in schema
        assert there == (translation_schema(name) if translated else json_schema(name))
        assert file.startswith("/site-data/translations/*/") == translated
        if (data := project / file.lstrip("/")).is_file():
            Draft202012Validator(there).validate(yaml.safe_load(data.read_text("utf-8")))


def test_old_descriptions_are_renewed_by_a_build_and_foreign_ones_stay(tmp_path: Path) -> None:
    project = make_project(tmp_path / "study", Wish(version="1"))
    old, own = project / "schemas/quotes.json", project / "schemas/own.json"
    old.write_text("{}")
    own.write_text("{}")
    result = run("build", "--config", str(project / "mkdocs.yml"))
    assert (
        "The descriptions for editors in schemas/ are now those of this version." in result.stderr
    )
    assert json.loads(old.read_text("utf-8")) == json_schema("quotes")
    assert own.read_text("utf-8") == "{}"
    assert not renew_schemas(project)
    (project / "schemas/README.md").unlink()
    old.write_text("{}")
    assert not renew_schemas(project)
    assert old.read_text("utf-8") == "{}"


def test_a_folder_with_something_in_it_is_refused_and_stays(tmp_path: Path) -> None:
    used = tmp_path / "used"
    used.mkdir()
    (used / "note.txt").write_text("mine")
    result = run("new", str(used))
    assert (result.exit_code, result.stdout) == (2, "")
    said = "ERROR used/ already exists and is not empty; give another name\n"
    assert result.stderr == said
    assert [each.name for each in used.iterdir()] == ["note.txt"]
    file = tmp_path / "file"
    file.write_text("mine")
    result = run("new", str(file))
    said = "ERROR file already exists and is not a folder; give another name\n"
    assert (result.exit_code, result.stderr) == (2, said)


def test_an_empty_folder_and_an_empty_repository_are_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    subprocess.run(["git", "init", "--quiet", tmp_path / "study"], check=True)
    monkeypatch.chdir(tmp_path / "study")
    result = run("new", ".", "--starter", "themes")
    assert result.exit_code == 0, result.output
    assert result.stdout.endswith("Next: ownwords serve\n")
    assert ownwords.read().study.id == "study"
    status = subprocess.run(
        ["git", "status", "--porcelain", "--untracked-files=all"], capture_output=True, text=True
    )
    assert "mkdocs.yml" in status.stdout
    assert "private" not in status.stdout


def test_nothing_is_left_where_the_system_refuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path, __: bytes) -> int:
        raise OSError(28, "No space left on device", "study.yml")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(BuildError, match=r"the disk is full; make room.*Nothing was made"):
        make_project(tmp_path / "study", Wish(version="1"))
    assert list(tmp_path.iterdir()) == []


def test_without_a_terminal_nothing_is_asked(tmp_path: Path) -> None:
    result = run("new", str(tmp_path / "study"), "--language", "english!")
    assert result.exit_code == 2
    said = "“english!” is not a language tag; write two or three letters, such as en, sv or pt-BR"
    assert said in result.stderr
    result = run("new", str(tmp_path / "study"), "--quiet")
    assert (result.exit_code, result.output) == (0, "")
    assert ownwords.read(tmp_path / "study").study.title == "Replace this title"


def test_in_a_terminal_what_is_not_said_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ownwords.cli.asking._in_a_terminal", lambda: True)
    answers = "Why people sing\n5\nn\nswedish!\nsv\ny\n"
    result = run("new", str(tmp_path / "study"), given=answers)
    assert result.exit_code == 0, result.output
    for question in (
        "Title of the study [Replace this title]: ",
        "  5  over time (interviews in waves)",
        "Did you or your team do this study? [Y/n]: ",
        "“swedish!” is not a language tag",
        "May reading it upset someone? [y/N]: ",
    ):
        assert question in result.output
    study = ownwords.read(tmp_path / "study")
    assert (study.study.title, study.study.language) == ("Why people sing", "sv")
    assert study.study.sensitive
    assert study.support
    result = run("new", str(tmp_path / "other"), "--starter", "synthesis", given="\n\n\n\n")
    assert "Kind of study" not in result.output
    assert ownwords.read(tmp_path / "other").references


def test_ctrl_c_at_a_question_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ownwords.cli.asking._in_a_terminal", lambda: True)
    result = run("new", str(tmp_path / "study"), given="A title\n")  # the input ends here
    assert result.exit_code == 130
    assert result.stderr.endswith("Stopped. No file was left half written.\n")
    assert list(tmp_path.iterdir()) == []


def test_the_template_is_what_new_makes() -> None:
    made = project_files(Wish(version=ownwords.__version__), "my-study")
    there = {
        file.relative_to(TEMPLATE).as_posix(): file.read_text("utf-8")
        for file in TEMPLATE.rglob("*")
        if file.is_file() and not {"private", "site"} & {*file.relative_to(TEMPLATE).parts}
    }
    assert there == made, "run: make template"


def test_the_template_builds(tmp_path: Path) -> None:
    site = ownwords.build(TEMPLATE, tmp_path / "site")
    assert "Replace this title" in (site / "index.html").read_text("utf-8")


ACTION = re.compile(r"uses: (\S+)@([0-9a-f]{40}) # v\d")


@pytest.mark.parametrize("name", ["checks", "publish"])
def test_workflows_have_least_rights_and_pinned_actions(name: str) -> None:
    text = (TEMPLATE / f".github/workflows/{name}.yml").read_text("utf-8")
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {}
    assert text.count("uses: ") == len(ACTION.findall(text)) > 1
    ours = "".join(each.read_text("utf-8") for each in (ROOT / ".github/workflows").glob("*.yml"))
    for action, commit in ACTION.findall(text):
        known = action == "actions/upload-artifact" or f"{action}@{commit}" in ours
        assert known, f"{action} is pinned otherwise in this repository's own workflows"
    allowed = {"build": {"contents": "read", "pages": "read"}, "check": {"contents": "read"}}
    allowed |= {"deploy": {"pages": "write", "id-token": "write"}}
    for job, settings in workflow["jobs"].items():
        assert settings["permissions"] == allowed[job]
        assert settings["timeout-minutes"]
    runs = [step.get("run", "") for job in workflow["jobs"].values() for step in job["steps"]]
    commands = "\n".join(runs)
    assert "--requirement requirements.txt" in commands
    assert "${{" not in commands
    assert not re.search("pytest|make test", commands)
    for line in re.findall(r"ownwords (?:check|build).*", commands):
        assert "--format github" in line


@pytest.mark.parametrize("language", ["ar", "de", "fi", "ja", "pt-BR", "ru", "sv"])
def test_the_gate_stops_no_starter_in_any_language(language: str, tmp_path: Path) -> None:
    """Remarks and examples are English in all of them."""
    for starter in ("focus-groups", "longitudinal", "synthesis"):
        wish = Wish(starter, language=language, sensitive=True, version="1")
        report = ownwords.check(make_project(tmp_path / starter, wish))
        assert report.problems == (), starter
        assert {hint.code for hint in report.hints} - {"study-not-in-references"} == {
            "placeholder",
            "unconfirmed-contact",
        }
