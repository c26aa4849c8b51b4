"""How a work is printed: its line in the list of references, its short citation, and the line at
the foot of a printed page.
"""

from collections.abc import Iterable, Iterator

from ..i18n import SOURCE_LANGUAGE, Messages, unmarked
from ..model.references import Date, Name, Reference
from ..records import dataclass


@dataclass(frozen=True)
class Piece:
    """A stretch of a printed reference.

    Attributes:
        text: What it says; data, to be escaped by the page.
        title: Whether it is the title of a work that can be had by itself (set in italics).
        address: Where it leads; empty where it is no link.
    """

    text: str
    title: bool = False
    address: str = ""


_BY_DAY = frozenset(
    {"webpage", "article-newspaper", "article-magazine", "personal_communication", "speech"}
)
"""Types whose readers need the day."""
_IN_A_VOLUME = frozenset({"chapter", "paper-conference", "entry-encyclopedia"})
_JOURNALS = frozenset(
    {"article-journal", "article-magazine", "article-newspaper", "periodical", "review"}
)


def reference_line(messages: Messages, reference: Reference) -> tuple[Piece, ...]:
    """A work as the list of references prints it."""
    sentences = (Piece(f" {each.rstrip('.')}.") for each in _sentences(messages, reference))
    return (*_work(messages, reference), *sentences, *_address(messages, reference))


def foot_line(messages: Messages, reference: Reference) -> str:
    """A work in short as plain text, for the foot of a printed page: who, when, what and where in
    it, and the DOI.
    """
    doi = f" doi:{reference.doi}." if reference.doi else ""
    return unmarked("".join(piece.text for piece in _work(messages, reference))) + doi


def short_citation(messages: Messages, reference: Reference) -> str:
    """The short citation of a work: `Rennie, 1994`."""
    names = [_family(name) for name in reference.makers]
    match names:
        case []:
            who = reference.title
        case [one]:
            who = one
        case [one, two] if not reference.makers[1].left_out:
            who = messages("%(one)s & %(two)s") % {"one": one, "two": two}
        case [one, *_]:
            who = messages("%(one)s et al.") % {"one": one}
    when = _year(messages, reference)
    return f"{who}, {when}" if when else who


def sorting_name(reference: Reference) -> str:
    """What a list of references is sorted by: the first name, else the title, as in most styles."""
    return _inverted(reference.makers[0]) if reference.makers else reference.title


def sorting_year(reference: Reference) -> str:
    """The year by which works of the same people are sorted; works without one come first."""
    issued = reference.issued
    return f"{issued.parts[0]:04}{reference.year_suffix}" if issued and issued.parts else ""


def _family(name: Name) -> str:
    parts = (name.non_dropping_particle, name.family, name.suffix)
    return name.literal or " ".join(part for part in parts if part)


def _inverted(name: Name) -> str:
    if name.left_out:
        return "et al."
    return ", ".join(part for part in (_family(name), name.given) if part)


def _people(names: Iterable[Name]) -> str:
    return "; ".join(_inverted(name) for name in names)


def _work(messages: Messages, reference: Reference) -> Iterator[Piece]:
    """Who, when, what, and where in it."""
    yield from _head(messages, reference)
    yield from _titles(messages, reference)
    details = _details(messages, reference)
    ended = not details and _last_title(reference)[-1:] in ("?", "!")
    yield Piece(details if ended else f"{details}.")


def _head(messages: Messages, reference: Reference) -> Iterator[Piece]:
    """Who, and when; without anybody the year follows the title."""
    if not reference.makers:
        return
    role = ""
    if reference.makers_role == "editor":
        role = _editors(messages, len(reference.makers))
    elif reference.makers_role == "translator":
        role = messages("trans.")
    when = _when(messages, reference)
    brackets = "".join(f" ({part})" for part in (role, when) if part)
    people = _people(reference.makers)
    yield Piece(f"{people if brackets else people.rstrip('.')}{brackets}. ")


def _titles(messages: Messages, reference: Reference) -> Iterator[Piece]:
    title = reference.title.strip(".")
    if not reference.container_title:
        yield Piece(title, title=True)
    else:
        yield Piece(f"{title}{'' if title[-1:] in '?!' else '.'} ")
        yield from _container(messages, reference)
    when = _when(messages, reference)
    if not reference.makers and when:
        yield Piece(f" ({when})")


def _last_title(reference: Reference) -> str:
    if reference.issued and not reference.makers:
        return ""  # the year stands behind it
    return reference.container_title or reference.title


def _container(messages: Messages, reference: Reference) -> Iterator[Piece]:
    if reference.type in _IN_A_VOLUME:
        who = _people(reference.container_author)
        if not who and reference.makers_role != "editor" and reference.editor:
            count = len(reference.editor)
            who = f"{_people(reference.editor)} ({_editors(messages, count)})"
        inside = messages("In")
        yield Piece(f"{inside} {who}, " if who else f"{inside} ")
    yield Piece(reference.container_title.rstrip("."), title=True)


def _editors(messages: Messages, count: int) -> str:
    return messages("ed.") if count == 1 else messages("eds.")


