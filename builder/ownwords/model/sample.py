"""sample.yml and its tables, people.csv, cases.csv and others: who and what was studied."""

from typing import Annotated, Literal

from pydantic import Field

from .base import (
    ColumnId,
    Count,
    Decimal,
    Id,
    Noun,
    PassageRef,
    Positive,
    Prose,
    RowId,
    Shape,
    Switch,
    Text,
    Verbatim,
)
from .marks import N_, Choices, KeptInside


class Reading(Shape):
    """How a word in a cell turns a number into the column's unit."""

    word: Text = Field(description="The word beside the number: `years`.")
    times: Decimal = Field(
        gt=0,
        description="How many of the column's unit one of them is: 12, where the unit is months.",
    )


ColumnKind = Annotated[
    Literal["text", "category", "ordered", "number"],
    Choices(
        {
            "text": N_("text"),
            "category": N_("one of several values"),
            "ordered": N_("one of several values, ordered"),
            "number": N_("number"),
        }
    ),
]


class Column(Shape):
    """A column of people.csv, cases.csv or another table."""

    id: ColumnId = Field(
        description=(
            "The column's name in the first row of the CSV file; `years-in-choir` for `Years in"
            " choir`."
        )
    )
    label: Text = Field("", description="The column's heading; left out: its name in the file.")
    kind: ColumnKind = Field(
        description=(
            "`text` as printed; `category` (levels without order); `ordered` (levels in order);"
            " `number`."
        )
    )
    levels: tuple[Verbatim, ...] = Field(
        (), description="Every value that may stand in the column, in order."
    )
    unit: Text | None = Field(None, description="What a number counts: `months`.")
    beside: ColumnId | None = Field(
        None,
        description="The text column whose number this is; such a column is not shown by itself.",
    )
    readings: tuple[Reading, ...] = Field(
        (), description="Words that tell the unit in the text column beside; checked."
    )
    note: Prose | None = Field(None, description="What a reader has to know about the column.")
    quasi_identifier: Annotated[Switch | None, KeptInside()] = Field(
        None,
        description=(
            "Whether an outsider could know it of somebody: `true` or `false`. Where it is left out"
            " and rows are like no other in such columns, the site is not built."
        ),
    )
    sensitive: Annotated[Switch, KeptInside()] = Field(
        False, description="Whether learning it about somebody would hurt."
    )
    may_cross: Annotated[Switch, KeptInside()] = Field(
        True, description="Whether it may be crossed with other columns."
    )
    counts_members: Switch = Field(
        False,
        description=(
            "For a number in a table whose rows hold several people: `true` where it tells how many"
            " of them are so, such as how many men a group has."
        ),
    )
    beside_quotes: Switch = Field(
        False, description="Whether it stands beside quotes: a role, a number of years, a wave."
    )
    empty: Text | None = Field(
        None,
        description="What an empty cell means: `not asked`; without it an empty cell is an error.",
    )


class Picture(Shape):
    """One line for each person, with what the rows of a table say: the columns that play a part. It
    needs `ago` or `length`, or both in one unit. A range in a printed cell is drawn as a range.
    """

    example_keys = ("ago",)

    ago: ColumnId | None = Field(
        None,
        description=(
            "How long before the study it ended: a column of `kind: number`. Where the line ends."
        ),
    )
    length: ColumnId | None = Field(
        None, description="How long it lasted: a column of `kind: number`. How long the line is."
    )
    ending: ColumnId | None = Field(
        None,
        description=(
            "How it ended: a column with up to six levels. The shape of the mark at the line’s end."
        ),
    )
    outcome: ColumnId | None = Field(
        None,
        description=(
            "How it is judged: a column with up to five levels. How far that mark is filled."
        ),
    )


class Table(Shape):
    """A table: what its columns are, and what stands behind a row."""

    title: Text | None = Field(None, description="Heading of the table.")
    source: Text | None = Field(None, description="Where the publication prints it.")
    columns: tuple[Column, ...] = Field(
        (), description="The columns beside id (and person), in order."
    )
    people_optional: Switch = Field(
        False,
        description=(
            "For cases: `true` where a case may stand without a person (a site, a session)."
        ),
    )
    size: ColumnId | None = Field(
        None,
        description=(
            "For cases that hold several people (a group, a site): the column that tells how many,"
            " `7` or `5–7`."
        ),
    )
    at_least: Positive | None = Field(
        None,
        description=(
            "How many people each case holds at least, where no column tells it. With neither, and"
            " nobody named, a case counts as one."
        ),
    )
    works: Switch = Field(
        False,
        description=(
            "For cases: `true` where they are published works (the studies of a review), which hide"
            " nobody."
        ),
    )
    named_by: ColumnId | None = Field(
        None,
        description=(
            "The column whose text names the row beside quotes in place of its id: a pseudonym."
        ),
    )
    picture: Picture | None = Field(
        None, description="One line for each person; without it there is no picture."
    )
    cross: tuple[ColumnId, ...] = Field(
        (),
        description=(
            "The two columns that a reader sees crossed at first; without it, the first two with"
            " levels that may be crossed."
        ),
    )
    note: Prose | None = Field(None, description="What a reader has to know about the table.")


