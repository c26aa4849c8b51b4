"""The data files without what goes; every other byte stays."""

from ..build import Project
from ..load.sample import people_of
from ..model.findings import Speaker
from ..source import TableSource, YamlSource, read_table, read_yaml
from ..source.edit import Draft
from ..source.files import read_exactly
from .taken import Taken


def edited(project: Project, taken: Taken, date: str) -> dict[str, str | None]:
    """The data files without what goes. The quotes' own file comes late: while it is as it was,
    everything can be done again.
    """
    texts: dict[str, str | None] = {}
    texts |= _without_entries(project, "acknowledged", "acknowledged", taken)
    texts |= _without_entries(project, "privacy", "waivers", taken)
    if taken.quotes:
        texts["quotes.yml"] = _quotes_file(project, taken, date)
    if taken.people or taken.cases:
        texts |= _tables(project, taken)
    return texts


def _quotes_file(project: Project, taken: Taken, date: str) -> str:
    source = read_yaml(project.data / "quotes.yml", project.root)
    draft = Draft(read_exactly(project.data / "quotes.yml"))
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
    """The items of a list in a file that is known to be in order."""
    items = source.data.get(key) if isinstance(source.data, dict) else None
    return items if isinstance(items, list) else []  # type: ignore[return-value]


def _without_entries(project: Project, file: str, key: str, taken: Taken) -> dict[str, str | None]:
    """A file without the entries about a quote that goes: they may repeat its words, and fit
    nothing any more.
    """
    source = read_yaml(project.data / f"{file}.yml", project.root)
    entries = _list(source, key) if source.state == "read" else []
    about = [
        at
        for at, entry in enumerate(entries)
        if any(f"quotes[{id_}]" in str(entry.get("where")) for id_ in taken.quotes)
    ]
    if not about:
        return {}
    if len(about) == len(entries) and file == key:
        return {f"{file}.yml": None}
    draft = Draft(read_exactly(project.data / f"{file}.yml"))
    if len(about) == len(entries):
        draft.drop_key(source, (key,))
    else:
        for at in about:
            draft.drop_item(source, (key, at))
    return {f"{file}.yml": draft.text()}


def _tables(project: Project, taken: Taken) -> dict[str, str | None]:
    texts: dict[str, str | None] = {}
    cases, people = (
        read_table(project.data / name, project.root) for name in ("cases.csv", "people.csv")
    )
    if cases.state == "read" and (text := _cases_file(project, cases, taken)) is not None:
        texts["cases.csv"] = text
    if taken.people:
        draft = Draft(read_exactly(project.data / "people.csv"))
        for row in people.rows:
            if row.cells["id"] in taken.people:
                draft.drop_row(row)
        texts["people.csv"] = draft.text()
    return texts


def _cases_file(project: Project, cases: TableSource, taken: Taken) -> str | None:
    draft, changed = Draft(read_exactly(project.data / "cases.csv")), False
    for row in cases.rows:
        stay = [person for person in people_of(row) if person not in taken.people]
        if row.cells["id"] in taken.cases:
            draft.drop_row(row)
            changed = True
        elif len(stay) < len(people_of(row)):
            draft.replace_row(row, cases.header, row.cells | {"person": ";".join(stay)})
            changed = True
    return draft.text() if changed else None
