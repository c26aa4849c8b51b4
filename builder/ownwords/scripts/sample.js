// @ts-check
/**
 * Sorts and filters a table of the sample, and the picture of its rows. What the reader chose stands in the address.
 *
 * Orders are made when the site is built: each cell carries its rank, and why it stands apart. Relies on
 * `section[data-ow-sample]` (its value is the table's id) with `data-ow-tally`, `-one`, `-other` (and `-zero`, `-two`, `-few`, `-many` where the language has them), `-people-of`, `-person`;
 * in it `[data-ow-tools]` with `[data-ow-order]`, `fieldset[data-ow-filter]`, `[data-ow-count]`, `[data-ow-shown]`, `[data-ow-all]`;
 * a table with `th[data-ow-column]`, `tr[data-ow-row]` (`data-ow-people`), `td` with `data-ow-rank`, `data-ow-apart`,
 * `data-ow-level`; a list `[data-ow-lines]` of `li[data-ow-life]`, one for each person, each with `li[data-ow-row]` for the words of its
 * rows and `g[data-ow-row]` for what is drawn of them. Tells crossing.js by `ow-filtered` which levels are asked for, and hears from
 * it by `ow-picked` which are to be. tests/test_sample.py pins them.
 */
(function () {
  /** @typedef {{row: HTMLTableRowElement, name: string, by: string, home: number, people: string[], cells: Map<string, DOMStringMap>}} Row */

  /** @param {HTMLElement} section */
  function explore(section) {
    const tools = /** @type {HTMLElement | null} */ (section.querySelector("[data-ow-tools]"));
    const table = /** @type {HTMLTableElement} */ (section.querySelector("table"));
    if (!tools) return;

    const id = section.dataset.owSample || "";
    const words = section.dataset;
    const printed = [...table.tBodies];
    const heads = /** @type {HTMLElement[]} */ ([...table.querySelectorAll("th[data-ow-column]")]);
    const columns = heads.map((th) => th.dataset.owColumn || "");
    const order = /** @type {HTMLSelectElement | null} */ (tools.querySelector("[data-ow-order]"));
    const boxes = /** @type {HTMLInputElement[]} */ ([...tools.querySelectorAll("fieldset[data-ow-filter] input")]);
    const shown = /** @type {HTMLElement} */ (tools.querySelector("[data-ow-shown]"));
    const all = /** @type {HTMLElement} */ (tools.querySelector("[data-ow-all]"));
    /** @type {Row[]} */
    const known = printed.flatMap((body, home) => {
      const by = body.querySelector("th[scope=rowgroup]")?.textContent || "";
      return [...body.rows].filter((row) => row.dataset.owRow).map((row) => {
        const cells = new Map(columns.map((column, at) => [column, row.cells[at + 1].dataset]));
        return { row, by, home, cells, name: row.dataset.owRow || "", people: (row.dataset.owPeople || "").split(" ").filter(Boolean) };
      });
    });
    const lives = /** @type {HTMLElement[]} */ ([...section.querySelectorAll("[data-ow-life]")]);
    const printedAt = new Map(known.map((one, at) => [one, at]));

    const language = document.documentElement.lang || "en";
    const numbers = new Intl.NumberFormat(language, { numberingSystem: "latn" });
    const plural = new Intl.PluralRules(language);
    const between = /^(ja|ko|yue|zh)\b/i.test(language) ? "" : " "; // as i18n.py writes it
    /** @param {number} number */
    const told = (number) => numbers.format(number);
    /** @param {number} number @returns {string} the unit in the form of the number */
    const unit = (number) => words[`ow${plural.select(number).replace(/^./, (first) => first.toUpperCase())}`] || words.owOther || "";

    /** @param {Row} one @param {string} column what its cell in this column carries */
    const cell = (one, column) => one.cells.get(column) || {};

    /** @param {Row} one @param {Row} other */
    const asPrinted = (one, other) => (printedAt.get(one) || 0) - (printedAt.get(other) || 0);

    /** @param {HTMLInputElement} box */
    const filterOf = (box) => /** @type {HTMLElement} */ (box.closest("fieldset")).dataset.owFilter || "";

    /** @returns {Map<string, Set<string>>} the levels that are asked for, by column */
    function asked() {
      /** @type {Map<string, Set<string>>} */
      const found = new Map();
      boxes.filter((box) => box.checked).forEach((box) => {
        const column = filterOf(box);
        found.set(column, (found.get(column) || new Set()).add(box.value));
      });
      return found;
    }

    /** @param {Row} one @param {Map<string, Set<string>>} filters @param {string} [but] a column whose filter does not count */
    function fits(one, filters, but) {
      return [...filters].every(([column, levels]) => column === but || levels.has(cell(one, column).owLevel || ""));
    }

    /** @param {number} count @param {number} of @param {string} unit */
    const tally = (count, of, unit) => {
      /** @type {Record<string, string>} */
      const parts = { count: told(count), of: told(of), unit };
      return (words.owTally || "").replace(/%\((\w+)\)s/g, (_, name) => parts[name]);
    };

    function filter() {
      const filters = asked();
      const left = known.filter((one) => fits(one, filters));
      const names = new Set(left.map((one) => one.name));
      section.querySelectorAll("[data-ow-row]").forEach((one) => {
        const out = !names.has(one.getAttribute("data-ow-row") || "");
        if (one instanceof HTMLElement) one.hidden = out;
        else one.classList.toggle("ow-strip__off", out); // on a person's line what is left out stays, dimmed
      });
      lives.forEach((life) => (life.hidden = !life.querySelector("li[data-ow-row]:not([hidden])")));
      [...table.tBodies].forEach((body) => {
        const members = [...body.rows].filter((row) => row.dataset.owRow);
        body.hidden = members.length > 0 && members.every((row) => row.hidden);
      });
      boxes.forEach((box) => {
        const column = filterOf(box);
        const count = known.filter((one) => fits(one, filters, column) && cell(one, column).owLevel === box.value).length;
        const said = box.closest("label")?.querySelector("[data-ow-count]");
        if (said) said.textContent = `${told(count)}${between}${unit(count)}`;
      });
      const people = new Set(left.flatMap((one) => one.people));
      const one = tally(left.length, known.length, unit(known.length));
      const two = words.owPeopleOf ? tally(people.size, Number(words.owPeopleOf), words.owPerson || "") : "";
      const said = [one, two].filter(Boolean).join(" · ");
      if (shown.textContent !== said) shown.textContent = said; // said aloud only when it changed
      all.hidden = filters.size === 0;
      section.dispatchEvent(new CustomEvent("ow-filtered", { detail: filters }));
    }

    /** Asks for exactly these levels, or for all rows where they are asked for already. @param {[string, string][]} wanted */
    function pick(wanted) {
      const chosen = boxes.filter((box) => wanted.some(([column, level]) => column === filterOf(box) && level === box.value));
      const again = boxes.every((box) => box.checked === chosen.includes(box));
      boxes.forEach((box) => (box.checked = !again && chosen.includes(box)));
      filter();
      keep();
    }

    /** A body of rows under a heading, which may be missing. @param {string} heading @param {Row[]} members */
    function body(heading, members) {
      const made = document.createElement("tbody");
      if (heading) {
        const th = document.createElement("th");
        th.scope = "rowgroup";
        th.colSpan = columns.length + 1 + (words.owBy ? 1 : 0);
        th.textContent = heading;
        made.insertRow().append(th);
      }
      made.append(...members.map((one) => one.row));
      return made;
    }

    /** To whom a row belongs goes along with it in a column of its own. @param {boolean} on */
    function named(on) {
      table.querySelectorAll("[data-ow-by]").forEach((one) => one.remove());
      if (!on || !words.owBy) return;
      const head = document.createElement("th");
      head.scope = "col";
      head.dataset.owBy = "";
      head.textContent = words.owBy;
      heads[0].before(head);
      known.forEach((one) => {
        const td = document.createElement("td");
        td.dataset.owBy = "";
        td.dataset.label = words.owBy || "";
        td.textContent = one.by;
        one.row.cells[0].after(td);
      });
    }

    /** As they were printed: each row back in its own body. */
    function unsorted() {
      table.querySelectorAll("tbody").forEach((one) => one.remove());
      table.append(...printed);
      known.forEach((one) => printed[one.home].append(one.row));
      return known;
    }

    /** @param {string} column @param {number} way 1 or, turned round, -1 @returns {Row[]} */
    function sorted(column, way) {
      /** @param {Row} one */
      const rank = (one) => Number(cell(one, column).owRank);
      /** @type {Map<string, Row[]>} */
      const groups = new Map();
      const ranked = [...known].sort((one, other) => rank(one) - rank(other) || asPrinted(one, other));
      ranked.forEach((one) => {
        const apart = cell(one, column).owApart || "";
        const members = groups.get(apart);
        if (members) members.push(one);
        else groups.set(apart, [one]);
      });
      // turned round are the rows in a group, not the groups; equals stay as printed
      groups.forEach((members) => members.sort((one, other) => way * (rank(one) - rank(other)) || asPrinted(one, other)));
      table.querySelectorAll("tbody").forEach((one) => one.remove());
      table.append(...[...groups].map(([apart, members]) => body(apart, members)));
      return [...groups.values()].flat();
    }

    function sort() {
      const chosen = order?.value || "";
      const column = chosen.replace(/^-/, "");
      named(false);
      const list = chosen ? sorted(column, chosen.startsWith("-") ? -1 : 1) : unsorted();
      named(chosen !== "");
      heads.forEach((th) => th.removeAttribute("aria-sort"));
      heads[columns.indexOf(column)]?.setAttribute("aria-sort", chosen.startsWith("-") ? "descending" : "ascending");
      const after = new Map(list.map((one, at) => [one.name, at]));
      /** @param {Element} one where its first row stands */
      const at = (one) => Math.min(...[one, ...one.querySelectorAll("li[data-ow-row]")].map((row) => after.get(row.getAttribute("data-ow-row") || "") ?? Infinity));
      [...section.querySelectorAll("[data-ow-life] > ol"), ...section.querySelectorAll("[data-ow-lines]")].forEach((list) =>
        list.append(...[...list.children].sort((one, other) => at(one) - at(other))),
      );
    }

    /** What the reader chose, in the address: `cases.ending=…&sort.cases=-length`. Other parts of it stay. */
    function keep() {
      const address = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
      [...address.keys()].filter((key) => key.startsWith(`${id}.`) || key === `sort.${id}`).forEach((key) => address.delete(key));
      boxes.filter((box) => box.checked).forEach((box) => address.append(`${id}.${filterOf(box)}`, box.value));
      if (order?.value) address.set(`sort.${id}`, order.value);
      const hash = address.toString();
      history.replaceState(null, "", hash ? `#${hash}` : location.href.split("#")[0]);
    }

    function read() {
      if (location.hash && !location.hash.includes("=")) return; // a place on the page
      const address = new URLSearchParams(location.hash.slice(1));
      boxes.forEach((box) => (box.checked = address.getAll(`${id}.${filterOf(box)}`).includes(box.value)));
      if (order) {
        const value = address.get(`sort.${id}`) || "";
        order.value = [...order.options].some((option) => option.value === value) ? value : "";
      }
      const details = tools?.querySelector("details");
      if (details && (order?.value || boxes.some((box) => box.checked))) details.open = true;
      sort();
      filter();
    }

    /** In three steps: smallest first, largest first, as printed. @param {string} column */
    function next(column) {
      if (!order) return;
      order.value = { [column]: `-${column}`, [`-${column}`]: "" }[order.value] ?? column;
      order.dispatchEvent(new Event("change"));
    }

    heads.filter((_, at) => known.some((one) => cell(one, columns[at]).owRank)).forEach((th) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...th.childNodes);
      button.addEventListener("click", () => next(th.dataset.owColumn || ""));
      th.append(button);
    });
    order?.addEventListener("change", () => {
      sort();
      filter();
      keep();
      said.textContent = order.selectedOptions[0].textContent;
    });
    tools.addEventListener("change", (event) => {
      if (!boxes.includes(/** @type {HTMLInputElement} */ (event.target))) return;
      filter();
      keep();
    });
    all.addEventListener("click", () => {
      boxes.forEach((box) => (box.checked = false));
      filter();
      keep();
      boxes[0].closest("details")?.querySelector("summary")?.focus(); // the button goes
    });
    const said = document.createElement("p");
    said.className = "ow-hidden";
    said.setAttribute("role", "status");
    tools.append(said);
    section.addEventListener("ow-picked", (event) => pick(/** @type {CustomEvent<[string, string][]>} */ (event).detail));
    addEventListener("hashchange", read);
    tools.hidden = false;
    read();
  }

  document.querySelectorAll("section[data-ow-sample]").forEach((section) => explore(/** @type {HTMLElement} */ (section)));
})();