class CaseTable(Table):
    """A further table of cases, in a file of its own named after it. The column `person` names the
    people of a row; the column `case` names rows of another table that it belongs to: a session of
    a group, an interview with a couple.
    """

    example_keys = ("id", "unit")

    id: Id = Field(description="The file's name without `.csv`: `sites` is sites.csv.")
    unit: Noun = Field(description="What one row is: site / sites, session / sessions.")


class TotalCount(Shape):
    """One line of a total."""

    label: Text = Field(description="What is counted: `40–49`.")
    count: Count = Field(description="How many.")
    level: Verbatim | None = Field(
        None,
        description="What the rows show for it, where the total's `column` words it otherwise.",
    )
    low: Count | None = Field(
        None, description="The smallest value it counts, where the label is words: `over 50`."
    )
    high: Count | None = Field(None, description="The largest value it counts; else it is open.")


class Part(Shape):
    """Those of whom a total tells, where it is not all: the women only."""

    column: Id = Field(description="A column of the rows, or the id of a total.")
    level: Verbatim = Field(description="Its level, or the label of the total's line.")


class Total(Shape):
    """Numbers the study reports that are not shown row by row."""

    id: Id = Field(description="A short name.")
    label: Text = Field(description="What it tells: `Age`.")
    of: Id = Field(
        description=(
            "What is counted: `people`, `cases` or the id of a further table; the counts must add"
            " up to all of them."
        )
    )
    within: tuple[Part, ...] = Field(
        (), description="The part of them that is counted, where it is not all: the women only."
    )
    overlapping: Switch = Field(
        False,
        description=(
            "`true` where one of them can count in several lines: bands that overlap, several"
            " answers."
        ),
    )
    counts: tuple[TotalCount, ...] = Field(min_length=1, description="The counts.")
    column: ColumnId | None = Field(
        None,
        description=(
            "The column that tells the same in the rows, perhaps less finely; the gate looks at"
            " both together."
        ),
    )
    low: Count | None = Field(None, description="The smallest value, where reported.")
    high: Count | None = Field(None, description="The largest value, where reported.")
    unit: Text | None = Field(None, description="What low and high count: `years`.")
    source: Text = Field(description="Where the publication says so.")
    passages: tuple[PassageRef, ...] = Field((), description="The passages it comes from.")


class SampleFile(Shape):
    """What each column of the sample is, and what is reported only as totals."""

    people: Table = Field(
        default_factory=lambda: Table(), description="people.csv, one row per person."
    )
    cases: Table | None = Field(None, description="cases.csv, one row per case.")
    tables: tuple[CaseTable, ...] = Field(
        (), description="Further tables of cases, each with a file of its own."
    )
    totals: tuple[Total, ...] = Field((), description="Totals that no row shows.")
    note: Prose | None = Field(
        None, description="Why the rows do not tell everything; one calm sentence."
    )


class Cell(Shape):
    """A cell of the sample: its text as printed and, where the column has one, its number."""

    column: str
    text: str
    number: float | None = None


class Row(Shape):
    """A person or a case.

    Attributes:
        people: The people it belongs to: those it names, else those of the cases it belongs to.
        cases: The rows of other tables that it names.
        unnamed: Stand-ins for people whom it holds and no row names, as many as there are at least.
    """

    id: RowId
    people: tuple[RowId, ...] = ()
    cases: tuple[RowId, ...] = ()
    unnamed: tuple[str, ...] = ()
    cells: tuple[Cell, ...] = ()

    @property
    def holds(self) -> tuple[str, ...]:
        """Those behind the row, each once, whom k counts; of a row of which nobody is known, the
        row itself.
        """
        return (*self.people, *self.unnamed) or (self.id,)


class CaseRows(Shape):
    """A table of cases with its rows.

    Attributes:
        id: `cases`, or the id of another table; its file is named so.
        unit: What one row is called.
        table: What sample.yml says of it.
        rows: Its rows.
    """

    id: Id
    unit: Noun
    table: Table
    rows: tuple[Row, ...] = ()

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.id}.csv"
