"""Works as text in a named style (APA, Vancouver, Harvard), by citeproc-py and official CSL styles.

citeproc-py writes what the data says into its result as it is, so nothing of it is taken for HTML:
the formatter marks italics by characters that no data may hold, the whole text is escaped, and the
marks become tags last. Faults of its release 0.11 are mended here, see record 0113.
"""

import re
import warnings
from importlib.resources import files
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc import model as citeproc_model
from citeproc.formatter import plain as plain_formatter
from citeproc.source import VariableError
from citeproc.source.json import CiteProcJSON
from markupsafe import Markup, escape

from ..load.bibliography.dates import MONTHS
from ..model.references import Date, Reference, csl_json
from ..model.references import Name as Person
from ..remembered import cache

STYLES = {
    "apa": ("APA", "apa"),
    "vancouver": ("Vancouver", "nlm-citation-sequence"),
    "harvard": ("Harvard", "harvard-cite-them-right"),
}
"""Style → its name, and its file in `csl/`."""

_ITALIC, _ROMAN, _LEFT_OUT, _LESS = "\ue000\ue001\ue002\ue003"
_PRIVATE = re.compile("[\ue000-\uf8ff\x00-\x08\x0b-\x1f]")
_LOCALE = "en-GB"
_FOLDER = files(__package__) / "csl"
_AT_THE_END = re.compile(
    r"(?: (?:Available (?:from|at): )?(?:https?://|doi:)\S+){0,2}"
    r"(?: \((?:Accessed: |Original work published )[^()]*\)\.?)?$"
)
"""Where a work is found, as all styles end with it; Vancouver may name an address and a DOI."""
_AS_WRITTEN = "zxx"


class _Italic(str):
    """Text between marks of ours; citeproc-py calls it as it would a tag."""

    def __new__(cls, text: str) -> "_Italic":
        return super().__new__(cls, f"{_ITALIC}{text}{_ROMAN}")


class _Formatter:
    """What citeproc-py looks for in a formatter: no tags but those of italics."""

    preformat = staticmethod(plain_formatter.preformat)
    Italic = Oblique = _Italic
    Bold = Light = Underline = Superscript = Subscript = SmallCaps = str


class Names(citeproc_model.Names, citeproc_model.CitationStylesElement):  # type: ignore[misc]
    """Names that stood in for an author are not printed a second time, as CSL asks.

    citeproc-py finds its elements by the names of such classes, so this one takes the place of
    its own.
    """

    def process(
        self, item: Any, names_context: Any = None, context: Any = None, **more: Any
    ) -> Any:
        """Prints the names, unless all of them stand there already."""
        layout = (self if context is None else context).get_layout()
        roles = {role for role in self.get("variable").split() if role in item.reference}
        if roles and roles <= set(layout.repressed.get(self.tag, ())):
            raise VariableError
        return super().process(item, names_context, context, **more)


class Substitute(citeproc_model.Substitute, citeproc_model.CitationStylesElement):  # type: ignore[misc]
    """What stands in for an author by way of a macro is not printed a second time either."""

    def add_to_repressed_list(self, child: Any, context: Any) -> None:
        """Notes the titles and names that a child has printed."""
        repressed = context.get_layout().repressed
        for element in _printing(child):
            variables = repressed.setdefault(element.tag, [])
            variables += (element.get("variable") or "").split()


class Name(citeproc_model.Name, citeproc_model.CitationStylesElement):  # type: ignore[misc]
    """Given names in scripts without capitals stay whole: it is by capitals that citeproc-py makes
    initials.
    """

    def initialize(self, given: str, mark: str, context: Any) -> str:
        """Initials of a given name."""
        if str(given).upper() == str(given).lower():
            return given
        return str(super().initialize(given, mark, context))


class Text(citeproc_model.Text, citeproc_model.CitationStylesElement):  # type: ignore[misc]
    """Pages whose numbers differ in length stay as they are: of 1–12 citeproc-py makes 1–2."""

    def _format_last_page(self, first: str, last: str) -> str:
        if len(first) != len(last):
            return last
        return str(super()._format_last_page(first, last))


def _printing(element: Any) -> list[Any]:
    """The elements below that print names or a title, through macros."""
    tag = element.tag.rpartition("}")[2]
    if tag == "text" and element.get("macro"):
        return _printing(element.get_macro(element.get("macro")))
    if tag == "names" or (
        tag == "text" and element.get("variable") in ("title", "container-title")
    ):
        return [element]
    return [found for child in element.iterchildren() for found in _printing(child)]


@cache
def _style(name: str) -> CitationStylesStyle:
    """A style, read once."""
    file = str(_FOLDER / f"{STYLES[name][1]}.csl")
    return CitationStylesStyle(file, locale=_LOCALE, validate=False)


