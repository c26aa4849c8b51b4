// @ts-check
/**
 * Walks through the process on one thread: the way taken is drawn, other strands stay quiet but there. A walk is a row of
 * stops; a stop has one step, or several that hold at the same time. It stands in the address (`#walk=a,b+c,d`).
 *
 * Relies on: `[data-ow-walk]` with the id of the first step; `li.ow-step` with an id, an h2 that can take the focus, and
 * `a.ow-way` for each way on, whose address is `#` and the id of the step it leads to; where all ways hold at once
 * `data-ow-together` and a button `[data-ow-all-ways]`; lines with `data-ow-from` and `data-ow-to`; `[data-ow-begin]`,
 * `[data-ow-open]`, `[data-ow-way]`, `[data-ow-path]`, `[data-ow-earlier]`, `[data-ow-back]`, `[data-ow-all]`,
 * `[data-ow-said]`. tests/test_process.py pins them.
 */
(function () {
  const root = /** @type {HTMLElement | null} */ (document.querySelector("[data-ow-walk]"));
  if (!root) return;

  const FOLDED = 7; // of a longer way only so many stops are shown at first

  /** @param {string} mark @returns {HTMLElement} */
  const part = (mark) => /** @type {HTMLElement} */ (root.querySelector(`[data-ow-${mark}]`));
  const steps = new Map([...root.querySelectorAll("li.ow-step")].map((step) => [step.id, /** @type {HTMLElement} */ (step)]));
  const threads = [...root.querySelectorAll("[data-ow-from]")].map((line) => {
    const { owFrom = "", owTo = "" } = /** @type {SVGElement} */ (line).dataset;
    return { line, from: owFrom, to: owTo };
  });
  /** @type {string[][]} the stops so far; empty while the whole model is shown */
  let path = [];

  /** @param {Element} link @returns {string} the id of the step it leads to */
  const target = (link) => (link.getAttribute("href") || "").slice(1);
  /** @param {string} id @returns {HTMLElement} */
  const step = (id) => /** @type {HTMLElement} */ (steps.get(id));
  /** @param {string} id @returns {HTMLAnchorElement[]} the ways on from a step */
  const links = (id) => [...step(id).querySelectorAll("a.ow-way")].map((way) => /** @type {HTMLAnchorElement} */ (way));
  /** @param {string} id @returns {string[]} the steps it leads on to */
  const ways = (id) => links(id).map(target);
  /** @param {string} id @returns {HTMLElement} */
  const heading = (id) => /** @type {HTMLElement} */ (step(id).querySelector("h2"));
  /** @param {string[][]} to @returns {string[]} the stop a walk has come to */
  const last = (to) => to[to.length - 1] || [];
  /** @param {string[]} stop @returns {string[][]} the stops that can follow, each once */
  function following(stop) {
    if (stop.length === 1 && step(stop[0]).hasAttribute("data-ow-together")) return [[...new Set(ways(stop[0]))]];
    return [...new Set(stop.flatMap(ways))].map((id) => [id]);
  }
  /** @param {MouseEvent} event whether the reader wants the link somewhere else */
  const elsewhere = (event) => event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;

  /** @param {string[][]} to @returns {string} */
  const address = (to) => location.href.split("#")[0] + (to.length ? `#walk=${to.map((stop) => stop.join("+")).join(",")}` : "");

  /** Each step of the next stop must be led to from the one before. @param {string[]} before @param {string[]} stop */
  const leads = (before, stop) => stop.every((id) => before.some((one) => ways(one).includes(id)));

  /** The way in the address, as far as it can be walked. @returns {string[][]} */
  function fromAddress() {
    const hash = location.hash.replace(/%2C/gi, ",").replace(/%2B/gi, "+");
    const named = hash.startsWith("#walk=") ? hash.slice("#walk=".length).split(",").map((stop) => stop.split("+")) : [];
    const broken = named.findIndex((stop, at) => !stop.every((id) => steps.has(id)) || (at > 0 && !leads(named[at - 1], stop)));
    return broken < 0 ? named : named.slice(0, broken);
  }

  /** @param {string[][]} to */
  function go(to) {
    history.pushState(null, "", address(to));
    show(to);
  }

  /** The shortest way to a step from the first one. @param {string} id @returns {string[][]} */
  function shortest(id) {
    const seen = new Set();
    const waiting = [[[root?.dataset.owWalk || ""]]];
    for (let way = waiting.shift(); way; way = waiting.shift()) {
      const stop = last(way);
      if (stop.includes(id)) return way;
      if (seen.has(stop.join())) continue;
      seen.add(stop.join());
      waiting.push(...following(stop).map((next) => [.../** @type {string[][]} */ (way), next]));
    }
    return [[id]];
  }

  /** On to a step; back to where the walk met it; another way from a step on the walk; or the shortest way to it. @param {string} id */
  function jump(id) {
    const met = path.map((stop) => stop.includes(id)).lastIndexOf(true);
    const from = path.map((stop) => following(stop).some((next) => next.includes(id))).lastIndexOf(true);
    const next = from < 0 ? undefined : following(path[from]).find((stop) => stop.includes(id));
    if (next && (from === path.length - 1 || met < 0)) go([...path.slice(0, from + 1), next]);
    else if (met >= 0) go(path.slice(0, met + 1));
    else go(shortest(id));
  }

  /** @param {string} id @returns {string} the name that is shown, without its number */
  const named = (id) => /** @type {HTMLElement} */ (heading(id).querySelector(".ow-twonames") || heading(id)).innerText.trim();

  function crumbs() {
    const list = path.map((stop, at) => {
      const link = document.createElement("a");
      link.href = address(path.slice(0, at + 1));
      link.textContent = stop.map((id) => heading(id).querySelector(".ow-step__number")?.textContent).join(" + ");
      link.setAttribute("aria-label", `${link.textContent}: ${stop.map(named).join(", ").replace(/\s+/g, " ")}`);
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

  /** What was walked is drawn, what can follow stands out, the rest is quiet. */
  function draw() {
    const here = last(path);
    const passed = new Set(path.flat());
    const next = new Set(following(here).flat());
    const taken = new Set(path.slice(1).flatMap((stop, at) => path[at].flatMap((from) => stop.map((to) => `${from} ${to}`))));
    steps.forEach((one, id) => {
      one.classList.toggle("ow-step--here", here.includes(id));
      one.classList.toggle("ow-step--passed", passed.has(id) && !here.includes(id));
      one.classList.toggle("ow-step--other", here.length > 0 && !passed.has(id) && !next.has(id));
      one.classList.remove("ow-step--open");
    });
    threads.forEach(({ line, from, to }) => {
      line.classList.toggle("ow-thread--taken", taken.has(`${from} ${to}`));
      line.classList.toggle("ow-thread--next", here.includes(from) && next.has(to) && !taken.has(`${from} ${to}`));
    });
    // where several steps hold at once, a way that they share is offered once, by the last of them
    const offered = new Set();
    [...here].reverse().forEach((id) => {
      links(id).forEach((way) => {
        /** @type {HTMLElement} */ (way.parentElement).hidden = offered.has(target(way));
        offered.add(target(way));
      });
      const section = /** @type {HTMLElement} */ (step(id).querySelector(".ow-step__ways"));
      section.hidden = links(id).length > 0 && links(id).every((way) => way.parentElement?.hidden);
    });
  }

  /** Each heading is a button: it opens its step, or walks to it. */
  function headings() {
    steps.forEach((one, id) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...heading(id).childNodes);
      heading(id).append(button);
      button.addEventListener("click", () => {
        if (path.length) return jump(id);
        one.classList.toggle("ow-step--open", !isOpen(one));
        expanded();
      });
    });
  }

  /** @param {HTMLElement} one */
  const isOpen = (one) => one.classList.contains("ow-step--open") || one.matches(":target");

  function expanded() {
    const all = root?.classList.contains("ow-walk--open") || false;
    steps.forEach((one, id) => {
      const button = /** @type {HTMLElement} */ (heading(id).querySelector("button"));
      const here = last(path).includes(id);
      if (path.length || all) button.removeAttribute("aria-expanded");
      else button.setAttribute("aria-expanded", String(isOpen(one)));
      if (here) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
    });
  }

  /** @param {string[]} here @returns {string} what the heading, which has the focus, does not say */
  function told(here) {
    const { owStep = "", owBefore = "", owFork = "", owEnd = "" } = part("said").dataset;
    const many = following(here).length;
    const before = path.findIndex((stop) => stop.join() === here.join()) < path.length - 1 ? owBefore : "";
    const on = many > 1 ? owFork.replace("%s", String(many)) : many ? "" : owEnd;
    return [owStep.replace("%s", String(path.length)), before, on].filter(Boolean).join(" ");
  }

  /** @param {string[][]} to @param {boolean} [focus] false when the page opens: then nothing has moved */
  function show(to, focus = true) {
    const here = last(to);
    path = to;
    root?.classList.toggle("ow-walk--on", here.length > 0);
    if (here.length) root?.classList.remove("ow-walk--open");
    part("open").setAttribute("aria-pressed", String(root?.classList.contains("ow-walk--open")));
    part("way").hidden = !here.length;
    root?.querySelectorAll(".ow-step__ways, .ow-ways > li").forEach((one) => (/** @type {HTMLElement} */ (one).hidden = false));
    draw();
    expanded();
    root?.querySelectorAll("[data-ow-all-ways]").forEach((one) => (/** @type {HTMLElement} */ (one).hidden = !here.length));
    if (!here.length) return;
    crumbs();
    /** @type {HTMLButtonElement} */ (part("back")).disabled = path.length < 2;
    part("said").textContent = told(here);
    if (focus) heading(here[0]).focus({ preventScroll: true });
    step(here[0]).scrollIntoView({ block: "start", behavior: "instant" });
  }

  function list() {
    const [here] = last(path);
    part("said").textContent = part("said").dataset.owListed || "";
    go([]);
    heading(here).focus();
  }

  /** An address of another kind leads out of the walk, unless it names a place within the step that is shown. */
  function read() {
    const to = fromAddress();
    if (address(to) === address(path) && to.length) return;
    if (to.length) return show(to);
    const named = document.getElementById(location.hash.slice(1));
    if (named?.parentElement?.closest(".ow-step--here")) return;
    show([]);
    named?.scrollIntoView();
  }

  root.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest("a.ow-way, [data-ow-all-ways]");
    const from = link?.closest("li.ow-step")?.id;
    if (!link || !from || !path.length || elsewhere(event)) return;
    event.preventDefault();
    const together = following([from]).find((stop) => stop.length > 1);
    go([...path, together || [target(link)]]);
  });

  headings();
  part("begin").addEventListener("click", () => go([[root.dataset.owWalk || ""]]));
  part("open").addEventListener("click", () => {
    root.classList.toggle("ow-walk--open");
    part("open").setAttribute("aria-pressed", String(root.classList.contains("ow-walk--open")));
    expanded();
  });
  part("back").addEventListener("click", () => go(path.slice(0, -1)));
  part("all").addEventListener("click", list);
  part("earlier").addEventListener("click", () => {
    part("path").querySelectorAll("li").forEach((item) => (item.hidden = false));
    part("earlier").hidden = true;
    part("path").querySelector("a")?.focus();
  });
  addEventListener("popstate", read);
  show(fromAddress(), false);
})();
