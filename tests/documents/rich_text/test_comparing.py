"""What a reader sees of two texts."""

from random import Random

import pytest

from documents.rich_text.comparing import Change, Piece, compare, is_same

KEPT, REMOVED, ADDED = Change.KEPT, Change.REMOVED, Change.ADDED


def shown(before, after):
    """The pieces as one line: [-removed-] and {+added+}."""
    marks = {KEPT: "{}", REMOVED: "[-{}-]", ADDED: "{{+{}+}}"}
    return "".join(marks[piece.change].format(piece.text) for piece in compare(before, after))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", ""),
        ("Maak het vervoer kosteloos.", "Maak het vervoer kosteloos.", "Maak het vervoer kosteloos."),
        ("", "Nieuw.", "{+Nieuw.+}"),
        ("Oud.", "", "[-Oud.-]"),
        ("Maak het vervoer gratis.", "Maak het vervoer kosteloos.", "Maak het vervoer [-gratis-]{+kosteloos+}."),
        ("Maak vervoer gratis", "Maak het vervoer gratis", "Maak {+het +}vervoer gratis"),
        ("Eén.\nTwee.\nDrie.", "Eén.\nDrie.", "Eén.\n[-Twee.\n-]Drie."),
        ("zorg in de wijk", "hulp in de buurt", "[-zorg -]{+hulp +}in de [-wijk-]{+buurt+}"),
        ("geld en tijd", "rust en ruimte", "[-geld en tijd-]{+rust en ruimte+}"),
        ("een  punt", "een punt", "een punt"),
        ("een punt", "een\npunt", "een{+\n+}punt"),
        ("cliënten van ’t huis", "cliënten van het huis", "cliënten van [-’t -]{+het +}huis"),
    ],
)
def test_pieces_of_two_texts(before, after, expected):
    assert shown(before, after) == expected


def test_pieces_are_kind_and_text():
    assert compare("a b", "a c") == [Piece(KEPT, "a "), Piece(REMOVED, "b"), Piece(ADDED, "c")]


@pytest.mark.parametrize("seed", range(200))
def test_kept_and_added_are_the_new_text(seed):
    random = Random(seed)
    before, after = ("".join(random.choices("aab  .\n", k=random.randrange(40))) for _text in range(2))
    pieces = compare(before, after)
    assert "".join(piece.text for piece in pieces if piece.change != REMOVED) == after
    assert all(piece.text for piece in pieces)


@pytest.mark.parametrize(("after", "same"), [("Eén  punt.", True), ("Eén punt", False)])
def test_is_same(after, same):
    assert is_same(compare("Eén punt.", after)) is same


def test_long_passages_are_shown_whole_rather_than_word_by_word():
    old, new = "oud " * 2100, "nieuw " * 2100
    assert compare(old, new) == [Piece(REMOVED, old), Piece(ADDED, new)]
