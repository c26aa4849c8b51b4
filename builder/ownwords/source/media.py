"""Files in `content/` beside the pages: pictures of known formats, and files that are not
published.
"""

import os
import stat
from collections.abc import Iterator
from dataclasses import field, replace
from functools import cached_property
from pathlib import Path, PurePosixPath

from ..errors import Problem
from ..filenames import LONGEST_PATH, fits_every_disk, same_on_disk
from ..records import dataclass
from ..writing import write_whole
from .files import LIMIT, file_name, without_unseen
from .loose import text_in
from .pictures import NoPictureError, Picture, clean_picture
from .recordings import LARGEST, LONGEST, NoRecordingError, Recording, clean_recording
from .sizes import Size, size_of

PAGE = ".md"
PICTURES = (".jpg", ".jpeg", ".png", ".webp")
DRAWING = ".svg"
RECORDINGS = (".mp3", ".opus")
NAMED = "data-media/"
"""The folder in `content/` of pictures and recordings that the data names; what it does not name
stays there, and no site has it.
"""
PLAIN = (".css", ".woff2", ".ico", ".pdf")
"""Kinds that are published as they are."""
PLAIN_NAMES = ("CNAME", "robots.txt")
SCRIPTS = (".js", ".mjs")
"""Kinds that are published where the settings name the file."""

_LONGEST = 120
_PUBLISHED = "pages (.md), pictures (.jpg, .png, .webp, .svg), .pdf, .css and .woff2 are published"
_OTHERWISE = {
    **dict.fromkeys((".markdown", ".mdown", ".mkdn", ".mkd"), "rename it: pages end in .md"),
    **dict.fromkeys(
        (".html", ".htm", ".xhtml"),
        "write it as a page in Markdown: such a file would stand outside the site’s policy",
    ),
    **dict.fromkeys(
        SCRIPTS,
        "whatever runs on a page can read what a reader noted there; a script that you trust is"
        " named in mkdocs.yml, below extra_javascript",
    ),
    **dict.fromkeys((".gif", ".heic", ".tif", ".tiff", ".bmp"), "save it as .jpg, .png or .webp"),
    **dict.fromkeys(
        (".m4a", ".wav", ".ogg", ".oga", ".flac", ".aac", ".mp4", ".mov", ".webm", ".avi"),
        "a recording carries somebody’s voice; keep it out of the repository. A clip whose speaker"
        " agreed to it is saved as .mp3 or .opus in content/data-media/",
    ),
    **dict.fromkeys(
        RECORDINGS,
        "a recording carries somebody’s voice; keep it out of the repository. A clip whose speaker"
        " agreed to it lies in content/data-media/, and its quote names it",
    ),
    **dict.fromkeys(
        (
            ".docx",
            ".doc",
            ".odt",
            ".rtf",
            ".txt",
            ".xlsx",
            ".xls",
            ".ods",
            ".csv",
            ".zip",
            ".qdpx",
            ".qdc",
            ".nvp",
            ".mx22",
            ".json",
        ),
        "keep study material in private/, which Git ignores",
    ),
}


@dataclass(frozen=True)
class Medium:
    """A file that is published beside the pages.

    Attributes:
        path: Its place in `content/`, with forward slashes.
        name: Its name in messages.
        file: Where it lies.
        picture: The picture as it is published; None for what is none.
        recording: The recording as it is published; None for what is none.
        words: The text of a picture's file before it was cleaned; None where there is none.
    """

    path: str
    name: str
    file: Path
    picture: Picture | None = None
    words: str | None = field(default=None, repr=False)
    recording: Recording | None = None

    @property
    def cleaned(self) -> Picture | Recording | None:
        """What is published of a file that is cleaned before; None for every other."""
        return self.picture or self.recording

    @property
    def for_data(self) -> bool:
        """Whether it is published only where the data names it."""
        return self.path.startswith(NAMED) and self.cleaned is not None

    @cached_property
    def size(self) -> Size | None:
        """Width and height of a picture, where its head tells them."""
        return size_of(self.picture.content, self.file.suffix.lower()) if self.picture else None

    @cached_property
    def content(self) -> bytes:
        """The bytes that are published; of a file that is published as it is, they are read when
        they are first asked for.
        """
        return self.cleaned.content if self.cleaned else self.file.read_bytes()

    @property
    def text(self) -> str | None:
        """The text of the file as it lies there; None where no words can be read in it."""
        if _is_cleaned(self.file):
            return self.words
        return text_in(self.content, self.file.suffix)


def read_media(
    content: Path, root: Path, scripts: frozenset[str] = frozenset()
) -> tuple[tuple[Medium, ...], tuple[Problem, ...]]:
    """Finds every file of `content/` that is published beside the pages, and the problems with
    files there.

    Hidden files (`.DS_Store`) are ignored: no engine publishes them.

    Args:
        content: The folder of hand-written pages.
        root: The project's folder, from which problems name their files.
        scripts: Scripts that the project's settings name, by their place in `content`.
    """
    media: list[Medium] = []
    problems: list[Problem] = []
    taken: dict[str, str] = {}
    for file in _files(content):
        name = file_name(file, root)
        path = file.relative_to(content).as_posix()
        if problem := _name_problem(name, path, taken) or _kind_problem(
            file, name, path, named=path in scripts
        ):
            problems.append(problem)
        elif file.suffix.lower() != PAGE:
            medium, found = _medium(file, name, path)
            media.append(medium)
            problems.extend(found)
    return tuple(media), tuple(problems)


