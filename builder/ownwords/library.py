"""The functions of the package's face: `from ownwords import read, check, build, serve, write`.

They are thin: each finds the project and calls the module that does the work. The parts that need
MkDocs are imported when they are called, so that reading a study does not wait for it.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal

from . import private
from .checks.pairs import Pair, pairs_of
from .checks.reading import Ease
from .errors import Problem, StudyError
from .load import load_study
from .load.tabular import BOOKS
from .model import FILES, Study
from .pipeline import Hint, judge, make_site, silent
from .release import silent_changes, unlooked

ADDRESS = "127.0.0.1:8000"


@dataclass(frozen=True)
class Report:
    """What `check` found.

    Attributes:
        problems: All that is wrong, sorted by file and line. While there is one, no site is built,
            and nothing below is known but the advice.
        hints: What an editor would frown at, sorted by place; none of them stops a build.
        acknowledged: How many hints are not among these, because acknowledged.yml gives a reason.
        eases: How easily the study's own words read, by page.
        pairs: What is said in two wordings, plain and professional, to be read side by side.
        unseen: What could not be looked for here, in plain sentences.
        advice: Lines that can be pasted into privacy.yml to let stand what points at nobody; empty
            where there is nothing of the kind.
        study: The study; None while there are problems.
        pages: How many pages its site has; 0 while there are problems.
    """

    problems: tuple[Problem, ...] = ()
    hints: tuple[Hint, ...] = ()
    acknowledged: int = 0
    eases: tuple[Ease, ...] = ()
    pairs: tuple[Pair, ...] = ()
    unseen: tuple[str, ...] = ()
    advice: str = ""
    study: Study | None = None
    pages: int = 0


def read(project: str | os.PathLike[str] = ".") -> Study:
    """Read a study; what is returned is in order as data: every link in it leads somewhere.

    Nothing is judged: whether the study points at a person is asked by `check` and `build`.

    Args:
        project: A project's folder, its mkdocs.yml, or a folder of data files alone (what
            `site-data/` is in a project).

    Raises:
        StudyError: The files have problems; it holds all of them.
        BuildError: The settings cannot be read.

    Sources:
        Dates are calendar dates of ISO 8601, as exact as is known (`2024`, `2024-05`,
        `2024-05-17`); languages are tags of BCP 47 (`sv`, `pt-BR`); works are BibTeX entries.
    """
    path = Path(project)
    if _is_data(path):
        return load_study(path)
    from .engine import project_at

    found = project_at(_settings(path))
    return load_study(found.data, found.root)


def check(
    project: str | os.PathLike[str] = ".",
    *,
    today: date | None = None,
    say: Callable[[str], None] = silent,
) -> Report:
    """Name all that is wrong in a study and on hand-written pages, and give hints.

    Everything is read, judged and rendered; nothing is written. What is wrong with the study is in
    the report and is not raised.

    Args:
        project: A project's folder or its mkdocs.yml.
        today: The day with which the dates of contacts for help are compared; else the computer's.
        say: Told what is being done, a sentence at a time; by default nobody is.

    Raises:
        BuildError: The settings cannot be read.

    Sources:
        Rows are judged by k-anonymity (Sweeney 2002) and by distinct l-diversity (Machanavajjhala
        et al. 2007), since a person may be singled out, linked or told something about (Article 29
        Working Party, Opinion 05/2014); [The gate](gate.md) gives these works in full. Reading ease
        is LIX (C. H. Björnsson, *Läsbarhet*, Stockholm 1968).
    """
    from .engine import project_at

    try:
        found = project_at(_settings(Path(project)), checked=True)
        found = replace(found, draft=True)  # gaps are counted, and stop nothing
        site = make_site(found, say=say)
    except StudyError as error:
        return Report(error.problems, advice=error.advice)
    if silent_ones := tuple(sorted(silent_changes(site.material))):
        return Report(silent_ones)
    judged = judge(site.material, today or date.today(), site.verdict.looks)
    return Report(
        hints=judged.hints,
        acknowledged=judged.acknowledged,
        eases=judged.eases,
        pairs=tuple(pairs_of(site.study)),
        unseen=(*site.verdict.unseen, *unlooked(site.material)),
        study=site.study,
        pages=len(site.pages),
    )


def build(
    project: str | os.PathLike[str] = ".",
    site_dir: str | os.PathLike[str] | None = None,
    *,
    pdf: bool = False,
    offline: bool = False,
    draft: bool = False,
    engine: Literal["mkdocs", "zensical"] | None = None,
    say: Callable[[str], None] = silent,
) -> Path:
    """Build the site in a folder beside its own and swap it in whole.

    Args:
        project: A project's folder or its mkdocs.yml.
        site_dir: Where the site goes, counted from the working folder; else where mkdocs.yml says,
            with `-offline` behind the name of an offline site. Missing folders are made.
        pdf: Whether the sheets are printed as PDFs too, on A4; needs the extra `ownwords[pdf]` and
            a browser.
        offline: Whether the site is to be opened from a disk, without a server.
        draft: Whether what is still to write may stand as gaps, to be looked at and not to be
            published.
        engine: What makes the pages of the study's words; else what mkdocs.yml names below
            `ownwords:`, and MkDocs where it names nothing. Zensical needs the extra
            `ownwords[zensical]` and runs no plugins or hooks of MkDocs.
        say: Told what is being done, a sentence at a time; by default nobody is.

    Returns:
        The absolute path of the site's folder; `index.html` in it opens the site.

    Raises:
        StudyError: The study has problems, points at a person, or holds words that were withdrawn;
            a site that was there before is as it was.
        BuildError: A setting, the engine or the browser failed; a site that was there before is as
            it was.

    Sources:
        The only date a build knows is the study's own, or `SOURCE_DATE_EPOCH` (seconds since 1970;
        reproducible-builds.org): the same files give the same bytes on any day.
    """
    from .engine import build_site

    to = Path(site_dir) if site_dir is not None else None
    wish: Any = {"pdf": pdf, "offline": offline, "draft": draft, "engine": engine}
    return build_site(_settings(Path(project)), to, say, **wish)


def serve(
    project: str | os.PathLike[str] = ".",
    address: str = ADDRESS,
    *,
    in_browser: bool = False,
    say: Callable[[str], None] = silent,
    complain: Callable[[Exception], None] = lambda _: None,
) -> None:
    """Show the study on this computer and build it anew whenever a file changes; returns at Ctrl-C.

    It begins on a broken or half-written study too: the browser shows what is wrong until it is
    mended, and `/_draft/` how far the study is.

    Args:
        project: A project's folder or its mkdocs.yml.
        address: Where to serve, as host and port.
        in_browser: Whether a browser is to be opened there.
        say: Told where it is shown, and of each build, a sentence at a time; by default nobody is.
        complain: Told what is wrong after a build, as a `StudyError` or a `BuildError`; by default
            nobody is.

    Raises:
        BuildError: There is no mkdocs.yml, or the address cannot be used.
    """
    from .serving import serve_site
    from .settings import check_address

    check_address(address)
    serve_site(_settings(Path(project)), address, say, complain, in_browser=in_browser)


def write(
    project: str | os.PathLike[str],
    folder: str | os.PathLike[str],
    *,
    say: Callable[[str], None] = silent,
) -> int:
    """Write the pages as Markdown, with theme and settings, for another engine to build from.

    Args:
        project: A project's folder or its mkdocs.yml.
        folder: A new or empty folder, counted from the working folder. Missing folders are made.
        say: Told what is being done, a sentence at a time; by default nobody is.

    Returns:
        How many pages were written.

    Raises:
        StudyError: As for `build`; nothing is written.
        BuildError: A setting cannot be read, or the folder is not empty.
    """
    from .engine import refuse_filled, write_pages

    to = Path(folder)
    refuse_filled(to)  # before the study is read, which takes a while
    return len(write_pages(_settings(Path(project)), to, say).pages)


def deposit(
    project: str | os.PathLike[str],
    folder: str | os.PathLike[str],
    *,
    say: Callable[[str], None] = silent,
) -> int:
    """Write the study as a folder for repositories: tables, one file of the whole study, codebook.

    Words and rows are in it only where consent covers both `data-sharing` and `archive`: a deposit
    cannot be taken back.

    Args:
        project: A project's folder or its mkdocs.yml.
        folder: A new or empty folder, counted from the working folder. Missing folders are made.
        say: Told what is being done, a sentence at a time; by default nobody is.

    Returns:
        How many files were written.

    Raises:
        StudyError: As for `build`; nothing is written.
        BuildError: A setting cannot be read, or the folder is not empty.

    Sources:
        BagIt 1.0 (RFC 8493), RO-Crate 1.1, Data Package 1 of Frictionless Data, the codebook of
        REFI-QDA 1.0, CSL-JSON, Citation File Format 1.2.0.
    """
    from .engine import refuse_filled, write_deposit

    to = Path(folder)
    refuse_filled(to)  # before the study is read, which takes a while
    return write_deposit(_settings(Path(project)), to, say)


def make_portal(
    file: str | os.PathLike[str] = "library.yml",
    site_dir: str | os.PathLike[str] | None = None,
    *,
    offline: bool = False,
    say: Callable[[str], None] = silent,
) -> Path:
    """Make one portal of several studies from their finished sites.

    It has a list of all, one search, words that several explain, and links between findings.
    Nothing of a study's own files is read, and each study keeps its site and its address.

    Args:
        file: The library.yml, which names the studies.
        site_dir: Where the portal goes, counted from the working folder; else `site/` beside the
            file. Missing folders are made.
        offline: Whether the portal is to be opened from a disk, and leads to the folders of sites
            that were built with `offline`.
        say: Told what is being done, a sentence at a time; by default nobody is.

    Returns:
        The absolute path of the portal's folder; `index.html` in it opens the portal.

    Raises:
        StudyError: The file, or a study's site, has problems; a portal that was there before is as
            it was.
        BuildError: A folder that no build made lies where the portal is to go, or the system
            refused something.
    """
    from .portal import join

    to = Path(site_dir) if site_dir is not None else None
    return join(Path(file), to, say, offline=offline)


def private_folder(project: str | os.PathLike[str] = ".") -> Path:
    """The folder `private/` of a project, for what is never published; it may not be there.

    Where it is there, or the project lies under git, git is told to ignore it: the folder is made
    and gets its own `.gitignore` before anybody puts a file into it.

    Args:
        project: A project's folder or its mkdocs.yml.

    Returns:
        The folder's path, whether it is there or not.
    """
    settings = _settings(Path(project))
    folder = private.folder_of(settings.absolute().parent)
    if settings.is_file():
        private.keep_out_of_git(folder)
    return folder


def _settings(path: Path) -> Path:
    """The mkdocs.yml of a project that is named by its folder or by the file itself."""
    return path / "mkdocs.yml" if path.is_dir() else path


def _is_data(path: Path) -> bool:
    """Whether this is a folder of data files and no project."""
    return not (path / "mkdocs.yml").exists() and any(
        (path / name).is_file() for name in (*(f"{name}.yml" for name in FILES), *BOOKS)
    )
