"""Names of kinds, layers and states, as readers see them. Templates call these by name."""

from collections.abc import Callable

from ..words import Words


def names(words: Words) -> dict[str, Callable[[str], str]]:
    """For each kind of key a function from the key to its name."""
    tables = {
        "kind_name": {
            "finding": words("Finding:"),
            "quote": words("Quote:"),
            "passage": words("Reported:"),
            "source": words("Literature:"),
            "expectation": words("What people told:"),
            "question": words("Question:"),
            "implication": words("Implication:"),
            "prompt": words("To reflect on:"),
            "sheet": words("Sheet:"),
            "step": words("Process:"),
        },
        "layer_name": {
            "result": words("Results"),
            "process-model": words("Process model"),
            "discussion": words("The authors conclude"),
            "literature": words("The authors discuss literature"),
            "method": words("Method"),
        },
        "bearing_name": {
            "illustrates": words("Illustrates this finding"),
            "other-side": words("Shows the other side"),
            "limits": words("Limits this finding"),
            "contradicts": words("Contradicts this finding"),
        },
        "told_name": {
            "helped": words("As help"),
            "hindered": words("As hurt or hindrance"),
            "both": words("As both"),
            "unclear": words("Unclear"),
        },
        "status_name": {
            "reported": words("Reported"),
            "partly": words("Partly"),
            "not-reported": words("Not reported"),
            "not-found": words("Not found in the text used"),
            "not-applicable": words("Does not apply"),
        },
        "label_origin": {
            "authors": words("The label is the authors’."),
            "participants": words("The label is the participants’ own word."),
            "literature": words("The label comes from the literature."),
        },
        "column_kind": {
            "text": words("text as printed"),
            "category": words("one of several values"),
            "ordered": words("one of several values, in order"),
            "number": words("number"),
        },
    }
    return {name: table.__getitem__ for name, table in tables.items()}
