"""The first sheet of a workbook: what a person has to know."""

GUIDE = "Read me"
LINES: tuple[tuple[str, str], ...] = (
    ("title", ""),
    ("text", "A workbook for ownwords. Each sheet is a table of your study."),
    ("heading", "Everything in this file is public once you publish it"),
    (
        "text",
        "That includes hidden rows, hidden sheets, comments, and what is too small to see. Keep"
        " transcripts, real names and notes in another file.",
    ),
    ("heading", "Where to start"),
    ("text", "1. Study: one line for each fact. Names of authors go into Authors."),
    ("text", "2. Findings: one row for each theme, category or code; parent is the one above it."),
    (
        "text",
        "3. Quotes: one row for each quote. Ids are made for you; begin at the first free row. An"
        " exchange has its turns in the sheet Turns, and no text here.",
    ),
    ("text", "4. People, Cases, Columns, Totals: only if you show who took part."),
    ("text", "   Groups or waves beside people: a line in Tables, and a sheet named by its id."),
    ("text", "5. The other sheets: only if you need them. An empty sheet is not a gap."),
    ("heading", "How it works"),
    (
        "text",
        "Dark headings have to be filled in, light ones may stay empty. Point at a heading to read"
        " what goes there.",
    ),
    ("text", "Write to-write where words are missing: it turns yellow, and is counted."),
    (
        "text",
        "Several lines in a cell: Alt and Enter (on a Mac: Control, Option and Enter). Several ids"
        " in a cell: semicolons.",
    ),
    (
        "text",
        "The order of the rows is the order on the site. Sort quotes by finding, not by interview:"
        " an order can tell who speaks.",
    ),
    ("text", "Sort, filter, widen and colour as you like. Do not rename a heading or a sheet."),
    ("heading", "What to do next"),
    ("text", "Save this file, then run: ownwords serve --open"),
    ("text", "Messages name a cell like this: study.xlsx, Quotes, row 12, told_as"),
)
