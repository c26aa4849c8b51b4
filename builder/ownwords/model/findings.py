"""categories.yml, quotes.yml, passages.yml and memos.yml: what was found, and in whose words."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from .base import (
    Bearing,
    CategoryRef,
    Count,
    Day,
    Decided,
    Heading,
    Id,
    ItemRef,
    Judge,
    Language,
    Noun,
    PassageRef,
    Placed,
    Placement,
    Prose,
    Shape,
    SourceRef,
    Switch,
    Text,
    Use,
    Verbatim,
    Wording,
)
from .marks import N_, Choices, Exported, KeptInside, OnPage
from .media import Figure, Recording
from .shown import values_of
from .speaking import Printed, Speaker, SpeakerKind, Turn


class Property(Shape):
    """A dimension along which a category varies."""

    name: Text = Field(description="Name of the property.")
    poles: tuple[Text, Text] | None = Field(
        None, description="Its two ends: `[well timed, badly timed]`."
    )
    depends_on: Prose | None = Field(None, description="On what it depends.")
    passages: tuple[PassageRef, ...] = Field((), description="Where the publication says so.")


class Relation(Shape):
    """How a category stands to another one."""

    to: CategoryRef = Field(description="The other category.")
    kind: Text = Field(description="The relation in a word or two: `informs`, `permeates`.")
    basis: Prose | None = Field(None, description="On what this rests.")
    passages: tuple[PassageRef, ...] = Field((), description="Where the publication says so.")
    judged_by: Judge | None = Field(
        None, description="Whose judgement it is; left out, nothing is said of it."
    )


LabelOrigin = Annotated[
    Literal["authors", "participants", "literature"],
    Choices(
        {
            "authors": N_("The label is the authors’."),
            "participants": N_("The label is in the participants’ own words."),
            "literature": N_("The label comes from the literature."),
        }
    ),
]


Construct = Annotated[
    Literal["first-order", "second-order", "third-order"],
    Choices(
        {
            "first-order": N_("First-order construct: participants’ own"),
            "second-order": N_("Second-order construct: of the authors of the studies"),
            "third-order": N_("Third-order construct: of this synthesis"),
        }
    ),
]

ConfidenceLevel = Annotated[
    Literal["high", "moderate", "low", "very-low"],
    Choices(
        {
            "high": N_("High confidence"),
            "moderate": N_("Moderate confidence"),
            "low": N_("Low confidence"),
            "very-low": N_("Very low confidence"),
        }
    ),
]


class Confidence(Shape):
    """How much confidence the authors place in a finding (GRADE-CERQual)."""

    level: ConfidenceLevel = Field(description="`high`, `moderate`, `low` or `very-low`.")
    reasons: Prose | None = Field(None, description="Why: limitations, coherence, adequacy.")
    source: Text | None = Field(None, description="Where the publication says so: `Table 3`.")


class Reach(Shape):
    """How many speak of a finding: as the authors print it, or by their complete coding."""

    example_keys = ("text", "source")

    text: Verbatim | None = Field(
        None, description="The authors' words: `most participants`, `n = 7`."
    )
    source: Text | None = Field(None, description="Where the publication says so: `page 7`.")
    people: Count | None = Field(
        None,
        description=(
            "How many people spoke of it by the authors' coding, where a person × finding table is"
            " complete; `ownwords check` holds it against `private/coding.csv`."
        ),
    )

    @model_validator(mode="after")
    def _told(self) -> Self:
        if bool(self.text) != bool(self.source):
            raise ValueError("the authors’ words stand with their source; write text and source")
        if not self.text and self.people is None:
            raise ValueError("nothing is said here; write text and source, or people")
        return self


class Category(Shape):
    """A finding: a category, a sub-category, or the core concept."""

    example_keys = ("definition",)

    id: Annotated[
        Id,
        Exported(N_("Permanent id of the finding")),
        Exported(N_("Address on this site"), name="address", after="professional"),
    ] = Field(description="Also its address: /findings/ID/.")
    parent: Annotated[CategoryRef | None, Exported(N_("Id of its parent finding"))] = Field(
        None, description="The category above it; left out at the top."
    )
    label: Annotated[Text, Exported(N_("Label, as published"))] = Field(
        description="The label exactly as published."
    )
    plain_label: Annotated[Text | None, Exported(N_("Label in plain words"))] = Field(
        None, description="The label in everyday words, where wanted."
    )
    label_from: Annotated[LabelOrigin, Exported(N_("Where the label comes from"))] = Field(
        description="Who coined the label."
    )
    label_note: Prose | None = Field(None, description="What is worth knowing about the label.")
    definition: Annotated[
        Wording | None,
        Exported(N_("Definition in plain words"), name="plain"),
        Exported(N_("Definition in professional terms"), name="professional"),
    ] = Field(
        None,
        description=(
            "What it means, in both wordings or in the one the study has; left out where it prints"
            " none."
        ),
    )
    order: Annotated[Construct | None, Exported(N_("Order of the construct"))] = Field(
        None,
        description=(
            "In a synthesis: `first-order` (participants' own), `second-order` (of the authors of"
            " the studies), `third-order` (of the synthesis)."
        ),
    )
    confidence: Confidence | None = Field(
        None, description="How much confidence the authors place in it, by GRADE-CERQual."
    )
    reach: Reach | None = Field(
        None, description="How many speak of it, by the authors' words or their coding."
    )
    figures: tuple[Figure, ...] = Field(
        (),
        description=(
            "Pictures on its page. One by a participant, or by which one could be known, is the"
            " `picture` of a quote as well, and goes together with that quote."
        ),
    )
    properties: tuple[Property, ...] = Field((), description="Dimensions along which it varies.")
    relations: tuple[Relation, ...] = Field((), description="How it stands to others.")
    sources: tuple[SourceRef, ...] = Field(
        (), description="Literature on it, by key in references.bib."
    )
    also: tuple[Text, ...] = Field(
        (),
        description=(
            "Words under which readers may look for it, such as `trust issues`: the search finds it"
            " by them, and no page shows them."
        ),
    )
    aliases: tuple[Id, ...] = Field(
        (), description="Ids that it had before: their addresses lead here."
    )


class CategoriesFile(Shape):
    """The tree of findings, in the order in which it is shown."""

    levels: tuple[Noun, ...] = Field(
        (), description="What the levels are called from the top: category / categories, …"
    )
    reach: Literal["printed", "quotes", "coding"] | None = Field(
        None,
        description=(
            "Whether a finding's page says how many speak of it; left out, it does not."
            " `printed`: where the finding's `reach` tells what the authors print; `quotes`:"
            " elsewhere also of how many people quotes are shown; `coding`: where the finding's"
            " `reach` has the number of people by the authors' complete coding."
        ),
    )
    core: CategoryRef | None = Field(None, description="The core concept, where the study has one.")
    categories: tuple[Category, ...] = Field(min_length=1, description="All categories.")


class Original(Shape):
    """The words before they were translated."""

    language: Language = Field(description="Their language.")
    text: Verbatim = Field(description="The words.")


Told = Annotated[
    Literal["helped", "hindered", "both", "unclear"],
    Choices(
        {
            "helped": N_("Something that helped"),
            "hindered": N_("Something that hurt or hindered"),
            "both": N_("Something that both helped and hindered"),
            "unclear": N_("Unclear"),
        },
        to_choose={
            "helped": N_("what helped"),
            "hindered": N_("what hurt or hindered"),
            "both": N_("what both helped and hindered"),
            "unclear": N_("unclear"),
        },
    ),
]
"""How a quote is told; `to_choose` goes on in a title: `Quotes: told as help`."""


class Quote(Shape):
    """Somebody's words, as the study prints them."""

    example_keys = ("text", "categories")

    id: Annotated[
        Id,
        Exported(N_("Permanent id of the quote")),
        Exported(N_("Address on this site"), name="address", after="case"),
    ] = Field(
        description="A short name that says nothing about the speaker. It is also the permanent "
        "address: /quotes/ID/."
    )
    text: Annotated[
        Verbatim | None,
        Exported(N_("The words as printed; in an exchange, one speaker’s turn per line")),
    ] = Field(None, description="The words. Either this or `turns`.")
    turns: tuple[Turn, ...] = Field((), description="An exchange of several speakers.")
    short: Annotated[
        Verbatim | None,
        OnPage(N_("Short form, as printed"), after="lead_in"),
        Exported(N_("Short form, as printed")),
    ] = Field(
        None,
        description="A short form taken from the text; omissions marked, insertions bracketed.",
    )
    places: Annotated[
        tuple[Text, ...],
        OnPage(N_("Where it is printed"), after="original"),
        Exported(N_("Where it is printed"), after="original"),
    ] = Field((), description="Where the publication prints it.")
    publication: Annotated[
        SourceRef | None, Exported(N_("Key of the publication that prints it"), after="places")
    ] = Field(
        None,
        description=(
            "The publication of `publications` in study.yml that prints it; left out: what the file"
            " says, or the only one."
        ),
    )
    gist: Annotated[
        Heading | None,
        Exported(N_("What it says in a few words, written by the makers of this site")),
    ] = Field(None, description="What it says, in a few words of ours; names the quote in lists.")
    lead_in: Annotated[
        Prose | None,
        OnPage(N_("How the authors introduce it")),
        Exported(N_("How the authors introduce it, paraphrased"), after="prompt"),
    ] = Field(None, description="How the authors introduce it, paraphrased.")
    prompt: Annotated[Verbatim | None, Exported(N_("What the interviewer asked"))] = Field(
        None, description="What the interviewer asked, as printed."
    )
    speaker: Annotated[
        Speaker | None,
        Exported(N_("Who is speaking, if the study says"), name="person", after="bearings"),
        Exported(N_("The case it belongs to, if the study says"), name="case", after="person"),
        Exported(
            N_("Whose words they are"),
            name="words_of",
            after="case",
            values=values_of(SpeakerKind),
        ),
        Exported(
            N_("What the study shows of the speaker beside quotes"),
            name="shown_of_speaker",
            after="words_of",
        ),
        Exported(
            N_("Key of the study that printed it, in a synthesis"),
            name="source",
            after="shown_of_speaker",
        ),
    ] = Field(None, description="Who is speaking, if this differs from the file's `speaker`.")
    told_as: Annotated[Told | None, Exported(N_("What the speaker describes"))] = Field(
        None,
        description=(
            "What the speaker describes: something that `helped`, that `hindered` or `both`; "
            "`unclear` if you cannot tell."
        ),
    )
    content_note: Text | None = Field(
        None,
        description=(
            "Names the matter that may be hard to read, so that a reader can decide: `crying in a"
            " session`. It stands beside the quote alone: nothing is filtered or exported by it."
        ),
    )
    language: Annotated[Language | None, Exported(N_("Language of the quote"))] = Field(
        None, description="Where it is not the site's language."
    )
    translated: Annotated[
        Prose | None,
        Exported(N_("Who translated it and how, if this differs from the other quotes")),
    ] = Field(None, description="By whom and how, where it differs from the study's note.")
    original: Annotated[
        Original | None,
        OnPage(N_("Original wording (%(language)s)")),
        Exported(N_("Original language"), name="original_language"),
        Exported(N_("The original wording"), name="original"),
    ] = Field(None, description="The original wording.")
    picture: Figure | None = Field(
        None,
        description=(
            "A picture that the words belong to; one that the speaker made stands above them."
        ),
    )
    recording: Annotated[Recording | None, KeptInside()] = Field(
        None, description="A clip in which the words are heard; they are its transcript."
    )
    consent: Annotated[tuple[Use, ...] | None, Decided(), KeptInside()] = Field(
        None,
        description=(
            "What the speaker agreed to; left out: `scope` of privacy.yml applies; `[]`: nothing."
            " What each use means, `scope` says."
        ),
    )
    withdrawn: Annotated[Day | None, KeptInside()] = Field(
        None,
        description=(
            "As earlier versions left what was withdrawn: an id and a day. `ownwords withdraw"
            " --migrate` takes it out."
        ),
    )
    categories: Annotated[
        tuple[Placed, ...],
        Exported(N_("Ids of the findings it belongs to"), name="findings"),
        Exported(
            N_("Its role for each of these findings, in the same order"),
            name="bearings",
            values=values_of(Bearing),
        ),
    ] = Field((), description="Where it belongs, and what it does there; at least one.")
    aliases: tuple[Id, ...] = Field(
        (), description="Ids that it had before: their addresses lead here."
    )

    @model_validator(mode="after")
    def _words_once(self) -> Self:
        if self.withdrawn:
            if self.text or self.turns or self.short:
                raise ValueError("a withdrawn quote keeps no words; remove text, turns and short")
            if self.picture or self.recording:
                raise ValueError(
                    "a withdrawn quote keeps no picture and no recording; remove both, and their"
                    " files"
                )
        elif bool(self.text) == bool(self.turns):
            raise ValueError("a quote has either text or turns")
        elif not self.categories:
            raise ValueError("a quote belongs to at least one category; name it under categories")
        return self


