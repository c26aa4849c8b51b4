"""Links to findings in cells, which may name a finding by its label."""

from collections.abc import Iterator, Mapping

from ...source import Tree, YamlSource
from .rows import Part

_ABOVE = " › "


def with_links(parts: dict[str, Part], yaml: Mapping[str, YamlSource]) -> dict[str, Part]:
    """The parts with ids in place of labels. What names no finding stays, so that it is told."""
    names = _names(parts, yaml)
    for part in parts.values():
        for path in part.links:
            value = part.values[path]
            if isinstance(value, str):
                part.values[path] = names.get(value.strip(), value)
            elif isinstance(value, list):
                part.values[path] = [
                    names.get(each.strip(), each) if isinstance(each, str) else each
                    for each in value
                ]
    return parts


def _names(parts: Mapping[str, Part], yaml: Mapping[str, YamlSource]) -> dict[str, str]:
    """Ids by what may stand for them: ids, labels that one finding has, `parent › label`."""
    found = list(_findings(parts, yaml))
    labels: dict[str, list[str]] = {}
    by_id = {id_: label for id_, label, _ in found}
    for id_, label, parent in found:
        labels.setdefault(label, []).append(id_)
        labels.setdefault(f"{by_id.get(parent, parent)}{_ABOVE}{label}", []).append(id_)
    names = {label: ids[0] for label, ids in labels.items() if len(ids) == 1}
    return names | {id_: id_ for id_, _, _ in found}


def _findings(
    parts: Mapping[str, Part], yaml: Mapping[str, YamlSource]
) -> Iterator[tuple[str, str, str]]:
    trees: list[Tree] = [yaml["categories"].data]
    if part := parts.get("categories"):
        trees.append(part.tree())
    for tree in trees:
        items = tree.get("categories") if isinstance(tree, dict) else None
        for item in items if isinstance(items, list) else ():
            if isinstance(item, dict):
                said = (str(item.get(key) or "").strip() for key in ("id", "label", "parent"))
                id_, label, parent = said
                yield id_, label, parent
