"""Patterns of exact dates: in numbers, with a month's name, in words."""

import re

from .counting import FINNISH_DAY, FRENCH_DAY, ORDINALS, SPANISH_DAY
from .kinds import Kind, Match, beginnings, digits_of, shape

MONTHS = (
    "jan(?:uary|uari|uar)?|feb(?:ruary|ruari|ruar)?|mar(?:ch|s|ts)?|märz|maart"
    "|apr(?:il)?|may|maj|mai|mei|june?|juni|july?|juli|"
    "aug(?:ust|usti|ustus)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[csz](?:ember)?|"
    "janvier|février|avril|juin|juillet|août|septembre|octobre|novembre|décembre|"
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|"
    "(?:tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)kuu\\w{0,3}"
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
    rf"(?<![\w.,])(?:(?P<before>\d{{1,2}})(?P<said>:?(?:st|nd|rd|th|te|de|e|a|er)\b"
    rf"|\.)?~?(?:day~)?(?:of~(?:the~)?|de~)?"
    rf"(?P<month>{MONTHS})\b\.?(?P<year>{_YEAR})?)(?P<day>)"
)
_NAMED_BACK = (
    rf"(?<!\w)(?P<before>)(?P<month>{MONTHS})\b\.?~(?P<the>the~)?(?P<day>\d{{1,2}})(?P<said>st"
    rf"|nd|rd|th|:e)?"
    rf"(?![\w%])(?!~?[–-]?\d)(?![.,]\d)(?P<year>{_YEAR})?"
)

_ORDINAL_FIRST = rf"(?<!\w)(?:{ORDINALS})~(?P<of>(?:day~)?of~)?(?P<month>{MONTHS})(?!\w)"
_ORDINAL_LAST = rf"(?<!\w)(?P<of>)(?P<month>{MONTHS})~(?:the~)?(?:{ORDINALS})(?!\w)"
_DAY_FIRST = (
    rf"(?<!\w)(?:(?:le|du|au|au~soir~du)~{FRENCH_DAY}~(?:{MONTHS})"
    rf"|(?:el|del|al|día)~{SPANISH_DAY}~de~(?:{MONTHS}))(?!\w)"
)
_FINNISH = (
    rf"(?<!\w)(?:tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras"
    rf"|joulu)kuun~{FINNISH_DAY}"
)

