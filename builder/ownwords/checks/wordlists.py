"""Words to look for, by language. A language without a list gets only the checks that need no
words.
"""

import re

from ..records import dataclass
from ..remembered import cache


@dataclass(frozen=True)
class Hedge:
    """Words that weaken a statement in the same way: of two wordings of one claim, both need one.

    Attributes:
        words: Those that need a counterpart in the other wording.
        also: Others that may be the counterpart; alone they often say something else.
    """

    words: tuple[str, ...]
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class WordList:
    """The words and patterns of one language.

    Attributes:
        jargon: Technical terms of research, each with its forms. A glossary that has one of the
            forms explains all of them.
        per_cent: Patterns of percentages written in words.
        shares: Patterns of words that make a share out of a few people.
        advice: Patterns of words that tell a reader what to do.
        hedges: Words that weaken a statement, by what they say.
        abbreviations: Words whose full stop does not end a sentence, without the last stop.
    """

    jargon: tuple[tuple[str, ...], ...] = ()
    per_cent: tuple[str, ...] = ()
    shares: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()
    hedges: tuple[Hedge, ...] = ()
    abbreviations: frozenset[str] = frozenset()


_ENGLISH = WordList(
    jargon=(
        ("saturation", "saturated"),
        ("grounded theory",),
        ("thematic analysis",),
        ("content analysis",),
        ("discourse analysis",),
        ("phenomenology", "phenomenological"),
        ("hermeneutics", "hermeneutic"),
        ("ethnography", "ethnographic"),
        ("epistemology", "epistemological"),
        ("ontology", "ontological"),
        ("constructivism", "constructivist", "constructionist"),
        ("coding", "coder", "coders", "coded"),
        ("in vivo code", "in vivo codes"),
        ("codebook",),
        ("core category", "core concept"),
        ("constant comparison", "constant comparative"),
        ("theoretical sampling",),
        ("purposive sampling", "purposive sample"),
        ("snowball sampling",),
        ("convenience sampling", "convenience sample"),
        ("triangulation", "triangulated"),
        ("member checking", "member check"),
        ("inter-rater", "interrater", "intercoder", "inter-coder"),
        (
            "negative case",
            "negative cases",
            "deviant case",
            "deviant cases",
            "deviating case",
            "deviating cases",
        ),
        ("reflexivity", "reflexive"),
        ("positionality",),
        ("transferability",),
        ("dependability",),
        ("confirmability",),
        ("trustworthiness",),
        ("informant", "informants"),
        ("respondent", "respondents"),
        ("interviewee", "interviewees"),
        ("semi-structured", "semistructured"),
        ("focus group", "focus groups"),
        ("verbatim",),
        ("paradigm", "paradigms"),
        (
            "conceptualise",
            "conceptualised",
            "conceptualising",
            "conceptualize",
            "conceptualized",
            "conceptualizing",
        ),
        ("operationalise", "operationalised", "operationalize", "operationalized"),
        ("dyad", "dyads", "dyadic"),
        ("longitudinal",),
        ("cross-sectional",),
        ("retrospective",),
        ("heterogeneity", "heterogeneous", "homogeneous"),
        ("methodology", "methodological"),
    ),
    per_cent=(r"(?:[\dN]+ )?\bper ?cent\b",),
    shares=(
        r"(?<!the\s)(?<!at\s)\bmost (?:people\b|of (?:the(?! time)|these|those|them|us)\b)",
        (
            r"(?<!the\s)(?<!at\s)\bmost"
            r" (?!(?:is|was|has|does|always|times|things|\w+ous|\w+ss)\b)\w+s\b"
        ),
        r"\b(?:the|a) (?:\w+ )?majority\b",
        (
            r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine) (?:out of|in) (?:every"
            r" )?(?:ten|10|a hundred|100)\b"
        ),
    ),
    advice=(
        r"\byou (?:\w+ )?(?:should|must|have to|need to|ought to|had better)\b",
        r"(?<!not\s)\b(?:always|never)\b",
        r"\bit(?: is|’s|'s) best to\b",
        r"\b(?:make|be) sure (?:to|that|you)\b",
    ),
    hedges=(
        Hedge(("may", "might", "maybe", "perhaps", "possibly"), ("can", "could")),
        Hedge(("sometimes", "at times", "occasionally", "now and then")),
        Hedge(("often", "frequently", "commonly", "usually")),
        Hedge(("some", "several", "a few")),
        Hedge(("mainly", "mostly", "largely", "chiefly", "dominates", "to a large extent")),
        Hedge(("seem", "seems", "seemed", "seemingly", "appear", "appears", "appeared")),
        Hedge(("especially", "particularly", "in particular")),
        Hedge(("reluctant", "reluctance")),
        Hedge(("hardly", "more or less", "almost", "nearly")),
    ),
    abbreviations=frozenset({"e.g", "i.e", "cf", "vs", "dr", "prof", "mr", "mrs", "ms", "approx"}),
)

