"""What several tests of the gate need: a small invented study from a few lines, and a proposal
carried out on it.
"""

import shutil
from pathlib import Path

from ownwords.disclosure import Material
from ownwords.disclosure.generalisation import Form
from ownwords.disclosure.recoding import Proposal
from ownwords.load import load_with_places
from ownwords.model import Study
from ownwords.model.sample import Cell, Column, Row, Table
from tests.test_load import SMALLEST, lay


def laid(case: str, root: Path) -> Material:
    """The smallest study with these files laid over it, as the gate gets it."""
    folder = Path(shutil.copytree(SMALLEST, root / "site-data", dirs_exist_ok=True))
    lay(f"{case}--- problems\n", folder)
    return Material(load_with_places(folder, root), root, root / "content")


def carried_out(study: Study, proposal: Proposal) -> Study:
    """The study as the proposal wants it published."""
    forms = {(form.file, form.column.id): form for form in proposal.forms}
    without = {column.id for column in proposal.without}
    sample = study.sample
    people, people_table = _changed(study.people, sample.people, "people.csv", forms, without)
    cases, cases_table = _changed(study.cases, sample.cases or Table(), "cases.csv", forms, without)
    tables = {"people": people_table, "cases": cases_table if sample.cases else None}
    return study.model_copy(
        update={"people": people, "cases": cases, "sample": sample.model_copy(update=tables)}
    )


def _changed(
    rows: tuple[Row, ...],
    table: Table,
    file: str,
    forms: dict[tuple[str, str], Form],
    without: set[str],
) -> tuple[tuple[Row, ...], Table]:
    def cells(row: Row) -> tuple[Cell, ...]:
        kept = []
        for cell in row.cells:
            form = forms.get((file, cell.column))
            if cell.column in without or (form and form.levels is None):
                continue
            kept.append(
                cell.model_copy(update={"text": form.levels[cell.text], "number": None})
                if form and form.levels
                else cell
            )
        return tuple(kept)

    def columns() -> tuple[Column, ...]:
        shown = [
            column
            for column in table.columns
            if column.id not in without and column.beside not in without
        ]
        gone = {
            id_ for (where, id_), form in forms.items() if where == file and form.levels is None
        }
        return tuple(
            column.model_copy(update={"kind": "category", "levels": ()})
            if (file, column.id) in forms
            else column
            for column in shown
            if column.id not in gone
        )

    return tuple(row.model_copy(update={"cells": cells(row)}) for row in rows), table.model_copy(
        update={"columns": columns()}
    )