_FEASTS = (
    r"(?:christmas~(?:eve|day)|boxing~day|new~year(?:[’']?s)?~(?:eve|day)|good~friday"
    r"|easter~(?:sunday|monday)|palm~sunday|ash~wednesday"
    r"|shrove~tuesday|maundy~thursday|whit~(?:sunday|monday)|midsummer(?:[’']?s)?~(?:eve"
    r"|day)|halloween~night|bonfire~night"
    r"|valentine(?:[’']?s)?~day|st\.?~patrick[’']?s~day|mother(?:[’']?s)?~day"
    r"|father(?:[’']?s)?~day|thanksgiving~day|independence~day"
    r"|all~(?:saints|souls)[’']?~day|epiphany|walpurgis~night|fourth~of~july"
    r"|julafton\w{0,2}|juldag(?:en|s)?|annandag~jul|nyårs(?:afton|dag)\w{0,2}"
    r"|trettondag\w{0,6}|skärtorsdag\w{0,2}|långfredag\w{0,2}"
    r"|påsk(?:afton|dag)\w{0,2}|annandag~påsk|valborg(?:smässoafton)?|midsommar(?:afton"
    r"|dag)\w{0,2}|alla~helgons~dag|lucia(?:dagen|morgon\w{0,2})?"
    r"|kristi~himmelsfärds?\w{0,8}|pingst(?:afton|dag)\w{0,2}|mors~dag|fars~dag|nationaldagen"
    r"|heilig(?:abend|er~abend|en~abend)|weihnachts(?:tag|abend)|(?:ersten?|zweiten?)[rn]?~weihnachts(?:feier)?tag"
    r"|silvester(?:abend|nacht)?|neujahr(?:stag)?"
    r"|karfreitag|gründonnerstag|oster(?:sonntag|montag)|pfingst(?:sonntag|montag)"
    r"|aschermittwoch|rosenmontag|nikolaus(?:tag|abend)|allerheiligen"
    r"|(?:sankt|st\.)[- ](?:martin|nikolaus)s?(?:tag|abend)?"
    r"|martins(?:tag|abend)|dreikönigs?(?:tag)?|johanni(?:stag|snacht)?|mariä~\w{8,16}"
    r"|fronleichnam|muttertag|vatertag|christi~himmelfahrt"
    r"|(?:la~)?veille~de~noël|réveillon|(?:le~)?jour~de~(?:noël|l[’']an)|vendredi~saint"
    r"|(?:dimanche|lundi)~de~(?:pâques|pentecôte)|mercredi~des~cendres"
    r"|la~toussaint|toussaint|l[’']ascension|l[’']assomption|l[’']épiphanie|saint[- ]sylvestre"
    r"|(?:à~)?la~saint[- ]\w{3,12}|quatorze~juillet"
    r"|nochebuena|nochevieja|día~de~(?:navidad|reyes|año~nuevo|muertos|la~madre"
    r"|todos~los~santos)|(?:viernes|jueves|sábado)~santo"
    r"|domingo~de~(?:ramos|resurrección|pascua)|miércoles~de~ceniza|san~valentín"
    r"|(?:noche|día|víspera|fiesta)~de~(?:san|santa)~\w{3,12}|noche~de~reyes|(?:por|para)~san~(?:juan|josé|isidro|fermín|antón|blas|martín)"
    r"|jule?aften(?:en)?|juledag\w{0,2}|nyttårs(?:aften|dag)|nytårs(?:aften|dag)"
    r"|langfredag\w{0,2}|skjærtorsdag|skærtorsdag|påske(?:dag|aften)|sankthans(?:aften)?"
    r"|sankt~hans(?:aften)?|syttende~mai|grundlovsdag|jouluaatto\w{0,4}|joulupäivä\w{0,4}"
    r"|juhannus(?:aatto\w{0,4}|päivä\w{0,4})|pitkäperjantai\w{0,3}"
    r"|uudenvuoden(?:aatto\w{0,4}|päivä\w{0,4})|vappu(?:aatto\w{0,4}|na)|itsenäisyyspäivä\w{0,3})"
)
_SEASONS = (
    r"(?:christmas|easter|whitsun|pentecost|midsummer|thanksgiving|halloween|hanukkah"
    r"|yom~kippur|rosh~hashanah|passover|diwali|eid|nowruz|jul|julen|påsk|påsken"
    r"|midsommar|pingst|nyår|weihnachten|ostern|pfingsten|noël|pâques|pentecôte"
    r"|navidad|navidades|pascua|reyes|jul|påske|pinse|joulu\w{0,2}|juhannu\w{0,3})"
)
_WHICH_YEAR = (
    r"(?:,?~(?:in~|de~|del~|en~|i~|im~jahr~|von~|year~|the~year~)?(?:(?:19|20)\d\d|[’']\d\d)(?!\d))"
)


def _is_one_day(match: Match) -> bool:
    """Not a feast of every year: `every Christmas Eve`."""
    before = match.string[max(0, match.start() - 16) : match.start()].lower().split()
    after = match.string[match.end() : match.end() + 16].lower().split()
    return bool(match["year"]) or _EVERY.isdisjoint((*before[-2:], *after[:1]))


_EVERY_YEAR = (
    "every each always varje alltid varenda jede jeden jedes jedem immer chaque toujours cada"
    " todos todas siempre hver hvert alltid joka aina"
)
_EVERY = frozenset(_EVERY_YEAR.split())


_ENGLISH_DAY = re.compile(
    r"\b(?:\w{5,6}[ -])?(?:first|second|third|\w{3,8}(?:fth|xth|nth|hth|nth|ieth))\b",
    re.IGNORECASE,
)


