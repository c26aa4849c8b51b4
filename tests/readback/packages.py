"""Reads Data Packages with frictionless, in an environment of its own (scripts/new-readback), and
prints as JSON for each what is wrong in it, and the rows of its tables as text.

python packages.py DATAPACKAGE.JSON…
"""

import json
import sys

from frictionless import Package


def read(path: str) -> dict[str, object]:
    """What frictionless says of a package, and reads from it."""
    report = Package(path).validate()
    if not report.valid:
        return {"problems": [" ".join(each) for each in report.flatten(["type", "message"])]}
    tables = [each for each in Package(path).resources if each.schema.fields]
    return {"problems": [], "tables": {each.path: rows(each) for each in tables}}


def rows(table) -> list[list[str]]:
    """The header and all rows; an empty cell is one without text."""
    read_rows = table.read_rows()
    cells = [["" if cell is None else str(cell) for cell in row.to_list()] for row in read_rows]
    return [table.schema.field_names, *cells]


print(json.dumps({path: read(path) for path in sys.argv[1:]}))
