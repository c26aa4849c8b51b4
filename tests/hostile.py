"""A study in which every text of every file is hostile; made from the model's own annotations,
so that no new field is forgotten.
"""

import csv
import html
import re
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import yaml
from pydantic.fields import FieldInfo

from ownwords.load.field_types import Slot, slots
from ownwords.marks_in_print import nested
from ownwords.model import FILES, base
from ownwords.model.base import Link, Noun, Shape
from ownwords.model.findings import Category, Quote, QuotesFile
from ownwords.model.guidance import ChecklistItem, Guidance
from ownwords.model.marks import Choices, Exported, KeptInside, OnPage
from ownwords.model.media import Figure, Recording
from ownwords.model.paper import Supplement
from ownwords.model.privacy import PrivacyFile
from ownwords.model.process import Edge
from ownwords.model.sample import SampleFile, Total, TotalCount
from ownwords.model.speaking import Speaker
from ownwords.model.study import Criterion, FlowStep, Studied, StudyFile
from ownwords.model.translation import KEPT_OUT, may_be_translated

_MEDIA = Path(__file__).parent / "studies" / "walking-home" / "content" / "data-media"
RUN = "window.hacked=1;document.title=1"
_COMMON = (
    f"</p></div></title></textarea><script>{RUN}</script> \"><img src=x onerror={RUN}> '><svg/onload={RUN}> <b class=x>b</b> "
    "<!-- ]]> javascript:alert(1) {{ 7*7 }} {% raw %} {{ quote('x') }} {# x #} {: .x #y onclick=alert(1) } "
    '[x](y) [x](javascript:alert(1)) ![x](javascript:alert(2)) [x]: javascript:alert(3) | a | # h --8<-- "mkdocs.yml" [TOC] [^1] '
    "&amp; &#60;script&#62; &lt;b&gt; “ ” ‘ ’ « » ' \" (c) -- ... $x$ :smile: @user #1 %(num)s %d "
    "\u200f\u202eabc \u200d 👩\u200d👩\u200d👧 (...) [my]"
)
FENCE = f"\n```html\n<script>{RUN}</script>\n```\n~~~\nfenced\n~~~\n"
TEXT = f"# {_COMMON} *a* _b_ **c** `d` ~~e~~ ==f== \\* \\ <https://example.org> [y](https://example.org/){FENCE}\n\n    indented\n\n- item\n"
"""What stands in a plain or verbatim field; it is shown as it is."""
PROSE = f"# {_COMMON} _ `d` ~~e~~ * \\\\ *soft* **strong** \\*kept\\* [a page](https://example.org/?a=1&b=2){FENCE}"
PROSE_SHOWN = f"# {_COMMON} _ `d` ~~e~~ * \\ soft strong *kept* a page{FENCE}"
"""Prose knows emphasis, escapes and links to the web; all else is shown as it is."""
BIB = f'<script>{RUN}</script> "><img src=x onerror={RUN}> [x](javascript:alert(1)) | *a* _b_ `d` # h [TOC] &amp; &#60;b&#62; 👩\u200d👧'
BIB_KEY = f'"><img/src=x/onerror={RUN}>'
LONG = "[<*_`|{& long words " * 5_000
LONG_PROSE = "[ <`|{& * _ and in between some words " * 2_600
"""100 kB that would slow down a careless parser."""

_LINKS = {
    "category": "categories-1",
    "quote": "quotes-0",
    "passage": "passages-0",
    "reference": BIB_KEY,
    "person": "P1",
    "case": "C1",
    "node": "nodes-0",
    "audience": "audiences-0",
    "guidance group": "groups-0",
    "point of guidance": "guidance-0",
    "claim": "claims-0",
    "category, quote or passage": "quotes-0",
}
_LENGTHS = {"categories": 3, "quotes": 4, "passages": 5, "guidance": 4, "turns": 3, "printed": 1}
_PLAIN_FIELDS = {
    base.Id: "id",
    base.Phone: "+46 8 12",
    base.Url: "https://example.org/?a=1&b={{7*7}}|*c*_d_)#{:.x}",
    base.Language: "fi",
    base.Day: "2014-05-17",
}


