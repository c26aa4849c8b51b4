"""Patterns of places where somebody lives: streets, post boxes, postal codes, coordinates."""

import re

from .kinds import Kind, Match, beginnings, shape

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
    r"|Crescent|Terrace|Place|Pl\.?|Square|Gardens|Grove|Way|Boulevard|Blvd\.?"
    r"|Hill|Row|Walk|Mews|Parkway|Highway|Circle|Green|Park|Rise|View)"
)

_BEFORE_STREET = (
    r"(?:S:t|S:ta|Sankt|Sankta|Norra|Södra|Östra|Västra|Stora|Lilla|Övre|Nedre|Gamla|Nya)"
)
_NO_STREET = r"(?!(?:På|Den|Hela|Längs|Via|Mot|Efter|Ut|Över|Vid|Förbi|En|Samma|Från|Till|Om)\b)"


def _is_place_on_map(match: Match) -> bool:
    """Two numbers in range: with a full stop and four places, or with a degree or a direction."""
    lat, long = (abs(float(number.replace(",", "."))) for number in (match[1], match[3]))
    places = min(len(re.split("[.,]", number)[1]) for number in (match[1], match[3]))
    marked = match[2] or match[4] or "°" in match[0] or match[0][0] in "NnSs"
    plainly = "." in match[1] and "." in match[3] and places >= len("1234")
    return lat <= 90 and long <= 180 and bool(marked or plainly)


def _is_angle(match: Match) -> bool:
    """With minutes or a direction; “38° 2” alone is a temperature."""
    return any(sign in match[0] for sign in "’'′´") or match[0][-1].upper() in "NSEWÖOVØ"


def _is_plus_code(match: Match) -> bool:
    """Letters beside digits: “2024+25” is none."""
    return any(letter.isalpha() for letter in match[0])


