"""From what a file holds to what is proposed: findings, quotes and people with made-up ids."""

import hashlib
import hmac
import random
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import field, replace

from ..records import dataclass
from ..suggestions import proposed_id
from .attributes import Attributes, Column, attributes_of
from .ids import drawn_id, free_id
from .pieces import Case, Code, Imported, Selection, counted
from .speech import Label, Part, is_interviewer, labels_in, parts_of
from .units import equal, in_order, nested

INTERVIEWER = "interviewer"
OPEN, TAKEN, LEFT = "open", "taken", "left"


@dataclass(frozen=True)
class Finding:
    """A finding as it is proposed.

    Attributes:
        key: A keyed fingerprint of the source's own id.
        id: Its id here.
        parent: The id of the one above it; empty at the top.
        label: Its name as written.
        professional: What the team wrote about it; may be empty.
        state: `open`, `taken` or `left`.
        was: The label that was taken over, while a newer import has another one.
    """

    key: str
    id: str
    parent: str
    label: str
    professional: str
    state: str = OPEN
    was: str = ""


@dataclass(frozen=True)
class Said:
    """A turn: a person's id, `interviewer`, or nobody known; and the words."""

    who: str
    words: str


@dataclass(frozen=True)
class Quote:
    """A quote as it is proposed.

    Attributes:
        key: A keyed fingerprint of the source's own id.
        id: Its id here, drawn at random.
        said: Its turns; most often one.
        findings: Ids of the findings it illustrates.
        prompt: What the interviewer asked before it; may be empty.
        inner: Words inside it that were selected by themselves.
        doubts: What somebody should look at.
        gist: What it says, as somebody wrote while adopting; may be empty.
        told_as: How it is told, likewise.
        state: `open`, `taken` or `left`.
        was: The words that were taken over, while a newer import has others.
    """

    key: str
    id: str
    said: tuple[Said, ...]
    findings: tuple[str, ...]
    prompt: str = ""
    inner: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    gist: str = ""
    told_as: str = ""
    state: str = OPEN
    was: str = ""

    @property
    def words(self) -> str:
        """All of its words, one turn on each line."""
        return "\n".join(turn.words for turn in self.said)


@dataclass(frozen=True)
class Person:
    """Somebody who speaks: a made-up id, a fingerprint, the source's name, which stays in
    `private/`, and what its variables say, by column.
    """

    key: str
    id: str
    name: str
    cells: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Proposal:
    """All that is proposed from a file.

    Attributes:
        secret: The key of the fingerprints.
        findings: Findings, parents before what is below them.
        quotes: Quotes, by finding.
        people: Those who speak in them.
        columns: What the file knows of them, as columns.
        left: What is not carried.
        remarks: What else to know.
    """

    secret: str
    findings: tuple[Finding, ...] = ()
    quotes: tuple[Quote, ...] = ()
    people: tuple[Person, ...] = ()
    left: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()


@dataclass(frozen=True)
class Taken:
    """What the project has already: findings by the label in small letters, and ids; `least` is how
    many people have to be alike.
    """

    findings: dict[str, str] = field(default_factory=dict)
    ids: frozenset[str] = frozenset()
    quotes: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    least: int = 3


def propose(found: Imported, there: Taken, before: Proposal | None = None) -> Proposal:
    """What a file proposes; ids of an import before stay.

    Args:
        found: What the file holds.
        there: What the project has.
        before: What the same file proposed before, with what was decided.
    """
    return _Making(found, there, before).proposal()


