// @ts-check
/**
 * The reader's own list of questions: tick, order, notes, print, save, clear. Kept on the device alone; nothing is sent.
 *
 * Relies on: kept-list.js; `section[data-ow-list]` (its value is the storage key) with the marks of its rows,
 * `[data-ow-notes]`, `[data-ow-notes-printed]`, `[data-ow-print]`, `[data-ow-save]` and `[data-ow-clear]`; on
 * `[data-ow-question]` with an id and a `.ow-tick` that holds a checkbox; and on `[data-ow-with-list]`, links to the list.
 * All of these are hidden until this script runs. tests/test_sheets.py pins them.
 */
(function () {
  const section = /** @type {HTMLElement | null} */ (document.querySelector("section[data-ow-list]"));
  if (!section) return;

  const kept = window.owKept;
  const key = section.dataset.owList || "";

  /** @type {Map<string, {text: string, box: HTMLInputElement}>} */
  const questions = new Map();
  document.querySelectorAll("[data-ow-question]").forEach((one) => {
    const box = /** @type {HTMLInputElement} */ (one.querySelector(".ow-tick input"));
    questions.set(one.id, { text: one.getAttribute("data-ow-question") || "", box });
  });

  /** @param {string} id */
  const name = (id) => questions.get(id)?.text || "";
  /** @param {DocumentFragment} row @param {string} id */
  const fill = (row, id) => (/** @type {HTMLElement} */ (row.querySelector("[data-ow-text]")).textContent = name(id));
  const list = { ids: /** @type {string[]} */ ([]), name, fill, changed };
  const { part, say, show } = kept.rows(section, list);
  const notes = /** @type {HTMLTextAreaElement} */ (part("notes"));

  function read() {
    const was = kept.read(key);
    list.ids = kept.ids(was.items).filter((id) => questions.has(id));
    notes.value = typeof was.notes === "string" ? was.notes : "";
    if (notes.value) /** @type {HTMLDetailsElement | null} */ (notes.closest("details"))?.setAttribute("open", "");
    shown();
  }

  function shown() {
    show();
    questions.forEach(({ box }, id) => (box.checked = list.ids.includes(id)));
    part("notes-printed").textContent = notes.value;
  }

  function changed() {
    const value = list.ids.length || notes.value ? { items: list.ids, notes: notes.value } : null;
    if (!kept.keep(key, value)) say("owLost"); // the list holds until the page is left
    shown();
  }

  questions.forEach(({ text, box }, id) => {
    box.addEventListener("change", () => {
      list.ids = box.checked ? [...list.ids, id] : list.ids.filter((one) => one !== id);
      say(box.checked ? "owAdded" : "owRemoved", text);
      changed();
    });
  });

  notes.addEventListener("input", changed);

  part("print").addEventListener("click", () => {
    document.documentElement.classList.add("ow-prints-list");
    print();
  });
  addEventListener("afterprint", () => document.documentElement.classList.remove("ow-prints-list"));

  part("save").addEventListener("click", () => {
    const title = `${section.querySelector("h2")?.textContent} – ${section.dataset.owTitle}`;
    const lines = list.ids.map((id, at) => `${at + 1}. ${name(id)}`);
    kept.save(part("save").dataset.owSave || "", [title, lines.join("\n"), notes.value]);
  });

  part("clear").addEventListener("click", () => {
    if (!confirm(section.dataset.owConfirm)) return;
    list.ids = [];
    notes.value = "";
    say("owCleared");
    changed();
    section.querySelector("h2")?.focus();
  });

  kept.elsewhere(key, read);
  read();
  section.hidden = false;
  document.querySelectorAll(".ow-tick, [data-ow-with-list]").forEach((one) => one.removeAttribute("hidden"));
})();
