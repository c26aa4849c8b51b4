"""Patterns of lives, days and addresses in scripts without capital letters: Chinese, Japanese and
Korean, whose words touch the numbers beside them, Arabic and Hebrew.
"""

from ...unspaced import is_near
from .kinds import Find, Kind, Search, shape
from .plain import plain

_HAN = r"[\u3400-\u9fff々]"
_KATAKANA = r"[\u30a1-\u30fa\u30fc]"
_HANGUL = r"[\uac00-\ud7a3]"
_FEW = r"[\d〇一二三四五六七八九十元]{1,4}"
_ERA = r"(?:明治|大正|昭和|平成|令和|民国|民國)"
_ALONE = r"(?<![\d.,/:-])"
_HIGH = rf"{_ALONE}(?:9\d|1[01]\d)"
_FULL_YEAR = r"(?:18|19|20)\d\d"
_ARABIC_MONTH = (
    "يناير|فبراير|مارس|أبريل|ابريل|إبريل|مايو|ماي|يونيو|يوليو|أغسطس|غشت|سبتمبر|شتنبر|أكتوبر"
    "|اكتوبر|نوفمبر|نونبر|ديسمبر|دجنبر|كانون (?:الثاني|الأول)|تشرين (?:الأول|الثاني)|شباط|آذار"
    "|نيسان|أيار|حزيران|تموز|آب|أيلول|محرم|صفر|ربيع (?:الأول|الثاني)|رجب|شعبان|رمضان"
    "|شوال|ذي (?:القعدة|الحجة)"
)
_HEBREW_MONTH = (
    "ינואר|פברואר|מרץ|מרס|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר"
)  # fmt: skip

_BIRTHS = (
    rf"(?:{_ERA}|(?={_FULL_YEAR}年)){_FEW}年(?:の|(?:{_FEW}月)?(?:{_FEW}[日号號])?)?(?:に|の)?(?:生まれ|生れ|うまれ|出生|誕生|产|生(?![活前時计産]))",
    rf"(?:生于|生於|出生于|出生於|出生在){_FULL_YEAR}年?",
    rf"{_ALONE}{_FULL_YEAR}년\s?(?:\d{{1,2}}월\s?)?(?:\d{{1,2}}일\s?)?(?:생|에 태어|출생)",
    rf"(?:مواليد|ولدت|وُلدت|ولد|وُلد|مولودة?|الولادة|متولد|میلاد)"
    rf"\s(?:\w{{1,12}}\s){{0,3}}?{_FULL_YEAR}(?!\d)",
    rf"(?:יליד(?:ת|י|ות)?|נולד(?:ת|תי|ה|נו)?|שנת לידה)"
    rf"\s(?:\w{{1,12}}\s){{0,2}}?(?:ב-?)?{_FULL_YEAR}(?!\d)",
)
_AGES = (
    rf"{_HIGH}\s?(?:歳|才|岁|歲|세|살)",
    "九十[一二三四五六七八九]?(?:歳|才|岁|歲|多岁|多歲)|(?:아흔|백)\\s?(?:하나|한|두|둘|세|셋|네|넷|다섯|여섯|일곱|여덟|아홉)?\\s?(?:살|세)(?!\\w)",
    r"(?:عمر|سن)\w{0,3}\s(?:\w{1,8}\s)?(?:9\d|1[01]\d)(?!\d)",
    rf"(?<!منذ )(?<!قبل )(?<!خلال )(?<!بعد )(?<!لمدة )"
    rf"{_HIGH}\s(?:سنة|سنه|عاما|عامًا|عاماً|عام|ساله)(?!\w)",
    r"(?:\w{2,8}\s?و\s?)?(?:تسعين|تسعون)\s(?:سنة|عاما|عامًا|عاماً)|التسعين من (?:عمر|العمر)\w{0,3}",
    r"(?:בן|בת|בני|בנות)\s(?:ה-?)?(?:9\d|1[01]\d)(?!\d)",
)
_DAYS = (
    rf"(?:(?:{_ERA}{_FEW}|{_FULL_YEAR})年\s?)?(?<!\d)(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}})月\s?(?:\d{{1,2}}|[一二三四五六七八九十廿]{{1,3}})[日号號]",
    rf"(?:{_FULL_YEAR}년\s?)?(?<!\d)\d{{1,2}}월\s?\d{{1,2}}일",
    rf"(?<!\d)\d{{1,2}}\s(?:من\s)?(?:{_ARABIC_MONTH})(?!\w)(?:\s(?:من\s)?(?:عام\s|سنة\s)?{_FULL_YEAR})?",
    rf"(?<!\d)\d{{1,2}}\s(?:ב|ל)?(?:{_HEBREW_MONTH})(?!\w)(?:\s{_FULL_YEAR})?",
)
_ADDRESSES = (
    rf"(?:{_HAN}|{_KATAKANA}|[ヶケのが]){{1,12}}{_FEW}丁目"
    rf"(?:\s?{_FEW}(?:番地?|[-‐−ー の])?(?:\s?{_FEW}号?)?)?",
    rf"(?:{_HAN}|{_KATAKANA}){{2,12}}\d{{1,4}}番地(?:の\d{{1,3}})?",
    rf"{_HAN}{{1,10}}(?:路|街|巷|弄|大道|胡同)\d{{1,5}}(?:号|號|弄)",
    rf"{_HANGUL}{{2,10}}(?:로|길)\s?\d{{1,4}}(?:번길\s?\d{{1,3}}|번지)?(?![\d개번년월일시분살세명])",
    r"(?:شارع|حارة|زقاق|نهج|زنقة)\s(?:\w{2,14}\s){1,3}?(?:رقم\s)?\d{1,4}(?!\d)",
    r"(?:רחוב|רח׳|רח')\s(?:[\u05d0-\u05ea\"״'-]{2,14}\s){1,3}?\d{1,4}(?!\d)",
)
_POST = (r"〒\s?\d{3}[-‐−ー]?\d{4}",)
_WARDS = (
    rf"(?<!\d)(?:\d{{1,2}}階?|[A-Z]\d{{0,2}}|[東西南北]\d{{0,2}}|{_KATAKANA}{{2,8}})病棟|\d{{3,4}}号室",
    r"\d{1,3}(?:号病区|病区|號病房|号病房|病房)|(?<!\d)\d{2,4}(?:병동|호실)",
    r"(?:قسم|جناح|عنبر|غرفة)\s(?:رقم\s)?\d{1,4}(?!\d)|(?:מחלקה|חדר)\s\d{1,4}(?!\d)",
)


