"""Takes what was chosen into the data files: rows are added, and nothing that stands there is
changed but words that were taken from the same import and are asked for anew.
"""

import json
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import field, replace

from ..errors import StudyError
from ..load import Loaded
from ..model.gaps import GAP
from ..records import dataclass
from ..source import YamlSource
from ..source.edit import Draft, Item
from .proposal import INTERVIEWER, LEFT, OPEN, TAKEN, Finding, Proposal, Quote, Said, Taken

INTERVIEWER_SPEAKS = "The interviewer speaks."
_EXAMPLE = "example-"
NOBODY_KNOWN = "The imported file does not say who speaks."


@dataclass(frozen=True)
class Choice:
    """What somebody decided.

    Attributes:
        take: Ids of what is to be taken.
        leave: Ids of what is not.
        gists: What a quote says, by its id.
        told: How it is told, by its id.
        words: Words in place of those of the file, by the id of a quote.
        newer: Ids of what is there and takes the file's newer words.
        keep: Ids of what is there and keeps its words.
    """

    take: frozenset[str] = frozenset()
    leave: frozenset[str] = frozenset()
    gists: Mapping[str, str] = field(default_factory=dict)
    told: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    newer: frozenset[str] = frozenset()
    keep: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Adopted:
    """What the data files become.

    Attributes:
        texts: New texts by the name of their file.
        proposal: The proposal with what was decided.
        quotes: How many quotes were added.
        findings: How many findings were added.
        people: How many people were added.
        examples: Whether the examples of a starter went.
        nameless: Whether rows of people would have contradicted the study, so that who speaks is
            still to write.
    """

    texts: dict[str, str | bytes | None]
    proposal: Proposal
    quotes: int = 0
    findings: int = 0
    people: int = 0
    examples: bool = False
    nameless: bool = False


def there(loaded: Loaded, others: Iterable[Proposal]) -> Taken:
    """What a project and its other imports have already."""
    study, others = loaded.study, tuple(others)
    labels = {
        finding.label.casefold(): finding.id for other in others for finding in other.findings
    }
    labels |= {each.label.casefold(): each.id for each in study.categories.categories}
    quotes = [quote.id for quote in study.quotes.quotes]
    quotes += [quote.id for other in others for quote in other.quotes]
    quotes += _waiting(loaded)
    invented = _all_examples(loaded) and _example_sample(loaded)
    people = [] if invented else [row.id for row in (*study.people, *study.cases)]
    people += [person.id for other in others for person in other.people]
    ids = {each.id for each in study.categories.categories}
    least = study.privacy.k if study.privacy else 3
    taken = frozenset({*ids, *labels.values()})
    return Taken(labels, taken, frozenset(quotes), frozenset(people), least)


def _waiting(loaded: Loaded) -> list[str]:
    """Ids of quotes that wait for their words in a sheet."""
    sheets = (sheet for book in loaded.files.books for sheet in book.sheets)
    return [
        row.at(0).strip()
        for sheet in sheets
        if sheet.name.strip().lower() == "quotes"
        for row in sheet.rows
    ]


def everything(proposal: Proposal) -> Choice:
    """All that is open."""
    pieces: tuple[Finding | Quote, ...] = (*proposal.findings, *proposal.quotes)
    return Choice(take=frozenset(each.id for each in pieces if each.state == OPEN))


def conflicts(loaded: Loaded, proposal: Proposal) -> dict[str, str]:
    """Pieces that changed in the file after they were taken, by id: the words that stand in the
    project now.
    """
    labels = {each.id: each.label for each in loaded.study.categories.categories}
    words = {
        quote.id: quote.text or "\n".join(turn.text for turn in quote.turns)
        for quote in loaded.study.published_quotes
    }
    found = {
        each.id: labels[each.id] for each in proposal.findings if each.was and each.id in labels
    }
    found |= {each.id: words[each.id] for each in proposal.quotes if each.was and each.id in words}
    return found


def adopt(loaded: Loaded, proposal: Proposal, choice: Choice) -> Adopted:
    """What the data files become when a choice is taken over; nothing is written. Where rows for
    new people would contradict the study's numbers, who speaks is still to write.

    Raises:
        StudyError: The study would not be in order.
    """
    adopted = _adopted(loaded, proposal, choice, named=True)
    try:
        loaded.edited(adopted.texts)
    except StudyError:
        if not adopted.people:
            raise
        adopted = _adopted(loaded, proposal, choice, named=False)
        loaded.edited(adopted.texts)
    return adopted


