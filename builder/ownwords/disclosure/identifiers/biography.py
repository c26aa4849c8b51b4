"""Patterns of what a life tells: years of birth, ages over 89, wards, cars."""

from .counting import NINETIES, NINETIES_NEED, SAID_DIGITS, SAID_VINTAGE, SAID_YEAR
from .dates import MONTHS
from .kinds import Kind, Match, beginnings, shape

_FULL_YEAR = r"(?:1[89]|20)\d\d"
_SHORT_YEAR = r"[’'‘–-]\d\d"
_BORN = (
    r"(?:born|year~of~birth|birth~?year|y\.?o\.?b\.?|d\.?o\.?b\.?|född\w{0,2}"
    r"|fötts|f\.|födelseår\w{0,2}|geboren\w{0,2}"
    r"|geb\.|geburtsjahr\w{0,2}|jahrgang|née?s?|naiss\w{1,6}|naquit|année~de~naissance"
    r"|nací|nació|nacid[oa]s?|año~de~nacimiento"
    r"|født|fødselsår\w{0,2}|fødeår\w{0,2}|årgang|årskull|syntyn\w{1,4}|synnyin"
    r"|syntyi|syntymävuo\w{1,5})"
)
_HIGH = tuple(map(str, range(90, 120)))
# a year in two figures, right after the word: “née en 49”
_IN_TWO = (
    r"(?:in|en|i|på|im~jahr|en~el|(?:en~)?el~año|en~l[’']an)~\d\d(?!\w|[.,:]\d|~(?:weeks|days|years|veckor|dagar"
    r"|år|wochen|tagen|jours|días))"
)
_FROM = (
    r"(?:soy|je~suis|i[’']m|i~am|ich~bin|jag~är|jeg~er)~(?:del?|from|von|från"
    r"|fra|aus)~(?:année~|año~|jahr~|year~)?"
    r"(?:(?:19|20)\d\d(?!\d)|[’']?(?<=del\s)\d\d(?!\w|[.,:]\d))"
)
_BORN_BEGIN = beginnings(
    "born year birth birthyear yob y dob d född födda föddes fötts f födelseår geboren geb"
    " geburtsjahr jahrgang née né nées nés naissance naquit année nací nació nacido nacida año"
    " født fødselsår fødeår årgang årskull syntynyt synnyin syntyi syntymävuosi"
)
# what may stand between a birth and its year; “and”, “but” begin something else
_LINK = r"(?!(?:and|but|so|then|when|och|men|und|aber|et|mais|y|pero|og)\b)[\w’'.:]{1,12}"
_DECADE = r"(?!\d|~?s\b|[’']s\b|-?tal|er\b|[.,/]\d)"


