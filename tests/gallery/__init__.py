"""The components page: every component with its states, rendered by the real templates from an
invented study.

The study is that of the village shops, with what stands in `site-data/` here beside it. `make
components` builds the page into a folder; tests/test_gallery.py fails where a component is missing
from it. A component that has no entry in `states` is shown as it stands on the pages of the study,
so that a new one is seen here from its first day.
"""

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, TypeVar
from zlib import crc32

from jinja2 import BaseLoader, Environment, FileSystemLoader

import ownwords
from ownwords.engine import build_site
from ownwords.graph import Graph
from ownwords.i18n import load_messages
from ownwords.load import load_study
from ownwords.pages import Renderer, left_alone
from ownwords.pipeline import Project, make_site
from ownwords.views import Context, View, all_views
from ownwords.views.audience import AudienceView
from ownwords.views.base import QuoteCard, quote_card, runs
from ownwords.views.changes import ChangesView
from ownwords.views.findings import FindingView
from ownwords.views.help import help_links
from ownwords.views.media import PictureView, RecordingView
from ownwords.views.overview import MapView
from ownwords.views.sample import SampleView
from ownwords.views.study import MethodView, PersonView

HERE = Path(__file__).parent
STUDY = HERE.parent / "studies" / "village-shops"
ADDRESS = "components/"
NEEDED = ["kept-list", "my-list", "forget", "country", "preview", "crossing", "selection"]
"""Scripts that act on the page's components; a page of finished HTML declares them itself."""
INSIDE = {
    "step.html": "process.html",
    "zone.html": "process.html",
    "line.html": "lines.html",
    "crossed.html": "crossing.html",
    "label.html": "links.html",
    "two_names.html": "finding.html",
    "seen.html": "help.html",
    "point_in_full.html": "point.html",
    "quote_short.html": "audience_short.html",
    "key_messages.html": "audience_short.html",
    "entries.html": "audience_lines.html",
    "audience_short.html": "audience.html",
    "audience_lines.html": "audience.html",
}
"""Templates that are a piece of another one, or of a page."""

Part = dict[str, Any]
Kind = TypeVar("Kind", bound=View)


@dataclass(frozen=True)
class State:
    """A component as it can look: what that is called, and the finished HTML."""

    name: str
    html: str


def copy_study(folder: Path) -> Path:
    """The invented study as a project in a folder of its own; returns its mkdocs.yml."""
    shutil.copytree(
        STUDY, folder, ignore=shutil.ignore_patterns("site", "private"), dirs_exist_ok=True
    )
    shutil.copytree(HERE / "site-data", folder / "site-data", dirs_exist_ok=True)
    return folder / "mkdocs.yml"


def build_gallery(folder: Path, site: Path) -> Path:
    """Builds the invented study with its page of components; returns the page's file."""
    config = copy_study(folder)
    page = folder / "content" / ADDRESS / "index.md"
    page.parent.mkdir()
    page.write_text(gallery_page(folder), "utf-8")
    return build_site(config, site) / ADDRESS / "index.html"


def gallery_page(project: Path) -> str:
    """The page of components, as a hand-written page."""
    shown = components(project)
    parts = [
        f'<section aria-labelledby="{_anchor(name)}"><h2 id="{_anchor(name)}">{name}</h2>\n{_states(shown[name])}</section>'
        for name in shown
    ]
    contents = "".join(f'<li><a href="#{_anchor(name)}">{name}</a></li>' for name in shown)
    lead = '<p class="ow-lead">Every component with its states, rendered by the real templates. Nobody on this page exists.</p>'
    body = (
        f'<h1>Components</h1>\n{lead}\n<ul class="ow-links">{contents}</ul>\n{"<hr>".join(parts)}'
    )
    body = re.sub(
        r"\b\d{1,2} (?=[A-Z][a-z]+ \d{4}\b)", "", body
    )  # the gate, rightly, lets no exact date stand in a hand-written page
    declared = json.dumps({"kind": "components", "scripts": NEEDED, "wording": True})
    return f'---\ntitle: Components\nhide: [toc]\now: {declared}\n---\n\n<div class="ow-page ow-page--components">\n{left_alone(body)}\n</div>\n'


def _states(states: list[State]) -> str:
    return "\n".join(
        f'<p class="ow-small"><b>{state.name}</b></p>\n{state.html}\n' if state.name else state.html
        for state in states
    )


def _anchor(name: str) -> str:
    return "shown-" + re.sub(r"\W+", "-", name.casefold())