def _adopted(loaded: Loaded, proposal: Proposal, choice: Choice, *, named: bool) -> Adopted:
    study = loaded.study
    have = {each.id for each in study.categories.categories}
    known = {quote.id for quote in study.quotes.quotes}
    quotes = [
        _with_words(quote, choice)
        for quote in proposal.quotes
        if quote.id in choice.take and quote.id not in known
    ]
    wanted = _with_parents(proposal, choice.take, quotes)
    findings = [each for each in proposal.findings if each.id in wanted and each.id not in have]
    fresh = bool(findings or quotes) and _all_examples(loaded)
    sampled = not (fresh and _example_sample(loaded))
    rows = {row.id for row in study.people} if sampled else set()
    speakers = dict.fromkeys(
        turn.who for quote in quotes for turn in quote.said if turn.who not in ("", INTERVIEWER)
    )
    people = sorted((who for who in speakers if who not in rows), key=_number) if named else []
    texts: dict[str, str | bytes | None] = {}
    if findings or quotes or choice.newer:
        texts |= _yaml_texts(loaded, findings, quotes, _newer(proposal, choice), fresh, named)
    if fresh and (study.study.voice or "").startswith(_EXAMPLE):
        draft = Draft(loaded.yaml("study").exact)
        draft.drop_key(loaded.yaml("study"), ("voice",))
        texts["study.yml"] = draft.text()
    if not sampled:
        texts |= {"sample.yml": None, "people.csv": None}
        texts |= {"cases.csv": None} if loaded.table("cases").state == "read" else {}
    if people:
        texts["people.csv"] = _with_rows(loaded, people, sampled)
    texts = {name: text for name, text in texts.items() if text != _exact(loaded, name)}
    decided = _decided(proposal, choice, wanted)
    return Adopted(texts, decided, len(quotes), len(findings), len(people), fresh, not named)


def _all_examples(loaded: Loaded) -> bool:
    """Whether nothing but a starter's examples is there yet."""
    study = loaded.study
    ids = [each.id for each in study.categories.categories]
    ids += [quote.id for quote in study.quotes.quotes]
    return all(id_.startswith(_EXAMPLE) for id_ in ids)


def _example_sample(loaded: Loaded) -> bool:
    """Whether the rows of people are a starter's."""
    sample = loaded.study.sample
    return bool(sample and any(total.id.startswith(_EXAMPLE) for total in sample.totals))


def _number(id_: str) -> tuple[int, str]:
    digits = "".join(sign for sign in id_ if sign.isdecimal())
    return int(digits or 0), id_


def _exact(loaded: Loaded, name: str) -> str:
    if name == "people.csv":
        return loaded.table("people").exact
    return loaded.yaml(name.removesuffix(".yml")).exact


def _with_words(quote: Quote, choice: Choice) -> Quote:
    gist = choice.gists.get(quote.id, quote.gist)
    told = choice.told.get(quote.id, quote.told_as)
    words = choice.words.get(quote.id)
    said = (Said(quote.said[0].who, words),) if words else quote.said
    return replace(quote, gist=gist, told_as=told, said=said)


def _with_parents(
    proposal: Proposal, take: Collection[str], quotes: Iterable[Quote]
) -> frozenset[str]:
    """Findings that were chosen, those of the quotes, and all above them."""
    by_id = {finding.id: finding for finding in proposal.findings}
    waiting = [each for each in take if each in by_id]
    waiting += [id_ for quote in quotes for id_ in quote.findings]
    wanted: set[str] = set()
    while waiting:
        if (id_ := waiting.pop()) not in wanted and id_ in by_id:
            wanted.add(id_)
            waiting += [by_id[id_].parent] if by_id[id_].parent else []
    return frozenset(wanted)


def _newer(proposal: Proposal, choice: Choice) -> dict[str, Finding | Quote]:
    pieces: tuple[Finding | Quote, ...] = (*proposal.findings, *proposal.quotes)
    return {each.id: each for each in pieces if each.id in choice.newer and each.was}


def _yaml_texts(
    loaded: Loaded,
    findings: Iterable[Finding],
    quotes: Iterable[Quote],
    newer: Mapping[str, Finding | Quote],
    fresh: bool,
    named: bool,
) -> dict[str, str | bytes | None]:
    texts: dict[str, str | bytes | None] = {}
    study = loaded.study
    categories, quoted = loaded.yaml("categories"), loaded.yaml("quotes")
    draft = Draft(categories.exact)
    for at, each in enumerate(study.categories.categories):
        if isinstance(piece := newer.get(each.id), Finding):
            draft.replace_value(categories, ("categories", at, "label"), _text(piece.label))
    items = [_finding(each) for each in findings]
    _put(draft, categories, "categories", items, len(study.categories.categories) * fresh)
    if fresh and study.categories.core:
        draft.drop_key(categories, ("core",))
    texts["categories.yml"] = draft.text()
    draft = Draft(quoted.exact)
    for at, quote in enumerate(study.quotes.quotes):
        if isinstance(newer_quote := newer.get(quote.id), Quote) and quote.text:
            draft.replace_value(quoted, ("quotes", at, "text"), _text(newer_quote.words))
    items = [_quote(each, named) for each in quotes]
    _put(draft, quoted, "quotes", items, len(study.quotes.quotes) * fresh)
    texts["quotes.yml"] = draft.text()
    return texts


