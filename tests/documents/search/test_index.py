"""What the public finds: in any form of the word, best first, and nothing that is not public."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection

from documents.models import SearchEntry
from documents.search import index as search
from documents.search.index import Entry, excerpt, query_of, vector_of, word_forms
from tests import factories


@pytest.fixture
def index(db):
    """Puts texts in the index, each as a theme of its own: {title: text}."""

    def fill(**texts):
        for title, text in texts.items():
            record = factories.theme(title)
            search._write(record, Entry("advice", title, text, "/"))

    return fill


def found(words):
    return [entry.title for entry in search.search(words, AnonymousUser())]


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("advies", "adviezen"),
        ("adviezen", "advies"),
        ("stad", "steden"),
        ("steden", "stad"),
        ("brief", "brieven"),
        ("huizen", "huis"),
        ("kinderen", "kind"),
        ("reacties", "reactie"),
        ("lid", "leden"),
        ("leden", "lid"),
        ("mantelzorgers", "mantelzorg"),
        ("mantelzorgondersteuning", "mantelzorg"),
        ("adviezenlijst", "adviezen"),
        ("Mantelzorgers", "MANTELZORG"),
        ("MANTELZORG", "mantelzorg"),
        ("coöperatie", "cooperatie"),
        ("cooperatie", "coöperatie"),
        ("café", "CAFÉ"),
        ("één", "een"),
        ("re\u0301clame", "reclame"),
        ("2021", "2021"),
        ("Wmo", "wmo"),
        ("art_12", "art_12"),
        ("straße", "straße"),
        ("fietspad-noord", "noord"),
        ("'s-Gravenhage", "gravenhage"),
    ],
)
def test_word_is_found_in_another_form(written, asked, index):
    index(Doel=f"Hier staat {written} in een zin.", Anders="Hier staat niets.")
    assert found(asked) == ["Doel"]


@pytest.mark.parametrize(
    ("written", "asked"),
    [("mantel", "mantelzorg"), ("stadhuis", "dhuis"), ("autobus", "bus"), ("zorg", "zorgen maken"), ("a", "b")],
)
def test_another_word_is_not_found(written, asked, index):
    index(Doel=f"Hier staat {written} in een zin.")
    assert found(asked) == []


def test_all_words_must_stand_in_the_text(index):
    index(Beide="vervoer en mantelzorg", Een="vervoer", Ander="mantelzorg")
    assert found("mantelzorg vervoer") == ["Beide"]


def test_word_in_the_title_weighs_more(index):
    index(Bibliotheek="Een tekst over iets.", Vervoer="Een tekst over de bibliotheek en de bibliotheek.")
    assert found("bibliotheek") == ["Bibliotheek", "Vervoer"]


def test_words_of_title_and_text_are_found_together(index):
    index(Vervoer="naar de dagbesteding")
    assert found("vervoer dagbesteding") == ["Vervoer"]


@pytest.mark.parametrize("words", ["", "   ", "!?", "& | ! ( )", "'", "-", "\\"])
def test_nothing_asked_finds_nothing(words, index):
    index(Doel="Een tekst.")
    assert found(words) == []


@pytest.mark.parametrize("words", ["a'b", "tekst:*", "tekst & !tekst", "tekst\\", "'; drop table", "<->", "tekst ﾞ"])
def test_signs_of_the_query_language_are_only_signs(words, index):
    index(Doel="Een tekst.", Anders="a b")
    assert found(words) in ([], ["Doel"], ["Anders"])


@pytest.mark.parametrize("text", ["it's", "a\\b", "ﾞ", "x" * 5000, "_" * 3000, "é" * 3000, "½ ² ﬁ ŉ", "漢字 😀", ""])
def test_any_text_can_be_indexed(text, index):
    index(Doel=text)
    assert found("doel") == ["Doel"]


def test_long_text_is_split_and_each_part_is_found(db):
    record = factories.theme()
    text = "begin " + "woord " * 40_000 + "einde"
    search._write(record, Entry("advice", "Lang", text, "/"))
    parts = SearchEntry.objects.order_by("part")
    assert [(entry.part, len(entry.text)) for entry in parts] == [(0, 99_996), (1, 99_996), (2, 40_019)]
    assert "".join(entry.text for entry in parts) == text
    assert [e.part for e in search.search("begin", AnonymousUser())] == [0]
    assert [e.part for e in search.search("einde", AnonymousUser())] == [2]


def test_text_of_many_different_words_is_indexed(db):
    """PostgreSQL refuses more than 1 MB of lexemes."""
    text = " ".join(f"woord{number}" for number in range(150_000))
    search._write(factories.theme(), Entry("advice", "Lang", text, "/"))
    assert search.search("woord149999", AnonymousUser()).count() == 1


def test_long_title_is_cut(db):
    search._write(factories.theme(), Entry("advice", "x " * 400, "", "/"))
    assert len(SearchEntry.objects.get().title) == 300


def test_forms_of_a_word_stand_at_the_same_place():
    assert vector_of("Adviezen", "steden") == "'adviezen':1A 'advies':1A 'steden':2 'stad':2"
    assert word_forms("advies") == ("advies",)


def test_short_word_is_not_a_prefix():
    assert query_of("wmo") == "('wmo')"
    assert query_of("zorg") == "('zorg':*)"


def marked(text, words, **length):
    return "".join(f"[{piece}]" if is_found else piece for piece, is_found in excerpt(text, words, **length))


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Wij gaven adviezen.", "advies", "Wij gaven [adviezen]."),
        ("Wij gaven een Advies.", "ADVIEZEN", "Wij gaven een [Advies]."),
        ("Mantelzorgers zorgen.", "mantelzorg", "[Mantelzorgers] zorgen."),
        ("Een café en nog een cafe.", "cafe", "Een [café] en nog een [cafe]."),
        ("Een cafe\u0301.", "café", "Een [café]."),
        ("Bus en trein.", "trein bus", "[Bus] en [trein]."),
        ("Niets ervan.", "trein", "Niets ervan."),
        ("<b>bus</b>", "bus", "<b>[bus]</b>"),
        ("", "bus", ""),
    ],
)
def test_excerpt_marks_what_was_found(text, words, expected):
    assert marked(text, words) == expected


def test_excerpt_begins_near_the_first_word_found():
    text = "woord " * 50 + "vervoer" + " woord" * 50
    assert marked(text, "vervoer", length=60) == "…woord woord woord [vervoer] woord woord woord woord woord …"


def test_excerpt_of_a_text_without_spaces_is_not_empty():
    assert marked("x" * 500, "vervoer", length=60).startswith("x")


@pytest.mark.parametrize("status", ["draft", "in_review", "adopted", "sent"])
def test_unpublished_advice_is_not_found(status, db):
    factories.response(advice) if (advice := factories.advice(status=status)).status == "sent" else None
    assert SearchEntry.objects.count() == 0


def test_drafts_are_not_found(db):
    factories.advice_request()
    factories.commitment("draft")
    factories.policy_version(public=False)
    factories.policy_version(factories.policy("Geheim"), public=False, confidential=True)
    factories.response(status="draft")
    assert sorted(SearchEntry.objects.values_list("kind", flat=True)) == ["advice", "recommendation"]


def test_everything_published_is_found_by_its_words(db):
    request = factories.advice_request(subject="Woonvisie", public=True)
    factories.advice(title="Laadpalen", recommendations=["Plaats zitbanken."], request=request, status="draft")
    advice = factories.advice(title="Fietspaden", recommendations=["Plaats zitbanken."])
    factories.response(advice, reactions={1: "De rolstoelen passen niet."})
    factories.progress(factories.commitment(subject="Zwembad"), "De tegels zijn besteld.")
    factories.policy_version(factories.policy("Groenbeleid"), "concept juni")
    asked = ["woonvisie", "laadpaal", "fietspad", "zitbank", "rolstoel", "zwembad", "tegel", "groenbeleid", "juni"]
    kinds = {word: sorted({e.kind for e in search.search(word, AnonymousUser())}) for word in asked}
    assert kinds == {
        "woonvisie": ["request"],
        "laadpaal": [],
        "fietspad": ["advice", "recommendation", "response"],
        "zitbank": ["recommendation"],
        "rolstoel": ["response"],
        "zwembad": ["commitment"],
        "tegel": ["commitment"],
        "groenbeleid": ["policy"],
        "juni": ["policy"],
    }


def test_search_uses_its_index(db):
    vector = vector_of("Titel", "een tekst over vervoer")
    rows = [
        SearchEntry(object_type="a", object_id=n, kind="advice", title="Titel", text="", url="/", vector=vector)
        for n in range(2000)
    ]
    SearchEntry.objects.bulk_create(rows)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    assert "search_entry_vector" in search.search("mantelzorg", AnonymousUser()).explain()
