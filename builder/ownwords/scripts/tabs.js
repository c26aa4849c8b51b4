// @ts-check
/**
 * Opens the content tab that the address points at.
 *
 * Written by hand after Material for MkDocs 9.8 (MIT, Martin Donath).
 * Relies on: `.tabbed-set` holding inputs named `__tabbed_…`.
 */
(function () {
  const target = document.getElementById(location.hash.slice(1));
  if (target instanceof HTMLInputElement && target.name.startsWith("__tabbed_")) target.checked = true;
})();
