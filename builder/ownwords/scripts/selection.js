// @ts-check
/**
 * Adds a control to every quote: put it on the reader's own selection, or take it off. Kept on the device alone; nothing is sent.
 *
 * Relies on: kept-list.js; `figure[data-ow-quote]` (its id) with its `[data-ow-gist]`; its own tag's `data-ow-` words, key and
 * address of the selection's page. Counts in `[data-ow-count]`. Cards that come later are told by `ow-cards` (quotes.js). tests/test_selection.py pins them.
 */
(function () {
  const kept = window.owKept;
  const words = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  const key = words.owKey || "";
  const figures = () => /** @type {HTMLElement[]} */ ([...document.querySelectorAll("figure[data-ow-quote]")]);

  /** @type {string[]} */
  let ids = [];
  const said = document.createElement("p");
  said.className = "ow-hidden";
  said.setAttribute("role", "status");
  document.getElementById("ow-body")?.append(said);

  /** @template {keyof HTMLElementTagNameMap} T @param {T} tag @param {string} text @param {string} [language] */
  function element(tag, text, language) {
    const made = document.createElement(tag);
    made.textContent = text;
    if (language) made.lang = language;
    return made;
  }

  /** @param {HTMLElement} figure @returns {HTMLElement} what the quote is called, behind a colon */
  const gist = (figure) => /** @type {HTMLElement} */ (figure.querySelector("[data-ow-gist]"));

  /** What is called a toggle here says what it will do, so that it needs no pressed state beside its words. @param {HTMLElement} figure */
  function control(figure) {
    const button = element("button", "");
    button.type = "button";
    const name = /** @type {HTMLElement} */ (gist(figure).cloneNode(true));
    name.hidden = false; // on the quote's own page nothing else says it
    button.append(element("span", "", words.owLanguage), name);
    button.addEventListener("click", () => toggle(figure));
    const link = element("a", "", words.owLanguage);
    link.href = words.owUrl || "";
    const acts = figure.querySelector(".ow-acts");
    const line = element(acts ? "span" : "p", "");
    line.className = "ow-select";
    line.append(button, " ", link);
    if (acts) acts.querySelector("[data-ow-permanent]")?.before(line);
    else figure.append(line); // on the quote's own page, behind its recording and its picture
  }

  /** @param {HTMLElement} figure */
  function toggle(figure) {
    const id = figure.dataset.owQuote || "";
    const was = kept.ids(kept.read(key).items); // another tab may have changed it
    const on = !ids.includes(id);
    ids = was.filter((one) => one !== id).concat(on ? [id] : []);
    const lasts = kept.keep(key, ids.length ? { items: ids } : null);
    said.textContent = lasts ? `${on ? words.owAdded : words.owRemoved} ${gist(figure).textContent?.slice(2)}` : words.owLost || "";
    show();
  }

  function show() {
    const count = ids.length ? ` (${ids.length})` : "";
    figures().forEach((figure) => {
      const on = ids.includes(figure.dataset.owQuote || "");
      const line = /** @type {HTMLElement} */ (figure.querySelector(".ow-select"));
      const [button, link] = /** @type {HTMLElement[]} */ ([...line.children]);
      line.classList.toggle("ow-select--on", on);
      /** @type {HTMLElement} */ (button.firstElementChild).textContent = (on ? words.owRemove : words.owAdd) || "";
      link.textContent = `${words.owName}${count}`;
      link.hidden = !on;
    });
    document.querySelectorAll("[data-ow-count]").forEach((one) => (one.textContent = count));
  }

  function read() {
    ids = kept.ids(kept.read(key).items);
    show();
  }

  if (words.owLanguage) said.lang = words.owLanguage;
  figures().forEach(control);
  document.addEventListener("ow-cards", () => {
    figures()
      .filter((figure) => !figure.querySelector(".ow-select"))
      .forEach(control);
    show();
  });
  kept.elsewhere(key, read);
  read();
})();
