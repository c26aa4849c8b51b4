"""The process, walked step by step: at a fork one chooses, goes back, takes the other way;
loops, ends, shared addresses.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from tests.large import build_pages, large_study

SIZES: dict[str, ViewportSize] = {
    "phone": {"width": 320, "height": 640},
    "desk": {"width": 1280, "height": 900},
}
LARGER = "document.documentElement.style.fontSize = '200%'"
"""As a reader has it who set their browser's letters to twice the size."""
TO_THE_FORK = "attentive-patience,actions+being-there,going-well,mistake"


@pytest.fixture(params=SIZES)
def reader(request: pytest.FixtureRequest, browser: Browser, site_url: str) -> Iterator[Page]:
    errors: list[str] = []
    with browser.new_context(
        viewport=SIZES[request.param], has_touch=request.param == "phone", reduced_motion="reduce"
    ) as context:
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.set_default_navigation_timeout(30_000)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{site_url}process/")
        yield page
    assert errors == []


def press(page: Page, found: Locator) -> None:
    """As the device has it: a finger or a mouse."""
    if page.evaluate("navigator.maxTouchPoints"):
        found.tap()
    else:
        found.click()


def way(page: Page, words: str) -> Locator:
    return page.locator(".ow-step--here .ow-way:visible", has_text=words)


def here(page: Page) -> Locator:
    return page.locator(".ow-step--here h2")


def path(page: Page) -> Locator:
    return page.get_by_role("navigation", name="The path through the model so far").get_by_role(
        "link"
    )


def opened(page: Page) -> Locator:
    """The steps whose text is seen."""
    return page.locator(".ow-step:has(.ow-wordings:visible)")


def lines(page: Page, kind: str) -> list[str]:
    """The ways drawn like this where they are seen, each once."""
    found: list[str] = page.locator(f".ow-thread--{kind}").evaluate_all(
        "all => [...new Set(all.filter(one => one.checkVisibility()).map(one => `${one.dataset.owFrom} ${one.dataset.owTo}`))]"
    )
    return sorted(found)


def begun(page: Page) -> Page:
    press(page, page.get_by_role("button", name="Go through it step by step"))
    return page


def test_at_the_fork_one_chooses_goes_back_and_takes_the_other_way(
    reader: Page, site_url: str
) -> None:
    expect(reader.locator(".ow-step h2:visible")).to_have_count(9)
    expect(opened(reader)).to_have_count(0)
    begun(reader)
    expect(here(reader)).to_contain_text(["Seen and waited for"])
    expect(here(reader)).to_be_focused()
    expect(reader.get_by_text("At the same time:").first).to_be_visible()
    press(reader, reader.get_by_role("button", name="Go on to all of these at once"))
    expect(here(reader)).to_contain_text(
        ["What the instructor does", "How the instructor is there"]
    )
    expect(here(reader).first).to_be_focused()
    expect(way(reader, "Getting on well")).to_have_count(1)  # both lead there: one way, not two
    press(reader, way(reader, "Getting on well"))
    press(reader, way(reader, "hard to avoid"))
    expect(here(reader)).to_contain_text(["A mistake happens"])
    expect(reader.locator(".ow-step--here blockquote")).to_be_visible()
    expect(reader.locator(".ow-step--here").get_by_text("Is there enough trust")).to_be_visible()
    expect(reader.locator("[data-ow-said]")).to_have_text(
        "Step 4 on this path. There are 2 ways on from here."
    )
    assert reader.url == f"{site_url}process/#walk={TO_THE_FORK}"
    press(reader, way(reader, "enough trust"))
    expect(here(reader)).to_contain_text(["Trust holds"])
    expect(here(reader)).to_be_focused()
    expect(path(reader)).to_have_text(["1", "2 + 3", "4", "5", "6"])
    press(reader, reader.get_by_role("button", name="Back one step"))
    expect(here(reader)).to_contain_text(["A mistake happens"])
    press(reader, way(reader, "enough trust"))
    press(reader, reader.locator("#careless h2 button"))  # the other strand, from the fork
    assert reader.url == f"{site_url}process/#walk={TO_THE_FORK},careless"
    press(reader, way(reader, "in the end"))
    expect(here(reader)).to_contain_text(["Staying away"])
    expect(reader.locator(".ow-step--here").get_by_text("This path ends here.")).to_be_visible()
    expect(reader.locator("[data-ow-said]")).to_have_text(
        "Step 6 on this path. This path ends here."
    )
    reader.go_back()
    expect(reader.locator("#careless.ow-step--here")).to_be_visible()
    press(reader, path(reader).first)
    expect(path(reader)).to_have_text(["1"])
    expect(reader.get_by_role("button", name="Back one step")).to_be_disabled()
    press(reader, reader.get_by_role("button", name="Show the whole model"))
    expect(here(reader)).to_have_count(0)
    assert reader.url == f"{site_url}process/"


