"""What a study publishes of itself on its finished site, read from there and from nowhere else.

Of words that people said, a site's search index alone is read: a portal finds what the site's own
search finds, and nothing beside it.
"""

import os
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import quote

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from ..errors import Problem, StudyError
from ..model.base import URL_PATTERN, Language
from ..model.library import StudyOfLibrary
from ..records import dataclass
from ..suggestions import did_you_mean
from ..urls import download
from ..views.frame import index_address
from .files import FolderFiles, SiteFiles, UnfitError, WebFiles
from .homepage import HomePage, home_page
from .index import Row, rows_of, seen
from .plan import Plan

_MOST_HOME, _MOST_FACTS, _MOST_INDEX = 500_000, 60_000_000, 30_000_000
"""Bytes of the files that are read of a site; a large study of 10,000 quotes has 3,000,000."""
_MOST_LANGUAGES = 30
_AT_ONCE = 8
"""So many sites are asked for at the same time."""

_Words = Annotated[
    str,
    BeforeValidator(lambda said: seen(said) if isinstance(said, str) else said),
    Field(max_length=5000),
]


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class _Author(_Part):
    name: _Words


class _Facts(_Part):
    title: _Words
    name: _Words = ""
    question: _Words
    language: Language
    caveat: _Words
    authors: Annotated[tuple[_Author, ...], Field(max_length=1000)] = ()


class _Support(_Part):
    title: _Words
    link: _Words


class _StudyJson(_Part):
    """What the portal takes of a site's study.json, whose other parts it does not look at."""

    format: Literal["ownwords-study"]
    format_version: Annotated[str, Field(pattern=r"^1\.[0-9]{1,4}$")]
    study: _Facts
    support: _Support | None = None


@dataclass(frozen=True)
class PublishedStudy:
    """A study as its finished site shows it.

    Attributes:
        id: Its id in library.yml.
        title: Its name.
        question: What it asked, in a sentence.
        language: Its language.
        caveat: The sentence that stands beside its counts.
        authors: Who did it.
        figures: The study in figures, each with what it counts, as its home page shows them.
        help: Where it has a page with help, the words before the link to it, and the link's.
        root: The address of its site, from the portal, with a slash at its end.
        ending: What addresses need behind a folder: `index.html` where the site is for a disk.
        indexes: What its search finds, by language; its own language first.
    """

    id: str
    title: str
    question: str
    language: str
    caveat: str
    authors: tuple[str, ...]
    figures: tuple[tuple[str, str], ...]
    help: tuple[str, str] | None
    root: str
    ending: str
    indexes: dict[str, tuple[Row, ...]]

    @property
    def rows(self) -> tuple[Row, ...]:
        """What its search finds in its own language."""
        return self.indexes[self.language]

    def page(self, address: str = "") -> str:
        """The link from the portal to one of its pages."""
        return (
            self.root
            + quote(address, safe="/#%?=&:;,+@!$'()*~")
            + self.ending * (not address or address.endswith("/"))
        )

    @cached_property
    def findings(self) -> dict[str, Row]:
        """The findings that its search finds, by their ids."""
        return {row.finding: row for row in reversed(self.rows) if row.finding}


def read_studies(plan: Plan, portal: Path, *, offline: bool) -> tuple[PublishedStudy, ...]:
    """Reads all sites, several at a time.

    Args:
        plan: The library.yml.
        portal: The folder in which the portal will lie; resolved.
        offline: Whether the portal leads to folders rather than to web addresses.

    Raises:
        StudyError: Sites cannot be used, or links name findings that are not there; all of it.
    """

    def read(study: StudyOfLibrary) -> PublishedStudy | UnfitError:
        try:
            return _read(plan, study, portal, offline)
        except UnfitError as error:
            return error

    with ThreadPoolExecutor(_AT_ONCE) as many:
        found = list(many.map(read, plan.library.studies))
    problems = [
        plan.problem(("studies", at, "site"), each.message, each.hint)
        for at, each in enumerate(found)
        if isinstance(each, UnfitError)
    ]
    studies = tuple(each for each in found if isinstance(each, PublishedStudy))
    problems += _missing_findings(plan, {study.id: study for study in studies})
    if problems:
        raise StudyError(problems)
    return studies


