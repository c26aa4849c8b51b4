// @ts-check
/**
 * The four helpers that Material's bundle expects on `window`, from a file instead of inline.
 *
 * Written by hand after Material for MkDocs 9.8 (MIT, Martin Donath), so that a strict Content-Security-Policy holds.
 * The script tag's `data-base` is the site's root, relative to the page.
 */
(function () {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const scope = new URL(script.dataset.base || ".", location.href);

  /** @param {string} text @returns {number} a short hash of the text */
  function hash(text) {
    return [...text].reduce((sum, letter) => (sum << 5) - sum + letter.charCodeAt(0), 0);
  }

  /** Material would remember a closed announcement, an opened tab and the like; here a device keeps only what the page on privacy lists. */
  const get = () => null;
  const set = () => {};

  Object.assign(window, { __md_scope: scope, __md_hash: hash, __md_get: get, __md_set: set });
})();
