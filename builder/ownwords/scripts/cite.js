// @ts-check
/**
 * Copies a citation or a record: each button names by id what it copies, and says "Copied" for a while.
 *
 * Relies on: `button[data-ow-cite][data-ow-done]` of components/copy.html, `[data-ow-cite-said]` for what is said aloud,
 * `[data-ow-here]` for the page's address where nobody said where the site is published. tests/browser/test_cite.py pins them.
 */
(function () {
  const here = document.querySelector("[data-ow-here]");
  if (here && location.protocol.startsWith("http")) here.textContent = ` (${location.href.split("#")[0]})`;

  const said = /** @type {HTMLElement | null} */ (document.querySelector("[data-ow-cite-said]"));
  /** @param {string | undefined} text */
  const say = (text) => said && (said.textContent = text || "");

  /** @param {HTMLButtonElement} button */
  async function copy(button) {
    const from = document.getElementById(button.dataset.owCite || "");
    const label = /** @type {HTMLElement} */ (button.firstElementChild);
    if (!from) return;
    const lines = [...from.querySelectorAll("pre")].map((line) => line.textContent || "");
    const text = (from.textContent || "").trim().replace(/\s+/g, " ");
    try {
      await navigator.clipboard.writeText(lines.length ? `${lines.join("\n")}\n` : text);
    } catch {
      getSelection()?.selectAllChildren(from); // forbidden: the reader copies it
      say(said?.dataset.owMarked);
      return;
    }
    const before = label.textContent;
    label.textContent = button.dataset.owDone || "";
    say(`${button.dataset.owDone}${button.lastElementChild?.textContent || ""}`);
    setTimeout(() => (label.textContent = before), 3000);
  }

  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("button[data-ow-cite]"))) {
    button.hidden = false;
    button.addEventListener("click", () => void (ready(button) && copy(button)));
  }

  /** @param {HTMLButtonElement} button @returns {boolean} whether it does not say "Copied" still */
  function ready(button) {
    return button.firstElementChild?.textContent !== button.dataset.owDone;
  }
})();
