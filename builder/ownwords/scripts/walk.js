// @ts-check
/**
 * The process, walked: one step at a time, at a fork the reader chooses. The way so far stands in the address
 * (`#walk=FIRST,SECOND,…`), so that it can be shared, a step can come twice, and the browser's own way back goes one step back.
 *
 * Relies on: `[data-ow-walk]` (the id of the first step) with `li.ow-step` (its id and `data-number`), each with a heading that
 * takes the focus and `a.ow-way` for each way on, whose address is `#` and the id of the step it leads to; `[data-ow-begin]`,
 * `[data-ow-way]`, `[data-ow-path]`, `[data-ow-earlier]`, `[data-ow-on]`, `[data-ow-other]`, `[data-ow-other-name]`,
 * `[data-ow-others]`, `[data-ow-back]`, `[data-ow-again]`, `[data-ow-all]`, `[data-ow-said]`; in the picture, where there is
 * one, links to the steps in `[data-ow-picture]`. tests/test_process.py pins them.
 */
(function () {
  const root = /** @type {HTMLElement | null} */ (document.querySelector("[data-ow-walk]"));
  if (!root) return;

  const FOLDED = 5; // of a longer way only so many steps are shown at first

  /** @param {string} mark @returns {HTMLElement} */
  const part = (mark) => /** @type {HTMLElement} */ (root.querySelector(`[data-ow-${mark}]`));
  const steps = new Map([...root.querySelectorAll("li.ow-step")].map((step) => [step.id, /** @type {HTMLElement} */ (step)]));
  const boxes = [...part("picture").querySelectorAll("a")];
  /** @type {string[]} the way so far; empty while all steps are shown */
  let path = [];

  /** @param {Element} link @returns {string} the id of the step it leads to */
  const target = (link) => (link.getAttribute("href") || "").slice(1);
  /** @param {string} id @returns {HTMLAnchorElement[]} the ways on from a step */
  const ways = (id) => [.../** @type {HTMLElement} */ (steps.get(id)).querySelectorAll("a.ow-way")].map((way) => /** @type {HTMLAnchorElement} */ (way));
  /** @param {string} id @returns {HTMLElement} */
  const heading = (id) => /** @type {HTMLElement} */ (steps.get(id)?.querySelector("h2"));
  /** @param {MouseEvent} event whether the reader wants the link somewhere else */
  const elsewhere = (event) => event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;

  /** @param {string[]} to @returns {string} */
  const address = (to) => location.href.split("#")[0] + (to.length ? `#walk=${to.join(",")}` : "");

  /** The way in the address, as far as it can be walked. @returns {string[]} */
  function fromAddress() {
    const named = location.hash.startsWith("#walk=") ? location.hash.slice("#walk=".length).replace(/%2C/gi, ",").split(",") : [];
    const broken = named.findIndex((id, at) => !steps.has(id) || (at > 0 && !ways(named[at - 1]).some((way) => target(way) === id)));
    return broken < 0 ? named : named.slice(0, broken);
  }

  /** @param {string[]} to */
  function go(to) {
    history.pushState(null, "", address(to));
    show(to);
  }

  /** @param {string[]} to @param {string} id goes on to a step, or back to where it was on the way */
  function jump(to, id) {
    const on = to.length && ways(to[to.length - 1]).some((way) => target(way) === id);
    go(on ? [...to, id] : to.includes(id) ? to.slice(0, to.lastIndexOf(id) + 1) : [id]);
  }

  function crumbs() {
    const list = path.map((id, at) => {
      const link = document.createElement("a");
      link.href = address(path.slice(0, at + 1));
      link.textContent = heading(id).textContent;
      if (at === path.length - 1) link.setAttribute("aria-current", "step");
      link.addEventListener("click", (event) => {
        if (elsewhere(event)) return;
        event.preventDefault();
        go(path.slice(0, at + 1));
      });
      const item = document.createElement("li");
      item.hidden = at < path.length - FOLDED;
      item.append(link);
      return item;
    });
    part("path").replaceChildren(...list);
    part("earlier").hidden = path.length <= FOLDED;
  }

  /** The nearest fork behind the reader, and the ways not taken there. */
  function others() {
    let at = path.length - 2;
    while (at >= 0 && ways(path[at]).length < 2) at -= 1;
    part("other").hidden = at < 0;
    if (at < 0) return;
    const name = part("other-name");
    name.textContent = `${name.dataset.owOtherName}: ${heading(path[at]).textContent}`;
    const left = ways(path[at]).filter((way) => target(way) !== path[at + 1]);
    const items = left.map((way) => {
      const other = /** @type {HTMLAnchorElement} */ (way.cloneNode(true));
      other.href = address([...path.slice(0, at + 1), target(way)]);
      other.addEventListener("click", (event) => {
        if (elsewhere(event)) return;
        event.preventDefault();
        go([...path.slice(0, at + 1), target(way)]);
      });
      const item = document.createElement("li");
      item.append(other);
      return item;
    });
    part("others").replaceChildren(...items);
  }

  /** @param {string} here */
  function picture(here) {
    boxes.forEach((box) => {
      box.classList.toggle("ow-flowchart__step--passed", path.includes(target(box)));
      if (target(box) === here) box.setAttribute("aria-current", "step");
      else box.removeAttribute("aria-current");
    });
    const box = boxes.find((one) => target(one) === here)?.getBoundingClientRect();
    const frame = part("picture").getBoundingClientRect();
    if (box) part("picture").scrollTop += box.top - frame.top - frame.height / 2;
  }

  /** @param {string} here @returns {string} what the heading, which has the focus, does not say */
  function told(here) {
    const { owStep = "", owBefore = "", owFork = "", owEnd = "" } = part("said").dataset;
    const many = ways(here).length;
    const before = path.indexOf(here) < path.length - 1 ? owBefore : "";
    const on = many > 1 ? owFork.replace("%s", String(many)) : many ? "" : owEnd;
    return [owStep.replace("%s", String(path.length)), before, on].filter(Boolean).join(" ");
  }

  /** @param {string[]} to @param {boolean} [focus] false when the page opens: then nothing has moved */
  function show(to, focus = true) {
    const here = to[to.length - 1];
    path = to;
    root?.classList.toggle("ow-walk--on", Boolean(here));
    steps.forEach((step, id) => step.classList.toggle("ow-step--here", id === here));
    part("begin").hidden = Boolean(here);
    part("way").hidden = part("on").hidden = !here;
    picture(here || "");
    if (!here) return;
    crumbs();
    others();
    /** @type {HTMLButtonElement} */ (part("back")).disabled = path.length < 2;
    part("said").textContent = told(here);
    if (focus) heading(here).focus({ preventScroll: true });
    part("way").scrollIntoView({ block: "start", behavior: "instant" });
  }

  function list() {
    const here = path[path.length - 1];
    part("said").textContent = part("said").dataset.owListed || "";
    go([]);
    heading(here).focus();
  }

  /** An address of another kind leads out of the walk, unless it names a place within the step that is shown. */
  function read() {
    const to = fromAddress();
    if (to.join() === path.join()) return;
    if (to.length) return show(to);
    const named = document.getElementById(location.hash.slice(1));
    if (named?.parentElement?.closest(".ow-step--here")) return;
    show([]);
    named?.scrollIntoView();
  }

  root.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest(".ow-step a.ow-way, [data-ow-picture] a");
    if (!link || !path.length || elsewhere(event)) return;
    event.preventDefault();
    if (link.matches(".ow-way")) go([...path, target(link)]);
    else jump(path, target(link));
  });

  part("begin").addEventListener("click", () => go([root.dataset.owWalk || ""]));
  part("back").addEventListener("click", () => go(path.slice(0, -1)));
  part("again").addEventListener("click", () => go([root.dataset.owWalk || ""]));
  part("all").addEventListener("click", list);
  part("earlier").addEventListener("click", () => {
    part("path").querySelectorAll("li").forEach((item) => (item.hidden = false));
    part("earlier").hidden = true;
    part("path").querySelector("a")?.focus();
  });
  addEventListener("popstate", read);
  part("begin").hidden = false;
  show(fromAddress(), false);
})();