def test_the_way_taken_is_drawn_and_the_other_strand_is_quiet_but_there(
    reader: Page, site_url: str
) -> None:
    reader.goto(f"{site_url}process/#walk={TO_THE_FORK},trust")
    reader.reload()
    assert lines(reader, "taken") == [
        "actions going-well",
        "attentive-patience actions",
        "attentive-patience being-there",
        "being-there going-well",
        "going-well mistake",
        "mistake trust",
    ]
    assert lines(reader, "next") == ["trust going-well", "trust sorted-out"]
    expect(reader.locator(".ow-step--other h2:visible")).to_have_count(2)  # careless, leaving
    expect(reader.locator("#careless.ow-step--other")).to_be_visible()


def test_a_loop_is_drawn_and_the_step_comes_twice(reader: Page, site_url: str) -> None:
    reader.goto(f"{site_url}process/#walk={TO_THE_FORK},trust,sorted-out")
    reader.reload()
    press(reader, way(reader, "worth a lot"))
    expect(here(reader)).to_contain_text(["Getting on well in the water"])
    assert "sorted-out going-well" in lines(reader, "taken")
    expect(reader.locator("[data-ow-said]")).to_have_text(
        "Step 7 on this path. This path was here before."
    )
    press(reader, way(reader, "hard to avoid"))
    expect(path(reader)).to_have_count(7)  # of eight: the first are folded
    press(reader, reader.get_by_role("button", name="Show earlier steps"))
    expect(path(reader)).to_have_count(8)
    expect(path(reader).first).to_be_focused()
    press(reader, path(reader).nth(2))
    assert reader.url.endswith("#walk=attentive-patience,actions+being-there,going-well")
    assert reader.evaluate("document.documentElement.scrollWidth <= innerWidth")
    low = reader.locator(".ow-walk :is(a, button):visible:not(.ow-skip-quote)").evaluate_all(
        "all => all.filter(one => one.offsetHeight < 44).map(one => one.textContent)"
    )
    assert low == []


def test_by_keyboard_alone(reader: Page) -> None:
    reader.get_by_role("button", name="Go through it step by step").focus()
    reader.keyboard.press("Enter")
    expect(here(reader)).to_be_focused()
    reader.keyboard.press("Tab")  # the step's own button
    reader.keyboard.press("Tab")
    expect(way(reader, "guides")).to_be_focused()
    reader.get_by_role("button", name="Go on to all").focus()
    reader.keyboard.press("Enter")
    expect(here(reader).first).to_be_focused()
    reader.get_by_role("button", name="Show the whole model").focus()
    reader.keyboard.press("Enter")
    expect(reader.locator("#actions h2")).to_be_focused()
    expect(reader.locator("[data-ow-said]")).to_have_text("The whole model is shown.")
    reader.keyboard.press("Tab")
    reader.keyboard.press("Enter")
    expect(opened(reader)).to_have_count(1)
    expect(reader.locator("#actions h2 button")).to_have_attribute("aria-expanded", "true")
    reader.keyboard.press("Space")
    expect(opened(reader)).to_have_count(0)


def test_every_step_can_be_read_at_once(reader: Page) -> None:
    press(reader, reader.get_by_role("button", name="Read every step"))
    expect(opened(reader)).to_have_count(9)
    assert reader.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_shared_address_opens_the_walk_as_far_as_it_can_be_walked(
    reader: Page, site_url: str
) -> None:
    for named, shown in {
        "mistake%2Ctrust": "Trust holds",
        "attentive-patience,actions,going-well": "Getting on well",  # of both, one alone
        "attentive-patience%2Cactions%2Bbeing-there%2Cgoing-well": "Getting on well",
        "attentive-patience,actions+mistake": "Seen and waited for",
        "mistake,leaving": "A mistake happens",
        "mistake,<b>": "A mistake happens",
    }.items():
        reader.goto("about:blank")
        reader.goto(f"{site_url}process/#walk={named}")
        expect(here(reader)).to_contain_text([shown])
    reader.goto(f"{site_url}process/#walk=gone")
    expect(here(reader)).to_have_count(0)
    reader.goto(f"{site_url}process/#trust")  # a link to a place leads out of the walk and opens it
    expect(here(reader)).to_have_count(0)
    expect(opened(reader)).to_have_count(1)


