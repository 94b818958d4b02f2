"""Words of officials, each with the plain words that say the same. The list is our own."""

import re
from collections import Counter
from typing import NamedTuple

PLAIN = {
    "aangaande": "over",
    "aangelegenheid": "zaak",
    "aanvangen": "beginnen",
    "aanvang": "begin",
    "aanwenden": "gebruiken",
    "adequaat": "goed, genoeg",
    "afdoende": "genoeg",
    "alsmede": "en ook",
    "alsook": "en ook",
    "alvorens": "voordat",
    "ambtshalve": "uit zichzelf",
    "behelst": "gaat over",
    "behoudens": "behalve",
    "bekrachtigen": "bevestigen",
    "beogen": "willen bereiken",
    "beoogt": "wil bereiken",
    "bewerkstelligen": "zorgen voor",
    "bezien": "bekijken",
    "bij gebreke van": "zonder",
    "casu quo": "of",
    "c.q.": "of",
    "conform": "volgens",
    "dan wel": "of",
    "de facto": "in de praktijk",
    "derhalve": "daarom",
    "dienaangaande": "daarover",
    "dient te": "moet",
    "dienen te": "moeten",
    "dienovereenkomstig": "zo",
    "discrepantie": "verschil",
    "doch": "maar",
    "doelgroep": "mensen voor wie dit is",
    "doorgeleiden": "doorsturen",
    "echter": "maar",
    "eerst na": "pas na",
    "evenals": "net als",
    "evident": "duidelijk",
    "exploiteren": "gebruiken",
    "faciliteren": "mogelijk maken, helpen",
    "fluctueren": "wisselen",
    "formaliseren": "vastleggen",
    "geenszins": "niet",
    "geëigend": "passend",
    "gelieve": "wilt u",
    "gremium": "groep",
    "gremia": "groepen",
    "heden": "nu, vandaag",
    "hieromtrent": "hierover",
    "hieruit vloeit voort": "daardoor",
    "ingevolge": "door, volgens",
    "ingeval": "als",
    "initiëren": "beginnen",
    "in casu": "hier",
    "in het kader van": "voor, bij",
    "indien": "als",
    "inzake": "over",
    "inzichtelijk maken": "laten zien",
    "krachtens": "volgens",
    "met betrekking tot": "over",
    "met inachtneming van": "volgens",
    "met name": "vooral",
    "middels": "met, door",
    "mitigeren": "minder erg maken",
    "mits": "als",
    "monitoren": "volgen",
    "nadien": "daarna",
    "navenant": "ook zo",
    "nochtans": "toch",
    "omtrent": "over",
    "onderhavige": "deze, dit",
    "onverwijld": "meteen",
    "op grond van": "door, volgens",
    "participeren": "meedoen",
    "pilot": "proef",
    "prioriteren": "kiezen wat eerst komt",
    "realiseren": "maken, doen",
    "reeds": "al",
    "respectievelijk": "en, of",
    "stagneren": "stilstaan",
    "stakeholders": "betrokkenen",
    "substantieel": "flink",
    "te allen tijde": "altijd",
    "te dien einde": "daarvoor",
    "teneinde": "om",
    "ter zake": "hierover",
    "tevens": "ook",
    "ten aanzien van": "over",
    "ten behoeve van": "voor",
    "ten gevolge van": "door",
    "thans": "nu",
    "trachten": "proberen",
    "uit hoofde van": "vanwege",
    "verstrekken": "geven",
    "vigerend": "geldend",
    "vigerende": "geldende",
    "voornemens zijn": "van plan zijn",
    "vooralsnog": "voorlopig",
    "voorts": "ook, verder",
    "zodoende": "zo",
    "zulks": "dat",
}
FOUND = re.compile(
    rf"(?<![\w-])(?:{'|'.join(re.escape(w) for w in sorted(PLAIN, key=len, reverse=True))})(?![\w-])", re.I
)


class Hint(NamedTuple):
    """A word of officials in a text: how often it stands there and what says the same."""

    word: str
    plain: str
    times: int


def hints_in(text):
    """The Hints for a text, the most frequent word first."""
    words = [" ".join(word.lower().split()) for word in FOUND.findall(" ".join(text.split()))]
    counted = Counter(words)
    return [Hint(word, PLAIN[word], counted[word]) for word in sorted(counted, key=lambda w: (-counted[w], w))]