def _missing_findings(plan: Plan, studies: dict[str, PublishedStudy]) -> Iterator[Problem]:
    for at, link in enumerate(plan.library.links):
        for each, written in enumerate(link.findings):
            id_, _, finding = written.partition("/")
            study = studies.get(id_)
            if study and finding not in study.findings:
                yield plan.problem(
                    ("links", at, "findings", each),
                    f'the study "{id_}" has no finding "{finding}" on its site',
                    did_you_mean(finding, list(study.findings)[::-1], "on its site"),
                )


def _read(plan: Plan, listed: StudyOfLibrary, portal: Path, offline: bool) -> PublishedStudy:
    folder = plan.folder_of(listed)
    files = FolderFiles(folder) if folder else WebFiles(listed.site.rstrip("/") + "/")
    home = _home(files, folder)
    facts = _facts(files)
    languages = dict.fromkeys((facts.study.language, *home.languages[:_MOST_LANGUAGES]))
    indexes = {
        language: rows
        for language in languages
        if (rows := _rows(files, language, needed=language == facts.study.language)) is not None
    }
    own = indexes[facts.study.language]
    return PublishedStudy(
        id=listed.id,
        title=facts.study.name or facts.study.title,
        question=facts.study.question,
        language=facts.study.language,
        caveat=facts.study.caveat,
        authors=tuple(author.name for author in facts.study.authors),
        figures=tuple((seen(number), seen(label)) for number, label in home.figures),
        help=(facts.support.title, facts.support.link) if facts.support else None,
        root=_root(listed, folder, home, portal, offline),
        ending="index.html" if any(row.address.endswith("/index.html") for row in own) else "",
        indexes=indexes,
    )


def _home(files: SiteFiles, folder: Path | None) -> HomePage:
    content = files.read("index.html", _MOST_HOME)
    if content is None and folder and (folder / "mkdocs.yml").is_file():
        raise UnfitError(
            "this is the project of a study, not its finished site",
            f"build it, and name the folder that the build made, such as {folder.name}/site",
        )
    if content is None:
        raise UnfitError(
            "there is no finished site here: no index.html", "build the study, or mend the path"
        )
    home = home_page(content.decode("utf-8", "replace"))
    if not home.ours:
        raise UnfitError("its home page was not made by ownwords", "name a site that ownwords made")
    if home.draft:
        raise UnfitError(
            "this site is a draft, which is not to be published", "build the study without --draft"
        )
    return home


def _facts(files: SiteFiles) -> _StudyJson:
    path = download("study.json")
    content = files.read(path, _MOST_FACTS)
    if content is None:
        raise UnfitError(f"the site has no {path}", _RENEW)
    try:
        return _StudyJson.model_validate_json(content)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        said = f"{path} is not what ownwords writes, or a newer version of it wrote it: see {where}"
        raise UnfitError(said, _RENEW) from None


_RENEW = "build the study again with the version of ownwords that joins the studies"


def _rows(files: SiteFiles, language: str, *, needed: bool) -> tuple[Row, ...] | None:
    """The index of a language; none where a translation has none."""
    path = index_address(language)
    content = files.read(path, _MOST_INDEX)
    if content is None and not needed:
        return None
    if content is None:
        raise UnfitError(f"the site has no search index ({path})", _RENEW)
    return rows_of(content.decode("utf-8", "replace"), path)


def _root(
    listed: StudyOfLibrary, folder: Path | None, home: HomePage, portal: Path, offline: bool
) -> str:
    """Where readers find the site: see `address` in library.yml."""
    built = home.address if re.fullmatch(URL_PATTERN, home.address) else ""
    address = listed.address or ("" if folder else listed.site) or built
    if folder and (offline or not address):
        try:
            return quote(Path(os.path.relpath(folder, portal)).as_posix()) + "/"
        except ValueError:  # another drive
            raise UnfitError(
                "this folder lies on another drive than the portal, so no link leads there",
                "move it, or give the study an address",
            ) from None
    return address.rstrip("/") + "/"
