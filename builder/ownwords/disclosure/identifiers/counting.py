"""Numbers said in words, in the languages served: parts of patterns of other modules."""

_EN_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_EN_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_EN_ONES = "zero|one|two|three|four|five|six|seven|eight|nine"
_SV_ONES = "noll|ett|en|två|tre|fyra|fem|sex|sju|åtta|nio"
_SV_TEENS = "tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton|nitton"
_SV_TENS = "tjugo|trettio|fyrtio|femtio|sextio|sjuttio|åttio|nittio"
_DE_ONES = "null|eins|ein|zwei|zwo|drei|vier|fünf|sechs|sieben|acht|neun"
_DE_TEENS = "zehn|elf|zwölf|dreizehn|vierzehn|fünfzehn|sechzehn|siebzehn|achtzehn|neunzehn"
_DE_TENS = "zwanzig|dreißig|dreissig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig"
_FR_ONES = "zéro|zero|un|deux|trois|quatre|cinq|six|sept|huit|neuf"
_FR_TEENS = "dix(?:-(?:sept|huit|neuf))?|onze|douze|treize|quatorze|quinze|seize"
_FR_TENS = "vingt|trente|quarante|cinquante|soixante|quatre-vingts?|septante|huitante|nonante"
_ES_ONES = "cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve"
_ES_TEENS = (
    "diez|once|doce|trece|catorce|quince|dieciséis|diecisiete|dieciocho|diecinueve"
    "|veintiuno|veintidós|veintitrés|veinticuatro|veinticinco|veintiséis|veintisiete|veintiocho"
    "|veintinueve"
)
_ES_TENS = "veinte|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa"
_NO_ONES = "null|nul|en|et|ett|to|tre|fire|fem|seks|sju|syv|åtte|otte|ni"
_NO_TEENS = "ti|elleve|tolv|tretten|fjorten|femten|seksten|sytten|atten|nitten"
_NO_TENS = (
    "tjue|tyve|tretti|tredive|førti|fyrre|femti|halvtreds|seksti|tres|sytti|halvfjerds"
    "|åtti|firs|nitti|halvfems"
)
_FI_ONES = "nolla|yksi|kaksi|kolme|neljä|viisi|kuusi|seitsemän|kahdeksan|yhdeksän"

SMALL = {
    word: at
    for ones, teens in (
        (_EN_ONES, _EN_TEENS),
        (_SV_ONES.replace("|en|", "|"), _SV_TEENS),
        (_DE_ONES.replace("|ein|", "|").replace("|zwo|", "|"), _DE_TEENS),
        (_FR_ONES.replace("|zero|", "|"), "dix|onze|douze"),
        (_ES_ONES, "diez|once|doce"),
        (_FI_ONES, "kymmenen"),
    )
    for at, word in enumerate(f"{ones}|{teens}".split("|"))
}
"""What the plainest digits are worth, to tell counting from a number."""

_DIGIT = f"{_EN_ONES}|oh|{_SV_ONES}|{_DE_ONES}|{_FR_ONES}|{_ES_ONES}|{_NO_ONES}|{_FI_ONES}"
_TWO = "|".join(
    (
        rf"(?:{_EN_TENS})(?:[ -](?:{_EN_ONES}))?|{_EN_TEENS}",
        rf"(?:{_SV_TENS})(?:{_SV_ONES})?|{_SV_TEENS}",
        rf"(?:(?:{_DE_ONES})und)?(?:{_DE_TENS})|{_DE_TEENS}",
        rf"(?:{_FR_TENS})(?:(?:-| et )(?:{_FR_TEENS}|{_FR_ONES}|onze))?|{_FR_TEENS}",
        rf"(?:{_ES_TENS})(?: y (?:{_ES_ONES}))?|{_ES_TEENS}",
        rf"(?:(?:{_NO_ONES})og)?(?:{_NO_TENS})(?:{_NO_ONES})?|{_NO_TEENS}",
    )
)
SAID_ZERO = rf"noll(?:{_SV_ONES}|{_SV_TENS})?|zero|null|zéro|cero|nolla"
"""What numbers of telephones begin with: “noll”, “nollåtta”."""
SAID_DIGITS = rf"(?:(?:double|triple|dubbel|doppel|doble)~)?(?:{_TWO}|{_DIGIT})"
"""One or two digits said in a word."""

