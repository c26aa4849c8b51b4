// @ts-check
/**
 * Crosses two columns of the sample that the reader chooses. The rows are those of the table on the same page, all of them:
 * a filter does not count here, so that no three columns are crossed. A number is a button that shows its rows: it asks sample.js
 * for their levels (`ow-picked`), and what is asked for there (`ow-filtered`) is pressed here. What was chosen stands in the address.
 *
 * Relies on: `section[data-ow-sample]` with `tr[data-ow-row]`, `th[data-ow-column]` and `td[data-ow-level]` (see sample.js); in it
 * `[data-ow-crossing]` with `data-ow-caption`, `data-ow-everything`, `data-ow-most`; `[data-ow-choose]` with `select[data-ow-down]`,
 * `select[data-ow-across]`, whose options carry `data-ow-levels`; `[data-ow-crossed]`, `[data-ow-others]`, `[data-ow-said]`.
 * tests/test_sample.py pins them, and that both make the same table.
 */
(function () {
  /** @template {keyof HTMLElementTagNameMap} T @param {T} tag @param {string} [text] */
  function element(tag, text = "") {
    const made = document.createElement(tag);
    made.textContent = text;
    return made;
  }

  /** @param {string} text @param {string} scope */
  function heading(text, scope) {
    const made = element("th", text);
    made.scope = scope;
    return made;
  }

  /** @param {number} count @param {string} label @param {boolean} dots @param {[string, string][]} [levels] those of its rows */
  function cell(count, label, dots, levels) {
    const made = element("td");
    made.dataset.label = label;
    const told = element("span");
    told.className = "ow-crossed__count";
    const number = count.toLocaleString(document.documentElement.lang || undefined);
    if (count && levels) {
      const pick = element("button");
      pick.type = "button";
      pick.dataset.owPick = JSON.stringify(levels);
      pick.setAttribute("aria-label", `${number}: ${levels.map(([, level]) => level).join(", ")}`);
      pick.append(element("b", number));
      told.append(pick);
    } else told.append(element("b", number));
    if (dots) {
      const row = element("span");
      row.className = "ow-dots";
      row.setAttribute("aria-hidden", "true");
      row.append(...Array.from({ length: count }, () => element("i")));
      told.append(" ", row);
    }
    made.append(told);
    return made;
  }

  /** @param {HTMLElement} section @param {HTMLElement} crossing */
  function cross(section, crossing) {
    const id = section.dataset.owSample || "";
    /** @param {string} mark @returns {HTMLElement} */
    const part = (mark) => /** @type {HTMLElement} */ (crossing.querySelector(`[data-ow-${mark}]`));
    const down = /** @type {HTMLSelectElement} */ (part("down"));
    const across = /** @type {HTMLSelectElement} */ (part("across"));
    const heads = [...section.querySelectorAll("th[data-ow-column]")].map((th) => /** @type {HTMLElement} */ (th).dataset.owColumn);
    // read once, in the order of the columns: sample.js may add one later
    const rows = [...section.querySelectorAll("tr[data-ow-row]")].map((row) => {
      const cells = [...row.querySelectorAll("td:not([data-ow-by])")].map((td) => /** @type {HTMLElement} */ (td).dataset.owLevel);
      return new Map(heads.map((column, at) => [column, cells[at]]));
    });
    const first = [down.value, across.value];
    let before = first;
    /** @type {Map<string, Set<string>>} the levels that the rows above are filtered by */
    let filters = new Map();

    /** @param {HTMLSelectElement} select */
    const chosen = (select) => select.selectedOptions[0];

    /** @param {HTMLSelectElement} select @returns {string[]} */
    const levels = (select) => JSON.parse(chosen(select).dataset.owLevels || "[]");

    /** @param {string} [one] @param {string} [other] how many rows have these levels; a level left out may be any */
    function count(one, other) {
      const fits = rows.filter((row) => one === undefined || row.get(down.value) === one);
      return fits.filter((row) => other === undefined || row.get(across.value) === other).length;
    }

    function caption() {
      /** @type {Record<string, string>} */
      const names = { down: chosen(down).textContent || "", across: chosen(across).textContent || "" };
      return (crossing.dataset.owCaption || "").replace(/%\((\w+)\)s|%%/g, (mark, name) => (name ? names[name] : mark[0]));
    }

    function show() {
      const everything = crossing.dataset.owEverything || "";
      const most = Math.max(...levels(down).flatMap((one) => levels(across).map((other) => count(one, other))));
      const dots = most <= Number(crossing.dataset.owMost);
      const table = element("table");
      table.className = "ow-table ow-table--cards ow-crossed";
      table.append(element("caption", caption()));
      const top = table.createTHead().insertRow();
      top.append(...[chosen(down).textContent || "", ...levels(across), everything].map((label) => heading(label, "col")));
      const body = table.createTBody();
      levels(down).forEach((one) => {
        const cells = levels(across).map((other) =>
          cell(count(one, other), other, dots, [[down.value, one], [across.value, other]]),
        );
        body.insertRow().append(heading(one, "row"), ...cells, cell(count(one), everything, false, [[down.value, one]]));
      });
      const sums = levels(across).map((other) => cell(count(undefined, other), other, false, [[across.value, other]]));
      table.createTFoot().insertRow().append(heading(everything, "row"), ...sums, cell(count(), everything, false));
      part("crossed").replaceChildren(table);
      press();
    }

    /** A number is pressed where exactly its rows are shown above. */
    function press() {
      part("crossed").querySelectorAll("[data-ow-pick]").forEach((one) => {
        /** @type {[string, string][]} */
        const wanted = JSON.parse(/** @type {HTMLElement} */ (one).dataset.owPick || "[]");
        const all = filters.size === wanted.length && wanted.every(([column, level]) => filters.get(column)?.size === 1 && filters.get(column)?.has(level));
        one.setAttribute("aria-pressed", String(all));
      });
    }

    /** A column is not crossed with itself: then both change places. @param {HTMLSelectElement} other */
    function choose(other) {
      if (down.value === across.value) other.value = before[other === down ? 1 : 0];
      before = [down.value, across.value];
      show();
      part("said").textContent = caption();
      const address = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
      if (before.join() === first.join()) address.delete(`cross.${id}`);
      else address.set(`cross.${id}`, before.join());
      const hash = address.toString();
      history.replaceState(null, "", hash ? `#${hash}` : location.href.split("#")[0]);
    }

    function read() {
      if (location.hash && !location.hash.includes("=")) return; // a place on the page
      const named = (new URLSearchParams(location.hash.slice(1)).get(`cross.${id}`) || "").split(",");
      const able = [...down.options].map((option) => option.value);
      before = named.length === 2 && named[0] !== named[1] && named.every((one) => able.includes(one)) ? named : first;
      [down.value, across.value] = before;
      show();
    }

    part("crossed").addEventListener("click", (event) => {
      const pick = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-ow-pick]"));
      if (pick) section.dispatchEvent(new CustomEvent("ow-picked", { detail: JSON.parse(pick.dataset.owPick || "[]") }));
    });
    section.addEventListener("ow-filtered", (event) => {
      filters = /** @type {CustomEvent<Map<string, Set<string>>>} */ (event).detail;
      press();
    });
    down.addEventListener("change", () => choose(across));
    across.addEventListener("change", () => choose(down));
    addEventListener("hashchange", read);
    part("choose").hidden = false;
    const others = crossing.querySelector("[data-ow-others]");
    if (others) /** @type {HTMLElement} */ (others).hidden = true;
    read();
  }

  document.querySelectorAll("section[data-ow-sample]").forEach((section) => {
    const crossing = section.querySelector("[data-ow-crossing]");
    if (crossing) cross(/** @type {HTMLElement} */ (section), /** @type {HTMLElement} */ (crossing));
  });
})();