_AGE = r"(?<![\w.,/:+-])(?P<age>9\d|1[01]\d|(?:" + NINETIES + r"))"
_YEARS_OLD = (
    r"(?:[ -]?(?:years?[ -]olds?|years~of~age|y/?o\b|årig\w{0,2}|åring\w{0,4}"
    r"|år~gam\w{1,4}|jährig\w{0,2}|jahre~alt"
    r"|vuotia\w{1,4}|-vuotia\w{1,4}|ans|años|jahre|år|årene|year~old)(?!\w))"
)
_TURNS = (
    r"(?:age|aged|turn|turned|turning|turns|fyllde|fyller|fyllt|fylla|wurde|werde"
    r"|wird|geworden|cumplí|cumplió|cumplir"
    r"|cumple|cumplo|fylte|fylder|fyldte|täytin|täytti|alter~von|ålder~av|edad~de|âge~de)"
)
_IS = (
    r"(?:i~am|i’m|i'm|he’s|he's|she’s|she's|(?:he|she|who)~is|(?:i|he|she|who)~was"
    r"|jag~är|jag~var|(?:hon|han)~(?:är|var)|ich~(?:bin|war)"
    r"|(?:sie|er)~(?:ist|war)|jeg~(?:er|var)|(?:hun|han)~(?:er|var)|olen|at|vid|mit|ved"
    r"|(?:i|you|he|she|they)(?:[’']ll|~will|~would|[’']d)~be|(?:ska|skulle|vill|får)~bli"
    r"|lleg(?:ó|a|ué|o|ar|aron|ará)~a~(?:los|cumplir)|hasta~los|con~los|à|jusqu[’']à|atteint|passé"
    r"|you~are|they~are|lived~to|nearly|almost|blev|blir|bleibt|nästan|fast|bald"
    r"|presque|casi|nesten|næsten|du~är|ble"
    r"|(?:mother|father|mum|mom|dad|nan|gran|grandma|grandpa|grandad|grandmother|grandfather|aunt"
    r"|uncle|husband|wife|neighbour|neighbor|brother|sister)(?:~is|~was|[’']s)"
    r"|(?:mamma|pappa|mor|far|mormor|morfar|farmor|farfar|man|fru|bror|syster|granne|moster|faster"
    r"|svärmor|svärfar|bestemor|bestefar|søster)~(?:är|var|er)"
    r"|(?:mutter|vater|mama|papa|oma|opa|großmutter|großvater|tante|onkel|mann|frau|bruder"
    r"|schwester|schwiegermutter|schwiegervater|nachbarin|nachbar)~(?:ist|war))"
)
_MEANS_AGE = (
    rf"(?=\s?(?:[,;.!?)–—]|$)(?!\d)|\s(?:(?:in|i|im|en|on|till|à)\s(?:the\s)?(?:{MONTHS}|spring|summer|autumn|fall|winter|våras|vår|sommar|höst"
    r"|Frühjahr|Herbst|Sommer)\b|sin|sans|ohne|utan|without|con|y"
    r"|mais|quand|cuando|pero|now|and|when|i|he|she|nu|nå|och|när|und"
    r"|als|jetzt|og|da|then|today|this|last|next|while|still|noch|schon|fortfarande"
    r"|ännu|redan|stadig|ennå)\b)"
)
_NUMBER_OF = (
    "i", "på", "om", "in", "for", "över", "för", "within", "over", "after", "efter",
    "seit", "vor", "nach",
    "il y a", "hace", "durante", "pendant", "depuis", "dans", "en", "dessa",
    "de senaste", "the last", "über",
    "under", "sedan", "siden", "etter", "gennem", "gjennom",
)  # fmt: skip


_SOMEBODY_OF = tuple(
    f"{who} på" for who in ("man", "kvinna", "dam", "herre", "tant", "mann", "kvinne", "dame")
)


def _is_age(match: Match) -> bool:
    """Not how long something took: `in 95 years`, `för 100 år sedan`."""
    if any(
        word in match[0].lower() for word in ("old", "gam", "rig", "ring", "alt", "vuot", "of age")
    ):
        return True
    before = match.string[max(0, match.start() - 16) : match.start()].lower().rstrip()
    if before.endswith(_SOMEBODY_OF):
        return True
    after = match.string[match.end() : match.end() + 8].lower().split()
    return not (
        any(before == word or before.endswith(f" {word}") for word in _NUMBER_OF)
        or (after and after[0].strip(".,") in ("ago", "sedan", "siden", "later", "senare", "lang"))
    )


_UNITS = (
    r"(?!\s?(?:degrees?|grader|grad|grados|degrés|of|av|von|de~(?:las|los|nous|nos|cada|\d)|per|mg|ml|cm|km|kg|kr"
    r"|%|°|h|years?|år|days?|dagar|dage|dager|tage|jours|días|people|personer"
    r"|persons|personen"
    r"|beds|platser|plätze|hours?|timmar|timer|heures|horas|stunden|minut\w{1,4}"
    r"|weeks?|veckor|uker|uger|wochen|months?|heures?|sur|meter"
    r"|kvadrat\w{0,7}|times|gånger|pati\w{3,6}|women|men|kvinnor|män|och~\d"
    r"|and~\d|to~\d|till~\d|bis~\d|[–/-]\s?\d)\b)"
)
_WARD = (
    r"(?:ward|unit|avdelning\w{0,2}|avd\.?|enhet\w{0,2}|vårdavdelning\w{0,2}|station"
    r"|abteilung|abt\.|service|unité|pavillon|planta"
    r"|unidad|pabellón|avdeling\w{0,2}|sengepost|post|afdeling\w{0,2}|afd\.|afsnit"
    r"|osasto\w{0,4}|sal|stue|pavilion|paviljong\w{0,2}|wing|block)"
)
_ROOM = (
    r"(?:room|rum|sal|zimmer|chambre|salle|habitación|sala|rom|stue|huone\w{0,4}"
    r"|bed|säng|bett|lit|cama|seng|bay|cell)"
)
_WARD_BEGIN = beginnings(
    "ward unit avdelning avd avdelningen enhet vårdavdelning station abteilung abt service unité"
    " pavillon planta unidad pabellón avdeling sengepost post afdeling afd afsnit osasto sal stue"
    " pavilion paviljong wing block"
)
_GERMAN_HOUSE = (
    r"(?<!\w)(?:Haus|Klinik|Klinikum|Wohnheim|Pflegeheim|Seniorenheim|Altenheim|Tagesklinik"
    r"|(?:Senioren)?[Rr]esidenz|Stift|Pavillon|Wohngruppe|Kurklinik|Rehaklinik"
    r"|Fachklinik)~(?:(?:am|im|an~der)~)?[A-ZÄÖÜ][a-zäöüß]{2,20}(?:hof|berg|tal|park|garten|blick"
    r"|see|wald|quelle?|au|bach|feld|stein|burg|heim|linden?|sonne|horst|ruh|eck|höhe|hain)(?!\w)"
)
"""A house with a name: where every noun has a capital letter, its ending tells."""
_WARD_SIGN = r"(?:nr\.?~|no\.?~|nummer~|number~|nº~|n°~|#)?"

