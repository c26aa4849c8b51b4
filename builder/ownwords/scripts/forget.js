// @ts-check
/**
 * Removes all that this study's site keeps on the device, and says what is there. It takes every key with the study's id, so
 * that one of an earlier version of the site goes as well.
 *
 * Relies on: `section[data-ow-study]` with `[data-ow-key]` holding `[data-ow-now]`, `[data-ow-forget]` within
 * `[data-ow-forget-line]`, and `[data-ow-said]`. tests/test_storage.py pins them.
 */
(function () {
  const section = /** @type {HTMLElement | null} */ (document.querySelector("section.ow-device[data-ow-study]"));
  if (!section) return;

  /** @param {string} mark @returns {HTMLElement} */
  const part = (mark) => /** @type {HTMLElement} */ (section.querySelector(`[data-ow-${mark}]`));
  const button = part("forget");
  const said = part("said");

  /** @returns {[Storage, string][]} each key of this study with the storage it lies in; none where storage is forbidden */
  function kept() {
    try {
      return [localStorage, sessionStorage].flatMap((storage) =>
        Object.keys(storage)
          .filter((key) => key.startsWith("ow-") && key.split(".")[1] === section?.dataset.owStudy)
          .map((key) => /** @type {[Storage, string]} */ ([storage, key])),
      );
    } catch {
      return [];
    }
  }

  function show() {
    const keys = kept().map(([, key]) => key);
    section?.querySelectorAll("[data-ow-key]").forEach((one) => {
      const now = /** @type {HTMLElement} */ (one.querySelector("[data-ow-now]"));
      now.hidden = !keys.includes(one.getAttribute("data-ow-key") || "");
    });
  }

  button.addEventListener("click", () => {
    if (kept().length && !confirm(button.dataset.owConfirm)) return;
    try {
      kept().forEach(([storage, key]) => storage.removeItem(key));
      said.textContent = said.dataset.owGone || "";
    } catch {
      said.textContent = said.dataset.owLost || "";
    }
    show();
  });

  addEventListener("storage", show);
  addEventListener("pageshow", show);
  part("forget-line").hidden = false;
  show();
})();
