"""The words of the interface, from gettext catalogues; the study's own words come from its data."""

import gettext
import io
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


@dataclass(frozen=True)
class Words:
    """What the interface says in one language."""

    language: str
    translations: gettext.NullTranslations

    def __call__(self, message: str) -> str:
        """A word of the interface."""
        return self.translations.gettext(message)

    def many(self, one: str, other: str, number: int) -> str:
        """A word of the interface in the form that goes with a number; `%(num)s` is the number."""
        return self.translations.ngettext(one, other, number) % {"num": number}

    def date(self, day: str) -> str:
        """A date as far as it is known, written out: `2014`, `May 2014`, `17 May 2014`."""
        parts = [int(part) for part in day.split("-")]
        locale = _locale(self.language)
        if len(parts) == 1:
            return day
        if len(parts) == 2:
            return format_skeleton("yMMMM", date(parts[0], parts[1], 1), locale=locale)
        return format_date(date(parts[0], parts[1], parts[2]), "long", locale=locale)

    def language_name(self, language: str) -> str:
        """A language's name in this language: `sv` is `Swedish`."""
        try:
            return Locale.parse(language, sep="-").get_display_name(_locale(self.language)) or language
        except (UnknownLocaleError, ValueError):
            return language


def _locale(language: str) -> Locale:
    """Where two English conventions compete, the international one: 17 May 2014."""
    try:
        return Locale.parse("en-GB" if language == "en" else language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en-GB", sep="-")


def load_words(language: str) -> Words:
    """The words of the interface in a language; English where there is no catalogue yet."""
    catalogue = files("ownwords").joinpath("locale", language.split("-")[0], "ownwords.po")
    if not catalogue.is_file():
        return Words(language, gettext.NullTranslations())
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(catalogue.read_bytes())))
    compiled.seek(0)
    return Words(language, gettext.GNUTranslations(compiled))
