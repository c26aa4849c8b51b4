"""Whatever stands in the files: a study or a list of problems comes back, and each problem names
a line that is there.
"""

import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ownwords.errors import StudyError
from ownwords.load import load_study
from ownwords.model import FILES, Study
from ownwords.source.tree import parse_yaml

SMALLEST = Path(__file__).parent / "studies" / "smallest" / "site-data"
NAMES = [*(f"{name}.yml" for name in FILES), "people.csv", "cases.csv", "references.bib"]
few = settings(max_examples=60, deadline=None)

WHOLE = {
    **{path.name: path.read_text(encoding="utf-8") for path in SMALLEST.iterdir()},
    "people.csv": "id,age\np1,40\np2,50\n",
    "cases.csv": 'id;person;"length\nof it"\nc1;p1;7 years\n',
    "references.bib": '@article{a, author = {M{\\aa}rtensson, {\\O} and B}, title = "{T}", pages = {1--2}}\n@string{x = "y"}\n',
    "sample.yml": "people:\n  columns:\n    - {id: age, label: Age, kind: number, unit: years}\ntotals: []\n",
    "process.yml": "start: a\nnodes:\n  - {id: a, label: A}\nedges:\n  - {from: a, to: b}\n",
    "guidance.yml": "groups: []\nguidance:\n  - {id: g, rests_on: {quotes: [kettle]}}\n",
}


def load(files: dict[str, bytes]) -> Study | StudyError:
    """Load the smallest study with these files in it; check what any answer has to keep to."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(shutil.copytree(SMALLEST, Path(place) / "site-data"))
        for name, content in files.items():
            (folder / name).write_bytes(content)
        try:
            return load_study(folder)
        except StudyError as error:
            check_problems(error, folder.parent)
            return error


def check_problems(error: StudyError, root: Path) -> None:
    """Each names a line that is there, and can be printed."""
    assert error.problems
    for problem in error.problems:
        file = root / problem.file
        content = file.read_bytes() if file.exists() else b""
        lines = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
        assert 0 <= problem.line <= lines, str(problem)
        assert problem.message
        str(problem).encode()


@few
@given(st.sampled_from(NAMES), st.binary(max_size=200))
def test_any_bytes(name: str, content: bytes) -> None:
    load({name: content})


@few
@given(st.sampled_from(NAMES), st.text(max_size=200))
def test_any_text(name: str, content: str) -> None:
    load({name: content.encode("utf-8", "replace")})


signs = st.text(
    alphabet=st.sampled_from("-:[]{}#&*!|>'\"%@`,?\\ \n\t~=;.a1\u0085\u2028\r"), max_size=12
)


@settings(max_examples=250, deadline=None)
@given(st.data())
def test_mangled_files(data: st.DataObject) -> None:
    """A sound file with a few signs put in, or a stretch taken out."""
    name = data.draw(st.sampled_from(sorted(WHOLE)))
    text = WHOLE[name]
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        text = text[:start] + data.draw(signs) + text[start + data.draw(st.integers(0, 15)) :]
    load({name: text.encode("utf-8")})


def keys_of(names: list[str]) -> st.SearchStrategy[str]:
    return st.sampled_from(names) | st.text(max_size=8)


KEYS = sorted(
    {field.alias or name for shape in FILES.values() for name, field in shape.model_fields.items()}
    | {"id", "text", "label", "columns", "categories"}
)
leaves = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=12)
    | st.sampled_from(["kettle", "company", "2021", "reported"])
)
trees = st.recursive(
    leaves,
    lambda below: st.lists(below, max_size=4) | st.dictionaries(keys_of(KEYS), below, max_size=5),
    max_leaves=25,
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(FILES)), st.dictionaries(keys_of(KEYS), trees, max_size=6))
def test_any_structure(name: str, tree: dict[str, Any]) -> None:
    load({f"{name}.yml": yaml.safe_dump(tree, allow_unicode=True).encode("utf-8", "replace")})


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_wrong_structure_in_the_place_of_a_right_one(data: st.DataObject) -> None:
    """Anything may stand where a sound value stood."""
    name = data.draw(st.sampled_from(["study", "categories", "quotes"]))
    tree = yaml.safe_load(WHOLE[f"{name}.yml"])
    here: Any = tree
    while True:
        key = data.draw(
            st.sampled_from(sorted(here) if isinstance(here, dict) else list(range(len(here))))
        )
        if not isinstance(here[key], dict | list) or not here[key] or data.draw(st.booleans()):
            break
        here = here[key]
    here[key] = data.draw(trees)
    load({f"{name}.yml": yaml.safe_dump(tree, allow_unicode=True).encode("utf-8", "replace")})


@pytest.mark.skipif(
    not hasattr(yaml, "CSafeLoader"), reason="PyYAML is here without its fast parser"
)
@settings(max_examples=200, deadline=None)
@given(trees)
@example([{"\x85": None}, {"acknowledged": ["\x1f"], "0\x85": None}, None])
@example([{"\x85": ["\x1fC:\\temp " * 20]}])
def test_both_parsers_read_the_same(tree: Any) -> None:
    text = yaml.safe_dump(tree, allow_unicode=True)
    slow, fast = parse_yaml("f", text, yaml.SafeLoader), parse_yaml("f", text, yaml.CSafeLoader)
    assert (slow.data, slow.values, slow.state) == (fast.data, fast.values, fast.state)
