// @ts-check
/**
 * Opens the content tab that the address points at, and the ones chosen before (with `data-link-tabs`).
 *
 * Written by hand after Material for MkDocs 9.8 (MIT, Martin Donath); needs `base.js`.
 * Relies on: `.tabbed-set` holding inputs named `__tabbed_…` and `.tabbed-labels > label[for]`.
 */
(function () {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);

  /** @param {Element} set @param {string[]} chosen names of tabs, latest first */
  function openChosen(set, chosen) {
    const labels = /** @type {HTMLLabelElement[]} */ ([...set.querySelectorAll(":scope > .tabbed-labels > label")]);
    const name = chosen.find((tab) => labels.some((label) => label.innerText.trim() === tab));
    const label = labels.find((one) => one.innerText.trim() === name);
    const input = label && /** @type {HTMLInputElement | null} */ (document.getElementById(label.htmlFor));
    if (input) input.checked = true;
  }

  const kept = "linkTabs" in script.dataset ? /** @type {any} */ (window).__md_get("__tabs") : null;
  if (Array.isArray(kept)) document.querySelectorAll(".tabbed-set").forEach((set) => openChosen(set, kept));

  const target = document.getElementById(location.hash.slice(1));
  if (target instanceof HTMLInputElement && target.name.startsWith("__tabbed_")) target.checked = true;
})();
