"""Readers' names for keys of the data (kinds, layers, states), which templates call by name."""

from collections.abc import Callable

from ..i18n import Messages


def names(messages: Messages) -> dict[str, Callable[[str], str]]:
    """For each kind of key, a function from the key to its name."""
    tables = {
        "kind_name": {
            "finding": messages("Finding:"),
            "quote": messages("Quote:"),
            "passage": messages("Reported:"),
            "source": messages("Literature:"),
            "expectation": messages("What people told:"),
            "question": messages("Question:"),
            "implication": messages("Implication:"),
            "prompt": messages("To reflect on:"),
            "sheet": messages("Sheet:"),
            "step": messages("Process:"),
        },
        "layer_name": {
            "result": messages("Results"),
            "process-model": messages("Process model"),
            "discussion": messages("The authors conclude"),
            "literature": messages("The authors discuss literature"),
            "method": messages("Method"),
        },
        "bearing_name": {
            "illustrates": messages("Illustrates this finding"),
            "other-side": messages("Shows the other side"),
            "limits": messages("Limits this finding"),
            "contradicts": messages("Contradicts this finding"),
        },
        "told_name": {
            "helped": messages("As help"),
            "hindered": messages("As hurt or hindrance"),
            "both": messages("As both"),
            "unclear": messages("Unclear"),
        },
        "status_name": {
            "reported": messages("Reported"),
            "partly": messages("Partly"),
            "not-reported": messages("Not reported"),
            "not-found": messages("Not found in the text used"),
            "not-applicable": messages("Does not apply"),
        },
        "label_origin": {
            "authors": messages("The label is the authors’."),
            "participants": messages("The label is the participants’ own word."),
            "literature": messages("The label comes from the literature."),
        },
        "column_kind": {
            "text": messages("text as printed"),
            "category": messages("one of several values"),
            "ordered": messages("one of several values, in order"),
            "number": messages("number"),
        },
    }
    return {name: table.__getitem__ for name, table in tables.items()}
