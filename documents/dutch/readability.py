"""How easily a Dutch text reads: the reading ease of Flesch, as Douma fitted it to Dutch, and its long sentences.

    reading ease = 206.835 - 0.93 x words per sentence - 77 x syllables per word

R. Flesch, "A new readability yardstick", Journal of Applied Psychology 32 (1948), pp. 221-233; W.H. Douma, "De
leesbaarheid van landbouwbladen", Wageningen (1960). Higher is easier. It counts the length of words and sentences and
nothing else: not whether a word is known, the order is clear or the text is true. On a short text it says little.
"""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from pyphen import Pyphen

from documents.dutch.sentences import split_sentences

LONG_SENTENCE = 20
"""A sentence of more words than this is long."""
ENOUGH_WORDS = 100
"""On fewer words than this the figure says little."""
EASE = [(90, "very_easy"), (80, "easy"), (70, "fairly_easy"), (60, "standard"), (50, "fairly_hard"), (30, "hard")]
"""The least reading ease of each class of Flesch; below the last one a text is very hard."""

WORD = re.compile(r"\w+(?:['’-]\w+){0,30}")
VOWELS = re.compile(
    r"eau|aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|[aeiouyáéíóúàèìòùâêîôûäëïöü]", re.IGNORECASE
)
HYPHENS = Pyphen(lang="nl_NL", left=1, right=1)


@lru_cache(maxsize=20_000)
def syllables_of(word):
    """The number of syllables of a word: its hyphenation, and where that leaves one vowel alone, its vowels."""
    parts = [part for part in re.split(r"[-'’]", word) if part]
    return max(1, sum(_syllables(part) for part in parts))


def _syllables(part):
    vowels = len(VOWELS.findall(part.lower().replace("qu", "q")))
    return max(len(HYPHENS.positions(part)) + 1 if vowels else 0, vowels)


def words_of(text):
    """The words of a text; a number is none."""
    return [word for word in WORD.findall(text) if any(letter.isalpha() for letter in word)]


@dataclass(frozen=True)
class Readability:
    """The measures of one text."""

    text: str

    @cached_property
    def sentences(self):
        return [sentence for sentence in split_sentences(self.text) if words_of(sentence)]

    @cached_property
    def words(self):
        return words_of(self.text)

    @property
    def words_per_sentence(self):
        return len(self.words) / len(self.sentences)

    @property
    def syllables_per_word(self):
        return sum(map(syllables_of, self.words)) / len(self.words)

    @property
    def ease(self):
        """The reading ease, from about -50 to about 130, or None where there are no words."""
        if not self.words:
            return None
        return 206.835 - 0.93 * self.words_per_sentence - 77 * self.syllables_per_word

    @property
    def ease_class(self):
        """Flesch's class of the reading ease, or empty."""
        if self.ease is None:
            return ""
        return next((name for least, name in EASE if self.ease >= least), "very_hard")

    @property
    def says_little(self):
        return len(self.words) < ENOUGH_WORDS

    @cached_property
    def long_sentences(self):
        """(sentence, its number of words), the longest first."""
        counted = [(sentence, len(words_of(sentence))) for sentence in self.sentences]
        return sorted((pair for pair in counted if pair[1] > LONG_SENTENCE), key=lambda pair: -pair[1])
