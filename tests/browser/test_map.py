"""The map of the findings, explored: by mouse, touch and keyboard, on a phone and a desk; a
small study and a large one.
"""

import itertools
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from tests.large import build_pages, large_study

PHONE: ViewportSize = {"width": 320, "height": 640}
DESK: ViewportSize = {"width": 1280, "height": 900}
PUSHING = "Pushing beyond the rope"
PERSON = "The instructor as a person"


@pytest.fixture(scope="module")
def large_url(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    return serve(build_pages(large_study(), tmp_path_factory.mktemp("large")))


def opened(browser: Browser, size: ViewportSize, **settings: bool) -> Iterator[Page]:
    errors: list[str] = []
    with browser.new_context(
        viewport=size, has_touch=size is PHONE, reduced_motion="reduce"
    ) as context:
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.set_default_navigation_timeout(30_000)
        page.on("pageerror", lambda error: errors.append(str(error)))
        yield page
    assert errors == []


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    yield from opened(browser, DESK)


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    yield from opened(browser, PHONE)


def item(page: Page, id_: str) -> Locator:
    return page.locator(f"li[data-ow-finding='{id_}']")


def name(page: Page, id_: str) -> Locator:
    return item(page, id_).locator("> a")


def panel(page: Page) -> Locator:
    return page.get_by_role("region", name="The finding you chose")


def focused(page: Page) -> str:
    id_: str = page.evaluate(
        "document.activeElement.dataset.owFinding || document.activeElement.tagName"
    )
    return id_


def voices(page: Page) -> Locator:
    return page.locator(".ow-outline__voice:visible")


def beside(one: Locator, other: Locator) -> bool:
    left, right = (each.bounding_box() for each in (one, other))
    assert left is not None
    assert right is not None
    return left["x"] + left["width"] <= right["x"] + 1


def test_a_finding_that_is_chosen_stands_beside_the_map_which_stays_in_sight(
    desk: Page, site_url: str
) -> None:
    desk.goto(f"{site_url}findings/")
    expect(panel(desk)).to_be_hidden()
    assert voices(desk).count() > 3
    assert beside(item(desk, "steady-presence"), item(desk, "attentive-patience"))
    assert beside(item(desk, "attentive-patience"), item(desk, "what-instructors-do"))
    link = name(desk, "instructor-as-a-person")
    link.hover()
    desk.wait_for_timeout(200)
    expect(panel(desk)).to_be_hidden()  # hovering is not choosing
    link.click()
    assert desk.url == f"{site_url}findings/#at=instructor-as-a-person"
    expect(panel(desk).get_by_role("heading")).to_have_text(
        [re.compile(PERSON), "What people said", "The other side", "What does not fit"]
    )
    expect(panel(desk).locator(".ow-wording")).to_have_count(2)
    expect(panel(desk).locator("[data-ow-count]")).to_contain_text("5 quotes")
    expect(panel(desk).locator("blockquote")).to_have_count(5)
    expect(item(desk, "instructor-as-a-person")).to_have_attribute("aria-selected", "true")
    expect(item(desk, "instructor-as-a-person")).to_be_focused()
    expect(voices(desk)).to_have_count(0)
    lit = desk.locator(".ow-outline__lit").evaluate_all(
        "all => all.map(one => one.dataset.owFinding)"
    )
    assert lit == ["steady-presence", "instructor-as-a-person"]
    assert beside(desk.locator(".ow-outline"), panel(desk))
    desk.mouse.move(900, 600)
    desk.mouse.wheel(0, 700)
    expect(link).to_be_in_viewport()
    panel(desk).get_by_role("button", name="Close").click()
    assert focused(desk) == "instructor-as-a-person"
    assert voices(desk).count() > 3
    desk.keyboard.press("Enter")
    panel(desk).get_by_role("link", name="Open this finding’s page").focus()
    desk.keyboard.press("Escape")
    assert focused(desk) == "instructor-as-a-person"
    panel(desk).get_by_role("link", name="Open this finding’s page").click()
    assert desk.url == f"{site_url}findings/instructor-as-a-person/"


def test_what_is_chosen_is_in_the_address_and_the_way_back_undoes_it(
    desk: Page, site_url: str
) -> None:
    desk.goto(f"{site_url}findings/#at=pushing")
    heading = panel(desk).get_by_role("heading", level=2)
    expect(heading).to_contain_text(PUSHING)
    expect(item(desk, "pushing")).to_have_attribute("aria-selected", "true")
    name(desk, "new-strokes").click()
    expect(heading).to_contain_text("The learner learns new strokes")
    desk.go_back()
    expect(heading).to_contain_text(PUSHING)
    desk.go_forward()
    expect(heading).to_contain_text("The learner learns new strokes")
    desk.goto(f"{site_url}findings/#at=gone")
    expect(panel(desk).get_by_text("to a finding that is not on this site")).to_be_visible()


def test_a_click_with_a_key_still_follows_the_link(desk: Page, site_url: str) -> None:
    desk.goto(f"{site_url}findings/")
    with desk.context.expect_page() as other:
        name(desk, "pushing").click(modifiers=["Control"])
    other.value.wait_for_url(f"{site_url}findings/pushing/")
    assert desk.url == f"{site_url}findings/"


def test_the_outline_is_a_tree_for_the_keyboard(desk: Page, site_url: str) -> None:
    desk.goto(f"{site_url}findings/")
    tree = desk.get_by_role("tree", name="Findings")
    assert tree.get_by_role("treeitem").count() == 12
    expect(
        desk.get_by_role("treeitem", name=f"Being pushed or hurried {PUSHING}")
    ).to_have_attribute("aria-level", "2")
    assert tree.locator("li[tabindex='0']").count() == 1
    item(desk, "attentive-patience").focus()
    for key, where in [
        ("ArrowDown", "what-instructors-do"),
        ("ArrowRight", "exercises"),
        ("ArrowUp", "what-instructors-do"),
        ("ArrowLeft", "what-instructors-do"),  # closes it
        ("ArrowDown", "steady-presence"),
        ("End", "new-ease"),
        ("ArrowLeft", "gains"),
        ("Home", "attentive-patience"),
        ("ArrowDown", "what-instructors-do"),
        ("ArrowRight", "what-instructors-do"),  # opens it again
        ("ArrowRight", "exercises"),
        ("p", "pushing"),
    ]:
        desk.keyboard.press(key)
        assert focused(desk) == where, key
    desk.wait_for_timeout(600)  # what is typed at once belongs together
    desk.keyboard.type("ke")
    assert focused(desk) == "keeping-to-hours"
    assert "#" not in desk.url, "moving is not choosing"
    desk.keyboard.press("Enter")
    expect(panel(desk).get_by_role("heading", level=2)).to_contain_text("Keeping to the hours")
    expect(desk.locator("[data-ow-said]")).to_contain_text("Keeping to the hours")
    expect(desk.locator("[data-ow-said]")).to_contain_text("1 quote")
    assert focused(desk) == "keeping-to-hours"
    desk.keyboard.press("Tab")
    expect(panel(desk).get_by_role("button", name="Close")).to_be_focused()
    desk.keyboard.press("Shift+Tab")
    assert focused(desk) == "keeping-to-hours", "the tree is one stop"


def test_a_star_opens_what_stands_beside(desk: Page, site_url: str) -> None:
    desk.goto(f"{site_url}findings/")
    for id_ in ("gains", "steady-presence", "what-instructors-do"):
        item(desk, id_).focus()
        desk.keyboard.press("ArrowLeft")
    expect(item(desk, "pushing")).to_be_hidden()
    desk.keyboard.press("*")
    expect(item(desk, "pushing")).to_be_visible()
    expect(item(desk, "new-strokes")).to_be_visible()


def test_on_a_phone_the_map_goes_on_above_a_sheet(phone: Page, site_url: str) -> None:
    phone.goto(f"{site_url}findings/")
    expect(panel(phone)).to_be_hidden()
    assert voices(phone).count() > 3
    name(phone, "pushing").tap()
    assert phone.url.endswith("#at=pushing")
    expect(panel(phone).get_by_role("heading", level=2)).to_be_in_viewport()
    expect(name(phone, "pushing")).to_be_in_viewport()
    assert phone.evaluate("document.documentElement.scrollWidth") == 320
    for id_ in ("new-ease", "what-instructors-do"):  # the last and the first stay above the sheet
        name(phone, id_).evaluate("one => one.scrollIntoView({block: 'start'})")
        item(phone, id_).focus()
        phone.keyboard.press("Enter")
        box, sheet = name(phone, id_).bounding_box(), panel(phone).bounding_box()
        assert box is not None
        assert sheet is not None
        assert box["y"] + box["height"] <= sheet["y"]
    rows = phone.locator("[data-ow-finding] > a:visible").evaluate_all(
        "all => all.map(one => one.offsetHeight)"
    )
    assert min(rows) >= 44
    panel(phone).get_by_role("button", name="Close").tap()
    expect(panel(phone)).to_be_hidden()
    assert focused(phone) == "what-instructors-do"
    assert "#" not in phone.url


LARGER = "document.documentElement.style.fontSize = '200%'"
SPACED = """document.querySelectorAll('*').forEach((one) => Object.assign(one.style,
  {lineHeight: '1.5', letterSpacing: '0.12em', wordSpacing: '0.16em'}))"""


def test_the_readers_letters_grow_and_nothing_is_cut_or_covered(
    desk: Page, phone: Page, site_url: str
) -> None:
    for page in (desk, phone):
        page.goto(f"{site_url}findings/")
        for larger in (SPACED, LARGER):
            page.evaluate(larger)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            boxes = page.locator(".ow-outline a:visible, .ow-outline__voice:visible").evaluate_all(
                "all => all.map(one => [one.getBoundingClientRect(), one.scrollWidth, one.clientWidth])"
                ".map(([box, whole, seen]) => [box.left, box.top, box.right, box.bottom, whole - seen])"
            )
            assert all(box[0] >= 0 and box[4] <= 0 for box in boxes)
            for one, other in itertools.combinations(boxes, 2):
                assert (
                    one[2] <= other[0]
                    or other[2] <= one[0]
                    or one[3] <= other[1] + 1
                    or other[3] <= one[1] + 1
                )


def test_in_forced_colours_the_lines_are_there(browser: Browser, site_url: str) -> None:
    with browser.new_context(viewport=DESK, forced_colors="active") as context:
        page = context.new_page()
        page.goto(f"{site_url}findings/")
        style = (
            "one => { const made = getComputedStyle(one, '::before');"
            " return [made.borderInlineStartStyle, made.borderBlockEndColor]; }"
        )
        drawn, colour = item(page, "pushing").evaluate(style)
        assert drawn == "solid"
        assert colour == page.evaluate("getComputedStyle(document.body).color")


def test_nothing_moves_while_the_page_opens(desk: Page, phone: Page, site_url: str) -> None:
    moved = """() => new Promise(done => new PerformanceObserver(list => done(
        list.getEntries().reduce((sum, one) => sum + one.value, 0)
      )).observe({type: 'layout-shift', buffered: true}) || setTimeout(() => done(0), 300))"""
    for page in (desk, phone):
        page.goto(f"{site_url}findings/")
        assert page.evaluate(moved) <= 0.05


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_a_finding_open(
    desk: Page, phone: Page, site_url: str, scheme: Literal["light", "dark"]
) -> None:
    for page in (desk, phone):
        page.emulate_media(color_scheme=scheme)
        page.goto(f"{site_url}findings/#at=instructor-as-a-person")
        expect(panel(page)).to_be_visible()
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()


def test_paper_has_the_whole_map(desk: Page, site_url: str) -> None:
    desk.goto(f"{site_url}findings/#at=pushing")
    item(desk, "what-instructors-do").focus()
    desk.keyboard.press("ArrowLeft")
    expect(item(desk, "pushing")).to_be_hidden()
    desk.emulate_media(media="print")
    expect(item(desk, "pushing").locator(".ow-outline__more")).to_be_visible()
    assert voices(desk).count() > 3
    expect(panel(desk)).to_be_hidden()
    expect(desk.locator(".ow-core-finding")).to_be_visible()


def test_without_script_the_map_leads_to_the_findings_and_says_what_they_mean(
    browser: Browser, site_url: str
) -> None:
    with browser.new_context(viewport=DESK, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site_url}findings/")
        expect(panel(page)).to_be_hidden()
        expect(page.get_by_role("tree")).to_have_count(0)
        expect(
            page.locator("li[data-ow-finding=attentive-patience]")
        ).to_be_hidden()  # it stands above, in full
        expect(item(page, "pushing").locator(".ow-outline__more")).to_be_visible()
        name(page, "pushing").click()
        assert page.url == f"{site_url}findings/pushing/"


def test_a_large_tree_is_searched(desk: Page, large_url: str) -> None:
    desk.goto(f"{large_url}findings/")
    assert desk.locator("li[data-ow-finding]:visible").count() == 32
    field = desk.get_by_role("searchbox", name="Search findings by name")
    found = desk.locator("[data-ow-found]")
    field.fill("CAFE 437")  # neither case nor accents count
    expect(found).to_have_text("1 finding")
    expect(item(desk, "c437")).to_be_visible()
    expect(name(desk, "c437").locator(".ow-twonames__term mark")).to_have_text(["Café", "437"])
    assert desk.locator("li[data-ow-finding]:visible").count() == 5, (
        "the way to it, and nothing else"
    )
    field.fill("times 49")
    expect(found).to_have_text("11 findings")  # 49 and 490 to 499, not 149
    expect(name(desk, "c49").locator(".ow-twonames__plain mark").first).to_have_text("49")
    field.fill("nowhere")
    expect(found).to_have_text("No finding has these words in its name.")
    field.fill("437")
    field.press("ArrowDown")
    assert focused(desk) == "c437"
    field.press("Escape")
    expect(found).to_have_text("")
    expect(desk.locator(".ow-outline mark")).to_have_count(0)
    assert desk.locator("li[data-ow-finding]:visible").count() == 32


def test_what_stands_beside_a_finding_of_a_large_study_is_fetched(
    phone: Page, desk: Page, large_url: str
) -> None:
    asked: list[str] = []
    desk.on(
        "request", lambda request: asked.append(request.url) if "pieces" in request.url else None
    )
    desk.goto(f"{large_url}findings/#at=c437")
    expect(panel(desk).get_by_role("heading", level=2)).to_contain_text("Café and code number 437")
    expect(item(desk, "c437")).to_be_visible()
    expect(panel(desk).locator("blockquote")).to_have_count(3)
    expect(panel(desk).get_by_role("heading", name="More quotes for this finding")).to_be_visible()
    name(desk, "c438").click()
    expect(panel(desk).get_by_role("heading", level=2)).to_contain_text("Café and code number 438")
    assert asked == [f"{large_url}findings/pieces/21.js"], "each file once"
    # what leads to it stays open, with what stands beside it on the way
    assert desk.locator("li[data-ow-finding]:visible").count() < 32
    desk.route(re.compile("pieces/0.js"), lambda route: route.abort())
    name(desk, "c3").click()
    expect(panel(desk).get_by_text("This part could not be loaded.")).to_be_visible()
    expect(panel(desk).locator("[data-ow-page]")).to_have_attribute(
        "href", re.compile("/findings/c3/$")
    )
    phone.goto(f"{large_url}findings/#at=c437")
    expect(panel(phone)).to_be_visible()
    expect(name(phone, "c437")).to_be_in_viewport()
    assert phone.evaluate("document.documentElement.scrollWidth") == 320


def test_a_large_map_works_from_a_disk(desk: Page, tmp_path: Path) -> None:
    desk.goto((build_pages(large_study(60, 120), tmp_path) / "findings" / "index.html").as_uri())
    name(desk, "c7").click()
    expect(panel(desk).get_by_role("heading", level=2)).to_contain_text("Café and code number 7")
    assert desk.url.endswith("#at=c7")