class _Making:
    """Makes a proposal, step by step."""

    def __init__(self, found: Imported, there: Taken, before: Proposal | None) -> None:
        self.found, self.there = found, there
        self.before = before or Proposal(secrets.token_hex(16))
        self.people: dict[str, Person] = {}
        self.left = list(found.left)
        self.remarks = list(found.remarks)
        names = [case.name for case in found.cases]
        self.labels = {key: labels_in(text.text, names) for key, text in found.texts.items()}
        self.shared = _shared_labels(self.labels)

    def proposal(self) -> Proposal:
        findings, ids = self._findings()
        quotes = self._quotes(ids)
        order = {finding.id: at for at, finding in enumerate(findings)}
        quotes.sort(key=lambda quote: min((order[id_] for id_ in quote.findings), default=-1))
        people = self._mixed()
        quotes = [
            replace(
                quote,
                said=tuple(
                    replace(turn, who=people.get(turn.who, turn.who)) for turn in quote.said
                ),
            )
            for quote in quotes
        ]
        self._say_cases()
        told = self._attributes()
        persons = [replace(each, cells=told.of(key)) for key, each in self.people.items()]
        return Proposal(
            self.before.secret,
            tuple(findings),
            tuple(quotes),
            tuple(sorted(persons, key=lambda person: person.id)),
            (*self.left, *told.left),
            tuple(self.remarks),
            told.columns,
        )

    def _attributes(self) -> Attributes:
        known = {f"case:{case.key}": case for case in self.found.cases}
        speaking = {key: known[key] for key in self.people if key in known}
        silent = [case for key, case in known.items() if key not in speaking]
        return attributes_of(self.found.variables, speaking, silent, self.there.least)

    def _key(self, kind: str, key: str) -> str:
        message = f"{kind}:{key}".encode()
        return hmac.new(self.before.secret.encode(), message, hashlib.sha256).hexdigest()[:24]

    def _findings(self) -> tuple[list[Finding], dict[str, str]]:
        codes = in_order(self.found.codes)
        wanted = self._wanted(codes)
        known = {finding.key: finding for finding in self.before.findings}
        used = {*self.there.ids, *(each.id for each in self.before.findings)}
        findings: list[Finding] = []
        ids: dict[str, str] = {}
        for code in codes:
            key = self._key("code", code.key)
            label = " ".join(code.name.split())[:200] or "?"
            old = known.get(key)
            same = self.there.findings.get(label.casefold())
            id_ = old.id if old else same or free_id(proposed_id(label) or "finding", used)
            used.add(id_)
            ids[code.key] = id_
            state = OPEN if code.key in wanted else LEFT
            findings.append(
                Finding(key, id_, ids.get(code.parent, ""), label, code.description, state)
            )
        if unused := [code.name for code in codes if code.key not in wanted]:
            few = ", ".join(unused[:8]) + (", …" if len(unused) > 8 else "")
            self.left.append(f"{counted(len(unused), 'code')} never used: {few}")
        return findings, ids

    def _wanted(self, codes: Sequence[Code]) -> set[str]:
        """Codes that something is coded with, and those above them; of a codebook all but those
        that it says are unused.
        """
        by_key = {code.key: code for code in codes}
        wanted = {code for each in self.found.selections for code in each.codes}
        if not self.found.selections:
            wanted = set(by_key) - self.found.unused
        for key in list(wanted):
            while (code := by_key.get(key)) and code.parent and code.parent not in wanted:
                wanted.add(code.parent)
                key = code.parent
        return wanted

    def _quotes(self, ids: dict[str, str]) -> list[Quote]:
        coded = [each for each in self.found.selections if each.codes]
        units = nested(equal(coded))
        known = {quote.key: quote.id for quote in self.before.quotes}
        used = {*self.there.quotes, *known.values()}
        prompts = self._prompts([unit.outer for unit in units])
        quotes = []
        for unit in units:
            key = self._key("quote", unit.outer.key)
            id_ = known.get(key) or drawn_id(used)
            used.add(id_)
            said = self._said(unit.outer)
            if not said:
                self.left.append("1 selection that is nothing but a speaker’s label")
                continue
            findings = tuple(dict.fromkeys(ids[code] for code in unit.codes if code in ids))
            doubts = list(unit.doubts)
            if any(turn.who == INTERVIEWER for turn in said):
                doubts.append("the interviewer speaks here")
            quotes.append(
                Quote(
                    key,
                    id_,
                    said,
                    findings,
                    prompts.get(unit.outer.key, ""),
                    unit.inner,
                    tuple(doubts),
                )
            )
        return quotes

    def _prompts(self, quotes: Sequence[Selection]) -> dict[str, str]:
        """What was selected without a code: the interviewer's words before a quote."""
        prompts: dict[str, str] = {}
        rest = 0
        for each in self.found.selections:
            if each.codes:
                continue
            parts = self._parts(each)
            after = [
                quote for quote in quotes if quote.text == each.text and quote.start >= each.end > 0
            ]
            asks = bool(parts) and all(is_interviewer(part.who) for part in parts)
            if asks and after:
                following = min(after, key=lambda quote: quote.start)
                prompts[following.key] = " ".join(part.words for part in parts)
            else:
                rest += 1
        if rest:
            self.left.append(counted(rest, "selection without a code", "selections without a code"))
        return prompts

    def _parts(self, each: Selection) -> tuple[Part, ...]:
        text = self.found.texts.get(each.text)
        if text and each.start >= 0:
            return parts_of(text.text, self.labels[each.text], each.start, each.end)
        # without the text around them, words may still carry their labels
        names = [each.person, *(case.name for case in self.found.cases)]
        labels = labels_in(each.words, filter(None, names))
        return parts_of(each.words, labels, 0, len(each.words))

    def _said(self, each: Selection) -> tuple[Said, ...]:
        turns = [Said(self._speaker(each, part.who), part.words) for part in self._parts(each)]
        joined: list[Said] = []
        for turn in turns:
            if joined and joined[-1].who == turn.who:
                joined[-1] = Said(turn.who, f"{joined[-1].words}\n{turn.words}")
            else:
                joined.append(turn)
        return tuple(joined)

    def _speaker(self, each: Selection, label: str) -> str:
        """The key of a person in this making; `interviewer`; empty where nobody can be named."""
        if label and is_interviewer(label):
            return INTERVIEWER
        if each.person:
            return self._person(f"person:{each.person.casefold()}", each.person)
        cases = [case for case in self.found.cases if case.name.casefold() == label.casefold()]
        cases = cases or self._cases_at(each)
        if len(cases) == 1:
            return self._person(f"case:{cases[0].key}", cases[0].name)
        if len(cases) > 1:
            return ""
        document = self.found.texts[each.text].name if each.text in self.found.texts else ""
        if label and label.casefold() not in self.shared:
            return self._person(f"label:{label.casefold()}", label)
        if each.text:
            return self._person(f"text:{each.text}:{label.casefold()}", f"{document} {label}")
        return ""

    def _cases_at(self, each: Selection) -> list[Case]:
        return [
            case
            for case in self.found.cases
            if any(
                text == each.text and (not (start or end) or start <= each.start < end)
                for text, start, end in case.parts
            )
        ]

    def _person(self, key: str, name: str) -> str:
        self.people.setdefault(key, Person(self._key("person", key), "", name.strip()))
        return key

    def _mixed(self) -> dict[str, str]:
        """Made-up ids, in a mixed order; those of an import before stay."""
        known = {person.key: person.id for person in self.before.people}
        names = {person.name for person in self.people.values()}  # P1 of the file is not our P1
        names |= {case.name for case in self.found.cases}
        used = {*self.there.people, *known.values(), *names}
        fresh = [key for key, person in self.people.items() if person.key not in known]
        random.SystemRandom().shuffle(fresh)
        number = 1
        for key in fresh:
            while f"P{number}" in used:
                number += 1
            used.add(f"P{number}")
            self.people[key] = replace(self.people[key], id=f"P{number}")
        for key, person in self.people.items():
            if person.key in known:
                self.people[key] = replace(person, id=known[person.key])
        return {key: person.id for key, person in self.people.items()}

    def _say_cases(self) -> None:
        silent = [case for case in self.found.cases if not case.parts]
        named = {person.name for person in self.people.values()}
        lost = [case for case in silent if case.name not in named]
        if lost:
            self.remarks.append(
                f"{counted(len(lost), 'case')} without a text, and without a quote here"
            )


def _shared_labels(labels: dict[str, tuple[Label, ...]]) -> set[str]:
    """Labels without a number that stand in several texts: `R` is somebody else in each."""
    texts: dict[str, set[str]] = {}
    for key, found in labels.items():
        for label in found:
            texts.setdefault(label.who.casefold(), set()).add(key)
    return {who for who, keys in texts.items() if len(keys) > 1 and not any(map(str.isdigit, who))}
