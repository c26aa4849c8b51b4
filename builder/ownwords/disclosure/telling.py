"""Says by the words of texts, which repeat, that nothing of what is looked for is in them."""

from .forms import ZERO
from .identifiers import has_sign
from .identifiers.denied import Names
from .identifiers.texts import as_read


def is_plain(text: str) -> bool:
    """Whether a text is read as it is written, whatever file it stands in."""
    return not ("&" in text or "%" in text or "<" in text or "\n" in text or "--" in text)


class Telling(dict[str, bool]):
    """Whether a word, as it is written, can belong to anything that is looked for: it holds a sign
    of a shape, a denied name may begin in it, or it is read otherwise than it is written. Where no
    word does, nothing is in a text, whatever it is part of.
    """

    def __init__(self, denied: Names) -> None:
        super().__init__()
        self._denied = denied

    def __missing__(self, word: str) -> bool:
        read = as_read(word)
        self[word] = tells = (
            not is_plain(word) or "\\" in word or has_sign(read) or self._denied.may_begin_in(read)
        )
        return tells

    def may_be(self, text: str, form: bytes) -> bool:
        """Whether anything can be in a text with this form. With a digit it mostly can, and
        thousands of words differ in their digits: they are not asked for.
        """
        return ZERO in form or True in map(self.__getitem__, text.split())


__all__ = ["Telling", "is_plain"]
