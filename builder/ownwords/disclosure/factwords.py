"""Words by which a quote may tell gender, length or ending, by language."""

from dataclasses import field

from ..records import dataclass


@dataclass(frozen=True)
class FactWords:
    """The lists of one language.

    Attributes:
        genders: Pronouns and nouns, each with the names a level may have. Regular expressions.
        endings: How an ending is told. Regular expressions.
        numbers: Number words.
        days: Units of time, in days.
    """

    genders: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()
    endings: tuple[str, ...] = ()
    numbers: dict[str, float] = field(default_factory=dict)
    days: dict[str, float] = field(default_factory=dict)


def _numbered(words: str) -> dict[str, float]:
    return {word: float(number) for number, word in enumerate(words.split(), 1)}


_ENGLISH = FactWords(
    genders=(
        (
            ("she", "her", "hers", "herself", "wom[ae]n", "girls?", "mother", "wife"),
            ("female", "wom[ae]n", "girls?"),
        ),
        (
            ("he", "him", "his", "himself", "m[ae]n", "boys?", "father", "husband"),
            ("male", "m[ae]n", "boys?"),
        ),
    ),
    endings=("end(?:ed|ing|s)?", "quit", "stopped", "broke off", "finished", "dropped out"),
    numbers=_numbered(
        "one two three four five six seven eight nine ten eleven twelve "
        "thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
    )
    | {
        "a": 1.0,
        "an": 1.0,
        "thirty": 30.0,
        "forty": 40.0,
        "fifty": 50.0,
        "sixty": 60.0,
        "seventy": 70.0,
        "eighty": 80.0,
        "ninety": 90.0,
    },
    days={
        "day": 1,
        "days": 1,
        "week": 7,
        "weeks": 7,
        "month": 30.4,
        "months": 30.4,
        "year": 365,
        "years": 365,
    },
)

_SWEDISH = FactWords(
    genders=(
        (
            ("hon", "henne", "hennes", "kvinnan?", "flickan?", "mamma", "hustru"),
            ("kvinn(?:a|or|lig)", "flick(?:a|or)", "tjej(?:er)?"),
        ),
        (
            ("han", "honom", "hans", "mannen", "man", "pojken?", "pappa"),
            ("m[aä]n", "manlig", "poj(?:ke|kar)", "kill(?:e|ar)"),
        ),
    ),
    endings=("avsluta(?:de|t|s|des|r)?", "avslut", "sluta(?:de|t|r)?", "avbr[öu]t(?:it|en)?"),
    numbers=_numbered(
        "ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton"
        " arton nitton tjugo"
    )
    | {
        "en": 1.0,
        "trettio": 30.0,
        "fyrtio": 40.0,
        "femtio": 50.0,
        "sextio": 60.0,
        "sjuttio": 70.0,
        "åttio": 80.0,
        "nittio": 90.0,
    },
    days={"dag": 1, "dagar": 1, "vecka": 7, "veckor": 7, "månad": 30.4, "månader": 30.4, "år": 365},
)

_BY_LANGUAGE = {"en": _ENGLISH, "sv": _SWEDISH}


def factwords_of(language: str) -> FactWords:
    """The lists of a language tag (`en`, `sv-FI`); empty where there are none."""
    return _BY_LANGUAGE.get(language.split("-")[0].lower(), FactWords())