def _in_words(match: Match) -> bool:
    """“The second may have been …” is no day: a month that is a common word needs its capital, or
    “of” before it. Where days are said as in Swedish, months have no capital: “den tredje mars”.
    """
    month = match["month"]
    return (
        month.lower() not in ("may", "mar", "march", "mars")
        or (month == "mars" and not _ENGLISH_DAY.search(match[0]))
        or bool(match["of"])
        or month[0].isupper()
    )


_MONTHS_BEGIN = beginnings(
    "jan january januari januar janvier feb february februari februar febrero mar march mars marts"
    " märz maart marzo apr april may maj mai mei mayo jun june juni junio juin jul july juli"
    " julio juillet aug august augusti augustus sep sept september septembre septiembre oct okt"
    " october oktober octobre octubre nov november novembre noviembre dec des dez december"
    " desember dezember décembre diciembre février avril août enero abril agosto tammikuu"
    " helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu"
    " joulukuu dece dese deze"
)

_FEASTS_BEGIN = beginnings(
    "eve day friday night sunday monday tuesday wednesday thursday epiphany july julafton juldag"
    " juldagen juldags annandag nyårsafton nyårsdagen trettondag skärtorsdag långfredag påskafton"
    " påskdagen valborg midsommarafton midsommardagen helgons lucia luciadagen himmelsfärd pingst"
    " mors fars nationaldagen heiligabend heiliger heiligen weihnachtstag silvester neujahr"
    " karfreitag gründonnerstag ostersonntag pfingstsonntag aschermittwoch rosenmontag nikolaus"
    " sankt st martinstag martinsabend dreikönig johanni mariä allerheiligen fronleichnam muttertag"
    " vatertag himmelfahrt veille réveillon jour saint"
    " sylvestre dimanche lundi cendres toussaint ascension assomption épiphanie valentin quatorze"
    " la víspera fiesta por para nochebuena nochevieja día santo domingo ceniza"
    " noche julaften juleaften juledag nyttårsaften"
    " nytårsaften langfredag skjærtorsdag skærtorsdag påskedag påskeaften sankthans hans syttende"
    " grundlovsdag jouluaatto joulupäivä juhannus pitkäperjantai uudenvuoden vappu itsenäisyys"
)
_SEASONS_BEGIN = beginnings(
    "christmas easter whitsun pentecost midsummer thanksgiving halloween hanukkah yom rosh"
    " passover diwali eid nowruz jul julen påsk påsken midsommar pingst nyår weihnachten ostern"
    " pfingsten noël pâques pentecôte navidad navidades pascua reyes påske pinse joulu juhannus"
)

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
            r"(?<![\d./-])(\d{1,2})(\.?\s|\s?/\s?)(\d{1,2})(?:\.?\s|,\s|\s?/\s?)((?:18"
            r"|19|20)\d\d)(?!\d)"
        ),
        _in_numbers,
        digits=6,
    ),
    Kind("exact-date", "an exact date", shape(_NAMED), _with_month, 1, begins=_MONTHS_BEGIN),
    Kind("exact-date", "an exact date", shape(_NAMED_BACK), _with_month, 1, begins=_MONTHS_BEGIN),
    Kind(
        "exact-date",
        "an exact date",
        shape(_ORDINAL_FIRST),
        _in_words,
        begins=_MONTHS_BEGIN,
    ),
    Kind(
        "exact-date",
        "an exact date",
        shape(_ORDINAL_LAST),
        _in_words,
        begins=_MONTHS_BEGIN,
    ),
    Kind("exact-date", "an exact date", shape(_DAY_FIRST), begins=_MONTHS_BEGIN),
    Kind("exact-date", "an exact date", shape(_FINNISH), needs=("kuun",)),
    Kind(
        "exact-date",
        "a feast day",
        shape(rf"(?<!\w){_FEASTS}(?!\w)(?P<year>{_WHICH_YEAR}?)"),
        _is_one_day,
        begins=_FEASTS_BEGIN,
    ),
    Kind(
        "exact-date",
        "a feast day",
        shape(rf"(?<!\w){_SEASONS}{_WHICH_YEAR}"),
        digits=2,
        begins=_SEASONS_BEGIN,
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
