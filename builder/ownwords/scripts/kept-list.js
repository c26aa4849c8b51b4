// @ts-check
/**
 * What the reader's own lists share (my-list.js, selection.js, my-selection.js): they lie in the browser's storage, are put
 * in order row by row, and are saved as a text file. Gives `owKept` to these scripts and does nothing by itself.
 *
 * Rows rely on a section with `[data-ow-items]`, `template[data-ow-item]` (with `[data-ow-up]`, `[data-ow-down]` and
 * `[data-ow-remove]`, see components/moves.html), `[data-ow-empty]`, `[data-ow-said]` and a heading that can take the focus.
 */
(function () {
  /** @param {string} key @returns {{items?: unknown, notes?: unknown}} what was kept; nothing where that cannot be read */
  function read(key) {
    try {
      return Object(JSON.parse(localStorage.getItem(key) || "{}"));
    } catch {
      return {};
    }
  }

  /** @param {unknown} items @returns {string[]} each id once; what no longer fits is left out */
  const ids = (items) => (Array.isArray(items) ? [...new Set(items)].filter((id) => typeof id === "string") : []);

  /** @param {string} key @param {KeptList | null} value @returns {boolean} false where storage is forbidden or full */
  function keep(key, value) {
    try {
      if (value) localStorage.setItem(key, JSON.stringify(value));
      else localStorage.removeItem(key);
      return true;
    } catch {
      return false;
    }
  }

  /** @param {string} key @param {() => void} again called when another tab, or a way back, may have changed what is kept */
  function elsewhere(key, again) {
    addEventListener("storage", (event) => {
      if (event.key === key || event.key === null) again();
    });
    addEventListener("pageshow", (event) => {
      if (event.persisted) again();
    });
  }

  /** @param {string} name @param {(string | undefined)[]} paragraphs */
  function save(name, paragraphs) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([`${paragraphs.filter(Boolean).join("\n\n")}\n`], { type: "text/plain" }));
    link.download = `${name}.txt`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  /**
   * Rows in the reader's order, with buttons to move and to take off. `changed` keeps the list and shows it.
   * @param {HTMLElement} section @param {KeptRows} list
   */
  function rows(section, list) {
    /** @param {string} mark @returns {HTMLElement} */
    const part = (mark) => /** @type {HTMLElement} */ (section.querySelector(`[data-ow-${mark}]`));
    const items = part("items");
    const template = /** @type {HTMLTemplateElement} */ (part("item"));
    const said = part("said");

    /** @param {string} word @param {string} [text] */
    const say = (word, text = "") => (said.textContent = `${said.dataset[word] || ""} ${text}`.trim());

    /** @param {string} id @param {number} at @returns {Node} */
    function row(id, at) {
      const made = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
      /** @param {string} mark @returns {HTMLButtonElement} */
      const button = (mark) => /** @type {HTMLButtonElement} */ (made.querySelector(`button[data-ow-${mark}]`));
      made.querySelectorAll("button .ow-hidden").forEach((name) => name.append(list.name(id)));
      button("up").disabled = at === 0;
      button("down").disabled = at === list.ids.length - 1;
      button("up").addEventListener("click", () => move(at, at - 1, "up"));
      button("down").addEventListener("click", () => move(at, at + 1, "down"));
      button("remove").addEventListener("click", () => remove(at));
      list.fill(made, id);
      return made;
    }

    /** @param {number} from @param {number} to @param {string} way */
    function move(from, to, way) {
      const [id] = list.ids.splice(from, 1);
      list.ids.splice(to, 0, id);
      say("owMoved", `${to + 1}: ${list.name(id)}`);
      list.changed();
      const row = items.children[to];
      const same = /** @type {HTMLButtonElement} */ (row.querySelector(`[data-ow-${way}]`));
      const other = /** @type {HTMLButtonElement} */ (row.querySelector(`[data-ow-${way === "up" ? "down" : "up"}]`));
      (same.disabled ? other : same).focus(); // the focus goes along with what was moved
    }

    /** @param {number} at */
    function remove(at) {
      const [id] = list.ids.splice(at, 1);
      say("owRemoved", list.name(id));
      list.changed();
      const next = items.children[Math.min(at, list.ids.length - 1)];
      /** @type {HTMLElement} */ (next ? next.querySelector("[data-ow-remove]") : section.querySelector("h1, h2")).focus();
    }

    function show() {
      items.replaceChildren(...list.ids.map(row));
      part("empty").hidden = list.ids.length > 0;
    }

    return { part, say, show };
  }

  window.owKept = { read, ids, keep, elsewhere, save, rows };
})();
