"""The hints of `ownwords check`, each declared once."""

from .evidence import weak_claims
from .marks import odd_marks
from .missing import missing_words
from .pairs import lost_hedges
from .placeholders import CODE as PLACEHOLDER
from .placeholders import placeholders
from .reading import Reading
from .reasons import one_reason_for_all
from .references import (
    publication_unsaid,
    study_without_reference,
    unshown_in_references,
    unused_references,
)
from .rules import May, Rule
from .speaking import terms_untold
from .support import old_contacts, overdue_review, unchecked_totals, unreachable_makers
from .tables import taken_from_tables
from .translated import hard_everywhere, untranslated, wording_everywhere

_MAY: tuple[May, ...] = ("acknowledged",)

HINTS: tuple[Rule[Reading], ...] = (
    Rule(
        "no-evidence",
        "A finding without a quote or passage in it or below it, or a step of the process that"
        " has nothing to support it.",
        table="hints",
        check=weak_claims,
        may=_MAY,
    ),
    Rule(
        "no-limits",
        "A question or implication that does not say what limits it.",
        table="hints",
        check=weak_claims,
        may=_MAY,
    ),
    Rule(
        "percentage",
        "A percentage, where the study has no more than 30 people.",
        table="hints",
        check=wording_everywhere,
        may=_MAY,
    ),
    Rule(
        "most",
        "“Most people”, “the majority”, “nine out of ten”, where the study has no more than 30"
        " people.",
        table="hints",
        check=wording_everywhere,
        may=_MAY,
    ),
    Rule(
        "long-sentence",
        "A plain sentence of more than 20 words.",
        table="hints",
        check=wording_everywhere,
        may=_MAY,
    ),
    Rule(
        "overlong-sentence",
        "A plain sentence of more than 25 words. It cannot be acknowledged.",
        table="hints",
        check=wording_everywhere,
    ),
    Rule(
        "jargon",
        "A word of research in plain words that the glossary does not have. One form in"
        " `glossary.yml` explains all forms.",
        table="hints",
        check=wording_everywhere,
        may=_MAY,
    ),
    Rule(
        "advice",
        "“you should”, “must”, “always”, “never” in plain words. A finding is what people said, not"
        " advice.",
        table="hints",
        check=wording_everywhere,
        may=_MAY,
    ),
    Rule(
        "one-wording",
        "The plain and the professional wording are the same.",
        table="hints",
        check=wording_everywhere,
        may=_MAY,
    ),
    Rule(
        "single-wording",
        "Only one of the two wordings is there; told once for each file.",
        table="hints",
        check=missing_words,
        may=_MAY,
    ),
    Rule(
        "no-definition",
        "Findings without a definition; told once.",
        table="hints",
        check=missing_words,
        may=_MAY,
    ),
    Rule(
        "unnamed-level",
        "`levels` names some levels of findings, and not all.",
        table="hints",
        check=missing_words,
        may=_MAY,
    ),
    Rule(
        "unpaired-marks",
        "A quotation mark within a quote opens without closing, or closes without opening.",
        table="hints",
        check=odd_marks,
        may=_MAY,
    ),
    Rule(
        "hedge",
        "A word that weakens a statement (“may”, “some”, “often”) stands in one wording and not in"
        " the other, or a claim does not keep the `strength` of the publication. `ownwords check"
        " --pairs` shows all pairs side by side.",
        table="hints",
        check=lost_hedges,
        may=_MAY,
    ),
    Rule(
        "lix",
        "A plain page, or the plain definitions together, are not easy to read: LIX of 35 or more."
        " LIX is the number of words per sentence, plus the per cent of words with more than six"
        " letters; it is measured in the languages in which it was tried.",
        table="hints",
        check=hard_everywhere,
        may=_MAY,
    ),
    Rule(
        "untranslated",
        "A translation of the study (`translations/sv/`) does not have these words; pages show them"
        " in the study’s language and say so. Told once for each file.",
        table="hints",
        check=untranslated,
        may=_MAY,
    ),
    Rule(
        "old-contact",
        "A contact in `support.yml` was confirmed more than six months ago.",
        table="hints",
        check=old_contacts,
        may=_MAY,
    ),
    Rule(
        "unconfirmed-contact",
        "Contacts in `support.yml` that nobody has confirmed; told once for the file.",
        table="hints",
        check=old_contacts,
        may=_MAY,
    ),
    Rule(
        "no-contact",
        "`study.yml` does not say how to write to those who made the site.",
        table="hints",
        check=unreachable_makers,
        may=_MAY,
    ),
    Rule(
        "overdue-review",
        "The day under `next_review` in `study.yml` has passed.",
        table="hints",
        check=overdue_review,
        may=_MAY,
    ),
    Rule(
        "unchecked-total",
        "A total in `sample.yml` counts people or cases of whom nothing says how many there were.",
        table="hints",
        check=unchecked_totals,
        may=_MAY,
    ),
    Rule(
        "no-terms",
        "A synthesis prints words of another study’s participants, and `printed` in `quotes.yml`"
        " does not say on which terms; told once for each study.",
        table="hints",
        check=terms_untold,
        may=_MAY,
    ),
    Rule(
        "unshown-field",
        "`references.bib` has fields that no page shows, such as `abstract`; told once for the"
        " file.",
        table="hints",
        check=unshown_in_references,
        may=_MAY,
    ),
    Rule(
        "unknown-type",
        "The type of an entry in `references.bib` is not known, and resembles one that is:"
        " `@artical`.",
        table="hints",
        check=unshown_in_references,
        may=_MAY,
    ),
    Rule(
        "study-not-in-references",
        "There is a `references.bib`, and no `publications` in `study.yml`: the Cite page,"
        " tags for reference managers and all files of citations know the study by its authors,"
        " year and title alone.",
        table="hints",
        check=study_without_reference,
        may=_MAY,
    ),
    Rule(
        "unsaid-publication",
        "The study has several publications, and quotes or passages do not say which of them"
        " prints them: they are cited by the first. Told once for each file.",
        table="hints",
        check=publication_unsaid,
        may=_MAY,
    ),
    Rule(
        "unused-reference",
        "Works in `references.bib` that nothing on the site cites; told once for the file.",
        table="hints",
        check=unused_references,
        may=_MAY,
    ),
    Rule(
        "one-reason",
        "One reason was given for nearly all words of `allowed` in `privacy.yml`: it was pasted,"
        " and nobody looked.",
        table="hints",
        check=one_reason_for_all,
        may=_MAY,
    ),
    Rule(
        "table-taken",
        "`people.csv` or `cases.csv` is not written plainly, and was read all the same: columns"
        " named otherwise than in `sample.yml`, lines above or below the table, numbers such as"
        " `12,5`. Told once for each table.",
        table="hints",
        check=taken_from_tables,
        may=_MAY,
    ),
    Rule(
        PLACEHOLDER,
        "A text that begins with “Replace this”, or an id that begins with `example-`, as `ownwords"
        " new` wrote it. It is counted as still to write.",
        table="hints",
        check=placeholders,
        may=_MAY,
    ),
    Rule(
        "unused-acknowledgement",
        "An entry in `acknowledged.yml` that no hint needs (any more). It cannot be acknowledged.",
        table="hints",
    ),
)
"""In the order in which they are looked for."""
