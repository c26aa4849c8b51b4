"""The records of what can be cited: the study, its publications, this site, a finding, a quote.

Each is a `Reference`, from which every format is made. A record says what the files say and
nothing else: no DOI, no order of authors, no name in parts that nobody wrote there.
"""

from typing import Literal

from .. import urls
from ..graph import Graph
from ..model import Reference
from ..model.paper import Author
from ..model.references import Date, Name
from ..records import dataclass


@dataclass(frozen=True)
class Part:
    """A finding or a quote as something to cite: the record of what prints it with its place here.

    Attributes:
        kind: Which of the two.
        name: A finding's label, or a quote's id; never the words of a quote.
        id: Its id.
        address: Its permanent address on the site.
        places: Where it stands in the publication.
        work: The publication that prints it, as far as that is known, else the study.
    """

    kind: Literal["finding", "quote"]
    id: str
    name: str
    address: str
    work: Reference
    places: tuple[str, ...] = ()


def study_record(graph: Graph) -> Reference:
    """The study: its first publication, else what study.yml says of it."""
    study = graph.study.study
    if study.publications:
        return graph.references[study.publications[0]]
    return Reference(
        key=study.id,
        type="report",
        author=tuple(Name(literal=author.name) for author in study.authors),
        issued=_day(study.dates.published),
        title=study.title,
        language=study.language,
    )


def author_of(graph: Graph, name: Name) -> Author | None:
    """What study.yml says of somebody whom a record names, where the names are the same."""
    family = f"{name.non_dropping_particle} {name.family}".strip()
    parts = (name.given, family, name.suffix)
    whole = name.literal or " ".join(part for part in parts if part)
    named = (each for each in graph.study.study.authors if each.name.casefold() == whole.casefold())
    return next(named, None)


def works(graph: Graph) -> tuple[Reference, ...]:
    """The study, then its other publications."""
    others = graph.study.study.publications[1:]
    return (study_record(graph), *(graph.references[key] for key in others))


def site_record(graph: Graph, site_url: str) -> Reference:
    """This site, in the version of its last review."""
    study = graph.study.study
    version = study.dates.reviewed or study.dates.published
    return Reference(
        key=_free(graph, f"{study.id}-site"),
        type="webpage",
        author=(Name(literal=study.made_by.name),),
        issued=_day(version),
        title=study.name or study.title,
        version=version,
        language=study.language,
        url=site_url or None,
    )


def finding(graph: Graph, id_: str) -> Part:
    """A finding as something to cite."""
    category = graph.categories[id_]
    return Part(
        "finding", id_, graph.name_of(category), graph.address_of(category), study_record(graph)
    )


def quote(graph: Graph, id_: str) -> Part:
    """A quote as something to cite: by its id, because its words may not be meant for records."""
    address = urls.quote(id_, graph.quotes_ever)
    shown = graph.quotes[id_]
    key = graph.publication_of(shown)
    work = graph.references[key] if key else study_record(graph)
    return Part("quote", id_, id_, address, work, shown.places)


def part_record(graph: Graph, part: Part, said: str, site_url: str) -> Reference:
    """The publication's record with what is cited of it in `note`, and its permanent address.

    Args:
        graph: The study.
        part: What is cited.
        said: How a citation names it: `Quote “an-id”.`
        site_url: Where the site is published; without it the publication's own address stays.
    """
    whole = part.work
    note = f"{whole.note.rstrip('.')}. {said}" if whole.note else said
    return whole.model_copy(
        update={
            "key": _free(graph, f"{whole.key}-{part.kind}-{part.id}"),
            "note": note,
            "url": permanent(site_url, part.address) or whole.url,
            "accessed": None if site_url else whole.accessed,
        }
    )


def permanent(site_url: str, address: str) -> str:
    """A page's address in full; empty where nobody said where the site is published."""
    return f"{site_url.rstrip('/')}/{address}" if site_url else ""


def _free(graph: Graph, key: str) -> str:
    """A key that no work of the study has."""
    while key in graph.references:
        key += "-"
    return key


def _day(text: str) -> Date:
    return Date(parts=tuple(int(part) for part in text.split("-")))
