// @ts-check
/**
 * Copies a quote with its citation and, where the site is on the web, its permanent address: a button on each card, which says that
 * it is done.
 *
 * Relies on: `figure[data-ow-quote]` with its `[data-ow-gist]`, `.ow-acts` and `[data-ow-permanent]` (components/quote.html); its own tag's
 * `data-ow-` words. Cards that come later are told by `ow-cards` (quotes.js). tests/browser/test_quotes.py pins them.
 */
(function () {
  const words = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  const MOMENT = 4000;
  const said = document.createElement("p");
  said.className = "ow-hidden";
  said.setAttribute("role", "status");
  said.dataset.owCopying = "";
  if (words.owLanguage) said.lang = words.owLanguage;
  document.getElementById("ow-body")?.append(said);

  /** Where this page is published; from a disk its address would tell only folders of this device. */
  const published = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=canonical]"));
  const here = () => (location.protocol === "file:" && published ? published.href : location.href.split("#")[0]);

  /** @param {HTMLElement} figure @returns {string} the words, what is to be cited, and the address */
  function cited(figure) {
    const turns = [...figure.querySelectorAll("blockquote > p")].map((one) => (one.textContent || "").replace(/\s+/g, " ").trim());
    const way = figure.querySelector("[data-ow-permanent]")?.getAttribute("href") || "";
    const address = here().startsWith("http") ? new URL(way, here()).href.replace(/\/index\.html(?=#|$)/, "/") : ""; // a disk names files
    const name = (words.owQuote || "").replace("%(id)s", figure.dataset.owQuote || "");
    const source = [words.owCitation, `${name}${address ? ` (${address})` : ""}.`, words.owFound]; // the study, the quote, where the study is found
    return `${turns.join("\n")}\n\n${source.filter(Boolean).join(" ")}`;
  }

  /** @param {HTMLElement} figure @returns {HTMLElement} what the quote is called, behind a colon */
  const gist = (figure) => /** @type {HTMLElement} */ (figure.querySelector("[data-ow-gist]"));

  /** @param {HTMLElement} label */
  function done(label) {
    label.textContent = `✓ ${words.owDone}`;
    setTimeout(() => (label.textContent = words.owCopy || ""), MOMENT);
  }

  /** @param {HTMLElement} figure @param {HTMLElement} place @param {HTMLElement} label */
  async function copy(figure, place, label) {
    const text = cited(figure);
    try {
      await navigator.clipboard.writeText(text);
      done(label);
      said.textContent = `${words.owCopied} ${gist(figure).textContent?.slice(2)}`;
    } catch {
      const area = place.querySelector("textarea") || document.createElement("textarea"); // forbidden: the reader copies it
      Object.assign(area, { value: text, readOnly: true, rows: 5 });
      area.setAttribute("aria-label", words.owCopy || "");
      place.append(area);
      place.classList.add("ow-copy--text");
      area.select();
      said.textContent = words.owMarked || "";
    }
  }

  /** @param {HTMLElement} figure */
  function dress(figure) {
    const acts = figure.querySelector(".ow-acts");
    if (!acts || acts.querySelector(".ow-copy")) return;
    const place = document.createElement("span");
    const button = document.createElement("button");
    const label = document.createElement("span");
    place.className = "ow-copy";
    label.textContent = words.owCopy || "";
    if (words.owLanguage) label.lang = words.owLanguage;
    button.type = "button";
    button.append(label, gist(figure).cloneNode(true));
    button.addEventListener("click", () => copy(figure, place, label));
    place.append(button);
    acts.prepend(place);
  }

  const dressed = () => document.querySelectorAll("figure[data-ow-quote]").forEach((figure) => dress(/** @type {HTMLElement} */ (figure)));
  document.addEventListener("ow-cards", dressed);
  dressed();
})();
