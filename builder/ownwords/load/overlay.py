"""Lays the words of a translation over a file of the study: item by item, by id.

A translation holds words and nothing else. Links, numbers, ids and dates stay those of the study,
so that both languages tell the same. What has no translation stays in the study's language, between
two marks (`i18n.kept`), so that pages can say which language it is in.
"""

from collections.abc import Iterator
from dataclasses import field, replace

from ..errors import Problem
from ..i18n import kept
from ..model.base import Noun, Shape
from ..model.findings import Quote
from ..model.gaps import GAP
from ..model.translation import (
    ANY_LENGTH,
    OF_A_QUOTE,
    PRINTED,
    is_seen,
    led_by,
    may_be_translated,
)
from ..records import dataclass
from ..source import Path, Tree, YamlSource
from ..source.places import known
from ..suggestions import nearest
from .field_types import Slot, slots

NOTHING = "~"
"""Stands in a list for an item that has no translation."""

_SAID = frozenset(("text", "turns", "short", "prompt"))
"""What a quote keeps as it was printed."""


@dataclass(frozen=True)
class _At:
    """A place: in the study's file, in the translation's, and named by ids."""

    study: Path = ()
    own: Path = ()
    name: str = ""

    def key(self, key: str) -> "_At":
        return _At((*self.study, key), (*self.own, key), f"{self.name}.{key}".lstrip("."))

    def item(self, number: int, own: int | None, id_: object) -> "_At":
        here = (*self.own, number if own is None else own)
        return _At((*self.study, number), here, f"{self.name}[{id_ or number + 1}]")


