"""The study's own vocabulary: words that it declares and that are therefore no names, although they
have a capital letter.

In quotes these are levels, labels of columns and of findings, and glossary terms. In cells and
remarks, titles, journals and authors of the study and of its references are known too, and ordinary
values such as “Married”. Names of places that the study states as its setting are not among them:
that a study was made in a town does not say that a speaker grew up there. A declared word that is
a first name or a town as well stays judged in quotes.
"""

from collections.abc import Iterable, Iterator

from ...load import Loaded
from ...model import Study
from ...records import dataclass
from .capitalisation import capitalisation_of, is_name
from .names import all_words


@dataclass(frozen=True)
class Declared:
    """What a study declares.

    Attributes:
        said: Words that are no names in what people said, in small letters.
        written: Words that are no names in cells and remarks, in small letters.
        levels: Whole values that may stand in a cell.
    """

    said: frozenset[str]
    written: frozenset[str]
    levels: frozenset[str]


def declared_in(loaded: Loaded) -> Declared:
    """The vocabulary of a study."""
    study = loaded.study
    said = frozenset(_words(_terms(study)))
    written = frozenset(_words((*_terms(study), *_published(loaded))))
    return Declared(
        frozenset(word.lower() for word in said if not is_name(word[:1].upper() + word[1:])),
        frozenset(map(str.lower, written)) | capitalisation_of(study.study.language).values,
        frozenset(_levels(study)),
    )


def _words(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from all_words(text)


def _levels(study: Study) -> Iterator[str]:
    if study.sample:
        for table in (each.table for each in study.tables):
            for column in table.columns if table else ():
                yield from column.levels


def _terms(study: Study) -> Iterator[str]:
    """Levels, labels and terms."""
    yield from _levels(study)
    if study.sample:
        for table in (each.table for each in study.tables):
            yield from (column.label for column in (table.columns if table else ()))
    for category in study.categories.categories if study.categories else ():
        yield category.label
        yield category.plain_label or ""
    for term in study.glossary.terms if study.glossary else ():
        yield from (term.term, *term.forms)


def _published(loaded: Loaded) -> Iterator[str]:
    """Titles, journals and authors, which are published as such."""
    yield loaded.study.study.title
    paper = loaded.study.study
    yield from (each.name for each in (*paper.authors, *paper.contributors))
    yield from (each.name for each in paper.funders)
    for entry in loaded.study.references:
        yield from (entry.title, entry.container_title, entry.publisher)
        for name in (*entry.author, *entry.editor, *entry.translator):
            yield from (name.family, name.given, name.literal)
