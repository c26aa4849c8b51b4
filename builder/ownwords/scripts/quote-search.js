// @ts-check
/**
 * Finds quotes: words that are folded already (words.js, on which it relies), filters with counts that stay true, orders. Gives `owQuoteSearch` to quotes.js and
 * quote-pieces.js, knows nothing of pages, and does nothing by itself.
 *
 * scripts/types/ownwords.d.ts says what a table (QuoteTable) and a choice (QuoteChoice) hold.
 */
(function () {
  const BEARINGS = 4;
  const NONE = -1;
  const SEVERAL = -2;

  /** @param {QuoteValue} value @returns {number[]} */
  const list = (value) => (typeof value === "number" ? (value < 0 ? [] : [value]) : value);

  /** @param {QuoteValue} value @param {boolean[]} wanted */
  const has = (value, wanted) => (typeof value === "number" ? wanted[value] === true : value.some((one) => wanted[one]));

  /** The one facet, but for findings, in which a quote is not wanted. @param {QuoteTable} table @param {QuoteChoice} choice @param {number} quote */
  function missed(table, choice, quote) {
    let miss = NONE;
    for (let at = 0; at < table.others.length; at++) {
      const wanted = choice.wanted[at + 2];
      if (!wanted || has(table.others[at][quote], wanted)) continue;
      if (miss !== NONE) return SEVERAL;
      miss = at;
    }
    return miss;
  }

  /**
   * The quotes that fit, in the study's order; and for each option of each facet how many would fit with it, all other facets as chosen.
   * @param {QuoteTable} table @param {QuoteChoice} choice @returns {{found: number[], counts: Int32Array[]}}
   */
  function find(table, choice) {
    const counts = choice.sizes.map((size) => new Int32Array(size));
    const seen = [new Int32Array(choice.sizes[0]).fill(NONE), new Int32Array(BEARINGS).fill(NONE)];
    /** @type {number[]} */
    const found = [];
    for (let quote = 0; quote < table.all; quote++) {
      if (!choice.terms.every((term) => window.owWords.holds(table.text[quote], term, choice.inside))) continue;
      const miss = missed(table, choice, quote);
      if (miss === SEVERAL || !placed(table.places[quote], choice, quote, miss === NONE ? counts : null, seen)) continue;
      if (miss === NONE) found.push(quote);
      for (let at = 0; at < table.others.length; at++)
        if (miss === NONE || miss === at) for (const option of list(table.others[at][quote])) counts[at + 2][option]++;
    }
    return { found, counts };
  }

  /**
   * Whether a quote stands in a wanted finding and does there what is wanted: both at one place. Counts where it is asked to.
   * @param {QuoteValue} places @param {QuoteChoice} choice @param {number} quote @param {Int32Array[] | null} counts @param {Int32Array[]} seen
   */
  function placed(places, choice, quote, counts, seen) {
    const [findings, bearings] = choice.wanted;
    let fits = false;
    for (const place of list(places)) {
      const bearing = place % BEARINGS;
      const finding = (place - bearing) / BEARINGS;
      const here = !findings || findings[finding];
      const does = !bearings || bearings[bearing];
      fits ||= here && does;
      if (!counts) continue;
      if (does) for (let at = finding; at >= 0; at = choice.above[at]) once(counts[0], seen[0], at, quote);
      if (here) once(counts[1], seen[1], bearing, quote);
    }
    return fits;
  }

  /** A quote counts once for an option. @param {Int32Array} counts @param {Int32Array} seen @param {number} at @param {number} quote */
  function once(counts, seen, at, quote) {
    if (seen[at] === quote) return;
    seen[at] = quote;
    counts[at]++;
  }

  /** Quotes in another order; those that are alike stay in the study's. @param {QuoteTable} table @param {string} order @returns {number[]} */
  function ordered(table, order) {
    /** @type {Record<string, (quote: number) => number>} */
    const keys = {
      finding: (quote) => list(table.places[quote])[0],
      shortest: (quote) => table.length[quote],
      longest: (quote) => -table.length[quote],
    };
    const key = keys[order];
    const all = Array.from({ length: table.all }, (_, quote) => quote);
    return key ? all.sort((one, other) => key(one) - key(other) || one - other) : all;
  }

  window.owQuoteSearch = { find, ordered };
})();
