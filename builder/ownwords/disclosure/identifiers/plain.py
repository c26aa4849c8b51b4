"""Characters that stand for others: digits of other scripts, full-width and mathematical letters,
and letters of other alphabets that look like Latin ones. Each is replaced by one character, so that
positions in the text stay.
"""

import re
import unicodedata

_ORDINARY = "\x00-\u024f\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20ac\u2026"
_OTHER = re.compile(f"[^{_ORDINARY}]")
_FORMS = 0x2100
"""From here on, characters with a compatible letter are forms of writing it (full width, letters
in circles, mathematical alphabets); before it they are letters in their own right.
"""

# Cyrillic and Greek letters that look like a Latin one, each above its Latin letter
_LOOKS = "аеорсухіѕјһԁԛԝАВЕКМНОРСТХУЅІЈԚԜΑΒΕΖΗΙΚΜΝΟΡΤΥΧονιακυϲ"
_LATIN = "aeopcyxisjhdqwABEKMHOPCTXYSIJQWABEZHIKMNOPTYXovlakuc"
_ALIKE = str.maketrans(_LOOKS, _LATIN)
_MIXED = re.compile(
    r"(?<![^\W\d_])(?=[^\W\d_]{0,80}?(?:[A-Za-z][\u0370-\u052f]|[\u0370-\u052f][A-Za-z]))[^\W\d_]+"
    r"|(?<=[\d@.])[\u0370-\u052f]+(?=[\d@.])"
)
_ZERO_AS_O = re.compile(r"(?<=\d)[OoОоΟο]{1,3}(?=[ -]?\d)|(?<!\w)[OoОоΟο](?=\d{3})")
_STANDS_FOR = re.compile(r"\d[ -]?[OoОоΟοlIІ]|[OoОоΟο]\d")
_ONE_AS_L = re.compile(r"(?<=\d)[lIІ](?=\d)")


class _Same(dict[int, int]):
    """The ordinary character for each other one, looked up once."""

    def __missing__(self, code: int) -> int:
        self[code] = same = _same(chr(code)) if code > 0xFF else code
        return same


def _same(sign: str) -> int:
    if (value := unicodedata.decimal(sign, None)) is not None:
        return ord("0") + int(value)
    form = unicodedata.normalize("NFKC", sign)
    if ord(sign) >= _FORMS and len(form) == 1 and form.isascii():
        return ord(form)
    return ord(sign)


_SAME = _Same()


def plain(text: str) -> str:
    """The text with ordinary digits and letters, as long as before."""
    if not text.isascii() and _OTHER.search(text):
        text = _MIXED.sub(lambda word: word[0].translate(_ALIKE), text.translate(_SAME))
    return text


def plain_digits(text: str) -> str:
    """The text with letters that stand for a digit among digits replaced, as long as before."""
    if not _STANDS_FOR.search(text):
        return text
    text = _ZERO_AS_O.sub(lambda letters: "0" * len(letters[0]), text)
    return _ONE_AS_L.sub("1", text)