def test_a_step_elsewhere_is_reached_by_the_shortest_way(reader: Page, site_url: str) -> None:
    begun(reader)
    press(reader, reader.locator("#sorted-out h2 button"))
    assert reader.url == f"{site_url}process/#walk={TO_THE_FORK},trust,sorted-out"
    press(reader, reader.locator("#being-there h2 button"))
    assert reader.url == f"{site_url}process/#walk=attentive-patience,actions+being-there"


WALKS = ("", f"#walk={TO_THE_FORK}", f"#walk={TO_THE_FORK},careless,leaving")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(reader: Page, site_url: str, scheme: Literal["light", "dark"]) -> None:
    reader.emulate_media(color_scheme=scheme)
    for walk in WALKS:
        reader.goto(f"{site_url}process/{walk}")
        reader.reload()
        found = Axe().run(reader)
        assert found.violations_count == 0, found.generate_report()
    press(reader, reader.get_by_role("button", name="Show the whole model"))
    press(reader, reader.get_by_role("button", name="Read every step"))
    found = Axe().run(reader)
    assert found.violations_count == 0, found.generate_report()


def test_wide_the_ranks_stand_side_by_side_and_narrow_below_each_other(
    reader: Page, site_url: str
) -> None:
    box = "one => one.getBoundingClientRect().top"
    one, other = (reader.locator(f"#{id_}").evaluate(box) for id_ in ("actions", "being-there"))
    desk = (reader.viewport_size or SIZES["phone"])["width"] > 1000
    assert (abs(one - other) < 1) is desk
    expect(reader.locator(".ow-zone").first).to_be_visible(visible=desk)
    expect(reader.locator(".ow-rail").first).to_be_visible(visible=not desk)
    # the reader's letters decide as well as the window
    reader.evaluate(LARGER)
    expect(reader.locator(".ow-rail").first).to_be_visible()
    assert reader.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_paper_has_all_steps_with_their_lines(reader: Page, site_url: str) -> None:
    reader.goto(f"{site_url}process/#walk={TO_THE_FORK}")
    reader.reload()
    expect(opened(reader)).to_have_count(1)
    reader.emulate_media(media="print")
    expect(opened(reader)).to_have_count(9)
    expect(reader.locator(".ow-rail:visible")).to_have_count(9)
    expect(reader.locator("[data-ow-way]")).to_be_hidden()


def test_without_script_all_steps_are_open_and_their_ways_are_links(
    browser: Browser, site_url: str
) -> None:
    for size in SIZES.values():
        with browser.new_context(viewport=size, java_script_enabled=False) as context:
            page = context.new_page()
            page.goto(f"{site_url}process/")
            expect(page.locator(".ow-step .ow-wordings:visible")).to_have_count(9)
            expect(page.get_by_role("button", name="Go through it")).to_have_count(0)
            page.locator("#mistake .ow-way", has_text="trust is lost").click()
            assert page.url == f"{site_url}process/#careless"


def test_nothing_moves_while_the_page_opens(reader: Page, site_url: str) -> None:
    moved = """() => new Promise(done => new PerformanceObserver(list => done(
        list.getEntries().reduce((sum, one) => sum + one.value, 0)
      )).observe({type: 'layout-shift', buffered: true}) || setTimeout(() => done(0), 300))"""
    reader.reload()
    assert reader.evaluate(moved) <= 0.05


def test_a_process_of_thirty_steps_is_drawn_and_walked_round(
    browser: Browser, tmp_path: Path, serve: Callable[[Path], str]
) -> None:
    url = serve(build_pages(large_study(10, 40, steps=30), tmp_path))
    for size in SIZES.values():
        with browser.new_context(viewport=size) as context:
            page = context.new_page()
            page.goto(f"{url}process/")
            assert page.evaluate("document.documentElement.scrollWidth") == size["width"]
            page.get_by_role("button", name="Go through it step by step").click()
            for _ in range(25):  # once around takes twenty
                page.locator(".ow-step--here .ow-way").last.click()
            expect(page.locator("[data-ow-said]")).to_contain_text("This path was here before.")
            assert page.url.count(",") == 25
            page.reload()
            expect(here(page)).to_have_count(1)