def _files(folder: Path) -> Iterator[Path]:
    """Files and symbolic links, in order; links are not followed."""
    for here, folders, files in os.walk(folder):
        linked = [name for name in folders if Path(here, name).is_symlink()]
        folders[:] = sorted(
            name for name in folders if name not in linked and not name.startswith(".")
        )
        yield from (
            Path(here, name) for name in sorted([*files, *linked]) if not name.startswith(".")
        )


def _name_problem(name: str, path: str, taken: dict[str, str]) -> Problem | None:
    """The problem with a file's name, which becomes an address and a file name on other people's
    computers.
    """
    shown = " ".join(without_unseen(name).split())[:300]
    for part in PurePosixPath(path).parts:
        if not fits_every_disk(part):
            hint = "use letters, digits, hyphens and dots"
            return Problem(
                shown,
                0,
                0,
                "",
                "a file or folder of this name cannot be published everywhere",
                hint,
            )
        if len(part.encode("utf-8", "surrogateescape")) > _LONGEST:
            return Problem(shown, 0, 0, "", "the name is too long", f"at most {_LONGEST} letters")
    if len(path) > LONGEST_PATH:
        hint = f"at most {LONGEST_PATH} letters from {name.partition('/')[0]}/ on"
        return Problem(shown, 0, 0, "", "the names of its folders and its own are too long", hint)
    if (other := taken.setdefault(same_on_disk(path), path)) != path:
        return Problem(
            shown,
            0,
            0,
            "",
            f"another file is called {other}",
            "names have to differ in more than capitals",
        )
    return None


def _kind_problem(file: Path, name: str, path: str, *, named: bool) -> Problem | None:
    if file.is_symlink():
        return Problem(
            name,
            0,
            0,
            "",
            "this is a link",
            "put the file itself here; what a link leads to is easily published by mistake",
        )
    if not stat.S_ISREG(file.stat().st_mode):
        return Problem(name, 0, 0, "", "this is not an ordinary file")
    suffix = file.suffix.lower()
    script = named and suffix in SCRIPTS
    known = suffix in (PAGE, *PICTURES, DRAWING, *PLAIN) or file.name in PLAIN_NAMES
    clip = suffix in RECORDINGS and path.startswith(NAMED)
    if not known and not script and not clip:
        hint = _OTHERWISE.get(suffix, f"{_PUBLISHED}; keep the rest elsewhere")
        return Problem(name, 0, 0, "", "files of this kind are not published from here", hint)
    if file.stat().st_size > LIMIT:
        return Problem(
            name, 0, 0, "", "the file is too large", f"at most {LIMIT // 1_000_000} MB can be read"
        )
    return None


def _medium(file: Path, name: str, path: str) -> tuple[Medium, list[Problem]]:
    if not _is_cleaned(file):
        return Medium(path, name, file), []
    suffix = file.suffix.lower()
    try:
        content = file.read_bytes()
    except OSError as error:
        return Medium(path, name, file), [
            Problem(name, 0, 0, "", f"the file cannot be opened ({error.strerror})")
        ]
    words = text_in(content, suffix)
    if suffix in RECORDINGS:
        return _recorded(Medium(path, name, file), content)
    if suffix == DRAWING:
        from .svg import clean_svg  # which asks for much that few studies need

        picture, problems = clean_svg(content, name)
        return Medium(path, name, file, None if problems else picture, words), problems
    try:
        return Medium(path, name, file, clean_picture(content, suffix), words), []
    except NoPictureError:
        hint = "save it again, under a name that ends as its kind does"
        return Medium(path, name, file, None, words), [
            Problem(name, 0, 0, "", f"this is not a complete {suffix[1:].upper()} picture", hint)
        ]


def _recorded(medium: Medium, content: bytes) -> tuple[Medium, list[Problem]]:
    """A recording, cleaned, and what keeps it from being published."""
    name, suffix = medium.name, medium.file.suffix.lower()
    if len(content) > LARGEST:
        size = f"{len(content) / 1_000_000:.1f} MB"
        hint = f"at most {LARGEST // 1_000_000} MB; save it with fewer kbit/s, as one channel"
        return medium, [Problem(name, 0, 0, "", f"the recording is too large ({size})", hint)]
    try:
        recording = clean_recording(content, suffix)
    except NoRecordingError:
        hint = "save it again from your audio program, as MP3 or as Opus in Ogg, with one track"
        message = f"this is not a complete {_FORMATS[suffix]} recording"
        return medium, [Problem(name, 0, 0, "", message, hint)]
    if recording.seconds > LONGEST:
        message = f"the recording is too long ({recording.seconds:.0f} seconds)"
        hint = f"at most {LONGEST} seconds: cut out the words of the quote, nothing before or after"
        return medium, [Problem(name, 0, 0, "", message, hint)]
    return replace(medium, recording=recording), []


_FORMATS = {".mp3": "MP3", ".opus": "Opus"}


def _is_cleaned(file: Path) -> bool:
    """Whether a file of this name is cleaned before it is published."""
    return file.suffix.lower() in (*PICTURES, DRAWING, *RECORDINGS)


def strip_media(content: Path, root: Path) -> list[Medium]:
    """Rewrites the pictures and recordings of `content/` in place without metadata; returns those
    that changed.
    """
    changed = [
        medium for medium in read_media(content, root)[0] if medium.cleaned and medium.cleaned.found
    ]
    for medium in changed:
        write_whole(medium.file, medium.content)
    return changed