def _details(messages: Messages, reference: Reference) -> str:
    """What stands behind the title: edition and volume in brackets, then places in it."""
    in_brackets = "; ".join(_in_brackets(messages, reference))
    journal = reference.type in _JOURNALS or not _is_volume(reference)
    volume = reference.volume if journal else ""
    issue = f"({reference.issue})" if reference.issue else ""
    parts = [f"{volume}{issue}"]
    if reference.chapter_number:
        parts.append(messages("ch. %(number)s") % {"number": reference.chapter_number})
    parts.append(reference.page)
    if reference.number and not reference.genre:
        parts.append(_numbered(messages, reference))
    places = "".join(f", {part}" for part in parts if part)
    return (f" ({in_brackets})" if in_brackets else "") + places


def _is_volume(reference: Reference) -> bool:
    return reference.type in (*_IN_A_VOLUME, "book", "pamphlet", "thesis", "report")


def _numbered(messages: Messages, reference: Reference) -> str:
    article = messages("article %(number)s")
    said = article if reference.type in _JOURNALS else messages("no. %(number)s")
    return said % {"number": reference.number}


def _in_brackets(messages: Messages, reference: Reference) -> Iterator[str]:
    volume = [_edition(messages, reference.edition)] if reference.edition else []
    if reference.version:
        volume.append(messages("version %(version)s") % {"version": reference.version})
    if reference.volume and _is_volume(reference):
        volume.append(messages("vol. %(number)s") % {"number": reference.volume})
    if volume:
        yield ", ".join(volume)
    named_in_container = reference.container_title and reference.type in _IN_A_VOLUME
    shown = named_in_container and not reference.container_author
    if reference.editor and reference.makers_role != "editor" and not shown:
        yield f"{_editors(messages, 1)} {_people(reference.editor)}"
    if reference.translator and reference.makers_role != "translator":
        yield " ".join((messages("trans."), _people(reference.translator)))


def _edition(messages: Messages, edition: str) -> str:
    if edition.isdigit() and messages.spoken.split("-")[0] == SOURCE_LANGUAGE:
        edition = _ordinal(int(edition))
    return messages("%(edition)s ed.") % {"edition": edition}


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _sentences(messages: Messages, reference: Reference) -> Iterator[str]:
    """Sentences behind the title, in their order."""
    if reference.genre:
        yield f"{_genre(messages, reference.genre)} {reference.number}".strip()
    series = f"{reference.collection_title} {reference.collection_number}".strip()
    event = ", ".join(part for part in (reference.event_title, reference.event_place) if part)
    place, publisher = reference.publisher_place, reference.publisher
    made = f"{place}: {publisher}" if place and publisher else place or publisher
    first = ""
    if reference.original_date:
        year = _span(messages, reference.original_date)
        first = messages("First published %(year)s") % {"year": year}
    yield from (part for part in (series, event, made, first, reference.note) if part)


def _year(messages: Messages, reference: Reference) -> str:
    """The year as a citation gives it, else the status."""
    if not reference.issued:
        return _status(messages, reference.status)
    return _span(messages, reference.issued) + reference.year_suffix


def _when(messages: Messages, reference: Reference) -> str:
    """The year, or the day where readers need it, with the status."""
    issued = reference.issued
    if not issued:
        return _year(messages, reference)
    when = _year(messages, reference)
    if reference.type in _BY_DAY and len(issued.parts) > 1 and not issued.end:
        when = messages.date("-".join(map(str, issued.parts)))
    status = _status(messages, reference.status)
    return f"{when}, {status}" if status else when


def _span(messages: Messages, date: Date) -> str:
    """The year or years of a date."""
    if not date.parts:
        return messages("n.d.") if date.literal == "n.d." else date.literal
    years = str(date.parts[0])
    if date.end and date.end[0] != date.parts[0]:
        years += f"–{date.end[0]}"
    return messages("c. %(year)s") % {"year": years} if date.circa else years


def _status(messages: Messages, status: str) -> str:
    known = {
        "in preparation": messages("in preparation"),
        "submitted": messages("submitted"),
        "under review": messages("under review"),
        "accepted": messages("accepted"),
        "forthcoming": messages("forthcoming"),
        "in press": messages("in press"),
        "prepublished": messages("prepublished"),
        "advance online publication": messages("advance online publication"),
        "online first": messages("online first"),
        "unpublished": messages("unpublished"),
    }
    return known.get(status, status)


def _genre(messages: Messages, genre: str) -> str:
    known = {
        "PhD thesis": messages("PhD thesis"),
        "Master’s thesis": messages("Master’s thesis"),
        "Bachelor’s thesis": messages("Bachelor’s thesis"),
        "Candidate thesis": messages("Candidate thesis"),
        "Technical report": messages("Technical report"),
        "Research report": messages("Research report"),
    }
    return known.get(genre, genre)


def _address(messages: Messages, reference: Reference) -> Iterator[Piece]:
    if reference.doi:
        yield Piece(" ")
        yield Piece(f"doi:{reference.doi}", address=f"https://doi.org/{_in_address(reference.doi)}")
    elif reference.url:
        yield Piece(" ")
        yield Piece(reference.url, address=reference.url)
        if reference.accessed and reference.accessed.parts:
            day = messages.date("-".join(map(str, reference.accessed.parts)))
            accessed = messages("accessed %(day)s") % {"day": day}
            yield Piece(f" ({accessed})")


def _in_address(doi: str) -> str:
    """The DOI as part of an address: signs that would end it there are written out."""
    return "".join(f"%{ord(sign):02X}" if sign in '%#?"<>' else sign for sign in doi)
