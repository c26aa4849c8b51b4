"""Patterns of national identity numbers, bank accounts and record numbers.

A new country is one line in NATIONAL, with an example; tests/identifiers/ tries each example out.
"""

import re
from collections.abc import Callable
from importlib import import_module
from typing import Any

from ...records import dataclass
from ...remembered import cache
from .kinds import Kind, Match, always, beginnings, digits_of, shape

_DAY = r"(?:0[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0[1-9]|1[0-2])"
_YEAR = r"(?:18|19|20)\d\d"
_ALONE, _END = r"(?<![\w.,/-])", r"(?![\w-])"


def valid(module: str) -> Callable[[Match], bool]:
    """The check of a number by its module of python-stdnum, which is imported when it is needed;
    the same digit over and over is not a number.
    """

    def check(match: Match) -> bool:
        accepts: Callable[[str], bool] = _stdnum(module)
        digits = digits_of(match)
        return len(set(digits)) > 1 and accepts(digits if module == "luhn" else match[0])

    return check


@cache
def _stdnum(module: str) -> Any:
    return import_module(f"stdnum.{module}").is_valid


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
        valid("gb.nhs"),
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
        valid("de.idnr"),
    ),
    National(
        "Rentenversicherungsnummer",
        "Germany",
        rf"{_ALONE}\d\d\s?{_DAY}{_MONTH}\d\d\s?[A-Z]\s?\d{{3}}{_END}",
        "15 070649 C 103",
    ),
    National("BSN", "Netherlands", rf"{_ALONE}\d{{9}}{_END}", "111222333", valid("nl.bsn")),
    National(
        "numéro de sécurité sociale",
        "France",
        rf"{_ALONE}[12]\s?\d\d\s?(?:{_MONTH}|[2-9]\d)\s?(?:\d\d|2[AB])\s?\d{{3}}\s?\d{{3}}(?:\s?\d\d)?{_END}",
        "1 84 12 76 451 089 46",
    ),
    National("DNI", "Spain", rf"{_ALONE}\d{{8}}-?[A-Z]{_END}", "12345678Z", valid("es.dni")),
    National(
        "NIE", "Spain", rf"{_ALONE}[XYZ]-?\d{{7}}-?[A-Z]{_END}", "X-2482300W", valid("es.nie")
    ),
    National(
        "NIF",
        "Portugal",
        rf"{_ALONE}\d{{3}}~?\d{{3}}~?\d{{3}}{_END}".replace("~?", " ?"),
        "123 456 789",
        valid("pt.nif"),
    ),
    National(
        "Sozialversicherungsnummer",
        "Austria",
        rf"{_ALONE}[1-9]\d{{3}} ?{_DAY}{_MONTH}\d\d{_END}",
        "1237 010180",
        valid("at.vnr"),
    ),
    National(
        "codice fiscale",
        "Italy",
        rf"{_ALONE}[A-Z]{{6}}\d\d[A-EHLMPRST]\d\d[A-Z]\d{{3}}[A-Z]{_END}",
        "RSSMRA85T10A562S",
    ),
    National("PESEL", "Poland", rf"{_ALONE}\d{{11}}{_END}", "44051401359", valid("pl.pesel")),
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
        valid("luhn"),
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
    r"(?:(?:mrn|dnr|diarie(?:nr|nummer)?|journal(?:s?nr|s?nummer)|löpnr|löpnummer"
    r"|aktenzeichen|az\.|ärendenr|ärendenummer|målnr|målnummer)"
    r"|(?:medical|hospital|health|journal|record|chart|file|case|dossier|client"
    r"|member|membership|account|konto|student|staff|employee|"
    r"insurance|policy|passport|pass|licen[cs]e|reference|ref\.?|admission|claim"
    r"|ticket|booking|numéro~de~(?:passeport|dossier|sécu\w{0,6})|número~de~(?:pasaporte"
    r"|expediente|historia)|reisepass|ausweis|matrikel|kunden|versicherten|pass"
    r"|passeport|pasaporte|expediente|dossier|försäkrings?|anställnings?|medlems?"
    r"|"
    # pat…: as notes shorten it
    r"kund|kundens|ärende|mål|lgh|pat\w{0,6}|id|körkorts?|bankgiro|plusgiro|clearing|sort)"
    r"[ -]?(?:record|file|code|card)?[ -]?(?:number|no\.?|nr\.?|nummer|id|code|#|№))"
)

_TOLD_ACCOUNT = (
    r"(?:clearing(?:~?(?:nummer|nr|no))?|konto(?:nummer|nr|numret)?|bankkonto"
    r"|bankgirot?|plusgirot?|postgirot?|bg|pg|sort~code|account(?:~(?:number|no\.?))?"
    r"|iban|blz"
    r"|bankleitzahl|rib|cuenta(?:~corriente)?|ccc|compte|kontonummeret|kontonummeret"
    r"|reg\.?~?nr\.?|tilinumero\w{0,2})"
)
_LEAST_ACCOUNT = 7
_SWEDISH = range(11, 16)


def _is_card(match: Match) -> bool:
    return len(digits_of(match)) in _CARD and valid("luhn")(match)


