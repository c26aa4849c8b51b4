// @ts-check
/**
 * The page of the reader's own selection: order, remove, print, save, take along as a link, clear. Only ids are kept, on the
 * device alone; the words are those of this page, so that a quote that was withdrawn is gone from here too.
 *
 * Relies on: kept-list.js; `section[data-ow-selection]` (its value is the storage key) with the marks of its rows and
 * `template[data-ow-cards]` with all `[data-ow-quote]`, each with `[data-ow-permanent]`, its address, and `[data-ow-gist]`, its name; `[data-ow-place]` and
 * `[data-ow-paper]` in a row; in a large study `data-ow-data` (a piece's address with `%s` for its number), `data-ow-pieces`
 * and `data-ow-permanent-pattern` in place of cards (views/selection.py), with `[data-ow-failed]`; `[data-ow-with]`, `[data-ow-without]`; `[data-ow-shared]`, `[data-ow-adopt]`, `[data-ow-own]`,
 * `[data-ow-unknown]`, `[data-ow-unknown-ids]`; `[data-ow-tools]`, `[data-ow-print]`, `[data-ow-save]`, `[data-ow-clear]`,
 * `[data-ow-link]`, `[data-ow-copy]`. tests/test_selection.py pins them.
 */
(function () {
  const section = /** @type {HTMLElement | null} */ (document.querySelector("section[data-ow-selection]"));
  if (!section) return;

  const kept = window.owKept;
  const key = section.dataset.owSelection || "";
  /** @type {Map<string, HTMLElement>} */
  const cards = new Map();
  const all = /** @type {HTMLTemplateElement} */ (section.querySelector("template[data-ow-cards]"));
  all.content.querySelectorAll("[data-ow-quote]").forEach((one) => {
    const card = /** @type {HTMLElement} */ (one);
    cards.set(card.dataset.owQuote || "", card);
  });

  const pieces = Number(section.dataset.owPieces || 0);
  /** @type {Map<number, Promise<void>>} */
  const asked = new Map();
  /** Ids whose piece did not come: they stay, by their ids alone, since nobody took them off. @type {Set<string>} */
  const failed = new Set();
  let reading = 0;

  /** @param {string} id @returns {number} its piece, counted as in views/selection.py */
  const pieceOf = (id) => [...id].reduce((number, sign) => (number * 31 + sign.charCodeAt(0)) % pieces, 0);

  window.owData = (_, data) =>
    Object.entries(/** @type {SelectionPiece} */ (data)).forEach(([id, [gist, page, language]]) => {
      const card = document.createElement("p");
      const link = document.createElement("a");
      card.dataset.owQuote = id;
      link.dataset.owPermanent = link.dataset.owGist = "";
      link.setAttribute("href", (section.dataset.owPermanentPattern || "").replace("%p", page).replace("%s", id));
      if (language) link.lang = language;
      link.textContent = gist;
      card.append(link);
      cards.set(id, card);
    });

  /** Asks for a piece once, and again after a failure. @param {number} piece @returns {Promise<void>} */
  function load(piece) {
    const before = asked.get(piece);
    if (before) return before;
    const now = new Promise((done, refused) => {
      const script = document.createElement("script");
      script.src = (section?.dataset.owData || "").replace("%s", String(piece));
      script.addEventListener("load", done);
      script.addEventListener("error", refused);
      document.head.append(script);
    }).then(() => {});
    now.catch(() => asked.delete(piece));
    asked.set(piece, now);
    return now;
  }

  /** Of a large study only what these ids need is loaded. @param {string[]} ids @returns {Promise<unknown>} */
  function fetched(ids) {
    const needed = ids.filter((id) => !cards.has(id));
    failed.clear();
    const loads = needed.map((id) => load(pieceOf(id)).catch(() => failed.add(id)));
    return Promise.all(loads);
  }

  /** @param {string} id */
  const name = (id) => cards.get(id)?.querySelector("[data-ow-gist]")?.textContent?.replace(/^: /, "") || id;
  const list = { ids: /** @type {string[]} */ ([]), name, fill, changed };
  const { part, say, show } = kept.rows(section, list);
  const link = /** @type {HTMLInputElement} */ (part("link"));
  let shared = false; // whether a link's quotes are shown, not the reader's own

  /** Where this page is published; from a disk its address would tell only folders of this device. */
  const published = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=canonical]"));
  const here = () => (location.protocol === "file:" && published ? published.href : location.href.split("#")[0]);

  /** @param {string} id @returns {string} the quote's name in a citation, and its permanent address where that is on the web */
  function source(id) {
    const way = cards.get(id)?.querySelector("[data-ow-permanent]")?.getAttribute("href") || "";
    const address = way && here().startsWith("http") ? ` ${new URL(way, here()).href.replace(/\/index\.html(?=#|$)/, "/")}` : ""; // a disk names files
    return `${section?.dataset.owQuoteName?.replace("%(id)s", id)}${address}`;
  }

  /** @param {DocumentFragment} row @param {string} id */
  function fill(row, id) {
    const card = cards.get(id);
    row.querySelector("[data-ow-place]")?.append(card ? card.cloneNode(true) : id);
    /** @type {HTMLElement} */ (row.querySelector("[data-ow-paper]")).textContent = source(id);
  }

  function shown() {
    show();
    part("shared").hidden = !shared;
    part("failed").hidden = !list.ids.some((id) => failed.has(id));
    part("tools").hidden = list.ids.length === 0;
    part("clear").hidden = shared;
    link.value = `${here()}#ids=${list.ids.join(",")}`;
  }

  function changed() {
    // what came with a link is the reader's own only when they say so
    if (!shared && !kept.keep(key, list.ids.length ? { items: list.ids } : null)) say("owLost");
    shown();
  }

  /** @returns {string[] | null} the ids that the address names, if it names any */
  function fromAddress() {
    const named = /^#ids=(.*)$/.exec(location.hash);
    if (!named) return null;
    return [...new Set(named[1].replace(/%2C/gi, ",").split(","))].filter((id) => /^[a-z0-9-]{1,80}$/.test(id));
  }

  function read() {
    const named = fromAddress();
    const ids = named || kept.ids(kept.read(key).items);
    const mine = ++reading; // what was asked for earlier may come later
    if (!pieces || !ids.length) return take(named !== null, ids);
    fetched(ids).then(() => {
      if (mine === reading) take(named !== null, ids);
    });
  }

  /** @param {boolean} linked @param {string[]} ids */
  function take(linked, ids) {
    shared = linked;
    const unknown = ids.filter((id) => !cards.has(id) && !failed.has(id));
    list.ids = ids.filter((id) => !unknown.includes(id));
    part("unknown").hidden = unknown.length === 0;
    part("unknown-ids").textContent = unknown.join(", ");
    shown();
    part("with").hidden = false;
  }

  function leaveLink() {
    history.replaceState(null, "", location.href.split("#")[0]);
    read();
    section?.querySelector("h1")?.focus();
  }

  part("adopt").addEventListener("click", () => {
    const own = kept.ids(kept.read(key).items);
    const lasts = kept.keep(key, { items: [...new Set([...own, ...list.ids])] });
    leaveLink();
    say(lasts ? "owAdded" : "owLost");
  });
  part("own").addEventListener("click", leaveLink);
  part("print").addEventListener("click", () => print());

  /** @param {string} id @param {number} at @returns {string} */
  function paragraph(id, at) {
    const card = cards.get(id) || document.createElement("p");
    const hidden = document.documentElement.dataset.owWording === "professional" ? "plain" : "professional";
    /** @param {Element} one a name stands there in two wordings, of which one is shown */
    const text = (one) => {
      const copy = /** @type {Element} */ (one.cloneNode(true));
      copy.querySelectorAll(`[data-wording=${hidden}]`).forEach((other) => other.remove());
      return (copy.textContent || "").replace(/\s+/g, " ").trim();
    };
    const said = [...card.querySelectorAll("blockquote > p")].map(text);
    const labels = [...card.querySelectorAll(".ow-links a:not([data-ow-permanent])")].map(text).join("; ");
    const lines = said.length ? [...said, labels] : [name(id)];
    return `${at + 1}. ${[...lines, source(id)].filter(Boolean).join("\n   ")}`;
  }

  part("save").addEventListener("click", () => {
    const { owStudy, owNote, owCitation, owCaveat } = section.dataset;
    const title = `${section.querySelector("h1")?.textContent} – ${owStudy}`;
    kept.save(part("save").dataset.owSave || "", [title, ...list.ids.map(paragraph), owNote, owCaveat, owCitation]);
  });

  part("copy").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(link.value);
      say("owCopied");
    } catch {
      link.focus(); // forbidden, or no such thing here: the reader copies it
      link.select();
      say("owMarked");
    }
  });

  part("clear").addEventListener("click", () => {
    if (!confirm(section.dataset.owConfirm)) return;
    list.ids = [];
    say("owCleared");
    changed();
    section.querySelector("h1")?.focus();
  });

  kept.elsewhere(key, read);
  addEventListener("hashchange", read);
  part("without").hidden = true;
  read();
})();
