// @ts-check
/**
 * Which wording of the findings is shown: plain words or those of the field. The reader's choice holds on every page and is
 * kept on this device alone.
 *
 * Runs in the head, not deferred: by `data-ow-wording` on `<html>` CSS hides the other wording before anything is painted.
 * Relies on: its own tag's `data-ow-key` (the storage key) and `data-ow-first` (the wording until the reader chooses);
 * `[data-wording]`, the wordings; `[data-ow-wording-switch]`, each with a radio button for `plain` and `professional`.
 * tests/test_wording_switch.py pins them.
 */
(function () {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const { owKey: key = "", owFirst: first = "plain" } = script.dataset;
  if (!key) return; // nothing on this page stands in both wordings
  const names = ["plain", "professional"];
  let chosen = ""; // holds until the page is left where nothing can be kept

  /** @returns {string} what the reader chose; empty where they have not, or where that cannot be read */
  function kept() {
    try {
      return localStorage.getItem(key) || "";
    } catch {
      return chosen;
    }
  }

  /** The buttons of all switches: a page has one for narrow and one for wide screens */
  const buttons = () => /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll("[data-ow-wording-switch] input")]);

  function show() {
    const wording = [kept(), chosen, first].find((one) => names.includes(one)) || "plain";
    document.documentElement.dataset.owWording = wording;
    buttons().forEach((button) => (button.checked = button.value === wording));
  }

  /** @param {string} wording */
  function choose(wording) {
    chosen = wording;
    try {
      localStorage.setItem(key, wording);
    } catch {
      // forbidden or full: the choice holds on this page
    }
    show();
  }

  /** Radio buttons of one name are a group: each switch gets a name of its own. */
  function ready() {
    document.querySelectorAll("[data-ow-wording-switch]").forEach((group, at) => {
      group.querySelectorAll("input").forEach((button) => {
        button.name = `ow-wording-${at}`;
        button.addEventListener("change", () => choose(button.value));
      });
    });
    show();
  }

  show();
  document.addEventListener("DOMContentLoaded", ready);
  addEventListener("storage", (event) => {
    if (event.key === key || event.key === null) show();
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) show();
  });
})();
