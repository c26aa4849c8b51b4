"""The sample, seen: sorted, filtered, crossed as a reader would, on a phone and a desk, by
keyboard, and without script.
"""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

PAGE = "study/sample/"
PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 900}


def opened(page: Page, url: str, size: ViewportSize) -> Iterator[Page]:
    """The page of the sample; nothing on it may fail unseen."""
    errors: list[str] = []
    page.set_viewport_size(size)
    page.set_default_timeout(5000)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{url}{PAGE}")
    yield page
    assert errors == []


@pytest.fixture
def desk(page: Page, site_url: str) -> Iterator[Page]:
    yield from opened(page, site_url, DESK)


@pytest.fixture
def phone(page: Page, site_url: str) -> Iterator[Page]:
    yield from opened(page, site_url, PHONE)


def rows(page: Page) -> list[str]:
    """The rows that are shown, in their order."""
    found: list[str] = page.locator("tr[data-ow-row]:visible > th").all_inner_texts()
    return found


def drawn(page: Page) -> list[str]:
    found: list[str] = page.locator("[data-ow-lines] li[data-ow-row]:visible b").all_inner_texts()
    return found


def by_person(names: list[str]) -> list[str]:
    """People in the order of their first rows, each with all of theirs in the order given."""
    people = dict.fromkeys(name[0] for name in names)
    return [name for person in people for name in names if name[0] == person]


def groups(page: Page) -> list[str]:
    found: list[str] = page.locator(".ow-sample tbody:visible th[scope=rowgroup]").all_inner_texts()
    return found


def head(page: Page, name: str) -> Locator:
    return page.get_by_role("columnheader", name=name)


def shown(page: Page) -> Locator:
    return page.locator("[data-ow-shown]")


def test_a_heading_sorts_in_three_steps_and_the_person_goes_along(
    desk: Page, site_url: str
) -> None:
    printed, lines = rows(desk), drawn(desk)
    assert groups(desk)[0] == "Person A"
    button = head(desk, "Length").get_by_role("button")
    button.focus()
    desk.keyboard.press("Enter")
    expect(head(desk, "Length")).to_have_attribute("aria-sort", "ascending")
    expect(button).to_be_focused()
    assert rows(desk) == [
        "B1",
        "B2",
        "A1",
        "H2",
        "E2",
        "G1",
        "D1",
        "C2",
        "E1",
        "H1",
        "D2",
        "C3",
        "D3",
        "F1",
        "C1",
        "A2",
    ]
    assert groups(desk) == ["Cannot be compared: lessons"]
    expect(desk.locator("tr[data-ow-row=A2] > td").first).to_have_text("Person A")
    assert drawn(desk) == by_person(rows(desk))
    assert drawn(desk)[:4] == ["B1", "B2", "A1", "A2"]
    assert desk.url == f"{site_url}{PAGE}#sort.cases=length"
    desk.keyboard.press("Enter")
    expect(head(desk, "Length")).to_have_attribute("aria-sort", "descending")
    assert rows(desk)[:4] == ["F1", "D3", "C3", "D2"]
    assert rows(desk)[-2:] == ["A2", "C1"], "what cannot be compared stays below"
    desk.keyboard.press("Enter")
    assert head(desk, "Length").get_attribute("aria-sort") is None
    assert (rows(desk), drawn(desk), desk.url) == (printed, lines, f"{site_url}{PAGE}")
    expect(head(desk, "Person")).to_have_count(0)


def test_levels_are_sorted_as_the_study_orders_them(desk: Page) -> None:
    head(desk, "Verdict").get_by_role("button").click()
    told = desk.locator("tr[data-ow-row] > td[data-label=Verdict]").all_inner_texts()
    assert told == ["glad"] * 9 + ["in two minds"] * 3 + ["disappointed"] * 4
    expect(desk.locator("[data-ow-tools] p[role=status]")).to_have_text("Verdict: glad first")
    head(desk, "Length").get_by_role("button").click()
    assert desk.locator("th[aria-sort]").count() == 1


def test_the_first_person_is_on_the_first_screen_of_a_phone(phone: Page) -> None:
    """What sorts and filters is closed, and what the marks mean comes behind the people."""
    first = phone.locator("[data-ow-life]").first.locator("h3").bounding_box()
    assert first is not None
    assert first["y"] + first["height"] <= PHONE["height"]
    key, last = (phone.locator(part).last.bounding_box() for part in (".ow-lives__key", ".ow-life"))
    assert key is not None
    assert last is not None
    assert key["y"] >= last["y"] + last["height"]


