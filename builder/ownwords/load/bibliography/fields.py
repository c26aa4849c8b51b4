"""Types and fields of BibTeX and biblatex, and what they are in CSL."""

import re

TYPES = {
    "article": "article-journal",
    "suppperiodical": "article-journal",
    "book": "book",
    "mvbook": "book",
    "collection": "book",
    "mvcollection": "book",
    "proceedings": "book",
    "mvproceedings": "book",
    "reference": "book",
    "mvreference": "book",
    "manual": "book",
    "booklet": "pamphlet",
    "inbook": "chapter",
    "bookinbook": "chapter",
    "suppbook": "chapter",
    "incollection": "chapter",
    "suppcollection": "chapter",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "inreference": "entry-encyclopedia",
    "periodical": "periodical",
    "online": "webpage",
    "electronic": "webpage",
    "www": "webpage",
    "patent": "patent",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "thesis": "thesis",
    "report": "report",
    "techreport": "report",
    "unpublished": "manuscript",
    "dataset": "dataset",
    "software": "software",
    "misc": "document",
    "audio": "song",
    "music": "song",
    "video": "motion_picture",
    "movie": "motion_picture",
    "image": "graphic",
    "artwork": "graphic",
    "letter": "personal_communication",
    "legislation": "legislation",
    "jurisdiction": "legal_case",
    "standard": "standard",
    "review": "review",
    "performance": "performance",
    "set": "document",
    "customa": "document",
}
"""biblatex's type of an entry → CSL's; another is a `document`."""

GENRES = {
    "phdthesis": "PhD thesis",
    "mathesis": "Master’s thesis",
    "mastersthesis": "Master’s thesis",
    "bathesis": "Bachelor’s thesis",
    "candthesis": "Candidate thesis",
    "techreport": "Technical report",
    "resreport": "Research report",
}
"""biblatex's words for the type of a thesis or report."""

STATUS = {
    "inpreparation": "in preparation",
    "submitted": "submitted",
    "underreview": "under review",
    "accepted": "accepted",
    "forthcoming": "forthcoming",
    "toappear": "forthcoming",
    "inpress": "in press",
    "prepublished": "prepublished",
    "advanceonlinepublication": "advance online publication",
    "onlinefirst": "online first",
    "unpublished": "unpublished",
}
"""What a work without a date, or before its date, is; found in `pubstate` and in `year`."""

TEXTS: dict[str, tuple[str, ...]] = {
    "title_short": ("shorttitle",),
    "container_title_short": ("shortjournal",),
    "collection_title": ("series",),
    "version": ("version",),
    "volume": ("volume",),
    "chapter_number": ("chapter",),
    "page": ("pages",),
    "publisher_place": ("location",),
    "event_title": ("eventtitle",),
    "event_place": ("venue",),
    "language": ("langid", "language"),
    "isbn": ("isbn",),
    "issn": ("issn",),
    "pmid": ("pmid",),
    "verified": ("verified",),
}
"""Field of a record → fields of biblatex, the first that is there."""

NAMES = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "bookauthor": "container_author",
}

DATES = {"origdate": "original_date", "urldate": "accessed", "eventdate": "event_date"}

ADDRESSES = {
    "arxiv": "https://arxiv.org/abs/",
    "pubmed": "https://pubmed.ncbi.nlm.nih.gov/",
    "jstor": "https://www.jstor.org/stable/",
    "hdl": "https://hdl.handle.net/",
}
"""Kinds of `eprint`, with the address that its number belongs to."""

NUMBERED_ISSUES = frozenset(
    {"article-journal", "article-magazine", "article-newspaper", "periodical", "review"}
)
"""CSL's types of which `number` is the issue."""

NUMBERED_SERIES = frozenset({"book", "chapter", "paper-conference", "entry-encyclopedia"})
"""CSL's types of which `number` is the place in the series."""

