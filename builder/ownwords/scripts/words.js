// @ts-check
/**
 * How words are looked for, everywhere on the site: without capitals, accents and quotation marks; what is typed is the beginning of a
 * word, or of a phrase between quotation marks. Inside words is looked only where none of it begins a word anywhere: for compounds.
 * Where words are written without spaces the browser says where they end. Gives `owWords`, and does nothing by itself.
 */
(function () {
  /** Letters that are no other letter with a sign. @type {Record<string, string>} */
  const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ł: "l", ı: "i", þ: "th", ς: "σ", ة: "ه", ى: "ي", ک: "ك", ی: "ي", "’": "'", "‘": "'", ʼ: "'" };
  const LETTER = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");
  const SIGNS = /[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670\u00ad\u2066-\u2069“”„‟«»"]/g;

  /** @param {string} text @returns {string} without capitals, accents and quotation marks: `Åsa` is `asa` */
  function fold(text) {
    const low = text.toLowerCase();
    if (/^[\x00-\x21\x23-\x7f]*$/.test(low)) return low; // most words of most languages of this world's web: nothing to do
    return low.normalize("NFKD").toLowerCase().replace(SIGNS, "").replace(LETTER, (letter) => LETTERS[letter]);
  }

  const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/;
  const PARTICLE = /^[\u3041-\u309f]$/; // a single letter of hiragana stands in every Japanese sentence
  const splitter = "Segmenter" in Intl ? new Intl.Segmenter(document.documentElement.lang || "en", { granularity: "word" }) : null;

  /** Words that carry an article or a preposition in front, and those without spaces: each letter may begin one. */
  const ANYWHERE = /[\u0590-\u07ff\u08a0-\u08ff]/;
  const LETTERLIKE = /[\p{L}\p{N}\p{M}]/u;
  const INSIDE = 4; // letters: fewer stand inside too many words

  /** @param {string} letter folded @returns {boolean} whether a word may begin before or behind it, whatever stands there */
  function free(letter) {
    const code = letter.charCodeAt(0);
    if (code < 128) return !((code > 96 && code < 123) || (code > 47 && code < 58)); // most letters, and a pattern takes its time
    return UNSPACED.test(letter) || ANYWHERE.test(letter) || !LETTERLIKE.test(letter);
  }

  /**
   * Where a folded text has what is looked for, from a place on.
   * @param {string} words @param {string} term @param {boolean} inside whether that may be inside a word @param {number} [from]
   */
  function place(words, term, inside, from = 0) {
    const any = free(term[0]) || (inside && term.length >= INSIDE);
    let at = words.indexOf(term, from);
    while (!any && at > 0 && !free(words[at - 1])) at = words.indexOf(term, at + 1);
    return at;
  }

  /** @param {string} words folded @param {string} term @param {boolean} [inside] */
  const holds = (words, term, inside = false) => place(words, term, inside) >= 0;

  /** Whether to look inside words: where nothing of what is looked for begins one in any text. @param {string[]} texts folded @param {string[]} terms */
  const inside = (texts, terms) => terms.some((term) => term.length >= INSIDE) && !texts.some((text) => terms.some((term) => holds(text, term)));

  /** @param {string} run @returns {string[]} the words of a run of letters; several only where a script has no spaces between them */
  function apart(run) {
    if (!splitter || !UNSPACED.test(run)) return [run];
    const found = [...splitter.segment(run)].filter((one) => one.isWordLike).map((one) => one.segment);
    const telling = found.filter((one) => !PARTICLE.test(one));
    return telling.length ? telling : [run];
  }

  /** @param {string} text @param {number} at @returns {number} the beginning of the word that stands there, by the browser's dictionary */
  const wordAt = (text, at) => splitter?.segment(text).containing(at)?.index ?? at;

  /** @param {string} words @returns {string[]} each word, and each “phrase between quotation marks”, folded and once */
  function terms(words) {
    const found = (words.match(/[“”„"「『][^“”„"」』]+[“”„"」』]|[^\s\u3000、。，．！？]+/g) || []).flatMap((one) => (/^[“”„"「『]./.test(one) ? [one.replace(/[「」『』]/g, "")] : apart(one)));
    const folded = found.map((one) => fold(one).trim().replace(/\s+/g, " "));
    return [...new Set(folded.map((one) => one.replace(/([\p{L}\p{N}])[.,;:!?…؟،؛]+$/u, "$1")))].filter(Boolean); // as copied from a text
  }

  /** @param {string} text @param {string[]} terms @param {boolean} [inside] @returns {[number, number][]} where terms stand, from and to, none within another */
  function hits(text, terms, inside = false) {
    /** @type {number[]} */
    const from = []; // where in the text each folded letter begins and ends
    /** @type {number[]} */
    const to = [];
    let folded = "";
    let at = 0;
    for (const letter of text) {
      const made = fold(letter);
      at += letter.length;
      for (let each = 0; each < made.length; each++) {
        from.push(at - letter.length);
        to.push(at);
      }
      if (!made && /\p{M}/u.test(letter) && to.length) to[to.length - 1] = at; // an accent that is a sign of its own
      folded += made;
    }
    /** @type {[number, number][]} */
    const found = [];
    for (const term of terms)
      for (let start = place(folded, term, inside); start >= 0; start = place(folded, term, inside, start + term.length))
        found.push([from[start], to[start + term.length - 1]]);
    return joined(found);
  }

  /** @param {[number, number][]} spans @returns {[number, number][]} in order, those that meet made one */
  function joined(spans) {
    /** @type {[number, number][]} */
    const made = [];
    for (const [start, end] of spans.sort((one, other) => one[0] - other[0])) {
      const last = made[made.length - 1];
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else made.push([start, end]);
    }
    return made;
  }

  /**
   * A text with what was found marked.
   * @param {string} text @param {string[]} terms @param {boolean} [inside] @returns {(string | HTMLElement)[]}
   */
  function marked(text, terms, inside = false) {
    let at = 0;
    /** @type {(string | HTMLElement)[]} */
    const made = [];
    for (const [start, end] of hits(text, terms, inside)) {
      const hit = document.createElement("mark");
      hit.textContent = text.slice(start, end);
      made.push(text.slice(at, start), hit);
      at = end;
    }
    return [...made, text.slice(at)];
  }

  window.owWords = { fold, terms, holds, inside, hits, marked, wordAt };
})();
