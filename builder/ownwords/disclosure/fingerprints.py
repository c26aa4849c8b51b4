"""Keyed hashes of runs of words, which recognise withdrawn words without storing them, and the key,
which stays out of the repository.

Words are compared without what may change when a text is copied: capitals, accents, punctuation,
kinds of quotation marks, spaces, line ends, invisible characters. A hash without a key could be
guessed by anybody who has the words or a part of them.
"""

import hmac
import os
import re
import secrets
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from ..private import write_private
from ..records import dataclass

RUN = 5
"""The number of words in a run; shorter runs occur in anybody's sentences."""

SHORTEST = 3
"""A quote of fewer words than `RUN` is searched for as a whole; one of fewer than this is not
searched for.
"""

KEY_FILE = "withdrawal-key"
KEY_VARIABLE = "OWNWORDS_WITHDRAWAL_KEY"
UNCHECKED = "unchecked"
"""The value of the environment variable that means: build, although withdrawn words cannot be
searched for.
"""

_DECOYS = 64
_LETTERS = str.maketrans(
    "0123456789abcdef", "abcdefghijklmnop"
)  # digits in a row would look like somebody's number
_SHORTEST_KEY = 32
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"['’‘ʼ`´\u00ad\u200b-\u200f\u2060\ufeff]")
_INSERTED = re.compile(r"\[[^\[\]]*\]")


class UnfitKey(Exception):
    """The key in the environment or in private/ cannot be used."""


@dataclass(frozen=True)
class FingerprintKey:
    """The secret key of the fingerprints."""

    secret: bytes

    def fingerprint(self, words: str) -> str:
        """The fingerprint of words that are folded and separated by single spaces."""
        return hmac.digest(self.secret, words.encode(), "sha256")[:8].hex().translate(_LETTERS)

    def of_id(self, kind: str, id_: str) -> str:
        """The fingerprint of an id.

        Args:
            kind: `quote`, `person` or `case`.
            id_: The id.
        """
        return self.fingerprint(f"\n\n{kind}\n{id_}")  # nor does one hold a line end

    @property
    def check(self) -> str:
        """A fingerprint by which the key itself is recognised."""
        return self.fingerprint("\n")  # no run of words is a line end


def folded(text: str) -> Iterator[re.Match[str]]:
    """The words of a text that `fold` has normalised, with their positions."""
    return _WORD.finditer(text)


def fold(text: str) -> str:
    """The text without capitals, accents and apostrophes. Line ends stay, so that lines can be
    counted.
    """
    bare = unicodedata.normalize("NFKD", _APOSTROPHE.sub("", text))
    return "".join(sign for sign in bare if not unicodedata.combining(sign)).casefold()


def words_of(text: str) -> list[str]:
    """The words of a text, folded."""
    return _WORD.findall(fold(text))


def runs_of(texts: Iterable[str]) -> dict[int, set[str]]:
    """The runs of words in a quote's texts, by their length: once with editors' insertions and once
    without.
    """
    runs: dict[int, set[str]] = {}
    for text in texts:
        for form in {text, _INSERTED.sub(" ", text)}:
            words = words_of(form)
            length = min(RUN, len(words))
            if length >= SHORTEST:
                runs.setdefault(length, set()).update(windows(words, length))
    return runs


def windows(words: list[str], length: int) -> Iterator[str]:
    """All runs of this many words."""
    return (" ".join(words[at : at + length]) for at in range(len(words) - length + 1))


def fingerprints(key: FingerprintKey, runs: set[str], quote: str) -> tuple[str, ...]:
    """The fingerprints of runs, sorted and padded with decoys, so that their number does not tell
    the quote's length.
    """
    found = {key.fingerprint(run) for run in runs}
    fill = -len(found) % _DECOYS
    found |= {key.fingerprint(f"\n{quote}\n{number}") for number in range(fill)}
    return tuple(sorted(found))


def find_key(private: Path) -> FingerprintKey | None:
    """The key from the environment, else from `private/`. None where there is none, or where the
    environment says to build without it.

    Raises:
        UnfitKey: The key is too short to be a secret.
    """
    written = os.environ.get(KEY_VARIABLE, "").strip()
    if unchecked():
        return None
    file = private / KEY_FILE
    where = KEY_VARIABLE if written else f"{private.name}/{KEY_FILE}"
    if not written and file.is_file():
        written = file.read_text("utf-8", errors="replace").strip()
    elif not written:
        return None
    if len(written) < _SHORTEST_KEY:
        raise UnfitKey(
            f"{where} does not contain a key; a key has at least {_SHORTEST_KEY} characters"
        )
    return FingerprintKey(written.encode())


@dataclass(frozen=True)
class KeyPlace:
    """Where the study's key may lie; it is looked for once, when it is first needed.

    Attributes:
        private: The folder in which it lies if it is not in the environment.
    """

    private: Path

    def find(self) -> FingerprintKey | None:
        """The key, as `find_key` finds it.

        Raises:
            UnfitKey: As `find_key`.
        """
        if isinstance(self._found, UnfitKey):
            raise self._found
        return self._found

    @cached_property
    def _found(self) -> FingerprintKey | UnfitKey | None:
        try:
            return find_key(self.private)
        except UnfitKey as error:
            return error


def unchecked() -> bool:
    """Whether the environment says to build although withdrawn words cannot be searched for."""
    return os.environ.get(KEY_VARIABLE, "").strip() == UNCHECKED


def make_key(private: Path) -> FingerprintKey:
    """Makes a new key in `private/`, readable by its owner alone, and keeps it out of git.

    Raises:
        OSError: The system refused; there is no key.
    """
    secret = secrets.token_hex(32)
    write_private(private, KEY_FILE, f"{secret}\n")
    return FingerprintKey(secret.encode())
