from datetime import date

import pytest

from commitments.understanding import understand_commitments
from commitments.understanding.columns import glued_names, meaning_of
from commitments.understanding.people import maker_in, requester_in
from documents.errors import DocumentError
from tests.reading_helpers import blocks_in, blocks_of


def rows_of(name):
    return understand_commitments(blocks_of(name)).rows


def test_pipe_table_with_continuation_row():
    first, second, third = rows_of("commitments_pipe.txt")
    assert (first.reference, first.date, first.subject) == ("2023-14", date(2023, 10, 12), "Regiotaxi")
    assert (first.made_by, first.requested_by) == ("N. Okkerse", "mevr. Visser (Dorpsbelang)")
    assert (first.deadline, first.settlement) == (date(2023, 12, 1), "Memo is verzonden op 28 november 2023.")
    assert (second.deadline, second.due_as_said) == (None, "voor het zomerreces")
    assert (second.requested_by, second.settlement) == (None, "Onderzoek is gestart.")
    assert (third.deadline, third.due_as_said, third.status) == (None, "Q2 2024", "Afgedaan")
    assert first.line == 5


def test_month_first_is_decided_per_list():
    first, second = rows_of("commitments_month_first.txt")
    assert (first.date, first.deadline) == (date(2021, 2, 3), date(2021, 6, 30))
    assert (second.date, second.deadline) == (date(2021, 11, 18), date(2022, 3, 1))


def test_cells_as_bullets_below_a_glued_header():
    first, second = rows_of("commitments_glued.txt")
    assert (first.reference, first.date, first.subject, first.status) == ("T-101", date(2022, 5, 3), "Zwembad", "open")
    assert first.text == "De wethouder zegt toe de raad te informeren over de openingstijden in de winter."
    assert (second.subject, second.made_by, second.status) == (None, "P. Brandsma", None)
    assert second.text == "De wethouder gaat na of de bushalte verplaatst kan worden."


def test_records_below_each_other():
    promise, motion = rows_of("commitments_records.txt")
    assert (promise.kind, promise.reference, promise.subject) == ("promise", "2024-07", "Openingstijden wijkhuis")
    assert (promise.date, promise.deadline, promise.status) == (date(2024, 4, 4), date(2024, 7, 1), "open")
    assert promise.text == "De wethouder zal met de beheerder bespreken of het wijkhuis ook op zaterdag open kan."
    assert (motion.kind, motion.reference, motion.made_by) == ("motion", "2024-M3", "P. Brandsma")


def test_promises_in_minutes():
    rows = rows_of("commitments_minutes.txt")
    assert [(row.made_by, row.requested_by, row.date, row.deadline) for row in rows] == [
        ("Okkerse", None, date(2023, 9, 14), date(2023, 11, 1)),
        ("Hallema", None, date(2023, 9, 14), None),
        ("Brandsma", "Visser", date(2023, 9, 14), None),
    ]


def test_promise_in_minutes_has_with_it_what_completes_it():
    text = (
        "Verslag raadsvergadering 14 september 2023\n\nDe heer Postma vraagt naar de bus. Wethouder Okkerse zegt toe "
        "dat zij de vervoerder belt. Zo niet, dan schrijft zij een brief. De raad dankt haar.\n"
    )
    assert [row.text for row in understand_commitments(blocks_in(text)).rows] == [
        "Wethouder Okkerse zegt toe dat zij de vervoerder belt. Zo niet, dan schrijft zij een brief."
    ]


def test_rows_without_header_and_points_inside_a_cell():
    text = (
        "Beantwoording toezeggingen\n\n"
        "<p>3 mei 2024 / fietspad / Visser / Okkerse</p>\t<p>De wethouder gaat na wat de raad heeft gedaan.</p>\t"
        "<p>De punten zijn:</p> <ol>1. Leg het breder aan. Reactie: Dat gebeurt in 2025.2. Vraag de "
        "school. Reactie: De school doet\n"
        "---\t---\t---\n\n\t\t<p>dit jaar niet mee.</p>\n"
        "<p>3 mei 2024 / bus / Postma / Okkerse</p>\t<p>De wethouder zegt toe te bellen.</p>\t<p>Er is gebeld.</p>\n"
    )
    understood = understand_commitments(blocks_in(text))
    assert [(row.date, row.subject, row.requested_by, row.made_by) for row in understood.rows] == [
        (date(2024, 5, 3), "fietspad", "Visser", "Okkerse"),
        (date(2024, 5, 3), "bus", "Postma", "Okkerse"),
    ]
    assert understood.rows[0].settlement.endswith("De school doet dit jaar niet mee.")
    assert [(point.number, point.text, point.verdict) for point in understood.points] == [
        ("1", "Leg het breder aan.", None),
        ("2", "Vraag de school.", None),
    ]
    assert understood.points[1].reaction == "De school doet dit jaar niet mee."
    assert understood.cut_off == ()


