// @ts-check
/**
 * Leaves the site at once: the page goes out of sight, and the one that follows takes its place in the history, so that a way
 * back does not lead here. Esc pressed three times within two seconds does the same. What was open before stays in the history.
 *
 * Relies on: `a[data-ow-exit]` with `[data-ow-exit-hint]`. Without script it is a link like any other.
 */
(function () {
  const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector("a[data-ow-exit]"));
  if (!link) return;

  function leave() {
    document.documentElement.classList.add("ow-leaving");
    document.title = "…";
    location.replace(/** @type {HTMLAnchorElement} */ (link).href);
  }

  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });

  /** @type {number[]} */
  let pressed = [];
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") pressed = [];
    else if (!event.repeat) pressed = [...pressed, event.timeStamp].filter((at) => event.timeStamp - at < 2000);
    if (pressed.length === 3) leave();
  }, true);

  addEventListener("pageshow", () => document.documentElement.classList.remove("ow-leaving"));
  /** @type {HTMLElement} */ (link.querySelector("[data-ow-exit-hint]")).hidden = false;
})();
