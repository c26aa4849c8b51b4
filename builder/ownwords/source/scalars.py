"""The texts of a YAML file that is none of the study's, such as mkdocs.yml: whatever its tags."""

from collections.abc import Iterator

import yaml

from .tree import LOADER


def scalars_of(text: str) -> Iterator[tuple[int, str]]:
    """Each key and value as YAML reads it, with its line; up to where it is no YAML."""
    try:
        for event in yaml.parse(text, Loader=LOADER):
            if isinstance(event, yaml.ScalarEvent):
                yield (event.start_mark.line if event.start_mark else 0) + 1, event.value
    except (yaml.YAMLError, ValueError, OverflowError):
        return
