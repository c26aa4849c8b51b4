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
TO_THE_FORK = "attentive-patience,actions,going-well,mistake"


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
    return page.locator(".ow-step--here .ow-way", has_text=words)


def heading(page: Page) -> Locator:
    return page.locator(".ow-steps h2:visible")


def path(page: Page) -> Locator:
    return page.get_by_role("navigation", name="Your way so far").get_by_role("link")


def test_at_the_fork_one_chooses_goes_back_and_takes_the_other_way(
    reader: Page, site_url: str
) -> None:
    expect(heading(reader)).to_have_count(9)
    press(reader, reader.get_by_role("button", name="Walk it step by step"))
    expect(heading(reader)).to_have_text(["Attentive patience"])
    expect(heading(reader)).to_be_focused()
    for words in ("guides", "Swimming together", "hard to avoid"):
        press(reader, way(reader, words))
    expect(heading(reader)).to_have_text(["A mistake happens"])
    expect(reader.locator(".ow-step--here blockquote")).to_be_visible()
    expect(reader.get_by_text("Is there enough trust")).to_be_visible()
    expect(reader.locator("[data-ow-said]")).to_have_text(
        "Step 4 of your way. From here 2 ways lead on."
    )
    assert reader.url == f"{site_url}process/#walk={TO_THE_FORK}"
    press(reader, way(reader, "enough trust"))
    expect(heading(reader)).to_have_text(["Trust holds"])
    expect(heading(reader)).to_be_focused()
    expect(path(reader)).to_have_text(
        [
            "Attentive patience",
            "The instructor’s actions",
            "Swimming together",
            "A mistake happens",
            "Trust holds",
        ]
    )
    press(reader, reader.get_by_role("button", name="One step back"))
    expect(heading(reader)).to_have_text(["A mistake happens"])
    press(reader, way(reader, "enough trust"))
    other = reader.locator("[data-ow-other]")
    expect(other.get_by_role("heading")).to_have_text("Take another way from: A mistake happens")
    press(reader, other.get_by_role("link", name="trust is lost"))
    expect(heading(reader)).to_have_text(["Instructor seen as careless or harsh"])
    press(reader, way(reader, "in the end"))
    expect(heading(reader)).to_have_text(["Staying away"])
    expect(reader.locator(".ow-step--here").get_by_text("Here this way ends.")).to_be_visible()
    expect(reader.locator("[data-ow-said]")).to_have_text("Step 6 of your way. Here this way ends.")
    reader.go_back()
    expect(heading(reader)).to_have_text(["Instructor seen as careless or harsh"])
    press(reader, reader.get_by_role("button", name="Start again"))
    expect(path(reader)).to_have_text(["Attentive patience"])
    expect(reader.get_by_role("button", name="One step back")).to_be_disabled()
    press(reader, reader.get_by_role("button", name="Show all steps"))
    expect(heading(reader)).to_have_count(9)
    assert reader.url == f"{site_url}process/"


def test_a_mistake_that_is_sorted_out_leads_round_and_the_step_comes_twice(
    reader: Page, site_url: str
) -> None:
    reader.goto(f"{site_url}process/#walk={TO_THE_FORK},trust,sorted-out")
    reader.reload()
    press(reader, way(reader, "worth a lot"))
    expect(heading(reader)).to_have_text(["Swimming together"])
    expect(reader.locator("[data-ow-said]")).to_have_text(
        "Step 7 of your way. You were here before."
    )
    expect(path(reader)).to_have_count(5)  # of seven: the first are folded
    press(reader, reader.get_by_role("button", name="Show the steps before"))
    expect(path(reader)).to_have_count(7)
    expect(path(reader).first).to_be_focused()
    press(reader, path(reader).nth(2))
    assert reader.url.endswith("#walk=attentive-patience,actions,going-well")
    assert reader.evaluate("document.documentElement.scrollWidth <= innerWidth")
    low = reader.locator(
        ".ow-walk :is(a, button):visible:not(.ow-skip-quote, .ow-flowchart *)"
    ).evaluate_all("all => all.filter(one => one.offsetHeight < 44).map(one => one.textContent)")
    assert low == []


