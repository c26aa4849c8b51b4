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
    method = method_names(messages) | {
        "flow": flow_name(messages, flow_of),
        "exclusions": messages("Who could not take part"),
        "interviews": messages("Length of the interviews"),
        "opening-question": messages("The opening question"),
        "language": messages("Language and translation"),
    }
    return {
        **{f"{urls.study_page('method')}#{anchor}": name for anchor, name in method.items()},
        **{
            f"{urls.study_page('team')}#{anchor}": name
            for anchor, name in team_names(messages).items()
        },
    }
