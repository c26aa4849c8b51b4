// @ts-check
/**
 * The search of the site: what is found is a quote, a finding, a term or a page, in one sentence with the words marked. Loaded when
 * a reader opens the search; it then loads the index, a script that calls `owIndex` (from a disk a browser forbids anything else).
 *
 * A portal of several studies has an index in pieces for each language, and says of each study what it is called and where it lies.
 *
 * Relies on: words.js; partials/ow-search.html or portal/search.html, whose `data-ow-` words it says; rows of pages/search.py.
 * tests/browser/test_search.py pins them.
 */
(function () {
  const search = /** @type {HTMLElement | null} */ (document.querySelector("[data-ow-search-site]"));
  if (!search) return;
  const { fold, terms, holds, inside, hits, marked, wordAt } = window.owWords;
  const KINDS = ["quote", "finding", "term", "page"];
  const SCREENFUL = 20;
  const EXCERPT = 180; // letters
  const ALL = -1;
  const REST = 500; // milliseconds between results while more of the index comes

  /** @param {string} mark @returns {HTMLElement} */
  const part = (mark) => /** @type {HTMLElement} */ (search.querySelector(`[data-ow-search-${mark}]`));
  const form = /** @type {HTMLFormElement} */ (part("form"));
  const field = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  const list = part("list");
  const count = part("count");
  const kinds = part("kinds");
  const more = part("more");
  const carry = /** @type {HTMLAnchorElement} */ (part("carry"));
  const numbers = new Intl.NumberFormat(document.documentElement.lang, { numberingSystem: "latn" });

  /** @param {string} name @param {Record<string, string>} [values] @returns {string} */
  const said = (name, values = {}) => (search.getAttribute(`data-ow-say-${name}`) || "").replace(/%\((\w+)\)s/g, (_, key) => values[key]);

  /** @type {SearchEntry[]} */
  let entries = [];
  /** What has come, by the address of its piece of the index. @type {Map<string, SearchEntry[]>} */
  const pieces = new Map();
  /** @type {SearchEntry[]} */
  let arriving = [];
  let loading = false;
  let shownAt = 0;
  let failed = false;
  let again = false; // whether somebody typed while a piece was on its way, which is tried once more if it does not come
  let kind = ALL;
  let shown = SCREENFUL;

  window.owIndex = (rows, study) => {
    const made = rows.map(([kind, address, title, under, text, language, also]) => {
      const heads = fold(`${title}\n${under}\n${also}`);
      return { kind, address, title, under, text, language, heads, words: `${heads}\n${fold(text)}`, study };
    });
    arriving = arriving.concat(made);
  };

  const languages = /** @type {HTMLInputElement[]} */ ([...search.querySelectorAll("[data-ow-search-languages] input")]);

  /** The pieces of the index in which is searched. @returns {string[]} */
  function wanted() {
    const index = languages.find((one) => one.checked)?.dataset.owIndex ?? search?.dataset.owIndex;
    return (index || "").split(" ").filter(Boolean);
  }

  const missing = () => wanted().filter((piece) => !pieces.has(piece));

  /**
   * How well an entry fits: words side by side before scattered ones, in its heading before its text.
   * @param {SearchEntry} entry @param {string[]} sought @param {boolean} within whether inside words, too @param {boolean} some whether some of the words are enough
   */
  function fit(entry, sought, within, some) {
    let sum = 0;
    for (const term of sought) {
      if (!holds(entry.words, term, within)) {
        if (some) continue;
        return 0;
      }
      sum += some ? 10 : 0; // more of the words go before better places
      sum += holds(entry.heads, term, within) ? 6 : 2;
    }
    if (sought.length > 1 && holds(entry.words, sought.join(" "), within)) sum += 6 * sought.length; // as they were typed, side by side
    return sum;
  }

  /**
   * Those that fit, the best first, alike ones in the order of their kinds.
   * @param {string[]} sought @param {boolean} within @param {boolean} [some] @returns {SearchEntry[]}
   */
  function find(sought, within, some = false) {
    const found = entries.map((entry, at) => ({ entry, at, fit: sought.length ? fit(entry, sought, within, some) : 0 })).filter((one) => one.fit);
    found.sort((one, other) => other.fit - one.fit || one.at - other.at);
    return found.map((one) => one.entry);
  }

  /** @param {string} text @returns {string[]} its sentences; several dots are no end but something left out */
  function sentences(text) {
    /** @type {string[]} */
    const made = [];
    for (const line of text.split("\n")) {
      let from = 0;
      for (const end of line.matchAll(/[.!?؟۔]+["”’»)\]]*(?=\s|$)|[。！？]+[」』）]*/g)) {
        if (end[0].startsWith("..")) continue;
        made.push(line.slice(from, end.index + end[0].length));
        from = end.index + end[0].length;
      }
      made.push(line.slice(from));
    }
    return made.map((one) => one.trim()).filter(Boolean);
  }

  /**
   * One sentence with most of what is sought, cut where it is long.
   * @param {string} text @param {string[]} sought @param {boolean} within whether inside words, too
   * @param {boolean} whole whether what was left out before and behind is to be seen
   */
  function excerpt(text, sought, within, whole) {
    const all = sentences(text);
    /** @param {string} one */
    const many = (one) => sought.filter((term) => holds(fold(one), term, within)).length;
    const best = all.reduce((best, one) => (many(one) > many(best) ? one : best), all[0] || "");
    let [from, to] = [0, best.length];
    if (best.length > EXCERPT) {
      const first = hits(best, sought, within)[0]?.[0] ?? 0;
      if (first > EXCERPT / 2) from = best.indexOf(" ", first - EXCERPT / 2) + 1 || wordAt(best, first - EXCERPT / 4);
      if (from + EXCERPT < to) to = best.lastIndexOf(" ", from + EXCERPT) > from + EXCERPT / 2 ? best.lastIndexOf(" ", from + EXCERPT) : wordAt(best, from + EXCERPT);
    }
    const before = from > 0 || (whole && best !== all[0]);
    const behind = to < best.length || (whole && best !== all[all.length - 1]);
    return `${before ? "… " : ""}${best.slice(from, to)}${behind ? " …" : ""}`;
  }

  /** @template {keyof HTMLElementTagNameMap} T @param {T} tag @param {string} name @param {...(string | Node)} inside */
  function element(tag, name, ...inside) {
    const made = document.createElement(tag);
    made.className = name;
    made.append(...inside);
    return made;
  }

  /** @param {SearchEntry} entry @param {string[]} sought @param {boolean} within @returns {HTMLLIElement} */
  function item(entry, sought, within) {
    const quoted = KINDS[entry.kind] === "quote";
    const text = excerpt(entry.text, sought, within, quoted);
    const link = element("a", "ow-search__link", ...marked(quoted ? `${said("open")}${text}${said("close")}` : entry.title, sought, within));
    link.href = new URL(entry.address, new URL(entry.study?.root || search?.dataset.owRoot || ".", location.href)).href;
    const name = element("span", "ow-search__kind", `${said(KINDS[entry.kind])} `);
    if (search?.lang) name.lang = search.lang;
    const made = element("li", `ow-search__one ow-search__one--${KINDS[entry.kind]}`, name, link);
    if (entry.under) made.append(element("p", "ow-search__under", ...marked(entry.under, sought, within)));
    if (!quoted && text) made.append(element("p", "ow-search__text", ...marked(text, sought, within)));
    if (entry.study) made.append(element("p", "ow-search__study", entry.study.name));
    if (entry.study?.lang) made.lang = entry.study.lang;
    if (entry.language) (quoted ? link : made).lang = entry.language;
    if (entry.language || entry.study) for (const one of made.querySelectorAll("a, p")) /** @type {HTMLElement} */ (one).dir = "auto";
    return made;
  }

  /** @param {SearchEntry[]} found */
  function choices(found) {
    const held = kinds.contains(document.activeElement);
    const many = KINDS.map((_, at) => found.filter((entry) => entry.kind === at).length);
    if (kind !== ALL && !many[kind]) kind = ALL;
    const options = [ALL, ...KINDS.keys()].filter((at) => at === ALL || many[at]);
    kinds.hidden = options.length < 3;
    const buttons = options.map((at) => {
      const number = numbers.format(at === ALL ? found.length : many[at]);
      const button = element("button", "ow-search__only", `${said(at === ALL ? "all" : `of-${KINDS[at]}`)} ${number}`);
      button.type = "button";
      button.setAttribute("aria-pressed", String(at === kind));
      button.addEventListener("click", () => {
        kind = at;
        shown = SCREENFUL;
        show();
      });
      return button;
    });
    kinds.replaceChildren(/** @type {HTMLElement} */ (kinds.firstElementChild), ...buttons);
    if (held) buttons[options.indexOf(kind)]?.focus(); // they are new, the focus stays
  }

  let told = 0;
  /** @param {string} text shown at once and announced once typing rests */
  function say(text) {
    clearTimeout(told);
    told = setTimeout(() => (count.textContent = text), count.textContent ? 300 : 0);
  }

  const help = /** @type {HTMLElement | null} */ (search.querySelector("[data-ow-search-help]"));
  const urgent = (help?.dataset.owUrgent || "").split(",").map((one) => fold(one).trim()).filter(Boolean);

  /** Where to find help, before all results, for who seems to look for it. @param {string} words */
  function helped(words) {
    const near = /** @type {HTMLElement | null} */ (help && help.firstElementChild);
    if (near) near.hidden = !urgent.some((one) => holds(fold(words).replace(/\s+/g, " "), one));
  }

  function show() {
    const words = field.value.trim();
    const sought = terms(words);
    helped(words);
    part("found").hidden = !words;
    const [parts, left] = [wanted().length, missing().length];
    if (!words || (left === parts && !failed)) return;
    entries = wanted().flatMap((piece) => pieces.get(piece) || []);
    const texts = entries.map((entry) => entry.words);
    const within = !left && inside(texts, sought); // known when all has come
    const whole = find(sought, within);
    const all = whole.length || sought.length < 2 ? whole : find(sought, within, true);
    choices(all);
    const found = all.filter((entry) => kind === ALL || entry.kind === kind);
    list.replaceChildren(...found.slice(0, shown).map((entry) => item(entry, sought, within)));
    more.hidden = found.length <= shown;
    carry.hidden = !words || !search?.dataset.owToQuotes;
    carry.href = `${search?.dataset.owToQuotes}#${new URLSearchParams({ words })}`;
    carry.textContent = said("carry", { words });
    const named = words.replace(/^["“”„]([^"“”„]*)["“”„]$/, "$1"); // the sentence has quotation marks of its own
    if (failed) say(said("failed"));
    else if (left) say(said("partly", { done: numbers.format(parts - left), all: numbers.format(parts) }));
    else if (found.length && within) say(said("inside", { words: named, found: numbers.format(found.length) }));
    else if (found.length && !whole.length) say(said("some", { words: named, found: numbers.format(found.length) }));
    else say(said(found.length === 0 ? "none" : found.length === 1 ? "one" : "many", { words: named, found: numbers.format(found.length) }));
  }

  /** Loads what is missing, a piece after the other, and shows what is found as it comes. */
  function load() {
    const [piece] = missing();
    if (!piece || loading) return;
    const script = document.createElement("script");
    script.src = piece;
    script.addEventListener("load", () => come(piece));
    script.addEventListener("error", () => {
      loading = false;
      script.remove();
      if (again) return load();
      failed = true;
      show();
    });
    failed = again = false;
    loading = true;
    document.head.append(script);
  }

  /** @param {string} piece */
  function come(piece) {
    pieces.set(piece, arriving);
    arriving = [];
    loading = false;
    load();
    if (missing().length && performance.now() - shownAt < REST) return; // showing goes through all that has come
    show();
    shownAt = performance.now();
  }

  field.addEventListener("input", () => {
    shown = SCREENFUL;
    again = loading;
    if (failed) load();
    show();
  });
  languages.forEach((one) =>
    one.addEventListener("change", () => {
      shown = SCREENFUL;
      load();
      show();
    }),
  );
  more.addEventListener("click", () => {
    shown += SCREENFUL;
    show();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    /** @type {HTMLElement | null} */ (list.querySelector("a"))?.click();
  });
  part("found").addEventListener("click", (event) => {
    if (/** @type {HTMLElement} */ (event.target).closest("a")) search.hidePopover(); // it may lead to a part of this page
  });
  search.addEventListener("keydown", (event) => {
    const links = /** @type {HTMLElement[]} */ ([field, ...list.querySelectorAll("a"), ...(carry.hidden ? [] : [carry])]);
    const at = links.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || at < 0) return;
    event.preventDefault();
    links[Math.min(Math.max(at + step, 0), links.length - 1)].focus();
  });
  languages.forEach((one) => one.closest("fieldset")?.removeAttribute("hidden"));
  load();
  show();
})();