def test_by_keyboard_alone(reader: Page) -> None:
    reader.get_by_role("button", name="Walk it step by step").focus()
    reader.keyboard.press("Enter")
    expect(heading(reader)).to_be_focused()
    way(reader, "is felt in").focus()
    reader.keyboard.press("Enter")
    expect(heading(reader)).to_have_text(["Steady presence"])
    expect(heading(reader)).to_be_focused()
    reader.get_by_role("button", name="Show all steps").focus()
    reader.keyboard.press("Enter")
    expect(reader.get_by_role("heading", name="Steady presence")).to_be_focused()
    expect(reader.locator("[data-ow-said]")).to_have_text("All steps are shown.")


def test_a_shared_address_opens_the_walk_as_far_as_it_can_be_walked(
    reader: Page, site_url: str
) -> None:
    for named, shown in {
        "mistake%2Ctrust": "Trust holds",
        "mistake,leaving": "A mistake happens",
        "mistake,<b>": "A mistake happens",
    }.items():
        reader.goto("about:blank")
        reader.goto(f"{site_url}process/#walk={named}")
        expect(heading(reader)).to_have_text([shown])
    reader.goto(f"{site_url}process/#walk=gone")
    expect(heading(reader)).to_have_count(9)
    reader.goto(f"{site_url}process/#walk=mistake")
    expect(heading(reader)).to_have_count(1)
    reader.goto(f"{site_url}process/#trust")  # a link to a place in the list leads out of the walk
    expect(heading(reader)).to_have_count(9)


def test_the_picture_marks_the_present_step_and_leads_to_others(
    browser: Browser, site_url: str
) -> None:
    with browser.new_context(viewport=SIZES["desk"]) as context:
        page = context.new_page()
        page.goto(f"{site_url}process/#walk={TO_THE_FORK}")
        current = page.locator(".ow-flowchart [aria-current=step]")
        expect(current).to_have_count(1)
        expect(current).to_have_attribute("href", "#mistake")
        right = page.locator(".ow-flowchart").evaluate("one => one.getBoundingClientRect().right")
        assert right <= page.locator(".ow-step--here").evaluate(
            "one => one.getBoundingClientRect().left"
        ), "they stand side by side"
        page.locator(".ow-flowchart a[href='#careless']").click()
        expect(current).to_have_attribute("href", "#careless")
        page.locator(".ow-flowchart a[href='#actions']").click()
        assert page.url.endswith("#walk=attentive-patience,actions")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_walking(
    reader: Page, site_url: str, scheme: Literal["light", "dark"]
) -> None:
    reader.emulate_media(color_scheme=scheme)
    reader.goto(f"{site_url}process/#walk={TO_THE_FORK},careless,leaving")
    reader.reload()
    found = Axe().run(reader)
    assert found.violations_count == 0, found.generate_report()


def test_paper_has_all_steps(reader: Page, site_url: str) -> None:
    reader.goto(f"{site_url}process/#walk={TO_THE_FORK}")
    reader.reload()
    expect(heading(reader)).to_have_count(1)
    reader.emulate_media(media="print")
    expect(heading(reader)).to_have_count(9)
    expect(reader.locator(".ow-walk__on, .ow-walk__way").first).to_be_hidden()


def test_without_script_the_steps_are_a_numbered_list_whose_ways_are_links(
    browser: Browser, site_url: str
) -> None:
    with browser.new_context(viewport=SIZES["phone"], java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site_url}process/")
        expect(heading(page)).to_have_count(9)
        expect(page.locator("[data-ow-begin]")).to_be_hidden()
        page.locator("#mistake .ow-way", has_text="trust is lost").click()
        assert page.url == f"{site_url}process/#careless"


def test_a_process_of_thirty_steps_too_large_for_a_picture(
    browser: Browser, tmp_path: Path, serve: Callable[[Path], str]
) -> None:
    url = serve(build_pages(large_study(10, 40, steps=30), tmp_path))
    with browser.new_context(viewport=SIZES["desk"]) as context:
        page = context.new_page()
        page.goto(f"{url}process/")
        expect(page.locator(".ow-flowchart")).to_have_count(0)
        page.get_by_role("button", name="Walk it step by step").click()
        for _ in range(25):  # once around takes twenty
            page.locator(".ow-step--here .ow-way").last.click()
        expect(page.locator("[data-ow-said]")).to_contain_text("You were here before.")
        assert page.url.count(",") == 25
        page.reload()
        expect(heading(page)).to_have_count(1)