def components(project: Path) -> dict[str, list[State]]:
    """All components by name: those of the style sheets, of the templates, and parts of whole
    pages.
    """
    study, words = load_study(project / "site-data", project), load_messages("en")
    context = Context(Graph(study), words)
    views = tuple(all_views(context))
    renderer = Renderer(words, {view.address: view.title for view in views}, graph=context.graph)
    explained = renderer.explained(ADDRESS)
    named = states(context, views)
    made = {
        template: [
            State(
                name,
                _within(
                    template, renderer.part(f"components/{template}", ADDRESS, explained, **part)
                ),
            )
            for name, part in each
        ]
        for template, each in named.items()
    }
    pages = {
        page.address: page.text
        for page in make_site(Project(project, project / "site-data", project / "content")).pages
    }
    found = {
        name: each
        for name, each in _as_they_stand(views, context).items()
        if name not in named and name not in INSIDE
    }
    last = {
        "explained.html": [
            State("", renderer.part("components/explained.html", ADDRESS, explained))
        ]
    }
    return {
        **_of_the_sheets(),
        **_of_the_frame(),
        **dict(sorted({**made, **found, **last}.items())),
        **_of_pages(pages),
    }


def _within(template: str, html: str) -> str:
    """A component in the element that pages put it into; what waits for a script is shown."""
    if template in ("sample_tools.html", "crossing.html"):
        return html.replace(" hidden>", ">")
    if template == "person.html":
        return f"<ul>{html}</ul>"
    return f'<dl class="ow-facts">{html}</dl>' if template == "fact.html" else html


_VOICES = (
    "Recording: the speaker’s own voice (6 seconds)",
    "Recording: spoken by an actor, not by the person who said it (6 seconds)",
)
_PICTURE = PictureView(
    "data-media/lamp.jpg",
    "A path at night with two street lamps.",
    "Picture: A path at night with two street lamps.",
    "",
    "Picture by a participant",
    True,
    (1200, 800),
)


def _recorded(words: str) -> RecordingView:
    return RecordingView("data-media/window.mp3", "audio/mpeg", words)


def _of(kind: type[Kind], views: tuple[View, ...], at: int = 0) -> Kind:
    return [view for view in views if isinstance(view, kind)][at]


def states(context: Context, views: tuple[View, ...]) -> dict[str, list[tuple[str, Part]]]:
    """For each template of a component its states: a name, and what the template is given."""
    card = {quote.id: quote_card(context, quote) for quote in context.graph.quotes.values()}
    finding = _of(FindingView, views)
    audience, sample, method = (
        _of(AudienceView, views),
        _of(SampleView, views),
        _of(MethodView, views),
    )
    points = {point.id: point for group in audience.groups for point in group.points}
    return {
        "dates.html": [("", {"dates": _of(ChangesView, views).dates})],
        "fact.html": [
            (fact.status, {"fact": replace(fact, id=f"fact-{fact.status}")})
            for fact in (
                *method.facts[:1],
                replace(method.facts[0], text=None, status="not-reported"),
                replace(method.facts[0], text=None, status="not-found"),
            )
        ],
        "help_row.html": [
            ("Before a country was chosen", {"help": help_links(context)}),
            ("Where one may want to complain", {"help": help_links(context), "complain": True}),
        ],
        "point_line.html": [
            ("closed", {"point": replace(points["share"], id="share-in-a-line")}),
        ],
        "judged.html": [
            (f"by {judge}", {"cards": (replace(card["freezer"], judged_by=judge),)})
            for judge in ("authors", "site")
        ],
        "judgement.html": [(f"by {judge}", {"judged_by": judge}) for judge in ("authors", "site")],
        "links.html": [
            ("", {"links": (*points["small-jobs"].rests_on, *points["share"].rests_on)})
        ],
        "person.html": [
            ("a name alone", {"person": PersonView("Ada Example", None, (), None, None)}),
            (
                "with all that is known",
                {
                    "person": PersonView(
                        "Bo Example",
                        "Interviewed",
                        ("Investigation", "Formal analysis"),
                        "An invented university",
                        "https://orcid.org/0000-0002-1825-0097",
                    )
                },
            ),
        ],
        "moves.html": [("", {"off": "Take off the list"})],
        "my_list.html": [("Shown by its script", {"view": audience})],
        "outline.html": [
            (
                "",
                {
                    "sides": _of(MapView, views).sides,
                    "core": None,
                    "heart": _of(MapView, views).heart,
                    "piece_of": {},
                    "voices": _of(MapView, views).voices,
                    "open_levels": 2,
                    "name": "Findings",
                },
            )
        ],
        "passages.html": [("", {"passages": (*finding.passages, *finding.misfits)})],
        "picture.html": [
            (name, {"picture": replace(_PICTURE, caption=caption)})
            for name, caption in (("", ""), ("with a caption", "A shop *before* it closed."))
        ],
        "recording.html": [(words, {"recording": _recorded(words)}) for words in _VOICES],
        "point.html": [
            (points[id_].kind, {"point": points[id_]}) for id_ in ("small-jobs", "share")
        ],
        "question.html": [
            ("question", {"point": points["who-paid"], "tick": True}),
            ("prompt", {"point": points["bear-gaps"], "tick": False}),
        ],
        "quote.html": list(_quotes(card)),
        "reference.html": [("", {"reference": context.graph.study.references[0]})],
        "runs.html": [
            ("An omission, an insertion", {"runs": runs("We paid (...) for that [the roof].")})
        ],
        "crossing.html": [("", {"table": sample.tables[0], "view": sample})],
        "lines.html": [("", {"table": sample.tables[1]})],
        "sample_tools.html": [("", {"table": sample.tables[0]})],
        "sample_table.html": [
            ("", {"table": replace(sample.tables[0], note="A note on the *table*.")})
        ],
        "tally.html": [("", {"total": total}) for total in (*sample.counted, *sample.totals)[:2]],
        "trail.html": [("", {"trail": finding.trail})],
        "withdrawn.html": [("", {"withdrawn": _withdrawn()})],
        "wordings.html": [
            ("", {"wordings": finding.definition}),
            ("brief", {"wordings": finding.definition, "brief": True}),
        ],
    }


