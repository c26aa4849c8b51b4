"""What was judged with the site that stands, and need not be judged again."""

from collections.abc import Callable

from ..last_site import LastSite
from ..records import dataclass
from ..source.files import UnreadableError
from .material import Material


@dataclass(frozen=True)
class Before:
    """What was judged before.

    Attributes:
        files: Files of which all was.
        new_part: Gives by a file's name and content what is new in it, as a file of the same kind;
            None where that is not known.
    """

    files: frozenset[str] = frozenset()
    new_part: Callable[[str, bytes], str | None] = lambda _name, _content: None


def judged_before(material: Material, last: LastSite) -> Before:
    """Files of the site, and rows of them, that were taken over from one that was judged by the
    same rules.

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
    if study.withdrawn or not (same and last.has_all_pages):
        return Before()
    return Before(last.whole_files, last.rows.new_part)


def _secret(material: Material) -> str | None:
    try:
        return material.secret_names
    except UnreadableError:  # said where the files are judged
        return None