class QuotesFile(Shape):
    """Every quote the study prints, each once."""

    coded_by: Judge | None = Field(
        None,
        description=(
            "Who placed the quotes in the findings: the study's `authors`, or those who made the"
            " `site`; left out, nothing is said of it."
        ),
    )
    judged_by: Judge | None = Field(
        None,
        description=(
            "Who read how quotes are told (`told_as`) and what they do where they do not just"
            " illustrate (`bearing`); left out, nothing is said of it."
        ),
    )
    publication: SourceRef | None = Field(
        None, description="The publication that prints the quotes which do not name another."
    )
    speaker: Speaker | None = Field(None, description="Who speaks where a quote does not say.")
    speaker_labels: Switch = Field(
        True,
        description=(
            "`false`: no id and no name stands beside quotes, only what `beside_quotes` of"
            " sample.yml shows, so that nobody sees which quotes are one person's."
        ),
    )
    printed: tuple[Printed, ...] = Field(
        (), description="In a synthesis: on which terms the studies' quotes stand here."
    )
    quotes: tuple[Quote, ...] = Field(
        description="The quotes, in the order in which they are shown."
    )

    def judge_of(self, placement: Placement) -> Judge | None:
        """Who says that a quote stands there as it does: of one that illustrates a finding those
        who coded, of any other those who judged; None where nobody wrote it.
        """
        coded = placement.bearing == "illustrates"
        return placement.judged_by or (self.coded_by if coded else self.judged_by)


