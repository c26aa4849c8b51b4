// @ts-check
/**
 * What is the same on every page: buttons say whether what they open is open, and the search is loaded when it opens first.
 *
 * Relies on: `[popovertarget]` buttons; `[data-ow-search-site]` with `data-ow-script` and `data-ow-index`, `[data-ow-search-form]`
 * and `[data-ow-search-without]` (partials/ow-search.html). Without script the popovers open all the same.
 */
(function () {
  /** @param {HTMLElement} popover */
  function told(popover) {
    const buttons = document.querySelectorAll(`[popovertarget="${popover.id}"]:not([popovertargetaction])`);
    /** @param {boolean} open */
    const say = (open) => buttons.forEach((button) => button.setAttribute("aria-expanded", String(open)));
    popover.addEventListener("toggle", (event) => say(/** @type {ToggleEvent} */ (event).newState === "open"));
    say(false);
  }

  document.querySelectorAll("[popover]").forEach((popover) => told(/** @type {HTMLElement} */ (popover)));

  const search = /** @type {HTMLElement | null} */ (document.querySelector("[data-ow-search-site]"));
  if (!search) return;
  const form = /** @type {HTMLElement} */ (search.querySelector("[data-ow-search-form]"));
  const without = /** @type {HTMLElement} */ (search.querySelector("[data-ow-search-without]"));
  form.hidden = false;
  without.hidden = true;
  form.addEventListener("submit", (event) => event.preventDefault()); // before search.js is there, too

  /** @param {string | undefined} address */
  function load(address) {
    const script = document.createElement("script");
    script.src = address || "";
    document.head.append(script);
  }

  search.addEventListener("beforetoggle", () => load(search.dataset.owScript), { once: true });
})();
