"""Fingerprints of values: alike for equal values in any process, else different."""

import marshal
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from hashlib import blake2b
from operator import attrgetter
from typing import Any

from pydantic import BaseModel

from .remembered import cache

LENGTH = 16
"""Bytes of a fingerprint: by chance no two are equal."""


HEX = 2 * LENGTH
"""The same, as it is written."""


def encoded(text: str) -> bytes:
    """A text in bytes, though it may hold what no file can."""
    return text.encode("utf-8", "surrogatepass")


class NoFingerprint(TypeError):
    """A value holds something that is no value, such as a function."""


class Fingerprints:
    """Makes fingerprints, and remembers those of frozen objects, which stand in many others.

    They are made with a salt, so that nobody can look for the words of a study by what others have
    worked out beforehand.
    """

    def __init__(self, salt: bytes) -> None:
        self._salt = salt
        self._known: dict[int, tuple[object, bytes]] = {}

    def __call__(self, value: object) -> str:
        """The fingerprint of texts, numbers, and whatever holds them: tuples, lists, mappings,
        sets, dataclasses, models.

        Raises:
            NoFingerprint: It holds anything else.
        """
        return self._digest(self._plain(value)).hex()

    def text(self, text: str) -> str:
        """The fingerprint of a long text."""
        return self.content(encoded(text))

    def content(self, content: bytes) -> str:
        """The fingerprint of the content of a file, the same as that of its text."""
        return blake2b(content, digest_size=LENGTH, key=self._salt).hexdigest()

    def model(self, model: BaseModel) -> str:
        """The fingerprint of a model from its JSON, twice as fast as by a call."""
        try:
            return self.content(model.model_dump_json().encode())
        except ValueError:  # a text that no file can hold
            return self(model)

    def known(self, value: object) -> str:
        """The fingerprint of a frozen object inside of others; empty where it was not needed."""
        known = self._known.get(id(value))
        return known[1].hex() if known else ""

    def know(self, value: object, made: str) -> None:
        """Has such an object taken for one with this fingerprint."""
        self._known[id(value)] = value, bytes.fromhex(made)

    def _digest(self, plain: Any) -> bytes:
        # version 2 of the format depends on values alone, not on which objects are the same
        return blake2b(marshal.dumps(plain, 2), digest_size=LENGTH, key=self._salt).digest()

    def _plain(self, value: Any) -> object:
        kind = type(value)
        if kind in _PLAIN:
            return value
        if kind is tuple or kind is list:
            return [each if type(each) in _PLAIN else self._plain(each) for each in value]
        if fields_of := _fields(kind):
            return self._of_object(value, fields_of)
        if isinstance(value, str):
            return (kind.__name__, str(value))
        if isinstance(value, tuple):
            return (kind.__name__, [self._plain(each) for each in value])
        if isinstance(value, Mapping):
            pairs = [(self._plain(key), self._plain(each)) for key, each in value.items()]
            return ("mapping", pairs)
        if isinstance(value, frozenset | set):
            return ("set", sorted(self._digest(self._plain(each)) for each in value))
        raise NoFingerprint(f"{kind.__name__} has no fingerprint")

    def _of_object(self, value: object, fields_of: Callable[[object], tuple[Any, ...]]) -> object:
        known = self._known.get(id(value))
        if known:
            return known[1]
        values = fields_of(value)
        if len(values) <= _FEW and _PLAIN.issuperset(map(type, values)):
            return type(value).__qualname__, values  # sooner written than looked up
        plain = [each if type(each) in _PLAIN else self._plain(each) for each in values]
        made = self._digest((type(value).__qualname__, plain))
        self._known[id(value)] = value, made  # the object too: nothing else may get its place
        return made


_PLAIN = frozenset({str, int, float, bool, bytes, type(None)})
_FEW = 6


@cache
def _fields(kind: type[Any]) -> Callable[[object], tuple[Any, ...]] | None:
    """What gives all fields of an object of a dataclass or a model; None for other classes."""
    if is_dataclass(kind):
        names = [field.name for field in fields(kind)]
    elif issubclass(kind, BaseModel):
        names = list(kind.model_fields)
    else:
        return None
    if not names:
        return lambda _: ()
    get = attrgetter(*names)
    return get if len(names) > 1 else lambda value: (get(value),)
