"""How pages name those who speak in quotes."""

from .. import urls
from ..graph import Graph
from ..i18n import Messages, capital
from ..model.speaking import ASKING
from ..speakers import Attribute, Spoken
from .references import short_citation


def speaker_label(graph: Graph, messages: Messages, spoken: Spoken) -> str:
    """Who speaks, as far as the study says so, with what it shows beside quotes; empty where nobody
    is named.
    """
    if not spoken.counted:
        return _of_others(graph, messages, spoken)
    parts = (*_names(graph, messages, spoken), *map(_told, spoken.attributes))
    return capital(", ".join(part for part in parts if part))


def row_address(graph: Graph, spoken: Spoken) -> str:
    """Where the row of a speaker stands; empty where there is none, or none may be told."""
    if not graph.study.quotes.speaker_labels or not spoken.counted:
        return ""
    if spoken.person:
        return urls.row("people", spoken.person)
    return urls.row("cases", spoken.case) if spoken.case else ""


def asks(spoken: Spoken) -> bool:
    """Whether a turn only draws an answer."""
    return spoken.kind in ASKING


def _names(graph: Graph, messages: Messages, spoken: Spoken) -> tuple[str, ...]:
    if spoken.source:
        source = _cited(graph, messages, spoken.source)
        if not spoken.name or not graph.study.quotes.speaker_labels:
            return (source,)
        return (messages("%(name)s in %(source)s") % {"name": spoken.name, "source": source},)
    if not graph.study.quotes.speaker_labels:
        return ()
    units = graph.study.study.units
    own = spoken.person or spoken.member
    case = spoken.case or ""
    if spoken.case and not own and spoken.name:
        return (spoken.name,)
    case = f"{units.case.one} {case}" if case and units.case else case
    if spoken.person:
        return (spoken.name or f"{units.person.one} {spoken.person}", case)
    return (spoken.member or "", case)


def _told(attribute: Attribute) -> str:
    unit = attribute.column.unit
    return f"{attribute.text} {unit}" if unit else attribute.text


def _of_others(graph: Graph, messages: Messages, spoken: Spoken) -> str:
    """The name of somebody, or something, that did not take part."""
    source = _cited(graph, messages, spoken.source) if spoken.source else ""
    match spoken.kind:
        case "interviewer":
            return " ".join(filter(None, (messages("Interviewer"), spoken.name)))
        case "facilitator":
            return " ".join(filter(None, (messages("Facilitator"), spoken.name)))
        case "researcher" if source:
            return messages("The authors of %(source)s") % {"source": source}
        case "researcher":
            return spoken.name or messages("The authors")
        case _:
            document = spoken.name or spoken.case or ""
            return capital(", ".join(filter(None, (document, source)))) or messages("Document")


def _cited(graph: Graph, messages: Messages, key: str) -> str:
    return short_citation(messages, graph.references[key])
