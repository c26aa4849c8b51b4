"""`ownwords build --pdf`: real PDFs through the real browser; where one is missing, one plain
sentence and the old site.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from ownwords.pdf import NAMES
from tests.test_engine import STUDY, copy_of, fingerprint

ADDRESS = "https://example.org/shops/"
PDF = Path("site", "residents", "notice", "notice.pdf")


def run(project: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command in a project's folder, with other settings of the environment."""
    settings = {**os.environ, "SITE_URL": "", **environment}
    return subprocess.run(
        [sys.executable, *command],
        cwd=project,
        env=settings,
        capture_output=True,
        text=True,
        check=False,
    )


def build(project: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return run(project, "-m", "ownwords.cli", "build", *options, **environment)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The second study, built with PDFs; nothing is published anywhere yet."""
    folder = copy_of(STUDY, tmp_path_factory.mktemp("pdf") / "study").parent
    done = build(folder, "--pdf")
    assert done.returncode == 0, done.stderr
    return folder


def links(pdf: PdfReader) -> list[str]:
    found = (mark.get_object() for page in pdf.pages for mark in page.get("/Annots") or ())
    return [str(mark["/A"]["/URI"]) for mark in found if "/URI" in mark.get("/A", {})]


def test_a_sheet_is_a_tagged_pdf_in_its_language(project: Path) -> None:
    pdf = PdfReader(project / PDF)
    root: Any = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert "/StructTreeRoot" in root
    assert pdf.metadata is not None
    assert str(pdf.metadata.title).startswith("A notice for the board")
    assert pdf.outline
    text = pdf.pages[0].extract_text()
    assert "A notice for the board" in text
    assert "What would we miss?" in text
    assert len(pdf.pages) == 1


def test_the_page_links_to_its_pdf(project: Path) -> None:
    assert 'href="notice.pdf"' in (project / PDF).with_name("index.html").read_text("utf-8")


def test_without_an_address_no_link_leads_to_this_machine(project: Path) -> None:
    assert links(PdfReader(project / PDF)) == []
    raw = (project / PDF).read_bytes()
    assert b"file:" not in raw
    assert b"127.0.0.1" not in raw
    assert b"site.invalid" not in raw


def test_links_lead_to_the_published_site(tmp_path: Path) -> None:
    config = copy_of(STUDY, tmp_path / "study")
    with config.open("a", encoding="utf-8") as file:
        file.write(f"site_url: {ADDRESS}\n")
    assert build(config.parent, "--pdf").returncode == 0
    pdf = PdfReader(config.parent / PDF)
    assert f"{ADDRESS}residents/ask/#who-paid" in links(pdf)
    assert all(link.startswith(ADDRESS) for link in links(pdf))
    assert f"{ADDRESS}residents/notice/" in "".join(
        pdf.pages[0].extract_text().split()
    )  # at the foot


def test_a_build_without_it_leaves_no_pdf_and_no_link(tmp_path: Path) -> None:
    config = copy_of(STUDY, tmp_path / "study")
    assert build(config.parent).returncode == 0
    assert not list((config.parent / "site").rglob("*.pdf"))
    assert ".pdf" not in (config.parent / PDF).with_name("index.html").read_text("utf-8")


def test_without_a_browser_the_old_site_stays(project: Path, tmp_path: Path) -> None:
    before = fingerprint(project / "site")
    done = build(project, "--pdf", PATH=str(tmp_path), PLAYWRIGHT_BROWSERS_PATH=str(tmp_path))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "was found; put chromium or google-chrome on your PATH" in done.stderr
    assert fingerprint(project / "site") == before


def test_without_playwright_it_says_what_to_install(project: Path) -> None:
    before = fingerprint(project / "site")
    program = "import sys; sys.modules['playwright'] = None; from ownwords.cli import main; main(['build', '--pdf'])"
    done = run(project, "-c", program)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "pip install 'ownwords[pdf]'" in done.stderr
    assert fingerprint(project / "site") == before


def test_a_browser_that_fails_leaves_the_old_site(project: Path, tmp_path: Path) -> None:
    before = fingerprint(project / "site")
    broken = tmp_path / NAMES[0]
    broken.write_text("#!/bin/sh\nexit 3\n")
    broken.chmod(0o755)
    done = build(project, "--pdf", PATH=f"{tmp_path}:{os.environ['PATH']}")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "The browser did not start, so no PDFs were made" in done.stderr
    assert fingerprint(project / "site") == before
    assert not list(project.glob(".site*"))
