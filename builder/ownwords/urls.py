"""Addresses of pages and their parts; the only module that makes links.

An address is a path from the site's root without a leading slash and with a trailing one, followed
by an anchor where one is meant: `findings/trust/`, `process/#a-mistake`. Every page is an `index`
file in a folder of its own, so links differ with and without a web server only by the file's name.
"""

import hashlib
import posixpath
import urllib.parse
from typing import Literal

from .remembered import lru_cache

HOME = ""
FINDINGS = "findings/"
PROCESS = "process/"
QUOTES = "quotes/"
SELECTION = "quotes/selection/"
STUDY = "study/"
HELP = "help/"
FEED = "study/changes/feed.xml"

OWN_PAGE_QUOTES = 1000
"""Up to so many quotes each has a page of its own; beyond, quotes share pages chosen by their id.
"""


def audience(id_: str) -> str:
    """Page of an audience."""
    return f"{id_}/"


def guidance(audience_id: str, id_: str) -> str:
    """A point of guidance on its audience's page."""
    return f"{audience_id}/#{id_}"


def chapter(audience_id: str, group_id: str) -> str:
    """A heading of guidance with all that stands below it, where the audience's page is short."""
    return f"{audience(audience_id)}{group_id}/"


def sheet(audience_id: str, id_: str) -> str:
    """A sheet, below its audience's page."""
    return f"{audience(audience_id)}{id_}/"


def pdf(address: str) -> str:
    """The PDF of a page, beside it and named like it: `parents/one-page/one-page.pdf`."""
    return f"{address}{posixpath.basename(address.rstrip('/'))}.pdf"


def category(id_: str) -> str:
    """Page of a finding."""
    return f"{FINDINGS}{id_}/"


def finding_anchor(id_: str) -> str:
    """The anchor of a finding that has no page of its own."""
    return f"finding-{id_}"


def map_chunk(number: int) -> str:
    """A file with the panels of some findings on the map of a large study."""
    return f"{FINDINGS}pieces/{number}.js"


def part_of_finding(id_: str, part: Literal["passages", "other-side", "misfits"]) -> str:
    """A section of a finding's page."""
    return f"{category(id_)}#{part}"


def quotes_in(category_id: str) -> str:
    """Quotes of a category and all below it."""
    return f"{QUOTES}in/{category_id}/"


def quotes_told(told_as: str) -> str:
    """Quotes told in the same way: helped, hindered, both, unclear."""
    return f"{QUOTES}told/{told_as}/"


def quotes_data(digest: str, name: str) -> str:
    """A file of the quotes' data. Its folder is named by a fingerprint of the content, so that
    files of two builds never mix.
    """
    return f"assets/quotes/{digest}/{name}.js"


def selection_data(digest: str, name: str) -> str:
    """A file of what the page of the reader's own selection needs in a large study; its folder is
    named as that of the quotes' data.
    """
    return f"assets/selection/{digest}/{name}.js"


def numbered(address: str, number: int) -> str:
    """Page `number` (from 1) of a list that is too long for one page."""
    return address if number == 1 else f"{address}page/{number}/"


@lru_cache(100_000)
def shared_page(id_: str) -> str:
    """The name of a quote's shared page: two hexadecimal digits that depend only on the id."""
    return hashlib.sha256(id_.encode()).hexdigest()[:2]


def shared_quotes(id_: str) -> str:
    """The address of a quote's shared page in a large study, one of 256."""
    return f"{QUOTES}shared/{shared_page(id_)}/"


def quote(id_: str, how_many: int) -> str:
    """A quote's permanent address in a study with `how_many` quotes."""
    return f"{QUOTES}{id_}/" if how_many <= OWN_PAGE_QUOTES else f"{shared_quotes(id_)}#{id_}"


def quote_pattern(how_many: int) -> str:
    """A quote's permanent address with placeholders for scripts: `%s` for its id and `%p` for its
    shared page.
    """
    return f"{QUOTES}%s/" if how_many <= OWN_PAGE_QUOTES else f"{QUOTES}shared/%p/#%s"


def node(id_: str) -> str:
    """A step of the process."""
    return f"{PROCESS}#{id_}"


def study_page(name: str) -> str:
    """One of the pages about the study."""
    return f"{STUDY}{name}/"


def download(name: str) -> str:
    """A file for download, beside the page that explains it."""
    return f"{study_page('data')}{name}"


def citation_file(name: str) -> str:
    """A file with records, beside the page that says how to cite."""
    return f"{study_page('cite')}{name}"


def medium(path: str) -> str:
    """A file that lies in `content/` beside the pages, by its place there."""
    return urllib.parse.quote(path)


def row(table: str, id_: str) -> str:
    """The address of a row on the page of the sample; `table` is `people` or `cases`."""
    return f"{study_page('sample')}#{table}-{id_}"


def checklist_file(id_: str) -> str:
    """A filled-in checklist as a table, beside the page of all."""
    return f"{study_page('reporting')}{id_}.csv"


def passage(id_: str) -> str:
    """A place of the publication in the list of passages."""
    return f"{study_page('passages')}#{id_}"


def reference(key: str) -> str:
    """A work in the list of references."""
    return f"{study_page('references')}#{key}"


def term(id_: str) -> str:
    """A term in the glossary."""
    return f"{study_page('glossary')}#{id_}"


def source_path(address: str) -> str:
    """The Markdown file of a page, from its address."""
    return f"{address}index.md"


def address_of(source: str) -> str:
    """The address of a Markdown file, as MkDocs gives it: `a/b.md` and `a/b/index.md` are both
    `a/b/`.
    """
    stem = source.removesuffix(".md")
    folder, _, name = stem.rpartition("/")
    base = folder if name.lower() in ("index", "readme") else stem
    return f"{base}/" if base else ""


def file_of(source: str) -> str:
    """The HTML file that an engine makes of a Markdown file where pages have no folders of their
    own.
    """
    folder, slash, name = source.removesuffix(".md").rpartition("/")
    return f"{folder}{slash}{'index' if name.lower() == 'readme' else name}.html"


def starting_point(source: str, *, directories: bool) -> str:
    """The address that the relative links of a Markdown file start from."""
    folder, slash, _ = source.rpartition("/")
    return address_of(source) if directories else folder + slash


@lru_cache(10_000)  # links lead to the same pages from many
def _parts(path: str) -> tuple[str, ...]:
    return tuple(part for part in path.split("/") if part)


def _way(path: str, page: str) -> str:
    """The way from a page to a path, both from the site's root."""
    if "/." in f"/{path}/{page}":  # a folder of this name, or the folder itself or above
        return posixpath.relpath(f"/{path}", f"/{page}")
    to, here = _parts(path), _parts(page)
    same, most = 0, min(len(to), len(here))
    while same < most and to[same] == here[same]:
        same += 1
    return "/".join([*[".."] * (len(here) - same), *to[same:]]) or "."


def relative(target: str, page: str, *, directories: bool = True) -> str:
    """A relative link from one page to an address, valid below any path and from a disk.

    Without `directories` the file's name is written out, as a page opened from a disk needs it.
    """
    path, mark, anchor = target.partition("#")
    if path == page:
        return f"#{anchor}" if mark else ("./" if directories else "index.html")
    way = _way(path, page)
    if path.endswith("/") or not path:
        way += "/" if directories else "/index.html"
    return f"{way}{mark}{anchor}"
