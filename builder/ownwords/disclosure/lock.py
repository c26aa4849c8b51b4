"""published.lock: what was published, as keyed fingerprints of ids and of what they mean.

No id, no word and no day stands in it. With the study's key it tells that something published is
gone, or reads otherwise; without it, that withdrawn.yml lost something that it had.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field

from ..model import Study
from ..model.base import Shape
from ..model.withdrawn import WithdrawnFile
from ..records import dataclass
from .fingerprints import FingerprintKey

NAME = "published.lock"
_HEAD = (
    "# Written by `ownwords release` and `ownwords withdraw`; nobody edits it. Fingerprints of what"
    " was\n# published, which say nothing without the study's key. See `ownwords docs how-to`.\n"
)
_LINE = re.compile(
    r"^(?:format 1|key (?P<key>[a-p]{16})|withdrawn (?P<gone>[a-p]{16}) (?P<runs>[a-p]{16})"
    r"|(?P<kind>[a-z]+) (?P<id>[a-p]{16}) (?P<meaning>[a-p]{16}))$",
    re.MULTILINE,
)
_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
_MEANING: dict[str, set[str]] = {
    "finding": {"label", "definition"},
    "quote": {"text", "turns", "original"},
    "passage": {"paraphrase"},
    "claim": {"text", "limits"},
    "point": {"text", "claim", "limits"},
    "step": {"label", "definition"},
}
"""Kinds of what is published → the fields that say what it means."""


@dataclass(frozen=True)
class Thing:
    """Something that was published: its kind, its id, ids that it had, and what it means."""

    kind: str
    id: str
    meaning: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lock:
    """The content of published.lock.

    Attributes:
        key: By what the key is known.
        published: Kind and fingerprint of an id → fingerprint of what it meant.
        withdrawn: Fingerprint of a withdrawn id → digest of the runs that stand for its words.
    """

    key: str = ""
    published: Mapping[tuple[str, str], str] = field(default_factory=dict)
    withdrawn: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Differences:
    """How a study differs from what was published.

    Attributes:
        lost: Kinds of what is gone, one for each; which it was, nothing tells.
        changed: What reads otherwise.
        added: What is new.
    """

    lost: tuple[str, ...] = ()
    changed: tuple[Thing, ...] = ()
    added: tuple[Thing, ...] = ()


def things(study: Study) -> Iterator[Thing]:
    """Everything of a study that has an address or an anchor of its own."""
    guidance, process = study.guidance, study.process
    lists: dict[str, tuple[Shape, ...]] = {
        "finding": study.categories.categories,
        "quote": study.published_quotes,
        "passage": study.passages.passages,
        "claim": guidance.claims if guidance else (),
        "point": guidance.guidance if guidance else (),
        "step": process.nodes if process else (),
    }
    for kind, items in lists.items():
        for item in items:
            meaning = item.model_dump_json(include=_MEANING[kind], exclude_defaults=True)
            aliases = getattr(item, "aliases", ())
            yield Thing(kind, getattr(item, "id"), meaning, aliases)  # noqa: B009


def read_lock(text: str) -> Lock:
    """What a lock's text says; lines that are none of ours are passed over."""
    found = list(_LINE.finditer(text))
    return Lock(
        key=next((line["key"] for line in found if line["key"]), ""),
        published={(line["kind"], line["id"]): line["meaning"] for line in found if line["kind"]},
        withdrawn={line["gone"]: line["runs"] for line in found if line["gone"]},
    )


def is_whole(text: str) -> bool:
    """Whether nothing else stands in a lock's text, such as words that nobody would look for."""
    return text == lock_text(read_lock(text))


def lock_of(study: Study, key: FingerprintKey) -> Lock:
    """The lock of a study as it is now."""
    return Lock(
        key.check,
        {(each.kind, _id(key, each.kind, each.id)): _meaning(key, each) for each in things(study)},
        _withdrawn(study.withdrawn),
    )


def without_withdrawn(lock: Lock, withdrawn: WithdrawnFile) -> Lock:
    """A lock in which what was withdrawn is published no more."""
    gone = set(withdrawn.ids)
    kept = {each: meaning for each, meaning in lock.published.items() if each[1] not in gone}
    return Lock(lock.key, kept, {**lock.withdrawn, **_withdrawn(withdrawn)})


def lock_text(lock: Lock) -> str:
    """A lock as the content of its file, sorted by fingerprint, which tells no order."""
    lines = [
        "format 1",
        f"key {lock.key}",
        *sorted(f"{kind} {id_} {meaning}" for (kind, id_), meaning in lock.published.items()),
        *sorted(f"withdrawn {id_} {runs}" for id_, runs in lock.withdrawn.items()),
    ]
    return _HEAD + "\n".join(lines) + "\n"


def differences(study: Study, lock: Lock, key: FingerprintKey) -> Differences:
    """How a study differs from what its lock says. What was withdrawn is no difference."""
    gone = set(study.withdrawn.ids) if study.withdrawn else set()
    left, changed, added = dict(lock.published), [], []
    for each in things(study):
        known = [(each.kind, _id(key, each.kind, id_)) for id_ in (each.id, *each.aliases)]
        meanings = [left.pop(one) for one in known if one in left]
        if not meanings:
            added.append(each)
        elif _meaning(key, each) not in meanings:
            changed.append(each)
    lost = tuple(kind for kind, id_ in left if id_ not in gone)
    return Differences(lost, tuple(changed), tuple(added))


def forgotten_by(lock: Lock, withdrawn: WithdrawnFile | None) -> bool:
    """Whether withdrawn.yml has lost an entry, its runs or its key, which the lock still knows."""
    if not lock.withdrawn:
        return False
    now = _withdrawn(withdrawn)
    lost = any(now.get(id_) != runs for id_, runs in lock.withdrawn.items())
    return lost or withdrawn is None or withdrawn.key != lock.key


def _id(key: FingerprintKey, kind: str, id_: str) -> str:
    """A quote's fingerprint is the one that withdrawn.yml has when it is withdrawn."""
    return key.of_id(kind, id_)


def _meaning(key: FingerprintKey, thing: Thing) -> str:
    return key.fingerprint(f"\n\nmeaning\n{thing.kind}\n{thing.meaning}")


def _withdrawn(withdrawn: WithdrawnFile | None) -> dict[str, str]:
    if withdrawn is None:
        return {}
    made = {each.id: _digest(()) for each in (*withdrawn.people, *withdrawn.cases)}
    for quote in withdrawn.quotes:
        made[quote.id] = _digest(each for runs in quote.runs for each in runs.fingerprints)
    return made


def _digest(fingerprints: Iterable[str]) -> str:
    """A digest of fingerprints, in letters as they are."""
    whole = "\n".join(sorted(fingerprints))
    return hashlib.sha256(whole.encode()).hexdigest()[:16].translate(_LETTERS)
