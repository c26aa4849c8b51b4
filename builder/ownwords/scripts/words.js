// @ts-check
/**
 * How words are looked for, everywhere on the site: without capitals, accents and quotation marks, each word anywhere in a text, a
 * phrase between quotation marks as it stands. Where words are written without spaces the browser says where they end. Gives `owWords`, and does nothing by itself.
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
    return low.normalize("NFKD").replace(SIGNS, "").replace(LETTER, (letter) => LETTERS[letter]);
  }

  const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/;
  const PARTICLE = /^[\u3041-\u309f]$/; // a single letter of hiragana stands in every Japanese sentence
  const splitter = "Segmenter" in Intl ? new Intl.Segmenter(document.documentElement.lang || "en", { granularity: "word" }) : null;

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

  /** @param {string} text @param {string[]} terms @returns {[number, number][]} where terms stand, from and to, none within another */
  function hits(text, terms) {
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
      for (let start = folded.indexOf(term); start >= 0; start = folded.indexOf(term, start + term.length))
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
   * @param {string} text @param {string[]} terms @returns {(string | HTMLElement)[]}
   */
  function marked(text, terms) {
    let at = 0;
    /** @type {(string | HTMLElement)[]} */
    const made = [];
    for (const [start, end] of hits(text, terms)) {
      const hit = document.createElement("mark");
      hit.textContent = text.slice(start, end);
      made.push(text.slice(at, start), hit);
      at = end;
    }
    return [...made, text.slice(at)];
  }

  /** @param {string} text @returns {boolean} whether its first letter belongs to a script without spaces: each place may begin a word */
  const unspaced = (text) => UNSPACED.test(text.slice(0, 1));

  window.owWords = { fold, terms, hits, marked, unspaced, wordAt };
})();
