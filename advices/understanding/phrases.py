"""The words by which Dutch advisory councils advise, announce their advice, and name the points of it."""

import re


def any_of(*patterns, flags=re.IGNORECASE):
    return re.compile("|".join(patterns), flags)


COUNCIL_WORD = r"(?:\w+[- ]?)?(?:raad|ASD|platform|commissie|rekenkamer\w*|panel|werkgroep)"
BODY = rf"(?:[Dd]e |[Hh]et |[Oo]nze )?{COUNCIL_WORD}(?: [A-Z]\w+){{0,8}}"
WE = rf"(?:[Ww]ij|[Ww]e|[Ii]k|{BODY})"
VERBS = (
    r"advise(?:er|ert|ren)",
    r"beve(?:el|elt|len)\b.{0,80}\baan",
    r"ra(?:ad|adt|den)\b.{0,80}\b(?:aan|af)",
    r"pleit(?:en)?\s+(?:er\s+)?(?:\w+\s+)?voor",
    r"verzoe(?:k|kt|ken)\s",
    r"vra(?:ag|agt|gen)\s+(?:u|het college|de gemeente|de gemeenteraad)\s+(?:\w+\s+){0,3}?(?:om|te)\b",
    r"drin(?:g|gt|gen)\b.{0,60}\baan",
    r"roe(?:p|pt|pen)\b.{0,80}\bop",
    r"stel(?:t|len)?\s+(?:\w+\s+)?voor",
)
# "Wij adviseren …", "Daarom pleiten wij voor …", "Ons advies is …"
ADVISES = any_of(
    rf"\b{WE}\s+(?:\w+\s+){{0,3}}?(?:{'|'.join(VERBS)})",
    rf"\b(?:advise(?:er|ert|ren)|verzoe(?:k|ken)|pleiten|bevelen)\s+(?:daarom |dan ook )?{WE}\b",
    r"\b[Oo]ns (?:\w+ ){0,2}?advies\b[^.?]{0,60}\b(?:is|luidt)\b",
    r"\b[Oo]ns (?:\w+ ){0,2}?advies(?: hierbij| daarbij)?:",
    r"^(?:Dringend |Ons )?[Aa]dvies:\s",
    r"\bis het (?:ons |dringend )?advies\b",
    r"\bhet advies (?:is|luidt)\b",
    flags=0,
)
EARLIER = any_of(r"\bgevraagd en ongevraagd|\b(?:adviseerden|geadviseerd|te adviseren)\b")
# Said of an earlier advice, of the task of the council, or of a list that follows.
ADVISES_NOTHING = any_of(
    EARLIER.pattern,
    r"\bop onderstaande punten\b|\bverwijzen wij\b",
    r"\bals volgt\b",
)
LEAD_VERB = any_of(
    r"\badvise(?:er|ert|ren)\b",
    r"\bbeve(?:elt|len)\b|\baanbevelen\b",
    r"\bra(?:adt|den)\b.{0,200}\baan\b",
    r"\bverzoe(?:kt|ken)\b",
    r"\bvra(?:agt|gen)\b (?:wij )?(?:u|het college|de gemeente|de gemeenteraad)\b",
    r"\bpleit(?:en)?\b",
    r"\broe(?:pt|pen)\b.{0,200}\bop\b",
    r"\bstel(?:t|len)\b.{0,200}\bvoor\b",
    r"\bdrin(?:gt|gen)\b.{0,200}\baan\b",
)
LEAD_NOUN = any_of(
    r"\b(?:volgende|onderstaande|onze|enkele|deze|concrete)\b[^.]{0,50}"
    r"\b(?:adviezen|aanbevelingen|adviespunten|aandachtspunten|suggesties)\b[^.,]{0,40}:?$",
    r"\b(?:advies|adviezen|aanbevelingen)\b (?:zijn|is|luidt|luiden|samengevat)\b[^.]{0,40}:$",
)
BEFORE = (
    r"(?:\W|\d|[IVX]+\.){0,40}(?:(?:ons|onze|het|de|kort|overzicht|samenvatting van|specifieke?|algemene?|concrete?"
    r"|conclusies? en|advies en)\s+){0,6}"
)
RECOMMENDS_HEADING = any_of(
    rf"^{BEFORE}(?:eind|kern|deel|hoofd|slot)?advies(?:\s+(?:aan|samengevat|in het kort|van de)\b.{{0,50}})?\s*:?$",
    rf"^{BEFORE}(?:(?:kern)?adviezen|adviespunten|aanbeveling(?:en)?|suggesties|verbeterpunten)"
    r"(?:\s+(?:van|aan|op|over|voor|en|m\.b\.t\.|in het kort|samengevat|per)\b.{0,50}|\s+\w+)?\s*:?$",
)
CONCLUDES_HEADING = any_of(
    r"^(?:\W|\d)*(?:concluderend|samenvattend|samengevat|tot slot|resumerend|conclusies?|kortom|samenvatting)\s*:?$"
)
# "Advies 1: …", "Aanbeveling 2" alone on a line
POINT = re.compile(
    r"^(?:(?:ons|het)\s+)?(?:advies(?:punt)?|aanbeveling|punt)\s+(?:nr\.?\s*|nummer\s*)?(?P<number>\d{1,2}[a-z]?|[A-Z]|[IVX]+)\b"
    r"\s*(?:[.:)–-]+\s*(?P<text>.*)|(?P<bare>))$",
    re.IGNORECASE | re.DOTALL,
)
ADVICE_COLUMN = any_of(r"(?:ons |onze )?(?:advies|adviezen|aanbeveling(?:en)?|adviespunt(?:en)?)(?: .{0,25})?")
NUMBER_COLUMN = any_of(r"nr|nummer|no|#|volgnummer")


def advises(sentence):
    return bool(ADVISES.search(sentence)) and not ADVISES_NOTHING.search(sentence)


def announces_advice(sentence):
    """ "Wij adviseren het college:", "Onze aanbevelingen zijn:" before a list."""
    return bool(LEAD_NOUN.search(sentence)) or (bool(LEAD_VERB.search(sentence)) and not EARLIER.search(sentence))
