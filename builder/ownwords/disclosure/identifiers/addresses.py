"""Patterns of places where somebody lives: streets, post boxes, postal codes, coordinates."""

from .kinds import Kind, Match, shape

_LETTER = r"[A-ZÅÄÖÆØÜÉ]"
_SMALL = r"[a-zåäöæøüéèß]"

_STATES = (
    r"(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI"
    r"|S[CD]|T[NX]|UT|V[AT]|W[AIVY])"
)
_NORDIC_STREET = (
    r"(?:gatan|gata|vägen|väg|gränden|gränd|stigen|stig|backen|torget|torg|allén|allé|vej|gade"
    r"|gate|gata|veien|vei|veg|katu|tie)"
)
_NORDIC_NEEDED = (
    "gata",
    "väg",
    "gränd",
    "stig",
    "backen",
    "torg",
    "allé",
    "vej",
    "gade",
    "gate ",
    "veien",
    "vei ",
    "veg ",
    "katu",
    "tie ",
)
_GERMAN_STREET = r"(?:[Ss]traße|[Ss]trasse|[Ss]tr\.|[Ww]eg|[Pp]latz|gasse|[Aa]llee|damm)"
_ENGLISH_STREET = (
    r"(?:Street|St\.?|Road|Rd\.?|Avenue|Ave\.?|Lane|Ln\.?|Drive|Dr\.?|Close|Court|Ct\.?"
    r"|Crescent|Terrace|Place|Pl\.?|Square|Gardens|Grove|Way|Boulevard|Blvd\.?|Hill|Row|Walk|Mews|Parkway|Highway|Circle|Green|Park|Rise|View)"
)

_BEFORE_STREET = (
    r"(?:S:t|S:ta|Sankt|Sankta|Norra|Södra|Östra|Västra|Stora|Lilla|Övre|Nedre|Gamla|Nya)"
)
_NO_STREET = r"(?!(?:På|Den|Hela|Längs|Via|Mot|Efter|Ut|Över|Vid|Förbi|En|Samma|Från|Till|Om)\b)"


def _is_place_on_map(match: Match) -> bool:
    return abs(float(match[1])) <= 90 and abs(float(match[2])) <= 180


POST = (
    Kind(
        "postal-code",
        "a postal code",
        shape(
            r"(?<![\w.,/-])(?:SE?[-"
            rf" ]?)?[1-9]\d\d\s\d\d\s{{1,2}}{_LETTER}(?:{_SMALL}|{_LETTER}){{1,30}}",
            case=True,
        ),
        digits=5,
    ),
    Kind(
        "postal-code",
        "a postal code",
        shape(r"(?<!\w)(?:SE?|D|DK|N|FI|CH|A)[- ]\d{3}\s?\d{1,2}(?!\d)", case=True),
        digits=4,
    ),
    Kind(
        "postal-code",
        "a postal code",
        shape(rf"(?<![\w.,/-])(?!\d\d000)\d{{5}}\s{{1,2}}{_LETTER}{_SMALL}{{2,30}}", case=True),
        digits=5,
    ),
    Kind(
        "postal-code",
        "a postal code",
        shape(rf"(?<!\w){_STATES},?\s{{1,2}}\d{{5}}(?:-\d{{4}})?(?![\w-])", case=True),
        digits=5,
    ),
    Kind(
        "postal-code",
        "a postal code",
        shape(r"(?<!\w)(?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{2})(?!\w)", case=True),
        digits=2,
    ),
    Kind(
        "postal-code",
        "a postal code",
        shape(r"(?<!\w)[ABCEGHJ-NPRSTVXY]\d[A-Z]\s?\d[A-Z]\d(?!\w)", case=True),
        digits=3,
    ),
    Kind(
        "postal-code",
        "a postal code",
        shape(
            r"(?<!\w)(?:post(?:al)?[ -]?(?:code|nummer|nr)|zip(?:["
            r" -]?code)?|plz)\b[^\d\n]{0,10}?[A-Z]{0,2}\d[\w ]{1,8}"
        ),
        digits=1,
        needs=("post", "zip", "plz"),
    ),
)
STREETS = (
    Kind(
        "street-address",
        "a street address",
        shape(
            rf"(?<!\w)(?:{_BEFORE_STREET}~)?{_LETTER}?{_SMALL}{{2,30}}{_NORDIC_STREET}~\d{{1,3}}(?:\s?[a-h])?(?![\w.,:]\d)(?!\w)"
        ),
        digits=1,
        needs=_NORDIC_NEEDED,
    ),
    Kind(
        "street-address",
        "a street address",
        shape(
            rf"(?<!\w){_NO_STREET}{_LETTER}{_SMALL}{{1,30}}~{_NORDIC_STREET}~\d{{1,3}}(?:\s?[A-H])?(?!\w)",
            case=True,
        ),
        digits=1,
        needs=_NORDIC_NEEDED,
    ),
    Kind(
        "street-address",
        "a street address",
        shape(
            rf"(?<!\w){_LETTER}[\w-]{{1,40}}?(?:\s|-)?{_GERMAN_STREET}~?\d{{1,4}}(?:\s?[a-h])?(?!\w)",
            case=True,
        ),
        digits=1,
        needs=("straße", "strasse", "str.", "weg", "platz", "gasse", "allee", "damm"),
    ),
    Kind(
        "street-address",
        "a street address",
        shape(
            rf"(?<![\w.,-])\d{{1,5}}[A-Za-z]?,?~(?:(?:{_LETTER}[\w'’.-]{{0,30}}|\d{{1,3}}(?:st|nd|rd|th))~){{1,4}}{_ENGLISH_STREET}(?!\w)",
            case=True,
        ),
        digits=1,
    ),
    Kind(
        "street-address",
        "a street address",
        shape(
            r"(?<!\w)\d{1,4},?~(?:bis~|ter~)?(?:rue|avenue|boulevard|place|chemin|via|calle)~(?:d[eu]~(?:la~)?|des~|della~)?\w{2,30}"
        ),
        digits=1,
        needs=("rue", "avenue", "boulevard", "place", "chemin", "via", "calle"),
    ),
    Kind(
        "street-address",
        "a post box",
        shape(r"(?<!\w)(?:P\.?\s?O\.?\s?Box|Postbox|Postboks|Postfach)~\d{1,6}"),
        digits=1,
        needs=("box", "fach"),
    ),
    Kind(
        "street-address",
        "a place on the map",
        shape(r"(?<![\d.])(-?\d{1,3}\.\d{4,12})°?\s?[NS]?,\s?(-?\d{1,3}\.\d{4,12})"),
        _is_place_on_map,
        digits=10,
    ),
)
