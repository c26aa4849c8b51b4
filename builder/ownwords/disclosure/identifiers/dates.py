"""Patterns of exact dates: in numbers, with a month's name, in words."""

from .kinds import Kind, Match, digits_of, shape

_MONTHS = (
    "jan(?:uary|uari|uar)?|feb(?:ruary|ruari|ruar)?|mar(?:ch|s|ts)?|märz|maart|apr(?:il)?|may|maj|mai|mei|june?|juni|july?|juli|"
    "aug(?:ust|usti|ustus)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[csz](?:ember)?|"
    "janvier|février|avril|juin|juillet|août|septembre|octobre|novembre|décembre|"
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|"
    "(?:tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)kuu\\w{0,3}"
)
_ORDINALS = (
    "(?:twenty|thirty)[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|"
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|"
    "seventeenth|eighteenth|nineteenth|twentieth|thirtieth|"
    "(?:tjugo|trettio)(?:första|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde)|"
    "första|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde|tionde|elfte|tolfte|trettonde|fjortonde|femtonde|sextonde|"
    "sjuttonde|artonde|nittonde|tjugonde|trettionde"
)
_YEAR = r"(?:,?~(?:18|19|20)\d\d(?!\d)|~?[’']\d\d(?!\d))"
_BORN = (
    r"(?:born|dob|d\.o\.b\.|birthday|birth|född|födelsedag|födelsedatum|född"
    r" den|fødd|født|geboren|geb\.?|né|née)"
)

_LAST_DAY, _LAST_MONTH = 31, 12
_YEARS = range(1800, 2100)


def _is_date(parts: tuple[int, ...]) -> bool:
    """Day and month in either order."""
    low, high = sorted(parts)
    return 1 <= low <= _LAST_MONTH and high <= _LAST_DAY


def _in_numbers(match: Match) -> bool:
    """Year first or last; with four digits, or with two at the end."""
    first, middle, last = match[1], match[3], match[4]
    if len(first) == len("2014"):
        return (
            int(first) in _YEARS and len(last) <= len("17") and _is_date((int(middle), int(last)))
        )
    two, four = len(last) == len("14"), len(last) == len("2014") and int(last) in _YEARS
    return (two or four) and len(first) <= len("17") and _is_date((int(first), int(middle)))


def _in_one_piece(match: Match) -> bool:
    digits = digits_of(match)
    return _is_date((int(digits[4:6]), int(digits[6:8]))) and int(digits[4:6]) <= _LAST_MONTH


def _short_one(match: Match) -> bool:
    digits = digits_of(match)[-6:]
    return _is_date((int(digits[:2]), int(digits[2:4]))) or _is_date(
        (int(digits[2:4]), int(digits[4:6]))
    )


def _day_and_month(match: Match) -> bool:
    return _is_date((int(match[1]), int(match[2])))


def _with_month(match: Match) -> bool:
    """Accepts a month that is also a common word only with a capital letter, a year, or a day
    written as one.
    """
    day, month = match["day"] or match["before"], match["month"]
    if not 1 <= int(day) <= _LAST_DAY:
        return False
    common = month.lower() in ("may", "mar", "march", "mars", "mai", "elo")
    if match["said"] == "." and month.lower() in (
        "may",
        "march",
    ):  # a sentence ends with a number, and another begins
        return bool(match["year"])
    return not common or month[0].isupper() or bool(match["year"] or match["said"])


_NAMED = (
    rf"(?<![\w.,])(?:(?P<before>\d{{1,2}})(?P<said>:?(?:st|nd|rd|th|te|de|e|a|er)\b|\.)?~?(?:day~)?(?:of~(?:the~)?|de~)?"
    rf"(?P<month>{_MONTHS})\b\.?(?P<year>{_YEAR})?)(?P<day>)"
)
_NAMED_BACK = (
    rf"(?<!\w)(?P<before>)(?P<month>{_MONTHS})\b\.?~(?P<the>the~)?(?P<day>\d{{1,2}})(?P<said>st|nd|rd|th|:e)?"
    rf"(?![\w%])(?!~?[–-]?\d)(?![.,]\d)(?P<year>{_YEAR})?"
)

_ORDINAL_FIRST = rf"(?<!\w)(?:{_ORDINALS})~(?:(?:day~)?of~)?(?:{_MONTHS})(?!\w)"
_ORDINAL_LAST = rf"(?<!\w)(?:{_MONTHS})~(?:the~)?(?:{_ORDINALS})(?!\w)"
_STEMS = (
    "jan",
    "feb",
    "mar",
    "mär",
    "maa",
    "apr",
    "may",
    "maj",
    "mai",
    "mei",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "okt",
    "nov",
)
_OTHER_STEMS = (
    "dec",
    "des",
    "dez",
    "fév",
    "avr",
    "jui",
    "aoû",
    "déc",
    "ene",
    "abr",
    "ago",
    "dic",
    "kuu",
)
_MONTH_NEEDED = _STEMS + _OTHER_STEMS

_BIRTH_NEEDED = ("bor", "dob", "d.o", "birth", "föd", "fød", "geb", "né")

DATES = (
    Kind(
        "exact-date",
        "an exact date",
        shape(r"(?<![\d./-])(\d{1,4})([./‐‑–-])(\d{1,2})\2(\d{1,4})(?!\d)(?![./-]\d)"),
        _in_numbers,
        4,
    ),
    Kind(
        "exact-date",
        "an exact date",
        shape(
            r"(?<![\d./-])(\d{1,2})(\.?\s|\s?/\s?)(\d{1,2})(?:\.?\s|,\s|\s?/\s?)((?:18|19|20)\d\d)(?!\d)"
        ),
        _in_numbers,
        digits=6,
    ),
    Kind("exact-date", "an exact date", shape(_NAMED), _with_month, 1, _MONTH_NEEDED),
    Kind("exact-date", "an exact date", shape(_NAMED_BACK), _with_month, 1, _MONTH_NEEDED),
    Kind(
        "exact-date",
        "an exact date",
        shape(_ORDINAL_FIRST),
        needs=(*_STEMS, "december", "dec", "kuu"),
    ),
    Kind(
        "exact-date",
        "an exact date",
        shape(_ORDINAL_LAST),
        needs=(*_STEMS, "december", "dec", "kuu"),
    ),
    Kind(
        "exact-date",
        "an exact date",
        shape(r"(?<![\d.,/-])(?:18|19|20)\d{6}(?![\d/-])(?![.,]\d)"),
        _in_one_piece,
        8,
    ),
    Kind(
        "exact-date",
        "a date of birth",
        shape(rf"(?<!\w){_BORN}\W{{1,4}}(?:\w{{1,8}}~){{0,2}}\d{{6}}(?!\d)"),
        _short_one,
        6,
        _BIRTH_NEEDED,
    ),
    Kind("exact-date", "a date of birth", shape(r"(?<![\d-])\d{6}[-‐‑–][x*]{3,4}"), _short_one, 6),
    Kind(
        "exact-date",
        "an exact date",
        shape(
            r"(?<!\w)(?:den|on|the|am|born|född|since|sedan|until|till|from|från)~(\d{1,2})[./](\d{1,2})\.?(?![\d/%])"
        ),
        _day_and_month,
        digits=2,
    ),
)
"""All shapes of dates; a month and a year alone are none."""
