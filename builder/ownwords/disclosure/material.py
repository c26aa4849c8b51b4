"""What the gate judges: the study, and its files as they lie there."""

from dataclasses import dataclass
from pathlib import Path

from ..checks.prose import WrittenPage
from ..model import Study
from ..source import Medium


@dataclass(frozen=True)
class Material:
    """What the gate judges.

    Attributes:
        study: The study, found in order as data.
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
        """What the team keeps to itself: never published, never in the repository; may not be
        there.
        """
        return self.root / "private"