@dataclass
class Hostile:
    """The study's files, and for each text where it stands and how a reader has to see it."""

    files: dict[str, Any] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)

    def text(self, path: str, written: str = TEXT, shown: str = TEXT) -> str:
        """A hostile text that can be told from all others."""
        mark = f" T{len(self.shown)}T"
        if re.search(r"^quotes\.quotes.*\.(text|short)$", path):  # marks within are set by the site
            shown = nested(shown, "‘", "’")
        self.shown[path] = shown + mark
        return written + mark

    def value(self, annotation: Any, path: str, at: int) -> Any:
        """Something that fits the annotation; `at` is the place in the nearest list."""
        origin, inner = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self._annotated(annotation, inner, path, at)
        if origin in (Union, types.UnionType):
            return self.value(next(each for each in inner if each is not type(None)), path, at)
        if origin is tuple:
            kinds = (
                inner
                if inner[-1] is not ...
                else (inner[0],) * _LENGTHS.get(path.rpartition(".")[2], 2)
            )
            return [self.value(kind, f"{path}[{index}]", index) for index, kind in enumerate(kinds)]
        if origin is Literal:
            return inner[at % len(inner)]
        if isinstance(annotation, type) and issubclass(annotation, Shape):
            return self.shape(annotation, path, at)
        return {bool: False, int: 1, float: 1.0}[annotation]

    def _annotated(self, annotation: Any, inner: tuple[Any, ...], path: str, at: int) -> Any:
        rules = [
            mark
            for mark in inner[1:]
            if not isinstance(mark, OnPage | Exported | Choices | KeptInside)
        ]
        annotation = Annotated[(inner[0], *rules)] if rules else inner[0]
        if annotation == base.Id:
            return f"{path.rpartition('.')[0].rpartition('.')[2].partition('[')[0]}-{at}"
        if annotation in _PLAIN_FIELDS:
            return _PLAIN_FIELDS[annotation]
        for mark in inner[1:]:
            if isinstance(mark, Link):
                return _LINKS[mark.to]
            extra = mark.json_schema_extra if isinstance(mark, FieldInfo) else None
            if isinstance(extra, dict) and (kind := str(extra.get("x-text", ""))):
                return (
                    self.text(path, PROSE, PROSE_SHOWN) if "Markdown:" in kind else self.text(path)
                )
        return self.value(inner[0], path, at)

    def shape(self, shape: type[Shape], path: str, at: int) -> Any:
        """Every field of a shape, then what its own rules ask for."""
        hints = get_type_hints(shape, include_extras=True)
        ruled = _RULES.get(shape)
        left_out, fixed = ruled(self, path, at) if ruled else (set(), {})
        made = {}
        for name, info in shape.model_fields.items():
            key = info.alias or name
            if key not in left_out:
                made[key] = (
                    fixed[key] if key in fixed else self.value(hints[name], f"{path}.{key}", at)
                )
        return made


_NO_TEXT = {"withdrawn"}
"""Files that hold ids and dates alone."""

Rule = Callable[[Hostile, str, int], tuple[set[str], dict[str, Any]]]


def _speaker(study: Hostile, path: str, at: int) -> tuple[set[str], dict[str, Any]]:
    """The third turn of an exchange only asks; all other speakers are participants."""
    asks = ".turns" in path and at == 2
    kinds = ({"case", "member"}, {"unlinked"}, {"source", "name"}, {"person", "case"})
    kept = {"case", "name"} if asks else kinds[at % len(kinds)]
    every = {"person", "case", "member", "source", "name", "unlinked"}
    return every - kept, {"kind": "interviewer" if asks else "participant"}


def _quote(study: Hostile, path: str, at: int) -> tuple[set[str], dict[str, Any]]:
    """The second is an exchange; the third is long and has no gist."""
    aliases = {"aliases": [f"old-quote-{at}"], "consent": ["article", "website", *_AGREED]}
    if at == 1:
        return {"text", "short", "withdrawn", "speaker"}, aliases
    text = (
        study.text(f"{path}.text", LONG + TEXT, LONG + TEXT)
        if at == 2
        else study.text(f"{path}.text")
    )
    return {"turns", "withdrawn", *({"gist"} if at == 2 else ())}, {
        "text": text,
        "short": text,
        **aliases,
    }


_AGREED = ("picture", "named")
"""What pictures with a name beside them ask for."""

_PICTURE = {
    "file": "bench.png",
    "by": "participant",
    "recognisable": "nobody",
    "others_agreed": False,
}
_RECORDING = {"file": "keys.opus", "voice": "spoken", "heard": False, "others": "nobody"}


def _category(study: Hostile, path: str, at: int) -> tuple[set[str], dict[str, Any]]:
    """A core, one beside it, one below that; the last one's definition is long."""
    aliases = {"aliases": [f"old-category-{at}"]}
    if at < 2:
        return {"parent"}, aliases
    long = {
        name: study.text(f"{path}.definition.{name}", LONG_PROSE, LONG_PROSE)
        for name in ("plain", "professional")
    }
    return set(), {"definition": long, **aliases}


