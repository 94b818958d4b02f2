"""Documents that people offer by mistake, told by their shape."""

import re

ARTICLE = re.compile(r"^(?:artikel|art\.)\s+\d", re.IGNORECASE)
ENACTS = re.compile(r"\bbesluit(?:en)?\s+(?:vast te stellen|tot vaststelling|de volgende)|^gelet op\b", re.IGNORECASE)
MINUTES_TITLE = re.compile(
    r"^(?:concept-?\s?)?(?:notulen|verslag|besluitenlijst|agenda|uitnodiging|vergaderverslag"
    r"|kort verslag)\b(?!.{0,20}\b(?:jaar|onderzoek))",
    re.IGNORECASE,
)
MINUTES_PARTS = re.compile(
    r"^(?:\W|\d)*(?:aanwezig|afwezig|opening|mededelingen|rondvraag|sluiting|ingekomen stukken"
    r"|vaststellen (?:van de )?agenda)\b",
    re.IGNORECASE,
)


def is_regulation(blocks):
    articles = sum(bool(ARTICLE.match(block.text)) for block in blocks)
    return articles >= 2 and any(ENACTS.search(block.text) for block in blocks)


def is_minutes(blocks):
    titled = any(MINUTES_TITLE.match(block.text) for block in blocks[:3])
    parts = sum(bool(MINUTES_PARTS.match(block.text)) for block in blocks)
    return parts >= 3 or (titled and parts >= 1)
