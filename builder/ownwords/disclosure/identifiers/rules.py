"""What is looked for as a direct identifier, each rule declared once; the registry of the gate adds
the function that looks for all of them.
"""

from ...checks.rules import Rule, codes_that
from ..material import Material
from . import denied, detectors, names

IDENTIFIERS: tuple[Rule[Material], ...] = (
    Rule(
        "email",
        "An e-mail address, also one written around (“at … dot”).",
        table="names",
        stops=True,
        may=("waived", "allowed"),
        advice="write [e-mail address] in its place, or leave it out",
    ),
    Rule(
        "web-address",
        "An address or a name in a network, in what people said. In your own prose links are"
        " meant.",
        table="names",
        stops=True,
        may=("waived", "allowed"),
        advice="write [web address] in its place, or leave it out",
    ),
    Rule(
        "file-path",
        "A place on somebody’s computer, such as `/home/ada`, often in a reference list.",
        table="names",
        stops=True,
        may=("waived",),
        advice="delete it; it names whose computer it was",
    ),
    Rule(
        "bank-account",
        "An account (IBAN, checked) or a payment card.",
        table="names",
        stops=True,
        may=("waived", "allowed"),
        advice="write [bank account] in its place, or leave it out",
    ),
    Rule(
        "national-number",
        "A number that a country gives to a person; the message names which.",
        table="names",
        stops=True,
        may=("waived", "allowed"),
        advice="write [personal number] in its place, or leave it out",
    ),
    Rule(
        "record-number",
        "The number of a record, case, account, passport, … after a word that says so.",
        table="names",
        stops=True,
        may=("waived", "allowed"),
        advice="write [number] in its place, or leave it out",
    ),
    Rule(
        "exact-date",
        "A day of the calendar, with or without the year; a month and a year are none.",
        table="names",
        stops=True,
        may=("waived", "allowed"),
        advice="use a less exact time in brackets: [in spring], [a few years later]",
    ),
    Rule(
        "phone",
        "A phone number.",
        table="names",
        stops=True,
        may=("waived", "allowed"),
        advice="write [phone number] in its place, or leave it out",
    ),
    Rule(
        "postal-code",
        "A postal code, with its town or in its country’s shape.",
        table="names",
        stops=True,
        may=("waived", "allowed"),
        advice="write [a town] in its place, or leave it out",
    ),
    Rule(
        "street-address",
        "A street with a number, a post box, a place on the map.",
        table="names",
        stops=True,
        may=("waived", "allowed"),
        advice="write [address] in its place, or leave it out",
    ),
    Rule(
        "birth-year",
        "A year of birth, also without its century.",
        table="names",
        stops=True,
        may=("waived", "allowed"),
        advice="write the age in a band: [in her fifties]",
    ),
    Rule(
        "high-age",
        "An age over 89, in digits or words: few people reach it.",
        table="names",
        stops=True,
        may=("waived", "allowed"),
        advice="write [over 85] in its place",
    ),
    Rule(
        "ward",
        "A ward, a unit or a room with its number or letter.",
        table="names",
        stops=True,
        may=("waived", "allowed"),
        advice="write [a ward] in its place",
    ),
    Rule(
        "car-plate",
        "The plate of a car.",
        table="names",
        stops=True,
        may=("waived", "allowed"),
        advice="write [number plate] in its place, or leave it out",
    ),
    Rule(
        "long-number",
        "Eight or more digits in one piece, letters and digits as in a passport, or a number said"
        " in words.",
        table="names",
        stops=True,
        may=("waived", "allowed"),
        advice="write [number] in its place, or leave it out",
    ),
    Rule(
        names.CODE,
        "A capital letter in mid-sentence: perhaps a name of somebody, of a place or of an"
        " organisation.",
        table="names",
        stops=True,
        may=("waived", "allowed"),
        advice="write who or what it is in brackets: [a friend], [a town]",
    ),
    Rule(
        detectors.CODE,
        "What a detector of your own found.",
        table="names",
        stops=True,
        may=("waived", "allowed"),
        advice="say it in general words in brackets, or leave it out",
    ),
    Rule(
        denied.CODE,
        "A name of `denied` in `privacy.yml` or of `private/names.txt`. It can be waived in one"
        " place, never allowed.",
        table="names",
        stops=True,
        may=("waived",),
        advice="write who it is in brackets: [a friend], [my sister]",
    ),
    Rule(
        "unread-names",
        "`private/names.txt` is there but cannot be read.",
        table="names",
        stops=True,
        may=("waived",),
    ),
    Rule(
        "unused-allowed",
        "An entry of `allowed` that nothing needs, or that stands twice.",
        table="names",
        stops=True,
        may=("waived",),
    ),
    Rule(
        "detector-failed",
        "A detector that is installed cannot be loaded or failed. Mend it or uninstall it.",
        table="names",
        stops=True,
        may=("waived",),
    ),
)

ADVICE = {rule.code: rule.advice for rule in IDENTIFIERS if rule.advice}
"""What to do, by the issue's code."""

ALLOWABLE = codes_that("allowed", IDENTIFIERS)
"""Codes of issues that words in `allowed` can take away."""