def _withdrawn() -> tuple[str, ...]:
    return ("9 residents were studied; rows and words of 8 are shown here. The others withdrew.",)


def _quotes(card: dict[str, QuoteCard]) -> Iterator[tuple[str, Part]]:
    yield "With a speaker", {"card": card["freezer"]}
    yield "An exchange, with the interviewer’s prompt", {"card": card["both-of-us"]}
    yield "In another language", {"card": card["no-bread"]}
    yield "With a content note, and how it is told", {"card": card["left-for-town"], "told": True}
    yield "Compact", {"card": card["freezer"], "compact": True}
    yield "On its own page", {"card": card["freezer"], "bare": True}


def _of_the_sheets() -> dict[str, list[State]]:
    """What needs no template: type and small parts that are a class each."""
    dots = " ".join(
        f'<span class="ow-cat-{colour}"><span class="ow-dot"></span>Category {colour}</span>'
        for colour in range(9)
    )
    return {
        "Type": [
            State(
                "",
                '<p class="ow-kicker">A kicker</p>\n<h3>A heading of the third level</h3>\n<h4>Of the fourth</h4>',
            ),
            State(
                "A lead",
                '<p class="ow-lead">A lead stands in the serif, a little larger than the text below it.</p>',
            ),
            State(
                "Text",
                "<p>Body text with <em>emphasis</em>, <strong>strength</strong> and <a href='#shown-type'>a link</a>.</p>",
            ),
            State(
                "Small",
                '<p class="ow-small">A small line says how to read what stands beside it.</p>',
            ),
        ],
        "Buttons": [
            State(
                "Solid, outlined, quiet",
                '<p class="ow-actions"><a class="ow-button ow-button--solid" href="#shown-buttons">Solid</a> <a class="ow-button"'
                ' href="#shown-buttons">Outlined</a> <button type="button" class="ow-button ow-button--quiet">Quiet</button></p>',
            )
        ],
        "Colours of categories": [State("Never without words", f"<p>{dots}</p>")],
        "Notes": [
            State("A note", '<p class="ow-note">What has to be known to use this page.</p>'),
            State(
                "A caveat",
                '<p class="ow-caveat">What has to be known to read a number rightly.</p>',
            ),
            State(
                "A tag, a gap",
                '<p><span class="ow-tag">our suggestion</span> <span class="ow-unreported">Not reported.</span></p>',
            ),
        ],
    }


def _of_the_frame() -> dict[str, list[State]]:
    """What stands in every page's frame. The search is this page's own, and works; the switch of
    languages is rendered for a study in three.
    """
    search = (
        '<p><button type="button" class="ow-button" popovertarget="ow-search">Open the search'
        " of this page</button></p>"
    )
    theme = Environment(
        loader=FileSystemLoader(Path(ownwords.__file__).parent / "theme"), autoescape=True
    )
    theme.filters["url"] = lambda _: "#ow-body"
    others = [("en", "English", "ltr"), ("sv", "svenska", "ltr"), ("ar", "العربية", "rtl")]
    told = [
        {"lang": lang, "name": name, "prefix": "", "direction": way} for lang, name, way in others
    ]
    switch = theme.get_template("partials/ow-languages.html").render(
        lang={"ow": {"language": "en", "languages": told, "prefix": ""}}, page=None
    )
    return {
        "Search": [State("Opens over the page; without a script it says where to look", search)],
        "Switch of languages": [State("For a study in three, read in English", switch)],
    }


