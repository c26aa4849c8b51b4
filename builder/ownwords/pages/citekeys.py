"""Citations as Pandoc writes them, in hand-written pages: `[@key]`, `[@one; @another]`."""

import re

from ..prose import CITED, KEY

_KEPT = re.compile(
    r"(^ {0,3}(`{3,12}(?!`)|~{3,12}(?!~))"  # a block of code
    r".{0,20000}?^ {0,3}\2[`~]{0,12}[ \t]{0,12}$"
    r"|(?<!`)(?P<ticks>`{1,9})(?!`).{0,500}?(?<!`)(?P=ticks)(?!`)"  # code in a sentence
    r"|\{%-?\s{0,9}raw\s{0,9}-?%\}.{0,2000}?\{%-?\s{0,9}endraw\s{0,9}-?%\}"
    r"|\{\{[^{}]{0,500}\}\}|\{##.{0,500}?##\})",
    re.DOTALL | re.MULTILINE,
)
"""What is shown or called as it is."""


def with_calls(text: str) -> str:
    """The text with a call of `cite` for each key, in brackets; lines keep their numbers."""
    made, end = [], 0
    for kept in _KEPT.finditer(text):
        made += [CITED.sub(_calls, text[end : kept.start()]), kept[0]]
        end = kept.end()
    return "".join([*made, CITED.sub(_calls, text[end:])])


def _calls(cited: re.Match[str]) -> str:
    keys = re.findall(KEY, cited[1])
    return "(" + "; ".join(f'{{{{ cite("{key}") }}}}' for key in keys) + ")"
