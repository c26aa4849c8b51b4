"""How languages use capital letters: words that have one without being a name, words that begin
sentences, titles, abbreviations.
"""

from dataclasses import dataclass
from functools import cached_property

NOUNS_WITH_CAPITALS = {"de": "German", "lb": "Luxembourgish"}
"""Languages in which a capital letter in mid-sentence tells nothing, with their names."""


@dataclass(frozen=True)
class Capitalisation:
    """One language's rules for capital letters.

    Attributes:
        plain: Words that have a capital letter without being a name: days, months, languages,
            festivals. Without endings.
        common: The commonest words, in small letters: where a sentence may begin, they are not
            taken for names.
        titles: Words before a name; alone they are no name.
        stops: Words whose full stop does not end a sentence, in small letters and without it.
        tells: Words such as “said” after the name of a speaker at the beginning of a sentence.
        announces: Words before what somebody says in quotation marks.
    """

    plain: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    stops: frozenset[str] = frozenset()
    tells: frozenset[str] = frozenset()
    announces: frozenset[str] = frozenset()

    @cached_property
    def silent(self) -> frozenset[str]:
        """All words with a capital letter that are no name by themselves."""
        return self.plain | self.titles | EVERYWHERE


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SHORTENED = _words("""
        OCD ADHD ADD PTSD CPTSD CBT DBT ACT EMDR IPT PDT ECT MI KBT BUP VUB ASD GAD BPD BDD IBS ME
        MS HIV AIDS STI TB BMI IQ EQ ICU ER MRI CT ECG EEG DNA GP GPs NHS MD RN PhD TV DVD CD PC IT
        AI ID OK SMS GPS PDF FAQ CV HR PR VIP DIY UK US USA EU UN FN NATO GMT AM PM AD BC AA NA LGBT
        LGBTQ HBTQ HBTQI ICD DSM COVID SOS VAT VVS PE RE AT LSS SFI VAB JO BVC MVC VC PT OT IVA EKG
        AVC RUT ROT
        """)
"""Abbreviations that name no place and nobody."""

EVERYWHERE = _words("""
        Facebook Instagram Twitter YouTube Netflix Google Zoom Skype Teams WhatsApp Messenger
        Snapchat TikTok Spotify Wikipedia Internet Covid Corona God Allah Jesus Bible Islam
        """)
"""What is known in every language."""

_ENGLISH = Capitalisation(
    plain=_words("""
        I I'm I'd I've I'll I’m I’d I’ve I’ll Monday Tuesday Wednesday Thursday Friday Saturday
        Sunday Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays Sundays Mon Tue Tues Wed Thu
        Thur Thurs Fri Sat Sun January February March April May June July August September October
        November December Jan Feb Apr Aug Sept Oct Nov Dec Christmas Easter Eve Halloween Ramadan
        Eid Hanukkah Passover Diwali Thanksgiving Midsummer Lent Pentecost Whitsun Christian
        Christians Muslim Muslims Jewish Jew Jews Hindu Buddhist Catholic Catholics Protestant
        Lutheran Orthodox Christianity English British Scottish Welsh Irish American Americans
        Canadian Australian European Europeans African Africans Asian Asians Arab Arabs Arabic
        Swedish Swede Swedes Norwegian Norwegians Danish Dane Danes Finnish Finn Finns Icelandic
        German Germans French Italian Italians Spanish Spaniard Portuguese Dutch Belgian Swiss
        Austrian Polish Pole Poles Czech Hungarian Romanian Bulgarian Greek Greeks Turkish Turk
        Turks Russian Russians Ukrainian Ukrainians Estonian Latvian Lithuanian Chinese Japanese
        Korean Indian Indians Pakistani Bangladeshi Iranian Iraqi Syrian Syrians Afghan Afghans
        Kurdish Kurd Somali Somalis Nigerian Kenyan Ethiopian Eritrean Egyptian Israeli Palestinian
        Mexican Brazilian Chilean Roma Sami Hindi Urdu Persian Farsi Latin Western Eastern Nordic
        Scandinavian Mum Mom Mummy Mommy Mam Mama Dad Daddy Papa Grandma Grandpa Granny Grandad Gran
        Nan Nana Sir Madam Miss Lord PowerPoint Excel Table Tables Figure Figures Appendix Chapter
        Section Part Box Step Phase
        """),
    common=_words("""
        the a an and or but so because if when while then than that this these those there here it
        its it's it’s he she they we you i my your his her their our me him them us who what which
        where why how not no yes yeah yep nope well oh okay ok right sure maybe perhaps of course in
        on at by for from to with without about after before into onto over under up down out off as
        like just only also even still yet again always never often sometimes usually once twice
        first second third last next now today tomorrow yesterday later soon finally suddenly
        actually really basically honestly hopefully anyway anyhow somehow somebody someone
        something anybody anyone anything everybody everyone everything nobody nothing none nor
        neither either both each every all some any many much more most few less other others
        another such one two three four five six seven eight nine ten is are was were be been being
        am do does did done have has had having can could will would shall should may might must
        let's let’s let don't don’t didn't didn’t doesn't doesn’t can't can’t couldn't couldn’t
        won't won’t wouldn't wouldn’t isn't isn’t wasn't wasn’t weren't weren’t that's that’s
        there's there’s he's he’s she's she’s they're they’re we're we’re you're you’re what's
        what’s who's who’s here's here’s where's where’s how's how’s when's when’s it'll i'm i’m
        one's one’s everybody's everybody’s everyone's everyone’s somebody's somebody’s someone's
        nobody's today's people person man woman men women child children kids mum mom dad mother
        father sister brother husband wife friends friend family parents neighbours neighbors
        colleagues workmates classmates relatives strangers girls boys son daughter talking thinking
        looking going coming getting doing saying telling feeling trying working living sitting
        knowing seeing hearing laughs laughter laughing pause silence sighs crying cries inaudible
        name place city town street hospital school date number interviewer doctor doctors nurse
        nurses teacher teachers things thing time times life work home love help hope thank thanks
        please sorry hello hi hey good bad better worse different same new old little big great long
        short difficult hard easy important true wrong between through during until since though
        although however whether unless except whatever whenever wherever instead rather quite very
        too already almost enough exactly especially particularly example back afterwards everyday
        listening learning meeting get go come look see listen tell say said know think feel take
        make give ask try keep put imagine suppose mostly partly nowadays away together alone ever
        everywhere nowhere somewhere whose whom hardly barely certainly definitely probably
        """),
    titles=_words("""
        Mr Mrs Ms Miss Mx Dr Doctor Prof Professor Nurse Sister Brother Father Mother Uncle Aunt
        Auntie Aunty Sir Lady Lord Pastor Reverend Rev Vicar Captain Sergeant Officer Coach Judge St
        Saint Granny Grandma Grandpa Cousin
        """),
    stops=_words("mr mrs ms mx dr prof st rev sgt capt jr sr e.g i.e cf vs approx nr etc mt"),
    announces=_words(
        "say saying said says think thinking thought thinks like ask asked shout shouted be was"
        " goes went just"
    ),
    tells=_words("""
        said says told tells asked asks called calls explained thought thinks wanted answered
        replied shouted whispered promised
        """),
)

