"""Translations without what goes from the study: a withdrawn quote is gone in every language."""

from collections.abc import Iterator
from pathlib import Path

from ..load import Loaded
from ..load.translations import FOLDER
from ..model import FILES
from ..source import Path as Place
from ..source import Tree, YamlSource, read_yaml
from ..source.edit import Draft
from .taken import Taken


def edited_translations(
    folder: Path, root: Path, before: Loaded, after: Loaded
) -> dict[str, str | None]:
    """The texts of the translations' files that change, by their name in `site-data/`; None for one
    in which nothing is left.

    Args:
        folder: The study's folder, `site-data/`.
        root: The project's folder.
        before: The study as it is.
        after: The study as it will be.
    """
    texts: dict[str, str | None] = {}
    for name, source in _sources(folder, root):
        stem = name.rpartition("/")[2].removesuffix(".yml")
        old, new = before.yaml(stem).data, after.yaml(stem).data
        draft = Draft(source.exact)
        gone = list(_gone(source.data, old, new, ()))
        if gone == [()]:
            texts[name] = None
            continue
        for path in gone:
            _drop(draft, source, path, gone)
        if gone:
            texts[name] = draft.text()
    return texts


def words_of_translations(folder: Path, root: Path, taken: Taken) -> dict[str, list[str]]:
    """What translations say of each quote that goes: by these words, too, it is known again."""
    words: dict[str, list[str]] = {}
    for name, source in _sources(folder, root):
        items = source.data.get("quotes") if isinstance(source.data, dict) else None
        for item in items if name.endswith("/quotes.yml") and isinstance(items, list) else ():
            if isinstance(item, dict) and (id_ := str(item.get("id"))) in taken.quotes:
                said = (item.get(key) for key in ("gist", "text", "short"))
                words.setdefault(id_, []).extend(each for each in said if isinstance(each, str))
    return words


def _sources(folder: Path, root: Path) -> Iterator[tuple[str, YamlSource]]:
    """The files of all translations that can be read, by their name in `site-data/`."""
    for name in FILES:
        for file in sorted(folder.glob(f"{FOLDER}/*/{name}.yml")):
            source = read_yaml(file, root)
            if source.state == "read":
                yield file.relative_to(folder).as_posix(), source


def _gone(own: Tree, old: Tree, new: Tree, path: Place) -> Iterator[Place]:
    """The places in a translation of what the study had and has no more; the place of a whole list
    or mapping where nothing else stands in it.
    """
    if isinstance(own, dict) and isinstance(old, dict) and isinstance(new, dict):
        below = [
            found
            for key, value in own.items()
            for found in (
                [(*path, key)]
                if key in old and key not in new
                else _gone(value, old.get(key), new.get(key), (*path, key))
            )
        ]
        yield from _whole(below, path, [key for key in own if key != "id"])
    elif isinstance(own, list) and isinstance(old, list) and isinstance(new, list):
        yield from _whole(list(_items_gone(own, old, new, path)), path, list(range(len(own))))


def _whole(below: list[Place], path: Place, parts: list[str] | list[int]) -> list[Place]:
    """The places, or the place that holds them where all of its parts go."""
    all_go = parts and {(*path, part) for part in parts} <= set(below)
    return [path] if all_go else below


def _items_gone(own: list[Tree], old: list[Tree], new: list[Tree], path: Place) -> Iterator[Place]:
    ids = [_id(each) for each in old]
    if any(ids):
        items = {_id(each): each for each in new}
        before = {_id(each): each for each in old}
        for number, item in enumerate(own):
            id_ = _id(item)
            if id_ in before and id_ not in items:
                yield (*path, number)
            elif id_ in before:
                yield from _gone(item, before[id_], items[id_], (*path, number))
    elif len(own) == len(old) == len(new):
        for number, item in enumerate(own):
            yield from _gone(item, old[number], new[number], (*path, number))
    elif len(own) == len(old):  # without ids they go together by their place
        left = 0
        for number, item in enumerate(old):
            if left < len(new) and item == new[left]:
                left += 1
            else:
                yield (*path, number)


def _id(item: Tree) -> str:
    id_ = item.get("id") if isinstance(item, dict) else None
    return id_ if isinstance(id_, str) else ""


def _drop(draft: Draft, source: YamlSource, path: Place, gone: list[Place]) -> None:
    """Removes a place; items of one list together."""
    if not isinstance(path[-1], int):
        draft.drop_key(source, path)
        return
    beside = [each[-1] for each in gone if each[:-1] == path[:-1] and isinstance(each[-1], int)]
    if path[-1] == beside[0]:
        draft.drop_items(source, path[:-1], beside)
