"""What was judged with the site that stands, and need not be judged again."""

from ..last_site import LastSite
from ..source.files import UnreadableError
from .material import Material


def judged_before(material: Material, last: LastSite) -> frozenset[str]:
    """Files of the site that were taken over whole from one that was judged by the same rules.

    A page that is taken over shows what the study's files say now: all of that was judged there,
    so that it does not matter which other texts the study had when the page was judged. Where
    withdrawn words are looked for, all files are read.

    Args:
        material: The study.
        last: What stands, and what was taken over of it.
    """
    study = material.study
    rules = (study.privacy, _secret(material))
    same = last.same_rules(last.key("rules", rules))
    return last.whole_files if same and not study.withdrawn else frozenset()


def _secret(material: Material) -> str | None:
    try:
        return material.secret_names
    except UnreadableError:  # said where the files are judged
        return None
