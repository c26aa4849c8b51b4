"""Opening files: what is there, what may be read, and where each value stands."""

import os
from pathlib import Path

import pytest
import yaml

from ownwords.source import (
    LIMIT,
    BibName,
    plain_address,
    plain_text,
    read_bib,
    read_names,
    read_table,
    read_yaml,
)
from ownwords.source.bib import parse_bib
from ownwords.source.table import parse_table
from ownwords.source.tree import parse_yaml

LOADERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if hasattr(yaml, "CSafeLoader") else [])]
each_loader = pytest.mark.parametrize("loader", LOADERS, ids=lambda loader: loader.__name__)


def said(path: Path, root: Path) -> list[str]:
    return [str(problem) for problem in read_yaml(path, root).problems]


@each_loader
def test_values_stay_the_text_that_was_written(loader: type) -> None:
    text = "a: no\nb: 1:30\nc: 3-4\nd: 2014-05-17\ne: 007\nf: 1_000\ng: ~\nh: 0x1F\ni: 1e3\nj: ''\nk:\nl: 'it''s'\nm: >-\n  two\n  lines\n"
    data = parse_yaml("f.yml", text, loader).data
    assert data == {
        "a": "no",
        "b": "1:30",
        "c": "3-4",
        "d": "2014-05-17",
        "e": "007",
        "f": "1_000",
        "g": "~",
        "h": "0x1F",
        "i": "1e3",
        "j": "",
        "k": None,
        "l": "it's",
        "m": "two lines",
    }


@each_loader
def test_each_value_knows_its_place(loader: type) -> None:
    source = parse_yaml(
        "f.yml", "# note\nquotes:\n  - id: a\n    categories: [one, two]\n  - id:\n", loader
    )
    assert source.values[("quotes", 0, "categories", 1)] == (4, 23)
    assert source.keys[("quotes", 0, "categories")] == (4, 5)
    assert source.values[("quotes", 1, "id")] == (5, 5), (
        "a value that is not there is where its key is"
    )


@each_loader
@pytest.mark.parametrize(
    "text",
    [
        "[" * 10_000,
        "- " * 10_000,
        "{a: " * 10_000,
        "\n".join(" " * depth + "a:" for depth in range(10_000)),
    ],
)
def test_deep_nesting_is_a_problem_and_no_crash(loader: type, text: str) -> None:
    source = parse_yaml("f.yml", text, loader)
    assert source.state == "unreadable"
    assert "levels deep" in source.problems[0].message


@each_loader
def test_right_to_left_marks_are_text(loader: type) -> None:
    assert parse_yaml("f.yml", 'a: "\\u202e\u200f\u05d0"\n', loader).data == {
        "a": "\u202e\u200f\u05d0"
    }


@pytest.mark.parametrize(
    "code",
    ["\x00", "\x07", "\x0b", "\x7f", "\x85", "\x9b", "\u2028", "\ufdd0", "\uffff", "\U0001ffff"],
)
@pytest.mark.parametrize("escaped", [False, True])
def test_control_characters_are_a_problem_with_their_line(
    tmp_path: Path, code: str, escaped: bool
) -> None:
    written = f"\\U{ord(code):08x}" if escaped else code
    file = tmp_path / "f.yml"
    file.write_text(f'a: x\nb: "fine{written}"\n', encoding="utf-8", newline="")
    (problem,) = read_yaml(file, tmp_path).problems
    assert (problem.line, f"U+{ord(code):04X}" in problem.message) == (2, True)