def _is_account(match: Match) -> bool:
    return len(digits_of(match)) >= _LEAST_ACCOUNT


def _is_swedish_account(match: Match) -> bool:
    """Four or five digits of the bank, and seven to ten of the account."""
    return len(digits_of(match)) in _SWEDISH


_FILES = (
    r"(?:ref(?:erence)?\.?|dnr\.?|diarienummer|diarienr\.?|az\.?|aktenzeichen|gesch\.?-?z\.?"
    r"|dossier|ärendenr\.?|ärende|målnr\.?|saksnr\.?|sagsnr\.?|expediente|nhc|our~ref\.?"
    r"|(?:hospital|pat\w{0,6}|case|chart|file|record|admission|claim)~(?:number|no\.?|id|ref\.?))"
)
_FILES_BEGIN = beginnings(
    "ref reference dnr diarienummer az aktenzeichen gesch dossier ärendenr ärende målnr saksnr"
    " sagsnr expediente nhc our hospital pat pati case chart file record admission claim"
)
_OF_FILE = (
    r"(?:[A-Z]{1,4}[ /.:-]{0,2}){0,2}\d[\dA-Z]*"
    r"(?:(?:[/.:-]| (?=[\dA-Z]))(?:[A-Z]{1,3}\b|\d[\dA-Z]*)){0,6}"
)
_LEAST_OF_FILE = 4
_A_YEAR = re.compile(r"(?:19|20)\d\d")


def _is_file(match: Match) -> bool:
    """At least four digits, which are more than a year."""
    code = match["code"]
    return sum(map(str.isdigit, code)) >= _LEAST_OF_FILE and not _A_YEAR.fullmatch(code)


_RECORDS_BEGIN = beginnings(
    "mrn dnr diarienummer diarienr journal löpnr aktenzeichen az ärendenr målnr medical hospital"
    " health record chart file case dossier client member membership account konto student staff"
    " employee insurance policy passport pass license licence reference ref admission claim ticket"
    " booking försäkring anställning medlem kund kundens ärende mål lgh id körkort bankgiro"
    " plusgiro clearing sort numéro número reisepass ausweis matrikel kunden versicherten passeport"
    " pasaporte expediente pat pate pati"
)
_ACCOUNTS_BEGIN = beginnings(
    "clearing clearingnummer konto kontonummer bankkonto bankgiro plusgiro postgiro bg pg sort"
    " account iban blz bankleitzahl rib cuenta ccc compte reg regnr tilinumero"
)

_ACCOUNTS = (
    Kind(
        "bank-account",
        "a bank account",
        shape(rf"(?<!\w){_LONGEST_IBAN}(?!\w)"),
        valid("iban"),
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
        _is_card,
        digits=_CARD.start,
    ),
)
_TOLD = (
    Kind(
        "bank-account",
        "a bank account",
        shape(
            rf"(?<!\w){_TOLD_ACCOUNT}[^\w\n]{{1,3}}(?:(?:is|är|ist|est|es|er|nr\.?|no\.?"
            rf"|number|nummer)~)?\d[\d .,/-]{{4,40}}\d"
        ),
        _is_account,
        digits=6,
        begins=_ACCOUNTS_BEGIN,
    ),
    Kind(
        "bank-account",
        "a bank account",
        shape(
            rf"{_ALONE}[1-9]\d{{3}}(?:-\d)?(?:,~|-|~)\d{{2,4}}[ .]?\d{{2,3}}[ .]?\d{{2,3}}"
            rf"(?:[ .]?\d{{1,3}})?(?:-\d)?{_END}"
        ),
        _is_swedish_account,
        digits=11,
    ),
    Kind(
        "bank-account",
        "a bank account",
        shape(rf"{_ALONE}\d{{4}}[ .]?\d\d[ .]?\d{{5}}{_END}"),
        valid("no.kontonr"),
        digits=11,
    ),
    Kind(
        "bank-account",
        "a bank account",
        shape(rf"{_ALONE}\d{{4}}[ -]?\d{{4}}[ -]?\d\d[ -]?\d{{10}}{_END}"),
        valid("es.ccc"),
        digits=20,
    ),
    Kind(
        "bank-account",
        "a bank account",
        shape(r"(?<![\w-])\d\d-\d\d-\d\d[ ,]{1,2}(?:(?:account|acc|a/c)\W{0,2})?\d{8}(?!\w)"),
        digits=14,
    ),
)  # fmt: skip
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
    Kind("record-number", "the number of a record", _RECORD, digits=3, begins=_RECORDS_BEGIN),
    Kind(
        "record-number",
        "the number of a record",
        shape(
            rf"(?<!\w)(?i:{_FILES})[\s:,]{{0,2}}(?i:(?:n°|nº|nr\.?|no\.?|number|nummer|#|is)\s?)?"
            rf"(?P<code>{_OF_FILE})(?![\w%])",
            case=True,
        ),
        _is_file,
        digits=2,
        begins=_FILES_BEGIN,
    ),
    *_TOLD,
)
"""Bank accounts, national numbers, numbers of records."""
