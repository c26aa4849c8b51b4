"""Lays the words of a translation over a file of the study: item by item, by id.

A translation holds words and nothing else. Links, numbers, ids and dates stay those of the study,
so that both languages tell the same. What has no translation stays in the study's language, between
two marks (`i18n.kept`), so that pages can say which language it is in.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..errors import Problem
from ..i18n import kept
from ..model.base import VERBATIM, Shape
from ..source import Path, Tree, YamlSource
from ..suggestions import nearest
from .field_types import Slot, slots

_NEVER = frozenset(("contact", "phone", "sms", "email", "url", "id"))
"""Fields of plain text that are no words: what they say leads somewhere."""

_NAMES = frozenset(("label", "plain_label"))
"""Fields of plain text that readers meet as headings; others may be names of people and works."""

_QUOTE = frozenset(("text", "short", "prompt", "translated", "gist"))


@dataclass
class Overlay:
    """A file of a translation being laid over the study's.

    Attributes:
        source: The translation's file.
        language: The study's language.
        secondhand: Whether the study's quotes, where they name no language, are translations.
        problems: What is wrong in it.
        missing: Paths of words that it does not translate.
    """

    source: YamlSource
    language: str
    secondhand: bool = False
    problems: list[Problem] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def laid_over(self, shape: type[Shape], tree: Tree) -> Tree:
        """The study's file with the translation's words."""
        words = self.source.data
        if words is not None and not isinstance(words, dict):
            self._wrong((), "expected keys with values", "write the keys of the study’s own file")
            words = None
        return self._dict(shape, tree, words, (), "") if isinstance(tree, dict) else tree

    def _wrong(self, path: Path, message: str, hint: str = "") -> None:
        self.problems.append(self.source.problem(path, message, hint))

    def _dict(
        self, shape: type[Shape], tree: dict[str, Tree], words: Tree, at: Path, name: str
    ) -> dict[str, Tree]:
        known = slots(shape)
        given = words if isinstance(words, dict) else {}
        quote = shape.__name__ == "Quote"
        for key in given:
            if key not in known:
                hint = f'did you mean "{near}"?' if (near := nearest(key, known)) else ""
                self._wrong((*at, key), f'the study knows no key "{key}" here', hint)
            elif key not in tree and not (quote and key in _QUOTE) and key != "id":
                self._wrong(
                    (*at, key),
                    f'the study has no "{key}" here, so there is nothing to translate',
                    "add it to the study’s own file first",
                )
        made = {
            key: self._value(key, known[key], value, given.get(key), (*at, key), f"{name}.{key}")
            if key in known and not (quote and key in ("text", "turns", "short", "prompt"))
            else value
            for key, value in tree.items()
        }
        return self._quote(made, given, at, name) if quote else made

    def _value(self, key: str, slot: Slot, tree: Tree, words: Tree, at: Path, name: str) -> Tree:
        if slot.many and isinstance(tree, list):
            return self._list(key, slot, tree, words, at, name)
        if slot.shape and isinstance(tree, dict):
            if words is not None and not isinstance(words, dict):
                self._wrong(at, "expected keys with values, as in the study’s own file")
            return self._dict(slot.shape, tree, words, at, name)
        return self._leaf(key, slot, tree, words, at, name)

    def _leaf(self, key: str, slot: Slot, tree: Tree, words: Tree, at: Path, name: str) -> Tree:
        is_words = bool(slot.words or slot.shape) and not slot.link and key not in _NEVER
        if not is_words or slot.words == VERBATIM:
            if words is not None and words != tree:
                self._wrong(at, "this is no word to be translated; it stays as in the study")
            return tree
        if isinstance(words, str):
            return words
        if words is not None:
            self._wrong(at, "expected text")
        if not isinstance(tree, str) or not (slot.ours or key in _NAMES):
            return tree
        self.missing.append(name.lstrip("."))
        return kept(tree)

    def _list(
        self, key: str, slot: Slot, tree: list[Tree], words: Tree, at: Path, name: str
    ) -> Tree:
        places = dict(self._places(tree, words, at))
        made: list[Tree] = []
        for number, item in enumerate(tree):
            where = places.get(number)
            given = words[where] if where is not None and isinstance(words, list) else None
            told = item.get("id") if isinstance(item, dict) else None
            each = f"{name}[{told or number + 1}]"
            here = (*at, where if where is not None else number)
            if slot.shape and isinstance(item, dict):
                made.append(self._dict(slot.shape, item, given, here, each))
            else:
                made.append(self._leaf(key, slot, item, given, here, each))
        return made

    def _places(self, tree: list[Tree], words: Tree, at: Path) -> Iterator[tuple[int, int]]:
        """Which item of the study each item of the translation belongs to: by its id, or in lists
        without ids by its place.
        """
        if words is None:
            return
        if not isinstance(words, list):
            self._wrong(at, "expected a list, as in the study’s own file")
            return
        ids: dict[str, int] = {}
        for number, item in enumerate(tree):
            if isinstance(item, dict) and isinstance(told := item.get("id"), str):
                ids[told] = number
        if not ids:
            if len(words) != len(tree):
                self._wrong(
                    at,
                    f"this list has {len(words)} items, the study’s own has {len(tree)}",
                    "without ids they go together one by one; write ~ for one without translation",
                )
            else:
                yield from ((number, number) for number in range(len(tree)))
            return
        for number, item in enumerate(words):
            id_ = item.get("id") if isinstance(item, dict) else None
            if not isinstance(id_, str) or id_ not in ids:
                known = nearest(id_, ids) if isinstance(id_, str) else ""
                hint = f'did you mean "{known}"?' if known else "name an id of the study’s own file"
                self._wrong((*at, number), "the study has no item with this id", hint)
            else:
                yield ids[id_], number

    def _quote(
        self, made: dict[str, Tree], given: dict[str, Tree], at: Path, name: str
    ) -> dict[str, Tree]:
        """A quote keeps its words and their language. A translation of them stands before them and
        says who made it; of words that are a translation already there is a paraphrase alone.
        """
        spoken = made.get("language") or self.language
        if isinstance(given.get("gist"), str):
            made["gist"] = given["gist"]
        if "text" not in given:
            for key in ("short", "prompt", "turns"):
                if key in given:
                    self._wrong((*at, key), "a translation gives the quote’s `text` first")
            if "gist" not in made and not made.get("withdrawn"):
                self.missing.append(f"{name.lstrip('.')}.gist")
            return made | ({} if made.get("withdrawn") else {"language": spoken})
        if made.get("original") or (self.secondhand and "language" not in made):
            self._wrong(
                (*at, "text"),
                "the study prints a translation of this quote, and nobody translates one back",
                "say in `gist` what the quote says, in a few words of yours",
            )
        elif not isinstance(given.get("translated"), str):
            self._wrong((*at, "text"), "who translated this is missing", "add `translated: by …`")
        elif not isinstance(made.get("text"), str):
            self._wrong((*at, "text"), "an exchange of several speakers has no single text")
        else:
            made["original"] = {"language": spoken, "text": made["text"]}
            made |= {"text": given["text"], "translated": given["translated"]}
            for key in ("language", "short", "prompt"):
                made.pop(key, None)
            made |= {key: given[key] for key in ("short", "prompt") if key in given}
        return made