@cache
def formatted(reference: Reference, style: str) -> Markup:
    """A work in a style, as HTML: text with italics, everything of the data escaped."""
    record = _record(reference)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # variables that it does not know, and leaves out
        source = CiteProcJSON([record])
        bibliography = CitationStylesBibliography(_style(style), source, _Formatter)
        bibliography.register(Citation([CitationItem(record["id"])]))
        made = "".join(str(each) for each in bibliography.bibliography()[0])
    made = _mended(made, reference, style).replace(_LESS, "<")
    tagged = str(escape(made)).replace(_ITALIC, "<i>").replace(_ROMAN, "</i>")
    return Markup(tagged)


def parted(text: Markup) -> tuple[Markup, Markup]:
    """A work as `formatted` gives it, in two: what names it, and where it is found, which may be
    empty. What is cited of a work stands between them, because an address ends without a stop.
    """
    found = _AT_THE_END.search(text)
    at = found.start() if found else len(text)
    return Markup(text[:at]), Markup(text[at:].strip())


def as_text(reference: Reference, style: str) -> str:
    """The same without italics."""
    return Markup(formatted(reference, style)).striptags()


def _mended(made: str, reference: Reference, style: str) -> str:
    """The line without what citeproc-py does wrong in it."""
    made = re.sub(r"^\s*1\.\s*", "", made) if style == "vancouver" else made
    et_al = " et al." if style == "harvard" else ", et al."
    made = re.sub(rf"(,? (?:&|and)|,)? {_LEFT_OUT}\.?|{_LEFT_OUT}\.?", et_al, made)
    if reference.type == "thesis" and not reference.number:
        made = made.replace(" (Publication)", "")  # a label without its number
    if style == "apa":
        made = re.sub(r"\((eds?\.?)\)", lambda role: f"({role[1].capitalize()})", made)
    if style == "apa" and not reference.makers:  # what a title in an author's place is follows it
        made = re.sub(r"\. (\([^()]*\))\. (\[[^\[\]]*\])", r" \2. \1", made, count=1)
    if style == "vancouver":
        for date in filter(None, (reference.issued, reference.accessed)):
            made = made.replace(*_spaced(date))
    return re.sub(r" {2,}", " ", made).strip()


def _spaced(date: Date) -> tuple[str, str]:
    """A date as citeproc-py runs its parts together, and as Vancouver writes it."""
    year, month, day = (*date.parts, 0, 0, 0)[:3]
    if not month:
        return "\0", ""
    parts = [str(year), MONTHS[month - 1][:3].capitalize(), *([str(day)] if day else [])]
    return "".join(parts), " ".join(parts)


def _record(reference: Reference) -> dict[str, Any]:
    """The record as citeproc-py reads it without a fault."""
    record = csl_json(reference)
    record["id"] = "work"
    for name, value in record.items():
        if isinstance(value, str):
            record[name] = _inert(value)
    for role in ("author", "editor", "translator", "container_author"):
        if names := getattr(reference, role):
            record[role.replace("_", "-")] = [_name(name) for name in names]
    for field in ("issued", "accessed", "original_date", "event_date"):
        if date := getattr(reference, field):
            record[field.replace("_", "-")] = _date(date, reference)
    if reference.event_title:
        record["event"] = _inert(reference.event_title)
    if reference.status and not reference.issued:
        record["issued"] = {"literal": record.pop("status")}
    record.pop("year-suffix", None)  # it stands with the year
    if not reference.language.casefold().startswith("en"):
        record["language"] = _AS_WRITTEN  # capitals are for English titles
    return record


def _inert(text: str) -> str:
    """Text without marks of ours, and without the tags that citeproc-py knows in data."""
    return _PRIVATE.sub("", text).replace("<", _LESS)


def _name(name: Person) -> dict[str, str]:
    if name.left_out:
        return {"literal": _LEFT_OUT}
    parts = {part.replace("_", "-"): _inert(text) for part, text in name if text}
    if "literal" in parts or "family" not in parts:
        return {"literal": parts.get("literal") or parts.get("given", "")}
    return parts


def _date(date: Date, reference: Reference) -> dict[str, Any]:
    """A date without a range, of which citeproc-py drops the year: years of a range are text."""
    if not date.parts:
        return {"literal": _inert(date.literal)}
    suffix = reference.year_suffix if date is reference.issued else ""
    years = str(date.parts[0])
    if date.end and date.end[0] != date.parts[0]:
        years += f"–{date.end[0]}"
    if suffix or date.circa or "–" in years or date.season:
        return {"literal": f"{'c. ' if date.circa else ''}{years}{_inert(suffix)}"}
    return {"date-parts": [list(date.parts[:1] if date.end else date.parts)]}
