"""Renders hand-written pages: Markdown that embeds the study by id, in a sandbox, before any engine
reads it.

A call such as `{{ quote("an-id") }}` first becomes a token of control characters, which no data may
hold; when the page is rendered, each token becomes a block (alone on its line), a part of a
sentence, or plain text (in the front matter).
"""

import re
import sys
from types import FrameType
from typing import Any

import yaml
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ..errors import Problem
from ..prose import attribute
from ..source import WrittenPage
from ..views import Context
from . import Page, Renderer, with_front_matter
from .citekeys import with_calls
from .embeds import Embedded, Embeds, UnknownName
from .markup import refused
from .needs import declared, in_order

CALLS = "quote, category, definition, cite, term, count, total, sample_table"
_STATEMENTS = (
    *(
        nodes.For,
        nodes.Macro,
        nodes.CallBlock,
        nodes.FilterBlock,
        nodes.Assign,
        nodes.AssignBlock,
        nodes.With,
        nodes.Block,
    ),
    *(
        nodes.Include,
        nodes.Import,
        nodes.FromImport,
        nodes.Extends,
        nodes.ScopedEvalContextModifier,
    ),
)
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*\n", re.DOTALL | re.MULTILINE)
_DEEPEST = 20
_TOKEN = re.compile("\x1a(\\d+)\x1a")
_TOKEN_LINE = re.compile("^ {0,3}\x1a(\\d+)\x1a[ \\t]*$", re.MULTILINE)


class _Calls:
    """The calls of one page: collects what was embedded and the problems."""

    def __init__(self, page: WrittenPage, embeds: Embeds) -> None:
        self.page, self.embeds = page, embeds
        self.made: list[Embedded] = []
        self.problems: list[Problem] = []
        self.first_line = 1

    def functions(self) -> dict[str, Any]:
        """The functions that a page may call, by name."""
        return {name: self._recorded(name) for name in CALLS.split(", ")}

    def _recorded(self, name: str) -> Any:
        function = getattr(self.embeds, name)

        def call(*args: Any, **kwargs: Any) -> str:
            try:
                self.made.append(function(*args, **kwargs))
            except UnknownName as error:
                self._problem(_line_of_call(), str(error), error.hint)
                return ""
            except TypeError:
                self._problem(
                    _line_of_call(),
                    f"{name}(…) is called in a way it does not know",
                    f"see what {name} takes: `ownwords docs embedding`",
                )
                return ""
            return f"\x1a{len(self.made) - 1}\x1a"

        call.of_the_page = True  # type: ignore[attr-defined]
        return call

    def _problem(self, line: int, message: str, hint: str = "") -> None:
        self.problems.append(
            Problem(self.page.file, line + self.first_line - 1, 0, "", message, hint)
        )

    def render(self, text: str, first_line: int) -> str:
        """Runs the calls of a text that begins at this line of the file, and collects the
        problems.
        """
        self.first_line = first_line
        environment = _environment()
        try:
            if statement := next(environment.parse(text).find_all(_STATEMENTS), None):
                line, hint = (
                    statement.lineno,
                    (
                        'a call looks like {{ quote("id") }}; to show braces, put them in {% raw %}'
                        " … {% endraw %}"
                    ),
                )
                self._problem(
                    line,
                    "pages can only call parts of the study; loops, variables and other files "
                    "are not available",
                    hint,
                )
                return ""
            return environment.from_string(text, globals=self.functions()).render()
        except TemplateSyntaxError as error:
            self._problem(
                error.lineno,
                f"the braces cannot be read: {error.message}",
                'a call looks like {{ quote("id") }}',
            )
        except RecursionError:
            self._problem(
                1,
                "brackets are nested too deeply in this call",
                'a call looks like {{ quote("id") }}',
            )
        except (
            TemplateError,
            TypeError,
            ValueError,
            ArithmeticError,
            LookupError,
            AttributeError,
        ) as error:
            self._problem(_line_of_error(error), str(error), f"pages may call {CALLS}")
        return ""


class _Sandbox(ImmutableSandboxedEnvironment):
    """Allows a page to call the study's functions and nothing else: other features of templates
    could take all memory or run for hours.
    """

    intercepted_binops = frozenset(("+", "-", "*", "/", "//", "%", "**"))

    def is_safe_callable(self, obj: Any) -> bool:
        """Whether this is one of the functions for pages."""
        return getattr(obj, "of_the_page", False) is True

    def call_binop(self, *_: Any, **__: Any) -> Any:
        """Refuses all arithmetic."""
        raise SecurityError("nothing is calculated in a page")


def _environment() -> _Sandbox:
    """A sandbox without a loader, filters or globals. `{#` opens an attribute list in Markdown, so
    comments have marks of their own.
    """
    environment = _Sandbox(
        undefined=StrictUndefined,
        comment_start_string="{##",
        comment_end_string="##}",
        keep_trailing_newline=True,
    )
    environment.globals.clear()
    environment.filters.clear()
    return environment


def _line_of_call() -> int:
    """The line of the template with the call that is running."""
    frame: FrameType | None = sys._getframe()
    while frame:
        template = frame.f_globals.get("__jinja_template__")
        if template:
            return int(template.get_corresponding_lineno(frame.f_lineno))
        frame = frame.f_back
    return 1


