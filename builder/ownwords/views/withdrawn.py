"""How many were studied, wherever a reader could notice that not all are shown."""

from ..model.privacy import PrivacyFile
from .base import Context, noun
from .sample.totals import named_tables


def withdrawn_rows(context: Context) -> tuple[str, ...]:
    """One sentence each on people and cases of whom not all have rows: `8 people were studied; rows
    and words of 7 are shown here.` That the others withdrew is said only of k or more.
    """
    study, messages = context.graph.study, context.messages
    k = study.privacy.k if study.privacy else PrivacyFile.model_fields["k"].default
    few = messages("%(all)s %(unit)s were studied; rows and words of %(shown)s are shown here.")
    many = messages(
        "%(all)s %(unit)s were studied; rows and words of %(shown)s are shown here. The others"
        " withdrew."
    )
    sentences = []
    for table in named_tables(study):
        of, gone, all_ = table.id, study.gone(table.id), study.studied(table.id)
        if gone:
            sentences.append(
                (many if gone >= k and of == "people" else few)
                % {
                    "all": messages.number(all_),
                    "unit": noun(table.unit, all_, messages),
                    "shown": messages.number(all_ - gone),
                }
            )
    return tuple(sentences)