@dataclass
class Overlay:
    """A file of a translation being laid over the study's.

    Attributes:
        source: The translation's file.
        language: The study's language.
        secondhand: Whether the study's quotes, where they name no language, are translations.
        problems: What is wrong in it.
        missing: Places of words that it does not translate, named by ids.
        places: Where each of its words stands in it, by the place in the study's file.
    """

    source: YamlSource
    language: str
    secondhand: bool = False
    problems: list[Problem] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    places: dict[Path, Path] = field(default_factory=dict)

    def laid(self, data: Tree) -> YamlSource:
        """The translation's file, with these values; it is asked for the places of the study's."""
        values, ends = self.source.values, self.source.ends
        made = {here: values[own] for here, own in self.places.items() if own in values}
        last = {here: ends[own] for here, own in self.places.items() if own in ends}
        places = known(made, {}, last)
        return replace(self.source, state="read", data=data, changes=(), places=places)

    def laid_over(self, shape: type[Shape], tree: Tree) -> Tree:
        """The study's file with the translation's words."""
        words = without(self.source.data)
        if words is not None and not isinstance(words, dict):
            self._wrong((), "expected keys with values", "write the keys of the study’s own file")
            words = None
        return self._dict(shape, tree, words, _At()) if isinstance(tree, dict) else tree

    def _wrong(self, path: Path, message: str, hint: str = "") -> None:
        self.problems.append(self.source.problem(path, message, hint))

    def _dict(self, shape: type[Shape], tree: dict[str, Tree], words: Tree, at: _At) -> Tree:
        if words is not None and not isinstance(words, dict):
            self._wrong(at.own, "expected keys with values, as in the study’s own file")
        given = words if isinstance(words, dict) else {}
        known = slots(shape)
        quote, noun = issubclass(shape, Quote), issubclass(shape, Noun)
        may_add = OF_A_QUOTE if quote else frozenset(known) if noun else ANY_LENGTH
        self._keys(tree, given, known, at, may_add | {"id"})
        made = {
            key: self._value(shape, key, known[key], value, given.get(key), at.key(key))
            if key in known and not (quote and key in _SAID)
            else value
            for key, value in tree.items()
        }
        if not quote:  # each language has forms of its own
            made |= self._added(given, made, may_add & known.keys(), at)
        return self._quote(made, given, at) if quote else made

    def _keys(
        self,
        tree: dict[str, Tree],
        given: dict[str, Tree],
        known: dict[str, Slot],
        at: _At,
        may_add: frozenset[str],
    ) -> None:
        """Names keys of the translation that nothing goes with."""
        for key in given:
            if key not in known:
                hint = f'did you mean "{near}"?' if (near := nearest(key, known)) else ""
                self._wrong((*at.own, key), f'the study knows no key "{key}" here', hint)
            elif key not in tree and key not in may_add:
                self._wrong(
                    (*at.own, key),
                    f'the study has no "{key}" here, so there is nothing to translate',
                    "add it to the study’s own file first",
                )

    def _added(
        self, given: dict[str, Tree], made: dict[str, Tree], may: frozenset[str], at: _At
    ) -> dict[str, Tree]:
        """Words for which the study has none."""
        added: dict[str, Tree] = {}
        for key in may & given.keys():
            if key not in made and (words := given[key]) is not None:
                added[key] = words
                self._placed(at.key(key), words)
        return added

    def _placed(self, at: _At, words: Tree) -> None:
        self.places[at.study] = at.own
        for number in range(len(words)) if isinstance(words, list) else ():
            self.places[(*at.study, number)] = (*at.own, number)

    def _value(
        self, shape: type[Shape], key: str, slot: Slot, tree: Tree, words: Tree, at: _At
    ) -> Tree:
        if slot.many and isinstance(tree, list):
            if key in ANY_LENGTH and isinstance(words, list):
                self._placed(at, words)
                return words
            return self._list(shape, key, slot, tree, words, at)
        if slot.shape and isinstance(tree, dict):
            return self._dict(slot.shape, tree, words, at)
        return self._leaf(shape, key, slot, tree, words, at)

    def _leaf(
        self, shape: type[Shape], key: str, slot: Slot, tree: Tree, words: Tree, at: _At
    ) -> Tree:
        if slot.link or not may_be_translated(key, _reading(slot)):
            if words is not None and words != tree:
                self._wrong(at.own, "this is no word to be translated; it stays as in the study")
            return kept(tree) if key in PRINTED and isinstance(tree, str) else tree
        if isinstance(words, str):
            if key == "contact" and isinstance(tree, str) and led_by(words) != led_by(tree):
                hint = f"they are: {', '.join(led_by(tree)) or 'none'}"
                self._wrong(at.own, "numbers and addresses stay as in the study", hint)
            self.places[at.study] = at.own
            return words
        if words is not None:
            self._wrong(at.own, "expected text")
        if not isinstance(tree, str) or not any(map(str.isalpha, tree)):
            return tree
        if key in PRINTED:
            return kept(tree)
        if not (slot.ours or is_seen(shape, key)):
            return tree
        self.missing.append(at.name)
        return kept(tree) if slot.ours or key in ("label", "plain_label") else tree

    def _list(
        self, shape: type[Shape], key: str, slot: Slot, tree: list[Tree], words: Tree, at: _At
    ) -> Tree:
        places = dict(self._places(tree, words, at))
        made: list[Tree] = []
        for number, item in enumerate(tree):
            where = places.get(number)
            given = words[where] if where is not None and isinstance(words, list) else None
            here = at.item(number, where, item.get("id") if isinstance(item, dict) else None)
            if slot.shape and isinstance(item, dict):
                made.append(self._dict(slot.shape, item, given, here))
            else:
                made.append(self._leaf(shape, key, slot, item, given, here))
        return made

    def _places(self, tree: list[Tree], words: Tree, at: _At) -> Iterator[tuple[int, int]]:
        """Which item of the study each item of the translation belongs to: by its id, or in lists
        without ids by its place.
        """
        if words is None:
            return
        if not isinstance(words, list):
            self._wrong(at.own, "expected a list, as in the study’s own file")
            return
        ids = {
            told: number
            for number, item in enumerate(tree)
            if isinstance(item, dict) and isinstance(told := item.get("id"), str)
        }
        if ids:
            yield from self._by_id(ids, words, at)
        elif len(words) == len(tree):
            yield from ((number, number) for number in range(len(tree)))
        else:
            self._wrong(
                at.own,
                f"this list has {len(words)} items, the study’s own has {len(tree)}",
                "without ids they go together one by one; write ~ for one without translation",
            )

    def _by_id(self, ids: dict[str, int], words: list[Tree], at: _At) -> Iterator[tuple[int, int]]:
        told: set[str] = set()
        for number, item in enumerate(words):
            id_ = item.get("id") if isinstance(item, dict) else None
            if not isinstance(id_, str) or id_ not in ids:
                known = nearest(id_, ids) if isinstance(id_, str) else ""
                hint = f'did you mean "{known}"?' if known else "name an id of the study’s own file"
                self._wrong((*at.own, number), "the study has no item with this id", hint)
            elif id_ in told:
                self._wrong((*at.own, number), f'"{id_}" stands here a second time', "keep one")
            else:
                told.add(id_)
                yield ids[id_], number

    def _quote(self, made: dict[str, Tree], given: dict[str, Tree], at: _At) -> dict[str, Tree]:
        """A quote keeps its words and their language. A translation of them stands before them and
        says who made it; of words that are a translation already there is a paraphrase alone.
        """
        spoken = made.get("language") or self.language
        if isinstance(given.get("gist"), str):
            made["gist"] = given["gist"]
            self.places[(*at.study, "gist")] = (*at.own, "gist")
        if "text" not in given:
            for key in ("short", "prompt", "turns"):
                if key in given:
                    self._wrong((*at.own, key), "a translation gives the quote’s `text` first")
            if "gist" not in made and not made.get("withdrawn"):
                self.missing.append(f"{at.name}.gist")
            return made | ({} if made.get("withdrawn") else {"language": spoken})
        if made.get("original") or (self.secondhand and "language" not in made):
            self._wrong(
                (*at.own, "text"),
                "the study prints a translation of this quote, and nobody translates one back",
                "say in `gist` what the quote says, in a few words of yours",
            )
        elif not isinstance(given.get("translated"), str):
            hint = "add `translated: by …`"
            self._wrong((*at.own, "text"), "who translated this is missing", hint)
        elif not isinstance(made.get("text"), str):
            message = "an exchange of several speakers has no single text"
            self._wrong((*at.own, "text"), message)
        else:
            self._translated(made, given, spoken, at)
        return made

    def _translated(
        self, made: dict[str, Tree], given: dict[str, Tree], spoken: Tree, at: _At
    ) -> None:
        """Puts translated words before those that were printed."""
        made["original"] = {"language": spoken, "text": made["text"]}
        for key in ("language", "short", "prompt"):
            made.pop(key, None)
        for key in ("text", "translated", "short", "prompt"):
            if key in given:
                made[key] = given[key]
                self.places[(*at.study, key)] = (*at.own, key)


def _reading(slot: Slot) -> str:
    """How the words of a field are read, also of a shape's short form, which stands for the first
    field that the shape needs.
    """
    if not slot.shape:
        return slot.words
    needed = (name for name, each in slot.shape.model_fields.items() if each.is_required())
    first = slots(slot.shape).get(next(needed, ""))
    return first.words if first and not first.link else ""


def without(tree: Tree) -> Tree:
    """The words of a translation, in which `~` and `to-write` stand for nothing."""
    if isinstance(tree, dict):
        return {key: without(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [without(item) for item in tree]
    return None if tree in (NOTHING, GAP) else tree
