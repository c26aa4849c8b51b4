"""The sheets: each is a list of the model, by the way to it in its file."""

from ...model import FILES
from ...model.base import Shape
from ...records import dataclass
from ..field_types import slots

STUDY = "Study"
"""The sheet of single facts: a key and a value in each row."""
OTHER_NAMES = {"category": "finding"}
"""What headings call a key of the model otherwise."""


@dataclass(frozen=True)
class SheetKind:
    """A sheet.

    Attributes:
        name: Its name; in small letters that of its CSV file.
        file: The data file to which its rows belong.
        path: The way to its list; None stands for each item of a list, or each key of a file.
        ref: The heading of the column that says to which of these a row belongs.
        above: The sheet of these items; where they are keys of the file, of further ones.
        inner: A list of each item that stands in the same rows: rows with one id are one item.
    """

    name: str
    file: str
    path: tuple[str | None, ...]
    ref: str = ""
    above: str = ""
    inner: str = ""

    @property
    def csv(self) -> str:
        """The name of its CSV file."""
        return f"{self.name.lower()}.csv"

    @property
    def above_path(self) -> tuple[str, ...]:
        """The way to the list of the sheet above."""
        path = next(each.path for each in SHEETS if each.name == self.above) if self.above else ()
        return tuple(each for each in path if each)

    @property
    def shape(self) -> type[Shape]:
        """What a row is."""
        here: type[Shape] = FILES[self.file]
        for at, part in enumerate(self.path):
            known = slots(here)
            key = part or (next(iter(self.keys)) if at == 0 else "")
            if key:
                found = known[key].shape
                assert found is not None
                here = found
        return here

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the file that `ref` may name, where the path begins with any of them."""
        if self.path[0] is not None:
            return ()
        inner = self.path[1]
        return tuple(
            key
            for key, slot in slots(FILES[self.file]).items()
            if slot.shape and not slot.many and inner in slots(slot.shape)
        )


SHEETS = (
    SheetKind("Authors", "study", ("authors",)),
    SheetKind("Findings", "categories", ("categories",)),
    SheetKind("Quotes", "quotes", ("quotes",)),
    SheetKind("Turns", "quotes", ("quotes", None, "turns"), "quote", "Quotes"),
    SheetKind("Tables", "sample", ("tables",)),
    SheetKind("Columns", "sample", (None, "columns"), "table", "Tables"),
    SheetKind("Totals", "sample", ("totals",), inner="counts"),
    SheetKind("Passages", "passages", ("passages",)),
    SheetKind("Glossary", "glossary", ("terms",)),
    SheetKind(
        "Properties", "categories", ("categories", None, "properties"), "finding", "Findings"
    ),
    SheetKind("Relations", "categories", ("categories", None, "relations"), "finding", "Findings"),
    SheetKind("Flow", "study", ("method", "flow")),
    SheetKind("Studied", "study", ("studied",)),
    SheetKind("Audiences", "study", ("audiences",)),
    SheetKind("Messages", "study", ("audiences", None, "messages"), "audience", "Audiences"),
    SheetKind("Changes", "study", ("changes",)),
    SheetKind("Memos", "memos", ("memos",)),
)
"""Every sheet but *Study*, *People* and *Cases*, in the order of a workbook."""

FACTS = ("study", "categories", "quotes", "passages", "sample")
"""The files whose other keys stand in the sheet *Study*."""

ALWAYS = frozenset(
    ("Authors", "Findings", "Quotes", "Turns", "Columns", "Totals", "Passages", "Glossary")
)
"""The sheets that a new workbook has, filled or not."""
