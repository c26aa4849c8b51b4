"""Addresses and numbers at which somebody can be reached: e-mail, web, phone, street, post."""

import re

from .kinds import Kind, Match, digits_of, shape

_GAP = r"[\s.‐‑–−()/-]"
_LETTER = r"[A-ZÅÄÖÆØÜÉ]"
_SMALL = r"[a-zåäöæøüéèß]"

_PHONES = range(8, 16)
_TIMES = re.compile(r"\d{1,2}[.:]\d\d\s?[‐‑–-]\s?\d{1,2}[.:]\d\d")
_THOUSANDS = re.compile(r"[+(]?\d{1,3}(?:\s000)+|\d{1,3}(?:[\s,.]\d{3})+")
_SPAN = re.compile(r"(?:1[5-9]|20)\d\d\D{1,3}(?:1[5-9]|20)\d\d")
_CUE = (
    r"(?:tele(?:phone|fon)\w{0,8}|tel|tfn|phone|mobile|mobil\w{0,8}|cell|nummer|number|ring|ringa|ringde|call|called|sms|sms:a|text|texted|"
    r"whatsapp|handy|fax|swish|swisha)"
)


def _is_phone(match: Match) -> bool:
    written = match[0].strip()
    return len(digits_of(match)) in _PHONES and not (_TIMES.match(written) or _THOUSANDS.fullmatch(written))


def _is_told(match: Match) -> bool:
    """After a word that announces a number; not an amount, not two years."""
    return not (_THOUSANDS.fullmatch(match[1]) or _SPAN.fullmatch(match[1]))


def _is_place_on_map(match: Match) -> bool:
    return abs(float(match[1])) <= 90 and abs(float(match[2])) <= 180


def _is_address_of_machine(match: Match) -> bool:
    return all(int(part) < 256 for part in match[0].split("."))


HARMLESS = (
    Kind("", "a DOI", shape(r"10\.\d{4,9}/[^\s\"<>]{1,200}")),
    Kind("", "an ORCID", shape(r"(?<!\d)\d{4}-\d{4}-\d{4}-\d{3}[\dX](?!\w)")),
    Kind("", "a book or a journal", shape(r"(?:ISBN|ISSN|PMID|PMCID|EISSN)(?:-1[03])?[:\s]{0,3}[\dX][\dX‐‑–-]{6,20}")),
    Kind(
        "",
        "a book",
        shape(r"(?<![\w-])97[89][ -]?\d{1,5}[ -]?\d{1,7}[ -]?\d{1,6}[ -]?[\dX](?![\w-])"),
        lambda match: len(digits_of(match)) == 13,
    ),
    Kind("", "from when to when", shape(r"(?<![\d.:])\d{1,2}[.:]\d\d\s?[‐‑–-]\s?\d{1,2}[.:]\d\d(?!\d)")),
)
"""Numbers of published works and times of the day: they look like an identifier and are none."""

E_MAIL = (
    Kind("email", "an e-mail address", shape(r"[\w.+%'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"), needs="@"),
    Kind("email", "an e-mail address", shape(r"[\w.+-]{1,64}\s?[\[({<](?:at|snabel-?a|ät|a|@)[\])}>]\s?[\w.-]{1,100}"), needs=""),
    Kind("email", "an e-mail address", shape(r"(?<![\w.+-])[\w.+-]{1,64}~at~[\w-]{1,63}~(?:dot|punkt)~[a-z]{2,20}(?!\w)"), needs=""),
    Kind("email", "an e-mail address", shape(r"(?<![\w.+-])[\w.+-]{1,64}~snabel-?a~[\w-]{1,63}(?:~punkt~|\.)[a-z]{2,20}(?!\w)"), needs=""),
)

_TOP = (
    r"(?:co\.uk|ac\.uk|org\.uk|nhs\.uk|com\.au|com|org|net|edu|gov|info|eu|io|app|blog|online|"
    r"se|nu|dk|no|fi|de|fr|nl|be|ch|at|es|it|pl|ie|ca|is)"
)
_HANDLES = r"(?:insta(?:gram)?|snap(?:chat)?|twitter|tiktok|facebook|discord|telegram|skype|messenger|youtube|linkedin|bluesky|mastodon)"

