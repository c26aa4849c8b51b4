"""The interface's messages, from gettext catalogues. The study's own words come from its data.

Where a language has no catalogue, the interface's English text is put between two control
characters, which no data may hold, so that the finished HTML can mark it as English
(`foreign_as_spans`). Where the language is written from right to left, each value in a message is
isolated, so that what is written the other way stays in order; and an English message stays one
piece, which reads from left to right with its values in their places (record 0141).
"""

import gettext
import io
import re
from collections.abc import Callable
from datetime import date
from importlib.resources import files
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from .collation import sort_key
from .records import dataclass

SOURCE_LANGUAGE = "en"
"""The language of the messages themselves."""

UNREVIEWED = b'"X-Reviewed: no\\n"'
"""The line of a catalogue's head that says that no native speaker has read it yet."""

_OPEN, _CLOSE = "\x02", "\x03"
_KEPT, _KEPT_END = "\x10", "\x11"
"""Around words of the study that a translation of it does not have."""
_VALUE, _VALUE_END = "\x0e", "\x0f"
"""Around a value in an English message on a page that is read from right to left."""
_ISOLATE, _LEFT_TO_RIGHT, _POP = "\u2068", "\u2066", "\u2069"
"""Unicode's marks around a piece: one whose own letters say its direction, one that is read from
left to right, and the end of both.
"""
_MARKS = str.maketrans(
    {_OPEN: "", _CLOSE: "", _KEPT: "", _KEPT_END: "", _VALUE: _ISOLATE, _VALUE_END: _POP}
)
_EVERY_MARK = (_OPEN, _CLOSE, _KEPT, _KEPT_END, _VALUE, _VALUE_END)
_PLACE = re.compile(r"%\(\w+\)s")
_PIECES = re.compile(
    "(<svg\\b.*?</svg>|<option\\b.*?</option>|<textarea\\b.*?</textarea>|<[^>]*>"
    f"|{_OPEN}|{_CLOSE}|{_VALUE}|{_VALUE_END}|{_KEPT}|{_KEPT_END})",
    re.DOTALL,
)
_LANGUAGE = re.compile(r' lang="([\w-]+)"')
_TAG_WITH_LANGUAGE = re.compile(r'<[a-z][^<>]*? lang="([\w-]+)"[^<>]*>')
_RTL_SCRIPTS = frozenset(("adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"))
_RTL_LANGUAGES = frozenset(
    ("ar", "arc", "azb", "ckb", "dv", "fa", "he", "ks", "ku-iq", "nqo", "prs", "ps", "sd", "syr")
) | frozenset(("ug", "ur", "yi"))
_NO_SPACE = frozenset(("ja", "ko", "yue", "zh"))

Direction = Literal["ltr", "rtl"]


def direction(language: str) -> Direction:
    """The direction in which a language is written: by the script that its tag names (`uz-Arab`),
    else by the language.
    """
    subtags = language.lower().split("-")
    script = next((each for each in subtags[1:] if len(each) == 4 and each.isalpha()), "")
    if script:
        return "rtl" if script in _RTL_SCRIPTS else "ltr"
    known = subtags[0] in _RTL_LANGUAGES or "-".join(subtags[:2]) in _RTL_LANGUAGES
    return "rtl" if known else "ltr"


