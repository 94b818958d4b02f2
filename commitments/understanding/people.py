"""Who promised and who asked, as the sentence itself says it."""

import re

PARTICLE = r"(?:van|de|der|den|het|ten|ter|'t|in|op|el|al|Van|De|Den|Der|Ter|Ten|El)"
SURNAME = r"[A-ZÀ-Þ][\wÀ-ÿ'’-]+"
NAME = (
    rf"(?:(?:[A-Z]\.\s?)+)?(?:{PARTICLE}\s){{0,3}}{SURNAME}"
    rf"(?:[- ](?:{PARTICLE}\s){{0,2}}{SURNAME}){{0,4}}(?:\s\([\w0-9 /-]+\))?"
)
NAMES = rf"{NAME}(?:(?:,\s+(?:en\s+)?|\s+en\s+|/){NAME}){{0,15}}"
MEMBER = (
    r"(?i:(?:commissie|raads|burger|staten|kamer)?(?:lid|leden)|fractie(?:voorzitter)?|(?:de )?heer|mevrouw"
    r"|mevr\.|dhr\.|mw\.)"
)
ASKED = r"(?:vra(?:ag|gen)|verzoek(?:en)?|opmerking(?:en)?|suggestie|inbreng|oproep|motie|pleidooi|toezegging aan)"
REQUESTER = re.compile(
    r"\b(?:gevraagd door|op verzoek van|n\.a\.v\.|naar aanleiding van)\s+(?:(?:het"
    rf"|de)\s+)?(?:{MEMBER}\s+){{1,4}}(?P<by>{NAMES})|\b{ASKED}(?: en {ASKED})?\s+van\s+(?:(?:het"
    rf"|de)\s+)?(?:{MEMBER}\s+(?:van\s+)?){{1,4}}(?P<names>{NAMES})"
    rf"|\b{ASKED}\s+van\s+de\s+(?P<party>[A-Z][\w0-9-]+?)-fractie"
    rf"|\b(?:zegt|zeggen)\s+(?:{MEMBER}\s+){{1,4}}(?P<told>{NAMES})\s+toe\b|\baan\s+(?:{MEMBER}\s+){{1,4}}(?P<to>{NAMES})"
)
OFFICE = r"(?:[Ww]ethouders?|[Bb]urgemeester|[Gg]edeputeerde|[Mm]inister|[Ss]taatssecretaris|[Pp]ortefeuillehouder)"
PROMISES = (
    r"(?:zeg(?:t|gen)\b.{0,200}?\btoe\b|heeft toegezegd|is bereid|zijn bereid|komt?\b.{0,160}?\bterug"
    r"|gaat?\b.{0,60}?\bna\b|zal\b|zullen\b|stuurt\b|informeert\b|belooft\b|onderzoekt\b|laat\b.{0,40}?\bweten|"
    r"geeft aan\b|neemt\b.{0,60}?\bmee\b|pakt\b.{0,40}?\bop\b|verstrekt\b|bespreekt\b|deelt\b|levert\b|kijkt\b)"
)
STRONG = re.compile(
    r"\bzeg(?:t|gen)\b.{0,250}?\btoe\b|\btoegezegd\b|\btoezegging\b|\bkom(?:t|en)\b.{0,80}?\bterug op\b|\bkom(?:t"
    r"|en)\b.{0,20}?\bop\b.{0,120}?\bterug\b|\b(?:is|zijn) bereid\b|\bga(?:at|an)\b.{0,60}?\bna\b|\bbelooft\b",
    re.IGNORECASE | re.DOTALL,
)
MAKER = re.compile(
    rf"^(?:Toezegging|Actie)\s+(?:van\s+|door\s+)?(?:de\s+)?{OFFICE}\s+(?P<titled>{NAME})\s*[:–-]"
    rf"|\b(?P<office>{OFFICE})\s+(?P<name>{NAME})\s+(?:{PROMISES})"
    rf"|\b(?:[Dd]e\s+)?(?P<only>[Bb]urgemeester)\s+(?:{PROMISES})"
    rf"|\b(?P<college>[Hh]et [Cc]ollege)\s+(?:{PROMISES})",
    re.DOTALL,
)


def requester_in(text):
    """Whoever asked for it, where the sentence names them ("op de vraag van raadslid Jansen")."""
    match = REQUESTER.search(text)
    return (
        next((match[name] for name in ("by", "names", "party", "told", "to") if match[name]), None) if match else None
    )


def maker_in(text):
    """Whoever promises, where the sentence names one person or the college; "de wethouder" alone names nobody."""
    match = MAKER.search(text)
    if not match:
        return None
    return match["name"] or match["titled"] or (match["only"] and "burgemeester") or "college"


def promises(sentence):
    """Is this sentence, standing in running text, unmistakably a promise?"""
    maker = MAKER.search(sentence) or re.search(rf"\b(?:{OFFICE}|[Cc]ollege)\b", sentence)
    return bool(maker) and bool(STRONG.search(sentence))


def without_verbs(column):
    return re.sub(r"^(?:door|van)\s+", "", column).strip()
