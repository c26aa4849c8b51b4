"""A project without a folder for its own pages, as git leaves it: every command does without it,
and makes none.
"""

from pathlib import Path

import pytest
from click.testing import CliRunner

from ownwords.cli import main
from tests.conftest import STUDIES
from tests.test_engine import copy_of
from tests.test_plugin import Server


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    bare = copy_of(STUDIES / "smallest", tmp_path / "study").parent
    (bare / "mkdocs.yml").write_bytes((STUDIES / "village-shops" / "mkdocs.yml").read_bytes())
    assert not (bare / "content").exists()
    monkeypatch.chdir(bare)
    return bare


@pytest.mark.parametrize(
    ("command", "made"),
    [
        (["check"], set()),
        (["build"], {"site"}),
        (["build", "--offline"], {"site-offline"}),
        (["write", "written"], {"written"}),
    ],
    ids=" ".join,
)
def test_a_command_does_without_it(project: Path, command: list[str], made: set[str]) -> None:
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0, result.output
    assert {file.name for file in project.iterdir()} == {"mkdocs.yml", "site-data"} | made


def test_it_is_served_and_follows_the_data(project: Path) -> None:
    server = Server(project.parent / "served", project)
    try:
        categories = server.project / "site-data" / "categories.yml"
        server.wait_for("<h1>", lambda: server.page("findings/"))
        categories.write_text("categories: [")
        server.wait_for("site-data/categories.yml:1", server.said)
        assert "Traceback" not in server.said()
        assert {file.name for file in server.project.iterdir()} == {"mkdocs.yml", "site-data"}
    finally:
        server.process.terminate()
        server.process.wait(timeout=10)