_SE_CAR = r"[A-HJ-PR-UW-Z]{3}[ -]?\d{2}[A-HJ-PR-UW-Z0-9]"
_CARS = (
    rf"{_SE_CAR}"
    r"|[A-HJ-PR-Y]{2}\d{2}[ -]?[A-HJ-PR-Z]{3}|[A-HJ-NPR-Y]\d{1,3} [A-HJ-NPR-Y]{3}"
    r"|[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} ?\d{1,4}[EH]?"
    r"|[A-HJ-NP-TV-Z]{2}-\d{3}-[A-HJ-NP-TV-Z]{2}"
    r"|(?!(?:19|20)\d\d)\d{4}[ -]?[BCDFGHJ-NPR-TV-Z]{3}"
    r"|[A-Z]{2} \d{2} ?\d{3}"
)
_PLATE = (
    r"(?:number~plate|licen[cs]e~plate|plate|plates|registration|reg(?:istration)?\.?~?(?:no\.?"
    r"|number)|regnumm?e?r\w{0,2}|registreringsnumm?e?r\w{0,2}"
    r"|reg\.?nr\.?|bilnummer|kennzeichen|nummernschild|immatriculation|plaque"
    r"|matrícula|nummerplade|skilt\w{0,2}|rekisterinumero)"
)
_NOT_CARS = (
    "PHQ",
    "GAD",
    "BDI",
    "BAI",
    "SCL",
    "ICD",
    "DSM",
    "ISO",
    "FFM",
    "WAI",
    "SRS",
    "ORS",
    "CORE",
    "DIN",
)


_MOTORS = (
    r"(?:car|van|truck|lorry|motorbike|motorcycle|taxi|bil|bilen|skåpbil\w{0,2}|lastbil\w{0,2}|auto"
    r"|wagen|motorrad|voiture|camion|moto|coche|furgoneta|carro|volvo|saab|ford|fiesta|focus|golf"
    r"|polo|passat|volkswagen|vw|audi|bmw|mercedes|opel|vauxhall|corsa|astra|toyota|yaris|corolla"
    r"|honda|nissan|micra|mazda|kia|hyundai|skoda|škoda|octavia|ibiza|fiat|punto|panda|renault"
    r"|clio|megane|peugeot|citroën|citroen|dacia|tesla|subaru|suzuki|mitsubishi|jeep|porsche)"
)
_MOTORS_BEGIN = beginnings(
    "car van truck lorry motorbike motorcycle taxi bil bilen skåpbil lastbil auto wagen motorrad"
    " voiture camion moto coche furgoneta carro volvo saab ford fiesta focus golf polo passat"
    " volkswagen vw audi bmw mercedes opel vauxhall corsa astra toyota yaris corolla honda nissan"
    " micra mazda kia hyundai skoda škoda octavia ibiza fiat punto panda renault clio megane"
    " peugeot citroën citroen dacia tesla subaru suzuki mitsubishi jeep porsche"
)


def _is_car(match: Match) -> bool:
    """Not an instrument, not an abbreviation after a year."""
    return not match[0].startswith(_NOT_CARS)