def test_json_rows_with_status_code_and_history():
    text = (
        '{"kol": ["datum", "titel", "wie", "status", "afgedaan", "dossier_nr", "tekst", "stappen"], "r": ['
        '["2024-05-03", "Bus", "N. Okkerse", 5, "2024-06-01", "24bb01", "De wethouder zegt toe te '
        'bellen", [["2024-05-03", "toegezegd"], ["2024-06-01", "afgedaan"]]],'
        '["2024-05-04", "Markt", "Dorpsbelang", 1, "", "24bb02", "De markt te verplaatsen", '
        '[["2024-05-04", "motie ingediend"]]]]}'
    )
    promise, motion = understand_commitments(blocks_in(text, "lijst.json")).rows
    assert (promise.kind, promise.made_by, promise.requested_by) == ("promise", "N. Okkerse", None)
    assert (promise.status, promise.settled_on, promise.reference) == ("afgedaan", date(2024, 6, 1), "24bb01")
    assert (motion.kind, motion.made_by, motion.requested_by, motion.status) == ("motion", None, "Dorpsbelang", None)


def test_items_below_a_heading_of_promises_and_the_date_above_them():
    text = (
        "Besluitenlijst raadsvergadering 5 oktober 2023\n\nToezeggingen\n- Wethouder Okkerse neemt de suggestie mee.\n"
        "- De burgemeester stuurt de brief door.\n\nMoties\n- Motie M1 Groen dak: aangenomen.\n"
    )
    rows = understand_commitments(blocks_in(text)).rows
    assert [(row.made_by, row.date) for row in rows] == [
        ("Okkerse", date(2023, 10, 5)),
        ("burgemeester", date(2023, 10, 5)),
    ]


def test_numbered_titles_with_named_lines():
    text = (
        "TOEZEGGINGEN RAADSVERGADERING 22 JUNI 2023\n\n1. Zwembad\nToezegging: de wethouder stuurt de cijfers.\n"
        "Portefeuillehouder: Okkerse\nTermijn: najaar 2023\n\n2. Markt\nToezegging: de wethouder belt de ondernemers.\n"
        "Portefeuillehouder: Brandsma\nTermijn: 1 juli 2023\n"
    )
    rows = understand_commitments(blocks_in(text)).rows
    assert [(row.subject, row.made_by, row.deadline, row.date) for row in rows] == [
        ("Zwembad", "Okkerse", None, date(2023, 6, 22)),
        ("Markt", "Brandsma", date(2023, 7, 1), date(2023, 6, 22)),
    ]


def test_row_with_nothing_but_a_text_gets_nothing_else():
    text = (
        "Toezeggingen\n\nDatum\tToezegging\tWethouder\n\tDe wethouder belt terug.\t\n3 mei\tHet college "
        "schrijft een brief.\t\n"
    )
    rows = understand_commitments(blocks_in(text)).rows
    assert [(row.date, row.made_by, row.status, row.deadline, row.requested_by) for row in rows] == [(None,) * 5] * 2


@pytest.mark.parametrize(
    ("name", "meaning"),
    [
        ("Datum toezegging", "date"),
        ("Portefeuillehouder(s)", "made_by"),
        ("Fractie(s)", "requested_by"),
        ("Afgedaan op", "settled_on"),
        ("Stand van zaken d.d. 1-3-2024", "settlement"),
        ("Einddatum", "deadline"),
        ("Omschrijving", "text"),
        ("Verantwoordelijke(n)", "made_by"),
        ("Agendapunt", "ignored"),
        ("Gewicht", None),
    ],
)
def test_meaning_of_a_column(name, meaning):
    assert meaning_of(name) == meaning


def test_glued_names():
    assert glued_names("IDTitelFractie(s)Stand van zakenEinddatum") == [
        "ID",
        "Titel",
        "Fractie(s)",
        "Stand van zaken",
        "Einddatum",
    ]
    assert glued_names("De wethouder zegt toe") is None


@pytest.mark.parametrize(
    ("sentence", "maker", "requester"),
    [
        ("Wethouder Okkerse zegt toe dit na te gaan.", "Okkerse", None),
        ("De wethouder komt terug op de vraag van commissielid Van der Veen over de bus.", None, "Van der Veen"),
        (
            "Het college zal dit onderzoeken n.a.v. de vragen van de leden Postma (SP) en Visser.",
            "college",
            "Postma (SP) en Visser",
        ),
        ("De wethouder gaat na hoe het zit.", None, None),
    ],
)
def test_people_named_in_the_sentence(sentence, maker, requester):
    assert (maker_in(sentence), requester_in(sentence)) == (maker, requester)


@pytest.mark.parametrize(
    "name",
    [
        "recipe.txt",
        "regulation.txt",
        "minutes_of_a_club.txt",
        "advice_letter_numbered.txt",
        "response_letter_marked.txt",
    ],
)
def test_another_kind_of_document_is_refused(name):
    with pytest.raises(DocumentError):
        understand_commitments(blocks_of(name))
