// @ts-check
/**
 * Copies a quote with its citation and, where the site is on the web, its permanent address: a button on each card of the list.
 *
 * Relies on: `section[data-ow-quotes]` with `data-ow-citation`, `data-ow-quote-name`, `template[data-ow-copy]` (a button whose last
 * part takes the quote's name) and `[data-ow-copying]` with words; cards of components/quote.html. tests/test_quotes.py pins them.
 */
(function () {
  const section = /** @type {HTMLElement | null} */ (document.querySelector("section[data-ow-quotes]"));
  if (!section) return;

  const words = section.dataset;
  const template = /** @type {HTMLTemplateElement} */ (section.querySelector("template[data-ow-copy]"));
  const said = /** @type {HTMLElement} */ (section.querySelector("[data-ow-copying]"));

  /** Where this page is published; from a disk its address would tell only folders of this device. */
  const published = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=canonical]"));
  const here = () => (location.protocol === "file:" && published ? published.href : location.href.split("#")[0]);

  /** @param {HTMLElement} figure @returns {string} the words, what is to be cited, and the address */
  function cited(figure) {
    const turns = [...figure.querySelectorAll("blockquote > p")].map((one) => (one.textContent || "").replace(/\s+/g, " ").trim());
    const way = figure.querySelector("[data-ow-permanent]")?.getAttribute("href") || "";
    const address = here().startsWith("http") ? new URL(way, here()).href.replace(/\/index\.html(?=#|$)/, "/") : ""; // a disk names files
    const name = (words.owQuoteName || "").replace("%(id)s", figure.dataset.owQuote || "");
    return `${turns.join("\n")}\n\n${[words.owCitation, name, address].filter(Boolean).join(" ")}`;
  }

  /** @param {HTMLElement} figure @param {HTMLElement} line */
  async function copy(figure, line) {
    const text = cited(figure);
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = `${said.dataset.owCopied} ${figure.dataset.owGist}`;
    } catch {
      const area = line.querySelector("textarea") || document.createElement("textarea"); // forbidden: the reader copies it
      Object.assign(area, { value: text, readOnly: true, rows: 5 });
      area.setAttribute("aria-label", line.querySelector("button")?.textContent || "");
      line.append(area);
      line.classList.add("ow-copy--text");
      area.select();
      said.textContent = said.dataset.owMarked || "";
    }
  }

  /** @param {HTMLElement} figure */
  function dress(figure) {
    const foot = figure.querySelector("figcaption");
    if (!foot || foot.querySelector(".ow-copy")) return;
    const line = document.createElement("p");
    line.className = "ow-copy";
    line.append(template.content.cloneNode(true));
    const button = /** @type {HTMLButtonElement} */ (line.firstElementChild);
    /** @type {HTMLElement} */ (button.lastElementChild).textContent = `: ${figure.dataset.owGist}`;
    button.addEventListener("click", () => copy(figure, line));
    foot.append(line);
  }

  const dressed = () => section.querySelectorAll("figure[data-ow-quote]").forEach((figure) => dress(/** @type {HTMLElement} */ (figure)));
  document.addEventListener("ow-cards", dressed);
  dressed();
})();
