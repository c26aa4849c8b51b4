/**
 * What the theme's scripts share through `window`, and the data that they share, for `scripts/typecheck` and editors. The
 * scripts are classic ones, because from a disk (`file://`) a browser refuses modules; so nothing else ties a use to what
 * is used. Not part of a site.
 */

/** Set by the script named, before the scripts that use it run (pages/needs.py and scripts.py have their order). */
interface Window {
  /** kept-list.js */
  owKept: KeptLists;
  /** tree.js */
  owTree: (list: HTMLElement, levels: number, choose: (item: HTMLElement) => void) => Tree;
  /** tree-search.js */
  owTreeSearch: (search: HTMLElement, tree: Tree) => void;
  /** words.js */
  owWords: Words;
  /** quote-search.js */
  owQuoteSearch: QuoteSearch;
  /** quote-pieces.js, which only a large study's page of quotes has */
  owQuotePieces: (section: HTMLElement, findings: FindingLink[]) => QuoteSource;
  /** map.js, quote-pieces.js and my-selection.js: takes the data that a file of `pages/assets.py` hands over. */
  owData?: (name: string, data: MapPiece | QuoteFacets | QuoteWords | SelectionPiece) => void;
  /** search.js: takes the index of the site's search. */
  owIndex: (rows: SearchRow[], study?: SearchStudy) => void;
}

/** What of a reader's own list is kept in the browser's storage. */
interface KeptList {
  items: string[];
  notes?: string;
}

interface KeptLists {
  /** Storage can hold anything: the values are to be looked at before they are used. */
  read: (key: string) => { [name in keyof KeptList]?: unknown };
  ids: (items: unknown) => string[];
  keep: (key: string, value: KeptList | null) => boolean;
  elsewhere: (key: string, again: () => void) => void;
  save: (name: string, paragraphs: (string | undefined)[]) => void;
  rows: (section: HTMLElement, list: KeptRows) => {
    part: (mark: string) => HTMLElement;
    say: (word: string, text?: string) => void;
    show: () => void;
  };
}

interface KeptRows {
  ids: string[];
  name: (id: string) => string;
  fill: (row: DocumentFragment, id: string) => void;
  changed: () => void;
}

/** A tree of nested lists; its items are the `li`. */
interface Tree {
  items: HTMLElement[];
  link: (item: HTMLElement) => HTMLAnchorElement;
  names: (item: HTMLElement) => string;
  above: (item: HTMLElement) => HTMLElement | null;
  isOpen: (item: HTMLElement) => boolean;
  open: (item: HTMLElement, open: boolean) => void;
  openWay: (item: HTMLElement) => void;
  only: (item: HTMLElement) => void;
  focus: (item: HTMLElement | null | undefined) => void;
  select: (item: HTMLElement | null) => void;
}

/** A text, or an element: its tag, its attributes and what stands within (pages/chunks.py). */
type MapNode = string | [tag: string, attributes: Record<string, string>, ...inside: MapNode[]];

/** What stands beside some findings of the map, by their ids. */
type MapPiece = Record<string, MapNode[]>;

/** The number of an option, or a list of them; -1 is none. */
type QuoteValue = number | number[];

/**
 * Columns in the study's order. `places` are findings, each times four plus what the quote does there; `others` are the
 * other facets; `text` is folded.
 */
interface QuoteTable {
  all: number;
  length: ArrayLike<number>;
  places: QuoteValue[];
  others: QuoteValue[][];
  text: string[];
}

/**
 * What is looked for: folded terms (also inside words, or not), and for each facet which options are wanted (null: no matter). The first facet is the
 * findings (`above` holds the number of each one's parent, or -1), the second what quotes do there.
 */
interface QuoteChoice {
  terms: string[];
  inside: boolean;
  wanted: (boolean[] | null)[];
  above: number[];
  sizes: number[];
}

/** How words are looked for, on the whole site. */
interface Words {
  fold: (text: string) => string;
  wordAt: (text: string, at: number) => number;
  terms: (words: string) => string[];
  holds: (words: string, term: string, inside?: boolean) => boolean;
  inside: (texts: string[], terms: string[]) => boolean;
  hits: (text: string, terms: string[], inside?: boolean) => [from: number, to: number][];
  marked: (text: string, terms: string[], inside?: boolean) => (string | HTMLElement)[];
}

/** What can be found, as the index of pages/search.py has it; `kind` is a number: quote, finding, term, page. */
type SearchRow = [kind: number, address: string, title: string, under: string, text: string, language: string, also: string];

/** The same for searching, with folded words. */
interface SearchEntry {
  kind: number;
  address: string;
  title: string;
  under: string;
  text: string;
  language: string;
  heads: string;
  words: string;
  study?: SearchStudy;
}

/** A study of a portal: its name and language, where that is not the page's, and where its site lies. */
interface SearchStudy {
  name: string;
  root: string;
  lang: string;
}

interface QuoteSearch {
  find: (table: QuoteTable, choice: QuoteChoice) => { found: number[]; counts: Int32Array[] };
  ordered: (table: QuoteTable, order: string) => number[];
}

/** What a card's link to a finding needs. */
interface FindingLink {
  /** The words of its name: text, or one element for each wording. */
  label: ChildNode[];
  address: string;
  colour: string;
}

/** Where the browser of quotes has its data and its cards from: the page itself, or pieces. */
interface QuoteSource {
  table: QuoteTable;
  /** Once it is done, the table holds what finding needs. */
  ready: (withWords: boolean, told: (part: number, all: number) => void) => Promise<void>;
  cards: (quotes: number[]) => Promise<HTMLElement[]>;
}

/** The piece `facets` of views/quote_data.py; `piece` is how many quotes one piece of words holds. */
interface QuoteFacets {
  piece: number;
  length: number[];
  places: QuoteValue[];
  others: QuoteValue[][];
}

/** One speaker's words, or turns with who speaks. */
type QuoteText = string | [who: string, said: string, asks?: "asks"][];

/** A piece of words of views/quote_data.py: columns, those that few quotes have by the quote's number in the piece. */
interface QuoteWords {
  id: string[];
  page: string;
  text: QuoteText[];
  told: Record<string, string>;
  gist: Record<string, string>;
  prompt: Record<string, string>;
  note: Record<string, string>;
  who: Record<string, string>;
  media: Record<string, string>;
  language: Record<string, string>;
}

/** A piece of the reader's own selection in a large study (views/selection.py): by a quote's id what it is called, its shared page, its language. */
type SelectionPiece = Record<string, [gist: string, page: string, language?: string]>;
