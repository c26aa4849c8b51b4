"""The input of the disclosure checks: the study and its files as they are on the disk."""

from dataclasses import dataclass
from pathlib import Path

from ..checks.prose import WrittenPage
from ..model import Study
from ..source import Medium


@dataclass(frozen=True)
class Material:
    """The input of the disclosure checks.

    Attributes:
        study: The study, valid as data.
        root: The project's folder.
        data: The study's folder, `site-data/`.
        content: The folder of hand-written pages and their pictures, `content/`.
        pages: The hand-written pages.
        media: Files that are published beside the pages.
    """

    study: Study
    root: Path
    data: Path
    content: Path
    pages: tuple[WrittenPage, ...]
    media: tuple[Medium, ...] = ()

    @property
    def private(self) -> Path:
        """The folder of what is never published and never in the repository; it may not exist."""
        return self.root / "private"