_SWEDISH = Capitalisation(
    plain=_words("""
        Gud Jesus Bibeln Allah Ni Er Ert Era Du Dig Din Ditt Dina De Dem Sverige Europa Norden
        Försäkringskassan Arbetsförmedlingen Socialstyrelsen Skatteverket Systembolaget
        Migrationsverket Internet
        """),
    common=_words("""
        och men eller så för att om när medan sedan sen än det den de detta denna dessa där här han
        hon hen dom vi ni du jag man min mitt mina din ditt dina hans hennes deras vår vårt våra mig
        dig honom henne dem oss vem vad vilken vilka vilket var varför hur inte nej ja jo ju jaha nä
        näe alltså liksom typ okej visst kanske nog väl i på av med utan till från hos efter innan
        före över under upp ner ut in som bara också även ännu fortfarande igen alltid aldrig ofta
        ibland först sist nästa nu idag imorgon igår senare snart plötsligt egentligen faktiskt
        ärligt någon något några ingen inget inga alla allt allting varje många mycket mer mest få
        färre andra annan annat en ett två tre fyra fem sex sju åtta nio tio är blev bli har hade
        kan kunde ska skulle vill ville måste får fick gör gjorde går gick kommer kom ser såg säger
        sa sade tycker tyckte tänker tänkte känner kände vet visste tror trodde folk människor mamma
        pappa mor far syster bror dotter son barn barnen vänner familj grannar grannarna kollegor
        kollegorna släkten lärarna läkarna läraren lärare fröken doktorn läkaren sköterskan skratt
        skrattar skrattade paus tystnad suckar gråter namn ort stad gata sjukhus skola datum
        intervjuare tack hej förlåt hjälp bra dåligt bättre sämre svårt lätt viktigt sant fel mellan
        genom tills trots fastän dock däremot därför annars istället ganska väldigt rätt redan
        nästan precis särskilt exempel dels tillsammans ensam överallt ingenstans någonstans säkert
        antagligen troligen sällan dessutom därefter då dagen livet tiden hemma jobbet
        """),
    titles=_words("""
        Herr Fru Fröken Dr Doktor Prof Professor Syster Broder Fader Moster Faster Morbror Farbror
        Mormor Morfar Farmor Farfar Rektor Magister S:t Sankt Pastor Kusin
        """),
    stops=_words(
        "dr prof s.t t.ex bl.a d.v.s dvs s.k m.fl m.m o.s.v osv ca nr kl jfr st tel f.d e.d"
    ),
    announces=_words(
        "säga säger sa sade sagt tänka tänker tänkte tänk tycka typ liksom fråga frågade ropa"
        " ropade skrek bara att"
    ),
    tells=_words("""
        sa sade säger berättade berättar frågade frågar tyckte tycker menade menar svarade ringde
        skrev skrek lovade ville
        """),
)

_BY_LANGUAGE = {"en": _ENGLISH, "sv": _SWEDISH}


def language_of(tag: str) -> str:
    """The language of a tag without its region: `sv` for `sv-FI`."""
    return tag.split("-")[0].lower()


def capitalisation_of(tag: str) -> Capitalisation:
    """The rules of a language tag. An unknown language has no lists, so more is reported in it."""
    return _BY_LANGUAGE.get(language_of(tag), Capitalisation())
