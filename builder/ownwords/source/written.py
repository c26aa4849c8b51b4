"""Writes values as YAML that reads back as the same values."""

import re
from typing import Any

import yaml

from .paths import Tree

_MEANS_NOTHING = re.compile(r"|~|null|Null|NULL|<<|=")


class _Dumper(yaml.SafeDumper):
    """Every value is text, so that `2014` and `no` need no quotation marks; nothing is shared."""

    yaml_implicit_resolvers: Any = {}  # noqa: RUF012  as PyYAML declares it

    def ignore_aliases(self, data: object) -> bool:
        del data
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        del indentless  # items stand further in than their key
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = None
    if _MEANS_NOTHING.fullmatch(text):
        style = '"'
    elif "\n" in text:
        style = "|"
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)


_Dumper.add_representer(str, _text)


def yaml_text(tree: Tree) -> str:
    """A tree as a YAML file."""
    made = yaml.dump(tree, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1_000_000)
    return str(made)
