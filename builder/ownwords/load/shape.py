"""Validates values against shapes. The valid parts of a file with mistakes are kept, so that
everything can be checked in one run.
"""

from dataclasses import field, replace
from typing import Annotated, Any

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from ..errors import Problem
from ..model.base import Shape
from ..records import dataclass
from ..source import Path, Tree, YamlSource
from ..source.tree import path_text
from .altered import altered_words, cut_in_brackets
from .field_types import slots
from .translate import mistyped, translate


@dataclass(frozen=True)
class Checked:
    """A YAML file and the result of validating it.

    Attributes:
        source: The file.
        model: The whole file, if all of it is valid.
        problems: Where it does not fit its shape.
        fields: Its valid fields by their key, also where others are not valid.
        items: The valid items of its lists with their path.
    """

    source: YamlSource
    model: Shape | None = None
    problems: tuple[Problem, ...] = ()
    fields: dict[str, Any] = field(default_factory=dict)
    items: dict[str, list[tuple[Path, Any]]] = field(default_factory=dict)


def check_shape(source: YamlSource, shape: type[Shape]) -> Checked:
    """Validates the content of a file, also of what was left of one that has mistakes in its
    lines.
    """
    if source.data is None:
        return Checked(source)
    checked = checked_data(source, shape)
    more = (*altered_words(source, shape), *cut_in_brackets(source, shape))
    nothing = {path_text(path) for path, change in source.changes if change.kind == "nothing"}
    fitting = (each for each in checked.problems if each.path not in nothing)  # said below
    return replace(checked, problems=(*fitting, *more))


def checked_data(source: YamlSource, shape: type[Shape]) -> Checked:
    """Validates the data of a file, whatever its text was."""
    if not isinstance(source.data, dict):
        found = "a list" if isinstance(source.data, list) else "text"
        message = f"expected keys with values at the top of the file, found {found}"
        hint = f"begin it with one of these keys and a colon: {', '.join(slots(shape))}"
        return Checked(source, problems=(source.problem((), message, hint),))
    data = without_nothing(source.data) if source.without_value else source.data
    assert isinstance(data, dict)
    try:
        model = shape.model_validate(data)
    except ValidationError as error:
        return _sound_parts(source, shape, data, error)
    fields = {
        field.alias or name: getattr(model, name) for name, field in shape.model_fields.items()
    }
    items: dict[str, list[tuple[Path, Any]]] = {}
    for key, slot in slots(shape).items():
        if slot.many and slot.shape:
            items[key] = [((key, at), item) for at, item in enumerate(fields[key])]
    return Checked(source, model, fields=fields, items=items)


def without_nothing(tree: Tree) -> Tree:
    """The tree without keys that have no value; such a key counts as left out. The parser limits
    the depth.
    """
    if isinstance(tree, dict):
        return {key: without_nothing(value) for key, value in tree.items() if value is not None}
    return [without_nothing(item) for item in tree] if isinstance(tree, list) else tree


def _sound_parts(
    source: YamlSource, shape: type[Shape], data: dict[str, Tree], error: ValidationError
) -> Checked:
    errors = error.errors(include_url=False)
    meant = mistyped(shape, errors)
    problems = tuple(
        translate(source, shape, found)
        for found in errors
        if not _is_echo(found, data) and tuple(found["loc"]) not in meant
    )
    fields: dict[str, Any] = {}
    items: dict[str, list[tuple[Path, Any]]] = {}
    for name, info in shape.model_fields.items():
        key = info.alias or name
        value = _sound(_adapter(info), data[key]) if key in data else _default(info)
        if value is not None:
            fields[key] = value
        slot, raw = slots(shape)[key], data.get(key)
        if slot.many and slot.shape and isinstance(raw, list):
            adapter = TypeAdapter(slot.shape)
            items[key] = [
                ((key, at), item)
                for at, one in enumerate(raw)
                if (item := _sound(adapter, one)) is not None
            ]
    return Checked(source, None, problems, fields, items)


def _is_echo(error: ErrorDetails, data: Tree) -> bool:
    """Whether a list counts as too short only because its items, which are reported themselves, are
    not valid.
    """
    if error["type"] != "too_short":
        return False
    for part in error["loc"]:
        data = data[part] if isinstance(data, dict | list) else None  # type: ignore[index]
    return isinstance(data, list) and len(data) >= error["ctx"]["min_length"]


def _default(info: FieldInfo) -> Any:
    return None if info.is_required() else info.get_default(call_default_factory=True)


def _adapter(info: FieldInfo) -> TypeAdapter[Any]:
    annotation: Any = Annotated[info.annotation, info]
    return TypeAdapter(annotation)


def _sound(adapter: TypeAdapter[Any], value: Tree) -> Any:
    try:
        return adapter.validate_python(value)
    except ValidationError:
        return None
