"""Which published texts are most like a text: those that share its rare words.

Each word that two texts share counts the more, the fewer texts it stands in (inverse document frequency, Spärck
Jones 1972): "de" counts for nothing, "scootmobiel" for much. Words are compared in all their forms, and the
beginning of a compound finds it. It does not know synonyms: "bijstand" is not found by "uitkering".
"""

from typing import NamedTuple

from django.db import connection

from documents.search.index import any_form, word_forms, words_of

MOST_WORDS = 80
SHORTEST_WORD = 4

STATEMENT = """
WITH asked AS (SELECT * FROM unnest(%(places)s::int[], %(words)s::text[]) AS asked (place, word)),
entries AS (SELECT object_id, vector FROM documents_searchentry WHERE kind = %(kind)s AND council_id = %(council)s),
hits AS (
    SELECT DISTINCT word, object_id FROM (SELECT DISTINCT word FROM asked) words
    JOIN entries ON entries.vector @@ words.word::tsquery
),
rarity AS (
    SELECT word, ln((1 + (SELECT count(DISTINCT object_id) FROM entries))::float / count(*)) AS weight
    FROM hits GROUP BY word
),
scored AS (
    SELECT place, object_id, sum(weight) AS score FROM asked JOIN hits USING (word) JOIN rarity USING (word)
    GROUP BY place, object_id
)
SELECT place, object_id, score FROM scored WHERE score >= %(enough)s ORDER BY place, score DESC, object_id DESC
"""


class Like(NamedTuple):
    """How much a record is like a text; the score has no unit and no ceiling."""

    object_id: int
    score: float


def most_like(texts, *, kind, council_id, enough=0.0):
    """For each of `texts` the Likes among the findable records of this kind and council, best first; one query."""
    asked = [(place, word) for place, text in enumerate(texts) for word in distinctive_words(text)]
    found = [[] for _text in texts]
    if asked:
        places, words = zip(*asked, strict=True)
        values = {"places": [*places], "words": [*words], "kind": kind, "council": council_id, "enough": enough}
        with connection.cursor() as cursor:
            cursor.execute(STATEMENT, values)
            for place, object_id, score in cursor.fetchall():
                found[place].append(Like(object_id, score))
    return found


def distinctive_words(text):
    """The different words of a text that are long enough to say something, as tsqueries; at most MOST_WORDS."""
    lemmas = {word_forms(word)[-1]: word for word in words_of(text) if word_forms(word)}
    kept = [word for lemma, word in lemmas.items() if len(lemma) >= SHORTEST_WORD]
    return [any_form(word) for word in kept[:MOST_WORDS]]
