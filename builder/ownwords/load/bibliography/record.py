"""An entry of references.bib as a record in the terms of CSL. Pure: the same entry gives the same
record, and what is wrong is returned beside it.
"""

import re
from collections.abc import Iterator
from dataclasses import field
from typing import Any
from urllib.parse import quote, unquote

from pydantic import ValidationError

from ...errors import Problem
from ...model.base import URL_PATTERN
from ...model.references import Date, Name, Reference
from ...records import dataclass
from ...source import (
    BibEntry,
    BibField,
    BibName,
    BibSource,
    UnreadableNameError,
    plain_address,
    plain_text,
    read_names,
)
from ...source.tree import shorten
from . import fields as known
from .dates import MONTHS, UnreadableDateError, read_date
from .inheritance import SYNONYMS, Inherited


@dataclass
class Making:
    """A record in the making: the entry, its fields with what it inherits, and what is wrong."""

    source: BibSource
    entry: BibEntry
    fields: dict[str, BibField]
    own: frozenset[str]
    problems: list[Problem] = field(default_factory=list)

    def text(self, *names: str) -> str:
        """The first of these fields that is there, as people read it."""
        return next((text for name in names if (text := self._plain(name))), "")

    def raw(self, name: str) -> str:
        """A field as written."""
        return self.fields[name].text if name in self.fields else ""

    def wrong(self, name: str, message: str, hint: str) -> None:
        """Notes a problem with a field; one that is inherited is noted where it stands."""
        if name in self.own:
            line = self.fields[name].line
            self.problems.append(self.source.problem(self.entry, name, message, hint, line))

    def _plain(self, name: str) -> str:
        return plain_text(self.fields[name].text) if name in self.fields else ""


def make_record(
    source: BibSource, entry: BibEntry, inherited: Inherited
) -> tuple[Reference | None, tuple[Problem, ...]]:
    """The record of an entry, or None where it cannot be one, and what is wrong with the entry."""
    making = Making(source, entry, inherited.fields, inherited.own)
    made: dict[str, Any] = {"key": entry.key, "kind": entry.kind, "type": _type(making)}
    made |= {name: making.text(*names) for name, names in known.TEXTS.items()}
    for part in (_titles, _names, _dates, _publisher, _notes):
        made |= part(making)
    for part_of in (_numbers, _addresses):
        made |= part_of(making, made)
    made |= {"unshown": _unshown(making), "line": entry.line}
    if not made["title"] and entry.kind != "xdata":
        making.problems.append(
            source.problem(entry, "", "the entry has no title", "add the field title")
        )
    return _validated(made, making), tuple(making.problems)


def _unshown(making: Making) -> tuple[str, ...]:
    """The entry's own fields that no page shows."""
    shown = known.SHOWN | known.SILENT
    unshown = [
        name
        for name, field in making.entry.fields.items()
        if SYNONYMS.get(name, name) not in shown and field.text.strip(" {}\n\t")
    ]
    if known.is_remark(making.text("note")) and "note" in making.entry.fields:
        unshown.append("note")
    return tuple(unshown)


def _validated(made: dict[str, Any], making: Making) -> Reference | None:
    try:
        return Reference(**{name: value for name, value in made.items() if value})
    except ValidationError:  # the only field with a form of its own
        hint = "an address begins with https:// and has no spaces"
        making.wrong("url", f'"{shorten(making.raw("url"), 2000)}" is not an address', hint)
        return None


def _type(making: Making) -> str:
    subtype = making.text("entrysubtype").casefold()
    if making.entry.kind in ("article", "suppperiodical") and subtype in ("magazine", "newspaper"):
        return f"article-{subtype}"
    type_ = known.TYPES.get(making.entry.kind, "document")
    if making.entry.kind == "inbook" and "booktitle" not in making.fields:
        return "book"  # BibTeX: pages or a chapter of the book that title names
    return type_


def _joined(title: str, subtitle: str, addon: str) -> str:
    """`Title: Subtitle. Addon`; a title that ends with a sign of its own needs no colon."""
    whole = title
    if subtitle:
        whole += (" " if title[-1:] in "?!:.…" and title else ": ") + subtitle
    return (
        f"{whole.rstrip('.')}. {addon}"
        if addon and whole[-1:] not in "?!"
        else (f"{whole} {addon}".strip())
    )


def _whole_title(making: Making, stem: str) -> str:
    head = making.text(stem)
    return _joined(
        head, making.text(f"{stem.removesuffix('title')}subtitle"), making.text(f"{stem}addon")
    )


def _titles(making: Making) -> dict[str, str]:
    main = _whole_title(making, "maintitle")
    container = _whole_title(making, "journaltitle") or _whole_title(making, "booktitle")
    title = _whole_title(making, "title")
    if main and container:
        container = f"{main}. {container}" if main != container else main
    elif main and main != title:
        title = f"{main}. {title}" if title else main
    issue = _whole_title(making, "issuetitle")
    if issue and not title:
        title = issue
    return {"title": title, "container_title": container}


def _names(making: Making) -> dict[str, tuple[Name, ...]]:
    found = {role: tuple(_people(making, name)) for name, role in known.NAMES.items()}
    if found["container_author"] == found["author"]:
        found["container_author"] = ()
    return found


def _people(making: Making, name: str) -> Iterator[Name]:
    for person in read_names(making.raw(name)):
        if isinstance(person, UnreadableNameError):
            written = shorten(person.written, 2000)
            making.wrong(name, f'the name "{written}" {person.message}', person.hint)
        else:
            yield _name(person)