def _is_plate(match: Match) -> bool:
    return any(letter.isdigit() for letter in match[1])


LIVES = (
    Kind(
        "birth-year",
        "a year of birth",
        shape(
            rf"(?<!\w){_BORN}[\s,:(=]{{1,3}}(?:{_LINK}[\s,]{{1,2}}){{0,4}}?(?:{_FULL_YEAR}"
            rf"|{_SHORT_YEAR}){_DECADE}|(?<!\w){_BORN}~{_IN_TWO}"
        ),
        digits=2,
        begins=_BORN_BEGIN,
    ),
    Kind(
        "birth-year",
        "a year of birth",
        shape(
            r"(?<!\w)(?:(?:årgång|årskull|jahrgang|årgang|promotion|promo|quinta~del|de~la~classe)~[’'‘]?\d\d"
            r"|class~of~(?:[’'‘]\d\d|(?:19|20)\d\d))(?!\w|[.,:]\d)"
        ),
        digits=2,
        begins=beginnings("årgång årskull jahrgang årgang promotion promo quinta class classe"),
    ),
    Kind(
        "birth-year",
        "a year of birth",
        shape(
            rf"(?<!\w)(?:{_BORN}|came~into~the~world|kom~till~världen|zur~welt|vine~al~mundo"
            rf"|venue?~au~monde)[\s,:]{{1,3}}(?:{_LINK}[\s,]{{1,2}}){{0,4}}?(?:{SAID_YEAR})(?!\w)"
            rf"|(?<!\w)(?:{SAID_YEAR}),?~(?:född|född|born|geboren|née?|nací)(?!\w)"
        ),
        begins=_BORN_BEGIN | beginnings("world världen welt mundo monde"),
    ),
    Kind(
        "birth-year",
        "a year of birth",
        shape(
            rf"(?<!\w){_FROM}|(?<!\w){_FULL_YEAR}[\s,]{{1,2}}(?:(?!(?:and|but|och|men|und"
            rf"|aber|et|mais|y|pero)\b)[\w’']{{1,12}}~){{0,4}}?(?:born|baby|geboren"
            rf"|född|né|née|nací|født|syntynyt)(?!\w)"
        ),
        digits=2,
        begins=beginnings(
            "born baby geboren född né née nací født syntynyt soy suis from von från fra aus"
        ),
    ),
    Kind(
        "birth-year",
        "a year of birth",
        shape(
            r"(?<![\w:.,])(?:[3-9]\d:(?:a|or|an|orna)|[’'‘][3-9]\d[ -](?:baby|kid|vintage)"
            r"|(?:19|20)\d\d[ -](?:baby|kid|vintage|års|modell))(?!\w)"
        ),
        digits=2,
        needs=(":a", ":o", "baby", "kid", "vintage", "års", "modell"),
    ),
    Kind(
        "birth-year",
        "a year of birth",
        shape(SAID_VINTAGE),
        begins=beginnings(
            "tretti fyrti fyrtio förti femti femtio sexti sextio sjutti sjuttio åtti"
            " åttio nitti nittio ein einer eine als bin ist"
        ),
    ),
    Kind(
        "high-age",
        "an age over 89",
        shape(
            r"(?<![\w.,])(?:9\d|1[01]\d)(?:st|nd|rd|th|\.|:?[ea]|º|ème|e)?(?:~(?:birthday"
            r"|födelsedag|geburtstag|bursdag"
            r"|fødselsdag|anniversaire|cumpleaños|syntymäpäivä)|-?årsdag)\w{0,4}"
        ),
        digits=2,
        needs=("birthday", "dag", "tag", "annivers", "cumple", "syntymä"),
    ),
    Kind(
        "high-age",
        "an age over 89",
        shape(rf"{_AGE}{_YEARS_OLD}"),
        _is_age,
        digits=2,
        needs=_HIGH,
    ),
    Kind(
        "high-age",
        "an age over 89",
        shape(
            rf"(?<!\w)(?:{_TURNS}~(?:of~)?(?P<age>9\d|1[01]\d){_UNITS}(?!\w|[.,:]\d)|{_IS}~(?:9\d"
            rf"|1[01]\d){_MEANS_AGE})"
        ),
        digits=2,
        needs=_HIGH,
    ),
    Kind(
        "high-age",
        "an age over 89",
        shape(rf"{_AGE}{_YEARS_OLD}"),
        _is_age,
        needs=NINETIES_NEED,
    ),
    Kind(
        "high-age",
        "an age over 89",
        shape(
            rf"(?<!\w)(?:{_TURNS}~(?:of~)?(?:{NINETIES})(?![\w-]){_UNITS}"
            rf"|{_IS}~(?:{NINETIES})(?!\w){_MEANS_AGE})"
        ),
        needs=NINETIES_NEED,
    ),
    Kind(
        "ward",
        "a ward or a unit",
        shape(
            rf"(?<!\w)(?:ward|avdelning|vårdavdelning|avdeling|afdeling|osasto|station)~{_WARD_SIGN}"
            rf"(?:{SAID_DIGITS})(?!\w){_UNITS}"
        ),
        begins=beginnings("ward avdelning vårdavdelning afdeling osasto station"),
    ),
    Kind(
        "ward",
        "a ward or a unit",
        shape(
            rf"(?<!\w)(?i:{_WARD})(?:~|,~(?=n)){_WARD_SIGN}(?:\d{{1,4}}[A-Z]?|[A-Z]\d{{1,3}}"
            rf"|[A-Z]\d?[:-]\d{{1,3}}|(?<=[Ss]tation )\d{{1,2}}\.\d{{1,2}}(?=\s?[a-zäöü])"
            rf"|[B-HJ-Z])(?![\w:]|[.,]\d)(?i:{_UNITS})",
            case=True,
        ),
        begins=_WARD_BEGIN,
    ),
    Kind(
        "ward",
        "a house or a clinic",
        shape(_GERMAN_HOUSE, case=True),
        begins=beginnings(
            "haus klinik klinikum wohnheim pflegeheim seniorenheim altenheim tagesklinik residenz"
            " seniorenresidenz stift pavillon wohngruppe kurklinik rehaklinik"
            " fachklinik"
        ),
    ),
    Kind(
        "ward",
        "a ward or a unit",
        shape(
            rf"(?<!\w)(?:{_ROOM})~{_WARD_SIGN}(?:\d{{3,4}}[A-Z]?|\d{{1,2}}[A-Z]|[A-Z]\d{{1,3}})(?![\w:]"
            rf"|[.,]\d){_UNITS}|(?<!\w)(?:bay|bed)~{_WARD_SIGN}\d{{1,2}}(?!\w|[.,:]\d){_UNITS}"
        ),
        digits=1,
        begins=beginnings(
            "room rum sal zimmer chambre salle habitación sala rom stue huone huoneessa bed säng"
            " bett lit cama seng bay cell"
        ),
    ),
    Kind(
        "car-plate",
        "the plate of a car",
        shape(rf"(?<![\w-])(?=[A-ZÄÖÜ\d][A-ZÄÖÜ\d -])(?:{_CARS})(?![\w-])", case=True),
        _is_car,
        digits=2,
    ),
    Kind(
        "car-plate",
        "the plate of a car",
        shape(
            rf"(?<!\w){_MOTORS}[\s,:(]{{1,3}}(?:\w{{1,12}}[\s,:(]{{1,2}}){{0,2}}?"
            r"(?:[a-z]{3}\d{2}[a-z\d]|[a-z]{2}\d{2} ?[a-z]{3}|[a-z]{2}-?\d{3}-?[a-z]{2}"
            r"|\d{4}[ -][bcdfghj-np-tv-z]{3})(?![\w-])"
        ),
        digits=2,
        begins=_MOTORS_BEGIN,
    ),
    Kind(
        "car-plate",
        "the plate of a car",
        shape(
            rf"(?<!\w){_PLATE}\W{{1,3}}(?:\w{{1,5}}\W{{1,2}}){{0,2}}?"
            r"((?!s\s)(?=[A-Z0-9 -]*\d)[A-ZÄÖÜ0-9]{1,8}(?:[ -][A-Z0-9]{1,4}){0,3})(?!\w)"
        ),
        _is_plate,
        digits=1,
        begins=beginnings(
            "number licence license plate plates registration reg regnr regnummer kennzeichen"
            " nummernschild immatriculation plaque matrícula bilnummer nummerplade skilt skiltet"
            " rekisterinumero registreringsnummer"
        ),
    ),
)  # fmt: skip
"""What a life tells, looked for before the numbers that the shapes resemble."""
