"""What the public can find: words as written and their lemma, under one index.

PostgreSQL's own Dutch stemmer does not know that "adviezen" are "advies", so words are brought back to their lemma
here, at indexing and at asking alike. Both stand at the same position, so that a prefix still finds a compound:
"mantelzorg" finds "mantelzorgers".
"""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

import simplemma
from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db import connection, transaction
from django.db.models import F

from documents.models import SearchEntry

WORD = re.compile(r"\w+")
PART_LENGTH = 100_000
SHORTEST_PREFIX = 4
LONGEST_FORM = 100  # PostgreSQL refuses words over 2046 bytes: a line of underscores, an encoded picture
LEMMAS = {"leden": "lid"}  # simplemma takes "leden" for a form of "lijden"


@dataclass(frozen=True)
class Entry:
    """What one published record gives the public to find."""

    kind: str
    title: str
    text: str
    url: str
    council_id: int | None = None
    dated_on: date | None = None
    part: int = field(default=0, compare=False)


@lru_cache(maxsize=50_000)
def word_forms(word):
    """The word without accents and capitals, and its lemma: one or two forms, none for a loose accent."""
    surface = _plain(word)
    if not surface:
        return ()
    lemma = LEMMAS.get(surface) or _plain(simplemma.lemmatize(word.lower(), lang="nl").replace("_", ""))
    return (surface,) if lemma == surface or not WORD.fullmatch(lemma) else (surface, lemma)


def _plain(word):
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))
    return plain[:LONGEST_FORM]


def words_of(text):
    """The words of `text`; an accent that is written apart belongs to its letter."""
    return WORD.findall(unicodedata.normalize("NFC", text))


@transaction.atomic
def refresh(*records):
    """Write what the public may find of each record, or remove it when that is nothing.

    Of two that refresh the same record the second waits, and so reads what the first has written.
    """
    for record in records:
        _wait_for_others(record)
        remove(record)
        entry = record.search_entry()
        if entry:
            _write(record, entry)


def hold(*records):
    """Wait now for whoever refreshes these records: for an act that writes the trail before it refreshes."""
    for record in records:
        _wait_for_others(record)


def _wait_for_others(record):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, %s))", [record._meta.label_lower, record.pk])


def remove(record):
    SearchEntry.objects.filter(object_type=record._meta.label_lower, object_id=record.pk).delete()


def _write(record, entry):
    with connection.cursor() as cursor:
        for part, text in enumerate(_parts(entry.text)):
            cursor.execute(
                "INSERT INTO documents_searchentry"
                " (object_type, object_id, part, kind, title, text, url, council_id, dated_on, vector)"
                " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s::tsvector)",
                [
                    record._meta.label_lower,
                    record.pk,
                    part,
                    entry.kind,
                    entry.title[:300],
                    text,
                    entry.url,
                    entry.council_id,
                    entry.dated_on,
                    vector_of(entry.title, text),
                ],
            )


def _parts(text):
    """The text in parts of at most PART_LENGTH, cut between words."""
    while len(text) > PART_LENGTH:
        end = text.rfind(" ", 0, PART_LENGTH) + 1 or PART_LENGTH
        yield text[:end]
        text = text[end:]
    yield text


def vector_of(title, text):
    """The tsvector, as text: the words of the title weigh more (A) than those of the text (D)."""
    positions = {}
    words = [(w, "A") for w in words_of(title)] + [(w, "") for w in words_of(text)]
    for position, (word, weight) in enumerate(words, start=1):
        for form in word_forms(word):
            positions.setdefault(form, []).append(f"{min(position, 16383)}{weight}")
    return " ".join(f"'{form}':{','.join(places[:255])}" for form, places in positions.items())


def query_of(words):
    """The tsquery, as text, that finds every one of these words in any of its forms; "" for no words."""
    return " & ".join(any_form(word) for word in words_of(words) if word_forms(word))


def any_form(word):
    forms = [f"'{form}':*" if len(form) >= SHORTEST_PREFIX else f"'{form}'" for form in word_forms(word)]
    return f"({' | '.join(forms)})"


def search(words, user):
    """The entries that `user` may read and that hold all these words, best first."""
    query = query_of(words)
    if not query:
        return SearchEntry.objects.none()
    asked = SearchQuery(query, search_type="raw", config="simple")
    found = SearchEntry.objects.visible_to(user).filter(vector=asked)
    return found.annotate(rank=SearchRank(F("vector"), asked)).order_by(
        "-rank", F("dated_on").desc(nulls_last=True), "pk"
    )


def excerpt(text, words, length=240):
    """The part of `text` around the first word found, as (piece, is_found) pairs to be marked."""
    text = unicodedata.normalize("NFC", text)
    wanted = [form for word in words_of(words) for form in word_forms(word)]
    hits = [match for match in WORD.finditer(text) if _matches(match.group(), wanted)]
    start = max(0, hits[0].start() - length // 3) if hits else 0
    start = text.find(" ", start) + 1 if start else 0
    pieces, here = [("…" if start else "", False)], start
    for hit in hits:
        if start <= hit.start() and hit.end() <= start + length:
            pieces += [(text[here : hit.start()], False), (hit.group(), True)]
            here = hit.end()
    rest = text[here : start + length]
    pieces.append((rest if start + length >= len(text) else rest.rsplit(" ", 1)[0] + " …", False))
    return [piece for piece in pieces if piece[0]]


def _matches(word, wanted):
    forms = word_forms(word)
    return any(
        form == want or (len(want) >= SHORTEST_PREFIX and form.startswith(want)) for form in forms for want in wanted
    )
