"""What a list of references holds and no page shows."""

from collections import Counter
from collections.abc import Iterator

from ..load.bibliography import KNOWN_FIELDS, KNOWN_TYPES
from ..model.base import Link, Shape
from ..model.shown import marks_of
from ..prose import cited_keys
from ..suggestions import nearest
from . import Issue
from .places import REFERENCES
from .reading import Reading


def unshown_in_references(reading: Reading) -> Iterator[Issue]:
    """Finds fields of entries that no page shows, told once for the file, and types of entries that
    are misspelt.
    """
    works = reading.study.references
    counts = Counter(field for work in works for field in work.unshown)
    if counts:
        line = next(work.line for work in works if work.unshown)
        named = ", ".join(_field(field, count) for field, count in sorted(counts.items()))
        yield Issue(
            REFERENCES,
            (),
            f"no page shows these fields: {named}",
            "take them out, or acknowledge them; whoever has the file can read them",
            "unshown-field",
            line=line,
        )
    for work in works:
        near = None if work.kind in KNOWN_TYPES else nearest(work.kind, KNOWN_TYPES)
        if near:
            message = f'"{work.key}" is of a type that is not known: @{work.kind}'
            hint = f'did you mean "@{near}"? it is printed without regard to its type'
            yield Issue(REFERENCES, (), message, hint, "unknown-type", work.key, work.line)


def study_without_reference(reading: Reading) -> Iterator[Issue]:
    """Finds a study with a list of references that is not in it itself, as far as it says so."""
    if reading.study.references and not reading.study.study.publications:
        yield Issue(
            "study",
            ("title",),
            "references.bib lacks the study: it is cited by its authors, year and title alone",
            "add the study's own publication to references.bib, and its key to `publications` in"
            " study.yml",
            "study-not-in-references",
        )


def publication_unsaid(reading: Reading) -> Iterator[Issue]:
    """Finds quotes and passages of a study with several publications that do not say which of these
    prints them, told once for each file.
    """
    study = reading.study
    if len(study.study.publications) < 2:
        return
    for name, file, items in (
        ("quotes", study.quotes, study.published_quotes),
        ("passages", study.passages, study.passages.passages),
    ):
        silent = [] if file.publication else [each.id for each in items if not each.publication]
        if silent:
            yield Issue(
                name,
                (),
                f"{len(silent)} of {len(items)} {name} do not say which of the study’s"
                " publications prints them",
                "write `publication:` at the top of the file for all, or at each that differs",
                "unsaid-publication",
            )


def unused_references(reading: Reading) -> Iterator[Issue]:
    """Finds works of the list that nothing on the site cites, told once for the file."""
    study = reading.study
    cited = {*study.study.publications, *reading.cited, *_cited_below(study)}
    unused = [work for work in study.references if work.key not in cited]
    if unused:
        named = ", ".join(work.key for work in unused)
        yield Issue(
            REFERENCES,
            (),
            f"nothing on this site cites these works: {named}",
            "cite them by `sources`, or as [@key] in your own words; or take them out",
            "unused-reference",
            line=unused[0].line,
        )


def _cited_below(shape: Shape) -> Iterator[str]:
    """Keys that fields of a shape name, and those that its words cite."""
    for name, info in type(shape).model_fields.items():
        is_link = any(link.to == "reference" for link in marks_of(info, Link))
        value = getattr(shape, name)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Shape):
                yield from _cited_below(each)
            elif isinstance(each, str):
                yield from (each,) if is_link else cited_keys(each)


def _field(field: str, count: int) -> str:
    near = None if field in KNOWN_FIELDS else nearest(field, KNOWN_FIELDS)
    entries = "1 entry" if count == 1 else f"{count} entries"
    return f"{field} ({entries}{f'; did you mean {near}?' if near else ''})"
