"""The names that councils give to the columns of their lists, and what each means."""

import re

# First match wins, so the more particular names stand first. Names are compared in lower case, without punctuation.
COLUMNS = {
    "settled_on": (
        r"(?:datum )?(?:afgedaan|afgehandeld|afgerond|voldaan)(?: op| d d| dd| datum)?",
        r"datum (?:van )?(?:afdoening|afhandeling)|(?:afdoenings?|afhandel) ?datum",
    ),
    "deadline": (
        r"(?:afdoenings|behandel|uitvoerings)?termijn(?: .*)?|deadline|wanneer|uiterste datum",
        r"(?:eind|streef|verval|rappel|afloop|plan)datum(?: .*)?",
        r"planning(?: .*)?|verwachte?(?: .*)?|uiterlijke?(?: .*)?",
        r"gereed(?: voor| op| datum)?|datum gereed",
        r"(?:afdoen|afhandelen|afdoening|klaar) (?:voor|uiterlijk)",
    ),
    "date": (
        r"(?:.* )?datum|d d|dd|date|(?:toegezegd|gedaan|ingediend|aangenomen) op|vergadering d d",
        r"datum (?:van )?(?:de )?(?:toezegging|(?:raads)?vergadering|motie|raad|ontstaan|indiening|commissie|besluit)",
        r"datum (?:ingediend|bijeenkomst)|(?:toezeggings|vergader|ingangs|raads|ontstaans)datum",
    ),
    "reference": (
        r"id|nr|no|#|nummer|volg ?(?:nr|nummer)|kenmerk|code|zaak ?(?:nr|nummer)?|ref(?:erentie)?",
        r"(?:registratie|toezeggings?|motie|reg|raads) ?(?:nr|nummer)",
    ),
    "subject": (
        r"onderwerp(?: .*)?|onderwerpen|titel|title|betreft|korte? omschrijving|korte titel",
        r"naam (?:motie|toezegging)|motie titel|agendapunt onderwerp",
    ),
    "requested_by": (
        r"(?:toegezegd |gedaan )?aan(?: wie)?|indiener(?: ?s)?(?: .*)?|ingediend door|(?:aan)?gevraagd door(?: .*)?",
        r"op verzoek van|vraagsteller(?: ?s)?|vrager|verzoeker|steller|initiatiefnemers?",
        r"fractie(?: ?s)?|partij(?:en)?|raadslid(?: .*)?|raadsleden|kamerleden|lid|leden",
    ),
    "made_by": (
        r"portefeuille ?houders?(?: ?s)?|pfh|ph|port ?h|wethouders?|burgemeester wethouder|college ?lid|bestuurder",
        r"verantwoordelijk(?:e|en|e n)?(?: .*)?|belover|toezegger|toezegging van",
        r"actiehouder|bewindspersoon|bewindspersonen",
        r"(?:toegezegd|gedaan|toezegging|toezegging gedaan) door|door(?: wie)?",
    ),
    "who": (r"wie|naam",),
    "history": (r"stappen|historie|geschiedenis|verloop|statusverloop|status historie",),
    "settlement": (
        r"stand van zaken(?: .*)?|stavaza|svz|(?:laatste|actuele) stand|voortgang(?: .*)?|voortgangsbericht",
        r"afdoening(?: .*)?|afhandeling(?: .*)?|wijze van (?:afdoening|afhandeling)|resultaat|uitvoering",
        r"beantwoording|antwoord|reactie(?: .*)?|toelichting(?: .*)?|opmerking(?:en)?|terugkoppeling",
    ),
    "status": (r"status(?: .*)?|stand|fase|open afgedaan|afgedaan ja nee|voldaan ja nee",),
    "text": (
        r"(?:tekst|inhoud|omschrijving|beschrijving|formulering|dictum)",
        r"(?:tekst|inhoud|omschrijving) (?:van )?(?:de )?(?:toezegging|motie|afspraak)",
        r"toezegging(?:en)?(?: .*)?|moties?|motie toezegging|actie(?:punt)?|afspraak|belofte|besluit|wat",
    ),
    "committee": (r"commissie|gremium|vergadering|orgaan|bijeenkomst|forum|raad commissie|soort vergadering",),
    "kind": (r"soort|type|categorie|aard",),
    "ignored": (r"agendapunt|bijlagen?|documenten|stemming|thema|programma|afdeling|behandelaar|dossier|link|url",),
}
PATTERNS = {meaning: re.compile("|".join(names)) for meaning, names in COLUMNS.items()}
MAX_NAME = 60


def normal(name):
    return re.sub(r"[^\wÀ-ÿ#]+", " ", name).strip().lower()


def meaning_of(name):
    """What a column of this name holds, or None."""
    words = normal(name)
    if not words or len(name) > MAX_NAME:
        return None
    return next((meaning for meaning, pattern in PATTERNS.items() if pattern.fullmatch(words)), None)


def meanings_of(cells):
    """{column index: meaning} for a header row; of two columns that would mean the same, the first has it."""
    meanings = {}
    for index, cell in enumerate(cells):
        meaning = meaning_of(cell)
        if meaning and (meaning not in meanings.values() or meaning == "ignored"):
            meanings[index] = meaning
    return meanings


def is_header(cells, marked=False):
    """Do these cells name the columns of a list of commitments? Two known names, or most of them, are needed."""
    filled = [cell for cell in cells if cell.strip()]
    known = [meaning for meaning in meanings_of(cells).values() if meaning != "ignored"]
    enough = len(known) >= 2 and len(known) >= 0.4 * len(filled)
    return (
        enough and bool({"text", "subject", "settlement"} & set(known)) and (marked or len(known) >= 0.6 * len(filled))
    )


def glued_names(line):
    """The column names of a header whose cells were glued together ("IDTitelStatus"), or None.

    Each new name begins with a capital letter; the line is cut there and the pieces must be known names.
    """
    pieces = re.findall(r"[A-Z#](?:[A-Z]+(?![a-z])|[^A-Z#]*)", line.strip())
    names, index = [], 0
    while index < len(pieces):
        size = next(
            (n for n in (3, 2, 1) if meaning_of("".join(pieces[index : index + n])) and index + n <= len(pieces)), 0
        )
        if not size:
            return None
        names.append("".join(pieces[index : index + size]))
        index += size
    known = [name for name in names if meaning_of(name) != "ignored"]
    return names if len(names) >= 3 and len(known) >= 3 else None
