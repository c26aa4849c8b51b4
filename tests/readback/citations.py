"""Reads CITATION.cff files with cffconvert, in an environment of its own (scripts/new-readback), and
prints as JSON for each what is wrong in it, and the record that cffconvert makes of it.

python citations.py CITATION.CFF…
"""

import json
import sys
from pathlib import Path

from cffconvert import Citation


def read(path: str) -> dict[str, object]:
    """What cffconvert says of a file, and reads from it."""
    try:
        citation = Citation(Path(path).read_text("utf-8"), src=path)
        citation.validate()
    except Exception as error:  # of three libraries, without a common kind
        first = str(error).partition("\n\n")[0]  # what follows quotes the format's schema
        return {"problems": [f"{type(error).__name__}: {first}"]}
    return {"problems": [], "record": json.loads(citation.as_schemaorg())}


print(json.dumps({path: read(path) for path in sys.argv[1:]}))
