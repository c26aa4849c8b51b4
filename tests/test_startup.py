"""What a build of a small study has no use for is not imported: each module takes time at every
start.
"""

import subprocess
import sys
from pathlib import Path

from tests.test_engine import STUDY, copy_of

UNUSED = {
    "http.client",
    "latexcodec",
    "openpyxl",
    "ownwords.exports.study_format",
    "ownwords.imports",
    "ownwords.portal",
    "ownwords.publishing",
    "ownwords.serving",
    "ownwords.source.svg",
    "ownwords.tables",
    "ownwords.withdrawal",
    "playwright",
    "ssl",
    "stdnum",
    "urllib.request",
    "zensical",
}
BUILD = """
import sys
from ownwords.cli import main
main(["build", "--quiet"], standalone_mode=False)
print(*sys.modules)
"""


def test_a_build_imports_nothing_that_it_has_no_use_for(tmp_path: Path) -> None:
    copy_of(STUDY, tmp_path / "study")
    done = subprocess.run(
        [sys.executable, "-c", BUILD], cwd=tmp_path / "study", capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    imported = set(done.stdout.split())
    assert "ownwords.engine" in imported
    assert imported & UNUSED == set()
