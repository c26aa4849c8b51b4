"""What the gate looks for, each rule declared once with the function that looks for it."""

from dataclasses import replace

from ..checks.rules import Rule, checks_of, codes_that, unseen_of
from .around import tracked_beside
from .attribute_linkage import quotes_that_narrow
from .coding import coding_not_here, coding_that_differs
from .consent import beyond_consent
from .declared import ids_like_people, ones_without_reason, undeclared_columns
from .exact_numbers import numbers_behind_texts
from .facts import facts_not_here
from .identifiers import direct_identifiers, unseen_identifiers
from .identifiers.rules import IDENTIFIERS
from .identifiers.stray import stray_files
from .inference.audit import totals_and_rows
from .inference.earlier import told_by_earlier_releases
from .linkage import growing_profiles, ids_in_order_of_rows, ids_that_name_rows
from .material import Material
from .media import known_with_what_is_linked, media_beyond_consent, unused_media
from .pictures import unseen_in_pictures
from .reach import small_reach
from .rows import rows_among_too_few
from .speakers import speakers_among_too_few
from .tracked import git_not_asked, private_in_git
from .withdrawal import (
    common_quotes,
    forgotten,
    not_looked_for,
    withdrawn_again,
    written_with_ids,
)

RULES: tuple[Rule[Material], ...] = (
    *(replace(rule, check=direct_identifiers, unseen=unseen_identifiers) for rule in IDENTIFIERS),
    Rule(
        "stray-file",
        "A file or folder in `site-data/` that is no data file of a study. It is public like them.",
        table="names",
        check=stray_files,
        stops=True,
        may=("waived",),
    ),
    Rule(
        "private-in-git",
        "Git tracks a file of `private/`, or would take it with the next `git add`. Take it out"
        " with `git rm --cached`, and let `private/.gitignore` hold one line, `*`.",
        table="gate",
        check=private_in_git,
        stops=True,
        unseen=git_not_asked,
    ),
    Rule(
        "picture-notes",
        "A picture or a recording holds notes of cameras or programs. The site leaves them out, but"
        " the repository has them: run `ownwords strip`.",
        table="looks",
        check=unseen_in_pictures,
        may=("waived",),
    ),
    Rule(
        "pdf-notes",
        "A PDF may hold its maker’s name and words that were painted over; nobody can look"
        " through it here.",
        table="looks",
        check=unseen_in_pictures,
        may=("waived",),
    ),
    Rule(
        "media-unused",
        "A file lies in `content/data-media/` that no quote and no finding names. No site has it,"
        " the repository does.",
        table="looks",
        check=unused_media,
        may=("waived",),
    ),
    Rule(
        "tracked-files",
        "Git tracks files beside the study that hold a name of `denied` or withdrawn words; one"
        " line for each folder. No site carries them, the repository does.",
        table="looks",
        check=tracked_beside,
        may=("waived",),
    ),
    Rule(
        "too-few-alike",
        "By the columns that an outsider could know (`quasi_identifier` in `sample.yml`) these"
        " people can be picked out. Write the proposed bands or levels into the table, and its"
        " `levels` in `sample.yml`; what is left out may become a total.",
        table="gate",
        check=rows_among_too_few,
        stops=True,
        may=("waived",),
    ),
    Rule(
        "too-uniform",
        "Of people alike in what an outsider could know, all say the same in a `sensitive`"
        " column: who knows the one learns the other.",
        table="gate",
        check=rows_among_too_few,
        stops=True,
        may=("waived",),
    ),
    Rule(
        "undeclared-columns",
        "Rows are like no other in columns of which nothing says whether an outsider could know"
        " them. Write `quasi_identifier: true` or `false` at each in `sample.yml`.",
        table="gate",
        check=undeclared_columns,
        stops=True,
    ),
    Rule(
        "one-without-reason",
        "`k` or `l` is 1 in `privacy.yml`, which hides nobody, and `reason_for_one` does not say"
        " why.",
        table="gate",
        check=ones_without_reason,
        stops=True,
    ),
    Rule(
        "number-behind-text",
        "A number column beside a text is more exact than the text. It orders rows and places them"
        " in pictures, where it would be read off.",
        table="gate",
        check=numbers_behind_texts,
        stops=True,
        may=("waived",),
    ),
    Rule(
        "ids-like-people",
        "Ids of rows look like a gender and an age.",
        table="looks",
        check=ids_like_people,
        may=("waived",),
    ),
    Rule(
        "totals-tell-more",
        "Rows and totals together tell what a cell holds back, or a total counts what can only be"
        " said of fewer than k people; or somebody who took part learns of others what is"
        " `sensitive`. `column` and `level` say which column a total goes with, where the words"
        " differ.",
        table="gate",
        check=totals_and_rows,
        stops=True,
        may=("waived",),
    ),
    Rule(
        "few-in-a-group",
        "A table of groups tells by a number (`counts_members`) that fewer than k people of a group"
        " are so, or are not: a site with one man. Whoever knows the group knows who that is.",
        table="gate",
        check=totals_and_rows,
        stops=True,
        may=("waived",),
    ),
    Rule(
        "totals-tell-those-who-took-part",
        "Somebody who took part can tell from rows and totals, and from what they know of"
        " themselves, what a cell of somebody else holds back.",
        table="looks",
        check=totals_and_rows,
        may=("waived",),
    ),
    Rule(
        "totals-disagree",
        "Rows and totals cannot all be true, so that nobody can say what they tell together.",
        table="gate",
        check=totals_and_rows,
        stops=True,
        may=("waived",),
    ),
    Rule(
        "earlier-release-tells",
        "Rows and totals tell something together with an earlier release, whose tables lie in"
        " `private/earlier/NAME/`, that neither tells alone: totals that were lowered, bands that"
        " were cut elsewhere, columns that only both releases have together.",
        table="gate",
        check=told_by_earlier_releases,
        stops=True,
        may=("waived",),
        needs="earlier",
    ),
    Rule(
        "earlier-release-shows",
        "An earlier release shows what is held back now, or shows it otherwise.",
        table="looks",
        check=told_by_earlier_releases,
        may=("waived",),
        needs="earlier",
    ),
    Rule(
        "earlier-release-unread",
        "A folder of `private/earlier/` cannot be read as an earlier release.",
        table="gate",
        check=told_by_earlier_releases,
        stops=True,
        may=("waived",),
        needs="earlier",
    ),
    Rule(
        "not-decided",
        "What rows and totals tell together could not be worked out in a bounded number of steps."
        " That counts like a finding: what is not decided is not safe.",
        table="gate",
        check=totals_and_rows,
        stops=True,
        may=("waived",),
    ),
    Rule(
        "id-names-row",
        "The id of a quote without a named speaker holds the id of a row.",
        table="gate",
        check=ids_that_name_rows,
        stops=True,
        may=("waived",),
    ),
    Rule(
        "ids-in-order",
        "Quotes without a named speaker are numbered through and as many as the rows.",
        table="looks",
        check=ids_in_order_of_rows,
        may=("waived",),
    ),
    Rule(
        "speakers-among-few",
        "What stands beside the quotes of one speaker (`beside_quotes` in `sample.yml`), all quotes"
        " taken together, is shared by fewer than k people; where no labels tie quotes together,"
        " what stands beside one of them.",
        table="gate",
        check=speakers_among_too_few,
        stops=True,
        may=("waived",),
    ),
    Rule(
        "small-reach",
        "A finding’s `reach` tells of nobody, of fewer than k people, or of all but fewer than k.",
        table="gate",
        check=small_reach,
        stops=True,
        may=("waived",),
    ),
    Rule(
        "coding-differs",
        "A finding’s `reach` gives another number of people than the authors’ coding in"
        " `private/coding.csv`.",
        table="gate",
        check=coding_that_differs,
        stops=True,
        needs="coding.csv",
        unseen=coding_not_here,
    ),
    Rule(
        "coding-file",
        "A slip in `private/coding.csv`: a finding or person that is not there, or a table that is"
        " not complete.",
        table="gate",
        check=coding_that_differs,
        stops=True,
    ),
    Rule(
        "growing-profile",
        "Many quotes are linked to somebody whose row is unique.",
        table="looks",
        check=growing_profiles,
        may=("waived",),
    ),
    Rule(
        "quote-narrows",
        "By what a quote says (`private/quote-facts.yml`) only these rows can be its speaker's."
        " Join the levels in the rows, or leave the words out of the quote.",
        table="gate",
        check=quotes_that_narrow,
        stops=True,
        may=("waived",),
        needs="quote-facts.yml",
        unseen=facts_not_here,
    ),
    Rule(
        "facts-file",
        "A slip in `private/quote-facts.yml`: a quote, column or value that is not there.",
        table="gate",
        check=quotes_that_narrow,
        stops=True,
        may=("waived",),
    ),
    Rule(
        "no-consent-website",
        "A quote is here whose speaker did not agree to the website, or a table where the study’s"
        " `scope` does not cover it.",
        table="withdrawal",
        check=beyond_consent,
        stops=True,
        may=("waived",),
    ),
    Rule(
        "no-consent-teaching",
        "A quote stands on a sheet for teaching whose speaker did not agree to that.",
        table="withdrawal",
        check=beyond_consent,
        stops=True,
        may=("waived",),
    ),
    Rule(
        "no-consent-voice",
        "A recording has the speaker’s own voice, and nobody is known to have agreed to that:"
        " `consent` of the quote, else `scope`, does not name `voice`.",
        table="withdrawal",
        check=media_beyond_consent,
        stops=True,
    ),
    Rule(
        "no-consent-picture",
        "A picture was made by a participant, or shows one who could be known, and `picture` is not"
        " agreed to.",
        table="withdrawal",
        check=media_beyond_consent,
        stops=True,
    ),
    Rule(
        "no-consent-named",
        "A participant’s own name stands beside a picture, and `named` is not agreed to.",
        table="withdrawal",
        check=media_beyond_consent,
        stops=True,
    ),
    Rule(
        "known-speaker",
        "Somebody is known by a voice, a picture or a name, and something is linked to them that"
        " they did not agree to be known by: another quote, or what their row tells in a"
        " `sensitive` column.",
        table="withdrawal",
        check=known_with_what_is_linked,
        stops=True,
        may=("waived",),
    ),
    Rule(
        "withdrawn-words",
        "Words of a withdrawn quote stand in a file or on a finished page, at least five in a row.",
        table="withdrawal",
        check=withdrawn_again,
        stops=True,
        unseen=not_looked_for,
    ),
    Rule(
        "withdrawn-row",
        "A row that was withdrawn is in its table again.",
        table="withdrawal",
        check=withdrawn_again,
        stops=True,
    ),
    Rule(
        "withdrawn-forgotten",
        "`withdrawn.yml`, or a part of it, was deleted; `private/withdrawn.yml` still has it, or"
        " `published.lock` knows of it.",
        table="withdrawal",
        check=forgotten,
        stops=True,
    ),
    Rule(
        "common-quote",
        "An entry of `common` in `privacy.yml` could let a whole withdrawn quote stand.",
        table="withdrawal",
        check=common_quotes,
        stops=True,
    ),
    Rule(
        "withdrawn-named",
        "Ids and days of what was withdrawn stand in the files, as earlier versions wrote them."
        " `ownwords withdraw --migrate` takes them out.",
        table="looks",
        check=written_with_ids,
    ),
    Rule(
        "withdrawal-key",
        "The key that withdrawn words are looked for with is none, or not the study’s.",
        table="withdrawal",
        check=withdrawn_again,
        stops=True,
    ),
    Rule(
        "unused-waiver",
        "An entry under `waivers` in `privacy.yml` that no finding needs (any more).",
        table="gate",
        stops=True,
    ),
)
"""In the order in which they are looked for."""

CHECKS = checks_of(RULES)

UNSEEN = unseen_of(RULES)
"""What could not be looked for here, said by each check that needs something that is not in the
repository.
"""

STOPS = frozenset(rule.code for rule in RULES if rule.stops)
"""Codes of issues that keep the site from being built."""

WAIVABLE = codes_that("waived", RULES)
"""Codes of issues that a waiver in privacy.yml lets stand."""

NEEDS = {rule.code: rule.needs for rule in RULES if rule.needs}
"""Codes that are looked for only where a file of `private/` is at hand; elsewhere their waivers fit
nothing, and need not.
"""
