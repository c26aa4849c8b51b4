"""BibTeX: a record as an entry that BibTeX, biblatex and reference managers read.

Every value is text: what TeX would take for a command is written out, and no brace of the data is
left that could end a field.
"""

import re
from collections.abc import Iterable, Iterator

from ..load.bibliography.fields import STATUS, TYPES
from ..model.references import Date, Name, Reference
from ..remembered import lru_cache

_ENTRY = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "entry-encyclopedia": "incollection",
    "paper-conference": "inproceedings",
    "manuscript": "unpublished",
    "pamphlet": "booklet",
    "thesis": "phdthesis",
    "report": "techreport",
    "webpage": "online",
    "dataset": "dataset",
    "software": "software",
}
"""CSL's type → type of an entry, for records that come from no file of BibTeX."""
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_SPECIAL = re.compile("|".join(map(re.escape, _TEX)))
_WORD = re.compile(r"[^\s{}\\\-–—/()\[\]:;,.?!“”‘’\"']+")
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_KEY = re.compile(r"[^\w.:+/-]")
_SUBTYPES = {"article-newspaper": "newspaper", "article-magazine": "magazine"}

_FIELDS = {
    "title_short": "shorttitle",
    "container_title_short": "shortjournal",
    "collection_title": "series",
    "volume": "volume",
    "chapter_number": "chapter",
    "edition": "edition",
    "version": "version",
    "publisher_place": "address",
    "event_title": "eventtitle",
    "event_place": "venue",
    "note": "note",
    "language": "language",
    "isbn": "isbn",
    "issn": "issn",
    "pmid": "pmid",
}
_NAMES = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "container_author": "bookauthor",
}
_DATES = {"original_date": "origdate", "accessed": "urldate", "event_date": "eventdate"}


def bibtex(references: Iterable[Reference]) -> str:
    """Records as a file of BibTeX."""
    return "\n".join(_entry(reference) for reference in references)


def _entry(reference: Reference) -> str:
    kind = reference.kind if reference.kind in TYPES else _ENTRY.get(reference.type, "misc")
    fields = {name: value for name, value in _fields(reference, kind) if value}
    width = max(map(len, fields), default=0)
    lines = "".join(f"  {name:<{width}} = {{{value}}},\n" for name, value in fields.items())
    return f"@{kind}{{{_KEY.sub('-', reference.key)},\n{lines}}}\n"


def _fields(reference: Reference, kind: str) -> Iterator[tuple[str, str]]:
    for role, name in _NAMES.items():
        yield name, " and ".join(_name(each) for each in getattr(reference, role))
    yield "title", _title(reference.title)
    journal = kind in ("article", "periodical", "suppperiodical", "review")
    yield "journal" if journal else "booktitle", tex(reference.container_title)
    yield from _issued(reference)
    for field, name in _FIELDS.items():
        yield name, tex(getattr(reference, field))
    yield from _numbers(reference, journal)
    yield "pages", tex(reference.page).replace("–", "--")
    yield "type", tex(reference.genre)
    yield "entrysubtype", _SUBTYPES.get(reference.type, "")
    yield _publisher(reference), tex(reference.publisher)
    for field, name in _DATES.items():
        yield name, _date(getattr(reference, field))
    yield "doi", _bare(reference.doi)
    yield "url", _bare(reference.url or "")


def _numbers(reference: Reference, journal: bool) -> Iterator[tuple[str, str]]:
    if reference.issue:
        yield "number", tex(reference.issue)
        yield "eid", tex(reference.number)
    elif journal:
        yield "eid", tex(reference.number)
    else:
        yield "number", tex(reference.number or reference.collection_number)


def _publisher(reference: Reference) -> str:
    if reference.type == "thesis":
        return "school"
    return "institution" if reference.type == "report" else "publisher"


def _issued(reference: Reference) -> Iterator[tuple[str, str]]:
    """The year for all, and the date in biblatex's form where more of it is known."""
    issued = reference.issued
    spelt = {said: word for word, said in STATUS.items()}
    if reference.status:
        yield "pubstate", spelt.get(reference.status, tex(reference.status))
    if issued is None:
        return
    if not issued.parts:
        yield "year", tex(issued.literal)
        return
    year = f"{issued.parts[0]:04}"
    if reference.year_suffix:
        yield "year", f"{year}{tex(reference.year_suffix)}"
        return
    if len(issued.parts) > 1 or issued.end or issued.season or issued.circa:
        yield "date", _date(issued)
    yield "year", f"{year}--{issued.end[0]:04}" if issued.end[:1] > issued.parts[:1] else year


def _date(date: Date | None) -> str:
    if date is None:
        return ""
    if not date.parts:
        return tex(date.literal)
    if date.season:
        return f"{date.parts[0]:04}-{20 + date.season}"
    ends = [
        "-".join([f"{end[0]:04}", *(f"{part:02}" for part in end[1:])])
        for end in (date.parts, date.end)
        if end
    ]
    return "/".join(ends) + ("~" if date.circa else "")


def _name(name: Name) -> str:
    """`von Family, Jr., Given`; a body in braces, as is what would be read as another part."""
    if name.left_out:
        return "others"
    if name.literal or not name.family:
        return f"{{{tex(name.literal or name.given)}}}"
    particle = tex(name.non_dropping_particle)
    parts = [f"{particle} {_part(name.family)}".strip()]
    parts += [_part(part) for part in (name.suffix, name.given) if part]
    return ", ".join(parts) if len(parts) > 1 else f"{parts[0]}"


def _part(part: str) -> str:
    text = tex(part)
    read_otherwise = re.search(r",|\band\b|^[a-zà-ÿ]", text, re.IGNORECASE if "," in text else 0)
    return f"{{{text}}}" if read_otherwise else text


def _title(text: str) -> str:
    """A title whose capitals stay: styles write all but the first word small."""
    written = tex(text)

    def kept(word: re.Match[str]) -> str:
        capital = any(sign.isupper() for sign in (word[0] if word.start() else word[0][1:]))
        return f"{{{word[0]}}}" if capital else word[0]

    return _WORD.sub(kept, written) if "\\" not in written else f"{{{written}}}"


@lru_cache(4096)  # thousands of quotes have most of their fields in common
def tex(text: str) -> str:
    """Text in one line that TeX prints as it is."""
    line = " ".join(_UNSEEN.sub("", text).split())
    return _SPECIAL.sub(lambda sign: _TEX[sign[0]], line)


def _bare(address: str) -> str:
    """An address, which TeX's packages take as it is: only what would end the field is encoded."""
    return re.sub(r"[\\{}\s]", lambda sign: f"%{ord(sign[0]):02X}", address)
