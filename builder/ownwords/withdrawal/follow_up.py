"""What a withdrawal leaves to people: claims that lost what carried them, words left elsewhere, ids
that are still named.
"""

import re
from collections.abc import Iterator

from ..build import Project
from ..checks.evidence import claims_without_trail
from ..checks.places import located
from ..disclosure.fingerprints import KEY_FILE, FingerprintKey
from ..disclosure.withdrawal import published_files, seeker_of, text_of, words_left
from ..load import load_study
from ..load.links import links_of
from ..model import FILES
from ..source import Path as DataPath
from ..source import YamlSource, read_yaml
from ..source.tree import path_text
from .taken import Taken


def left_to_do(tried: Project, taken: Taken, key: FingerprintKey | None) -> Iterator[str]:
    """What the command cannot do: claims that lost what carried them, words left elsewhere, ids
    that still name the quote.
    """
    folder = tried.data.parent
    study = load_study(tried.data, folder)
    yield from (
        str(problem) for problem in located(claims_without_trail(study), tried.data, folder)
    )
    yield from _embedded(tried, taken)
    seeker = seeker_of(study, (tried.root / "private"), key)
    if seeker:
        in_data = words_left(seeker, folder, published_files(tried.data))
        elsewhere = words_left(
            seeker, tried.root, published_files(tried.content, tried.root / "mkdocs.yml")
        )
        for finding in sorted((*in_data, *elsewhere), key=lambda each: (each.file, each.line)):
            yield f"{finding.file}:{finding.line}: {finding.message}; {finding.hint}"
    yield from _still_named(tried, taken)
    yield from _in_private(tried, taken)


def _embedded(tried: Project, taken: Taken) -> Iterator[str]:
    """Pages that embed a quote that goes: no site is made until it is taken out there."""
    for file in sorted(tried.content.rglob("*.md")):
        for number, line in enumerate((text_of(file) or "").split("\n"), 1):
            for id_ in taken.quotes:
                if re.search(rf"\bquote\(\s*(?:id_\s*=\s*)?[\"']{re.escape(id_)}[\"']", line):
                    yield (
                        f"{file.relative_to(tried.root).as_posix()}:{number}: this page shows"
                        f" {id_}; take it out of this page"
                    )


def _still_named(tried: Project, taken: Taken) -> Iterator[str]:
    """Links to what was withdrawn; they may stay, for the pages leave it out."""
    for name, shape in FILES.items():
        source = read_yaml(tried.data / f"{name}.yml", tried.data.parent)
        for kind, path, written in links_of(shape, source.data, ()) if name != "withdrawn" else ():
            if "quote" in kind and written in taken.quotes:
                yield (
                    f"{_where(source, path)}: names {written}; it may stay, the pages leave it out"
                )


def _where(source: YamlSource, path: DataPath) -> str:
    return f"{source.name}:{source.values[path][0]}: {path_text(path)}"


def _in_private(tried: Project, taken: Taken) -> Iterator[str]:
    """Notes of the team that still name what was withdrawn."""
    ids = {*taken.quotes, *taken.people, *taken.cases}
    for file in (
        sorted((tried.root / "private").rglob("*")) if (tried.root / "private").is_dir() else ()
    ):
        text = (
            text_of(file) if file.is_file() and file.name not in (KEY_FILE, ".gitignore") else None
        )
        for number, line in enumerate((text or "").split("\n"), 1):
            if named := sorted(
                id_ for id_ in ids if re.search(rf"(?<![\w-]){re.escape(id_)}(?![\w-])", line)
            ):
                yield (
                    f"{file.relative_to(tried.root).as_posix()}:{number}: names {', '.join(named)};"
                    " nothing was changed there"
                )
