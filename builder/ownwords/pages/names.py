"""Readers' names for keys of the data (kinds, layers, states), which templates call by name; the
model declares them.
"""

from collections.abc import Callable, Mapping

from ..i18n import Messages
from ..model.base import Bearing, FactStatus
from ..model.findings import LabelOrigin, Layer, Told
from ..model.guidance import GuidanceKind, ItemStatus, SaidBy, SourceKind
from ..model.marks import N_
from ..model.sample import ColumnKind
from ..model.shown import labels_of

_KINDS_OF_LINKS = {
    "finding": N_("Finding:"),
    "quote": N_("Quote:"),
    "passage": N_("In the publication:"),
    "source": N_("Literature:"),
    "sheet": N_("Handout:"),
    "step": N_("Process:"),
}

_TABLES: dict[str, Mapping[str, str]] = {
    "kind_name": {**_KINDS_OF_LINKS, **labels_of(GuidanceKind)},
    "layer_name": labels_of(Layer),
    "bearing_name": labels_of(Bearing),
    "told_name": labels_of(Told),
    "status_name": {**labels_of(FactStatus), **labels_of(ItemStatus)},
    "label_origin": labels_of(LabelOrigin),
    "said_by_name": labels_of(SaidBy),
    "source_name": labels_of(SourceKind),
    "column_kind": labels_of(ColumnKind),
}


def names(messages: Messages) -> dict[str, Callable[[str], str]]:
    """For each kind of key, a function from the key to its name."""
    return {
        name: {key: messages(label) for key, label in table.items()}.__getitem__
        for name, table in _TABLES.items()
    }
