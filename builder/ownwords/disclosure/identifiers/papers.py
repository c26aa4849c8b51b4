"""Patterns of numbers that name a person whatever country gave them: papers, numbers in words."""

from itertools import pairwise

from .counting import SAID_DIGITS, SAID_ZERO, SMALL
from .kinds import Kind, Match, beginnings, digits_of, shape


def _is_paper(match: Match) -> bool:
    """At least four digits, and not only zeros at the end, as an amount has them."""
    digits = digits_of(match)
    return len(digits) >= len("1234") and not (digits == match[0] and digits.endswith("000"))


_PAPER = (
    r"(?:passport|(?:reise)?pass(?:et|ets|nummer|nr)?|personalausweis|ausweis\w{0,7}|passeport"
    r"|pasaporte|körkort\w{0,8}|legitimation\w{0,4}|id-?kort\w{0,2}|identity~card|id~card"
    r"|führerschein\w{0,7}|permis(?:~de~conduire)?|carte~d[’']identité|carné|carnet"
    r"|driv(?:ing|er[’']?s)~licen[cs]e|residence~permit|førerkort\w{0,6}|kørekort\w{0,6}|passi\w{0,4})"
)
_PAPER_BEGINS = beginnings(
    "passport pass passet passets passnummer passnr reisepass personalausweis ausweis passeport"
    " pasaporte körkort legitimation id idkort identity führerschein permis carte carné carnet"
    " driving driver residence førerkort kørekort passi"
)
_LEAST_OF_PAPER = 5


def _is_long(match: Match) -> bool:
    """More digits than a year has."""
    return len(digits_of(match)) >= _LEAST_OF_PAPER


def _is_said_number(match: Match) -> bool:
    """At least six digits in words, which do not only count up."""
    words = match[0].lower().replace(",", " ").split()
    values = [SMALL.get(word) for word in words]
    counts_up = all(one is not None and two == one + 1 for one, two in pairwise(values))
    return len(match[0]) >= len("six six six six six") and not counts_up


PAPERS = (
    Kind(
        "long-number",
        "the number of a passport or another paper",
        shape(
            rf"(?<!\w)(?i:{_PAPER})[\s,:(]{{1,3}}(?i:(?:no|nr|number|nummer|numéro|número|n°|nº|is"
            r"|är|ist|est|es|was|var|war|med|mit|with|the)\.?[\s,:]{1,2}){0,3}"
            r"(?:[A-Z]{1,3}[ -]?)?\d[\dA-Z]{1,13}(?:[ -]\d[\dA-Z]{1,8}){0,4}(?!\w)",
            case=True,
        ),
        _is_long,
        digits=5,
        begins=_PAPER_BEGINS,
    ),
    Kind(
        "long-number",
        "a number said in words",
        shape(rf"(?<!\w)(?:{SAID_ZERO})(?:[ ,]{{1,2}}(?:{SAID_DIGITS})){{3,30}}(?!\w)"),
        _is_said_number,
        begins=beginnings("noll zero null zéro cero nolla"),
    ),
    Kind(
        "long-number",
        "the number of a passport or another paper",
        shape(
            r"(?<![\w./+@-])(?:[A-Z]{1,3}\d{6,9}|\d{2}[A-Z]{2}\d{5}|[A-Z][A-Z0-9]{8}"
            r"|[A-Z]{3}[ -]?\d{6})(?![\w-])",
            case=True,
        ),
        _is_paper,
        digits=4,
    ),
    Kind(
        "long-number",
        "the number of a passport or another paper",
        shape(r"(?<![\w.,/+@-])\d{8,14}(?![\w-])(?!,\d)"),
        _is_paper,
        digits=8,
    ),
    Kind(
        "long-number",
        "a number said in words",
        shape(
            rf"(?<!\w)(?:{SAID_DIGITS})(?:[ ,]{{1,2}}"
            rf"(?:(?:hundred|hundra|hundert|cent)[ ,]{{1,2}})?(?:{SAID_DIGITS})){{4,30}}(?!\w)"
        ),
        _is_said_number,
        begins=beginnings(
            "zero oh two six noll två sju null zwei deux quatre tres dos fyra fire kolme three"
            " trois tre drei fem cinq cinco viisi double four five"
            " twenty tjugo trettio fyrtio femtio sextio sjuttio åttio nittio"
        ),
    ),
)  # fmt: skip
"""Numbers that nobody says but those that name a person, whatever country gave them."""