def _name(person: BibName) -> Name:
    return Name(
        family=person.family,
        given=person.given,
        non_dropping_particle=person.particle,
        suffix=person.suffix,
        literal="others" if person.others else person.literal,
    )


def _dates(making: Making) -> dict[str, Any]:
    dates = {role: _date(making, name) for name, role in known.DATES.items()}
    status = _status(making.text("pubstate"))
    date, suffix = _issued(making)
    if isinstance(date, str):
        return dates | {"status": status or date}
    return dates | {"issued": date, "year_suffix": suffix, "status": status}


def _issued(making: Making) -> tuple[Date | str | None, str]:
    """The date, or the status that stands in its place; and the letter behind the year."""
    name = "date" if making.text("date") else "year"
    text = _written(making, name)
    if _is_status(text):
        return _status(text), ""
    suffix = text[4:] if re.fullmatch(r"\d{4}[a-z]", text) else ""
    year = text.removesuffix(suffix) if suffix else text
    if name == "year" and re.fullmatch(r"\d{4}", year) and (month := making.text("month")):
        return _in_month(making, year, month), suffix
    return _read(making, name, year), suffix


def _in_month(making: Making, year: str, month: str) -> Date:
    """The date of a year with a month, and a day where there is one."""
    try:
        made = read_date(f"{year} {_worded(month)} {making.text('day')}".strip())
    except UnreadableDateError:
        made = Date(literal=month)
    if made.literal:
        hint = "write its number, or its English name"
        making.wrong("month", f'the month "{shorten(month, 2000)}" cannot be read', hint)
        return Date(parts=(int(year),))
    return made


def _worded(month: str) -> str:
    """A month that is written as its number, as its English name."""
    number = month.lstrip("0")
    return MONTHS[int(number) - 1] if number in map(str, range(1, 13)) else month


def _date(making: Making, name: str) -> Date | None:
    return _read(making, name, _written(making, name))


def _written(making: Making, name: str) -> str:
    """A date as written; in biblatex's own form a ~ says “about” and is no space of TeX."""
    return making.raw(name).strip(" {}\n\t") if _is_biblatex(name) else making.text(name)


def _is_biblatex(name: str) -> bool:
    return name == "date" or name in known.DATES


def _read(making: Making, name: str, text: str) -> Date | None:
    if not text:
        return None
    try:
        return read_date(text, biblatex=_is_biblatex(name))
    except UnreadableDateError as error:
        making.wrong(name, f'the date "{shorten(text, 2000)}" cannot be read', str(error))
        return None


def _squeezed(text: str) -> str:
    return "".join(each for each in text.casefold() if each.isalpha())


def _is_status(text: str) -> bool:
    return _squeezed(text) in known.STATUS and not any(each.isdigit() for each in text)


def _status(text: str) -> str:
    return known.STATUS.get(_squeezed(text), text)


def _numbers(making: Making, made: dict[str, Any]) -> dict[str, str]:
    found = {
        "edition": known.edition(making.text("edition")),
        "page": known.pages(made["page"]),
        "language": known.languages(made["language"]),
        "genre": _genre(making, made["type"]),
    }
    number, issue = making.text("number"), making.text("issue")
    if made["type"] in known.NUMBERED_ISSUES:
        both = ", ".join(part for part in (number, issue) if part)
        return found | {"issue": both, "number": making.text("eid")}
    if made["type"] in known.NUMBERED_SERIES and made["collection_title"]:
        return found | {"collection_number": number, "issue": issue, "number": making.text("eid")}
    return found | {"number": number or making.text("eid"), "issue": issue}


def _genre(making: Making, type_: str) -> str:
    written = making.text("type")
    genre = known.GENRES.get(written.casefold(), written)
    return genre or (known.GENRES.get(making.entry.kind, "") if type_ == "thesis" else "")


def _publisher(making: Making) -> dict[str, str]:
    names = ("publisher", "institution", "organization")
    found = dict.fromkeys(text for name in names if (text := making.text(name)))
    return {"publisher": "; ".join(found)}


def _addresses(making: Making, made: dict[str, Any]) -> dict[str, str]:
    written = plain_address(making.raw("doi"))
    doi = known.doi(unquote(written) if "%" in written else written)
    if written and not doi:
        hint = "a DOI begins with 10., such as 10.1000/182"
        making.wrong("doi", f'"{shorten(written, 2000)}" is not a DOI', hint)
    url = plain_address(making.raw("url")) or _eprint(making) or _linked(making)
    if known.is_doi_address(url):
        doi, url = doi or known.doi(unquote(url)), ""
    return {"doi": doi, "url": url, "pmid": made["pmid"] or _pubmed(making)}


def _eprint(making: Making) -> str:
    number, kind = making.text("eprint"), making.text("eprinttype").casefold()
    return known.ADDRESSES[kind] + quote(number) if number and kind in known.ADDRESSES else ""


def _pubmed(making: Making) -> str:
    return making.text("eprint") if making.text("eprinttype").casefold() == "pubmed" else ""


def _linked(making: Making) -> str:
    """An address in `howpublished`, where BibTeX had no field for one."""
    text = plain_address(making.raw("howpublished"))
    return text if re.fullmatch(URL_PATTERN, text) else ""


def _notes(making: Making) -> dict[str, str]:
    published = "" if _linked(making) else making.text("howpublished")
    note = making.text("note")
    parts = (published, "" if known.is_remark(note) else note, making.text("addendum"))
    return {"note": ". ".join(part.rstrip(".") for part in parts if part)}