_POST_TO = (
    r"(?<!\w)(?:lived?|living|moved?|moving|bod\w{1,3}|bor|flytta\w{0,3}|wohn\w{1,4}|gewohnt|zog|zieh\w{1,3}"
    r"|gezogen|habit\w{1,5}|viv\w{1,5}|déménag\w{1,4}|post\w{0,3}|mail|letters?|brev\w{0,3}|adress\w{0,3}"
    r"|address)[^.!?\d\n]{0,30}?~(?:in|to|i|på|till|från|nach|aus|à|dans~le|en|from|at|var|är|is|was)~"
)
_NO_AMOUNT = (
    r"(?!\w|[.,:/-]\d|~\d|~(?:kr\w{0,5}|euros?|pounds|people|personer|menschen|leute|gånger|times"
    r"|square|meter|steps|steg)\b)"
)

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
            r" -]?code)?|postnumret|postnumre\w{0,2}|postleitzahl|code~postal|código~postal"
            r"|postinumero|plz)\b[^\d\n]{0,10}?[A-Z]{0,2}\d[\w ]{1,8}"
        ),
        digits=1,
        needs=("post", "zip", "plz"),
    ),
    Kind(
        "postal-code",
        "a postal code",
        shape(
            rf"{_POST_TO}(?:[1-9]\d\d~(?!00)\d\d|(?!\d\d000)\d{{5}}){_NO_AMOUNT}"
            r"|(?<!\w)(?:in|nach)~(?!\d\d000)\d{5}~(?:gewohnt|gelebt|gezogen|wohn\w{1,3})"
        ),
        digits=5,
    ),
)
_GERMAN_PLACE = (
    r"(?:markt|hof|berg|graben|ring|ufer|damm|wall|tor|feld|garten|bach|anger"
    r"|winkel|park|hang|see|wiese|steg|brücke|rain|kamp"
    r"|busch|holz|wald|grund|tal|höhe|mühle|kirche|rathaus)"
)
STREETS = (
    Kind(
        "street-address",
        "a street address",
        shape(
            rf"(?<!\w)(?:Am|An~der|Im|In~der|Auf~dem|Auf~der|Zum|Zur|Unter~den)~{_LETTER}{_SMALL}{{0,24}}{_GERMAN_PLACE}~\d{{1,3}}(?:\s?[a-h])?(?!\w)",
            case=True,
        ),
        digits=1,
        begins=beginnings("am an im in auf zum zur unter"),
    ),
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
            rf"(?<![\w.,-])\d{{1,5}}[A-Za-z]?,?~(?:(?:{_LETTER}[\w'’.-]{{0,30}}|\d{{1,3}}(?:st"
            rf"|nd|rd|th))~){{1,4}}{_ENGLISH_STREET}(?!\w)",
            case=True,
        ),
        digits=1,
    ),
    Kind(
        "street-address",
        "a street address",
        shape(
            r"(?<!\w)\d{1,4},?~(?:bis~|ter~)?(?:rue|avenue|boulevard|place|chemin|via"
            r"|calle)~(?:d[eu]~(?:la~)?|des~|della~)?\w{2,30}"
        ),
        digits=1,
        needs=("rue", "avenue", "boulevard", "place", "chemin", "via", "calle"),
    ),
    Kind(
        "street-address",
        "a street address",
        shape(
            rf"(?<!\w)(?i:calle|avenida|avda\.|paseo|plaza|camino|c/|rue|avenue|boulevard"
            rf"|chemin|quai|via|viale|piazza|rua)~(?:(?i:de|del|de~la|de~los|des?|du|la"
            rf"|l’|l')~){{0,3}}(?:{_LETTER}[\w'’.-]{{1,30}},?~){{1,4}}(?i:n[º°o]\.?~)?\d{{1,4}}(?!\w)",
            case=True,
        ),
        digits=1,
        needs=(
            "calle",
            "aven",
            "avda",
            "paseo",
            "plaza",
            "camino",
            "c/",
            "rue",
            "boule",
            "chemin",
            "quai",
            "via",
            "piazza",
            "rua",
        ),
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
        shape(
            r"(?<![\d.,])(?:[NS]\s?)?(-?\d{1,3}[.,]\d{3,12})(?:\s?°)?(?:\s?([NS])\b)?(?:[,;/]\s?"
            r"|\s){1,2}(?:[EWÖOVØ]\s?)?(-?\d{1,3}[.,]\d{3,12})(?:\s?°)?(?:\s?([EWOÖVØ])\b)?(?![.,]?\d)"
        ),
        _is_place_on_map,
        digits=4,
    ),
    Kind(
        "street-address",
        "a place on the map",
        shape(
            r"(?:[NSEWÖOVØ]\s?)?\d{1,3}\s?°\s?\d{1,2}(?:[.,]\d{1,6})?\s?[’'′´]?\s?(?:\d{1,2}(?:[.,]\d{1,4})?\s?(?:[\"”″]"
            r"|''|’’))?\s?[NSEWÖOVØ]?(?:[,\s]{1,2}(?:[NSEWÖOVØ]\s?)?\d{1,3}\s?°\s?\d{1,2}[^\s,;]{0,20})?"
        ),
        _is_angle,
        digits=3,
        needs=("°",),
    ),
    Kind(
        "street-address",
        "a place on the map",
        shape(
            r"(?<![\w+])(?:[23456789CFGHJMPQRVWX]{8}|[23456789CFGHJMPQRVWX]{4}|[23456789CFGHJMPQRVWX]{6})\+[23456789CFGHJMPQRVWX]{2,3}(?!\w)"
        ),
        _is_plus_code,
        digits=1,
        needs=("+",),
    ),
    Kind(
        "street-address",
        "a place on the map",
        shape(r"(?<![\w/:])/{3}[^\W\d_]{2,20}\.[^\W\d_]{2,20}\.[^\W\d_]{2,20}"),
        needs=("///",),
    ),
    Kind(
        "street-address",
        "a place on the map",
        shape(r"(?<!\w)geo:-?\d{1,3}\.\d{1,12},-?\d{1,3}\.\d{1,12}"),
        digits=2,
        needs=("geo:",),
    ),
)
"""Streets, post boxes, places on the map: degrees, decimal degrees, plus codes, three words."""
