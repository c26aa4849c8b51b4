"""Every link of every page leads to a file and, where it names one, to a place in it: whole
studies, both ways of naming pages.
"""

import shutil
from collections import Counter
from pathlib import Path

import pytest
import yaml

from ownwords.engine import build_site
from tests.conftest import STUDIES, SWIMMING
from tests.reading import broken_links, pages_of, read_page

VILLAGE = STUDIES / "village-shops"


def build_copy(study: Path, folder: Path, *, directories: bool) -> Path:
    """Builds a copy of a study, so that nothing is written beside it."""
    for part in ("site-data", "content"):
        if (study / part).is_dir():
            shutil.copytree(study / part, folder / part)
    (folder / "content").mkdir(exist_ok=True)
    settings = f"INHERIT: {study / 'mkdocs.yml'}\nuse_directory_urls: {str(directories).lower()}\ndocs_dir: content\n"
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    return build_site(folder / "mkdocs.yml", folder / "site")


@pytest.fixture(scope="module", params=["swimming", "village"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if request.param == "village":
        return build_copy(VILLAGE, tmp_path_factory.mktemp("links"), directories=True)
    site: Path = request.getfixturevalue("site")
    return site


def test_every_link_leads_to_a_file_and_a_place_in_it(built: Path) -> None:
    assert len(pages_of(built)) > 20
    assert broken_links(built) == []


@pytest.mark.parametrize("study", [SWIMMING, VILLAGE], ids=["swimming", "village"])
def test_links_name_files_where_no_server_finds_them(study: Path, tmp_path: Path) -> None:
    built = build_copy(study, tmp_path, directories=False)
    assert broken_links(built, folders=False) == []


def test_an_id_stands_once_on_a_page(built: Path) -> None:
    twice = {
        (str(file.relative_to(built)), id_)
        for file in pages_of(built)
        for id_, count in Counter(read_page(file).ids).items()
        if count > 1
    }
    assert twice == set()


def test_pages_name_no_other_host_but_in_links_a_reader_clicks(built: Path) -> None:
    foreign = {
        (tag, address)
        for file in pages_of(built)
        for tag, attributes in read_page(file).elements
        for address in (
            attributes.get("src", ""),
            attributes.get("href", "")
            if tag == "link" and "canonical" not in attributes.values()
            else "",
        )
        if address.startswith(("http:", "https:", "//"))
    }
    assert foreign == set()


def test_the_checker_sees_what_is_broken(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text('<p id="there"><a href="../">up</a>', "utf-8")
    good = "a/ a/#there a/index.html # #here https://example.org/ mailto:a@example.org".replace(
        " # ", " "
    )
    bad = ["b/", "a/#gone", "#gone", "/a/", "../", "javascript:alert(1)", "a/x.css"]
    links = "".join(f'<a href="{link}">x</a>' for link in [*good.split(), *bad])
    (tmp_path / "index.html").write_text(f'<p id="here">{links}', "utf-8")
    assert [line.split(": ")[1] for line in broken_links(tmp_path)] == sorted(bad)


def test_settings_of_the_copy_are_those_of_the_study(tmp_path: Path) -> None:
    site = build_copy(VILLAGE, tmp_path, directories=False)
    name = yaml.safe_load((VILLAGE / "mkdocs.yml").read_text("utf-8").replace("!ENV", ""))[
        "site_name"
    ]
    assert name in read_page(site / "index.html").title
    assert (site / "groups.html").is_file()
