"""translations/LANGUAGE/translation.yml: who translated a study into that language."""

from pydantic import Field

from .base import Prose, Shape, Text


class TranslationFile(Shape):
    """A translation of the study's words."""

    by: Text = Field(description="Who translated: `the makers of this site`.")
    note: Prose | None = Field(
        None, description="In the translation's language: how, and who has read it."
    )
