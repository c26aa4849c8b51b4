"""Hints on the team's own prose: long sentences, jargon, percentages of a few people, advice, a
pair of wordings that is the same text twice, reading ease.
"""

from collections.abc import Iterable, Iterator

from ..model import Study
from ..unspaced import is_unspaced
from . import Issue
from .prose import ProseText, wordings_of
from .reading import Ease, Reading
from .sentences import Sentence, has_lix, lix, sentences
from .wordlists import WordList, any_of, pattern, words_of

LONG, OVERLONG = 20, 25
"""More words than this make a sentence in plain prose long, and too long to be let stand."""
EASY = 35
"""LIX of plain prose stays below this."""
FEW = 30
"""Up to so many people, a share or a percentage says more than the study knows."""

_TOO_LONG = (
    "overlong-sentence",
    f"over {OVERLONG} is too long for plain text whatever the reason; split the sentence",
)
_PER_CENT = r"(?:\d[\d.,]*|\bN) ?[%٪％]"


def wording_hints(reading: Reading) -> Iterator[Issue]:
    """Yields every hint on the wording of the study's own texts and of its pairs of wordings."""
    study = reading.study
    words = words_of(study.study.language)
    explained = _explained(study)
    few = 0 < _people(study) <= FEW
    for piece in reading.pieces:
        if few:
            yield from _shares(piece, words)
        if piece.plain:
            yield from _long_sentences(piece, words)
            yield from _jargon(piece, words, explained)
            yield from _advice(piece, words)
    yield from _same_wordings(study)


def ease_of(study: Study, pieces: Iterable[ProseText]) -> tuple[Ease, ...]:
    """Measures the reading ease of each audience's page and of the plain definitions. Headings,
    labels and quotes are left out; nothing is measured in a language that LIX was not made for.
    """
    if not has_lix(study.study.language):
        return ()
    words, running = (
        words_of(study.study.language),
        tuple(piece for piece in pieces if piece.running),
    )
    found: list[Ease] = []
    for audience in study.study.audiences:
        measured = lix(
            _sentences((piece for piece in running if piece.audience == audience.id), words)
        )
        if measured is not None:
            found.append(Ease(audience.id, measured, audience.wording == "plain"))
    definitions = (
        piece
        for piece in running
        if piece.file == "categories" and piece.path[2:] == ("definition", "plain")
    )
    measured = lix(_sentences(definitions, words))
    return (*found, Ease("", measured, True)) if measured is not None else tuple(found)


def hard_to_read(reading: Reading) -> Iterator[Issue]:
    """Finds plain pages that are not easy to read; the plain definitions are judged together."""
    at = {audience.id: index for index, audience in enumerate(reading.study.study.audiences)}
    for ease in reading.eases:
        if ease.plain and ease.lix >= EASY:
            file, path = (
                ("study", ("audiences", at[ease.audience]))
                if ease.audience
                else ("categories", ("categories",))
            )
            what = "this page’s own words" if ease.audience else "the plain definitions"
            yield Issue(
                file,
                path,
                f"{what} have a LIX of {ease.lix:.0f}",
                f"aim for 25 to {EASY}: use shorter words, and split only the longest sentences",
                "lix",
            )


def _found(piece: ProseText, code: str, words: str, at: int, message: str, hint: str) -> Issue:
    line = piece.line + piece.text.count("\n", 0, at) if piece.line else 0
    return Issue(piece.file, piece.path, message, hint, code, _on_one_line(words), line)


def _sentences(pieces: Iterable[ProseText], words: WordList) -> Iterator[Sentence]:
    for piece in pieces:
        yield from sentences(piece.text, words.abbreviations)


def _long_sentences(piece: ProseText, words: WordList) -> Iterator[Issue]:
    for sentence in sentences(piece.text, words.abbreviations) if piece.running else ():
        # without spaces nobody knows the number of words
        count = 0 if is_unspaced(sentence.text) else len(sentence.words)
        if count > LONG:
            code, hint = (
                _TOO_LONG
                if count > OVERLONG
                else ("long-sentence", f"aim for 12 to 16 words, and {LONG} at most")
            )
            message = f"a sentence of {count} words, “{sentence.opening} …”"
            yield _found(piece, code, sentence.opening, sentence.start, message, hint)


def _explained(study: Study) -> frozenset[str]:
    terms = study.glossary.terms if study.glossary else ()
    return frozenset(form.casefold() for term in terms for form in (term.term, *term.forms))


def _jargon(piece: ProseText, words: WordList, explained: frozenset[str]) -> Iterator[Issue]:
    for forms in words.jargon:
        if not explained.intersection(forms) and (found := any_of(forms).search(piece.text)):
            message = f"“{_on_one_line(found[0])}” is a word of research and not in the glossary"
            hint = "say it in everyday words, or explain it in glossary.yml"
            yield _found(piece, "jargon", found[0].lower(), found.start(), message, hint)


def _shares(piece: ProseText, words: WordList) -> Iterator[Issue]:
    for code, patterns, message in (
        ("percentage", (_PER_CENT, *words.per_cent), "is a percentage of a few people"),
        ("most", words.shares, "makes a share out of a few people"),
    ):
        for start, text in _matches(piece, patterns):
            hint = "give the number and its unit (4 of 16 …), or the study’s own word"
            yield _found(piece, code, text.lower(), start, f"“{text}” {message}", hint)


def _advice(piece: ProseText, words: WordList) -> Iterator[Issue]:
    for start, text in _matches(piece, words.advice):
        hint = "say what people said, or ask a question, because findings are not advice"
        yield _found(piece, "advice", text.lower(), start, f"“{text}” sounds like advice", hint)


def _matches(piece: ProseText, patterns: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Each place once, however many patterns find it, and the same words once in each text."""
    found = {
        match.start(): _on_one_line(match[0])
        for each in patterns
        for match in pattern(each).finditer(piece.text)
    }
    first = {words.lower(): start for start, words in sorted(found.items(), reverse=True)}
    yield from sorted((start, found[start]) for start in first.values())


def _people(study: Study) -> int:
    """How many people took part, by `studied`, the rows or the last step of the flow; 0 where
    nothing says so.
    """
    kept = [step.count for step in study.study.method.flow if not step.left]
    return study.studied("people") or (kept[-1] if kept else 0)


def _same_wordings(study: Study) -> Iterator[Issue]:
    for file, path, wording in wordings_of(study):
        said = [_folded(text) for text in wording.given.values()]
        if len(said) > len(set(said)):
            yield Issue(
                file,
                path,
                "both wordings are the same",
                "say it once in everyday words, once in the field’s",
                "one-wording",
            )


def _folded(text: str) -> str:
    return _on_one_line(text).casefold()


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
