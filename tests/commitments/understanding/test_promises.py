"""Which sentences of an answer look like a promise, and which term they name."""

from datetime import date

import pytest

from commitments.understanding.promises import Sentence, looks_like_a_promise, sentences_in

SAID_ON = date(2026, 11, 20)

PROMISES = [
    "Wij zullen in het voorjaar een proef beginnen.",
    "Het college zal de folder herschrijven.",
    "Wij zeggen u toe dat de balie op zaterdag open blijft.",
    "De wethouder komt terug op de vraag over de wachtlijst.",
    "Wij komen hier voor de zomer op terug.",
    "Met ingang van 1 januari 2027 is het vervoer kosteloos.",
    "Wij zijn bereid de regeling te verlengen.",
    "Wij gaan met de vervoerder in gesprek.",
    "In maart starten wij een proef met twee busjes.",
    "Wij zullen niet alleen de folder, maar ook de website aanpassen.",
    "Wij zullen nagaan waarom dit niet eerder is gebeurd.",
    "Wij zullen dit als eerste oppakken.",
    "Wij informeren u over de uitkomst.",
    "De balie zal op 1 maart 2027 opengaan.",
]
NO_PROMISES = [
    "Wij zullen dit niet doen.",
    "Het college zal hiervoor geen geld vrijmaken.",
    "Dat kunnen wij niet toezeggen.",
    "Wij komen hier niet op terug.",
    "Zal het college dit doen?",
    "Zeggen wij hiermee toe dat alles blijft?",
    "Als er geld is, zullen wij de proef verlengen.",
    "Wij zullen de proef verlengen als er geld is.",
    "Indien de raad instemt, starten wij een proef.",
    "Wij zullen betalen, mits het Rijk bijdraagt.",
    "Wij zouden dit graag willen.",
    "Het aantal ouderen zal de komende jaren stijgen.",
    "Het zal u duidelijk zijn dat dit tijd kost.",
    "Zoals in 2024 toegezegd, is de balie nu open.",
    "Wij hebben u dit eerder al toegezegd.",
    "Wij nemen uw advies over.",
    "Dank voor uw advies.",
    "U zegt dat de folder moeilijk leest.",
    "Wij zeggen daarover het volgende.",
    "De adviesraad zal hierover vragen stellen.",
]


@pytest.mark.parametrize("sentence", PROMISES)
def test_promise_is_offered(sentence):
    assert looks_like_a_promise(sentence)


@pytest.mark.parametrize("sentence", NO_PROMISES)
def test_no_promise_is_not_offered(sentence):
    assert not looks_like_a_promise(sentence)


@pytest.mark.parametrize(
    ("sentence", "due_on", "said"),
    [
        ("Wij zullen u vóór 1 maart 2027 informeren.", date(2027, 3, 1), ""),
        ("Met ingang van 1 januari 2027 zal het vervoer kosteloos zijn.", date(2027, 1, 1), ""),
        ("Wij zullen uiterlijk op 5 maart a.s. antwoorden.", date(2027, 3, 5), ""),
        ("Wij zullen de brief van 3 mei 2026 beantwoorden.", None, ""),
        ("Wij zullen, zoals op 3 mei 2026 gezegd, een proef starten.", None, ""),
        ("Wij zullen dit voor het zomerreces regelen.", None, "voor het zomerreces"),
        ("Wij zullen in het derde kwartaal van 2027 beginnen.", None, "in het derde kwartaal van 2027"),
        ("Wij zullen begin 2027 beginnen.", None, "begin 2027"),
        ("Wij komen hier binnen drie maanden op terug.", None, "binnen drie maanden"),
        ("Wij zullen dit najaar beginnen.", None, "dit najaar"),
        ("Wij zullen eind maart beginnen.", None, "eind maart"),
        ("Wij zullen de folder herschrijven.", None, ""),
    ],
)
def test_term_is_the_one_that_the_sentence_names(sentence, due_on, said):
    assert sentences_in(sentence, SAID_ON) == [Sentence(sentence, True, due_on, said)]


def test_every_sentence_stands_there_in_its_order():
    text = "Dank voor uw brief. Wij zullen dhr. Jansen bellen voor 1 mei 2027.\nDat lukt niet altijd."
    assert sentences_in(text, SAID_ON) == [
        Sentence("Dank voor uw brief.", False),
        Sentence("Wij zullen dhr. Jansen bellen voor 1 mei 2027.", True, date(2027, 5, 1)),
        Sentence("Dat lukt niet altijd.", False),
    ]


def test_what_completes_a_promise_goes_with_it_and_may_name_its_term():
    text = (
        "Wij zullen de folder herschrijven. Dat doen we uiterlijk op 1 mei 2027. Daarbij vragen wij u om hulp. De "
        "folder is oud. Dat is jammer."
    )
    assert sentences_in(text, SAID_ON) == [
        Sentence(
            "Wij zullen de folder herschrijven. Dat doen we uiterlijk op 1 mei 2027. Daarbij vragen wij u om hulp.",
            True,
            date(2027, 5, 1),
        ),
        Sentence("De folder is oud.", False),
        Sentence("Dat is jammer.", False),
    ]


def test_term_of_the_promise_itself_goes_before_that_of_what_completes_it():
    text = "Wij zullen voor het zomerreces bellen. Daarin noemen wij wat er voor 1 januari 2028 moet zijn."
    assert sentences_in(text, SAID_ON) == [Sentence(text, True, None, "voor het zomerreces")]


def test_second_promise_is_one_of_its_own():
    text = "Wij zullen de folder herschrijven. Dat zullen wij ook met de site doen."
    assert [sentence.text for sentence in sentences_in(text)] == [
        "Wij zullen de folder herschrijven.",
        "Dat zullen wij ook met de site doen.",
    ]


def test_no_promise_brings_no_term():
    assert sentences_in("Wij zullen dit niet voor 1 maart 2027 doen.") == [
        Sentence("Wij zullen dit niet voor 1 maart 2027 doen.", False)
    ]


@pytest.mark.parametrize("text", ["", "  ", "\n\n"])
def test_nothing_has_no_sentences(text):
    assert sentences_in(text) == []
