// @ts-check
/**
 * The country a reader chose on the help page: kept on the device alone. There it hides the other countries; on every page it
 * puts that country's emergency number beside the link to help.
 *
 * Relies on: `[data-ow-help]` (its value is the storage key) with calls marked `[data-ow-country]`; on the help page on
 * `[data-ow-where]` (the storage key) with links marked `[data-ow-country]`, `[data-ow-all]` with a button, and a
 * `.ow-country` for each. tests/test_help.py pins them.
 */
(function () {
  const where = /** @type {HTMLElement | null} */ (document.querySelector("[data-ow-where]"));
  const rows = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-ow-help]")]);
  const key = where?.dataset.owWhere || rows[0]?.dataset.owHelp;
  if (!key) return;
  let chosen = ""; // holds until the page is left where nothing can be kept

  /** @returns {string} the country's id; empty where none was chosen */
  function kept() {
    try {
      return localStorage.getItem(key || "") || "";
    } catch {
      return chosen;
    }
  }

  /** @param {string} country */
  function keep(country) {
    chosen = country;
    try {
      if (country) localStorage.setItem(key || "", country);
      else localStorage.removeItem(key || "");
    } catch {
      // forbidden or full: the choice holds on this page
    }
    show();
  }

  function show() {
    const country = kept();
    rows.forEach((row) => {
      row.querySelectorAll("[data-ow-country]").forEach((call) => {
        call.toggleAttribute("hidden", call.getAttribute("data-ow-country") !== country);
      });
    });
    if (!where) return;
    const sections = [...document.querySelectorAll(".ow-country")];
    const known = sections.some((one) => one.id === country);
    sections.forEach((one) => one.toggleAttribute("hidden", known && one.id !== country));
    where.querySelectorAll("[data-ow-country]").forEach((link) => {
      if (link.getAttribute("data-ow-country") === country) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
    where.querySelector("[data-ow-all]")?.toggleAttribute("hidden", !known);
  }

  where?.querySelectorAll("[data-ow-country]").forEach((link) => {
    // before the browser follows the link, so that the section it leads to is not hidden
    link.addEventListener("click", () => keep(link.getAttribute("data-ow-country") || ""));
  });
  where?.querySelector("[data-ow-all] button")?.addEventListener("click", () => {
    keep("");
    /** @type {HTMLElement | null} */ (where.querySelector("[data-ow-country]"))?.focus();
  });
  addEventListener("storage", (event) => {
    if (event.key === key || event.key === null) show();
  });
  show();
})();
