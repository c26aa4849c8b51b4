// @ts-check
/**
 * Opens beside a link to a term or a work what the list at the page's end says of it: by click, finger or Enter, never by
 * hovering. Escape, a click elsewhere and the close button close it; the focus goes back to the link.
 *
 * Relies on: `a[data-ow-preview]` (the id of an entry); `[data-ow-explained]`, the list, with `data-ow-close`; in it sections
 * with `data-ow-more` and entries, whose `dt` is the name and whose `dd` (or all of it) are the words. Browsers without popovers
 * follow the links. Links that other scripts put in later open too. tests/test_explained.py pins them.
 */
(function () {
  const list = /** @type {HTMLElement | null} */ (document.querySelector("[data-ow-explained]"));
  if (!list || !HTMLElement.prototype.showPopover) return;

  const box = document.createElement("div");
  box.className = "ow-preview";
  box.id = "ow-preview";
  box.popover = "auto"; // the browser closes it on Escape and on a click elsewhere, and shows it above all else
  box.tabIndex = -1;
  box.setAttribute("role", "dialog");
  document.getElementById("ow-body")?.append(box);

  /** @type {HTMLAnchorElement | null} */
  let opener = null;

  /** @param {HTMLAnchorElement} link */
  const entryOf = (link) => document.getElementById(link.dataset.owPreview || "");

  /** @param {HTMLAnchorElement} link @param {HTMLElement} entry */
  function fill(link, entry) {
    const name = document.createElement("p");
    name.className = "ow-preview__name";
    name.id = "ow-preview-name";
    name.textContent = (entry.querySelector("dt") || link).textContent;
    const close = document.createElement("button");
    close.type = "button";
    close.className = "ow-preview__close";
    close.textContent = "×";
    close.setAttribute("aria-label", list?.dataset.owClose || "");
    close.addEventListener("click", () => box.hidePopover());
    const words = document.createElement("div");
    words.className = "ow-preview__words";
    words.append(...[...(entry.querySelector("dd") || entry).childNodes].map((node) => node.cloneNode(true)));
    const more = document.createElement("a");
    more.className = "ow-preview__more";
    more.href = link.href;
    more.textContent = /** @type {HTMLElement | null} */ (entry.closest("[data-ow-more]"))?.dataset.owMore || "";
    box.setAttribute("aria-labelledby", name.id);
    box.replaceChildren(name, words, more, close);
  }

  /** Below the words or, where there is no room, above; always within the screen's width. @param {HTMLElement} link */
  function place(link) {
    const lines = link.getClientRects();
    const [first, last] = [lines[0], lines[lines.length - 1]];
    const width = document.documentElement.clientWidth;
    const below = innerHeight - last.bottom > box.offsetHeight + 16 || first.top < box.offsetHeight + 16;
    const left = Math.max(8, Math.min(first.left, width - box.offsetWidth - 8));
    const top = below ? last.bottom + 8 : first.top - box.offsetHeight - 8;
    box.style.left = `${left + scrollX}px`;
    box.style.top = `${top + scrollY}px`;
  }

  /** @param {HTMLAnchorElement} link @param {HTMLElement} entry */
  function open(link, entry) {
    if (box.matches(":popover-open")) box.hidePopover();
    fill(link, entry);
    opener = link;
    box.showPopover();
    place(link);
    link.setAttribute("aria-expanded", "true");
    box.focus({ preventScroll: true });
    box.scrollIntoView({ block: "nearest" });
  }

  /** The focus goes back to the words, unless the reader has put it elsewhere. */
  function closed() {
    opener?.setAttribute("aria-expanded", "false");
    const lost = !document.activeElement || document.activeElement === document.body || box.contains(document.activeElement);
    if (lost) opener?.focus({ preventScroll: true });
  }

  box.addEventListener("beforetoggle", (event) => {
    if (/** @type {ToggleEvent} */ (event).newState === "closed") closed();
  });

  addEventListener("resize", () => {
    if (opener && box.matches(":popover-open")) place(opener);
  });

  /** Past the last control the reader goes on behind the words, before the first back to them. */
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Tab") return;
    const controls = /** @type {HTMLElement[]} */ ([...box.querySelectorAll("a, button")]);
    const at = controls.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    if (event.shiftKey ? at > 0 : at < controls.length - 1) return;
    if (event.shiftKey) event.preventDefault();
    box.hidePopover();
    opener?.focus({ preventScroll: true });
  });

  /** @param {Event} event @returns {HTMLAnchorElement | null} the link with a preview in which it happened */
  const linkOf = (event) => (event.target instanceof Element ? event.target.closest("a[data-ow-preview]") : null);

  /** Says what a link does. @param {HTMLAnchorElement | null} link */
  function mark(link) {
    if (!link || link.hasAttribute("aria-expanded") || !entryOf(link)) return;
    link.setAttribute("aria-haspopup", "dialog");
    link.setAttribute("aria-expanded", "false");
    link.setAttribute("aria-controls", box.id);
  }

  document.querySelectorAll("a[data-ow-preview]").forEach((link) => mark(/** @type {HTMLAnchorElement} */ (link)));
  document.addEventListener("focusin", (event) => mark(linkOf(event))); // other scripts may have put it in since

  let wasOpen = false; // a press on the words of an open preview closes it, and must not open it again
  document.addEventListener("pointerdown", (event) => (wasOpen = linkOf(event) === opener && box.matches(":popover-open")), true);
  document.addEventListener("click", (event) => {
    const link = linkOf(event);
    const entry = link && entryOf(link);
    if (!entry || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return; // a new tab is what the reader asks for
    event.preventDefault();
    if (wasOpen) wasOpen = false;
    else open(link, entry);
  });
})();