Layer = Annotated[
    Literal["result", "process-model", "discussion", "literature", "method"],
    Choices(
        {
            "result": N_("Results"),
            "process-model": N_("Process model"),
            "discussion": N_("The authors conclude"),
            "literature": N_("The authors discuss earlier research"),
            "method": N_("Method"),
        }
    ),
]


class Passage(Shape):
    """A place in the publication that carries a claim without a printed quote."""

    id: Id = Field(description="A short name.")
    locator: Text = Field(description="Where it stands: `Discussion, first paragraph`.")
    paraphrase: Prose = Field(description="What it says, in your own words.")
    layer: Layer = Field(
        description="What kind of statement it is: found in the data, or drawn from it."
    )
    publication: SourceRef | None = Field(
        None, description="The publication; left out: what the file says, or the only one."
    )
    quantifier: Verbatim | None = Field(
        None, description="The publication's own word where it gives no number: `some`, `often`."
    )
    categories: tuple[Placed, ...] = Field((), description="Which findings it speaks of.")
    sources: tuple[SourceRef, ...] = Field((), description="Works the publication cites there.")


class PassagesFile(Shape):
    """Places of the publication."""

    judged_by: Judge | None = Field(
        None,
        description=(
            "Who judged what the passages do for a category; left out, nothing is said of it."
        ),
    )
    publication: SourceRef | None = Field(
        None, description="The publication of the passages that do not name another."
    )
    passages: tuple[Passage, ...] = Field(description="The passages.")


class Memo(Shape):
    """An analytic note that the team chooses to publish."""

    id: Id = Field(description="A short name.")
    kind: Text = Field(description="What kind of note: `theoretical`, `methodological`.")
    about: tuple[ItemRef, ...] = Field(min_length=1, description="Ids of what it is about.")
    text: Prose = Field(description="The note.")
    by: Text = Field(description="Who wrote it.")
    date: Day = Field(description="When.")


class MemosFile(Shape):
    """The team's published notes."""

    memos: tuple[Memo, ...] = Field(description="The notes.")
