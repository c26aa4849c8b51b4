"""Templates of installed packages, compiled once and kept between builds; a wheel carries ours.

They lie in the user's own cache folder, never in a project: what is kept is run, and a project may
come from somebody else. A project's own templates are compiled anew each time, so that none of its
words stays behind. The folder may be deleted at any time.
"""

import hashlib
import sys
from collections.abc import Iterable
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

import jinja2
from jinja2 import Environment
from jinja2.bccache import Bucket, FileSystemBytecodeCache

from .caches import cache_folder
from .carried import Carried, carried_for
from .remembered import cache


class Compiled(FileSystemBytecodeCache):
    """Keeps what was compiled from templates of these folders, but for what is carried."""

    def __init__(
        self, folder: Path | None, packages: Iterable[Path], carried: Carried | None = None
    ) -> None:
        super().__init__(str(folder))
        self._packages = tuple(package.resolve() for package in packages if folder)
        self._carried = carried
        self._theirs: set[str] = set()

    def get_bucket(
        self, environment: Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        """What is carried or kept of a template, or an empty place for it."""
        if self._carried and (code := self._carried.code(name, source)):
            bucket = Bucket(environment, self.get_cache_key(name, filename), "")
            bucket.code = code.replace(co_filename=filename or name)  # Jinja's messages name it
            return bucket
        file = Path(filename).resolve() if filename else None
        if file and any(file.is_relative_to(package) for package in self._packages):
            self._theirs.add(self.get_cache_key(name, filename))
        return super().get_bucket(environment, name, filename, source)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Reads what is kept; anything but a template of those packages is not looked for."""
        if bucket.key in self._theirs:
            with suppress(OSError):
                super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps a template of those packages; a full disk stops no build."""
        if bucket.key in self._theirs:
            with suppress(OSError):
                super().dump_bytecode(bucket)


def keep_compiled(environment: Environment, packages: Iterable[Path]) -> None:
    """Lets an environment keep what it compiles from templates of these folders, if it can."""
    folder, carried = _folder(_settings_of(environment)), carried_for(environment)
    if folder or carried:
        environment.bytecode_cache = Compiled(folder, packages, carried)


def _settings_of(environment: Environment) -> str:
    """What the code of a template depends on besides its text."""
    told = (
        jinja2.__version__,
        sys.implementation.cache_tag,
        version("ownwords"),
        environment.autoescape if isinstance(environment.autoescape, bool) else "by name",
        environment.trim_blocks,
        environment.lstrip_blocks,
        environment.undefined.__name__,
        type(environment).__name__,
        sorted(environment.extensions),
        sorted(environment.filters),
        getattr(environment, "newstyle_gettext", False),
    )
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]


@cache
def _folder(settings: str) -> Path | None:
    return cache_folder("templates", settings)
