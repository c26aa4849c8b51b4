"""The data files without what goes; every other byte stays."""

import json
from collections.abc import Iterator, Mapping

from ..load import Loaded
from ..load.links import links_of
from ..load.membership import cases_of, people_of
from ..model import FILES
from ..model.speaking import Speaker
from ..source import Path, TableSource, YamlSource
from ..source.edit import Draft
from .media import without_figures
from .taken import Taken


def edited(loaded: Loaded, taken: Taken) -> dict[str, str | None]:
    """The texts of the data files that change, by their name; None for one that goes.

    The quotes' own file comes late: while it is as it was, everything can be done again.
    """
    texts: dict[str, str | None] = {}
    texts |= _without_entries(loaded, "acknowledged", ("acknowledged",), taken)
    texts |= _without_entries(loaded, "privacy", ("waivers", "allowed"), taken)
    texts |= _without_links(loaded, taken)
    texts |= without_figures(loaded, taken)
    if taken.quotes:
        texts["quotes.yml"] = _quotes_file(loaded.yaml("quotes"), taken)
    if taken.people or taken.cases:
        texts |= _tables(loaded, taken)
    return texts


def links_to(loaded: Loaded, taken: Taken) -> Iterator[tuple[str, Path, str]]:
    """Links of the data files to quotes that go: the file, the place and the quote's id."""
    for name, shape in FILES.items():
        if name not in ("withdrawn", "quotes"):
            for kind, path, written in links_of(shape, loaded.yaml(name).data, ()):
                if "quote" in kind and written in taken.quotes:
                    yield name, path, written


def _without_links(loaded: Loaded, taken: Taken) -> dict[str, str | None]:
    """The files without links to what goes; a list in which nothing else stands goes with its
    name.
    """
    by_list: dict[tuple[str, Path], set[int]] = {}
    drafts: dict[str, Draft] = {}
    for name, path, _ in links_to(loaded, taken):
        source = loaded.yaml(name)
        draft = drafts.setdefault(name, Draft(source.exact))
        if isinstance(path[-1], int):
            by_list.setdefault((name, path[:-1]), set()).add(path[-1])
        else:
            draft.drop_key(source, path)
    for (name, path), numbers in by_list.items():
        _drop_links(drafts[name], loaded.yaml(name), path, numbers)
    return {f"{name}.yml": draft.text() for name, draft in drafts.items()}


def _drop_links(draft: Draft, source: YamlSource, path: Path, numbers: set[int]) -> None:
    def beside(path: Path) -> int:
        return sum(len(each) == len(path) and each[:-1] == path[:-1] for each in source.values)

    if len(numbers) < beside((*path, 0)):
        draft.drop_items(source, path, numbers)
    elif path[0] == "memos" and len(path) == 3:  # a memo about nothing else
        if beside(path[:2]) > 1:
            draft.drop_item(source, path[:2])
        else:
            draft.drop_key(source, path[:1])
    elif beside(path) > 1:
        draft.drop_key(source, path)
    else:
        draft.empty_mapping(source, path[:-1])


def _quotes_file(source: YamlSource, taken: Taken) -> str:
    draft, quotes = Draft(source.exact), _list(source, "quotes")
    gone = [at for at, each in enumerate(quotes) if each.get("id", "").strip() in taken.quotes]
    if len(gone) < len(quotes):
        draft.drop_items(source, ("quotes",), gone)
    else:
        draft.empty_list(source, ("quotes",))
    common = source.data.get("speaker") if isinstance(source.data, dict) else None
    if isinstance(common, dict) and taken.owns(Speaker.model_validate(common)):
        draft.drop_key(source, ("speaker",))
    return draft.text()


def _list(source: YamlSource, key: str) -> list[dict[str, str]]:
    """The items of a list in a file that is known to be in order; none where it is absent."""
    items = source.data.get(key) if isinstance(source.data, dict) else None
    return items if isinstance(items, list) else []  # type: ignore[return-value]


def _without_entries(
    loaded: Loaded, file: str, keys: tuple[str, ...], taken: Taken
) -> dict[str, str | None]:
    """A file without the entries about a quote that goes: they may repeat its words, and fit
    nothing any more.
    """
    source = loaded.yaml(file)
    draft, changed = Draft(source.exact), False
    for key in keys:
        entries = _list(source, key)
        left = [_places_left(entry, taken) for entry in entries]
        if entries and not any(left):
            if file == key:
                return {f"{file}.yml": None}
            draft.drop_key(source, (key,))
            changed = True
            continue
        for at, (entry, places) in enumerate(zip(entries, left, strict=True)):
            if not places:
                draft.drop_item(source, (key, at))
            elif len(places) < len(_places(entry)):
                draft.replace_item(source, (key, at), _written(entry, places))
            changed |= len(places) < len(_places(entry))
    return {f"{file}.yml": draft.text()} if changed else {}


def _places(entry: Mapping[str, object]) -> list[str]:
    where = entry.get("where")
    return [str(each) for each in where] if isinstance(where, list) else [str(where)]


def _places_left(entry: Mapping[str, object], taken: Taken) -> list[str]:
    """The places that an entry names, less those in quotes that go."""
    ids = [f"quotes[{id_}]" for id_ in taken.quotes]
    return [place for place in _places(entry) if not any(id_ in place for id_ in ids)]


def _written(entry: Mapping[str, object], places: list[str]) -> dict[str, str]:
    """An entry with fewer places, as it stands in a file."""
    values = {key: _quoted(str(value)) for key, value in entry.items()}
    return values | {"where": f"[{', '.join(map(_quoted, places))}]"}


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _tables(loaded: Loaded, taken: Taken) -> dict[str, str | None]:
    texts: dict[str, str | None] = {}
    for table in loaded.study.case_tables:
        linked = any(row.cases for row in table.rows)
        if (text := _cases_file(loaded.table(table.id), taken, linked=linked)) is not None:
            texts[table.file] = text
    if taken.people:
        people = loaded.table("people")
        draft = Draft(people.exact)
        for row in people.rows:
            if row.cells["id"] in taken.people:
                draft.drop_row(row)
        texts["people.csv"] = draft.text()
    return texts


def _cases_file(cases: TableSource, taken: Taken, *, linked: bool) -> str | None:
    draft, changed = Draft(cases.exact), False
    for row in cases.rows:
        if row.cells["id"] in taken.cases:
            draft.drop_row(row)
            changed = True
            continue
        links = [("person", people_of(row), taken.people)]
        links += [("case", cases_of(row), taken.cases)] if linked else []
        for column, named, gone in links:
            stay = [each for each in named if each not in gone]
            if len(stay) < len(named):
                draft.replace_cell(cases, row, column, ";".join(stay))
                changed = True
    return draft.text() if changed else None
