"""The Cite page in a browser: its buttons copy, and say so."""

from playwright.sync_api import BrowserContext, Page, expect


def test_a_button_copies_a_citation_and_says_so(
    page: Page, context: BrowserContext, site_url: str
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site_url}study/cite/")
    button = page.locator('button[data-ow-cite="publication-apa"]')
    expect(button).to_have_text("Copy: APA")
    button.click()
    expect(button).to_have_text("Copied: APA")
    expect(page.locator("[data-ow-cite-said]")).to_have_text("Copied: APA")
    assert page.evaluate("navigator.clipboard.readText()") == (
        "Exempla, A., Ficta, B., & Inventa, C. (2019). Learners' thoughts on swimming lessons."
        " Journal of Invented Studies, 7, 1–20. https://example.org/exempla2019"
    )
    expect(button).to_have_text("Copy: APA", timeout=6000)
    page.locator("summary", has_text="BibTeX").first.click()
    page.locator('button[data-ow-cite="publication-bibtex"]').click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("@article{exempla2019,\n  author ")
    assert copied.endswith("}\n")


def test_a_quote_is_copied_with_the_address_of_its_page(
    page: Page, context: BrowserContext, site_url: str
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site_url}quotes/nobody-laughed/")
    page.locator('button[data-ow-cite="cite-this"]').click()
    expect(page.locator("[data-ow-cite-said]")).to_have_text("Copied: APA")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith(
        f" 1–20. Quote “nobody-laughed”, Results, The instructor as a person ({site_url}quotes/nobody-laughed/)."
        " https://example.org/exempla2019"
    )


def test_where_copying_is_forbidden_the_text_is_marked(page: Page, site_url: str) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error())")
    page.goto(f"{site_url}study/cite/")
    page.locator('button[data-ow-cite="publication-harvard"]').click()
    expect(page.locator("[data-ow-cite-said]")).to_have_text(
        "The text is selected. Copy it in the usual way on your device."
    )
    assert page.evaluate("String(getSelection())").startswith("Exempla, A., Ficta, B. and")