@dataclass(frozen=True)
class Messages:
    """The messages of the interface in one language."""

    language: str
    translations: gettext.NullTranslations
    reviewed: bool = True
    """Whether somebody who speaks the language has read the catalogue, as far as it says."""

    @property
    def spoken(self) -> str:
        """The language of the interface: the study's, or English where that has no catalogue."""
        return SOURCE_LANGUAGE if isinstance(self.translations, _Foreign) else self.language

    @property
    def direction(self) -> Direction:
        """The direction in which the study's language is written."""
        return direction(self.language)

    def __call__(self, message: str) -> str:
        """A message of the interface."""
        return self.translations.gettext(message)

    def many(self, one: str, other: str, number: int) -> str:
        """A message in the plural form for a number; `%(num)s` is the number."""
        return self.translations.ngettext(one, other, number) % {"num": self.number(number)}

    def plural(self, number: int) -> str:
        """The plural form that a number takes in the study's language, by CLDR: `one`, `few`,
        `other` and so on.
        """
        try:
            return str(Locale.parse(self.language, sep="-").plural_form(number))
        except (UnknownLocaleError, ValueError):
            return "one" if number == 1 else "other"

    def counted(self, number: int, noun: str) -> str:
        """A number with its noun; Chinese, Japanese and Korean write no space between them."""
        if noun.startswith(_OPEN):  # an English word for want of another: the number goes with it
            return noun.replace(_OPEN, f"{_OPEN}{self.number(number)} ", 1)
        space = "" if self.language.split("-")[0].lower() in _NO_SPACE else " "
        return f"{self.number(number)}{space}{noun}"

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
        return text if self.spoken == self.language else _marked(text, self.direction)


class _Foreign(gettext.NullTranslations):
    """English messages for a page in another language, read in that one's direction."""

    def __init__(self, around: Direction = "ltr") -> None:
        super().__init__()
        self._around = around

    def gettext(self, message: str) -> str:
        """The message between the marks."""
        return _marked(message, self._around)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The message for the number, between the marks."""
        return _marked(msgid1 if n == 1 else msgid2, self._around)


def _marked(message: str, around: Direction = "ltr") -> str:
    """A message between the marks, except for the values put into it, which are the study's own. A
    message without letters has no language and is left as it is.
    """
    if not re.search(r"[^\W\d_]", _PLACE.sub("", message)):
        return message
    if around == "ltr":
        return _OPEN + _PLACE.sub(rf"{_CLOSE}\g<0>{_OPEN}", message) + _CLOSE
    # the marks of Unicode serve where no element can: in an attribute, in what a script says
    apart = _PLACE.sub(rf"{_VALUE}\g<0>{_VALUE_END}", message)
    return f"{_OPEN}{_LEFT_TO_RIGHT}{apart}{_POP}{_CLOSE}"


def unmarked(text: str) -> str:
    """A text without the marks, for places that cannot declare a language; values stay isolated."""
    # translating takes long where a text is not ASCII, and most have no mark
    return text.translate(_MARKS) if any(mark in text for mark in _EVERY_MARK) else text


def kept(text: str) -> str:
    """Words of the study between the marks that say that a translation does not have them."""
    return f"{_KEPT}{text}{_KEPT_END}"


def changed(text: str, change: Callable[[str], str]) -> str:
    """A text changed as a whole, such as cut, with its marks around it as before."""
    made = change(unmarked(text))
    return kept(made) if _KEPT in text else made


def is_foreign(text: str) -> bool:
    """Whether a text contains interface text that is not in the study's language."""
    return _OPEN in text


def capital(text: str) -> str:
    """A text with its first letter as a capital."""
    return re.sub(
        f"^[{_OPEN}{_ISOLATE}{_LEFT_TO_RIGHT}]*.",
        lambda first: first[0][:-1] + first[0][-1].upper(),
        text,
    )


def time_word(word: str, language: str, wanted: str) -> str:
    """A unit of time as another language calls it, by CLDR: `years` is `år` in Swedish. Any other
    word, and one of a language that CLDR does not know, stays as it is.
    """
    try:
        known, other = (
            Locale.parse(each, sep="-").unit_display_names for each in (language, wanted)
        )
    except (UnknownLocaleError, ValueError):
        return word
    for unit, forms in known.items():
        if unit.startswith("duration-") and forms.get("long", "").casefold() == word.casefold():
            return str(other.get(unit, {}).get("long", word))
    return word


def foreign_as_spans(html: str, language: str = SOURCE_LANGUAGE, original: str = "") -> str:
    """Finished HTML in which text between the marks becomes a `<span lang>`, and in which each
    element that names a language has that one's direction, where not all are written alike.

    An attribute cannot declare a language of its own, and SVG, options and text areas take no
    spans; there the marks are removed.

    Args:
        html: The HTML of a page, or of a part of one.
        language: The language of the page.
        original: The study's language, where the page is a translation.
    """
    around = direction(language)
    if is_foreign(html) or _KEPT in html:
        html = _with_spans(html, language, around, original)
    return directed(html, language)


