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

  /** @param {string} key @param {Storage} [storage] @param {URL} [base] @returns {any} what was kept, or null */
  function get(key, storage, base = scope) {
    try {
      return JSON.parse((storage || localStorage).getItem(base.pathname + "." + key) || "null");
    } catch {
      return null; // storage may be forbidden, or hold another site's scribble
    }
  }

  /** @param {string} key @param {unknown} value @param {Storage} [storage] @param {URL} [base] */
  function set(key, value, storage, base = scope) {
    try {
      (storage || localStorage).setItem(base.pathname + "." + key, JSON.stringify(value));
    } catch {
      // forbidden or full: the page works without
    }
  }

  Object.assign(window, { __md_scope: scope, __md_hash: hash, __md_get: get, __md_set: set });
})();
