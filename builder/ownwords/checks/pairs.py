"""What the study says twice, in plain and in professional words, side by side; and where one of the
two promises more or warns less than the other.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ..model import Study
from ..model.guidance import Claim
from . import Issue
from .places import path_with_ids
from .prose import Path, wordings_of
from .reading import Reading
from .sentences import bare
from .wordlists import Hedge, any_of, words_of


@dataclass(frozen=True)
class Pair:
    """The same said twice. A claim is read together with what limits it.

    Attributes:
        place: Its place with ids, as an acknowledgement names it.
        file: As in `Issue`.
        path: Its place in the file.
        plain: In everyday words.
        professional: In professional terms.
        strength: The publication's own word for how far it holds; empty where none is named.
    """

    place: str
    file: str
    path: Path
    plain: str
    professional: str
    strength: str = ""


def pairs_of(study: Study) -> Iterator[Pair]:
    """Everything that the data says in two wordings, in the order of the files."""
    claims = study.guidance.claims if study.guidance else ()
    for file, path, wording in wordings_of(study):
        place = f"{file}.yml: {path_with_ids(study, file, path)}"
        if wording.plain and wording.professional:
            yield Pair(place, file, path, bare(wording.plain), bare(wording.professional))
    for at, claim in enumerate(claims):
        yield _claimed(at, claim)


def _claimed(at: int, claim: Claim) -> Pair:
    said = [each for each in (claim.text, claim.limits) if each]
    return Pair(
        f"guidance.yml: claims[{claim.id}]",
        "guidance",
        ("claims", at),
        " ".join(bare(each.plain) for each in said),
        " ".join(bare(each.professional) for each in said),
        claim.strength or "",
    )


def lost_hedges(reading: Reading) -> Iterator[Issue]:
    """Finds a hedge (may, some, often, seem, mainly) that one of two wordings has and the other has
    not, and a claim that does not keep the strength of the publication.
    """
    hedges = words_of(reading.study.study.language).hedges
    for pair in pairs_of(reading.study):
        for hedge in hedges:
            yield from _lost(pair, hedge)


def _lost(pair: Pair, hedge: Hedge) -> Iterator[Issue]:
    words, every = any_of(hedge.words), any_of((*hedge.words, *hedge.also))
    wordings = {"the plain wording": pair.plain, "the professional wording": pair.professional}
    says = {"the publication": every.search(pair.strength)} | {
        name: words.search(text) for name, text in wordings.items()
    }
    said = next(((name, match[0]) for name, match in says.items() if match), None)
    for name, text in wordings.items():
        if said and not every.search(text):
            yield Issue(
                pair.file,
                pair.path,
                f"{said[0]} says “{said[1]}”, and {name} has no such word",
                "keep it in both, or acknowledge that another word says it",
                "hedge",
                said[1].lower(),
            )
