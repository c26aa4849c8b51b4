"""Names of the method's and the team's facts, by the anchor of each on its page."""

from .. import urls
from ..i18n import Messages


def method_names(messages: Messages) -> dict[str, str]:
    """The facts of the method page in its order; each is a fact of `study.yml` under `method:`."""
    return {
        "design": messages("Design"),
        "recruitment": messages("Recruitment"),
        "sampling": messages("How participants were chosen"),
        "collection": messages("Data collection"),
        "transcription": messages("Transcription"),
        "analysis": messages("Analysis"),
        "software": messages("Software"),
        "saturation": messages("Saturation"),
        "negative-cases": messages("Search for cases that do not fit"),
        "quality": messages("Quality criteria"),
        "researchers": messages("Who did what"),
        "standpoint": messages("The researchers’ own standpoint"),
    }


def team_names(messages: Messages) -> dict[str, str]:
    """The facts of the team page, besides the authors; each is a fact of `study.yml`."""
    return {
        "ethics": messages("Ethics approval"),
        "consent": messages("Consent"),
        "funding": messages("Funding"),
        "interests": messages("Competing interests"),
    }


def further_method_names(messages: Messages) -> dict[str, str]:
    """Facts of the method page that many papers do not have: shown only where they are given."""
    return {
        "not-interviewed": messages("Why people who could take part were not interviewed"),
        "interview-guide": messages("Interview guide"),
        "translator": messages("Who translated"),
        "coding-tree": messages("Coding tree"),
        "member-checking": messages("What the people studied said of the findings"),
        "reflexivity": messages("How the researchers’ view shaped the study"),
        "registration": messages("Registration"),
        "protocol": messages("Protocol"),
    }


def further_team_names(messages: Messages) -> dict[str, str]:
    """Facts of the team page that are shown only where they are given."""
    return {
        "data-availability": messages("Where the data can be had"),
        "acknowledgements": messages("Acknowledgements"),
    }


def flow_name(messages: Messages, of: str) -> str:
    """The heading of a flow, by what it is."""
    names = {
        "recruitment": messages("From first contact to taking part"),
        "prisma": messages("From the search to the studies that were included"),
        "sessions": messages("From the sessions planned to those analysed"),
    }
    return names[of]


def section_names(messages: Messages, flow_of: str) -> dict[str, str]:
    """Names of sections by their full address, for links to them."""
    method = (
        method_names(messages)
        | further_method_names(messages)
        | {
            "flow": flow_name(messages, flow_of),
            "exclusions": messages("Who could not take part"),
            "interviews": messages("Length of the interviews"),
            "opening-question": messages("The opening question"),
            "guide-questions": messages("Questions of the interview guide"),
            "saturation-claimed": messages("Which saturation is claimed"),
            "language": messages("Language and translation"),
        }
    )
    team = team_names(messages) | further_team_names(messages) | {"funders": messages("Funders")}
    return {
        f"{urls.study_page(page)}#{anchor}": name
        for page, names in (("method", method), ("team", team))
        for anchor, name in names.items()
    }