def _line_of_error(error: BaseException) -> int:
    """The line of the template in which an error arose; Jinja rewrites tracebacks to name it."""
    line, traceback = 1, error.__traceback__
    while traceback:
        if traceback.tb_frame.f_code.co_filename == "<template>":
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line


def render_own_page(
    page: WrittenPage, context: Context, renderer: Renderer
) -> tuple[Page | None, list[Problem]]:
    """Renders a hand-written page with the study embedded, or returns its problems."""
    calls = _Calls(page, Embeds(context, renderer, page.path))
    head, body = _split(page.text)
    matter = _matter(page, calls, head)
    first_line = page.text[: len(page.text) - len(body)].count("\n") + 1
    calls.problems.extend(refused(page.file, body, first_line))
    rendered = calls.render(with_calls(body), first_line=first_line)
    if calls.problems or matter is None:
        return None, calls.problems
    if heading := _heading(rendered):
        # themes make a title of the heading by taking its tags away, entities resolved: quoted
        # markup would come to life
        matter.setdefault("title", _as_text(calls, heading))
    title = str(matter.get("title") or page.path)
    escaped = {
        key: attribute(str(value)) if key in ("title", "description") and value else value
        for key, value in matter.items()
    }
    text, found = _filled(rendered, calls)
    ow = _with_own(matter.get("ow"), found)
    if renderer.original:
        ow |= {"language": context.messages.language}
    if ow:
        escaped["ow"] = ow
    return Page(
        page.path,
        title,
        with_front_matter(escaped, text) if escaped else text,
        scripts=tuple(ow.get("scripts", ())),
        searched=not _left_out(matter.get("search")),
        cites=tuple(calls.embeds.cites),
    ), []


def _split(text: str) -> tuple[str, str]:
    found = _FRONT_MATTER.match(text)
    return (found[1], text[found.end() :]) if found else ("", text)


def _too_much(head: str) -> str:
    """Why front matter is refused before it is loaded: it could grow without limit or take hours to
    read.
    """
    depth = 0
    for event in yaml.parse(head, yaml.SafeLoader):
        if isinstance(event, yaml.AliasEvent):
            return "anchors and aliases (& and *) are not allowed"
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(
            event, yaml.CollectionEndEvent
        )
        if depth > _DEEPEST:
            return "brackets stand inside each other too deep"
    return ""


def _matter(page: WrittenPage, calls: _Calls, head: str) -> dict[str, Any] | None:
    try:
        if refused := _too_much(head):
            calls.problems.append(Problem(page.file, 1, 0, "", f"between --- and --- {refused}"))
            return None
        matter = yaml.safe_load(head) or {}
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        calls.problems.append(
            Problem(
                page.file,
                mark.line + 2 if mark else 1,
                0,
                "",
                "the lines between --- and --- are not YAML",
            )
        )
        return None
    if not isinstance(matter, dict):
        calls.problems.append(
            Problem(page.file, 1, 0, "", "the lines between --- and --- need the form `title: …`")
        )
        return None
    return {
        key: (
            _as_text(calls, calls.render(value, first_line=2))
            if key in ("title", "description") and isinstance(value, str)
            else value
        )
        for key, value in matter.items()
    }


def _as_text(calls: _Calls, rendered: str) -> str:
    return " ".join(_TOKEN.sub(lambda token: calls.made[int(token[1])].text, rendered).split())


def _filled(text: str, calls: _Calls) -> tuple[str, dict[str, Any]]:
    """The text with each token replaced by what it stands for (a block where one stands alone on
    its line, else a piece of the sentence), and what the page then is and needs.

    Blocks stay in the text, and Markdown leaves them alone: other plugins convert a hand-written
    page a second time (a blog its excerpts), where nothing could be exchanged for a token.
    """
    needs: set[str] = set()
    blocks: list[str] = []

    def block(token: re.Match[str]) -> str:
        embedded = calls.made[int(token[1])]
        if not embedded.block:
            return inline(token)
        blocks.append(embedded.block)
        needs.update(embedded.block_needs)
        return f"\n{embedded.block}\n"

    def inline(token: re.Match[str]) -> str:
        embedded = calls.made[int(token[1])]
        needs.update(embedded.inline_needs)
        return embedded.inline

    explained = calls.embeds.explanations()
    filled = _TOKEN.sub(inline, _TOKEN_LINE.sub(block, text)) + explained.block
    needs.update(explained.block_needs)
    return filled, declared("embedding" if blocks or explained.block else "", needs)


def _left_out(said: object) -> bool:
    """Whether the page's author wants it left out of the search: `search: {exclude: true}`."""
    return isinstance(said, dict) and said.get("exclude") is True


def _with_own(said: object, found: dict[str, Any]) -> dict[str, Any]:
    """What the page's author declares, and what was found in it: a page of finished HTML may need
    scripts that no call shows.
    """
    own = said if isinstance(said, dict) else {}
    listed = own.get("scripts")
    scripts = [*(listed if isinstance(listed, list) else ()), *found.get("scripts", ())]
    return own | found | ({"scripts": in_order(map(str, scripts))} if scripts else {})


def _heading(rendered: str) -> str:
    found = re.search(r"^# +(\S.*)$", rendered, re.MULTILINE)
    return re.sub(r"(?<!\s)\s*\{[:#.][^{}]*\}$", "", found[1].rstrip(" #")) if found else ""
