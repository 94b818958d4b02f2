"""Rows and paragraphs that a table or the edge of a page cut in two are read as one."""

import pytest

from tests.reading_helpers import blocks_in

HEAD = "| Nr | Aanbeveling | Reactie |\n|---|---|---|\n"


def cells_in(text):
    return [block.cells for block in blocks_in(text) if block.cells]


def test_row_without_a_number_goes_on_with_the_sentence_above_it():
    text = HEAD + "| 1 | Maak een wijzer | Wij denken aan een wijzer |\n| | | waarin alle groepen staan. |\n"
    assert cells_in(text)[1:] == [("1", "Maak een wijzer", "Wij denken aan een wijzer waarin alle groepen staan.")]


def test_both_halves_of_a_row_are_joined():
    text = (
        HEAD + "| 1 | Laat de bus vaker naar het | Wij vragen de vervoerder om |\n| | dorp rijden. | een offerte. |\n"
    )
    assert cells_in(text)[1:] == [
        ("1", "Laat de bus vaker naar het dorp rijden.", "Wij vragen de vervoerder om een offerte.")
    ]


@pytest.mark.parametrize(
    "between",
    ["Pagina 2 van 5\n\n", "- 2 -\n\n", "2/5\n\n", "Pagina 2 van 5\n\n| Nr | Aanbeveling | Reactie |\n|---|---|---|\n"],
)
def test_row_goes_on_over_the_edge_of_a_page(between):
    text = f"{HEAD}| 1 | Maak een wijzer | Wij denken aan een wijzer |\n\n{between}| | | waarin alle groepen staan. |\n"
    assert ("1", "Maak een wijzer", "Wij denken aan een wijzer waarin alle groepen staan.") in cells_in(text)
    assert not any("Pagina" in block.text for block in blocks_in(text))


@pytest.mark.parametrize(
    "second",
    [
        "| | | Wij vragen de vervoerder om een offerte. |",  # a sentence of its own
        "| 2 | | waarin alle groepen staan. |",  # a number of its own
        "| | Zet bakken neer | waarin alle groepen staan. |",  # a recommendation of its own
    ],
)
def test_row_that_begins_something_stays_a_row(second):
    assert len(cells_in(f"{HEAD}| 1 | Maak een wijzer. | Wij denken aan een wijzer. |\n{second}\n")) == 3


def test_row_after_a_finished_sentence_stays_a_row():
    assert len(cells_in(f"{HEAD}| 1 | Maak een wijzer | Wij maken een wijzer. |\n| | | waarvan akte. |\n")) == 3


def test_rows_of_one_word_are_not_taken_for_a_sentence():
    assert len(cells_in("| Datum | Wat | Stand |\n|---|---|---|\n| 3 mei | bus | open |\n| | fiets | open |\n")) == 3


def test_paragraph_goes_on_over_the_edge_of_a_page():
    first = (
        "Wij willen een wijzer. Daarin staat per wijk waar iemand die hulp nodig heeft naartoe kan. Wij willen ook "
        "dat u met de scholen over de wijzer"
    )
    text = f"{first}\n\nPagina 2 van 5\n\ngaat praten, en wel voor de zomer.\n"
    assert [block.text for block in blocks_in(text)] == [f"{first} gaat praten, en wel voor de zomer."]


def test_page_number_between_whole_paragraphs_stays():
    text = "Wij willen een wijzer.\n\nPagina 2 van 5\n\nWij willen ook dat er bakken komen te staan.\n"
    assert len(blocks_in(text)) == 3
