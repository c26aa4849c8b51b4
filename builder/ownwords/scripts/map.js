// @ts-check
/**
 * The map of the findings, to be explored: choosing a finding in the picture or the outline shows beside it what it means and
 * what people said. What is chosen stands in the address (`#at=ID`). On narrow screens it stands within the outline.
 *
 * Relies on: tree.js, tree-search.js, and preview.js where words are explained; `[data-ow-map]` with `data-ow-levels`;
 * `a[data-ow-at]` in the picture; in the outline `li[data-ow-finding]`, in a large study with `data-ow-piece`, the file that holds
 * what stands beside it; else `template[data-ow-of]`; `[data-ow-panel]` in `[data-ow-beside]` with `[data-ow-unknown]`,
 * `[data-ow-place]`, `[data-ow-failed]`, `[data-ow-page]` and `[data-ow-close]`; `[data-ow-about]`, `[data-ow-said]`.
 * tests/test_overview.py pins them.
 */
(function () {
  const root = /** @type {HTMLElement | null} */ (document.querySelector("[data-ow-map]"));
  if (!root) return;

  /** @param {string} mark @returns {HTMLElement} */
  const part = (mark) => /** @type {HTMLElement} */ (root.querySelector(`[data-ow-${mark}]`));
  const panel = part("panel");
  const wide = matchMedia("(min-width: 62em)"); // where map.css shows the picture
  const tree = window.owTree(part("tree"), Number(root.dataset.owLevels), chosenInTree);
  const items = new Map(tree.items.map((item) => [item.dataset.owFinding, item]));
  const core = tree.items.find((item) => item.matches(".ow-outline__core"));
  const labels = /** @type {SVGAElement[]} */ ([...root.querySelectorAll("a[data-ow-at]")]);
  /** @type {Record<string, MapPiece>} */
  const pieces = {};
  /** @type {HTMLElement | SVGElement | null} where the focus goes back to */
  let from = null;
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

  /** Beside the outline, or on narrow screens within it, right below its name. */
  function place() {
    const name = chosen && (chosen.querySelector(":scope > .ow-outline__plain") || tree.link(chosen));
    if (wide.matches || !name) part("beside").append(panel);
    else name.after(panel);
  }

  /** @param {HTMLElement | null} item @param {() => void} [then] */
  function show(item, then = () => {}) {
    chosen = item;
    tree.select(item);
    if (item) tree.openWay(item);
    labels.forEach((label) => {
      if (item && label.dataset.owAt === item.dataset.owFinding) label.setAttribute("aria-current", "true");
      else label.removeAttribute("aria-current");
    });
    part("unknown").hidden = true;
    const shown = item || (wide.matches ? core : null);
    place();
    panel.hidden = !shown;
    panel.scrollTop = 0;
    if (shown) fill(shown, then);
    else part("place").replaceChildren();
  }

  /** Leaves the page where it is when the panel's beginning is seen well. */
  function reveal() {
    const top = panel.querySelector("h2")?.getBoundingClientRect().top || 0;
    if (top < 80 || top > innerHeight * 0.7) panel.scrollIntoView({ block: "start" });
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

  /** The item stays where the reader's finger is, though what stood open above it is gone. @param {HTMLElement} item */
  function chosenInTree(item) {
    const top = tree.link(item).getBoundingClientRect().top;
    from = item;
    remember(item);
    tree.open(item, true);
    show(item, say);
    if (!wide.matches) scrollBy({ top: tree.link(item).getBoundingClientRect().top - top, behavior: "instant" });
  }

  /** @param {SVGAElement} label */
  function chosenInPicture(label) {
    const item = /** @type {HTMLElement} */ (items.get(label.dataset.owAt));
    from = label;
    remember(item);
    show(item, () => {
      panel.querySelector("h2")?.focus({ preventScroll: true });
      reveal();
    });
  }

  /** Shows what the address names; a mark of another kind (a place on this page) changes nothing. */
  function read() {
    const hash = location.hash;
    if (hash && !hash.startsWith("#at=")) return;
    const item = items.get(hash.slice("#at=".length)) || null;
    if (item === chosen && item) return;
    from = item;
    show(item, () => {
      if (item && wide.matches) reveal();
      else if (item) tree.link(item).scrollIntoView({ block: "start" });
    });
    part("unknown").hidden = !hash || item !== null;
    if (!part("unknown").hidden) panel.hidden = false;
  }

  labels.forEach((label) =>
    label.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      chosenInPicture(label);
    }),
  );

  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") from?.focus();
  });

  part("close").addEventListener("click", () => {
    const item = chosen;
    remember(null);
    show(null);
    tree.focus(item);
  });

  wide.addEventListener("change", () => show(chosen));
  addEventListener("popstate", read);
  root.classList.add("ow-explore--on");
  part("about").hidden = false;
  if (part("search")) window.owTreeSearch(part("search"), tree);
  show(null);
  read();
})();
