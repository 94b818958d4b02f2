from datetime import date

import pytest

from advices.understanding import understand_advice
from documents.errors import DocumentError
from tests.reading_helpers import blocks_in, blocks_of, value


def numbered(advice):
    return [(point.number, point.text) for point in advice.recommendations]


def test_letter_with_labels_and_numbered_recommendations():
    advice = understand_advice(blocks_of("advice_letter_numbered.txt"))
    assert value(advice.title) == "ongevraagd advies over de wachttijden bij de schuldhulpverlening"
    assert value(advice.kind) == "unsolicited"
    assert value(advice.issued_on) == date(2024, 2, 9)
    assert value(advice.council) == "Cliëntenraad Werk en Inkomen Waterveen"
    assert (
        value(advice.addressee)
        == "het college van burgemeester en wethouders van Waterveen t.a.v. wethouder N. Okkerse"
    )
    assert value(advice.reference) == "CR/2024/03"
    assert advice.policy_document is None
    assert advice.policy_version is None
    assert numbered(advice) == [
        ("1", "Meet vanaf nu de wachttijd van elke aanvraag en maak die elk kwartaal openbaar."),
        ("2", "Bied binnen vijf werkdagen een eerste gesprek aan, zo nodig aan de keukentafel."),
        ("3", "Herschrijf de standaardbrieven samen met mensen die er zelf een kregen."),
    ]
    assert (
        advice.recommendations[1].explanation
        == "• Doe dat ook voor ondernemers.\n• Bel wie niet verschijnt dezelfde dag nog op."
    )


def test_findings_are_no_recommendations_and_prose_gives_candidates():
    advice = understand_advice(blocks_of("advice_letter_numbered.txt"))
    assert [(one.text, one.line) for one in advice.candidates] == [
        ("Daarnaast verzoeken wij u de openingstijden van de balie te verruimen.", 33)
    ]


def test_every_value_keeps_its_passage_and_line():
    advice = understand_advice(blocks_of("advice_letter_numbered.txt"))
    assert (advice.issued_on.source, advice.issued_on.line) == ("Datum:\t9 februari 2024", 8)
    assert advice.recommendations[0].line == 26


def test_web_page_with_marked_points():
    advice = understand_advice(blocks_of("advice_marked_points.html"))
    assert value(advice.title) == "Advies over het concept Inclusiepact Waterveen 2025-2028"
    assert value(advice.kind) == "requested"
    assert value(advice.issued_on) == date(2025, 3, 14)
    assert value(advice.policy_document) == "Inclusiepact Waterveen 2025-2028"
    assert (advice.policy_version.label, advice.policy_version.on) == ("versie van 3 februari 2025", date(2025, 2, 3))
    assert numbered(advice) == [
        ("1", "Maak het meetbaar"),
        ("2", "Begin bij het eigen gebouw"),
        ("3", "Vraag jongeren zelf"),
    ]
    assert advice.recommendations[2].explanation == "Ga naar de scholen toe. Een vragenlijst is niet genoeg."
    assert advice.candidates == ()


def test_prose_without_list_gives_candidates_only():
    advice = understand_advice(blocks_of("advice_prose_only.txt"))
    assert advice.title is None
    assert value(advice.kind) == "requested"
    assert value(advice.addressee) == "wethouder Brandsma"
    assert value(advice.policy_document) == "Nota Vrijwillige Inzet 2023-2026"
    assert advice.recommendations == ()
    assert [one.text for one in advice.candidates] == [
        "Wij raden u aan om verenigingen te helpen bij het overdragen van taken.",
        "Ook pleiten wij voor een vast aanspreekpunt in ieder dorp.",
    ]


@pytest.mark.parametrize(
    "more",
    [
        "En zo niet met uitleg waarom dat niet lukt.",
        "Zo niet, leg dan uit waarom.",
        "Zo nodig met hulp van de provincie.",
        "Daarbij horen ook de dorpen.",
        "Dat geeft rust.",
        "Bij voorkeur nog voor de zomer.",
        "Tenzij de vervoerder dat niet kan. Dit moet hij dan zelf zeggen.",
    ],
)
def test_candidate_has_with_it_what_completes_it(more):
    text = f"De Sportraad Waterveen ziet lege zalen. Wij adviseren u de zaal te openen. {more} De zaal is mooi.\n"
    assert [one.text for one in understand_advice(blocks_in(text)).candidates] == [
        f"Wij adviseren u de zaal te openen. {more}"
    ]


