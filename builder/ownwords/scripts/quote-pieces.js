// @ts-check
/**
 * The quotes of a large study: their data comes in pieces, as scripts that call `owData` (from a disk a browser forbids anything
 * else), when a reader first asks; cards are made from a template. Gives `owQuotePieces` to quotes.js.
 *
 * Relies on: words.js; `section[data-ow-data]` (address of the piece `facets`, the others lie beside it), `data-ow-all`,
 * `data-ow-permanent` (an address with `%s` for the id and `%p` for the shared page); `template[data-ow-card]`, a card of components/quote.html with `%s` wherever words go. The pieces are
 * those of views/quote_data.py.
 */
(function () {
  /** @typedef {QuoteFacets | QuoteWords} Piece */
  const EDIT = "\x1f"; // before and after an editors' mark
  const MARK = "%s"; // where words go in the template
  const OPENING = 8;
  const BEARINGS = 4;
  const { fold } = window.owWords;

  /** What waits for a piece, by its name. @type {Map<string, (data: Piece) => void>} */
  const waiting = new Map();
  const others = window.owData;
  window.owData = (name, data) => {
    const take = waiting.get(name);
    if (take) take(/** @type {Piece} */ (data));
    else if (others) others(name, data);
  };

  /** @param {string} name @param {string} address @returns {Promise<Piece>} */
  function load(name, address) {
    return new Promise((done, failed) => {
      const script = document.createElement("script");
      waiting.set(name, done);
      script.src = address;
      script.addEventListener("error", failed);
      script.addEventListener("load", () => script.remove());
      document.head.append(script);
    });
  }

  /** @param {HTMLElement} section @param {FindingLink[]} findings @returns {QuoteSource} */
  function pieces(section, findings) {
    const address = section.dataset.owData || "";
    const all = Number(section.dataset.owAll);
    const template = /** @type {HTMLTemplateElement} */ (section.querySelector("template[data-ow-card]"));
    /** @type {QuoteTable} */
    const table = { all, length: [], places: [], others: [], text: new Array(all).fill("") };
    /** @type {QuoteWords[]} */
    const words = [];
    /** @type {Map<string, Promise<void>>} */
    const asked = new Map();
    let piece = all;

    /** @param {string} name @param {(data: Piece) => void} take @returns {Promise<void>} asked for once, and again after a failure */
    function once(name, take) {
      const before = asked.get(name);
      if (before) return before;
      const now = load(`quotes/${name}`, address.replace("facets.js", `${name}.js`)).then(take);
      now.catch(() => asked.delete(name));
      asked.set(name, now);
      return now;
    }

    const facets = () =>
      once("facets", (data) => {
        ({ piece, length: table.length, places: table.places, others: table.others } = /** @type {QuoteFacets} */ (data));
      });

    /** @param {number} at */
    const part = (at) =>
      once(String(at), (came) => {
        const data = (words[at] = /** @type {QuoteWords} */ (came));
        data.text.forEach((_, here) => (table.text[at * piece + here] = fold([data.prompt[here] || "", ...spoken(data, here)].join("\n"))));
      });

    /** @param {QuoteWords} data @param {number} here @returns {string[]} what is said, turn by turn, without marks */
    function spoken(data, here) {
      const text = data.text[here];
      return (typeof text === "string" ? [text] : text.map(([, said]) => said)).map((said) => said.replaceAll(EDIT, ""));
    }

    /** What finding needs. @param {boolean} withWords @param {(part: number, all: number) => void} told */
    async function ready(withWords, told) {
      await facets();
      if (!withWords) return;
      const many = Math.ceil(all / piece);
      let done = 0;
      await Promise.all(Array.from({ length: many }, (_, at) => part(at).then(() => told(++done, many))));
    }

    /** @param {number[]} quotes @returns {Promise<HTMLElement[]>} their cards */
    async function cards(quotes) {
      await facets();
      await Promise.all([...new Set(quotes.map((quote) => Math.floor(quote / piece)))].map(part));
      return quotes.map((quote) => card(words[Math.floor(quote / piece)], quote % piece, table.places[quote]));
    }

    /** @param {QuoteWords} data @param {number} here @param {number | number[]} places @returns {HTMLElement} */
    function card(data, here, places) {
      const item = /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
      const figure = /** @type {HTMLElement} */ (item.firstElementChild);
      const homes = (typeof places === "number" ? [places] : places).map((place) => findings[Math.floor(place / BEARINGS)]);
      figure.className = `ow-quote ow-cat-${homes[0].colour}`;
      said(figure, data.text[here]);
      put(figure, ".ow-content-note > span", data.note[here], ".ow-content-note");
      put(figure, "[data-ow-prompt]", data.prompt[here], "p");
      put(figure, ".ow-quote__who", data.who[here]);
      put(figure, ".ow-quote__media", data.media[here]);
      put(figure, ".ow-tag:not(.ow-quote__media)", data.told[here] && (template.getAttribute(`data-ow-${data.told[here]}`) || ""));
      wayPast(figure, data.id[here], data.note[here]);
      links(figure, homes, data.page[here], data.id[here]);
      named(figure, data, here);
      return item;
    }

    /** Where it belongs, and its permanent address. @param {HTMLElement} figure @param {FindingLink[]} homes @param {string} page @param {string} id */
    function links(figure, homes, page, id) {
      const permanent = /** @type {HTMLAnchorElement} */ (figure.querySelector("[data-ow-permanent]"));
      permanent.setAttribute("href", (section.dataset.owPermanent || "").replace("%p", page).replace(MARK, id));
      const one = /** @type {HTMLElement} */ (figure.querySelector("ul.ow-links > li"));
      for (const home of homes) {
        const item = /** @type {HTMLElement} */ (one.cloneNode(true));
        const link = /** @type {HTMLAnchorElement} */ (item.firstElementChild);
        link.className = `ow-cat-${home.colour}`;
        link.setAttribute("href", home.address);
        while (link.lastChild && link.lastChild !== link.firstElementChild) link.lastChild.remove();
        link.append(...home.label.map((node) => node.cloneNode(true))); // both wordings, where there are two
        one.before(item);
      }
      one.remove();
    }

    return { table, ready, cards };
  }

  /** Words in place of the mark; without words the part goes. @param {HTMLElement} figure @param {string} where @param {string | undefined} text @param {string} [part] */
  function put(figure, where, text, part = where) {
    const place = /** @type {HTMLElement} */ (figure.querySelector(where));
    const last = place.lastChild;
    if (text === undefined) place.closest(part)?.remove();
    else if (last) last.textContent = (last.textContent || "").includes(MARK) ? (last.textContent || "").replace(MARK, () => text) : text;
  }

  /** @param {HTMLElement} figure @param {QuoteText} text one speaker's words, or turns with who speaks */
  function said(figure, text) {
    const one = /** @type {HTMLElement} */ (figure.querySelector("blockquote > p"));
    for (const [who, words, asks] of typeof text === "string" ? [["", text]] : text) {
      const turn = /** @type {HTMLElement} */ (one.cloneNode(true));
      if (!who) turn.className = "";
      if (asks) turn.classList.add("ow-turn--asks");
      put(turn, ".ow-turn__who", who || undefined);
      const edit = /** @type {HTMLElement} */ (turn.querySelector(".ow-edit"));
      const before = /** @type {ChildNode} */ (edit.previousSibling); // the opening quotation mark stands there too
      before.textContent = (before.textContent || "").replace(MARK, "");
      words.split(EDIT).forEach((run, at) => {
        const mark = /** @type {HTMLElement} */ (edit.cloneNode());
        mark.textContent = run;
        if (run) edit.before(at % 2 ? mark : run);
      });
      edit.remove();
      one.before(turn);
    }
    one.remove();
  }

  /** The way past a quote that may be hard to read. @param {HTMLElement} figure @param {string} id @param {string | undefined} note */
  function wayPast(figure, id, note) {
    const end = /** @type {HTMLElement} */ (figure.querySelector(".ow-quote__end"));
    if (note === undefined) return end.remove();
    end.id = `after-${id}`;
    figure.querySelector(".ow-skip-quote")?.setAttribute("href", `#after-${id}`);
  }

  /** What the quote is called, and in which language it is. @param {HTMLElement} figure @param {QuoteWords} data @param {number} here */
  function named(figure, data, here) {
    const gist = data.gist[here] || opening(data.text[here]);
    const language = data.language[here];
    figure.dataset.owQuote = data.id[here];
    const name = /** @type {HTMLElement} */ (figure.querySelector("[data-ow-gist]"));
    name.textContent = `: ${gist}`;
    figure.querySelectorAll("[lang=und]").forEach((one) => (language ? one.setAttribute("lang", language) : one.removeAttribute("lang")));
    if (language && !data.gist[here]) name.lang = language; // the quote's own beginning
  }

  /** @param {QuoteText} text @returns {string} its first words, as views/base.py has it: the name of a quote without a gist */
  function opening(text) {
    const said = typeof text === "string" ? text : (text.find(([, , asks]) => !asks) || text[0])[1];
    const runs = said.split(EDIT).filter((_, at) => at % 2 === 0);
    const words = runs.join(" ").split(/\s+/).filter(Boolean);
    return words.slice(0, OPENING).join(" ") + (words.length > OPENING ? " …" : "");
  }

  window.owQuotePieces = pieces;
})();
