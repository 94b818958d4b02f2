"""The verdict that a reaction says in so many words. Everything less explicit is left for a person to decide."""

import re

ADOPTED, PARTLY_ADOPTED, NOT_ADOPTED = "adopted", "partly_adopted", "not_adopted"

OVER = r"\bover\b(?=\s*(?:[,(]|$|en\b|omdat\b|want\b|maar\b|voor\b|in\b|door\b|bij\b|met\b|als\b|zoals\b))"
TAKES_OVER = re.compile(
    rf"\b(?:nemen|neemt)\s+(?:wij|we|het college|college)\b[^.;]{{0,80}}{OVER}"
    rf"|\b(?:wij|we|college)\s+(?:nemen|neemt)\b[^.;]{{0,80}}{OVER}"
    r"|\b(?:wordt|worden|is|zijn|hebben|heeft)\b[^.;]{0,60}\bovergenomen\b|^overgenomen\b",
    re.IGNORECASE,
)
REFUSES = re.compile(
    r"\b(?:nemen|neemt)\b[^.;]{0,80}\bniet\s+over\b|\bniet\s+(?:worden\s+)?over(?:genomen|nemen)\b|^niet overgenomen\b"
    r"|\bwij(?:st|zen)\b[^.;]{0,60}\b(?:advies|aanbeveling)\b[^.;]{0,40}\baf\b",
    re.IGNORECASE,
)
PARTLY = re.compile(r"\b(?:deels|gedeeltelijk|ten dele|voor een deel)\b(?!\s+(?:al|reeds))", re.IGNORECASE)
HYPOTHETICAL = re.compile(
    r"\b(?:als|indien|wanneer|mits|of|zou(?:den)?)\b[^.;]{0,60}\bover(?:nemen|genomen)?\b", re.IGNORECASE
)
POSSIBLE = re.compile(
    r"\b(?:kunnen|kan|zullen nog|onderzoek|bekijk)[^.;]{0,60}\bover(?:nemen|genomen)?\b", re.IGNORECASE
)
CELL = {
    ADOPTED: r"(?:ja|overgenomen|volledig overgenomen|geheel overgenomen|akkoord|overnemen)",
    PARTLY_ADOPTED: r"(?:deels|gedeeltelijk|ten dele|deels overgenomen|gedeeltelijk overgenomen|deels overnemen)",
    NOT_ADOPTED: r"(?:nee|niet overgenomen|afgewezen|niet overnemen|niet)",
}


def verdict_said(reaction):
    """The verdict in the reaction's own words, None when it says none or says two different things."""
    said = {_verdict_of(clause) for clause in re.split(r"[.;\n]", reaction)} - {None}
    return said.pop() if len(said) == 1 else None


def verdict_in_cell(cell):
    """The verdict in a column of its own ("Overgenomen?"), where a bare "ja" or "nee" is explicit."""
    words = cell.strip(" .").lower()
    return next((verdict for verdict, pattern in CELL.items() if re.fullmatch(pattern, words)), None)


def _verdict_of(clause):
    clause = clause.strip()
    if HYPOTHETICAL.search(clause):
        return None
    if REFUSES.search(clause):
        return PARTLY_ADOPTED if PARTLY.search(clause) else NOT_ADOPTED
    if POSSIBLE.search(clause):
        return None
    if TAKES_OVER.search(clause) or re.match(r"(?:deels|gedeeltelijk) overgenomen", clause, re.IGNORECASE):
        return PARTLY_ADOPTED if PARTLY.search(clause) else ADOPTED
    return None
