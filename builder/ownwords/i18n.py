"""The interface's messages, from gettext catalogues. The study's own words come from its data.

Where a language has no catalogue, the interface's English text is put between two control
characters, which no data may hold, so that the finished HTML can mark it as English
(`foreign_as_spans`).
"""

import gettext
import io
import re
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from .collation import sort_key

SOURCE_LANGUAGE = "en"
"""The language of the messages themselves."""

_OPEN, _CLOSE = "\x02", "\x03"
_PIECES = re.compile(
    f"(<svg\\b.*?</svg>|<option\\b.*?</option>|<textarea\\b.*?</textarea>|<[^>]*>|{_OPEN}|{_CLOSE})",
    re.DOTALL,
)


@dataclass(frozen=True)
class Messages:
    """The messages of the interface in one language."""

    language: str
    translations: gettext.NullTranslations

    @property
    def spoken(self) -> str:
        """The language of the interface: the study's, or English where that has no catalogue."""
        return SOURCE_LANGUAGE if isinstance(self.translations, _Foreign) else self.language

    def __call__(self, message: str) -> str:
        """A message of the interface."""
        return self.translations.gettext(message)

    def many(self, one: str, other: str, number: int) -> str:
        """A message in the plural form for a number; `%(num)s` is the number."""
        return self.translations.ngettext(one, other, number) % {"num": self.number(number)}

    def number(self, number: int) -> str:
        """A whole number as the study's language writes it: `1,234`, `1 234`."""
        return (
            str(number)
            if abs(number) < 1000
            else format_decimal(number, locale=_locale(self.language))
        )

    def sort_key(self, text: str) -> tuple[str, str]:
        """The key by which to sort a text in the study's language."""
        return sort_key(text, self.language)

    def date(self, day: str) -> str:
        """A date as far as it is known, written out: `2014`, `May 2014`, `17 May 2014`."""
        parts = [int(part) for part in day.split("-")]
        locale = _locale(self.spoken)
        if len(parts) == 1:
            return day
        if len(parts) == 2:
            return self._told(format_skeleton("yMMMM", date(parts[0], parts[1], 1), locale=locale))
        return self._told(format_date(date(parts[0], parts[1], parts[2]), "long", locale=locale))

    def language_name(self, language: str) -> str:
        """A language's name in this language: `sv` is `Swedish`."""
        try:
            return self._told(
                Locale.parse(language, sep="-").get_display_name(_locale(self.spoken)) or language
            )
        except (UnknownLocaleError, ValueError):
            return language

    def _told(self, text: str) -> str:
        return text if self.spoken == self.language else _marked(text)


class _Foreign(gettext.NullTranslations):
    """English messages for a page in another language."""

    def gettext(self, message: str) -> str:
        """The message between the marks."""
        return _marked(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The message for the number, between the marks."""
        return _marked(msgid1 if n == 1 else msgid2)


def _marked(message: str) -> str:
    """A message between the marks, except for the values put into it, which are the study's own. A
    message without letters has no language and is left as it is.
    """
    if not re.search(r"[^\W\d_]", re.sub(r"%\(\w+\)s", "", message)):
        return message
    return _OPEN + re.sub(r"%\(\w+\)s", rf"{_CLOSE}\g<0>{_OPEN}", message) + _CLOSE


def unmarked(text: str) -> str:
    """A text without the marks, for places that cannot declare a language."""
    return text.replace(_OPEN, "").replace(_CLOSE, "")


def is_foreign(text: str) -> bool:
    """Whether a text contains interface text that is not in the study's language."""
    return _OPEN in text


def capital(text: str) -> str:
    """A text with its first letter as a capital."""
    return re.sub(f"^{_OPEN}?.", lambda first: first[0].upper(), text)


def foreign_as_spans(html: str) -> str:
    """Finished HTML in which text between the marks becomes a `<span lang>`.

    An attribute cannot declare a language of its own, and SVG, options and text areas take no
    spans; there the marks are removed.
    """
    if not is_foreign(html):
        return html
    made, inside = [], False
    for piece in _PIECES.split(html):
        if piece in (_OPEN, _CLOSE):
            inside = piece == _OPEN
        elif piece.startswith("<"):
            made.append(unmarked(piece))
        else:
            made.append(
                f'<span lang="{SOURCE_LANGUAGE}">{piece}</span>'
                if inside and piece.strip()
                else piece
            )
    return "".join(made)


def _locale(language: str) -> Locale:
    """The locale of a language; for plain `en` the British conventions: 17 May 2014."""
    try:
        return Locale.parse("en-GB" if language == "en" else language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en-GB", sep="-")


def _translated(catalogue: Catalog) -> Catalog:
    """The catalogue without what has no translation yet: compiled, a message with a plural would
    pass for translated.
    """
    for message in list(catalogue):
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and not all(forms):
            catalogue.delete(message.id)
    return catalogue


def load_messages(language: str) -> Messages:
    """Loads the messages of the interface in a language; English where there is no catalogue."""
    primary = language.split("-")[0].lower()
    if primary == SOURCE_LANGUAGE:
        return Messages(language, gettext.NullTranslations())
    catalogue = files("ownwords").joinpath("locale", primary, "ownwords.po")
    if not catalogue.is_file():
        return Messages(language, _Foreign())
    compiled = io.BytesIO()
    write_mo(compiled, _translated(read_po(io.BytesIO(catalogue.read_bytes()))))
    compiled.seek(0)
    translations = gettext.GNUTranslations(compiled)
    translations.add_fallback(
        _Foreign()
    )  # a word without translation, while a catalogue is in the making
    return Messages(language, translations)
