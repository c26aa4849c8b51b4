// @ts-check
/**
 * Opens folded detail for paper in browsers that print it folded, and folds it again afterwards.
 *
 * Relies on: `details.ow-details`. Without it nothing is lost but that detail.
 */
(function () {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];

  addEventListener("beforeprint", () => {
    opened = /** @type {HTMLDetailsElement[]} */ ([...document.querySelectorAll("details.ow-details:not([open])")]);
    opened.forEach((one) => (one.open = true));
  });

  addEventListener("afterprint", () => {
    opened.forEach((one) => (one.open = false));
    opened = [];
  });
})();
