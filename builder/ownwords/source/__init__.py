"""Reads the files of a study, each once, and keeps the place of each value; knows nothing of what
the values mean.

No other module opens files of a study. Whatever a file contains, the result is its values and a
list of problems, never an exception.
"""

from .bib import BibEntry, BibField, BibSource, read_bib
from .bibnames import BibName, UnreadableNameError, read_names
from .files import LIMIT, Reads, Source
from .loose import FileText, files_below, may_be_utf_8, text_in, texts_of
from .media import Medium, read_media, strip_media
from .pages import WrittenPage, read_pages
from .table import TableRow, TableSource, read_table
from .templates import OwnTemplate, read_templates
from .tex import plain_address, plain_text
from .tree import Path, Tree, YamlSource, read_yaml

__all__ = [
    "LIMIT",
    "BibEntry",
    "BibField",
    "BibName",
    "BibSource",
    "FileText",
    "Medium",
    "OwnTemplate",
    "Path",
    "Reads",
    "Source",
    "TableRow",
    "TableSource",
    "Tree",
    "UnreadableNameError",
    "WrittenPage",
    "YamlSource",
    "files_below",
    "may_be_utf_8",
    "plain_address",
    "plain_text",
    "read_bib",
    "read_media",
    "read_names",
    "read_pages",
    "read_table",
    "read_templates",
    "read_yaml",
    "strip_media",
    "text_in",
    "texts_of",
]
