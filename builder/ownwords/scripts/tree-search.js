// @ts-check
/**
 * Finds items of a tree by the words of their labels: opens the ways to them, marks the words, leaves out what has none of
 * them, says how many there are. Escape clears. Gives `owTreeSearch` to map.js.
 *
 * Relies on: words.js, tree.js; `[data-ow-search]` with an input `[data-ow-words]` and `[data-ow-found]` with `data-ow-none`,
 * `data-ow-one` and `data-ow-many` (`%s` stands for the number). tests/test_overview.py pins them.
 */
(function () {
  const { fold, terms, holds, inside, marked } = window.owWords;

  /** @param {HTMLElement} search @param {Tree} tree */
  function treeSearch(search, tree) {
    const field = /** @type {HTMLInputElement} */ (search.querySelector("[data-ow-words]"));
    const said = /** @type {HTMLElement} */ (search.querySelector("[data-ow-found]"));
    const { items } = tree;
    const names = items.map((item) => fold(tree.names(item)));
    const labels = items.map((item) => [...tree.link(item).querySelectorAll("[data-ow-name]")]);
    /** @type {Map<HTMLElement, boolean> | null} what stood open before the search */
    let before = null;
    /** @type {Set<HTMLElement>} */
    let hits = new Set();
    let shown = hits;

    /** @param {HTMLElement | null} item @returns {boolean} */
    const withinHit = (item) => item !== null && (hits.has(item) || withinHit(tree.above(item)));

    /** @returns {Set<HTMLElement>} what stands above a hit: it leads there */
    function ways() {
      /** @type {Set<HTMLElement>} */
      const found = new Set();
      for (const hit of hits) {
        for (let item = tree.above(hit); item && !found.has(item); item = tree.above(item)) found.add(item);
      }
      return found;
    }

    /** What leads to a hit is open, what stands below one is kept, all else left out. @param {string[]} words @param {boolean} within whether inside words, too */
    function show(words, within) {
      const open = ways();
      items.forEach((item, at) => {
        tree.open(item, words.length ? open.has(item) : before?.get(item) === true);
        item.classList.toggle("ow-outline__off", words.length > 0 && !open.has(item) && !withinHit(item));
        if (hits.has(item) || shown.has(item)) labels[at].forEach((label) => label.replaceChildren(...marked(label.textContent || "", hits.has(item) ? words : [], within)));
      });
      shown = hits;
    }

    function find() {
      const words = terms(field.value);
      before ??= new Map(items.map((item) => [item, tree.isOpen(item)]));
      const within = inside(names, words);
      hits = new Set(items.filter((_, at) => words.length && words.every((word) => holds(names[at], word, within))));
      show(words, within);
      if (!words.length) before = null;
      const { owNone = "", owOne = "", owMany = "" } = said.dataset;
      said.textContent = words.length ? [owNone, owOne][hits.size] ?? owMany.replace("%s", String(hits.size)) : "";
    }

    field.addEventListener("input", find);
    field.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        field.value = "";
        find();
      } else if ((event.key === "ArrowDown" || event.key === "Enter") && hits.size) tree.focus([...hits][0]);
      else return;
      event.preventDefault();
    });
    search.hidden = false;
  }

  window.owTreeSearch = treeSearch;
})();
