"""Views and hand-written pages become Markdown pages with finished HTML in them, ready for any
engine.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import field
from functools import cached_property, partial
from html import unescape
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, pass_context
from jinja2.runtime import Context as Names
from markupsafe import Markup, escape

from .. import urls
from ..carried import PAGES
from ..compiled import keep_compiled
from ..errors import StudyError
from ..graph import Graph
from ..i18n import Messages, foreign_as_spans, unmarked
from ..last_site import NOTHING, LastSite
from ..model.findings import Told
from ..model.gaps import GAP
from ..model.marks import N_
from ..model.shown import values_of
from ..prose import CITES, attribute, inline, prose
from ..records import dataclass
from ..views import Context, View
from ..views.base import noun
from ..views.help import HelpLinks, help_links
from ..views.references import reference_line, short_citation
from .assets import Asset, data_script
from .glossary_links import Explained, Mentions
from .names import names
from .needs import Needs, declared
from .overrides import Overrides


@dataclass(frozen=True)
class Page:
    """A page for the engine.

    Attributes:
        path: Where its Markdown lies.
        title: Its title as a reader sees it.
        written: The whole text of a page that somebody wrote by hand.
        finished: The finished HTML that is all of the text behind the front matter; empty where
            somebody wrote the page by hand.
        scripts: The scripts that it needs besides those of every page.
        searched: Whether the site's search looks for its words.
        cites: Keys of the works that its own words cite.
        names: Addresses of other pages whose titles it shows, with these titles.
        matter: Its front matter; empty where somebody wrote the page by hand.
        made: The fingerprint of its finished HTML, where one is kept.
    """

    path: str
    title: str
    written: str = ""
    finished: str = ""
    scripts: tuple[str, ...] = ()
    searched: bool = True
    cites: tuple[str, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    matter: dict[str, Any] = field(default_factory=dict, hash=False, repr=False)
    made: str = ""

    @property
    def address(self) -> str:
        """The page's address on the site."""
        return urls.address_of(self.path)

    @cached_property
    def text(self) -> str:
        """The whole page: front matter, then Markdown or finished HTML."""
        return with_front_matter(self.matter, self.finished) if self.finished else self.written

    @property
    def for_exchange(self) -> str:
        """The text with a token instead of the finished HTML, for an engine in which that can be
        put back after conversion: converting it would take long, and must not change it.
        """
        return with_front_matter(self.matter, FINISHED) if self.finished else self.written

    def exchanged(self, html: str) -> str:
        """Converted HTML with the finished HTML in place of the token."""
        return html.replace(FINISHED, self.finished, 1) if self.finished else html

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The ids of the finished HTML."""
        return frozenset(_ANCHOR.findall(self.finished))


FINISHED = "<div data-ow-finished></div>"
"""Stands for a page's finished HTML while an engine converts the page: to Markdown a block of HTML,
which stays as it is.
"""

_Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
"""The fast one, where PyYAML was built with it."""

_PACKAGE = Path(__file__).parent.parent
_BEGINS = '<div class="ow-page ow-page--'
"""How the finished HTML of every page begins."""
_ANCHOR = re.compile(r' id="([^"]+)"')

_LISTS = tuple(f"{urls.QUOTES}{part}/" for part in ("in", "told", "page", "shared"))
"""Lists of quotes; a quote is found at its own address."""

UNEXPLAINED = ("home", "help", "sheet", "selection")
"""Kinds of pages that explain no words: what one reads in a hurry, and what has to fit on a sheet.
"""


@pass_context
def _prose(names: Names, text: str, wording: str = "") -> Markup:
    """The filter `prose`: the page at hand knows which terms it has linked."""
    if text == GAP:
        said = names.call(names["gettext"], N_("Still to write"))
        return Markup('<p class="ow-unreported">{}</p>').format(said)
    explained: Explained = names["explained"]
    return explained.prose(text, wording)


class _Names(Names):
    """The names that a template knows. Those of every template are looked through only where the
    templates of an environment know different ones, which these do not; it took longer than most
    of the small templates that are included once for each quote.
    """

    def __init__(
        self,
        environment: Environment,
        parent: dict[str, Any],
        name: str | None,
        blocks: dict[str, Callable[[Names], Iterator[str]]],
        globals: object = None,  # noqa: ARG002 - as Jinja names it
    ) -> None:
        super().__init__(environment, parent, name, blocks)


def _interface(messages: Messages) -> Callable[..., Markup]:
    """The function `_` of templates: a message of the interface, which is looked up once."""
    known: dict[str, Markup] = {}

    def said(message: str, **values: Any) -> Markup:
        if values:
            return Markup(messages(message)) % values
        if message not in known:
            known[message] = Markup(messages(message)) % values
        return known[message]

    return said


class Renderer:
    """Renders views; made anew for each build."""

    def __init__(
        self,
        messages: Messages,
        titles: dict[str, str],
        *,
        directories: bool = True,
        site_url: str = "",
        graph: Graph | None = None,
        overrides: Overrides | None = None,
        original: str = "",
        last: LastSite = NOTHING,
        folder: str = "",
    ) -> None:
        """Titles are those of all pages by address; `directories` is the engine's way of naming
        pages.

        With `site_url`, pages carry the addresses of their links in full, for paper alone; with
        `graph` they explain its terms; `overrides` are the project's own templates; `original` is
        the study's language, where the pages are a translation, which lies in a `folder` of the
        site. Pages that would come out the same are taken over from the `last` site.

        Raises:
            StudyError: One of those cannot be read.
        """
        self.directories = directories
        self._titles = titles
        self._language, self.original = messages.language, original
        self._site_url = site_url.rstrip("/")
        self._graph = graph
        self._mentions = Mentions(graph.terms.values() if graph else ())
        self._anchors: dict[str, Counter[str]] = {}
        self._cites: dict[str, dict[str, None]] = {}
        self._named: dict[str, str] = {}
        self._messages = messages
        self._overrides = overrides or Overrides()
        self.environment = Environment(
            loader=self._overrides.loader(),
            auto_reload=False,
            cache_size=-1,  # all are kept, as there are few: to count their use takes long
            **PAGES,
        )
        self.environment.context_class = _Names
        self.environment.install_gettext_translations(messages.translations, newstyle=True)  # type: ignore[attr-defined]
        self.environment.filters |= {
            "prose": _prose,
            "unlinked": prose,
            "inline": inline,
            "number": messages.number,
            "reference_line": partial(reference_line, messages),
        }
        self.environment.globals |= {
            **names(messages),
            "_": _interface(messages),
            "told_values": values_of(Told),
            "noun": partial(noun, messages=messages),
            "counted": messages.counted,
            "page_title": self._page_title,
            "site_language": messages.language,
            "site_direction": messages.direction,
            "help_near": self._help_near(messages),
        }
        keep_compiled(self.environment, [_PACKAGE])
        if problems := self._overrides.problems(self.environment):
            raise StudyError(problems)
        self._last, self._folder = last, folder
        self._surroundings = last.key(
            *(messages.language, directories, site_url, original),
            graph and (tuple(graph.terms.values()), tuple(graph.references.values())),
            self.environment.globals["help_near"],
            self._overrides.texts,
        )

    def _help_near(self, messages: Messages) -> HelpLinks | None:
        """The short way to help, for pages with words that may be hard to read in a sensitive
        study.
        """
        sensitive = self._graph and self._graph.study.study.sensitive
        return help_links(Context(self._graph, messages)) if self._graph and sensitive else None

    def _page_title(self, address: str) -> str:
        self._named[address] = title = self.title(address)
        return title

    def title(self, address: str) -> str:
        """The title of the page at an address; the address itself where there is none."""
        return self._titles.get(address.partition("#")[0], address)

    def explained(self, address: str, kind: str = "") -> Explained:
        """What the page at an address will explain and need: nothing yet."""
        return Explained(
            address,
            self._links_from(address),
            None if kind in UNEXPLAINED else self._graph,
            self._mentions,
            Needs(),
        )

    def _links_from(self, address: str) -> Callable[[str], str]:
        return partial(urls.relative, page=address, directories=self.directories)

    def _file_from(self, address: str, file: str) -> str:
        """A link to a file of `content/`, which lies once beside the pages of all languages."""
        up = "../" if self.original else ""
        return up + urls.relative(file, address, directories=self.directories)

    def part(
        self, template: str, address: str, explained: Explained | None = None, **context: Any
    ) -> str:
        """A part of a page as HTML; links start from the page at `address`, to whose explanations
        and needs it adds.
        """
        return self._render(template, address, None, explained or self.explained(address), context)

    def file(self, path: str, made_from: object, make: Callable[[], str]) -> str:
        """The text of a file that is made of parts of pages, taken over if it would come out the
        same.

        Args:
            path: Where it lies, from the folder of the language.
            made_from: All that `make` makes it from, besides what every page is made from.
            make: Makes it.
        """
        path = f"{self._folder}{path}"
        key = self._last.made_from(self._surroundings, made_from) if self._surroundings else ""
        taken = self._last.take("made", path, key)
        if (
            taken
            and self._last.made_from(self._titled(taken.more["names"])) == taken.more["titles"]
        ):
            return taken.text
        self._named = {}
        text = make()
        titles = self._last.made_from(tuple(self._named.items()))
        self._last.note("made", path, key, text, names=[*self._named], titles=titles)
        return text

    def _titled(self, addresses: Iterable[str]) -> tuple[tuple[str, str], ...]:
        return tuple((address, self.title(address)) for address in addresses)

    def forget_anchors(self, address: str) -> None:
        """Forgets the anchors of a page, before a part of it that never stands beside others."""
        self._anchors.pop(address, None)

    def _render(
        self,
        template: str,
        address: str,
        noted: list[str] | None,
        explained: Explained,
        context: dict[str, Any],
    ) -> str:
        helpers = {
            "to": self._links_from(address),
            "beside": partial(self._file_from, address),
            "note": partial(self._note, noted),
            "fresh": partial(self._fresh, address),
            "explained": explained,
            "needs": explained.needs,
        }
        page = self.environment.get_template(template)
        try:
            rendered = page.render(**helpers, address=address, **context)
            made = foreign_as_spans(rendered, self._language, self.original)
            return self._with_citations(made, address, explained)
        except Exception as error:
            self._overrides.raise_named(error)
            raise

    def _with_citations(self, html: str, address: str, explained: Explained) -> str:
        """HTML with a link in place of each mark that prose made of a citation."""
        if CITES not in html:
            return html

        def link(mark: re.Match[str]) -> str:
            key = unescape(mark[1])
            if self._graph is None or key not in self._graph.references:
                return str(escape(key))
            self._cites.setdefault(address, {})[key] = None
            label = short_citation(self._messages, self._graph.references[key])
            target = urls.reference(key)
            made = Markup('<a href="{}"{}>{}</a>')
            return str(
                made.format(self._links_from(address)(target), explained.mark(target), label)
            )

        return re.sub(f"{CITES}([^{CITES}]+){CITES}", link, html)

    def _fresh(self, address: str, name: str) -> str:
        """An anchor that no other part of the page has: a quote may stand on one page twice."""
        taken = self._anchors.setdefault(address, Counter())
        taken[name] += 1
        return name if taken[name] == 1 else f"{name}-{taken[name]}"

    def _note(self, noted: list[str] | None, address: str) -> Markup:
        """The number of a link's footnote on paper; nothing where the site's address is not known,
        or in a part of a page.
        """
        if not self._site_url or noted is None:
            return Markup("")
        address = address.partition("#")[0]  # nobody types an anchor, and a page is named once
        if address not in noted:
            noted.append(address)
        return Markup('<sup class="ow-footnote" data-number="{}"></sup>').format(
            noted.index(address) + 1
        )

    def _footnotes(self, noted: list[str]) -> str:
        lines = (Markup("<li>{}/{}</li>").format(self._site_url, address) for address in noted)
        return (
            f'<ol class="ow-addresses" data-search-exclude>{"".join(lines)}</ol>\n' if noted else ""
        )

    def page(self, view: View) -> Page:
        """A whole page: front matter that declares what it is and needs, and one finished block
        of HTML.
        """
        file = f"{self._folder}{view.address}index.html"
        told = self._surroundings and not view.has_parts
        key = self._last.made_from(self._surroundings, view) if told else ""
        return self._taken_over(view, file, key) or self._made(view, file, key)

    def _taken_over(self, view: View, file: str, key: object) -> Page | None:
        """The page as it stands, if it would come out the same."""
        taken = self._last.take("page", file, key, _BEGINS)
        if not taken:
            return None
        addresses, titles, cites, needs = taken.more["page"]
        names = self._titled(addresses)
        if self._last.made_from(names) != titles:
            return None
        if cites:
            self._cites[view.address] = dict.fromkeys(cites)
        return self._whole(view, taken.text, needs, names, taken.made)

    def _made(self, view: View, file: str, key: object) -> Page:
        noted: list[str] = []
        self._named = {}
        explained = self.explained(view.address, view.kind)
        body = self._render(view.template, view.address, noted, explained, {"view": view})
        body += self.part("components/explained.html", view.address, explained) + self._footnotes(
            noted
        )
        html = f'{_BEGINS}{view.kind}">\n{left_alone(body)}</div>'
        names, needs = tuple(self._named.items()), sorted(explained.needs.names)
        addresses, titles = [address for address, _ in names], self._last.made_from(names)
        of_page = (addresses, titles, tuple(self._cites.get(view.address, ())), needs)
        made = self._last.note("page", file, key, html, page=of_page)
        return self._whole(view, html, needs, names, made)

    def _whole(
        self,
        view: View,
        html: str,
        needs: Iterable[str],
        names: tuple[tuple[str, str], ...],
        made: str,
    ) -> Page:
        matter = _front_matter(view, needs)
        if self.original:
            matter["ow"]["language"] = self._language
        return Page(
            urls.source_path(view.address),
            unmarked(view.title),
            "",
            html,
            tuple(matter["ow"].get("scripts", ())),
            not view.address.startswith((*_LISTS, urls.SELECTION)),
            tuple(self._cites.get(view.address, ())),
            names,
            matter,
            made,
        )


def left_alone(html: str) -> str:
    """Finished HTML that no engine reads anything into.

    Markdown's block of HTML ends at a blank line; fences (```, ~~~) are looked for even within
    HTML; a tab becomes spaces; and some engines render templates ({{ … }}) in pages. A study's
    words may hold all of these.
    """
    html = re.sub(r"\n\s*\n+", "\n", html)
    return re.sub("[`~{}\t]", lambda mark: f"&#{ord(mark[0])};", html)


def _for_programs(view: View) -> dict[str, Any]:
    """What the theme puts into the page's head for programs."""
    found = {
        "meta": [[name, unmarked(content)] for name, content in view.meta],
        "data": unmarked(view.data.replace("\\u0010", "").replace("\\u0011", "")),
    }
    return {name: value for name, value in found.items() if value}


def _front_matter(view: View, needs: Iterable[str]) -> dict[str, Any]:
    matter: dict[str, Any] = {
        "title": attribute(view.title),
        "description": attribute(view.description),
        "hide": ["navigation", "toc"],
        "ow": declared(view.kind, needs) | _for_programs(view),
    }
    if not view.indexed:
        matter["robots"] = "noindex"
    return matter


def with_front_matter(matter: dict[str, Any], body: str) -> str:
    """A page's text with its front matter."""
    head = yaml.dump(matter, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000)
    return f"---\n{head}---\n\n{body}\n"


__all__ = ["Asset", "Page", "Renderer", "data_script", "with_front_matter"]
