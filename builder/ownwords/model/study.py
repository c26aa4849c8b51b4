"""study.yml: what the study is, who made it and how it was done."""

from typing import Literal

from pydantic import Field

from .base import (
    CategoryRef,
    ClaimRef,
    Count,
    Day,
    Fact,
    Heading,
    Id,
    Language,
    Noun,
    PassageRef,
    PlainProse,
    PlainSentence,
    Positive,
    Prose,
    QuoteRef,
    Sentence,
    Shape,
    SourceRef,
    Switch,
    Text,
    Url,
    Verbatim,
    Wording,
)
from .paper import Author, Funder, SaturationClaim, Supplement


class Maker(Shape):
    """Who made the site, and how they stand to the study."""

    name: Text = Field(description="A name or a role.")
    relation: PlainProse = Field(
        description="For instance: made from the article, not by its authors."
    )
    by_the_authors: Switch = Field(
        False, description="`true` only where the study's authors made or confirmed the site."
    )
    standpoint: PlainProse | None = Field(
        None,
        description=(
            "What those who made the site say of their own view and how it shaped the site; the"
            " authors' own stands under `method`."
        ),
    )


class Origin(Shape):
    """The language people spoke, where it is not the site's."""

    language: Language = Field(description="Language of the interviews.")
    note: Prose = Field(description="What was translated, by whom, and how it was edited.")
    short: Sentence = Field(
        description=(
            "One line beside the quotes: `As printed, translated from Swedish and edited for"
            " reading.`"
        )
    )


class Dates(Shape):
    """The study's own dates; the site shows no other."""

    published: Day = Field(description="When the study was published.")
    reviewed: Day | None = Field(
        None, description="When this site was last read against the study."
    )
    next_review: Day | None = Field(None, description="When it will be read again.")


class Licence(Shape):
    """What others may do with quotes and tables."""

    text: Prose = Field(description="Whose the words are and on which terms they stand here.")
    url: Url | None = Field(None, description="The licence's address, where one was seen.")


class Contact(Shape):
    """Whom to write to about this site."""

    name: Text = Field(description="A name or a role.")
    url: Url | None = Field(None, description="A page to reach them.")
    email: Text | None = Field(None, description="An address for mail.")


STUDIED = ("people", "cases", "groups", "sites", "documents", "sources")
"""What can be studied; further tables of sample.yml are others."""


class Units(Shape):
    """What the study counts."""

    person: Noun = Field(description="A row of people.csv: person / people, child / children.")
    case: Noun | None = Field(
        None, description="A row of cases.csv: session / sessions, site / sites."
    )


class Studied(Shape):
    """Who or what was studied, as the publication reports it: rows that are shown may be fewer."""

    what: Id = Field(
        description=(
            "`people`, `cases` (counted like rows of cases.csv), `groups`, `sites`, `documents`,"
            " `sources`, or the id of a further table of sample.yml."
        )
    )
    number: Positive = Field(description="How many.")
    unit: Noun | None = Field(
        None,
        description=(
            "What one is called: study / studies. People, cases and tables have theirs; the others"
            " need one."
        ),
    )
    source: Text = Field(description="Where the publication says so: `page 4`.")
    note: Prose | None = Field(
        None, description="Which of them the rows show, where these are fewer."
    )


class Message(Shape):
    """One of the few things that stand first on an audience's page."""

    label: Heading = Field(description="It in a few words.")
    claim: ClaimRef = Field(description="The claim of guidance.yml that it is.")


class Audience(Shape):
    """A group of readers with a page of its own."""

    id: Id = Field(description="Also the page's address: `parents` is /parents/.")
    label: Text = Field(description="Name in headings: `For parents and pupils`.")
    menu: Text | None = Field(None, description="Shorter name for the menu.")
    title: Heading = Field(description="Heading of the page.")
    lead: Prose = Field(description="First paragraph of the page.")
    door: Sentence = Field(
        description="What waits behind the door on the home page, in one sentence."
    )
    enter: Text = Field(description="Words of the door's link.")
    wording: Literal["plain", "professional"] = Field(
        "plain", description="Which wording of the findings is shown first."
    )
    messages: tuple[Message, ...] = Field(
        (), description="What stands first on the page, in short: three key messages."
    )
    missing: Prose | None = Field(
        None,
        description=(
            "What these readers will ask and the study does not tell, and whom it did not hear;"
            " stands early on the page."
        ),
    )
    notes: tuple[Prose, ...] = Field(
        (), description="What the page says at its end: who was not asked, what it cannot tell."
    )


class FlowStep(Shape):
    """One step from those who answered to those who took part."""

    count: Count = Field(description="How many.")
    what: Heading = Field(
        description="What they did or why they left: `answered the advertisement`."
    )
    left: Switch = Field(False, description="`true` where these left the study at this step.")