def test_counts_of_the_filters_stay_true_and_never_mix_units(phone: Page, site_url: str) -> None:
    expect(shown(phone)).to_have_text("16 of 16 courses · 8 of 8 people")
    phone.get_by_text("Sort and filter the courses").click()
    phone.get_by_role("checkbox", name=re.compile("^disappointed")).check()
    expect(shown(phone)).to_have_text("4 of 16 courses · 3 of 8 people")
    assert rows(phone) == ["A1", "A2", "E2", "H2"]
    assert drawn(phone) == by_person(rows(phone)) == ["A1", "A2", "E2", "H2"]
    assert groups(phone) == ["Person A", "Person E", "Person H"]
    counts = phone.locator("[data-ow-count]").all_inner_texts()
    assert counts == [
        "4 courses",
        "0 courses",
        "0 courses",
        "2 courses",
        "2 courses",
        "9 courses",
        "3 courses",
        "4 courses",
    ]
    phone.get_by_role("checkbox", name=re.compile("^in two minds")).check()
    expect(shown(phone)).to_have_text("7 of 16 courses · 5 of 8 people")
    phone.get_by_role("checkbox", name=re.compile("^season over")).check()
    expect(shown(phone)).to_have_text("2 of 16 courses · 2 of 8 people")
    expect(phone.locator(".ow-life:visible")).to_have_count(2)
    phone.get_by_role("checkbox", name=re.compile("^disappointed")).uncheck()
    expect(shown(phone)).to_have_text("0 of 16 courses · 0 of 8 people")
    expect(phone.locator(".ow-life:visible")).to_have_count(0)
    phone.get_by_role("checkbox", name=re.compile("^disappointed")).check()
    phone.reload()
    assert rows(phone) == ["A2", "H2"]
    phone.get_by_role("button", name="Show all courses").click()
    expect(phone.locator(".ow-sieve summary")).to_be_focused()
    assert (len(rows(phone)), phone.url) == (16, f"{site_url}{PAGE}")


def test_a_phone_sorts_by_the_list_and_a_link_carries_it_all(phone: Page, site_url: str) -> None:
    phone.get_by_text("Sort and filter the courses").click()
    phone.get_by_label("Sort the courses").select_option("Time since the end: largest first")
    assert rows(phone)[0] == "F1"
    assert groups(phone) == []
    address = f"{site_url}{PAGE}#cases.verdict=in+two+minds&sort.cases=length&cross.cases=verdict%2Cinstructor"
    phone.goto(address)
    assert rows(phone) == ["H1", "C3", "D3"]
    expect(phone.locator("[data-ow-crossed] caption")).to_have_text(
        "Verdict and Instructor’s gender: 16 courses"
    )
    phone.evaluate("location.hash = 'totals'")
    assert rows(phone) == ["H1", "C3", "D3"], "a place on the page changes nothing"
    for strange in (
        "#cases.verdict=none&sort.cases=nothing&cross.cases=a,b",
        "#=&=%E0%A4%A",
        "#cases.verdict",
    ):
        phone.goto(f"{site_url}{PAGE}{strange}")
        assert len(rows(phone)) == 16


def test_the_reader_crosses_two_columns_by_keyboard(desk: Page, site_url: str) -> None:
    ready = tables_without_script(desk.context.browser, site_url)
    assert len(ready) == 2
    down, across = desk.get_by_label("Rows", exact=True), desk.get_by_label("Columns", exact=True)
    down.focus()
    desk.keyboard.press("Home")  # the first of the list
    expect(desk.locator("[data-ow-crossing] [role=status]")).to_have_text(
        "Instructor’s gender and Verdict: 16 courses"
    )
    made = desk.locator("[data-ow-crossed] table").inner_html()
    assert squeezed(made) == squeezed(ready["Instructor’s gender and Verdict: 16 courses"])
    across.select_option("instructor")
    assert (down.input_value(), across.input_value()) == ("verdict", "instructor")
    glad = desk.locator("[data-ow-crossed] tbody tr").first
    assert glad.locator("b").all_inner_texts() == ["6", "3", "9"]
    assert glad.locator("td").first.locator(".ow-dots i").count() == 6
    assert desk.url.endswith("#cross.cases=verdict%2Cinstructor")


def tables_without_script(browser: Browser | None, site_url: str) -> dict[str, str]:
    """The folded cross tables of the page as it was built, by caption."""
    assert browser is not None
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site_url}{PAGE}")
        tables = page.locator("[data-ow-others] table").all()
        return {
            table.locator("caption").text_content() or "": table.inner_html() for table in tables
        }


def squeezed(html: str) -> str:
    """HTML without the white space that shows nothing, and without what a script's reader presses."""
    return re.sub(r">\s+<", "><", re.sub(r"</?button[^>]*>", "", html)).strip()


