// @ts-check
/**
 * The browser of quotes: words, filters with counts, order and page, kept in the address so that a choice can be shared and the way
 * back works. A page that holds all quotes is filtered in place; in a large study quote-pieces.js gives data and cards.
 *
 * Relies on: words.js, quote-search.js; `section[data-ow-quotes]` with the form, bar, pager and templates of components/quote_browser.html, and
 * `[data-ow-results]`, whose items carry `data-ow-length`, `data-ow-places` and `data-ow-others` where they hold all quotes.
 * tests/test_quotes.py pins them. Says `ow-cards` when other cards are shown, for quote-copy.js and selection.js.
 */
(function () {
  const section = /** @type {HTMLElement | null} */ (document.querySelector("section[data-ow-quotes]"));
  if (!section) return;

  const { fold, terms, holds, inside, marked } = window.owWords;
  const { find, ordered } = window.owQuoteSearch;
  /** @param {string} mark @returns {HTMLElement} the part of the page with this mark */
  const part = (mark) => /** @type {HTMLElement} */ (section.querySelector(`[data-ow-${mark}]`));
  const form = /** @type {HTMLFormElement} */ (part("form"));
  const results = part("results");
  const order = /** @type {HTMLSelectElement} */ (part("order"));
  const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("words"));
  const said = part("said");
  const previous = /** @type {HTMLButtonElement} */ (part("previous"));
  const next = /** @type {HTMLButtonElement} */ (part("next"));
  const facets = /** @type {HTMLElement[]} */ ([...form.querySelectorAll("[data-ow-facet]")]).map((facet) => ({
    key: facet.dataset.owFacet || "",
    inputs: /** @type {HTMLInputElement[]} */ ([...facet.querySelectorAll("input[type=checkbox]")]),
    numbers: /** @type {HTMLElement[]} */ ([...facet.querySelectorAll("[data-ow-number]")]),
  }));
  const above = facets[0].inputs.map((input) => Number(input.dataset.owAbove ?? -1));
  const screenful = Number(section.dataset.owScreenful);
  const standing = /** @type {HTMLElement[]} */ ([...results.children]); // as the page came
  const numbers = new Intl.NumberFormat(document.documentElement.lang, { numberingSystem: "latn" });

  /** @param {string | undefined} text @param {Record<string, number>} values @returns {string} the text with numbers put in */
  const worded = (text, values) =>
    (text || "").replace(/%\((\w+)\)s/g, (_, name) => numbers.format(values[name]));

  /** A page that holds all quotes: what pieces are in a large study. @returns {QuoteSource} */
  function whole() {
    const items = standing.filter((item) => item.dataset.owPlaces);
    /** @param {string} text @returns {QuoteValue} */
    const value = (text) => (text === "-" ? -1 : text.split(",").map(Number));
    const others = items.map((item) => (item.dataset.owOthers || "").split(" ").filter(Boolean).map(value));
    /** @param {HTMLElement} item */
    const spoken = (item) => [...texts(item)].map((text) => text.data).join("");
    const table = {
      all: items.length,
      length: items.map((item) => Number(item.dataset.owLength)),
      places: items.map((item) => (item.dataset.owPlaces || "").split(" ").map((place) => Number(place.split(".")[0]) * 4 + Number(place.split(".")[1]))),
      others: facets.slice(2).map((_, at) => others.map((one) => one[at])),
      text: items.map((item) => fold(spoken(item).replace(/\s+/g, " "))),
    };
    return { table, ready: async () => {}, cards: async (quotes) => quotes.map((quote) => items[quote]) };
  }

  /** The words of a quote, and what was asked; who speaks is nothing to look for. @param {HTMLElement} item @returns {Generator<Text>} */
  function* texts(item) {
    for (const place of item.querySelectorAll("[data-ow-prompt], blockquote > p")) {
      const walk = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
      for (let node = walk.nextNode(); node; node = walk.nextNode())
        if (!node.parentElement?.closest(".ow-turn__who")) yield /** @type {Text} */ (node);
    }
  }

  /** @param {HTMLElement} item @param {string[]} terms @param {boolean} inside */
  function mark(item, terms, inside) {
    item.querySelectorAll("mark").forEach((one) => one.replaceWith(...one.childNodes));
    item.normalize();
    if (!terms.length) return;
    for (const text of [...texts(item)]) text.replaceWith(...marked(text.data, terms, inside));
  }

  const source = section.dataset.owData ? window.owQuotePieces(section, facets[0].inputs.map(finding)) : whole();
  const { table } = source;

  /** @param {HTMLInputElement} input @returns {FindingLink} */
  function finding(input) {
    const label = [...(input.closest("label")?.querySelector("[data-ow-label]")?.childNodes || [])];
    return { label, address: input.dataset.owAddress || "", colour: input.dataset.owColour || "" };
  }

  let page = 1;
  let turn = 0; // a newer choice overtakes an older one that still waits for its data
  let told = 0;

  /** @returns {URLSearchParams} the choice as the address has it */
  function chosen() {
    const choice = new URLSearchParams();
    if (field.value.trim()) choice.set("words", field.value.trim());
    for (const { key, inputs } of facets) inputs.forEach((input) => input.checked && choice.append(key, input.value));
    if (order.value) choice.set("order", order.value);
    if (page > 1) choice.set("page", String(page));
    return choice;
  }

  /** Puts the choice that the address names into the form. */
  function read() {
    const choice = new URLSearchParams(location.hash.slice(1));
    field.value = choice.get("words") || "";
    for (const { key, inputs } of facets) {
      const values = choice.getAll(key);
      inputs.forEach((input) => (input.checked = values.includes(input.value)));
    }
    order.value = choice.get("order") || "";
    if (order.selectedIndex < 0) order.value = "";
    page = Math.max(1, Math.floor(Number(choice.get("page"))) || 1);
    show();
  }

  let soon = 0;
  /** Keeps the choice in the address: while words are typed, in the place of the last one. @param {boolean} anew */
  function keep(anew) {
    clearTimeout(soon);
    const choice = chosen().toString();
    const address = choice ? `#${choice}` : location.href.split("#")[0];
    if (anew) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  }

  /** @param {string} text announced once it has been the last for a moment: not with every letter */
  function say(text) {
    clearTimeout(told);
    told = setTimeout(() => (said.textContent = text), 500);
  }

  /** @param {string} text a line above the results; empty takes it away */
  function notice(text) {
    part("notice").textContent = text;
    part("notice").hidden = !text;
  }

  /** For each facet which options are wanted; a finding brings all below it. */
  function wanted() {
    return facets.map(({ inputs }, facet) => {
      const own = inputs.map((input) => input.checked);
      if (!own.includes(true)) return null;
      if (facet === 0) own.forEach((_, at) => (own[at] ||= above[at] >= 0 && own[above[at]])); // parents stand before their children
      return own;
    });
  }

  async function show() {
    const mine = ++turn;
    const choice = { terms: terms(field.value), inside: false, wanted: wanted(), above, sizes: facets.map(({ inputs }) => inputs.length) };
    const filters = facets.flatMap(({ inputs }) => inputs).filter((input) => input.checked).length;
    const any = filters > 0 || choice.terms.length > 0;
    part("chosen").textContent = filters ? ` ${filters}` : "";
    part("clear").hidden = !any && !order.value;
    if (!any && !order.value && page === 1) return untouched(mine);
    let failed = false; // a piece that still comes must not talk over it
    try {
      await source.ready(choice.terms.length > 0, (some, all) => {
        if (mine === turn && !failed) notice(some < all ? worded(said.dataset.owLoading, { part: some, all }) : "");
      });
      if (mine !== turn) return;
      choice.inside = inside(table.text, choice.terms);
      const { found, counts } = find(table, choice);
      page = Math.min(page, Math.max(1, Math.ceil(found.length / screenful)));
      const items = await source.cards(inOrder(found).slice((page - 1) * screenful, page * screenful));
      if (mine === turn) shown(items, found.length, counts, choice);
    } catch {
      failed = true;
      if (mine === turn) notice(said.dataset.owFailed || "");
      if (mine === turn) say(said.dataset.owFailed || "");
    }
  }

  /** Nothing is chosen: the page as it came. @param {number} mine */
  function untouched(mine) {
    const choice = { terms: [], inside: false, wanted: facets.map(() => null), above, sizes: facets.map(({ inputs }) => inputs.length) };
    const items = section?.dataset.owData ? standing.slice(0, screenful) : standing;
    const all = Number(section?.dataset.owAll || table.all);
    if (mine === turn) shown(items, all, table.places.length ? find(table, choice).counts : null, choice);
  }

  /** @type {Map<string, number[]>} */
  const orders = new Map();
  /** @param {number[]} found @returns {number[]} */
  function inOrder(found) {
    if (!order.value) return found;
    const all = orders.get(order.value) || ordered(table, order.value);
    orders.set(order.value, all);
    const fits = new Uint8Array(table.all);
    found.forEach((quote) => (fits[quote] = 1));
    return all.filter((quote) => fits[quote]);
  }

  /** @param {HTMLElement[]} items @param {number} many @param {Int32Array[] | null} counts @param {QuoteChoice} choice */
  function shown(items, many, counts, { terms, inside }) {
    const all = Number(section?.dataset.owAll || table.all);
    const pages = Math.max(1, Math.ceil(many / screenful));
    items.forEach((item) => mark(item, terms, inside));
    results.replaceChildren(...items);
    part("shown").textContent = worded(part("shown").dataset.owShown, { found: many, all });
    const remark = many ? (inside && said.dataset.owInside) || "" : said.dataset.owNone || "";
    say(many ? [part("shown").textContent, remark].filter(Boolean).join(" ") : remark);
    notice(remark);
    part("pager").hidden = pages < 2;
    part("page").textContent = worded(part("page").dataset.owPage, { page, all: pages });
    previous.disabled = page === 1;
    next.disabled = page >= pages;
    if (counts) facets.forEach(({ inputs, numbers }, facet) => inputs.forEach((input, at) => number(input, numbers[at], counts[facet][at])));
    document.dispatchEvent(new Event("ow-cards"));
  }

  /**
   * How many an option would leave. One that would leave none rests, unless the focus is on it.
   * @param {HTMLInputElement} input @param {HTMLElement} place @param {number} many
   */
  function number(input, place, many) {
    const text = numbers.format(many);
    if (place.textContent !== text) place.textContent = text;
    const rests = !many && !input.checked && input !== document.activeElement;
    if (input.disabled !== rests) input.disabled = rests;
  }

  /** @param {number} to */
  function leaf(to) {
    page = to;
    keep(true);
    show().then(() => {
      part("shown").focus({ preventScroll: true });
      part("bar").scrollIntoView();
    });
  }

  let typing = false; // whether the address was last changed by words
  function kept() {
    keep(!typing);
    typing = true;
  }

  field.addEventListener("input", () => {
    page = 1;
    clearTimeout(soon);
    soon = setTimeout(kept, 300); // browsers forbid an address that changes with every letter
    show();
  });
  section.addEventListener("change", (event) => {
    if (event.target === field || /** @type {HTMLElement} */ (event.target).matches("[data-ow-find]")) return;
    page = 1;
    typing = false;
    keep(true);
    show();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  part("clear").addEventListener("click", () => {
    form.reset();
    finders.forEach(shorten);
    order.value = "";
    page = 1;
    typing = false;
    keep(true);
    show();
    field.focus();
  });
  previous.addEventListener("click", () => leaf(page - 1));
  next.addEventListener("click", () => leaf(page + 1));
  addEventListener("hashchange", () => {
    typing = false;
    read();
  });

  /** A long list of options is shortened to those with these words, and those above them. @param {HTMLInputElement} finder */
  function shorten(finder) {
    const words = terms(finder.value);
    const items = /** @type {HTMLElement[]} */ ([...(finder.closest("fieldset")?.querySelectorAll("li") || [])]);
    const labels = items.map((item) => fold(item.querySelector("[data-ow-label]")?.textContent || ""));
    const within = inside(labels, words);
    const fits = labels.map((label) => words.every((word) => holds(label, word, within)));
    for (let at = items.length - 1; at >= 0; at--) {
      const up = items[at].querySelector("input")?.dataset.owAbove;
      if (fits[at] && up) fits[Number(up)] = true;
    }
    items.forEach((item, at) => (item.hidden = !fits[at]));
  }
  const finders = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("input[data-ow-find]")]);
  finders.forEach((one) => one.addEventListener("input", () => shorten(one)));

  const narrow = matchMedia("(max-width: 71.99em)");
  /** @type {HTMLDetailsElement} */ (part("filters")).open = !narrow.matches;
  document.querySelectorAll("[data-ow-static]").forEach((one) => (/** @type {HTMLElement} */ (one).hidden = true));
  form.hidden = false;
  part("bar").hidden = false;
  read();
})();
