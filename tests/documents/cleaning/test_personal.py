"""What in a text belongs to one person, and where it stands."""

import pytest

from documents.cleaning.personal import is_citizen_number, personal_in, without_personal

FOUND = [
    ("Mail naar f.dewit@elzerveen.example.", [("mail", "f.dewit@elzerveen.example")]),
    ("Bel 06-12345678.", [("telephone", "06-12345678")]),
    ("Bel (023) 511 49 51 of 0235114951", [("telephone", "(023) 511 49 51"), ("telephone", "0235114951")]),
    ("+31 6 1234 5678 en 0031612345678", [("telephone", "+31 6 1234 5678"), ("telephone", "0031612345678")]),
    ("Bel +31 (0)6 12345678.", [("telephone", "+31 (0)6 12345678")]),
    ("Zijn nummer is 111222333.", [("citizen", "111222333")]),
    ("Zijn nummer is 1112.22.333.", [("citizen", "1112.22.333")]),
    ("Zij woont op Dorpsstraat 12a, 2021 AB.", [("address", "Dorpsstraat 12a"), ("address", "2021 AB")]),
    ("Lange Weg 3", [("address", "Lange Weg 3")]),
]
NOT_FOUND = [
    "Ons kenmerk: 123456789.",
    "Het kost 0612345678901 euro.",
    "In 2021 en 2022 was dat 3.500.000 euro.",
    "Artikel 2.1.3 van de Wmo 2015.",
    "Zij is onderweg 3 keer gebeld.",
]


@pytest.mark.parametrize(("text", "found"), FOUND)
def test_personal_words_are_found(text, found):
    assert [(each.kind, each.words) for each in personal_in(text)] == found


@pytest.mark.parametrize("text", NOT_FOUND)
def test_what_is_not_personal_stays(text):
    assert (personal_in(text), without_personal(text)) == ([], text)


def test_place_is_the_line():
    assert [each.line for each in personal_in("Een.\nTwee a@b.nl\n\nVier c@d.nl, 06 12345678")] == [2, 4, 4]


def test_personal_words_make_place_for_a_mark():
    text = "Bel 06-12345678 of mail a@b.nl, nr 111222333, Dorpsstraat 1."
    assert without_personal(text) == (
        "Bel [telefoonnummer weggelaten] of mail [mailadres weggelaten], nr [nummer weggelaten], [adres weggelaten]."
    )


@pytest.mark.parametrize(
    ("digits", "passes"), [("111222333", True), ("123456782", True), ("123456789", False), ("000000000", False)]
)
def test_check_by_eleven(digits, passes):
    assert is_citizen_number(digits) is passes
