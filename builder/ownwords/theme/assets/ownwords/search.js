// @ts-check
/**
 * The search of the site says what its results are, and carries the words on to the browser of quotes. The search itself is Material's.
 *
 * Relies on: `[data-ow-site-search]` (address of the quotes) with words and a link (partials/ow-search.html), Material's list of results, and
 * this script's own place, `assets/ownwords/` below the site's root. The link's inner part has a score, which Material's Enter looks for.
 */
(function () {
  const line = /** @type {HTMLElement | null} */ (document.querySelector("[data-ow-site-search]"));
  const field = /** @type {HTMLInputElement | null} */ (document.querySelector(".md-search__input"));
  const list = document.querySelector(".md-search-result__list");
  const link = line?.querySelector("a");
  if (!line || !field || !list || !link) return;

  const root = new URL("../..", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  const words = line.dataset;

  /** @param {string} address @returns {string | undefined} what stands at an address of the site */
  function kind(address) {
    const url = new URL(address, location.href);
    const way = url.pathname.slice(root.pathname.length).replace(/index\.html$/, "");
    if (url.hash) return way === "study/glossary/" ? words.owTerm : ""; // a part of a page needs no name, but a term does
    if (/^findings\/[^/]+\/$/.test(way)) return words.owFinding;
    if (/^quotes\/[^/]+\/$/.test(way)) return words.owQuote;
    return words.owPage;
  }

  /** @param {Element} result */
  function name(result) {
    const text = kind(result.getAttribute("href") || "");
    const title = result.querySelector("h1, h2");
    if (!text || !title || result.querySelector(".ow-search__kind")) return;
    const tag = document.createElement("p");
    tag.className = "ow-search__kind";
    tag.textContent = text;
    if (line?.lang) tag.lang = line.lang;
    title.before(tag);
    const start = title.firstChild;
    if (start && start.textContent?.startsWith(`${text}: `)) start.textContent = start.textContent.slice(text.length + 2); // said once
  }

  function carry() {
    const sought = field?.value.trim() || "";
    if (!line || !link) return;
    line.hidden = !sought;
    // without words it is no link: Material's Enter takes the best of all links it finds
    if (!sought) link.removeAttribute("href");
    else link.href = `${words.owSiteSearch}#${new URLSearchParams({ words: sought })}`;
    /** @type {HTMLElement} */ (link.firstElementChild).textContent = (words.owQuotes || "").replace("%(words)s", () => sought);
  }

  new MutationObserver(() => list.querySelectorAll(".md-search-result__link").forEach(name)).observe(list, { childList: true, subtree: true });
  field.addEventListener("input", carry);
  field.addEventListener("focus", carry);
  field.form?.addEventListener("reset", () => setTimeout(carry));
  carry();
})();