def _with_spans(html: str, language: str, around: Direction, original: str) -> str:
    opens = {
        _OPEN: f'<span lang="{SOURCE_LANGUAGE}">',
        _VALUE: f'<bdi lang="{language}" dir="auto">',
    }
    closes = {_CLOSE: "</span>", _VALUE_END: "</bdi>"}
    made, inside, left = [], False, False
    for piece in _PIECES.split(html):
        if around == "rtl" and (piece in opens or piece in closes):
            made.append(opens.get(piece) or closes[piece])
        elif piece in (_OPEN, _CLOSE):
            inside = piece == _OPEN
        elif piece in (_KEPT, _KEPT_END):
            left = piece == _KEPT
        elif piece.startswith("<"):
            made.append(unmarked(piece))
        elif piece.strip() and (inside or left):
            spoken = SOURCE_LANGUAGE if inside else original
            made.append(f'<span lang="{spoken}">{piece}</span>')
        else:
            made.append(piece)
    return "".join(made)


def directed(html: str, language: str) -> str:
    """HTML in which each element with `lang` has `dir` too, where it or the page is written from
    right to left.

    Args:
        html: The HTML of a page, or of a part of one.
        language: The language of the page.
    """
    if ' lang="' not in html:
        return html
    named = set(_LANGUAGE.findall(html))  # more than those of tags, and found sooner
    if all(direction(each) == "ltr" for each in (language, *named)):
        return html

    def with_direction(tag: re.Match[str]) -> str:
        if " dir=" in tag[0]:
            return tag[0]
        mark = f' lang="{tag[1]}"'
        return tag[0].replace(mark, f'{mark} dir="{direction(tag[1])}"', 1)

    return _TAG_WITH_LANGUAGE.sub(with_direction, html)


def own_name(language: str) -> str:
    """A language's name in itself: `sv` is `svenska`."""
    try:
        return Locale.parse(language, sep="-").get_display_name() or language
    except (UnknownLocaleError, ValueError):
        return language


def _locale(language: str) -> Locale:
    """The locale of a language; for plain `en` the British conventions: 17 May 2014."""
    try:
        return Locale.parse("en-GB" if language == "en" else language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en-GB", sep="-")


def _forms(message: Message) -> tuple[str, ...]:
    """The forms of a message's translation: several where it has a plural."""
    made = message.string
    return tuple(made) if isinstance(made, list | tuple) else (made or "",)


def _translated(catalogue: Catalog, around: Direction) -> Catalog:
    """The catalogue without what has no translation yet: compiled, a message with a plural would
    pass for translated. From right to left each value is isolated.
    """
    for message in list(catalogue):
        forms = _forms(message)
        if message.id and not all(forms):
            catalogue.delete(message.id)
        elif message.id and around == "rtl":
            apart = tuple(_PLACE.sub(rf"{_ISOLATE}\g<0>{_POP}", form) for form in forms)
            message.string = apart if isinstance(message.string, tuple) else apart[0]
    return catalogue


def load_messages(language: str) -> Messages:
    """Loads the messages of the interface in a language; English where there is no catalogue."""
    primary, around = language.split("-")[0].lower(), direction(language)
    if primary == SOURCE_LANGUAGE:
        return Messages(language, gettext.NullTranslations())
    catalogue = files("ownwords").joinpath("locale", primary, "ownwords.po")
    if not catalogue.is_file():
        return Messages(language, _Foreign(around))
    compiled = io.BytesIO()
    text = catalogue.read_bytes()
    write_mo(compiled, _translated(read_po(io.BytesIO(text)), around))
    compiled.seek(0)
    translations = gettext.GNUTranslations(compiled)
    translations.add_fallback(
        _Foreign(around)
    )  # a word without translation, while a catalogue is in the making
    return Messages(language, translations, reviewed=UNREVIEWED not in text)
