"""The reading ease of texts counted by hand, their long sentences, and the words of officials in them."""

import pytest

from documents.dutch.officialese import PLAIN, Hint, hints_in
from documents.dutch.readability import Readability, syllables_of, words_of

# By hand: 4 words, 1 sentence, 4 syllables.
CAT = "De kat is ziek."
# By hand: 5 + 5 words, 2 sentences, 8 + 8 syllables: ge-meen-te ant-woordt snel niet nu, wij vra-gen een be-ter
# be-leid.
ANSWER = "Gemeente antwoordt snel niet nu. Wij vragen een beter beleid."
# By hand: 9 words, 1 sentence, 35 syllables: on-der-steu-nings-be-hoef-ten van man-tel-zor-gers recht-vaar-di-gen
# aan-vul-len-de be-leids-maat-re-ge-len bin-nen ge-meen-te-lij-ke ka-ders.
HARD = "Ondersteuningsbehoeften van mantelzorgers rechtvaardigen aanvullende beleidsmaatregelen "
HARD += "binnen gemeentelijke kaders."


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        *[
            ("kat", 1),
            ("de", 1),
            ("wij", 1),
            ("vrije", 2),
            ("gemeente", 3),
            ("adviesraad", 3),
            ("egel", 2),
            ("olie", 2),
        ],
        *[("idee", 2), ("ideeën", 3), ("oceaan", 3), ("museum", 3), ("radio", 3), ("situatie", 4), ("coördinatie", 5)],
        *[("uiteraard", 3), ("moeilijk", 2), ("nieuwe", 2), ("niveaus", 2), ("quorum", 2), ("beoordeling", 4)],
        *[("initiatief", 5), ("cliënt", 2), ("zo'n", 1), ("zee-egel", 3), ("mooie", 2), ("beïnvloeden", 4), ("'s", 1)],
        *[("geïnteresseerd", 5), ("auto's", 2), ("reactie", 3), ("COLLEGE", 3), ("hm", 1)],
    ],
)
def test_syllables_are_those_counted_by_hand(word, syllables):
    assert syllables_of(word) == syllables


@pytest.mark.parametrize(
    ("text", "words", "sentences", "syllables"), [(CAT, 4, 1, 4), (ANSWER, 10, 2, 16), (HARD, 9, 1, 35)]
)
def test_reading_ease_follows_from_counts_by_hand(text, words, sentences, syllables):
    measured = Readability(text)
    assert (len(measured.words), len(measured.sentences)) == (words, sentences)
    assert sum(map(syllables_of, measured.words)) == syllables
    assert measured.ease == pytest.approx(206.835 - 0.93 * words / sentences - 77 * syllables / words)


def test_reading_ease_of_a_simple_sentence_to_the_digit():
    assert Readability(CAT).ease == pytest.approx(206.835 - 3.72 - 77)  # 126.115


@pytest.mark.parametrize(
    "text",
    [
        "Zie o.a. Artikel 2 van de wet.",
        "De brief d.d. 3 mei is er.",
        "Volgens art. 2.1.3 Wmo mag het.",
        "Dit geldt d.w.z. Niet voor u.",
        "Mevr. J. de Vries vroeg het.",
    ],
)
def test_abbreviation_does_not_end_a_sentence(text):
    assert len(Readability(text).sentences) == 1


def test_every_item_of_a_list_is_a_sentence():
    assert len(Readability("Wij vragen:\n- een bus\n- een bank\n\n---\n").sentences) == 3


@pytest.mark.parametrize("text", ["", " \n ", "2026 - 12", "…!?"])
def test_text_without_words_has_no_reading_ease(text):
    measured = Readability(text)
    assert (measured.ease, measured.ease_class, measured.long_sentences) == (None, "", [])


def test_number_is_no_word():
    assert words_of("In 2026 kwamen 12 m² zo'n 3e keer") == ["In", "kwamen", "m²", "zo'n", "3e", "keer"]


@pytest.mark.parametrize(("text", "name"), [(CAT, "very_easy"), (HARD, "very_hard"), (ANSWER, "fairly_easy")])
def test_class_of_the_reading_ease(text, name):
    measured = Readability(text)
    assert (measured.ease_class, measured.says_little) == (name, True)


def test_sentence_is_long_from_the_twenty_first_word():
    twenty, more = " ".join(["woord"] * 20), " ".join(["langer"] * 21)
    found = Readability(f"{twenty}.\n{more}.\n{more} en nog meer.").long_sentences
    assert found == [(f"{more} en nog meer.", 24), (f"{more}.", 21)]


def test_words_of_officials_are_found_with_a_plain_word():
    text = "Inzake de pilot: inzake\nmet  betrekking tot dient te, c.q. reeds."
    assert hints_in(text) == [
        Hint("inzake", "over", 2),
        Hint("c.q.", "of", 1),
        Hint("dient te", "moet", 1),
        Hint("met betrekking tot", "over", 1),
        Hint("pilot", "proef", 1),
        Hint("reeds", "al", 1),
    ]


@pytest.mark.parametrize("text", ["", "Daarom doen wij mee.", "daarover, proefpilot-plan, nadering", "heden-daags"])
def test_part_of_another_word_is_no_hint(text):
    assert hints_in(text) == []


def test_no_plain_word_is_itself_a_word_of_officials():
    plain = {word for words in PLAIN.values() for word in words.split(", ")}
    assert len(PLAIN) >= 80
    assert not plain & set(PLAIN)
