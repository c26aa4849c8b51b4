"""The model of a study: frozen, typed shapes, each field declared once with its meaning.

Each file of `site-data/` has one shape here; `Study` is all of them together.
"""

from .acknowledged import AcknowledgedFile
from .base import UNSAID, UNSAID_WITH_BASIS, Noun, Shape, Text, Use
from .changes import ChangesFile
from .findings import CategoriesFile, MemosFile, PassagesFile, Quote, QuotesFile
from .guidance import GlossaryFile, GuidanceFile, ReportingFile, SupportFile
from .library import LibraryFile
from .media import FOLDER
from .privacy import PrivacyFile
from .process import ProcessFile
from .references import Reference
from .sample import CaseRows, Row, SampleFile, Table
from .study import StudyFile
from .withdrawn import WithdrawnFile

FILES: dict[str, type[Shape]] = {
    "study": StudyFile,
    "categories": CategoriesFile,
    "quotes": QuotesFile,
    "passages": PassagesFile,
    "memos": MemosFile,
    "sample": SampleFile,
    "process": ProcessFile,
    "guidance": GuidanceFile,
    "glossary": GlossaryFile,
    "reporting": ReportingFile,
    "privacy": PrivacyFile,
    "withdrawn": WithdrawnFile,
    "support": SupportFile,
    "acknowledged": AcknowledgedFile,
    "changes": ChangesFile,
}
"""The YAML files of `site-data/`, by name, with their shape."""

REQUIRED = ("study", "categories", "quotes")

COLLECTION: dict[str, type[Shape]] = {"library": LibraryFile}
"""The file of several studies, which lies in no study's folder."""


class Study(Shape):
    """A whole study, read and found in order: every link in it leads somewhere."""

    study: StudyFile
    categories: CategoriesFile
    quotes: QuotesFile
    passages: PassagesFile = PassagesFile(passages=())
    memos: MemosFile | None = None
    sample: SampleFile = SampleFile()
    people: tuple[Row, ...] = ()
    cases: tuple[Row, ...] = ()
    further: tuple[CaseRows, ...] = ()
    process: ProcessFile | None = None
    guidance: GuidanceFile | None = None
    glossary: GlossaryFile | None = None
    references: tuple[Reference, ...] = ()
    reporting: ReportingFile | None = None
    privacy: PrivacyFile | None = None
    withdrawn: WithdrawnFile | None = None
    support: SupportFile | None = None
    acknowledged: AcknowledgedFile | None = None
    changes: ChangesFile | None = None

    @property
    def numbered_quotes(self) -> tuple[tuple[int, Quote], ...]:
        """The published quotes, each with its position in quotes.yml, counted from 0.

        A withdrawn quote is not among them. Whether a quote is withdrawn is asked here and in
        `withdrawn_quotes`, nowhere else.
        """
        quotes = enumerate(self.quotes.quotes)
        return tuple((at, quote) for at, quote in quotes if not quote.withdrawn)

    @property
    def published_quotes(self) -> tuple[Quote, ...]:
        """The published quotes, in the order of quotes.yml; a withdrawn one is not among them."""
        return tuple(quote for _, quote in self.numbered_quotes)

    @property
    def withdrawn_quotes(self) -> tuple[Quote, ...]:
        """What earlier versions left of withdrawn quotes, an id and a date; `ownwords withdraw`
        takes them out.
        """
        return tuple(quote for quote in self.quotes.quotes if quote.withdrawn)

    @property
    def media(self) -> dict[str, tuple[str, tuple[str | int, ...]]]:
        """The files that quotes and findings name, by their way in `content/`, each with the data
        file and the place that names it first.
        """
        found: dict[str, tuple[str, tuple[str | int, ...]]] = {}
        place: tuple[str | int, ...]
        for at, quote in self.numbered_quotes:
            for part in ("picture", "recording"):
                if named := getattr(quote, part):
                    place = ("quotes", at, part, "file")
                    found.setdefault(f"{FOLDER}{named.file}", ("quotes", place))
        for at, category in enumerate(self.categories.categories):
            for number, figure in enumerate(category.figures):
                place = ("categories", at, "figures", number, "file")
                found.setdefault(f"{FOLDER}{figure.file}", ("categories", place))
        return found

    def quotes_with(self, picture: str) -> tuple[Quote, ...]:
        """The published quotes whose picture is this file."""
        return tuple(
            quote
            for quote in self.published_quotes
            if quote.picture and quote.picture.file == picture
        )

    @property
    def quotes_gone(self) -> int:
        """How many quotes were withdrawn."""
        remembered = len(self.withdrawn.quotes) if self.withdrawn else 0
        return max(remembered, len(self.withdrawn_quotes))

    def covers(self, quote: Quote, use: Use) -> bool:
        """Whether a quote may be used so: by its own consent, else by the study's scope. An empty
        consent or scope covers nothing.
        """
        return use in (self.scope if quote.consent is None else quote.consent)

    @property
    def scope(self) -> tuple[Use, ...]:
        """What the basis for publishing covers: as somebody wrote it, else what an absent scope
        covers.
        """
        if self.privacy and self.privacy.scope is not None:
            return self.privacy.scope
        basis = self.privacy.basis if self.privacy else None
        reported = basis and basis.status == "reported"
        return UNSAID_WITH_BASIS if reported else UNSAID

    @property
    def case_tables(self) -> tuple[CaseRows, ...]:
        """Every table of cases: cases.csv first, where the study has it, then the others."""
        unit = self.study.units.case or Noun(one="case", other="cases")
        first = CaseRows(id="cases", unit=unit, table=self.sample.cases or Table(), rows=self.cases)
        return (*((first,) if self.cases or self.sample.cases else ()), *self.further)

    @property
    def tables(self) -> tuple[CaseRows, ...]:
        """Every table, that of people first."""
        people = CaseRows(
            id="people", unit=self.study.units.person, table=self.sample.people, rows=self.people
        )
        return (people, *self.case_tables)

    @property
    def all_cases(self) -> tuple[Row, ...]:
        """The rows of every table of cases."""
        return tuple(row for table in self.case_tables for row in table.rows)

    def table(self, of: str) -> CaseRows | None:
        """A table by its id: `people`, `cases`, or another's."""
        return next((table for table in self.tables if table.id == of), None)

    def gone(self, of: str) -> int:
        """How many people or cases were withdrawn: studied, counted in the study's own numbers,
        without a row here.
        """
        table = self.table(of)
        rows = {row.id for row in table.rows} if table else set()
        return self.withdrawn.gone(of, rows) if self.withdrawn else 0

    def studied(self, of: str) -> int:
        """How many people, cases or rows of another table were studied, whether their rows are here
        or not; none where nothing says so.
        """
        said = next((each.number for each in self.study.studied if each.what == of), None)
        table = self.table(of)
        return said or (len(table.rows) if table else 0) + self.gone(of)


__all__ = ["COLLECTION", "FILES", "REQUIRED", "Reference", "Study", "Text"]
