"""The data files without what goes; every other byte stays."""

from ..load import Loaded
from ..load.sample import people_of
from ..model.findings import Speaker
from ..source import TableSource, YamlSource
from ..source.edit import Draft
from .taken import Taken


def edited(loaded: Loaded, taken: Taken, date: str) -> dict[str, str | None]:
    """The texts of the data files that change, by their name; None for one that goes.

    The quotes' own file comes late: while it is as it was, everything can be done again.
    """
    texts: dict[str, str | None] = {}
    texts |= _without_entries(loaded, "acknowledged", "acknowledged", taken)
    texts |= _without_entries(loaded, "privacy", "waivers", taken)
    if taken.quotes:
        texts["quotes.yml"] = _quotes_file(loaded.yaml("quotes"), taken, date)
    if taken.people or taken.cases:
        texts |= _tables(loaded, taken)
    return texts


def _quotes_file(source: YamlSource, taken: Taken, date: str) -> str:
    draft = Draft(source.exact)
    for at, written in enumerate(_list(source, "quotes")):
        if written.get("id", "").strip() in taken.quotes:
            draft.replace_item(
                source, ("quotes", at), {"id": written["id"].strip(), "withdrawn": date}
            )
    common = source.data.get("speaker") if isinstance(source.data, dict) else None
    if isinstance(common, dict) and taken.owns(Speaker.model_validate(common)):
        draft.drop_key(source, ("speaker",))
    return draft.text()


def _list(source: YamlSource, key: str) -> list[dict[str, str]]:
    """The items of a list in a file that is known to be in order; none where it is absent."""
    items = source.data.get(key) if isinstance(source.data, dict) else None
    return items if isinstance(items, list) else []  # type: ignore[return-value]


def _without_entries(loaded: Loaded, file: str, key: str, taken: Taken) -> dict[str, str | None]:
    """A file without the entries about a quote that goes: they may repeat its words, and fit
    nothing any more.
    """
    source = loaded.yaml(file)
    entries = _list(source, key)
    about = [
        at
        for at, entry in enumerate(entries)
        if any(f"quotes[{id_}]" in str(entry.get("where")) for id_ in taken.quotes)
    ]
    if not about:
        return {}
    if len(about) == len(entries) and file == key:
        return {f"{file}.yml": None}
    draft = Draft(source.exact)
    if len(about) == len(entries):
        draft.drop_key(source, (key,))
    else:
        for at in about:
            draft.drop_item(source, (key, at))
    return {f"{file}.yml": draft.text()}


def _tables(loaded: Loaded, taken: Taken) -> dict[str, str | None]:
    texts: dict[str, str | None] = {}
    if (text := _cases_file(loaded.table("cases"), taken)) is not None:
        texts["cases.csv"] = text
    if taken.people:
        people = loaded.table("people")
        draft = Draft(people.exact)
        for row in people.rows:
            if row.cells["id"] in taken.people:
                draft.drop_row(row)
        texts["people.csv"] = draft.text()
    return texts


def _cases_file(cases: TableSource, taken: Taken) -> str | None:
    draft, changed = Draft(cases.exact), False
    for row in cases.rows:
        stay = [person for person in people_of(row) if person not in taken.people]
        if row.cells["id"] in taken.cases:
            draft.drop_row(row)
            changed = True
        elif len(stay) < len(people_of(row)):
            draft.replace_cell(cases, row, "person", ";".join(stay))
            changed = True
    return draft.text() if changed else None
