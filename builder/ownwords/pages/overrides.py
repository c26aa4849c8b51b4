"""A project's own templates: they stand before the package's, file by file.

They are code that is trusted as much as `custom_dir` or a hook is: unlike hand-written pages they
run outside the sandbox. What goes wrong in one is a problem with file and line.
"""

from collections.abc import Iterable, Iterator
from types import TracebackType

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FunctionLoader,
    PackageLoader,
    PrefixLoader,
    TemplateSyntaxError,
)

from ..errors import Problem, StudyError
from ..source import OwnTemplate
from ..suggestions import did_you_mean

PACKAGE = "ownwords"
"""Below this name a template finds the package's own: `{% include "ownwords/home.html" %}`."""


class Overrides:
    """The templates that a project has in place of ours."""

    def __init__(self, templates: Iterable[OwnTemplate] = ()) -> None:
        self._by_name = {each.name: each for each in templates}
        self._by_path = {each.path: each for each in templates}
        self._package = PackageLoader(PACKAGE)

    @property
    def texts(self) -> dict[str, str]:
        """The project's templates by name."""
        return {name: each.text for name, each in self._by_name.items()}

    def loader(self) -> BaseLoader:
        """Finds a project's template, else the package's."""
        own = FunctionLoader(self._source)
        return ChoiceLoader([own, self._package, PrefixLoader({PACKAGE: self._package})])

    def _source(self, name: str) -> tuple[str, str, None] | None:
        own = self._by_name.get(name)
        return (own.text, own.path, None) if own else None

    def problems(self, environment: Environment) -> list[Problem]:
        """What can be known before a page is rendered: names that stand for nothing, and mistakes
        in the braces.
        """
        return [*self._unused(), *self._unreadable(environment)]

    def _unused(self) -> Iterator[Problem]:
        known = self._package.list_templates()
        for each in self._by_name.values():
            others = (other.text for other in self._by_name.values() if other is not each)
            if each.name not in known and not any(each.name in text for text in others):
                hint = did_you_mean(each.name, known) or "see builder/ownwords/templates/"
                message = f'there is no template "{each.name}" to replace'
                yield Problem(each.file, 0, 0, "", message, hint)

    def _unreadable(self, environment: Environment) -> Iterator[Problem]:
        for each in self._by_name.values():
            try:
                environment.compile(each.text, each.name, each.path)
            except TemplateSyntaxError as error:
                message = f"the template cannot be read: {error.message}"
                yield Problem(each.file, error.lineno, 0, "", message)

    def raise_named(self, error: Exception) -> None:
        """Raises a problem that names the project's template in which the error arose, if it arose
        in one.

        Raises:
            StudyError: With the file and the line of the last of the project's templates on the
                way to the error.
        """
        place: tuple[str, int] | None = None
        step: TracebackType | None = error.__traceback__
        while step:
            if own := self._by_path.get(step.tb_frame.f_code.co_filename):
                place = own.file, step.tb_lineno
            step = step.tb_next
        if place:
            message = f"the template fails: {' '.join(str(error).split()) or type(error).__name__}"
            hint = (
                "the comment that begins the package's template of this name says what it is given"
            )
            raise StudyError([Problem(*place, 0, "", message, hint)]) from None