def without_example_calls(page: str) -> str:
    """A hand-written page without the calls that show a starter's examples."""
    return re.sub(rf'^\{{\{{ *quote\("{_EXAMPLE}[^"]*"\) *\}}\}}\n?', "", page, flags=re.MULTILINE)


def _put(draft: Draft, source: YamlSource, key: str, items: list[Item], examples: int) -> None:
    """Adds items to a list, in the place of the examples that are there."""
    if items:
        for at in range(examples):
            draft.drop_item(source, (key, at))
        draft.append(source, key, items)
    elif examples:
        draft.empty_list(source, (key,))


def _text(text: str) -> str:
    """A text as YAML holds it on one line, whatever signs are in it."""
    quoted = json.dumps(text, ensure_ascii=False)
    # YAML breaks lines at these, and forbids the rest
    return "".join(
        f"\\u{ord(sign):04x}" if sign in "\x7f\x85\u2028\u2029\ufeff" or sign < " " else sign
        for sign in quoted
    )


def _finding(finding: Finding) -> Item:
    parent = {"parent": finding.parent} if finding.parent else {}
    words = _text(" ".join(finding.professional.split())) if finding.professional else GAP
    return {
        "id": finding.id,
        **parent,
        "label": _text(finding.label),
        "label_from": "authors",
        "definition": f"{{plain: {GAP}, professional: {words}}}",
    }


def _quote(quote: Quote, named: bool) -> Item:
    fields: dict[str, str | list[str]] = {"id": quote.id}
    if len(quote.said) == 1:
        fields["text"] = _text(quote.said[0].words)
        fields["speaker"] = _speaker(quote.said[0].who, named)
    else:
        fields["turns"] = [
            f"{{speaker: {_speaker(turn.who, named or None)}, text: {_text(turn.words)}}}"
            for turn in quote.said
        ]
    if quote.prompt:
        fields["prompt"] = _text(quote.prompt)
    fields["gist"] = _text(quote.gist) if quote.gist else GAP
    fields["told_as"] = quote.told_as or GAP
    fields["categories"] = f"[{', '.join(quote.findings)}]"
    return fields


def _speaker(who: str, named: bool | None) -> str:
    """Who speaks, as a quote holds it; in a turn, which needs a speaker, `named` is never False."""
    if who == INTERVIEWER:
        return f"{{unlinked: {INTERVIEWER_SPEAKS}}}"
    if who and named is False:
        return GAP
    return f"{{person: {who}}}" if who and named else f"{{unlinked: {NOBODY_KNOWN}}}"


def _with_rows(loaded: Loaded, ids: Iterable[str], sampled: bool) -> str:
    """people.csv with rows for these people; what else the table asks of them is still to write."""
    table = loaded.table("people")
    if table.state != "read" or not sampled:
        return "".join(f"{line}\n" for line in ("id", *ids))
    newline = "\r\n" if "\r\n" in table.exact else "\n"
    text = table.exact if table.exact.endswith("\n") else table.exact + newline
    width = max(table.places.values(), default=0) + 1
    for id_ in ids:
        cells = [GAP] * width
        cells[table.places["id"]] = id_
        text += table.delimiter.join(cells) + newline
    return text


def _decided(proposal: Proposal, choice: Choice, wanted: Collection[str]) -> Proposal:
    def state(id_: str, before: str) -> str:
        if id_ in choice.take or id_ in wanted:
            return TAKEN
        return LEFT if id_ in choice.leave else before

    settled = choice.newer | choice.keep
    findings = (
        replace(each, state=state(each.id, each.state), was="" if each.id in settled else each.was)
        for each in proposal.findings
    )
    quotes = (
        replace(
            _with_words(each, choice) if each.id in choice.take else each,
            state=state(each.id, each.state),
            was="" if each.id in settled else each.was,
        )
        for each in proposal.quotes
    )
    return replace(proposal, findings=tuple(findings), quotes=tuple(quotes))