def _sample(study: Hostile, path: str, at: int) -> tuple[set[str], dict[str, Any]]:
    """Columns whose levels stand in the cells of the two tables."""

    def column(name: str, kind: str, **more: Any) -> dict[str, Any]:
        here = f"{path}.columns.{name}"
        return {
            "id": name,
            "label": study.text(f"{here}.label"),
            "kind": kind,
            "quasi_identifier": False,
            "note": study.text(f"{here}.note", PROSE, PROSE_SHOWN),
            **more,
        }

    role = [study.text(f"{path}.role[{index}]") for index in range(2)]
    stage = [study.text(f"{path}.stage[{index}]") for index in range(2)]
    said = [study.text(f"{path}.said[{index}]") for index in range(2)]
    people: dict[str, Any] = {"columns": [column("role", "category", levels=role)]}
    reading = {"word": study.text(f"{path}.reading"), "times": 1}
    cases: dict[str, Any] = {
        "columns": [
            column("stage", "ordered", levels=stage),
            column("said", "text", empty=study.text(f"{path}.empty")),
            column(
                "weeks",
                "number",
                beside="said",
                unit=study.text(f"{path}.unit"),
                readings=[reading],
            ),
        ]
    }
    part = study.text(f"{path}.part")
    people["columns"].append(column("part", "category", levels=[part]))
    people["cross"] = ["part", "role"]
    cases["picture"] = {"length": "weeks", "ending": "stage", "outcome": "stage"}
    for name, table in (("people", people), ("cases", cases)):
        table |= {
            "title": study.text(f"{path}.{name}.title"),
            "source": study.text(f"{path}.{name}.source"),
        }
        table["note"] = study.text(f"{path}.{name}.note", PROSE, PROSE_SHOWN)
    study.files["people.csv"] = [
        ["id", "role", "part"],
        *([f"P{at + 1}", text, part] for at, text in enumerate(role)),
    ]
    rows = ([f"C{at + 1}", f"P{at + 1}", stage[at], f"{said[at]} 1", "1"] for at in range(2))
    study.files["cases.csv"] = [["id", "person", "stage", "said", "weeks"], *rows]
    return set(), {"people": people, "cases": cases, "tables": [_further(study, path, column)]}


def _further(study: Hostile, path: str, column: Callable[..., dict[str, Any]]) -> dict[str, Any]:
    """A table whose rows belong to those of the first."""
    place = [study.text(f"{path}.place[{index}]") for index in range(2)]
    study.files["stalls.csv"] = [
        ["id", "case", "place"],
        *([f"S{at + 1}", f"C{at + 1}", text] for at, text in enumerate(place)),
    ]
    return {
        "id": "stalls",
        "title": study.text(f"{path}.stalls.title"),
        "source": study.text(f"{path}.stalls.source"),
        "note": study.text(f"{path}.stalls.note", PROSE, PROSE_SHOWN),
        "unit": {name: study.text(f"{path}.stalls.unit.{name}") for name in ("one", "other")},
        "columns": [column("place", "category", levels=place)],
    }


def _privacy(study: Hostile, path: str, at: int) -> tuple[set[str], dict[str, Any]]:
    """What the gate would stop at is allowed, so that the texts reach the pages."""
    words = ("@user", "https://example.org/", "https://example.org")
    return {"waivers", "denied", "common"}, {
        "allowed": [
            {"words": word, "reason": study.text(f"{path}.allowed.reason")} for word in words
        ]
    }


FORMS_OF_OTHERS = ("zero", "two", "few", "many")
"""Forms of a noun that English has not."""

_RULES: dict[type[Shape], Rule] = {
    PrivacyFile: _privacy,
    Total: lambda study, path, at: ({"column", "within"}, {"of": "people"}),
    TotalCount: lambda study, path, at: ({"level", "low", "high"}, {}),
    StudyFile: lambda study, path, at: (set(), {"figures": ["quotes", "findings"]}),
    Figure: lambda study, path, at: (set(), _PICTURE),
    Recording: lambda study, path, at: (set(), _RECORDING),
    Supplement: lambda study, path, at: ({"file"}, {}),
    Speaker: _speaker,
    Guidance: lambda study, path, at: ({"claim"}, {}),
    Studied: lambda study, path, at: (set(), {"what": ("groups", "sites", "documents")[at]}),
    Noun: lambda study, path, at: (set(FORMS_OF_OTHERS), {}),
    Quote: _quote,
    QuotesFile: lambda study, path, at: (set(), {"speaker_labels": True}),
    Category: _category,
    SampleFile: _sample,
    FlowStep: lambda study, path, at: (set(), {"count": 2}),
    ChecklistItem: lambda study, path, at: (
        set(),
        {"number": at + 1, "where": ["study/method/#design"]},
    ),
    Criterion: lambda study, path, at: (set(), {"where": ["study/method/#design"]}),
    Edge: lambda study, path, at: (set(), {"from": f"nodes-{at}", "to": f"nodes-{1 - at}"}),
}


