"""Patterns of contact details: e-mail and web addresses, phone numbers; and paths on a computer
that name its owner.
"""

import re

from .kinds import Kind, Match, digits_of, shape

_GAP = r"[\s.‐‑–−()/-]"

_PHONES = range(8, 16)
_TIMES = re.compile(r"\d{1,2}[.:]\d\d\s?[‐‑–-]\s?\d{1,2}[.:]\d\d")
_THOUSANDS = re.compile(r"[+(]?\d{1,3}(?:\s000)+|\d{1,3}(?:[\s,.]\d{3})+")
_SPAN = re.compile(r"(?:1[5-9]|20)\d\d\D{1,3}(?:(?:1[5-9]|20)\d\d|\d\d)")
_CUE = (
    r"(?:tele(?:phone|fon)\w{0,8}|tel|tfn|phone|mobile|mobil\w{0,8}|cell|nummer"
    r"|number|ring|ringa|ringde|call|called|sms|sms:a|text|texted|"
    r"whatsapp|handy|fax|swish|swisha)"
)


def _is_phone(match: Match) -> bool:
    written = match[0].strip()
    return len(digits_of(match)) in _PHONES and not (
        _TIMES.match(written) or _THOUSANDS.fullmatch(written)
    )


def _is_told(match: Match) -> bool:
    """After a word that announces a number; not an amount, not two years."""
    return not (_THOUSANDS.fullmatch(match[1]) or _SPAN.fullmatch(match[1]))


def _is_address_of_machine(match: Match) -> bool:
    return all(int(part) < 256 for part in match[0].split("."))


def _is_link(match: Match) -> bool:
    """Not two words with a full stop forgotten between them and a slash."""
    return match[0].split("/")[0].split(".")[-1].lower() not in ("and", "or", "och", "und", "he")


def _is_handle(match: Match) -> bool:
    """Not `chapter.12` or `no.12`: a name before the dot, and more letters or a year behind."""
    before, after = match[0].lower().split(".")
    return not after.isdigit() or before not in _NUMBERED


_BEFORE_NUMBERS = (
    "fig figs chap chapter kap kapitel page pages sid nos art abb abs para sec section table tab"
    " version ver vol bild fråga question item line rad jan feb mar apr jun jul aug sep sept oct"
    " okt nov dec dez approx"
)
_NUMBERED = frozenset(_BEFORE_NUMBERS.split())

HARMLESS = (
    Kind("", "a DOI", shape(r"10\.\d{4,9}/[^\s\"<>]{1,200}"), digits=6),
    Kind("", "an ORCID", shape(r"(?<!\d)\d{4}-\d{4}-\d{4}-\d{3}[\dX](?!\w)"), digits=15),
    Kind(
        "",
        "a book or a journal",
        shape(r"(?:ISBN|ISSN|PMID|PMCID|EISSN)(?:-1[03])?[:\s]{0,3}[\dX][\dX‐‑–-]{6,20}"),
        digits=6,
        needs=("isbn", "issn", "pmid", "pmcid"),
    ),
    Kind(
        "",
        "a book",
        shape(r"(?<![\w-])97[89][ -]?\d{1,5}[ -]?\d{1,7}[ -]?\d{1,6}[ -]?[\dX](?![\w-])"),
        lambda match: len(digits_of(match)) == 13,
        digits=13,
    ),
    Kind(
        "",
        "an id that a program made",
        shape(
            r"(?<![\w-])(?=[\d-]{0,35}[a-f])[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}"
            r"-[89ab][\da-f]{3}-[\da-f]{12}(?![\w-])"
        ),
        digits=4,
        needs=("-",),
    ),
    Kind(
        "",
        "from when to when",
        shape(r"(?<![\d.:])\d{1,2}[.:]\d\d\s?[‐‑–-]\s?\d{1,2}[.:]\d\d(?!\d)"),
        digits=6,
    ),
)
"""Numbers of published works and times of the day: they look like an identifier and are none."""

E_MAIL = (
    Kind(
        "email",
        "an e-mail address",
        shape(r"[\w.+%'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"),
        needs=("@",),
    ),
    Kind(
        "email",
        "an e-mail address",
        shape(r"[\w.+-]{1,64}\s?[\[({<](?:at|snabel-?a|ät|a|@)[\])}>]\s?[\w.-]{1,100}"),
        needs=("at]", "at)", "at}", "at>", "l-a", "la]", "la)", "ät", "(a", "[a", "@)", "@]"),
    ),
    Kind(
        "email",
        "an e-mail address",
        shape(r"(?<![\w.+-])[\w.+-]{1,64}~at~[\w-]{1,63}~(?:dot|punkt)~[a-z]{2,20}(?!\w)"),
        needs=("dot", "punkt"),
    ),
    Kind(
        "email",
        "an e-mail address",
        shape(r"(?<![\w.+-])[\w.+-]{1,64}~snabel-?a~[\w-]{1,63}(?:~punkt~|\.)[a-z]{2,20}(?!\w)"),
        needs=("snabel",),
    ),
)

