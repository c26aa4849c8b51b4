"""Odd entries as people's reference managers and hands write them: what each is as a record in the
terms of CSL, and how the list of references prints it.
"""

from typing import Any, NamedTuple


class Odd(NamedTuple):
    """One kind of entry; the record and the line are those of the first entry in `bib`."""

    kind: str
    bib: str
    record: dict[str, Any]
    line: str


def person(family: str, given: str = "", **more: str) -> dict[str, str]:
    """A name in CSL's terms."""
    parts = {"family": family, "given": given}
    return {name: text for name, text in parts.items() if text} | {
        name.replace("_", "-"): text for name, text in more.items()
    }


def dated(*parts: list[int], **more: Any) -> dict[str, Any]:
    """A date in CSL's terms."""
    return ({"date-parts": list(parts)} if parts else {}) | more


AB = [person("Ash", "Bo")]
Y = dated([2009])

ODD = [
    Odd(
        "crossref of a chapter",
        "@incollection{ch, author={Cedar, Uma}, title={A chapter}, pages={3--9}, crossref={bk}}\n"
        "@book{bk, editor={Alder, Nia}, title={Edited volume}, publisher={Press}, year={2011}}",
        {
            "type": "chapter",
            "author": [person("Cedar", "Uma")],
            "editor": [person("Alder", "Nia")],
            "title": "A chapter",
            "container-title": "Edited volume",
            "page": "3-9",
            "publisher": "Press",
            "issued": dated([2011]),
        },
        "Cedar, Uma (2011). A chapter. In Alder, Nia (ed.), Edited volume, 3–9. Press.",
    ),
    Odd(
        "crossref as biblatex inherits: subtitle, two editors, the key in other letters",
        "@inbook{ch, author={Ash, Bo}, title={Part}, crossref={BK}}\n"
        "@book{bk, author={Elm, Ty}, title={Whole}, subtitle={A life}, date={2009}, doi={10.1/w}}",
        {
            "type": "chapter",
            "author": AB,
            "container-author": [person("Elm", "Ty")],
            "title": "Part",
            "container-title": "Whole: A life",
            "issued": Y,
        },
        "Ash, Bo (2009). Part. In Elm, Ty, Whole: A life.",
    ),
    Odd(
        "crossref through two steps, and booktitle of the parent first",
        "@inproceedings{a, author={Ash, Bo}, title={T}, crossref={b}}\n"
        "@proceedings{b, title={Wrong}, booktitle={Right}, crossref={c}}\n"
        "@mvproceedings{c, title={Series of meetings}, year=2009, editor={Elm, Ty and Fir, Al}}",
        {
            "type": "paper-conference",
            "author": AB,
            "editor": [person("Elm", "Ty"), person("Fir", "Al")],
            "title": "T",
            "container-title": "Series of meetings. Right",
            "issued": Y,
        },
        "Ash, Bo (2009). T. In Elm, Ty; Fir, Al (eds.), Series of meetings. Right.",
    ),
    Odd(
        "xdata, several and nested",
        "@article{a, author={Ash, Bo}, title={T}, xdata={j, y}}\n"
        "@xdata{j, journaltitle={J}, xdata={k}}\n@xdata{k, issn={1234-5678}}\n@xdata{y, date=2009}",
        {
            "type": "article-journal",
            "author": AB,
            "title": "T",
            "container-title": "J",
            "ISSN": "1234-5678",
            "issued": Y,
        },
        "Ash, Bo (2009). T. J.",
    ),
    Odd(
        "DOI as an address",
        "@article{x, author={Gum, Bo}, title={T}, journal={J}, year=2009, "
        "doi={https://doi.org/10.1000/xyz_1}}",
        {
            "type": "article-journal",
            "author": [person("Gum", "Bo")],
            "title": "T",
            "container-title": "J",
            "issued": Y,
            "DOI": "10.1000/xyz_1",
        },
        "Gum, Bo (2009). T. J. doi:10.1000/xyz_1",
    ),
    Odd(
        "DOI with a prefix, a capital, percent signs and TeX",
        r"@article{x, title={T}, DOI={doi: http://DX.doi.org/10.1002/\%28SICI\%291097\_a}}",
        {"type": "article-journal", "title": "T", "DOI": "10.1002/(SICI)1097_a"},
        "T. doi:10.1002/(SICI)1097_a",
    ),
    Odd(
        "an address that is a DOI",
        "@misc{x, title={T}, url={https://www.doi.org/10.1000/a&amp;b}}",
        {"type": "document", "title": "T", "DOI": "10.1000/a&b"},
        "T. doi:10.1000/a&b",
    ),
    Odd(
        "editors are editors",
        "@book{b, editor={Alder, Nia and Birch, Ed}, title={V}, year={2009}}",
        {
            "type": "book",
            "editor": [person("Alder", "Nia"), person("Birch", "Ed")],
            "title": "V",
            "issued": Y,
        },
        "Alder, Nia; Birch, Ed (eds.) (2009). V.",
    ),
    Odd(
        "author, editor and translator of one book, the original's date",
        "@book{b, author={Ash, Bo}, editor={Elm, Ty}, translator={Fir, Al and Oak, Di}, "
        "title={V}, date={2009}, origdate={1967}}",
        {
            "type": "book",
            "author": AB,
            "editor": [person("Elm", "Ty")],
            "translator": [person("Fir", "Al"), person("Oak", "Di")],
            "title": "V",
            "issued": Y,
            "original-date": dated([1967]),
        },
        "Ash, Bo (2009). V (ed. Elm, Ty; trans. Fir, Al; Oak, Di). First published 1967.",
    ),
    Odd(
        "a body in braces",
        "@report{r, author={{World Health Organization} and {Ministry of Work and Pensions}}, "
        "title={R}, type={Technical report}, number={12}, institution={WHO}, location={Geneva}, "
        "year=2009}",
        {
            "type": "report",
            "author": [
                {"literal": "World Health Organization"},
                {"literal": "Ministry of Work and Pensions"},
            ],
            "title": "R",
            "genre": "Technical report",
            "number": "12",
            "publisher": "WHO",
            "publisher-place": "Geneva",
            "issued": Y,
        },
        "World Health Organization; Ministry of Work and Pensions (2009). R. Technical report 12."
        " Geneva: WHO.",
    ),
    Odd(
        "and others; et al. by hand",
        "@article{a, author={Ash, Bo and others}, editor={Elm, Ty et al.}, title={T}, year=2009}",
        {
            "type": "article-journal",
            "author": [*AB, {"literal": "others"}],
            "editor": [person("Elm", "Ty"), {"literal": "others"}],
            "title": "T",
            "issued": Y,
        },
        "Ash, Bo; et al. (2009). T (ed. Elm, Ty; et al.).",
    ),
    Odd(
        "particles",
        "@article{a, author={van der Berg, J. P. and de la Cruz, Ana and Ludwig von Mises}, "
        "title={T}, year=2009}",
        {
            "type": "article-journal",
            "author": [
                person("Berg", "J. P.", non_dropping_particle="van der"),
                person("Cruz", "Ana", non_dropping_particle="de la"),
                person("Mises", "Ludwig", non_dropping_particle="von"),
            ],
            "title": "T",
            "issued": Y,
        },
        "van der Berg, J. P.; de la Cruz, Ana; von Mises, Ludwig (2009). T.",
    ),
    Odd(
        "suffixes",
        "@book{a, author={King, Jr., Martin Luther and Ford, III, Henry}, title={T}, year=2009}",
        {
            "type": "book",
            "author": [
                person("King", "Martin Luther", suffix="Jr."),
                person("Ford", "Henry", suffix="III"),
            ],
            "title": "T",
            "issued": Y,
        },
        "King Jr., Martin Luther; Ford III, Henry (2009). T.",
    ),
    Odd(
        "TeX in names",
        r"""@article{a, author={{\O}stergaard, S{\o}ren and {\AA}berg, {\"O}rjan and
        Bj{\"{o}}rk, Fran{\c c}ois and Muro\v{s}, Mar\'{\i}a and {\L}ód\'z, {\v S}ime},
        title={T}, year=2009}""",
        {
            "type": "article-journal",
            "author": [
                person("Østergaard", "Søren"),
                person("Åberg", "Örjan"),
                person("Björk", "François"),
                person("Muroš", "María"),
                person("Łódź", "Šime"),
            ],
            "title": "T",
            "issued": Y,
        },
        "Østergaard, Søren; Åberg, Örjan; Björk, François; Muroš, María; Łódź, Šime (2009). T.",
    ),
    Odd(
        "TeX in titles, nested braces, protected letters",
        r"@article{a, author={Ash, Bo}, title={{The {{AFM}} of \emph{Homo~sapiens}} --- 50% \& "
        r"``more'' -- {\ss} $\alpha$ \$5}, journal={R\&D}, year=2009}",
        {
            "type": "article-journal",
            "author": AB,
            "title": "The AFM of Homo sapiens — 50% & “more” – ß α $5",
            "container-title": "R&D",
            "issued": Y,
        },
        "Ash, Bo (2009). The AFM of Homo sapiens — 50% & “more” – ß α $5. R&D.",
    ),
    Odd(
        "HTML entities",
        r"@article{a, author={Ren&eacute;, Bo and O&#39;Hara, &Aacute;d{\&}aacute;m}, "
        r"title={R&amp;D \&amp; <i>more</i>}, journal={Q &lt;b&gt;}, year=2009}",
        {
            "type": "article-journal",
            "author": [person("René", "Bo"), person("O'Hara", "Ádám")],
            "title": "R&D & more",
            "container-title": "Q <b>",
            "issued": Y,
        },
        "René, Bo; O'Hara, Ádám (2009). R&D & more. Q <b>.",
    ),
    Odd(
        "a range of months",
        "@article{a, author={Ash, Bo}, title={T}, date={2014-05/2014-06}}",
        {
            "type": "article-journal",
            "author": AB,
            "title": "T",
            "issued": dated([2014, 5], [2014, 6]),
        },
        "Ash, Bo (2014). T.",
    ),
    Odd(
        "a range of years, as hands write it",
        "@book{a, author={Ash, Bo}, title={T}, year={2013--2014}}",
        {"type": "book", "author": AB, "title": "T", "issued": dated([2013], [2014])},
        "Ash, Bo (2013–2014). T.",
    ),
    Odd(
        "a day, of a page on the web",
        "@online{a, author={Ash, Bo}, title={T}, date={2014-05-03}, url={https://example.org/a_b},"
        " urldate={2024-02-01}}",
        {
            "type": "webpage",
            "author": AB,
            "title": "T",
            "issued": dated([2014, 5, 3]),
            "accessed": dated([2024, 2, 1]),
            "URL": "https://example.org/a_b",
        },
        "Ash, Bo (3 May 2014). T. https://example.org/a_b (accessed 1 February 2024)",
    ),
    Odd(
        "month macros and a day",
        "@article{a, author={Ash, Bo}, title={T}, year=2014, month=may, day=3}\n",
        {"type": "article-journal", "author": AB, "title": "T", "issued": dated([2014, 5, 3])},
        "Ash, Bo (2014). T.",
    ),
    Odd(
        "month with a day glued to its macro",
        '@article{a, author={Ash, Bo}, title={T}, year=2014, month=may # "~3"}',
        {"type": "article-journal", "author": AB, "title": "T", "issued": dated([2014, 5, 3])},
        "Ash, Bo (2014). T.",
    ),
    Odd(
        "seasons",
        "@article{a, author={Ash, Bo}, title={T}, year={Spring 2014}}",
        {"type": "article-journal", "author": AB, "title": "T", "issued": dated([2014], season=1)},
        "Ash, Bo (2014). T.",
    ),
    Odd(
        "a season as biblatex numbers them",
        "@article{a, author={Ash, Bo}, title={T}, date={2014-24}}",
        {"type": "article-journal", "author": AB, "title": "T", "issued": dated([2014], season=4)},
        "Ash, Bo (2014). T.",
    ),
    Odd(
        "no date, said",
        "@book{a, author={Ash, Bo}, title={T}, year={n.d.}}",
        {"type": "book", "author": AB, "title": "T", "issued": dated(literal="n.d.")},
        "Ash, Bo (n.d.). T.",
    ),
    Odd(
        "about",
        "@book{a, author={Ash, Bo}, title={T}, date={1887~}}",
        {"type": "book", "author": AB, "title": "T", "issued": dated([1887], circa=True)},
        "Ash, Bo (c. 1887). T.",
    ),
    Odd(
        "in press in the year",
        "@article{a, author={Ash, Bo}, title={T}, journal={J}, year={in press}}",
        {
            "type": "article-journal",
            "author": AB,
            "title": "T",
            "container-title": "J",
            "status": "in press",
        },
        "Ash, Bo (in press). T. J.",
    ),
    Odd(
        "pubstate beside a date",
        "@article{a, author={Ash, Bo}, title={T}, date={2009}, pubstate={inpress}}",
        {
            "type": "article-journal",
            "author": AB,
            "title": "T",
            "issued": Y,
            "status": "in press",
        },
        "Ash, Bo (2009, in press). T.",
    ),
    Odd(
        "a letter behind the year",
        "@article{a, author={Ash, Bo}, title={T}, year={2009a}}",
        {"type": "article-journal", "author": AB, "title": "T", "issued": Y, "year-suffix": "a"},
        "Ash, Bo (2009a). T.",
    ),
    Odd(
        "a year with words of its own",
        "@book{a, author={Ash, Bo}, title={T}, year={2009 [reprint of 1967]}}",
        {
            "type": "book",
            "author": AB,
            "title": "T",
            "issued": dated(literal="2009 [reprint of 1967]"),
        },
        "Ash, Bo (2009 [reprint of 1967]). T.",
    ),
    Odd(
        "pages: two ranges, one hyphen, a comma",
        "@article{a, author={Ash, Bo}, title={T}, journal={J}, volume=7, number={2}, "
        "pages={12--19, 34-36, 40}, year=2009}",
        {
            "type": "article-journal",
            "author": AB,
            "title": "T",
            "container-title": "J",
            "volume": "7",
            "issue": "2",
            "page": "12-19, 34-36, 40",
            "issued": Y,
        },
        "Ash, Bo (2009). T. J, 7(2), 12–19, 34–36, 40.",
    ),
    Odd(
        "issue without volume, number and issue, an eid",
        "@article{a, author={Ash, Bo}, title={T}, journaltitle={J}, number={4}, issue={Special}, "
        "eid={e0123}, date=2009}",
        {
            "type": "article-journal",
            "author": AB,
            "title": "T",
            "container-title": "J",
            "issue": "4, Special",
            "number": "e0123",
            "issued": Y,
        },
        "Ash, Bo (2009). T. J, (4, Special), article e0123.",
    ),
    Odd(
        "subtitle, titleaddon, journalsubtitle",
        "@article{a, author={Ash, Bo}, title={Why?}, subtitle={A study}, titleaddon={Part 1}, "
        "journaltitle={J}, journalsubtitle={Of things}, shortjournal={J.}, date=2009}",
        {
            "type": "article-journal",
            "author": AB,
            "title": "Why? A study. Part 1",
            "container-title": "J: Of things",
            "container-title-short": "J.",
            "issued": Y,
        },
        "Ash, Bo (2009). Why? A study. Part 1. J: Of things.",
    ),
    Odd(
        "booksubtitle, booktitleaddon, series with number, edition in words, volume",
        "@incollection{a, author={Ash, Bo}, title={T}, booktitle={B}, booksubtitle={S}, "
        "booktitleaddon={X}, editor={Elm, Ty}, edition={Second}, volume={3}, series={Studies}, "
        "number={12}, chapter={4}, address={Oslo}, publisher={Press}, year=2009}",
        {
            "type": "chapter",
            "author": AB,
            "editor": [person("Elm", "Ty")],
            "title": "T",
            "container-title": "B: S. X",
            "edition": "2",
            "volume": "3",
            "chapter-number": "4",
            "collection-title": "Studies",
            "collection-number": "12",
            "publisher": "Press",
            "publisher-place": "Oslo",
            "issued": Y,
        },
        "Ash, Bo (2009). T. In Elm, Ty (ed.), B: S. X (2nd ed., vol. 3), ch. 4. Studies 12."
        " Oslo: Press.",
    ),
    Odd(
        "edition as a number, as an ordinal, as words of its own",
        "@book{a, author={Ash, Bo}, title={T}, edition={2}, year=2009}",
        {"type": "book", "author": AB, "title": "T", "edition": "2", "issued": Y},
        "Ash, Bo (2009). T (2nd ed.).",
    ),
    Odd(
        "edition in words",
        "@book{a, author={Ash, Bo}, title={T}, edition={3rd, revised edition}, year=2009}",
        {"type": "book", "author": AB, "title": "T", "edition": "3rd, revised", "issued": Y},
        "Ash, Bo (2009). T (3rd, revised ed.).",
    ),
    Odd(
        "location and organization of proceedings, event and venue",
        "@inproceedings{a, author={Ash, Bo}, title={T}, booktitle={Proc.}, eventtitle={Meet 9}, "
        "venue={Lund}, organization={Club}, location={Oslo}, date=2009}",
        {
            "type": "paper-conference",
            "author": AB,
            "title": "T",
            "container-title": "Proc.",
            "event-title": "Meet 9",
            "event-place": "Lund",
            "publisher": "Club",
            "publisher-place": "Oslo",
            "issued": Y,
        },
        "Ash, Bo (2009). T. In Proc. Meet 9, Lund. Oslo: Club.",
    ),
    Odd(
        "theses by their old and new names",
        "@thesis{a, author={Ash, Bo}, title={T}, type={mathesis}, institution={U}, date=2009}",
        {
            "type": "thesis",
            "author": AB,
            "title": "T",
            "genre": "Master’s thesis",
            "publisher": "U",
            "issued": Y,
        },
        "Ash, Bo (2009). T. Master’s thesis. U.",
    ),
    Odd(
        "phdthesis with its place",
        "@phdthesis{a, author={Ash, Bo}, title={T}, school={U}, address={Oslo}, year=2009}",
        {
            "type": "thesis",
            "author": AB,
            "title": "T",
            "genre": "PhD thesis",
            "publisher": "U",
            "publisher-place": "Oslo",
            "issued": Y,
        },
        "Ash, Bo (2009). T. PhD thesis. Oslo: U.",
    ),
    Odd(
        "misc with its address in howpublished and remarks of BibTeX",
        r"@misc{a, author={Ash, Bo}, title={T}, howpublished={\url{https://example.org/x\_y}}, "
        "note={Poster}, year=2009}",
        {
            "type": "document",
            "author": AB,
            "title": "T",
            "note": "Poster",
            "URL": "https://example.org/x_y",
            "issued": Y,
        },
        "Ash, Bo (2009). T. Poster. https://example.org/x_y",
    ),
    Odd(
        "unpublished",
        "@unpublished{a, author={Ash, Bo}, title={T}, note={Unpublished manuscript}, year=2009}",
        {
            "type": "manuscript",
            "author": AB,
            "title": "T",
            "note": "Unpublished manuscript",
            "issued": Y,
        },
        "Ash, Bo (2009). T. Unpublished manuscript.",
    ),
    Odd(
        "dataset with a version",
        "@dataset{a, author={Ash, Bo}, title={T}, version={2.1}, publisher={Archive}, date=2009, "
        "doi={10.5/x}, url={https://example.org}, urldate={2024}}",
        {
            "type": "dataset",
            "author": AB,
            "title": "T",
            "version": "2.1",
            "publisher": "Archive",
            "issued": Y,
            "accessed": dated([2024]),
            "DOI": "10.5/x",
            "URL": "https://example.org",
        },
        "Ash, Bo (2009). T (version 2.1). Archive. doi:10.5/x",
    ),
    Odd(
        "a preprint by its number",
        "@online{a, author={Ash, Bo}, title={T}, eprint={2101.00001}, eprinttype={arXiv}, "
        "date=2009}",
        {
            "type": "webpage",
            "author": AB,
            "title": "T",
            "issued": Y,
            "URL": "https://arxiv.org/abs/2101.00001",
        },
        "Ash, Bo (2009). T. https://arxiv.org/abs/2101.00001",
    ),
    Odd(
        "strings, concatenation, preamble and comment",
        '@preamble{ "\\newcommand{\\x}{y}" }\n@comment{@article{no, title={No}}}\n'
        '@STRING(jn = "Journal")\n@Article(a, AUTHOR = "Ash, Bo", title = {T}, '
        'journal = jn # " of " # {Things}, year = 2009)',
        {
            "type": "article-journal",
            "author": AB,
            "title": "T",
            "container-title": "Journal of Things",
            "issued": Y,
        },
        "Ash, Bo (2009). T. Journal of Things.",
    ),
    Odd(
        "an unknown type, a key with odd letters",
        "@podcastepisode{öst:2009/a+b, author={Ash, Bo}, title={T}, year=2009}",
        {"type": "document", "author": AB, "title": "T", "issued": Y},
        "Ash, Bo (2009). T.",
    ),
    Odd(
        "Windows line ends and a byte order mark",
        "\ufeff@book{a,\r\n author={Ash,\r\n Bo},\r\n title={T\r\n U},\r\n year=2009\r\n}\r\n",
        {"type": "book", "author": AB, "title": "T U", "issued": Y},
        "Ash, Bo (2009). T U.",
    ),
    Odd(
        "biblatex's names by parts",
        "@book{a, author={family=Berg, given=Jan, prefix=van der, useprefix=true and "
        "given={Anna Maria}, family={Ek}}, title={T}, year=2009}",
        {
            "type": "book",
            "author": [
                person("Berg", "Jan", non_dropping_particle="van der"),
                person("Ek", "Anna Maria"),
            ],
            "title": "T",
            "issued": Y,
        },
        "van der Berg, Jan; Ek, Anna Maria (2009). T.",
    ),
    Odd(
        "a newspaper by its day",
        "@article{a, author={Ash, Bo}, title={T}, journaltitle={The Daily}, "
        "entrysubtype={newspaper}, date={2009-03-02}, pages={A4}, langid={ngerman}}",
        {
            "type": "article-newspaper",
            "author": AB,
            "title": "T",
            "container-title": "The Daily",
            "page": "A4",
            "issued": dated([2009, 3, 2]),
            "language": "de",
        },
        "Ash, Bo (2 March 2009). T. The Daily, A4.",
    ),
    Odd(
        "remarks that a reference manager adds",
        "@article{a, author={Ash, Bo}, title={T}, journal={J}, year=2009, "
        "note={Publisher: Press}, publisher={Press}, PMID={12345}}",
        {
            "type": "article-journal",
            "author": AB,
            "title": "T",
            "container-title": "J",
            "publisher": "Press",
            "PMID": "12345",
            "issued": Y,
        },
        "Ash, Bo (2009). T. J. Press.",
    ),
]