def hostile_study() -> Hostile:
    """The whole study."""
    study = Hostile()
    for name, shape in FILES.items():
        if name in _NO_TEXT:
            continue
        made = study.shape(shape, name, 0)
        if name == "reporting":
            for checklist in made["checklists"]:
                checklist["size"] = 2
        study.files[f"{name}.yml"] = made
    study.files["references.bib"] = "".join(_entries(study))
    return study


def _entries(study: Hostile) -> Iterator[str]:
    names = [
        "author",
        "editor",
        "translator",
        "title",
        "subtitle",
        "titleaddon",
        "pubstate",
        "volume",
        "number",
        "issue",
        "pages",
        "eid",
        "chapter",
        "edition",
        "version",
        "series",
        "eventtitle",
        "venue",
        "publisher",
        "address",
        "school",
        "type",
        "note",
        "addendum",
    ]
    shown = html.unescape(BIB)
    fixed = (
        (BIB_KEY, "article", "journal", f"doi = {{10.1/{BIB_KEY}}}"),
        (
            "second",
            "incollection",
            "booktitle",
            "url = {https://example.org/?a=1&b=2}, urldate = {2024}",
        ),
    )
    for key, kind, inside, last in fixed:
        texts = {
            name: study.text(f"references.{key[-6:]}.{name}", BIB, shown)
            for name in (*names, inside)
        }
        fields = "".join(f"  {name} = {{{{{text}}}}},\n" for name, text in texts.items())
        fields += "  year = {2014},\n"
        yield f"@{kind}{{{key},\n{fields}  verified = {{partly}},\n  {last}\n}}\n\n"


def write_study(study: Hostile, folder: Path) -> None:
    """The study's files as a researcher's editor would write them, and beside them the picture and
    the recording that they name.
    """
    media = folder.parent / "content" / "data-media"
    media.mkdir(parents=True)
    for name in (_PICTURE["file"], _RECORDING["file"]):
        (media / str(name)).write_bytes((_MEDIA / str(name)).read_bytes())
    write_files(study, folder)


def write_files(study: Hostile, folder: Path) -> None:
    """The data files alone, of a study or of a translation."""
    folder.mkdir(parents=True)
    for name, made in study.files.items():
        file = folder / name
        if isinstance(made, str):
            file.write_text(made, "utf-8")
        elif name.endswith(".csv"):
            with file.open("w", encoding="utf-8", newline="") as opened:
                csv.writer(opened).writerows(made)
        else:
            file.write_text(
                yaml.safe_dump(made, allow_unicode=True, sort_keys=False, width=10**6), "utf-8"
            )


def hostile_translation(study: Hostile) -> Hostile:
    """The words of a translation of it: a hostile text for each field that may be translated."""
    made = Hostile()
    for name, shape in FILES.items():
        if name not in KEPT_OUT:
            made.files[f"{name}.yml"] = _translated(made, shape, study.files[f"{name}.yml"], name)
    by = {key: made.text(f"translation.{key}") for key in ("by",)}
    by["note"] = made.text("translation.note", PROSE, PROSE_SHOWN)
    made.files["translation.yml"] = by
    return made


def _translated(made: Hostile, shape: type[Shape], data: Any, path: str) -> dict[str, Any]:
    known, words = slots(shape), {}
    said = ("text", "turns", "short", "prompt") if shape is Quote else ()
    for key, value in data.items():
        if key == "id":
            words[key] = value
        elif key in known and key not in said:
            other = _other_words(made, known[key], key, value, f"{path}.{key}")
            words |= {} if other is None else {key: other}
    return words


def _other_words(made: Hostile, slot: Slot, key: str, value: Any, path: str) -> Any:
    if isinstance(value, list):
        each = [
            _other_words(made, slot, key, item, f"{path}[{at}]") for at, item in enumerate(value)
        ]
        return each if any(item is not None for item in each) else None
    if slot.shape and isinstance(value, dict):
        return _translated(made, slot.shape, value, path) or None
    if slot.link or slot.shape or not may_be_translated(key, slot.words):
        return None
    if key == "contact":  # leads where the study's leads
        return f"{value} <b>eller</b>"
    if slot.is_prose:
        return made.text(path, PROSE, PROSE_SHOWN)
    return made.text(path)
