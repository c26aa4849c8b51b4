"""References: from entries of BibTeX and biblatex to records in the terms of CSL, and to print."""

from pathlib import Path

import pytest

from ownwords.i18n import load_messages
from ownwords.load.bibliography import reference_problems, references
from ownwords.model.references import csl_json
from ownwords.source import read_bib
from ownwords.views.references import reference_line
from tests.odd_references import ODD, Odd


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: odd.kind)
def test_an_odd_entry_becomes_its_record_and_its_line(odd: Odd, tmp_path: Path) -> None:
    file = tmp_path / "references.bib"
    file.write_bytes(odd.bib.encode())
    source = read_bib(file, tmp_path)
    assert [str(problem) for problem in (*source.problems, *reference_problems(source))] == []
    record = references(source)[0]
    made = csl_json(record)
    assert made.pop("id") == record.key
    assert made == odd.record
    pieces = reference_line(load_messages("en"), record)
    assert "".join(piece.text for piece in pieces) == odd.line
