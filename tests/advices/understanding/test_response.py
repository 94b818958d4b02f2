from datetime import date

import pytest

from advices.understanding import understand_response
from advices.understanding.verdicts import verdict_said
from documents.errors import DocumentError
from tests.reading_helpers import blocks_in, blocks_of, value


def test_letter_with_marked_points():
    response = understand_response(blocks_of("response_letter_marked.txt"))
    assert value(response.issued_on) == date(2025, 5, 6)
    assert [(point.number, point.text, point.verdict) for point in response.points] == [
        ("1", "Maak het meetbaar", "adopted"),
        ("2", "Begin bij het eigen gebouw", None),
        ("3", "Vraag jongeren zelf", "not_adopted"),
    ]
    assert response.points[1].reaction == (
        "In 2026 wordt de hoofdingang verbouwd. Over de zijingang kunnen wij nog niets zeggen.\nDe "
        "kosten zijn nog niet bekend."
    )


def test_table_with_a_column_for_the_verdict():
    response = understand_response(blocks_of("response_table.html"))
    assert [(point.number, point.reaction, point.verdict) for point in response.points] == [
        ("1", "Wij maken een richtlijn, geen norm.", "partly_adopted"),
        ("2", "Vanaf 2024 in de bestuursrapportages.", "adopted"),
        ("3", "Hierover gaan wij met de raad in gesprek.", None),
    ]


def test_question_and_answer_with_a_list_inside_the_answer():
    response = understand_response(blocks_of("response_questions_headings.txt"))
    assert [point.number for point in response.points] == ["1", "2"]
    assert response.points[0].text == "Waarom is de eigen bijdrage voor de regiotaxi verhoogd?"
    assert (
        response.points[0].reaction
        == "De vervoerder rekent meer. Dat komt door:\nhogere brandstofprijzen;\nminder reizigers."
    )


def test_prose_that_names_the_numbers():
    response = understand_response(blocks_of("response_numbered_prose.txt"))
    assert [point.number for point in response.points] == ["1", "2", "3"]
    assert response.points[2].reaction == "Wat betreft aanbeveling 3 delen wij uw mening."


def test_points_without_number_or_name():
    text = (
        "Onderwerp: reactie op uw advies\n\nU adviseert een respijtplek per dorp.\nReactie: Wij nemen "
        "dit gedeeltelijk over.\n\n"
        "U adviseert een hogere waardering.\nReactie: Dat kunnen wij niet betalen.\n"
    )
    assert [(point.text, point.verdict) for point in understand_response(blocks_in(text)).points] == [
        ("U adviseert een respijtplek per dorp.", "partly_adopted"),
        ("U adviseert een hogere waardering.", None),
    ]


def test_points_numbered_and_answered_below():
    text = (
        "Beantwoording adviezen jongerenraad\n\n1. Maak de bus gratis.\nDe provincie gaat daarover.\n\n"
        "2. Zet meer bakken neer.\nDat is gebeurd.\n"
    )
    assert [(point.number, point.text, point.reaction) for point in understand_response(blocks_in(text)).points] == [
        ("1", "Maak de bus gratis.", "De provincie gaat daarover."),
        ("2", "Zet meer bakken neer.", "Dat is gebeurd."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Aanbeveling 1\nDat nemen wij over.\n\nAanbeveling 2\nDat nemen wij niet over.\n",
        "Aanbeveling 1: Dat nemen wij over.\n\nAanbeveling 2: Dat nemen wij niet over.\n",
        "1. Dat nemen wij over.\n\n2. Dat nemen wij niet over.\n",
    ],
)
def test_reactions_below_or_behind_the_number_alone(text):
    response = understand_response(blocks_in(f"Reactie op uw advies over de bus\n\n{text}"))
    assert [(point.number, point.text, point.reaction, point.verdict) for point in response.points] == [
        ("1", "", "Dat nemen wij over.", "adopted"),
        ("2", "", "Dat nemen wij niet over.", "not_adopted"),
    ]


def test_points_run_on_in_one_paragraph():
    text = (
        "Reactie op de punten van de raad\n\nDe punten zijn: 1. Kijk naar binnen. Reactie: Dat doen "
        "wij.2. Meld het terug. Reactie: Ook dat.\n"
    )
    assert [(point.number, point.text, point.reaction) for point in understand_response(blocks_in(text)).points] == [
        ("1", "Kijk naar binnen.", "Dat doen wij."),
        ("2", "Meld het terug.", "Ook dat."),
    ]


def test_answer_in_general_terms_only():
    text = (
        "Collegereactie op het advies over ouderen\n\nHet college waardeert het advies. In de woonvisie "
        "komt het onderwerp terug.\n"
    )
    response = understand_response(blocks_in(text))
    assert response.points == ()
    assert "In de woonvisie komt het onderwerp terug." in response.general_text


@pytest.mark.parametrize(
    ("reaction", "verdict"),
    [
        ("Dit advies nemen wij over.", "adopted"),
        ("Het college neemt deze aanbeveling over en gaat aan de slag.", "adopted"),
        ("De aanbeveling wordt overgenomen.", "adopted"),
        ("Wij nemen dit advies niet over.", "not_adopted"),
        ("Dit punt wordt niet overgenomen, omdat het geld er niet is.", "not_adopted"),
        ("Wij nemen dit deels over.", "partly_adopted"),
        ("Het college onderzoekt of dit kan worden overgenomen.", None),
        ("Als de raad instemt, nemen wij dit over.", None),
        ("Wij nemen contact met u op over dit punt.", None),
        ("Dat doen wij al.", None),
        ("De aanbeveling is afgehandeld.", None),
        ("Het eerste nemen wij over. Het tweede nemen wij niet over.", None),
    ],
)
def test_verdict_only_in_so_many_words(reaction, verdict):
    assert verdict_said(reaction) == verdict


@pytest.mark.parametrize(
    "name",
    ["recipe.txt", "regulation.txt", "advice_letter_numbered.txt", "advice_marked_points.html", "commitments_pipe.txt"],
)
def test_another_kind_of_document_is_refused(name):
    with pytest.raises(DocumentError):
        understand_response(blocks_of(name))


def test_reaction_that_goes_on_in_the_next_row_is_whole():
    text = (
        "Reactie op uw advies\n\n| Nr | Aanbeveling | Reactie |\n|---|---|---|\n| 1 | Maak een wijzer. | Wij nemen dit "
        "over. Wij denken aan een wijzer |\n\nPagina 2 van 3\n\n| | | waarin alle groepen staan. |\n| 2 | Vraag de "
        "school. | Dat doen wij. |\n"
    )
    response = understand_response(blocks_in(text))
    assert [(point.number, point.reaction) for point in response.points] == [
        ("1", "Wij nemen dit over. Wij denken aan een wijzer waarin alle groepen staan."),
        ("2", "Dat doen wij."),
    ]
    assert response.cut_off == ()


def test_reaction_in_the_middle_that_stops_halfway_is_said():
    text = (
        "Reactie op uw advies\n\nAdvies 1: Maak een wijzer.\nReactie: Wij nemen dit over. Gedacht kan worden aan een "
        "algemene participatiewaai\n\nAdvies 2: Vraag de school.\nReactie: Dat doen wij.\n"
    )
    response = understand_response(blocks_in(text))
    assert [point.number for point in response.cut_off] == ["1"]
    assert response.is_cut_off is False
