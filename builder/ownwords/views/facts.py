"""Names of what a reader asks of any study, by the anchor under which the answer stands."""

from .. import urls
from ..words import Words


def method_names(words: Words) -> dict[str, str]:
    """What the method page tells, in its order; each is a fact of `study.yml` under `method:`."""
    return {
        "design": words("Design"),
        "recruitment": words("Recruitment"),
        "sampling": words("Choice of participants"),
        "collection": words("Data collection"),
        "transcription": words("From speech to text"),
        "analysis": words("Analysis"),
        "software": words("Software"),
        "saturation": words("Saturation"),
        "negative-cases": words("Cases that do not fit"),
        "quality": words("Quality criteria"),
        "researchers": words("Who did what"),
        "standpoint": words("The researchers’ own view"),
    }


def team_names(words: Words) -> dict[str, str]:
    """What the team page tells beside the authors; each is a fact of `study.yml`."""
    return {
        "ethics": words("Ethics approval"),
        "consent": words("Consent"),
        "funding": words("Funding"),
        "interests": words("Competing interests"),
    }


def section_names(words: Words) -> dict[str, str]:
    """Names of sections by their full address, for links that lead right there."""
    method = method_names(words) | {
        "flow": words("From those who answered to those who took part"),
        "exclusions": words("Who could not take part"),
        "interviews": words("Length of the interviews"),
        "opening-question": words("The question at the beginning"),
        "language": words("Language and translation"),
    }
    return {
        **{f"{urls.study_page('method')}#{anchor}": name for anchor, name in method.items()},
        **{f"{urls.study_page('team')}#{anchor}": name for anchor, name in team_names(words).items()},
    }
