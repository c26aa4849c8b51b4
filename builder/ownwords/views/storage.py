"""What the site stores on a reader's device. Every key is declared here, and the privacy page lists
them all.

A key is `ow-`, a name, the study's id and, where there are several of a kind, another id. Sites of
one host share their storage, so the study's id keeps them apart; the page's button removes every
key with it.
"""

from .. import urls
from ..graph import Graph
from ..records import dataclass
from .base import Context, View


@dataclass(frozen=True)
class Kept:
    """One stored item: its key, what it is and why it is stored, in a reader's words."""

    key: str
    what: str
    why: str


@dataclass(frozen=True)
class Device:
    """What is stored on a reader's device, and the study's id, by which its keys are recognised."""

    study: str
    kept: tuple[Kept, ...]


@dataclass(frozen=True, kw_only=True)
class DeviceView(View):
    """The page about storage, for a study that says nothing else about privacy."""

    template = "device.html"
    kind = "study"
    device: Device


def list_key(study_id: str, audience_id: str) -> str:
    """The key of the reader's list of questions from one audience's page, with their notes."""
    return f"ow-list.{study_id}.{audience_id}"


def selection_key(study_id: str) -> str:
    """The key of the ids of the chosen quotes."""
    return f"ow-selection.{study_id}"


def wording_key(study_id: str) -> str:
    """The key of the chosen wording: `plain` or `professional`."""
    return f"ow-wording.{study_id}"


def country_key(study_id: str) -> str:
    """The key of the country that was chosen on the help page."""
    return f"ow-country.{study_id}"


def colours_key(study_id: str) -> str:
    """The key of the chosen colours: `light` or `dark`; without it the system's hold."""
    return f"ow-scheme.{study_id}"


def has_list(graph: Graph, audience_id: str) -> bool:
    """Whether an audience's page has questions that a reader can put on a list."""
    groups = {group.id for group in graph.groups.values() if group.audience == audience_id}
    return any(
        point.kind == "question" and point.group in groups for point in graph.guidance.values()
    )


def device(context: Context) -> Device:
    """What this study's site stores."""
    graph, messages = context.graph, context.messages
    study = graph.study.study
    lists = tuple(
        Kept(
            list_key(study.id, audience.id),
            messages("Your list of questions and your notes, from the page “%(page)s”")
            % {"page": audience.menu or audience.label},
            messages("This is so that they are still there when you come back."),
        )
        for audience in study.audiences
        if has_list(graph, audience.id)
    )
    selection = Kept(
        selection_key(study.id),
        messages("Your selection of quotes and their order"),
        messages(
            "This is so that your selection is still there when you come back. "
            "The words of the quotes are not stored."
        ),
    )
    wording = Kept(
        wording_key(study.id),
        messages("Whether you chose plain words or professional terms"),
        messages("This is so that you do not have to choose again on every page."),
    )
    colours = Kept(
        colours_key(study.id),
        messages("Whether you want light or dark colours"),
        messages("This is so that you do not have to choose again on every page."),
    )
    country = Kept(
        country_key(study.id),
        messages("The country you chose on the help page"),
        messages("So that its emergency number leads on every page."),
    )
    chosen = (country,) if graph.study.support else ()
    return Device(study.id, (*lists, selection, wording, colours, *chosen))


def device_page(context: Context) -> DeviceView:
    """The page about storage, for studies without privacy.yml."""
    messages = context.messages
    return DeviceView(
        address=urls.study_page("privacy"),
        title=messages("What this site stores on your device"),
        description=messages(
            "This site sets no cookies and sends nothing you enter. What your "
            "browser stores, and how to remove it."
        ),
        device=device(context),
    )