@pytest.mark.parametrize(
    "other", ["De zaal is mooi.", "Daarom komen wij langs.", "Dat begrijpt u toch wel?", "Ook is er koffie."]
)
def test_candidate_ends_where_something_else_begins(other):
    text = f"De Sportraad Waterveen ziet lege zalen. Wij adviseren u de zaal te openen. {other}\n"
    assert [one.text for one in understand_advice(blocks_in(text)).candidates] == ["Wij adviseren u de zaal te openen."]


def test_sentence_that_advises_as_well_is_a_candidate_of_its_own():
    text = (
        "De Sportraad Waterveen ziet lege zalen. Wij adviseren u een zaal te openen. Daarbij adviseren wij u een kast "
        "te kopen.\n"
    )
    assert [one.text for one in understand_advice(blocks_in(text)).candidates] == [
        "Wij adviseren u een zaal te openen.",
        "Daarbij adviseren wij u een kast te kopen.",
    ]


def test_report_with_conclusions_and_recommendations():
    advice = understand_advice(blocks_of("advice_court_of_audit.txt"))
    assert value(advice.title) == "Rapport Grip op groen"
    assert value(advice.council) == "Rekenkamer Waterveen"
    assert value(advice.issued_on) == date(2023, 6, 2)
    assert advice.kind is None
    assert [point.number for point in advice.recommendations] == ["I", "II", "III"]
    assert advice.recommendations[0].explanation == "Zonder norm kan de raad niet sturen."


def test_numbered_headings_under_a_heading_of_advice():
    advice = understand_advice(blocks_of("advice_sections.txt"))
    assert value(advice.council) == "Jongerenraad Waterveen"
    assert value(advice.addressee) == "de gemeenteraad van Waterveen"
    assert value(advice.issued_on) == date(2025, 9, 5)
    assert (advice.policy_version.label, advice.policy_version.on) == ("concept van 20 juni 2025", date(2025, 6, 20))
    assert numbered(advice) == [
        ("1", "Schrijf het zo dat wij het snappen"),
        ("2", "Eén vast gezicht"),
        ("3", "Betrek ons eerder"),
    ]


def test_list_inside_one_sentence():
    advice = understand_advice(blocks_of("advice_runon.txt"))
    assert [point.number for point in advice.recommendations] == ["1", "2", "3"]
    assert advice.recommendations[1].text == "met de scholen te praten over het gebruik van gymzalen in de avond;"


def test_list_of_topics_is_no_advice():
    text = (
        "Geachte wethouder,\n\nU vroeg de Sportraad Waterveen om advies. Over de volgende stukken hebben "
        "wij adviezen, maar ook vragen:\n"
        "1. Nota zwembad\n2. Rooster gymzalen\n3. Cijfers 2023\n\nWij spreken u graag.\n"
    )
    assert understand_advice(blocks_in(text)).recommendations == ()


def test_table_with_a_column_of_advice():
    text = (
        "Advies van de Sportraad Waterveen\n\n| Nr | Onderwerp | Advies |\n|---|---|---|\n| 1 | Zaal | "
        "Open de zaal ook op zondag. |\n"
    )
    assert numbered(understand_advice(blocks_in(text))) == [("1", "Open de zaal ook op zondag.")]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Wij geven u gevraagd en ongevraagd advies.", None),
        ("Met dit ongevraagde advies vragen wij aandacht voor de bus.", "unsolicited"),
        ("De raad schrijft u uit eigen beweging.", "unsolicited"),
        ("Op verzoek van het college bracht de raad dit advies uit.", "requested"),
        ("Wij ontvingen het plan met het verzoek om hierop te reageren.", "requested"),
    ],
)
def test_kind_is_only_what_the_text_says(sentence, kind):
    text = f"Advies bus\n\nWmo-raad Waterveen\n\n{sentence} Wij adviseren u om vaker te rijden."
    assert value(understand_advice(blocks_in(text)).kind) == kind


def test_no_date_is_invented_from_the_policy_document():
    text = (
        "Advies van de Wmo-raad Waterveen\n\nWij lazen het Vervoersplan van september 2021 en de brief "
        "van 3 mei 2021.\n\nWij adviseren u te wachten."
    )
    assert understand_advice(blocks_in(text)).issued_on is None


@pytest.mark.parametrize(
    "name",
    [
        "recipe.txt",
        "regulation.txt",
        "minutes_of_a_club.txt",
        "commitments_pipe.txt",
        "commitments_month_first.txt",
        "response_letter_marked.txt",
        "response_numbered_prose.txt",
        "response_table.html",
    ],
)
def test_another_kind_of_document_is_refused(name):
    with pytest.raises(DocumentError):
        understand_advice(blocks_of(name))
