// @ts-check
/**
 * What hand-written pages need: the content tab that the address points at is opened, and code or a table that is wider than the page
 * can be reached and scrolled by keyboard. Tabs and scrolling work without it.
 *
 * Relies on: `.tabbed-set` holding inputs named `__tabbed_…`; `.md-typeset`, in which Markdown stands.
 */
(function () {
  const target = document.getElementById(location.hash.slice(1));
  if (target instanceof HTMLInputElement && target.name.startsWith("__tabbed_")) target.checked = true;

  const wide = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".md-typeset :is(pre > code, table:not([class]))"));
  wide.forEach((one) => {
    if (one.scrollWidth > one.clientWidth) one.tabIndex = 0;
  });
})();