def test_a_filter_does_not_cross_a_third_column(desk: Page) -> None:
    before = desk.locator("[data-ow-crossed]").inner_text()
    desk.get_by_text("Sort and filter the courses").click()
    desk.get_by_role("checkbox", name=re.compile("^woman")).check()
    desk.get_by_label("Rows", exact=True).select_option("verdict")
    desk.get_by_label("Rows", exact=True).select_option("ending")
    assert desk.locator("[data-ow-crossed]").inner_text() == before


def test_a_number_of_the_cross_table_shows_its_rows_everywhere(desk: Page) -> None:
    pick = desk.get_by_role("button", name=re.compile(r"^\d+: broken off, disappointed$"))
    number = int((pick.inner_text()).strip())
    pick.click()
    expect(pick).to_have_attribute("aria-pressed", "true")
    expect(desk.locator("[data-ow-pick][aria-pressed=true]")).to_have_count(1)
    assert len(rows(desk)) == len(drawn(desk)) == number
    expect(desk.locator(".ow-strip g:not(.ow-strip__off)")).to_have_count(number)
    expect(shown(desk)).to_contain_text(f"{number} of 16 courses")
    assert "cases.ending=broken+off" in desk.url
    desk.get_by_text("Sort and filter the courses").click()
    desk.get_by_role("checkbox", name=re.compile("^disappointed")).uncheck()
    expect(pick).to_have_attribute("aria-pressed", "false")
    expect(desk.locator("[data-ow-pick][aria-pressed=true]")).to_have_count(1)  # all broken off
    pick.press("Enter")
    pick.press("Enter")
    assert len(rows(desk)) == 16
    heights = desk.locator("[data-ow-pick]").evaluate_all("all => all.map(one => one.offsetHeight)")
    assert min(heights) >= 44


def test_letters_grow_and_forced_colours_keep_the_lines(browser: Browser, site_url: str) -> None:
    for width in (320, 1280):
        with browser.new_context(
            viewport={"width": width, "height": 700}, forced_colors="active"
        ) as context:
            page = context.new_page()
            page.goto(f"{site_url}{PAGE}")
            page.evaluate("document.documentElement.style.fontSize = '200%'")
            assert page.evaluate("document.documentElement.scrollWidth") == width
            stroke = "one => getComputedStyle(one).stroke"
            line = page.locator(".ow-strip__sure").first.evaluate(stroke)
            assert line == page.evaluate("getComputedStyle(document.body).color")


def test_without_a_script_table_picture_and_cross_table_are_whole(
    browser: Browser, site_url: str
) -> None:
    with browser.new_context(java_script_enabled=False, viewport=PHONE) as context:
        page = context.new_page()
        page.goto(f"{site_url}{PAGE}")
        assert len(rows(page)) == 16
        assert len(drawn(page)) == 16
        expect(page.locator(".ow-life")).to_have_count(8)
        expect(page.locator("[data-ow-tools]")).to_be_hidden()
        expect(page.locator("[data-ow-choose]")).to_be_hidden()
        expect(page.get_by_text("How it ended and Verdict: 16 courses")).to_be_visible()
        page.get_by_text("Other pairs of columns").click()
        expect(page.get_by_text("Instructor’s gender and How it ended: 16 courses")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_everything_open(phone: Page, scheme: str) -> None:
    phone.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    phone.get_by_text("Sort and filter the courses").click()
    phone.get_by_role("checkbox", name=re.compile("^disappointed")).check()
    phone.get_by_label("Sort the courses").select_option("length")
    for size in (PHONE, DESK):
        phone.set_viewport_size(size)
        found = Axe().run(phone, context="#ow-body")
        assert found.violations_count == 0, found.generate_report()


def test_the_smallest_screen_holds_it_and_a_thumb_hits_it(phone: Page) -> None:
    phone.set_viewport_size({"width": 320, "height": 640})
    phone.get_by_text("Sort and filter the courses").click()
    phone.get_by_role("checkbox", name=re.compile("^disappointed")).check()
    phone.get_by_label("Sort the courses").select_option("length")
    assert phone.evaluate("document.documentElement.scrollWidth") == 320
    sizes = phone.locator(
        ".ow-sieve :is(select, summary, label:has(input), button):visible, .ow-crossing select"
    ).evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    assert len(sizes) == 13
    assert min(sizes) >= 44


def test_paper_has_the_picture_and_says_that_rows_are_left_out(desk: Page) -> None:
    desk.get_by_text("Sort and filter the courses").click()
    desk.get_by_role("checkbox", name=re.compile("^man")).check()
    desk.emulate_media(media="print")
    expect(desk.get_by_text("5 of 16 courses · 4 of 8 people")).to_be_visible()
    for control in ("[data-ow-order]", "[data-ow-choose]", "[data-ow-all]", ".ow-sieve summary"):
        expect(desk.locator(control)).to_be_hidden()
    line = desk.locator(".ow-life:visible .ow-strip__sure").first
    assert line.evaluate("one => one.getBoundingClientRect().width") > 1