class Span(Shape):
    """From the smallest to the largest."""

    low: Count = Field(description="The smallest.")
    high: Count = Field(description="The largest.")
    unit: Text = Field(description="What is counted: `minutes`.")


class Limitations(Shape):
    """What the study cannot tell."""

    authors: Fact = Field(description="The limitations the authors give.")
    ours: tuple[Prose, ...] = Field((), description="Those that we add, one paragraph each.")


FlowOf = Literal["recruitment", "prisma", "sessions"]


class Method(Shape):
    """How the study was done. A fact that is left out says nothing of the study."""

    design: Fact | None = Field(None, description="Approach and why it was chosen.")
    recruitment: Fact | None = Field(None, description="How people were found.")
    flow: tuple[FlowStep, ...] = Field(
        (), description="Numbers from those who answered to those who took part."
    )
    flow_of: FlowOf = Field(
        "recruitment",
        description=(
            "What the flow is: `recruitment` (ends with the people studied), `prisma` (the search"
            " of a review; ends with its sources), `sessions` (ends with the cases, or the rows of"
            " the table `sessions`)."
        ),
    )
    exclusions: tuple[Sentence, ...] = Field(
        (), description="Who could not take part, one reason each."
    )
    not_interviewed: Fact | None = Field(
        None,
        description="Why people who could have taken part were not interviewed, or left.",
    )
    sampling: Fact | None = Field(
        None, description="How people were chosen, and what decided the number."
    )
    collection: Fact | None = Field(None, description="How the data were collected.")
    opening_question: Verbatim | None = Field(
        None, description="The question the interviews began with, as printed."
    )
    interview_guide: Fact | None = Field(
        None, description="What guided the interviews, how it was made and tried."
    )
    guide_questions: tuple[Verbatim, ...] = Field(
        (), description="Questions or topics of the interview guide, as printed."
    )
    interviews: Span | None = Field(None, description="Length of the interviews.")
    transcription: Fact | None = Field(None, description="How speech became text.")
    translator: Fact | None = Field(
        None, description="Who translated interviews, questions or quotes, and how."
    )
    analysis: Fact | None = Field(None, description="From statements to categories.")
    coding_tree: Fact | None = Field(
        None, description="Whether and where the coding tree is described."
    )
    software: Fact | None = Field(None, description="Programs used in the analysis.")
    saturation: Fact | None = Field(None, description="What was saturated and how that was judged.")
    saturation_claimed: SaturationClaim | None = Field(
        None,
        description=(
            "Which saturation the authors claim: `theoretical`, `data`, `information-power`;"
            " `none` where they say that they claim none."
        ),
    )
    negative_cases: Fact | None = Field(
        None, description="How cases that do not fit were looked for."
    )
    member_checking: Fact | None = Field(
        None,
        description=(
            "Whether the people studied gave feedback on transcripts or findings; that they saw"
            " this site belongs elsewhere."
        ),
    )
    quality: Fact | None = Field(None, description="Criteria the study holds itself to.")
    researchers: Fact | None = Field(None, description="Who interviewed, transcribed and coded.")
    standpoint: Fact | None = Field(
        None, description="What the researchers say of their own view (positionality)."
    )
    reflexivity: Fact | None = Field(
        None,
        description=(
            "How, by their own account, the researchers and their relation to the people studied"
            " shaped the study."
        ),
    )
    registration: Fact | None = Field(
        None, description="Where and when the study was registered, with the number."
    )
    protocol: Fact | None = Field(
        None, description="Where the protocol is published, and what differs from it."
    )
    limitations: Limitations = Field(description="What the study cannot tell.")


class Change(Shape):
    """One line of the page that says what changed on the site."""

    date: Day = Field(description="When.")
    what: Prose = Field(description="What changed, for a reader.")


class KnowingStep(Shape):
    """One step of the way from what somebody said to what the study concludes."""

    label: Heading = Field(description="What stands at this step: `A code`.")
    text: Prose = Field(
        description="What was done here in this study, and what a word such as “code” means."
    )
    quote: QuoteRef | None = Field(None, description="The statement that is followed.")
    category: CategoryRef | None = Field(None, description="The finding that was reached.")
    passages: tuple[PassageRef, ...] = Field((), description="Where the publication says so.")


class Criterion(Shape):
    """A criterion of quality that the authors set themselves, and where a reader can judge it."""

    label: Heading = Field(description="The criterion in a word or two, as the authors name it.")
    text: Prose = Field(description="What it asks.")
    judge: Prose = Field(description="What a reader can look at to judge it.")
    where: tuple[Text, ...] = Field(
        (), description="Addresses on this site where that stands: `study/method/#analysis`."
    )