SAID_YEAR = "|".join(
    (
        rf"nineteen[ -](?:{_EN_TENS})(?:[ -](?:{_EN_ONES}))?",
        rf"nineteen[ -](?:{_EN_TEENS}|oh[ -]\w{{3,5}})",
        rf"(?:nittonhundra)?(?:{_SV_TENS}|(?:tre|för|fem|sex|sju|åt)ti)(?:{_SV_ONES})",
        rf"nittonhundra(?:{_SV_TENS})",
        rf"neunzehnhundert(?:(?:{_DE_ONES})und)?(?:{_DE_TENS})",
        rf"(?:mille|dix)[ -]neuf[ -]cents?[ -](?:{_FR_TENS})"
        rf"(?:(?:-| et )(?:{_FR_TEENS}|{_FR_ONES}))?",
        rf"mil~novecientos~(?:{_ES_TENS})(?: y (?:{_ES_ONES}))?",
        rf"nittenhundreog(?:{_NO_TENS})(?:{_NO_ONES})?",
    )
)
"""A year of the last century in words."""

SAID_VINTAGE = (
    r"(?<!\w)(?:(?:tretti|fyrti|förti|femti|sexti|sjutti|åtti|nitti)o?"
    r"(?:etta|tvåa|trea|femma|sexa|sjua|nia)(?:n|r|rna)?"
    r"|(?:som|är~en|var~en|en)~(?:fyrti|förti|femti|sexti|sjutti|åtti)o?(?:fyra|åtta)(?:n|r)?"
    rf"|(?:ein(?:er?)?|als|bin|ist)~(?:(?:{_DE_ONES})und)(?:dreißig|vierzig|fünfzig|sechzig|siebzig"
    r"|achtzig|neunzig)er(?:in)?|(?:ein|eine|als)~[3-9]\der(?:in)?)(?!\w)"
)
"""Somebody called by the year of birth: “en femtiotvåa”, “ein Achtundvierziger”."""

NINETIES = "|".join(
    (
        "ninety(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?",
        "(?:a|one) hundred(?: and (?:one|two|three|four|five|six|seven|eight|nine|ten))?",
        "nittio(?:ett|en|två|tre|fyra|fem|sex|sju|åtta|nio)?",
        "hundra(?:ett|en|två|tre|fyra|fem|sex|sju|åtta|nio)",
        f"(?:(?:{_DE_ONES})und)?neunzig",
        f"hundert(?:{_DE_ONES})",
        f"quatre-vingt-(?:{_FR_TEENS})|nonante(?:-(?:{_FR_ONES}))?",
        f"noventa(?: y (?:{_ES_ONES}|un))?",
        f"nitti(?:{_NO_ONES})?|(?:(?:{_NO_ONES})og)?halvfems",
        f"yhdeksänkymmentä(?:{_FI_ONES})?",
    )
)
"""Ninety and more."""

NINETIES_NEED = (
    "ninet", "hundr", "nitti", "neunzig", "quatre-v", "nonant", "novent", "halvfems", "yhdeksänk",
)  # fmt: skip

_DE_ORDINAL = (
    "(?:ers|zwei|drit|vier|fünf|sechs|sieb|siebten|ach|neun|zehn|elf|zwölf|dreizehn"
    "|vierzehn|fünfzehn"
    "|sechzehn|siebzehn|achtzehn|neunzehn)te[nrs]?"
    "|(?:(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)und)?(?:zwanzig|dreißig"
    "|dreissig)ste[nrs]?"
)
_NO_ORDINAL = (
    "første|anden|andre|tredje|fjerde|femte|sjette|syvende|sjuende|ottende|åttende|niende|tiende"
    "|ellevte|elvte|ellefte|tolvte|tolfte|trettende|fjortende|femtende|sekstende|syttende|attende"
    f"|nittende|(?:(?:{_NO_ONES})og)?(?:tyvende|tjuende)|tjue(?:første|andre|tredje|fjerde|femte"
    "|sjette|sjuende|åttende|niende)|(?:enog)?(?:tredivte|trettiende)|trettiførste"
)
ORDINALS = (
    "(?:twenty|thirty)[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|"
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth"
    "|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|"
    "(?:tjugo|trettio)(?:första|förste|andra|andre|tredje|fjärde|femte|sjätte|sjunde|åttonde"
    "|nionde)|första|förste|andra|andre|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde|tionde"
    "|elfte|tolfte|trettonde|fjortonde|femtonde|sextonde|sjuttonde|artonde|nittonde|tjugonde"
    f"|trettionde|{_DE_ORDINAL}|{_NO_ORDINAL}"
)
"""First to thirty-first, in languages in which dates are said with ordinals."""

FRENCH_DAY = (
    rf"(?:premier|1er|vingt(?:(?:-| et )(?:{_FR_ONES}))?|trente(?: et un)?|{_FR_TEENS}|{_FR_ONES})"
)
SPANISH_DAY = rf"(?:primero|treinta(?: y uno)?|veinte|{_ES_TEENS}|{_ES_ONES}|un)"
FINNISH_DAY = (
    "(?:ensimmäi|toi|kolma|neljä|viide|kuude|seitsemä|kahdeksa|yhdeksä|kymmene|yhdestoista"
    "|kahdestoista)\\w{0,20}"
)
