"""Looks whether words were let stand one by one, or all with the same reason."""

from collections import Counter
from collections.abc import Iterator

from . import Issue
from .reading import Reading

_MANY = 5
_MOST = 0.8
"""The part of all words from which on one reason is everybody's."""


def one_reason_for_all(reading: Reading) -> Iterator[Issue]:
    """Finds one reason that was given for nearly all words of `allowed`."""
    policy = reading.study.privacy
    reasons = {
        entry.words: " ".join(entry.reason.casefold().split()).rstrip(".")
        for entry in (policy.allowed if policy else ())
    }
    for reason, count in Counter(reasons.values()).most_common(1):
        if count >= _MANY and count >= _MOST * len(reasons):
            entries = policy.allowed if policy else ()
            at = [entry.words for entry in entries].index(
                next(words for words, each in reasons.items() if each == reason)
            )
            message = f"the same reason is given for {count} of {len(reasons)} words"
            hint = "look at each word in its places: `ownwords review`"
            yield Issue("privacy", ("allowed", at, "reason"), message, hint, "one-reason")
