// @ts-check
/**
 * The map of the findings, to be explored: choosing a finding shows beside the map what it means and what people said, and
 * its branch stands out. What is chosen stands in the address (`#at=ID`). On narrow screens it comes as a sheet from below.
 *
 * Relies on: tree.js, tree-search.js, and preview.js where words are explained; `[data-ow-map]` with `data-ow-levels`; in the
 * tree `li[data-ow-finding]`, in a large study with `data-ow-piece`, the file that holds what stands beside it; else
 * `template[data-ow-of]`; `[data-ow-panel]` with `[data-ow-unknown]`, `[data-ow-place]`, `[data-ow-failed]`, `[data-ow-page]`
 * and `[data-ow-close]`; `[data-ow-said]`. tests/test_overview.py pins them.
 */
(function () {
  const root = /** @type {HTMLElement | null} */ (document.querySelector("[data-ow-map]"));
  if (!root) return;

  /** @param {string} mark @returns {HTMLElement} */
  const part = (mark) => /** @type {HTMLElement} */ (root.querySelector(`[data-ow-${mark}]`));
  const panel = part("panel");
  const tree = window.owTree(part("tree"), Number(root.dataset.owLevels), chosenInTree);
  const items = new Map(tree.items.map((item) => [item.dataset.owFinding, item]));
  const large = root.classList.contains("ow-explore--large");
  /** @type {Record<string, MapPiece>} */
  const pieces = {};
  /** @type {HTMLElement | null} */
  let chosen = null;

  window.owData = (name, data) => (pieces[name] = /** @type {MapPiece} */ (data));

  /** @param {MapNode} it @returns {Node} */
  function node(it) {
    if (typeof it === "string") return document.createTextNode(it);
    const [tag, attributes, ...inside] = it;
    const made = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
    made.append(...inside.map(node));
    return made;
  }

  /** @param {HTMLElement} item @returns {Node | null} what stands beside a finding, where it is at hand */
  function contents(item) {
    const id = item.dataset.owFinding || "";
    const template = /** @type {HTMLTemplateElement | null} */ (root?.querySelector(`template[data-ow-of="${id}"]`));
    if (template) return template.content.cloneNode(true);
    const found = Object.values(pieces).find((piece) => id in piece);
    if (!found) return null;
    const made = document.createDocumentFragment();
    made.append(...found[id].map(node));
    return made;
  }

  /** @param {HTMLElement} item @param {() => void} done called at once where nothing must be fetched */
  function fetched(item, done) {
    const piece = item.dataset.owPiece;
    if (!piece || contents(item)) return done();
    panel.setAttribute("aria-busy", "true");
    const script = document.createElement("script");
    script.src = piece;
    script.onload = script.onerror = () => {
      script.remove();
      if (chosen === item || !chosen) done();
    };
    document.head.append(script);
  }

  /** @param {HTMLElement} item @param {() => void} then */
  function fill(item, then) {
    fetched(item, () => {
      const made = contents(item);
      panel.removeAttribute("aria-busy");
      part("place").replaceChildren(...(made ? [made] : []));
      part("failed").hidden = made !== null;
      /** @type {HTMLAnchorElement} */ (part("page")).href = tree.link(item).href;
      then();
    });
  }

  /** In a large tree only the way to what was chosen stays open. @param {HTMLElement | null} item @param {() => void} [then] */
  function show(item, then = () => {}) {
    chosen = item;
    tree.select(item);
    if (item && large) tree.only(item);
    else if (item) tree.openWay(item);
    tree.items.forEach((one) => one.classList.toggle("ow-outline__lit", Boolean(item && one.contains(item))));
    root?.classList.toggle("ow-explore--chosen", Boolean(item));
    part("unknown").hidden = true;
    panel.hidden = !item;
    panel.scrollTop = 0;
    if (item) fill(item, then);
    else part("place").replaceChildren();
  }

  /** The map and what stands beside it are seen from their beginning; the page stays where that is so. @param {HTMLElement} item */
  function reveal(item) {
    const top = part("both").getBoundingClientRect().top;
    if (top < 0 || top > innerHeight / 2) part("both").scrollIntoView({ block: "start", behavior: "instant" });
    tree.link(item).scrollIntoView({ block: "nearest", behavior: "instant" });
  }

  /** @param {HTMLElement | null} item */
  function remember(item) {
    const address = location.href.split("#")[0] + (item ? `#at=${item.dataset.owFinding}` : "");
    if (address !== location.href) history.pushState(null, "", address);
  }

  function say() {
    const name = panel.querySelector("h2")?.textContent || "";
    part("said").textContent = `${part("said").dataset.owShown} ${name}. ${panel.querySelector("[data-ow-count]")?.textContent || ""}`;
  }

  /** @param {HTMLElement} item */
  function chosenInTree(item) {
    remember(item);
    if (!large) tree.open(item, true);
    show(item, say);
    reveal(item);
  }

  /** Shows what the address names; a mark of another kind (a place on this page) changes nothing. */
  function read() {
    const hash = location.hash;
    if (hash && !hash.startsWith("#at=")) return;
    const item = items.get(hash.slice("#at=".length)) || null;
    if (item === chosen && item) return;
    show(item, () => item && reveal(item));
    part("unknown").hidden = !hash || item !== null;
    if (!part("unknown").hidden) panel.hidden = false;
  }

  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") tree.focus(chosen);
  });

  part("close").addEventListener("click", () => {
    const item = chosen;
    remember(null);
    show(null);
    tree.focus(item);
  });

  addEventListener("popstate", read);
  if (part("search")) window.owTreeSearch(part("search"), tree);
  show(null);
  read();
})();