PARTS = {
    "Doors": ("", "ow-doors"),
    "Counts": ("", "ow-figures"),
    "Filters": ("quotes/", "ow-filters"),
    "Cards of categories": ("findings/stake/", "ow-cards"),
    "The other side, what does not fit": ("findings/stake/", "ow-against"),
    "Steps of the process": ("process/", "ow-steps"),
    "A part of a sheet": ("residents/notice/", "ow-sheet"),
    "Who took part": ("study/method/", "ow-flow"),
    "Contacts": ("help/", "ow-contacts"),
    "Facts": ("study/method/", "ow-facts"),
}
"""Parts that live in the template of a page: the page, and the class of their element."""


def _of_pages(pages: dict[str, str]) -> dict[str, list[State]]:
    return {
        name: [State("", cut(pages[address], css_class))]
        for name, (address, css_class) in PARTS.items()
    }


class _Cut(HTMLParser):
    """Finds the first element of a class, from its beginning to its end."""

    def __init__(self, css_class: str) -> None:
        super().__init__()
        self.css_class, self.tag, self.depth = css_class, "", 0
        self.begin = self.end = (0, 0)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.depth and tag == self.tag:
            self.depth += 1
        elif not self.tag and self.css_class in (dict(attrs).get("class") or "").split():
            self.tag, self.depth, self.begin = tag, 1, self.getpos()

    def handle_endtag(self, tag: str) -> None:
        if self.depth and tag == self.tag:
            self.depth -= 1
            self.end = self.getpos()


def cut(html: str, css_class: str) -> str:
    """The first element of a class, as it stands in a page; without its links and anchors."""
    reader = _Cut(css_class)
    reader.feed(html)
    assert reader.tag, f"no element of the class {css_class}"
    lines = html.splitlines(keepends=True)
    begin, end = (
        sum(map(len, lines[: line - 1])) + column for line, column in (reader.begin, reader.end)
    )
    element = html[begin:end] + f"</{reader.tag}>"
    return _unlinked(element)


def _unlinked(html: str) -> str:
    """HTML of another page: its links would lead nowhere from here, and its anchors get names
    that are not taken.
    """
    names, fresh = set(re.findall(r' id="([^"]*)"', html)), f"-{crc32(html.encode()):x}"

    def renamed(found: re.Match[str]) -> str:
        return f' {found[1]}="{found[2]}{fresh}"' if found[2] in names else ""

    html = re.sub(
        r' (id|for|aria-labelledby|aria-describedby|aria-controls)="([^"]*)"', renamed, html
    )
    html = re.sub(r' data-ow-preview="[^"]*"', "", html)
    return re.sub(r'href="[^"]*"', 'href="#ow-body"', html)


class _Marking(BaseLoader):
    """Loads the real templates, with marks around what a component writes."""

    def __init__(self, inner: BaseLoader) -> None:
        self.inner = inner

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Any]:
        source, file, fresh = self.inner.get_source(environment, template)
        name = template.removeprefix("components/")
        return (source if name == template else f"\x0e{name}\x0e{source}\x0f", file, fresh)


def _as_they_stand(views: tuple[View, ...], context: Context) -> dict[str, list[State]]:
    """Each component as the pages of the study have it, one of each look: no two have the same
    classes.
    """
    renderer = Renderer(
        context.messages, {view.address: view.title for view in views}, graph=context.graph
    )
    assert renderer.environment.loader
    renderer.environment.loader = _Marking(renderer.environment.loader)
    found: dict[str, dict[tuple[str, ...], State]] = {}
    for view in views:
        for name, html in _marked(renderer.page(view).text):
            html = _unlinked(html)
            look = tuple(sorted(set(re.findall(r'class="([^"]*)"', html))))
            found.setdefault(name, {}).setdefault(look, State("", html))
    return {name: list(looks.values())[:4] for name, looks in found.items()}


def _marked(text: str) -> Iterator[tuple[str, str]]:
    clean = partial(re.sub, r"\x0e[^\x0e]*\x0e|\x0f", "")
    open_: list[tuple[str, int]] = []
    for mark in re.finditer(r"\x0e([^\x0e]*)\x0e|\x0f", text):
        if mark[1]:
            open_.append((mark[1], mark.end()))
        else:
            name, begin = open_.pop()
            yield name, clean(text[begin : mark.start()])