_SWEDISH = WordList(
    jargon=(
        ("mättnad", "teoretisk mättnad"),
        ("grundad teori", "grounded theory"),
        ("tematisk analys",),
        ("innehållsanalys",),
        ("fenomenologi", "fenomenologisk", "fenomenologiska"),
        ("hermeneutik", "hermeneutisk", "hermeneutiska"),
        ("kodning", "kodade", "kodad", "kodades"),
        ("kärnkategori", "kärnbegrepp", "kärnkategorin", "kärnbegreppet"),
        ("teoretiskt urval",),
        ("strategiskt urval",),
        ("triangulering",),
        ("reflexivitet",),
        ("informant", "informanter", "informanterna"),
        ("respondent", "respondenter", "respondenterna"),
        ("semistrukturerad", "semistrukturerade"),
        ("fokusgrupp", "fokusgrupper"),
        ("negativa fall", "avvikande fall"),
    ),
    per_cent=(r"(?:[\dN]+ )?\bprocent\b",),
    shares=(
        r"\bde (?:allra )?flesta\b",
        r"\b(?:majoriteten|flertalet|en majoritet)\b",
        r"\b(?:\d+|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio) av (?:tio|10|hundra|100)\b",
    ),
    advice=(
        r"\bdu (?:\w+ )?(?:bör|borde|måste|ska|skall|behöver)(?! inte)\b",
        r"\b(?:bör|borde|måste|ska|skall) du\b",
        r"(?<!inte\s)\b(?:alltid|aldrig)\b",
        r"\bdet är bäst att\b",
        r"\bse till att\b",
    ),
    hedges=(
        Hedge(("kanske", "möjligen"), ("kan", "kunde")),
        Hedge(("ibland", "emellanåt")),
        Hedge(("ofta", "vanligen", "vanligtvis")),
        Hedge(("några", "en del", "flera")),
        Hedge(("främst", "mest", "huvudsakligen", "till stor del")),
        Hedge(("verkar", "verkade", "tycks", "tycktes")),
        Hedge(("särskilt", "framför allt", "i synnerhet")),
        Hedge(("knappast", "nästan", "i stort sett")),
    ),
    abbreviations=frozenset(
        {
            "t.ex",
            "bl.a",
            "d.v.s",
            "dvs",
            "jfr",
            "ca",
            "nr",
            "kl",
            "s.k",
            "m.fl",
            "osv",
            "dr",
            "prof",
        }
    ),
)

_BY_LANGUAGE = {"en": _ENGLISH, "sv": _SWEDISH}


def words_of(language: str) -> WordList:
    """The words of a language tag (`en`, `sv-FI`); an empty list where there is none."""
    return _BY_LANGUAGE.get(language.split("-")[0].lower(), WordList())


@cache
def pattern(written: str) -> re.Pattern[str]:
    """Compiles a pattern of the lists. Case is ignored, and a space also matches the end of a
    line.
    """
    spaced = written.replace("\\ ", " ").replace(" ?", r"\s?").replace(" ", r"\s+")
    return re.compile(spaced, re.IGNORECASE)


@cache
def any_of(forms: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that finds any of these as whole words, in any case."""
    longest_first = sorted(forms, key=len, reverse=True)
    return pattern(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")
