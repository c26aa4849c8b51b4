"""Scripts without capital letters: which script a text is in, and names after or before a title in
scripts that have no other mark for them.
"""

import unicodedata

from ...unspaced import is_near
from .kinds import Kind, Search, shape

# blocks of scripts with one case: from Hebrew to Georgian, Hangul, the scripts of Asia, Chinese,
# Japanese, and the forms of Arabic; Cherokee and other scripts with two cases lie between
_ONE_CASE = (
    "\u0590-\u10ff\u1100-\u139f\u1400-\u1c7f\u2d30-\u2d7f\u2e80-\ua63f\ua800-\uab2f\uabc0-\ufaff"
    "\ufb1d-\ufefc\uff66-\uffdc\U00010000-\U000103ff\U00010800-\U0003ffff"
)
_HAS_ONE_CASE = shape(f"[{_ONE_CASE}]", case=True)
_NAMES = {
    "CJK": "Chinese",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "HALFWIDTH": "Japanese",
    "HANGUL": "Korean",
}


def script_without_capitals(text: str) -> str:
    """The script of a text in which most letters have no capitals, such as `Arabic`; empty where
    they have.
    """
    if is_near(text) or not _HAS_ONE_CASE.exact.search(text):
        return ""
    letters = [letter for letter in text if letter.isalpha()]
    single = [letter for letter in letters if _HAS_ONE_CASE.exact.match(letter)]
    if 2 * len(single) <= len(letters):
        return ""
    names = {unicodedata.name(letter, "UNKNOWN").split()[0] for letter in single}
    japanese = names & {"HIRAGANA", "KATAKANA", "HALFWIDTH"}
    first = unicodedata.name(single[0], "UNKNOWN").split()[0]
    return "Japanese" if japanese else _NAMES.get(first, first.title())


_HAN = r"[\u3400-\u9fff々]"
_KANA = r"[\u30a0-\u30ff\u3040-\u309f]"
_ARABIC = r"[\u0620-\u064a\u066e-\u06d3\u064b-\u0655]{2,20}"
_HEBREW = r"[\u05d0-\u05ea'׳-]{2,20}"
_DEVANAGARI = r"[\u0900-\u0963\u0970-\u097f]{2,20}"
_GEORGIAN = r"[\u10d0-\u10ff]{2,24}"
_HANGUL = r"[\uac00-\ud7a3]"
_THAI = r"[\u0e01-\u0e4e]{2,20}"
_SURNAMES = (
    "[王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧"
    "蒋蔣蔡贾賈丁魏薛叶葉阎余潘杜戴夏锺鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文]"
)
_WHAT = "a name after or before a title"

_TITLED = (
    # Japanese: さん, 先生, 様, ちゃん, 君 after a name; not after words such as お母さん
    rf"(?<![お御])(?<!{_HAN})(?!(?:お|御|患者|皆|看護師|医者|娘|息子|奥|店員|運転手|学生|叔父|叔母|婆|爺|赤|主治医|担当|心理士|母|父|兄|姉)\w{{0,2}}(?:さん|様|先生|ちゃん))"
    rf"(?:{_HAN}{{1,4}}|[\u30a0-\u30ff]{{2,10}})(?:さん|先生|様|ちゃん|くん|君|医師|氏)",
    # Chinese: a surname and a title
    rf"{_SURNAMES}{_HAN}{{0,2}}?(?:先生|女士|小姐|太太|医生|醫生|大夫|老师|老師|教授|护士|護士|护士长|主任|阿姨|叔叔|经理|博士)",
    rf"(?:小|老|阿){_SURNAMES}(?={_HAN}?(?:说|說|告诉|告訴|来|來|也|就|是|和|跟))",
    # Korean: a name before 씨, 선생님 …
    rf"(?<!{_HANGUL})(?!(?:의사|간호사|아저|담임|상담|우리|엄마|아빠|심리|그|저)\s?(?:씨|선생))(?:{_HANGUL}{{2,4}}\s?씨|{_HANGUL}{{1,4}}\s?(?:선생님|박사님|교수님|과장님|원장님))",
    # Arabic and Persian
    rf"(?<!\w)(?:ال)?(?:دكتور|دكتورة|الدكتور|الدكتورة|د\.|سيد|سيدة|السيد|السيدة|أستاذ|أستاذة|الأستاذ|الأستاذة|شيخ|الشيخ|آنسة|الآنسة|أم|أبو|عمتي|خالتي|عمي|خالي|الممرضة)\s{_ARABIC}",
    rf"(?<!\w)(?:دکتر|آقای|خانم|استاد|حاج|مهندس|عمو|خاله)\s{_ARABIC}",
    # Hebrew
    rf"(?<!\w)(?:ל|מ|ב|ה|ו|ש)?(?:ד[\"״”]ר|דוקטור|דר'|פרופ'|פרופסור|גברת|גב'|מר|הרב|רב|אחות|דודה|דוד|סבתא|סבא)\s{_HEBREW}",
    # Hindi, Marathi, Nepali
    rf"(?<!\w)(?:डॉ\.?|डॉक्टर|श्री|श्रीमती|सुश्री|प्रो\.?|प्रोफ़ेसर|पंडित|चाचा|मौसी|नर्स)\s{_DEVANAGARI}|(?<!\w){_DEVANAGARI}\s?(?:जी|भाई|दीदी)(?!\w)",
    # Thai
    rf"(?:คุณหมอ|หมอ|คุณ|นางสาว|นาง|นาย|ดร\.|พี่|อาจารย์|พยาบาล)(?!ภาพ|แม่|พ่อ|ครู|หมอ|เรียน|น้อง){_THAI}",
    # Georgian
    rf"(?<!\w)(?:ბატონ\w{{0,3}}|ქალბატონ\w{{0,3}}|ექიმ\w{{0,3}}|დოქტორ\w{{0,3}}|პროფესორ\w{{0,3}}|მამა|დეიდა|ბიძა|ძია)\s{_GEORGIAN}",
)

titled_names = Search(Kind("name-like", _WHAT, shape(pattern, case=True)) for pattern in _TITLED)
"""Looks for names with a title in texts without capital letters."""