_TOP = (
    r"(?:co\.uk|ac\.uk|org\.uk|nhs\.uk|com\.au|com|org|net|edu|gov|info|eu|io|app|blog|online|"
    r"se|nu|dk|no|fi|de|fr|nl|be|ch|at|es|it|pl|ie|ca|is)"
)
_HANDLES = (
    r"(?:insta(?:gram)?|snap(?:chat)?|twitter|tiktok|facebook|discord|telegram|skype|messenger"
    r"|youtube|linkedin|bluesky|mastodon)"
)

WEB = (
    Kind(
        "web-address",
        "a web address",
        shape(r"(?:https?://|ftp://|www\.)[^\s<>\"“”’»]{2,2000}(?<![.,;:!?)])"),
        needs=("://", "www."),
    ),
    Kind(
        "web-address",
        "a web address",
        shape(
            rf"(?<![\w@.-])[a-z0-9-]{{2,63}}(?:\.[a-z0-9-]{{1,63}}){{0,3}}\.{_TOP}(?:/[^\s<>\"“”’»]{{0,2000}}(?<![.,;:!?)])"
            rf"|(?![\w-]))",
            case=True,
        ),
        needs=tuple(f".{letter}" for letter in "abcdefginops"),
    ),
    Kind(
        "web-address",
        "a web address",
        shape(
            r"(?<![\w@./-])(?:[a-z0-9-]{1,63}\.){1,3}[a-z]{2,6}/[\w@+~-][^\s<>\"“”’»]{0,2000}(?<![.,;:!?)])"
        ),
        _is_link,
        needs=("/",),
    ),
    Kind(
        "web-address",
        "a name in a network",
        shape(r"(?<!\w)(?:u|r|user)/[a-z0-9][\w-]{2,30}"),
        needs=("u/", "r/"),
    ),
    Kind(
        "web-address",
        "a name in a network",
        shape(r"(?<![\w@./-])[a-z][a-z0-9]{0,30}(?:_[a-z0-9.]{1,30}){1,3}(?<![.])(?!\w)"),
        needs=("_",),
    ),
    Kind(
        "web-address",
        "a name in a network",
        shape(r"(?<![\w@./-])[a-z]{3,20}\.[a-z]{0,20}\d{2,6}(?![\w]|[.,]\d)"),
        _is_handle,
        digits=2,
        needs=(".",),
    ),
    Kind(
        "web-address",
        "a name in a network",
        shape(r"(?<![\w@./])@[^\W\d][\w.]{1,30}"),
        needs=("@",),
    ),
    Kind(
        "web-address",
        "a name in a network",
        shape(
            rf"(?<!\w){_HANDLES}\W{{1,4}}(?:\w{{1,10}}\W{{1,3}}){{0,4}}?[^\W\d]{{1,20}}[_.\d]+[\w.]{{1,20}}"
        ),
        needs=(
            "insta",
            "snap",
            "twitter",
            "tiktok",
            "face",
            "disc",
            "tele",
            "skype",
            "mess",
            "youtu",
            "linked",
            "blue",
            "mast",
        ),
    ),
    Kind(
        "web-address",
        "the address of a machine",
        shape(r"(?<![\d.])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\d.])"),
        _is_address_of_machine,
        digits=4,
    ),
)

FILE_PATHS = (
    Kind(
        "file-path",
        "a place on somebody’s computer",
        shape(
            r"(?<!\w)[A-Z]:[\\/]{1,2}(?:Users|Documents and Settings)[\\/]{1,2}[^\s\"'<>]{1,200}"
        ),
        needs=(":/", ":\\"),
    ),
    Kind(
        "file-path",
        "a place on somebody’s computer",
        # "../home/index.md" is a link of a page to its neighbour
        shape(
            r"(?<![\w/])(?<!\.\.)/(?:Users|home)/[^\s/\"'<>]{1,60}(?:/[^\s\"'<>]{1,200})?",
            case=True,
        ),
        needs=("/users/", "/home/"),
    ),
)

# Before the national numbers: ten digits in one piece can be either.
MOBILES = (
    Kind("phone", "a phone number", shape(r"(?<![\w.,/+-])0[67]\d{8,9}(?![\w-])"), digits=10),
)
PHONES = (
    Kind(
        "phone",
        "a phone number",
        shape(r"(?<![\w.,/+-])[6-9]\d\d(?:[ .-]\d\d){3}(?![\w-])"),
        digits=9,
    ),
    Kind(
        "phone",
        "a phone number",
        shape(rf"(?<![\w+])(?:\+|00)\s?\(?[1-9](?:{_GAP}{{0,3}}\d){{6,13}}(?!\d)"),
        _is_phone,
        digits=8,
    ),
    Kind(
        "phone",
        "a phone number",
        shape(rf"(?<![\w.,:/+–-])\(?0[1-9](?:{_GAP}{{0,3}}\d){{6,10}}(?!\d)"),
        _is_phone,
        digits=8,
    ),
    Kind(
        "phone",
        "a phone number",
        shape(r"(?<![\w-])(?:1[-. ])?(?:\([2-9]\d\d\)\s?|[2-9]\d\d[-. ‐‑])\d{3}[-. ‐‑]\d{4}(?!\d)"),
        digits=10,
    ),
    Kind(
        "phone",
        "a phone number",
        shape(rf"(?<!\w){_CUE}\b\.?[^\d\n.!?]{{0,15}}?(\d(?:[\s.‐‑–/-]{{0,2}}\d){{5,12}})(?!\d)"),
        _is_told,
        digits=6,
    ),
)
