"""Opens the data files and keeps the place of each value; knows nothing of what the values mean.

No other module opens data files. Whatever a file contains, the result is its values and a list of
problems, never an exception.
"""

from .bib import BibEntry, BibSource, read_bib
from .files import LIMIT, Reads, Source
from .media import Medium, read_media, strip_media
from .table import TableRow, TableSource, read_table
from .templates import OwnTemplate, read_templates
from .tree import Path, Tree, YamlSource, read_yaml

__all__ = [
    "LIMIT",
    "BibEntry",
    "BibSource",
    "Medium",
    "OwnTemplate",
    "Path",
    "Reads",
    "Source",
    "TableRow",
    "TableSource",
    "Tree",
    "YamlSource",
    "read_bib",
    "read_media",
    "read_table",
    "read_templates",
    "read_yaml",
    "strip_media",
]