def _kinds(code: str, what: str, patterns: tuple[str, ...], digits: int = 0) -> list[Kind]:
    return [Kind(code, what, shape(pattern, case=True), digits=digits) for pattern in patterns]


_find = Search(
    [
        *_kinds("birth-year", "a year of birth", _BIRTHS),
        *_kinds("high-age", "an age over 89", _AGES),
        *_kinds("exact-date", "an exact date", _DAYS),
        *_kinds("street-address", "a street address", _ADDRESSES, 1),
        *_kinds("postal-code", "a postal code", _POST, 7),
        *_kinds("ward", "a ward or a unit", _WARDS),
    ]
)

_ONE_CASE = "\u0590-\u05ff\u0600-\u06ff\u0750-\u077f\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff"
_TOUCHING = "\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff"
_HAS_ONE_CASE = shape(f"[{_ONE_CASE}{_TOUCHING}]", case=True)
_TOUCHES = shape(
    rf"[{_ONE_CASE}{_TOUCHING}](?=[0-9A-Za-z@+(])|(?<=[0-9A-Za-z)])[{_ONE_CASE}{_TOUCHING}]",
    case=True,
)


def has_one_case(text: str) -> bool:
    """Whether there is a letter of these scripts in a text."""
    return not is_near(text) and bool(_HAS_ONE_CASE.exact.search(text))


def search_lives(text: str) -> list[Find]:
    """What only the words of these scripts tell. Numbers of every script are read alike."""
    return _find(text) if has_one_case(text) else []


def set_apart(text: str) -> str:
    """The text with a stop in place of each letter of these scripts that touches a number or a
    Latin word, as long as before: 「090-1742-6608に」 holds a phone number, though no space says
    where it ends.
    """
    return _TOUCHES.exact.sub("、", plain(text)) if has_one_case(text) else text
