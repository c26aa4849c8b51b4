"""Brings what people have: reads files of other programs, proposes what of them can become a study,
and takes over what somebody chose.

Nothing of a file becomes public by being read: candidates lie in `private/` until they are adopted,
under made-up ids. The file itself is never copied.
"""

from pathlib import Path

from ..load import Loaded
from ..records import dataclass
from . import store
from .adoption import (
    Adopted,
    Choice,
    adopt,
    conflicts,
    everything,
    there,
    without_example_calls,
)
from .attributes import Column
from .columns import wanted_columns, with_columns
from .opening import open_file
from .pieces import Answers, Imported, ImportFailed, Question, counted
from .proposal import INTERVIEWER, LEFT, OPEN, TAKEN, Finding, Proposal, Quote, propose
from .ticking import table, ticked


@dataclass(frozen=True)
class Read:
    """What an import came to.

    Attributes:
        name: Its name.
        found: What the file holds.
        proposal: What is proposed, with what was decided before.
        changes: What is otherwise than at the import before, in sentences.
    """

    name: str
    found: Imported
    proposal: Proposal
    changes: tuple[str, ...]


def read(path: Path, name: str, answers: Answers, private: Path, loaded: Loaded) -> Read:
    """Reads a file and proposes what can be taken over; nothing is written.

    Args:
        path: The file, or QualCoder's folder.
        name: The import's name.
        answers: What the file leaves open and somebody said.
        private: The project's private folder.
        loaded: The study as it is.

    Raises:
        ImportFailed: The file cannot be read.
        Question: It leaves something open.
    """
    found = open_file(path, answers)
    before = store.load(private, name)
    others = [store.load(private, other) for other in store.names_in(private) if other != name]
    now = propose(found, there(loaded, [each for each in others if each]), before)
    proposal, changes = store.merged(before, now)
    return Read(name, found, proposal, changes)


__all__ = [
    "INTERVIEWER",
    "LEFT",
    "OPEN",
    "TAKEN",
    "Adopted",
    "Choice",
    "Column",
    "Finding",
    "ImportFailed",
    "Imported",
    "Proposal",
    "Question",
    "Quote",
    "Read",
    "adopt",
    "conflicts",
    "counted",
    "everything",
    "open_file",
    "propose",
    "read",
    "store",
    "table",
    "ticked",
    "wanted_columns",
    "with_columns",
    "without_example_calls",
]