LANGUAGES = {
    "english": "en",
    "american": "en-US",
    "usenglish": "en-US",
    "british": "en-GB",
    "ukenglish": "en-GB",
    "swedish": "sv",
    "norwegian": "no",
    "norsk": "nb",
    "nynorsk": "nn",
    "danish": "da",
    "finnish": "fi",
    "icelandic": "is",
    "german": "de",
    "ngerman": "de",
    "austrian": "de-AT",
    "naustrian": "de-AT",
    "dutch": "nl",
    "french": "fr",
    "spanish": "es",
    "catalan": "ca",
    "portuguese": "pt",
    "brazilian": "pt-BR",
    "italian": "it",
    "polish": "pl",
    "czech": "cs",
    "hungarian": "hu",
    "greek": "el",
    "russian": "ru",
    "ukrainian": "uk",
    "turkish": "tr",
    "arabic": "ar",
    "hebrew": "he",
    "japanese": "ja",
    "chinese": "zh",
    "korean": "ko",
}
"""babel's names of languages, which `langid` holds, and their tags."""

SHOWN = frozenset(
    """author editor translator bookauthor title subtitle titleaddon maintitle mainsubtitle
    maintitleaddon booktitle booksubtitle booktitleaddon journaltitle journalsubtitle
    journaltitleaddon issuetitle issuesubtitle issuetitleaddon date year month day origdate pubstate
    volume number issue pages eid chapter edition version series publisher institution organization
    location type eventtitle venue howpublished note addendum doi url urldate eprint eprinttype
    verified""".split()  # noqa: SIM905 - a list of 60 lines is no easier to read
)
"""Fields of biblatex that pages show, or that decide how they show others."""

SILENT = frozenset(
    """crossref xdata xref ids key label shorthand isbn issn pmid pmcid langid language hyphenation
    shorttitle shortjournal eventdate entrysubtype eprintclass sortkey sortname sorttitle sortyear
    presort options useprefix timestamp owner groups date-added date-modified dateadded
    datemodified creationdate modificationdate added-at interhash intrahash biburl bibsource
    citeulike-article-id mendeley-groups mendeley-tags""".split()  # noqa: SIM905
)
"""Fields of which no list of references shows anything: they link, sort, identify for machines, or
are a reference manager's own."""

_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
]
_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th|\.|:[ae]|e|er|ère|ème|ª|º)?")
_EDITION = re.compile(r"[\s,]{0,9}\b(?:ed\.?|edn\.?|editions?|uppl\.?|aufl\.?)$", re.IGNORECASE)
_PAGE = r"[A-Za-z]{0,3}\d+[a-z]?|[ivxlcm]+"
_PAGES = re.compile(rf"({_PAGE})\s*[-–]{{1,3}}\s*({_PAGE})")


def edition(text: str) -> str:
    """The edition as a number where it is one (`2nd`, `Second edition`), else its words."""
    text = _EDITION.sub("", text)
    if text.casefold() in _ORDINALS:
        return str(_ORDINALS.index(text.casefold()) + 1)
    number = _ORDINAL.fullmatch(text.casefold())
    return number[1] if number else text


def pages(text: str) -> str:
    """Pages with en dashes in ranges, a space behind commas and no `pp.`: `12–19, 34`."""
    parts = [part.strip() for part in re.sub(r"^pp?\.\s*", "", text).split(",")]
    return ", ".join(_range(part) for part in parts if part)


def _range(part: str) -> str:
    found = _PAGES.fullmatch(part)
    return f"{found[1]}–{found[2]}" if found else part


_DOI = re.compile(
    r"^(?:doi\s*:\s*)?(?:https?://)?(?:(?:(?:dx|www)\.)?doi\.org/)?(?:doi\s*:\s*)?(10\.\d[\d.]*/\S+)$",
    re.IGNORECASE,
)


def doi(text: str) -> str:
    """The DOI in a text that is one: bare, with `doi:`, or as an address; empty in another."""
    found = _DOI.fullmatch(text.strip())
    return found[1] if found else ""


def is_doi_address(text: str) -> bool:
    """Whether a text is an address at doi.org."""
    return bool(re.match(r"https?://(?:(?:dx|www)\.)?doi\.org/", text, re.IGNORECASE)) and bool(
        doi(text)
    )


_REMARK = re.compile(r"_?[A-Za-z][\w.-]{1,24}: \S.*")


def is_remark(note: str) -> bool:
    """Whether a note is a reference manager's remark (`Publisher: …`, `_eprint: …`)."""
    return bool(_REMARK.fullmatch(note))


def languages(text: str) -> str:
    """The tag of a language that `langid` or `language` names; the text where none is known."""
    return LANGUAGES.get(text.casefold(), text)
