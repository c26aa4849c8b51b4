"""Addresses are the same for ever, and links hold under any path and from a disk."""

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ownwords import urls


@pytest.mark.parametrize(
    ("target", "page", "served", "from_disk"),
    [
        ("", "", "./", "index.html"),
        ("findings/", "", "findings/", "findings/index.html"),
        ("findings/trust/", "findings/", "trust/", "trust/index.html"),
        (
            "findings/trust/",
            "quotes/a/",
            "../../findings/trust/",
            "../../findings/trust/index.html",
        ),
        ("", "findings/trust/", "../../", "../../index.html"),
        ("process/#fork", "process/", "#fork", "#fork"),
        ("process/#fork", "", "process/#fork", "process/index.html#fork"),
    ],
)
def test_a_link_is_relative_to_its_page(
    target: str, page: str, served: str, from_disk: str
) -> None:
    assert urls.relative(target, page) == served
    assert urls.relative(target, page, directories=False) == from_disk


folders = st.lists(st.sampled_from(["a", "b", "c-1"]), max_size=4).map(
    lambda parts: "".join(f"{part}/" for part in parts)
)


@given(folders, folders)
def test_following_a_link_leads_to_its_target(target: str, page: str) -> None:
    way = urls.relative(target, page)
    assert posixpath.normpath(posixpath.join("/", page, way)) == posixpath.normpath(f"/{target}")


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("index.md", ""),
        ("a/index.md", "a/"),
        ("a.md", "a/"),
        ("a/b.md", "a/b/"),
        ("a/README.md", "a/"),
        ("README.md", ""),
    ],
)
def test_the_address_of_a_file(source: str, address: str) -> None:
    assert urls.address_of(source) == address


def test_a_quote_keeps_its_address_whatever_else_the_study_holds() -> None:
    assert urls.quote("an-id", 16) == "quotes/an-id/"
    shared = urls.quote("an-id", 5000)
    assert shared == urls.quote("an-id", 50_000)
    assert shared.startswith("quotes/shared/")
    assert shared.endswith("/#an-id")


@pytest.mark.parametrize(
    ("source", "file", "start"),
    [
        ("index.md", "index.html", ""),
        ("a/index.md", "a/index.html", "a/"),
        ("a.md", "a.html", ""),
        ("a/b.md", "a/b.html", "a/"),
        ("a/README.md", "a/index.html", "a/"),
    ],
)
def test_without_folders_a_page_is_the_file_an_engine_makes(
    source: str, file: str, start: str
) -> None:
    assert urls.file_of(source) == file
    assert urls.starting_point(source, directories=False) == start
    assert urls.starting_point(source, directories=True) == urls.address_of(source)