class HowWeKnow(Shape):
    """A page that walks from one raw statement to the study's conclusion."""

    lead: Prose = Field(description="First paragraph.")
    steps: tuple[KnowingStep, ...] = Field(
        min_length=1, description="The steps, from the statement on."
    )
    criteria_lead: Prose | None = Field(
        None, description="Whose the criteria are, and what is reported of how they were met."
    )
    criteria: tuple[Criterion, ...] = Field(
        (), description="The criteria, as the authors name them."
    )
    limits: tuple[Prose, ...] = Field(
        (), description="What this way of knowing cannot show, one paragraph each."
    )


class QuickExit(Shape):
    """A way to leave at once, for readers who may be watched."""

    url: Url = Field(
        description="Where it leads: a page that nobody wonders about, such as a weather service."
    )
    label: Text | None = Field(
        None, description="Words of the button, where they are not `Leave quickly`."
    )


class StudyFile(Shape):
    """The study in brief: question, answer, people behind it, method."""

    id: Id = Field(description="A short name; keeps apart what readers store on their device.")
    title: Text = Field(description="Title of the publication.")
    name: Text | None = Field(None, description="Name of the site, where it is not the title.")
    question: PlainSentence = Field(description="What the study asked, as readers see it first.")
    kind: Heading = Field(
        description=(
            "What kind of study it is, in two or three everyday words: `An interview study`."
        )
    )
    answer: Wording = Field(description="The answer in one or two sentences.")
    caveat: PlainSentence = Field(description="The sentence that stands beside every count.")
    certainty: Sentence | None = Field(
        None,
        description="How certain the findings are, in one plain sentence. It is shown once "
        "on the professionals' page.",
    )
    approach: Text = Field(description="The approach by its name: `Grounded theory`.")
    language: Language = Field(description="Language of the site.")
    origin: Origin | None = Field(
        None, description="The language people spoke, where it is another."
    )
    authors: tuple[Author, ...] = Field(
        (), description="Authors in the publication's order; left out where nobody is to be named."
    )
    contributors: tuple[Author, ...] = Field(
        (), description="Others who contributed and are named in the publication."
    )
    made_by: Maker = Field(description="Who made this site.")
    publications: tuple[SourceRef, ...] = Field(
        (),
        description=(
            "Keys in references.bib; the first is the study itself. Where there are several, quotes"
            " and passages name the one that prints them (`publication`)."
        ),
    )
    keywords: tuple[Text, ...] = Field((), description="Keywords, as printed.")
    dates: Dates = Field(description="Dates of the study and of the site's review.")
    ethics: Fact | None = Field(None, description="Approval by an ethics board.")
    consent: Fact | None = Field(None, description="What the people studied agreed to.")
    funding: Fact | None = Field(None, description="Who paid.")
    funders: tuple[Funder, ...] = Field(
        (), description="Those who paid, each with the numbers of its grants."
    )
    interests: Fact | None = Field(None, description="Competing interests.")
    data_availability: Fact | None = Field(
        None, description="Whether and where the data can be had, and on which terms."
    )
    acknowledgements: Fact | None = Field(None, description="Whom the authors thank.")
    supplements: tuple[Supplement, ...] = Field(
        (), description="What belongs to the publication: guides, tables, codebooks."
    )
    licence: Licence = Field(description="Whose the words are.")
    contact: Contact | None = Field(None, description="Whom to write to.")
    sensitive: Switch = Field(
        description="`true` where readers may need help; then support.yml is required."
    )
    quick_exit: QuickExit | None = Field(
        None,
        description=(
            "A button on every page that leaves the site at once; off where it is left out."
        ),
    )
    studied: tuple[Studied, ...] = Field(
        (),
        description=(
            "How many people, groups, sites, documents or sources were studied; left out, the rows"
            " count."
        ),
    )
    figures: tuple[Id, ...] = Field(
        (),
        description=(
            "The figures of the home page, in order: what was studied (`people`, `sources`, a"
            " table’s id), `quotes`, `findings`, `interview-length` or `flow-start` (the first step"
            " of the flow). Left out: all that were studied, the interviews, and the first step of"
            " a recruitment."
        ),
    )
    units: Units = Field(description="The words the study counts with.")
    audiences: tuple[Audience, ...] = Field((), description="Readers who get a page of their own.")
    voice: QuoteRef | None = Field(None, description="The quote on the home page.")
    method: Method = Field(description="How the study was done.")
    how_we_know: HowWeKnow | None = Field(
        None, description="A page that follows one statement to what the study concludes."
    )
    changes: tuple[Change, ...] = Field((), description="What changed on the site, newest first.")
