// @ts-check
/**
 * The reader's own list of questions: tick, order, notes, print, save, clear. Kept on the device alone; nothing is sent.
 *
 * Relies on: `section[data-ow-list]` (its value is the storage key) with `[data-ow-items]`, `template[data-ow-item]`,
 * `[data-ow-notes]`, `[data-ow-notes-printed]`, `[data-ow-empty]`, `[data-ow-print]`, `[data-ow-save]`, `[data-ow-clear]` and
 * `[data-ow-said]`; on `[data-ow-question]` with an id and a `.ow-tick` that holds a checkbox; and on `[data-ow-with-list]`,
 * links to the list. All of these are hidden until this script runs. tests/test_sheets.py pins them.
 */
(function () {
  const section = /** @type {HTMLElement | null} */ (document.querySelector("section[data-ow-list]"));
  if (!section) return;

  const key = section.dataset.owList || "";
  /** @param {string} mark @returns {HTMLElement} */
  const part = (mark) => /** @type {HTMLElement} */ (section.querySelector(`[data-ow-${mark}]`));
  const items = part("items");
  const template = /** @type {HTMLTemplateElement} */ (/** @type {unknown} */ (part("item")));
  const notes = /** @type {HTMLTextAreaElement} */ (part("notes"));
  const said = part("said");

  /** @type {Map<string, {text: string, box: HTMLInputElement}>} */
  const questions = new Map();
  document.querySelectorAll("[data-ow-question]").forEach((one) => {
    const box = /** @type {HTMLInputElement} */ (one.querySelector(".ow-tick input"));
    questions.set(one.id, { text: one.getAttribute("data-ow-question") || "", box });
  });

  /** @returns {{items: string[], notes: string}} what was kept; what no longer fits is left out */
  function read() {
    try {
      const kept = JSON.parse(localStorage.getItem(key) || "{}");
      const ids = Array.isArray(kept.items) ? kept.items : [];
      return { items: [...new Set(ids)].filter((id) => questions.has(id)), notes: typeof kept.notes === "string" ? kept.notes : "" };
    } catch {
      return { items: [], notes: "" };
    }
  }

  let list = read();

  /** @param {string} word @param {string} [text] */
  const say = (word, text = "") => (said.textContent = `${said.dataset[word] || ""} ${text}`.trim());

  function keep() {
    try {
      if (list.items.length || list.notes) localStorage.setItem(key, JSON.stringify(list));
      else localStorage.removeItem(key);
    } catch {
      say("owLost"); // forbidden or full: the list holds until the page is left
    }
  }

  /** @param {string} id @param {number} at @returns {Node} */
  function line(id, at) {
    const row = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
    const text = questions.get(id)?.text || "";
    /** @param {string} mark @returns {HTMLElement} */
    const inRow = (mark) => /** @type {HTMLElement} */ (row.querySelector(`[data-ow-${mark}]`));
    inRow("text").textContent = text;
    row.querySelectorAll("button .ow-hidden").forEach((name) => name.append(text));
    /** @type {HTMLButtonElement} */ (inRow("up")).disabled = at === 0;
    /** @type {HTMLButtonElement} */ (inRow("down")).disabled = at === list.items.length - 1;
    inRow("up").addEventListener("click", () => move(at, at - 1, "up"));
    inRow("down").addEventListener("click", () => move(at, at + 1, "down"));
    inRow("remove").addEventListener("click", () => remove(at));
    return row;
  }

  function show() {
    items.replaceChildren(...list.items.map(line));
    questions.forEach(({ box }, id) => (box.checked = list.items.includes(id)));
    part("empty").hidden = list.items.length > 0;
    part("notes-printed").textContent = list.notes;
  }

  /** @param {number} from @param {number} to @param {string} way */
  function move(from, to, way) {
    const [id] = list.items.splice(from, 1);
    list.items.splice(to, 0, id);
    say("owMoved", `${to + 1}: ${questions.get(id)?.text}`);
    keep();
    show();
    const row = items.children[to];
    const same = /** @type {HTMLButtonElement} */ (row.querySelector(`[data-ow-${way}]`));
    const other = /** @type {HTMLButtonElement} */ (row.querySelector(`[data-ow-${way === "up" ? "down" : "up"}]`));
    (same.disabled ? other : same).focus(); // the focus goes along with the question
  }

  /** @param {number} at */
  function remove(at) {
    const [id] = list.items.splice(at, 1);
    say("owRemoved", questions.get(id)?.text);
    keep();
    show();
    const next = items.children[Math.min(at, list.items.length - 1)];
    /** @type {HTMLElement} */ (next ? next.querySelector("[data-ow-remove]") : section?.querySelector("h2")).focus();
  }

  questions.forEach(({ text, box }, id) => {
    box.addEventListener("change", () => {
      list.items = box.checked ? [...list.items, id] : list.items.filter((one) => one !== id);
      say(box.checked ? "owAdded" : "owRemoved", text);
      keep();
      show();
    });
  });

  notes.addEventListener("input", () => {
    list.notes = notes.value;
    part("notes-printed").textContent = list.notes;
    keep();
  });

  part("print").addEventListener("click", () => {
    document.documentElement.classList.add("ow-prints-list");
    print();
  });
  addEventListener("afterprint", () => document.documentElement.classList.remove("ow-prints-list"));

  part("save").addEventListener("click", () => {
    const lines = list.items.map((id, at) => `${at + 1}. ${questions.get(id)?.text}`);
    const name = section.querySelector("h2")?.textContent;
    const text = [`${name} – ${section.dataset.owTitle}`, lines.join("\n"), list.notes].filter(Boolean).join("\n\n");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([`${text}\n`], { type: "text/plain" }));
    link.download = `${part("save").dataset.owSave}.txt`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });

  part("clear").addEventListener("click", () => {
    if (!confirm(section.dataset.owConfirm)) return;
    list = { items: [], notes: "" };
    notes.value = "";
    keep();
    show();
    say("owCleared");
    section.querySelector("h2")?.focus();
  });

  // another tab of this site may change the list
  addEventListener("storage", (event) => {
    if (event.key !== key && event.key !== null) return;
    list = read();
    notes.value = list.notes;
    show();
  });

  notes.value = list.notes;
  show();
  section.hidden = false;
  document.querySelectorAll(".ow-tick, [data-ow-with-list]").forEach((one) => one.removeAttribute("hidden"));
})();