def test_byte_order_mark_and_windows_line_ends_are_taken(tmp_path: Path) -> None:
    file = tmp_path / "f.yml"
    file.write_bytes(b"\xef\xbb\xbfa: |\r\n  one\r\n  two\r\nb: c\r\n")
    source = read_yaml(file, tmp_path)
    assert (source.data, source.values[("b",)]) == ({"a": "one\ntwo\n", "b": "c"}, (4, 4))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            "a: b\nc: é\n".encode("latin-1"),
            "f.yml:2: a character in this line is not saved as UTF-8",
        ),
        ("a: b\n".encode("utf-16"), "f.yml:1: the file is saved as UTF-16"),
        ("a: b\n".encode("utf-16-le"), "f.yml:1: the file is saved as UTF-16"),
        (b"", "f.yml: the file is empty"),
    ],
)
def test_files_that_are_no_text(tmp_path: Path, content: bytes, expected: str) -> None:
    (tmp_path / "f.yml").write_bytes(content)
    assert said(tmp_path / "f.yml", tmp_path)[0].startswith(expected)


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "f.yml").mkdir()
    assert said(tmp_path / "f.yml", tmp_path) == ["f.yml: this is a folder; a file was expected"]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "f.yml")
    assert said(tmp_path / "f.yml", tmp_path) == ["f.yml: this is not an ordinary file"]


def test_fifty_megabytes_are_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "f.yml").open("wb") as file:
        file.truncate(50_000_000)
    assert LIMIT < 50_000_000
    assert said(tmp_path / "f.yml", tmp_path) == [
        "f.yml: the file is too large (50 MB); at most 40 MB can be read"
    ]


def test_links(tmp_path: Path) -> None:
    project, outside = tmp_path / "project", tmp_path / "outside.yml"
    project.mkdir()
    outside.write_text("a: b\n")
    (project / "inside.yml").write_text("a: b\n")
    (project / "good.yml").symlink_to("inside.yml")
    (project / "out.yml").symlink_to(outside)
    (project / "nowhere.yml").symlink_to("gone.yml")
    (project / "circle.yml").symlink_to("circle.yml")
    assert read_yaml(project / "good.yml", project).data == {"a": "b"}
    assert "leads out of the project" in said(project / "out.yml", project)[0]
    assert "missing file" in said(project / "nowhere.yml", project)[0]
    assert said(project / "circle.yml", project)[0].startswith("circle.yml: ")


def test_a_folder_that_is_a_link_leads_out_too(tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "f.yml").write_text("a: b\n")
    (tmp_path / "project" / "site-data").symlink_to(tmp_path / "data")
    project = tmp_path / "project"
    assert "leads out of the project" in said(project / "site-data" / "f.yml", project)[0]


def test_absent_files(tmp_path: Path) -> None:
    assert [read(tmp_path / "x", tmp_path).state for read in (read_yaml, read_table, read_bib)] == [
        "absent"
    ] * 3


def test_tables() -> None:
    text = 'id;what;note\n\np1;" two\nlines; one cell ";=1+1\n;;\np2;-3;"say ""no"""\n'
    source = parse_table("f.csv", text)
    assert source.problems == ()
    assert [(row.line, row.cells) for row in source.rows] == [
        (3, {"id": "p1", "what": "two\nlines; one cell", "note": "=1+1"}),
        (6, {"id": "p2", "what": "-3", "note": 'say "no"'}),
    ]


REFERENCES = r"""A comment.
@article{a,
  author = {M{\aa}rtensson, {\O}rjan and van der Berg, J. P. and others},
  title = {The {AFM} \& 50% more},
  pages = {1--9},
  URL = {https://example.org/a\_b?c=%20},
  seen = {x}
}
@book{b, author = {{World Health Organization}}, title = "T"}
"""


def test_references_are_read_as_written_with_the_lines_of_their_fields() -> None:
    first, second = parse_bib("f.bib", REFERENCES).entries
    assert plain_text(first.fields["title"].text) == "The AFM & 50% more"
    assert plain_address(first.fields["url"].text) == "https://example.org/a_b?c=%20"
    assert {name: field.line for name, field in first.fields.items()} == {
        "author": 3,
        "title": 4,
        "pages": 5,
        "url": 6,
        "seen": 7,
    }
    assert (first.line, second.line) == (2, 9)


def test_names_in_references_are_split() -> None:
    first, second = parse_bib("f.bib", REFERENCES).entries
    assert list(read_names(first.fields["author"].text)) == [
        BibName("Mårtensson", "Ørjan"),
        BibName("Berg", "J. P.", "van der"),
        BibName(others=True),
    ]
    assert list(read_names(second.fields["author"].text)) == [
        BibName(literal="World Health Organization")
    ]
