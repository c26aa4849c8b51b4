"""Which reader a file is for, by what it holds rather than by its name alone."""

from pathlib import Path

from . import qualcoder, refi, tables, taguette
from .database import opened
from .pieces import Answers, Imported, ImportFailed

KNOWN = (
    "REFI-QDA (.qdpx, .qdc), Taguette (.sqlite3, .csv, .xlsx), QualCoder (.qda), tables (.csv,"
    " .xlsx, .ods, .docx)"
)
_TABLES = (".csv", ".tsv", ".xlsx", ".ods", ".docx")
_DATABASES = (".sqlite3", ".sqlite", ".db", ".qda")
_XML = {".qdc": refi.read_codebook, ".qde": refi.read_bare_project, ".qdpx": refi.read_project}


def open_file(path: Path, answers: Answers) -> Imported:
    """Reads a file of another program; nothing is written and nothing unpacked.

    Raises:
        ImportFailed: It cannot be read; the text says why.
        Question: Something that only a person can say.
    """
    kind = path.suffix.casefold()
    if path.is_dir():
        if not (path / "data.qda").is_file():
            raise ImportFailed("is a folder without data.qda, so no project of QualCoder")
        return qualcoder.read_database(path / "data.qda", answers)
    if not path.is_file():
        raise ImportFailed("is not there")
    if kind in _XML:
        return _XML[kind](path, answers)
    if kind in _DATABASES:
        return _database(path, answers)
    if kind in _TABLES:
        return tables.read_table(path, answers)
    raise ImportFailed(f"is of a kind that is not known here; known: {KNOWN}")


def _database(path: Path, answers: Answers) -> Imported:
    with opened(path, (), "the program that made it") as database:
        names = database.tables
    if "code_name" in names:
        return qualcoder.read_database(path, answers)
    return taguette.read_database(path, answers)
