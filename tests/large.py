"""A large study, made in memory, and single pages of it built by the real MkDocs: a whole build
of it would take a minute.
"""

from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

import ownwords
from ownwords.graph import Graph
from ownwords.i18n import load_messages
from ownwords.load import load_study
from ownwords.model import Study
from ownwords.model.base import Placement
from ownwords.model.findings import CategoriesFile, Category
from ownwords.model.process import Edge, Node, ProcessFile
from ownwords.pages import Asset, Page, Renderer
from ownwords.pages.chunks import map_chunks
from ownwords.scripts import joined_scripts
from ownwords.styles import style_sheets
from ownwords.views.base import Context
from ownwords.views.overview import MapView, findings_map
from ownwords.views.process import process_page

STUDY = Path(__file__).parent / "studies" / "village-shops" / "site-data"
THEME = Path(ownwords.__file__).parent / "theme"
PLAIN = "People said that the shop was the place where they met, and that it would be missed. " * 4
FIELD = (
    "Participants construct the shop as a site of encounter; its loss is anticipated as a loss of publicness. "
    * 4
)
SAID = "We stood there in the morning, before the van came, and (...) somebody always knew how the others were. "


def large_study(findings: int = 500, quotes: int = 5000, steps: int = 30) -> Study:
    """So many findings in five levels, quotes spread over them, and a process of so many steps
    with forks and a way back.
    """
    study = load_study(STUDY)
    one, said = study.categories.categories[0], study.quotes.quotes[0]
    categories = tuple(_category(one, number) for number in range(findings))
    placed = [
        (number, Placement(category=f"c{number * 7 % findings}", bearing=_bearing(number)))
        for number in range(quotes)
    ]
    told = tuple(
        said.model_copy(
            update={
                "id": f"q{number}",
                "text": f"{number}: {SAID * 2}",
                "turns": (),
                "categories": (placement,),
                "gist": None,
            }
        )
        for number, placement in placed
    )
    return study.model_copy(
        update={
            "categories": CategoriesFile(categories=categories),
            "quotes": study.quotes.model_copy(update={"quotes": told}),
            "guidance": None,
            "process": _process(study, steps),
            "passages": study.passages.model_copy(update={"passages": ()}),
        }
    )


def _category(one: Category, number: int) -> Category:
    """Eight at the top, three below each of the others: five levels from 328 findings on."""
    parent = None if number < 8 else f"c{(number - 8) // 3}"
    assert one.definition
    wording = one.definition.model_copy(update={"plain": PLAIN, "professional": FIELD})
    named = {
        "id": f"c{number}",
        "label": f"Café and code number {number}",
        "plain_label": f"What was {number} times said",
    }
    return one.model_copy(
        update={
            **named,
            "parent": parent,
            "definition": wording,
            "relations": (),
            "sources": (),
            "properties": (),
        }
    )


def _bearing(number: int) -> str:
    return "other-side" if number % 5 == 4 else "illustrates"


def _process(study: Study, steps: int) -> ProcessFile:
    """A line with a fork at every third step, and a way back from the last but one."""
    text = study.study.answer
    nodes = tuple(
        Node(id=f"s{step}", label=f"Step {step}", text=text, quotes=(f"q{step}",))
        for step in range(steps)
    )
    ways = [(step, step + 1, f"on {step}") for step in range(steps - 1)]
    ways += [(step, step + 2, f"past {step}") for step in range(0, steps - 3, 3)]
    ways += [(steps - 2, 0, "from the beginning")]
    edges = tuple(
        Edge.model_validate({"from": f"s{one}", "to": f"s{other}", "label": label})
        for one, other, label in ways
    )
    return ProcessFile(title="The process", lead=text, start="s0", nodes=nodes, edges=edges)


def large_map(study: Study) -> tuple[Context, MapView]:
    """What views need, and the map of the findings."""
    context = Context(Graph(study), load_messages("en"))
    return context, findings_map(context)


def build_pages(study: Study, folder: Path) -> Path:
    """The map and the process of a study as a site; links to its other pages lead nowhere."""
    context, view = large_map(study)
    renderer = Renderer(context.messages, {})
    process = process_page(context)
    pages = [renderer.page(each) for each in (view, process) if each]
    files: tuple[Page | Asset, ...] = (*pages, *map_chunks(renderer, view))
    for file in files:
        to = folder / "docs" / file.path
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_text(file.text, "utf-8")
    return _site(folder, pages)


def _site(folder: Path, pages: list[Page]) -> Path:
    (folder / "mkdocs.yml").write_text(
        "site_name: A study\ntheme: {name: material, font: false}\n", "utf-8"
    )
    config = load_config(str(folder / "mkdocs.yml"), plugins=[], nav=[page.path for page in pages])
    config.theme.dirs.insert(0, str(THEME))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    frame = (
        *style_sheets(map(Path, config.theme.dirs)),
        *joined_scripts((page.scripts for page in pages), []),
    )
    for asset in frame:
        (folder / "site" / asset.path).write_text(asset.text, "utf-8")
    return folder / "site"
