// @ts-check
/**
 * Light, dark, or as the reader's system has it. The choice holds on every page and is kept on this device alone.
 *
 * Runs in the head, not deferred: by `data-ow-colours` on `<html>` the tokens are told before anything is painted.
 * Relies on: its own tag's `data-ow-colours-key` (the storage key); `[data-ow-colours-switch]` with a radio button for `auto`,
 * `light` and `dark`. tests/browser/test_colours.py pins them.
 */
(function () {
  const key = /** @type {HTMLScriptElement} */ (document.currentScript).dataset.owColoursKey;
  if (!key) return;
  const names = ["light", "dark"];
  let chosen = ""; // holds until the page is left where nothing can be kept

  /** @returns {string} what the reader chose; empty where they have not, or where that cannot be read */
  function kept() {
    try {
      return localStorage.getItem(key || "") || "";
    } catch {
      return chosen;
    }
  }

  function show() {
    const colours = kept();
    const page = document.documentElement;
    if (names.includes(colours)) page.dataset.owColours = colours;
    else delete page.dataset.owColours;
    buttons().forEach((button) => (button.checked = button.value === (page.dataset.owColours || "auto")));
  }

  const buttons = () => /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll("[data-ow-colours-switch] input")]);

  /** @param {string} colours */
  function choose(colours) {
    chosen = names.includes(colours) ? colours : "";
    try {
      if (chosen) localStorage.setItem(key || "", chosen);
      else localStorage.removeItem(key || "");
    } catch {
      // forbidden or full: the choice holds on this page
    }
    show();
  }

  function ready() {
    document.querySelectorAll("[data-ow-colours-switch]").forEach((group) => (/** @type {HTMLElement} */ (group).hidden = false));
    buttons().forEach((button) => button.addEventListener("change", () => choose(button.value)));
    show();
  }

  show();
  document.addEventListener("DOMContentLoaded", ready);
  addEventListener("storage", (event) => {
    if (event.key === key || event.key === null) show();
  });
})();