WEB = (
    Kind("web-address", "a web address", shape(r"(?:https?://|ftp://|www\.)[^\s<>\"“”’»]{2,2000}(?<![.,;:!?)])"), needs="."),
    Kind(
        "web-address",
        "a web address",
        shape(
            rf"(?<![\w@.-])[a-z0-9-]{{2,63}}(?:\.[a-z0-9-]{{1,63}}){{0,3}}\.{_TOP}(?:/[^\s<>\"“”’»]{{0,2000}}(?<![.,;:!?)])|(?![\w-]))",
            case=True,
        ),
        needs=".",
    ),
    Kind("web-address", "a name in a network", shape(r"(?<![\w@./])@[^\W\d][\w.]{1,30}"), needs="@"),
    Kind(
        "web-address",
        "a name in a network",
        shape(rf"(?<!\w){_HANDLES}\W{{1,4}}(?:\w{{1,10}}\W{{1,3}}){{0,4}}?[^\W\d]{{1,20}}[_.\d]+[\w.]{{1,20}}"),
        needs="",
    ),
    Kind(
        "web-address", "the address of a machine", shape(r"(?<![\d.])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\d.])"), _is_address_of_machine
    ),
)

FILE_PATHS = (
    Kind(
        "file-path",
        "a place on somebody’s computer",
        shape(r"(?<!\w)[A-Z]:[\\/]{1,2}(?:Users|Documents and Settings)[\\/]{1,2}[^\s\"'<>]{1,200}"),
        needs=":",
    ),
    Kind(
        "file-path",
        "a place on somebody’s computer",
        shape(r"(?<![\w/])/(?:Users|home)/[^\s/\"'<>]{1,60}(?:/[^\s\"'<>]{1,200})?", case=True),
        needs="/",
    ),
)

# Before the national numbers: ten digits in one piece can be either.
MOBILES = (Kind("phone", "a phone number", shape(r"(?<![\w.,/+-])0[67]\d{8,9}(?![\w-])")),)
PHONES = (
    Kind("phone", "a phone number", shape(rf"(?<![\w+])(?:\+|00)\s?\(?[1-9](?:{_GAP}{{0,3}}\d){{6,13}}(?!\d)"), _is_phone),
    Kind("phone", "a phone number", shape(rf"(?<![\w.,:/+–-])\(?0[1-9](?:{_GAP}{{0,3}}\d){{6,10}}(?!\d)"), _is_phone),
    Kind("phone", "a phone number", shape(r"(?<![\w-])(?:1[-. ])?(?:\([2-9]\d\d\)\s?|[2-9]\d\d[-. ‐‑])\d{3}[-. ‐‑]\d{4}(?!\d)")),
    Kind("phone", "a phone number", shape(rf"(?<!\w){_CUE}\b[^\d\n]{{0,15}}?(\d(?:[\s.‐‑–/-]{{0,2}}\d){{5,12}})(?!\d)"), _is_told),
)

_STATES = r"(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])"
_NORDIC_STREET = (
    r"(?:gatan|gata|vägen|väg|gränden|gränd|stigen|stig|backen|torget|torg|allén|allé|vej|gade|gate|gata|veien|vei|veg|katu|tie)"
)
_GERMAN_STREET = r"(?:[Ss]traße|[Ss]trasse|[Ss]tr\.|[Ww]eg|[Pp]latz|gasse|[Aa]llee|damm)"
_ENGLISH_STREET = (
    r"(?:Street|St\.?|Road|Rd\.?|Avenue|Ave\.?|Lane|Ln\.?|Drive|Dr\.?|Close|Court|Ct\.?|Crescent|Terrace|Place|Pl\.?|Square|Gardens|Grove|"
    r"Way|Boulevard|Blvd\.?|Hill|Row|Walk|Mews|Parkway|Highway|Circle|Green|Park|Rise|View)"
)

