// @ts-check
/**
 * Makes a tree of nested lists, as the ARIA Authoring Practices have it: arrow keys, Home, End, letters, `*` and Enter; one
 * stop of the tab key. What is shut is hidden on the screen alone (outline.css), so paper has all of it. Gives `owTree` to map.js.
 *
 * Relies on: `ul[data-ow-tree]` with `data-ow-open` and `data-ow-shut`, its `li[data-ow-finding]`, each with a link that
 * holds its names, `[data-ow-name]`, and, where something stands below, a list (components/outline.html). tests/test_overview.py pins them.
 */
(function () {
  /**
   * @param {HTMLElement} list
   * @param {number} levels how many of them stand open
   * @param {(item: HTMLElement) => void} choose called when the reader chooses an item
   * @returns {Tree}
   */
  function tree(list, levels, choose) {
    const items = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("li[data-ow-finding]")]);
    let stopped = items[0];
    /** @type {HTMLElement | null} */
    let selected = null;
    let typed = "";
    let typedAt = 0;

    /** @param {HTMLElement} item */
    const link = (item) => /** @type {HTMLAnchorElement} */ (item.querySelector(":scope > a"));
    /** @param {HTMLElement} item */
    const group = (item) => item.querySelector(":scope > ul");
    /** @param {HTMLElement} item @returns {HTMLElement | null} */
    const above = (item) => /** @type {HTMLElement} */ (item.parentElement).closest("li[data-ow-finding]");
    /** @param {HTMLElement} item */
    const isOpen = (item) => item.getAttribute("aria-expanded") === "true";
    /** @param {HTMLElement} item @returns {number} 1 at the top */
    const level = (item) => Number(item.getAttribute("aria-level"));
    /** @param {HTMLElement} item @returns {string[]} its names, in plain words and in those of the field */
    const each = (item) => [...link(item).querySelectorAll("[data-ow-name]")].map((one) => one.textContent || "");
    /** @param {HTMLElement} item */
    const names = (item) => each(item).join(" ");

    /** @param {HTMLElement} item @returns {boolean} */
    function shown(item) {
      const parent = above(item);
      return !item.classList.contains("ow-outline__off") && (!parent || (isOpen(parent) && shown(parent)));
    }

    /** @param {HTMLElement} item @param {boolean} open */
    function open(item, open) {
      if (!group(item) || item.getAttribute("aria-expanded") === String(open)) return;
      item.setAttribute("aria-expanded", String(open));
      const button = /** @type {HTMLElement} */ (item.querySelector(":scope > button"));
      const words = (open ? list.dataset.owShut : list.dataset.owOpen) || "";
      button.setAttribute("aria-label", `${words}: ${each(item)[0]}`);
      button.classList.toggle("ow-outline__turn--open", open);
    }

    /** Opens what an item stands in. @param {HTMLElement} item */
    function openWay(item) {
      for (let parent = above(item); parent; parent = above(parent)) open(parent, true);
    }

    /** The way to an item and what stands right below it, and no other branch. @param {HTMLElement} item */
    const only = (item) => items.forEach((one) => open(one, one === item || one.contains(item)));

    /** The tab key stops here. @param {HTMLElement} item */
    function stop(item) {
      stopped.tabIndex = -1;
      stopped = item;
      item.tabIndex = 0;
    }

    /** @param {HTMLElement | null | undefined} item */
    function focus(item) {
      if (!item) return;
      stop(item);
      item.focus({ preventScroll: true });
      link(item).scrollIntoView({ block: "nearest" });
    }

    /** @param {HTMLElement | null} item */
    function select(item) {
      selected?.setAttribute("aria-selected", "false");
      item?.setAttribute("aria-selected", "true");
      selected = item;
      if (item) stop(item);
    }

    /** @param {HTMLElement} item @param {number} by 1 for the next, -1 for the one before */
    function beside(item, by) {
      const seen = items.filter(shown);
      return seen[seen.indexOf(item) + by];
    }

    /** The next item whose label begins with what was typed within half a second. @param {HTMLElement} item @param {string} letter */
    function typeAhead(item, letter) {
      typed = Date.now() - typedAt < 500 ? typed + letter : letter;
      typedAt = Date.now();
      const seen = items.filter(shown);
      const at = seen.indexOf(item) + (typed.length === 1 ? 1 : 0);
      const ring = [...seen.slice(at), ...seen.slice(0, at)];
      focus(ring.find((one) => each(one).some((name) => name.toLocaleLowerCase().startsWith(typed.toLocaleLowerCase()))));
    }

    /** @param {HTMLElement} item @returns {Record<string, () => void>} what each key does */
    const keys = (item) => ({
      ArrowDown: () => focus(beside(item, 1)),
      ArrowUp: () => focus(beside(item, -1)),
      ArrowRight: () => (isOpen(item) ? focus(items.find((one) => above(one) === item && shown(one))) : open(item, true)),
      ArrowLeft: () => (isOpen(item) ? open(item, false) : focus(above(item))),
      Home: () => focus(items.find(shown)),
      End: () => focus(items.filter(shown).pop()),
      Enter: () => choose(item),
      " ": () => choose(item),
      "*": () => items.filter((one) => above(one) === above(item)).forEach((one) => open(one, true)),
    });

    list.addEventListener("keydown", (event) => {
      const item = /** @type {HTMLElement} */ (event.target);
      if (!items.includes(item) || event.ctrlKey || event.metaKey || event.altKey) return;
      const act = keys(item)[event.key];
      if (act) act();
      else if (event.key.length === 1) typeAhead(item, event.key);
      else return;
      event.preventDefault();
      event.stopPropagation(); // letters are short cuts of the theme's: p would open the page before this one
    });

    list.addEventListener("click", (event) => {
      const on = /** @type {Element} */ (event.target).closest("li > a, li > .ow-outline__turn");
      const item = /** @type {HTMLElement} */ (on?.parentElement);
      if (!on || !items.includes(item) || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      focus(item);
      if (on.matches("button")) open(item, !isOpen(item));
      else choose(item);
    });

    /** @param {HTMLElement} item */
    function dress(item) {
      const parent = above(item);
      const [id, below] = [item.dataset.owFinding, group(item)];
      const name = link(item);
      name.id = `ow-tree-${id}`;
      name.tabIndex = -1;
      item.tabIndex = -1;
      item.setAttribute("role", "treeitem");
      item.setAttribute("aria-selected", "false");
      item.setAttribute("aria-level", String(parent ? level(parent) + 1 : 1));
      item.setAttribute("aria-labelledby", name.id);
      if (!below) return;
      below.setAttribute("role", "group");
      const button = document.createElement("button");
      button.type = "button";
      button.tabIndex = -1; // the arrow keys do the same
      button.className = "ow-outline__turn";
      name.before(button);
      open(item, level(item) < levels);
    }

    list.setAttribute("role", "tree");
    list.querySelectorAll(":scope > li:not([data-ow-finding]), .ow-outline__side > ul").forEach((one) => one.setAttribute("role", "none"));
    items.forEach(dress);
    stop(items[0]);
    return { items, link, names, above, isOpen, open, openWay, only, focus, select };
  }

  window.owTree = tree;
})();
