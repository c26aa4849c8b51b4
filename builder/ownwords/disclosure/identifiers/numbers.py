"""Patterns of national identity numbers, bank accounts and record numbers.

A new country is one line in NATIONAL, with an example; tests/identifiers/ tries each example out.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from .kinds import Kind, Match, always, digits_of, shape

_DAY = r"(?:0[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0[1-9]|1[0-2])"
_YEAR = r"(?:18|19|20)\d\d"
_ALONE, _END = r"(?<![\w.,/-])", r"(?![\w-])"


def _weighted(digits: str, weights: tuple[int, ...]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))


def luhn(digits: str) -> bool:
    """The Luhn check of payment cards and of many national numbers."""
    doubled = [int(digit) * (1 + at % 2) for at, digit in enumerate(reversed(digits))]
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0


def iban(written: str) -> bool:
    """The check of IBANs, modulo 97 (ISO 13616)."""
    plain = re.sub(r"\s", "", written).upper()
    turned = "".join(str(int(letter, 36)) for letter in plain[4:] + plain[:4])
    return int(turned) % 97 == 1


def _nhs(digits: str) -> bool:
    check = 11 - _weighted(digits, tuple(range(10, 1, -1))) % 11
    return check % 11 == int(digits[9]) and len(set(digits)) > 1


def _steuer_id(digits: str) -> bool:
    product = 10
    for digit in digits[:10]:
        rest = (int(digit) + product) % 10 or 10
        product = rest * 2 % 11
    return (11 - product) % 10 == int(digits[10])


def _bsn(digits: str) -> bool:
    return _weighted(digits, (9, 8, 7, 6, 5, 4, 3, 2, -1)) % 11 == 0 and len(set(digits)) > 1


def _pesel(digits: str) -> bool:
    return _weighted(digits, (1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1)) % 10 == 0


def _by_digits(check: Callable[[str], bool]) -> Callable[[Match], bool]:
    return lambda match: check(digits_of(match))


def _dni(match: Match) -> bool:
    """Spain's DNI and NIE: eight digits, or a letter that replaces the first of them, and a check
    letter.
    """
    written = match[0].upper()
    first = {"X": "0", "Y": "1", "Z": "2"}.get(written[0], written[0])
    return (
        "TRWAGMYFPDXBNJZSQVHLCKE"[int(re.sub(r"\D", "", first + written[1:])) % 23] == written[-1]
    )


@dataclass(frozen=True)
class National:
    """A country's identity number for people.

    Attributes:
        name: As the country calls it.
        country: The country.
        pattern: Its shape.
        example: An invented number that is found.
        check: A further check, where the shape alone would find too much.
        case: Whether case matters.
    """

    name: str
    country: str
    pattern: str
    example: str
    check: Callable[[Match], bool] | None = None
    case: bool = False


NATIONAL = (
    # With a sign between, by shape alone, whatever the date and the check digit say: slips of the
    # tongue point at people too.
    National(
        "personnummer, CPR or kennitala",
        "Sweden, Denmark, Iceland",
        rf"{_ALONE}(?:\d\d)?\d{{6}}\s?[-+‐‑–−]\s?\d{{4}}{_END}",
        "860317-1236",
    ),
    National(
        "personnummer",
        "Sweden",
        rf"{_ALONE}(?:{_YEAR}|\d\d){_MONTH}(?:{_DAY}|6[1-9]|[78]\d|9[01])\s?\d{{4}}{_END}",
        "198603171236",
    ),
    National(
        "CPR-nummer", "Denmark", rf"{_ALONE}{_DAY}{_MONTH}\d\d\s?\d{{4}}{_END}", "170386 1234"
    ),
    National(
        "fødselsnummer",
        "Norway",
        rf"{_ALONE}(?:{_DAY}|[4-6]\d|7[01]){_MONTH}\d\d\s?\d{{5}}{_END}",
        "170386 12345",
    ),
    National(
        "henkilötunnus",
        "Finland",
        rf"{_ALONE}{_DAY}{_MONTH}\d\d[-+ABCDEFYXWVU]\d{{3}}[0-9A-Y]{_END}",
        "170386-123T",
    ),
    National(
        "NHS number",
        "United Kingdom",
        rf"{_ALONE}\d{{3}}[ -]?\d{{3}}[ -]?\d{{4}}{_END}",
        "943 476 5919",
        _by_digits(_nhs),
    ),
    National(
        "NHS number",
        "United Kingdom",
        r"(?<!\w)NHS(?:~(?:no\.?|number))?[:\s]{1,3}(?:is~)?\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)",
        "NHS number 123 456 7890",
    ),
    National(
        "National Insurance number",
        "United Kingdom",
        rf"{_ALONE}[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\s?\d\d\s?\d\d\s?\d\d\s?[A-D]{_END}",
        "QQ 12 34 56 C".replace("QQ", "AB"),
    ),
    National(
        "Social Security number",
        "United States",
        rf"{_ALONE}\d{{3}}[- ‐‑–]\d\d[- ‐‑–]\d{{4}}{_END}",
        "078-05-1120",
    ),
    National(
        "Steuer-ID",
        "Germany",
        rf"{_ALONE}[1-9]\d[ ]?\d{{3}}[ ]?\d{{3}}[ ]?\d{{3}}{_END}",
        "86 095 742 719",
        _by_digits(_steuer_id),
    ),
    National(
        "Rentenversicherungsnummer",
        "Germany",
        rf"{_ALONE}\d\d\s?{_DAY}{_MONTH}\d\d\s?[A-Z]\s?\d{{3}}{_END}",
        "15 070649 C 103",
    ),
    National("BSN", "Netherlands", rf"{_ALONE}\d{{9}}{_END}", "111222333", _by_digits(_bsn)),
    National(
        "numéro de sécurité sociale",
        "France",
        rf"{_ALONE}[12]\s?\d\d\s?(?:{_MONTH}|[2-9]\d)\s?(?:\d\d|2[AB])\s?\d{{3}}\s?\d{{3}}(?:\s?\d\d)?{_END}",
        "1 84 12 76 451 089 46",
    ),
    National(
        "DNI or NIE",
        "Spain",
        rf"{_ALONE}(?:\d{{8}}|[XYZ]-?\d{{7}})-?[A-Z]{_END}",
        "12345678Z",
        _dni,
    ),
    National(
        "codice fiscale",
        "Italy",
        rf"{_ALONE}[A-Z]{{6}}\d\d[A-EHLMPRST]\d\d[A-Z]\d{{3}}[A-Z]{_END}",
        "RSSMRA85T10A562S",
    ),
    National("PESEL", "Poland", rf"{_ALONE}\d{{11}}{_END}", "44051401359", _by_digits(_pesel)),
    National(
        "AHV number",
        "Switzerland",
        rf"{_ALONE}756[. ]?\d{{4}}[. ]?\d{{4}}[. ]?\d\d{_END}",
        "756.1234.5678.97",
    ),
    National(
        "rijksregisternummer",
        "Belgium",
        rf"{_ALONE}\d\d\.\d\d\.\d\d-\d{{3}}[.-]\d\d{_END}",
        "85.07.30-033.28",
    ),
    National(
        "Social Insurance Number",
        "Canada",
        rf"{_ALONE}\d{{3}}[- ]\d{{3}}[- ]\d{{3}}{_END}",
        "046 454 286",
        _by_digits(luhn),
    ),
    National(
        "PPS number", "Ireland", rf"{_ALONE}\d{{7}}[A-W][A-IW]?{_END}", "1234567TW", case=True
    ),
    National(
        "isikukood or asmens kodas",
        "Estonia, Lithuania",
        rf"{_ALONE}[1-6]\d\d{_MONTH}{_DAY}\d{{4}}{_END}",
        "37605030299",
    ),
)
"""The table of national numbers. The order matters where shapes are alike."""

_LONGEST_IBAN = r"[A-Z]{2}\d\d(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?"
_CARD = range(13, 20)
_FEWEST = 5
"""Digits in the shortest national number (of Italy)."""
_RECORDS = (
    r"(?:(?:mrn|dnr|diarie(?:nr|nummer)?|journal(?:s?nr|s?nummer)|löpnr|löpnummer|aktenzeichen|az\.|ärendenr|ärendenummer|målnr|målnummer)"
    r"|(?:medical|hospital|health|journal|record|chart|file|case|dossier|client|member|membership|account|konto|student|staff|employee|"
    r"insurance|policy|passport|pass|licen[cs]e|reference|ref\.?|admission|claim|ticket|booking|försäkrings?|anställnings?|medlems?|"
    # pat…: as notes shorten it
    r"kund|kundens|ärende|mål|lgh|pat\w{0,6}|id|körkorts?|bankgiro|plusgiro|clearing|sort)"
    r"[ -]?(?:record|file|code|card)?[ -]?(?:number|no\.?|nr\.?|nummer|id|code|#|№))"
)

_ACCOUNTS = (
    Kind(
        "bank-account",
        "a bank account",
        shape(rf"(?<!\w){_LONGEST_IBAN}(?!\w)"),
        lambda match: iban(match[0]),
        digits=8,
    ),
    Kind(
        "bank-account",
        "a bank account",
        shape(rf"(?<!\w)IBAN\W{{1,3}}(?:is~)?{_LONGEST_IBAN}(?!\w)"),
        digits=8,
        needs=("iban",),
    ),
    Kind(
        "bank-account",
        "a payment card",
        shape(rf"{_ALONE}\d{{4}}[ -]?\d{{4}}[ -]?\d{{4}}[ -]?\d{{1,7}}{_END}"),
        lambda match: len(digits_of(match)) in _CARD and luhn(digits_of(match)),
        digits=_CARD.start,
    ),
)
_RECORD = shape(
    rf"(?<!\w){_RECORDS}[.:]?\s{{0,3}}(?:is~|was~|är~|var~)?[A-Z]{{0,4}}[-/]?\d[\d/ -]{{1,20}}\d"
)

NUMBERS = (
    *_ACCOUNTS,
    *(
        Kind(
            "national-number",
            f"a national number ({each.name}, {each.country})",
            shape(each.pattern, case=each.case),
            each.check or always,
            digits=_FEWEST,
        )
        for each in NATIONAL
    ),
    Kind("record-number", "the number of a record", _RECORD, digits=3),
)
"""Bank accounts, national numbers, numbers of records."""