_BEFORE_STREET = r"(?:S:t|S:ta|Sankt|Sankta|Norra|Södra|Östra|Västra|Stora|Lilla|Övre|Nedre|Gamla|Nya)"
_NO_STREET = r"(?!(?:På|Den|Hela|Längs|Via|Mot|Efter|Ut|Över|Vid|Förbi|En|Samma|Från|Till|Om)\b)"

POST = (
    Kind(
        "postal-code",
        "a postal code",
        shape(rf"(?<![\w.,/-])(?:SE?[- ]?)?[1-9]\d\d\s\d\d\s{{1,2}}{_LETTER}(?:{_SMALL}|{_LETTER}){{1,30}}", case=True),
    ),
    Kind("postal-code", "a postal code", shape(r"(?<!\w)(?:SE?|D|DK|N|FI|CH|A)[- ]\d{3}\s?\d{1,2}(?!\d)", case=True)),
    Kind("postal-code", "a postal code", shape(rf"(?<![\w.,/-])(?!\d\d000)\d{{5}}\s{{1,2}}{_LETTER}{_SMALL}{{2,30}}", case=True)),
    Kind("postal-code", "a postal code", shape(rf"(?<!\w){_STATES},?\s{{1,2}}\d{{5}}(?:-\d{{4}})?(?![\w-])", case=True)),
    Kind("postal-code", "a postal code", shape(r"(?<!\w)(?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{2})(?!\w)", case=True)),
    Kind("postal-code", "a postal code", shape(r"(?<!\w)[ABCEGHJ-NPRSTVXY]\d[A-Z]\s?\d[A-Z]\d(?!\w)", case=True)),
    Kind(
        "postal-code",
        "a postal code",
        shape(r"(?<!\w)(?:post(?:al)?[ -]?(?:code|nummer|nr)|zip(?:[ -]?code)?|plz)\b[^\d\n]{0,10}?[A-Z]{0,2}\d[\w ]{1,8}"),
    ),
)
STREETS = (
    Kind(
        "street-address",
        "a street address",
        shape(rf"(?<!\w)(?:{_BEFORE_STREET}~)?{_LETTER}?{_SMALL}{{2,30}}{_NORDIC_STREET}~\d{{1,3}}(?:\s?[a-h])?(?![\w.,:]\d)(?!\w)"),
    ),
    Kind(
        "street-address",
        "a street address",
        shape(rf"(?<!\w){_NO_STREET}{_LETTER}{_SMALL}{{1,30}}~{_NORDIC_STREET}~\d{{1,3}}(?:\s?[A-H])?(?!\w)", case=True),
    ),
    Kind(
        "street-address",
        "a street address",
        shape(rf"(?<!\w){_LETTER}[\w-]{{1,40}}?(?:\s|-)?{_GERMAN_STREET}~?\d{{1,4}}(?:\s?[a-h])?(?!\w)", case=True),
    ),
    Kind(
        "street-address",
        "a street address",
        shape(
            rf"(?<![\w.,-])\d{{1,5}}[A-Za-z]?,?~(?:(?:{_LETTER}[\w'’.-]{{0,30}}|\d{{1,3}}(?:st|nd|rd|th))~){{1,4}}{_ENGLISH_STREET}(?!\w)",
            case=True,
        ),
    ),
    Kind(
        "street-address",
        "a street address",
        shape(r"(?<!\w)\d{1,4},?~(?:bis~|ter~)?(?:rue|avenue|boulevard|place|chemin|via|calle)~(?:d[eu]~(?:la~)?|des~|della~)?\w{2,30}"),
    ),
    Kind("street-address", "a post box", shape(r"(?<!\w)(?:P\.?\s?O\.?\s?Box|Postbox|Postboks|Postfach)~\d{1,6}")),
    Kind(
        "street-address",
        "a place on the map",
        shape(r"(?<![\d.])(-?\d{1,3}\.\d{4,12})°?\s?[NS]?,\s?(-?\d{1,3}\.\d{4,12})"),
        _is_place_on_map,
    ),
)
