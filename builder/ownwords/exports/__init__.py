"""Files to take along: tables, the whole study, the codebook, a package of them, a deposit."""

from . import codebook, datapackage, graphfile
from .table import cells_of, csv_text, defused, undefused
from .tables import FINDINGS, QUOTES, Export, exports_of, withheld

__all__ = [
    "FINDINGS",
    "QUOTES",
    "Export",
    "cells_of",
    "codebook",
    "csv_text",
    "datapackage",
    "defused",
    "exports_of",
    "graphfile",
    "undefused",
    "withheld",
]
