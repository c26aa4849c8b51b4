"""The page on the library, written from the docstrings of what the package makes public.

`make reference` runs this module in the repository's folder and so renews docs/library.md.
"""

import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import ownwords

from .model import FILES

FILE = Path("docs/library.md")
COMMAND = "make reference"

_HEAD = f"""# The library: ownwords in Python

<!-- Written by `{COMMAND}` from the docstrings of the package; change it there. -->

For scripts, notebooks and programs of your own. The command [`ownwords`](README.md) does the same in a terminal.

```python
from ownwords import (
{{names}})
```

"""  # noqa: E501 (lines of Markdown)

_SECTION = re.compile(r"^(Args|Attributes|Returns|Raises|Sources):$", re.MULTILINE)
_HEADINGS = {"Args": "Takes", "Attributes": "Holds", "Sources": "Where rules come from"}
_ENTRY = re.compile(r"^(\w+): ", re.MULTILINE)


def manual_text() -> str:
    """The whole page: the package's docstring, then each public name with its own."""
    public = [name for name in ownwords.__all__ if not name.startswith("_")]
    values = {name: getattr(ownwords, name) for name in public}
    functions = [name for name, value in values.items() if inspect.isfunction(value)]
    classes = [name for name, value in values.items() if inspect.isclass(value)]
    head = _HEAD.replace("{names}", "".join(f"    {name},\n" for name in public))
    parts = [
        head + inspect.cleandoc(ownwords.__doc__ or ""),
        "## Functions",
        *(_function(name, values[name]) for name in sorted(functions, key=_order(values))),
        "## What they give and raise",
        *(_class(name, values[name]) for name in classes),
    ]
    return "\n\n".join(parts) + "\n"


def _order(values: dict[str, Any]) -> Any:
    """Functions stand in the order of their source: that in which one needs them."""
    return lambda name: values[name].__code__.co_firstlineno


def _function(name: str, function: Any) -> str:
    return f"### {name}\n\n```python\n{_signature(name, function)}\n```\n\n{_described(function)}"


def _class(name: str, of: type[Any]) -> str:
    if of is ownwords.Study:
        return f"### {name}\n\n{_described(of)}\n\n{_fields_of_study()}"
    return f"### {name}\n\n{_described(of)}"


def _signature(name: str, function: Any) -> str:
    """The call with its types, one parameter a line, as the source has it."""
    signature = inspect.signature(function)
    lines = []
    for parameter in signature.parameters.values():
        if parameter.kind is parameter.KEYWORD_ONLY and "    *," not in lines:
            lines.append("    *,")
        default = (
            ""
            if parameter.default is parameter.empty
            else f" = {getattr(parameter.default, '__name__', repr(parameter.default))}"
        )
        lines.append(f"    {parameter.name}: {_type(parameter.annotation)}{default},")
    return "\n".join([f"{name}(", *lines, f") -> {_type(signature.return_annotation)}"])


def _type(annotation: Any) -> str:
    """A type without the names of modules."""
    return re.sub(r"\b(?:\w+\.)+(?=\w)", "", inspect.formatannotation(annotation))


def _described(of: Any) -> str:
    """A docstring with its sections as lists."""
    text, *sections = _SECTION.split(inspect.getdoc(of) or "")
    paired = zip(sections[::2], sections[1::2], strict=True)
    return "\n\n".join([text.strip(), *(_section(name, body) for name, body in paired)])


def _section(name: str, body: str) -> str:
    heading = f"**{_HEADINGS.get(name, name)}**"
    text = inspect.cleandoc(body)
    if not _ENTRY.search(text) or name in ("Returns", "Sources"):
        return f"{heading}: {' '.join(text.split())}"
    return f"{heading}\n\n" + "\n".join(f"- `{each}`: {says}" for each, says in _entries(text))


def _entries(text: str) -> Iterator[tuple[str, str]]:
    _, *parts = re.split(r"^(\w+): ", text, flags=re.MULTILINE)
    for name, says in zip(parts[::2], parts[1::2], strict=True):
        yield name, " ".join(says.split())


def _fields_of_study() -> str:
    """Which attribute holds which file."""
    names = {"people": "people.csv", "cases": "cases.csv", "references": "references.bib"}
    names |= {name: f"{name}.yml" for name in FILES}
    names["further"] = "further tables"
    anchors = {field: name.replace(".", "").replace(" ", "-") for field, name in names.items()}
    rows = (
        f"| `{field}` | [{names[field]}](reference.md#{anchors[field]}) |"
        for field in ownwords.Study.model_fields
    )
    return "\n".join(["| attribute | holds |", "|---|---|", *rows])


if __name__ == "__main__":
    FILE.write_text(manual_text(), encoding="utf-8", newline="\n")
