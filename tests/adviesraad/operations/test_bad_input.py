"""Nonsense in addresses, searches and forms: an answer in plain words, never an error of the server."""

from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from governance.accounts import actions
from governance.workflow import Refused
from tests import factories
from tests.adviesraad.keeping import kept
from tests.adviesraad.page_reading import form_in, mistakes_in, page_in, words_in

pytestmark = pytest.mark.django_db

LISTS = ["advice_list", "commitment_list", "policy_list", "search"]
STRANGE = [
    "%00",
    "%0d%0aSet-Cookie:x=1",
    "' OR 1=1 --",
    "'; DROP TABLE advices_advice; --",
    "%27%22%5c",
    "<script>alert(1)</script>",
    "\\' & | ! ( ) <-> :* ''",
    "*:*",
    "%EF%BE%9E",
    "%ED%A0%80",
    "%F0%9F%98%80",
    "½ ⑴ ŉ ＇",
    "___ a__b",
    "a" * 10_000,
    "a " * 5_000,
    "9" * 5_000,
    "../../etc/passwd",
    "{{ 7*7 }}",
]
FILTERS = {
    "advice_list": ["council", "theme", "year", "kind", "state"],
    "commitment_list": ["state", "receiver", "kind", "made_by", "theme", "year"],
    "policy_list": ["theme", "kind"],
    "search": ["q", "soort"],
}


@pytest.fixture(scope="module")
def records(django_db_setup, django_db_blocker, tmp_path_factory):
    with kept(something_of_everything, django_db_blocker, tmp_path_factory):
        yield


def something_of_everything():
    factories.advice(themes=[factories.theme()])
    factories.commitment(made_by=factories.office_holder())
    factories.policy_version()
    factories.document()


@pytest.fixture
def site(records, client):
    return client


@pytest.mark.parametrize("words", STRANGE, ids=range(len(STRANGE)))
def test_strange_words_are_searched_for_and_shown_as_words(words, site):
    response = site.get(f"{reverse('search')}?q={words}")
    assert response.status_code == 200
    assert page_in(response).find("main").find("script") is None
    assert len(page_in(response).find(id="q")["value"]) <= 200


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("words", STRANGE, ids=range(len(STRANGE)))
def test_strange_filter_shows_the_page(words, name, site):
    question = "&".join(f"{field}={words}" for field in FILTERS[name])
    assert site.get(f"{reverse(name)}?{question}").status_code == 200


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("number", ["0", "-1", "2", "99999999", "9" * 5000, "abc", "1.5", "%00", "", "last", "²"])
def test_page_that_is_none_shows_the_nearest(number, name, site):
    response = site.get(f"{reverse(name)}?q=advies&page={number}")
    assert (response.status_code, response.context["page_obj"].number) == (200, 1)


def test_same_question_twice_in_the_address_shows_the_page(site):
    assert site.get(f"{reverse('advice_list')}?year=1&year=2&page=1&page=2").status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/adviezen/aanvragen/{big}/",
        "/adviezen/adviesraad-sociaal-domein/2024-{big}/",
        "/adviezen/adviesraad-sociaal-domein/2024-1/{big}/",
        "/adviezen/adviesraad-sociaal-domein/9999-1/",
        "/adviezen/geen-raad/2024-1/",
        "/adviezen/adviesraad-sociaal-domein/2024-1-v1/",
        "/adviezen/adviesraad-sociaal-domein/2024-0/",
        "/adviezen/adviesraad-sociaal-domein/%00/",
        "/toezeggingen/{big}/",
        "/toezeggingen/2024-{big}/",
        "/toezeggingen/%00/",
        "/beleid/%00/",
        "/beleid/../adviezen/x/",
        "/documenten/{big}/x.pdf",
        "/documenten/1/%00",
        "/documenten/1/..%2f..%2fetc%2fpasswd",
        "/documenten/1/a%0d%0aSet-Cookie:x",
        "/bestaat-niet",
    ],
)
@pytest.mark.parametrize("big", ["9" * 25, "9" * 5000])
def test_address_of_nothing_is_not_found(address, big, site):
    assert site.get(address.format(big=big)).status_code == 404


@pytest.mark.parametrize("size", [0, 30 * 1024 * 1024], ids=["empty", "30 MB"])
def test_file_of_no_size_or_too_large_stands_beside_the_field(size, client, staff):
    client.force_login(staff)
    address = reverse("progress_new", args=[factories.commitment().pk])
    typed = {"on": "2026-02-03", "text": "De proef loopt.", "file": SimpleUploadedFile("groot.txt", b"x" * size)}
    response = client.post(address, typed)
    assert list(mistakes_in(response)) == ["file"]
    assert form_in(response)["text"] == ["De proef loopt."]


@pytest.mark.parametrize(
    "name", ["virus.exe", "virus.pdf.exe", "pagina.svg", "macro.docm", "geen", "data:,x.exe", "x.js", "x.php", ".pdf"]
)
def test_file_of_another_kind_is_not_kept(name, client, staff):
    client.force_login(staff)
    address = reverse("progress_new", args=[factories.commitment().pk])
    typed = {"on": "2026-02-03", "text": "De proef loopt.", "file": SimpleUploadedFile(name, b"MZ")}
    assert list(mistakes_in(client.post(address, typed))) == ["file"]


@pytest.mark.parametrize("words", ["Woord\0woord", "\0"])
def test_null_character_stands_beside_the_field(words, client, staff):
    client.force_login(staff)
    address = reverse("progress_new", args=[factories.commitment().pk])
    assert list(mistakes_in(client.post(address, {"on": "2026-02-03", "text": words}))) == ["text"]


@pytest.mark.parametrize("revision", ["abc", "-1", "9" * 30, "9" * 5000, "\0"])
def test_nonsense_revision_loses_nothing(revision, client, staff):
    client.force_login(staff)
    record = factories.commitment("draft")
    address = reverse("commitment_edit", args=[record.pk])
    typed = {name: values[0] for name, values in form_in(client.get(address)).items()}
    assert client.post(address, typed | {"text": "Mijn woorden.", "revision": revision}).status_code == 302
    record.refresh_from_db()
    assert (record.text, record.revision) == ("Mijn woorden.", 2)


@pytest.mark.parametrize("opened", ["abc", "[]", "{", '{"text": 1}', "\0"])
def test_nonsense_about_what_was_opened_loses_nothing(opened, client, staff):
    client.force_login(staff)
    record = factories.commitment("draft")
    address = reverse("commitment_edit", args=[record.pk])
    typed = {name: values[0] for name, values in form_in(client.get(address)).items()}
    response = client.post(address, typed | {"text": "Mijn woorden.", "opened": opened})
    record.refresh_from_db()
    on_page = response.status_code == 200 and form_in(response)["text"] == ["Mijn woorden."]
    assert on_page or record.text == "Mijn woorden."


def test_very_long_text_is_kept_whole(client, staff, council):
    client.force_login(staff)
    text = "Lang verhaal. " * 20_000
    typed = {"kind": "promise", "subject": "Lang", "text": text, "made_on": "2026-02-03"}
    client.post(reverse("commitment_new"), typed | {"receiver": "advisory_council", "council": council.pk})
    assert len(council.commitments.get(subject="Lang").text) == len(text.strip())


def test_login_with_strange_words_is_a_login_again(client):
    for login in ("\0", "' OR 1=1 --", "a" * 5000, "geen@adres\r\nBcc: x@y.nl"):
        assert client.post(reverse("account_login"), {"login": login, "password": "x"}).status_code == 200
        assert "_auth_user_id" not in client.session


def test_word_that_is_only_marks_finds_nothing(site):
    response = site.get(f"{reverse('search')}?q=%EF%BE%9E")
    assert response.context["page_obj"].paginator.count == 0
    assert "0" in words_in(response)


WORDS = "De proef loopt nog. "


@pytest.mark.parametrize("typed", [{"text": WORDS * 150_000}, {"text": WORDS, **{f"f{n}": n for n in range(5000)}}])
def test_more_than_a_page_can_be_sent_says_so_and_shows_what_was_typed(typed, client, staff):
    client.force_login(staff)
    address = reverse("progress_new", args=[factories.commitment().pk])
    response = client.post(address, urlencode(typed), content_type="application/x-www-form-urlencoded")
    assert (response.status_code, "Dit is te veel voor één pagina" in words_in(response)) == (400, True)
    assert typed["text"].strip() in " ".join(page_in(response).find("blockquote").get_text().split())


def test_too_many_fields_beside_a_file_are_a_sentence(client, staff):
    client.force_login(staff)
    address = reverse("progress_new", args=[factories.commitment().pk])
    response = client.post(address, {f"f{n}": n for n in range(5001)})
    assert (response.status_code, "Dit is te veel voor één pagina" in words_in(response)) == (400, True)


def test_stranger_does_not_get_back_what_is_too_much(client):
    response = client.post(
        "/werk/", urlencode({"text": WORDS * 150_000}), content_type="application/x-www-form-urlencoded"
    )
    assert (response.status_code, "De proef" in words_in(response)) == (400, False)


def test_who_signs_in_too_often_reads_so_in_dutch(client, db, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    answers = [client.post(reverse("account_login"), {"login": "a@b.nl", "password": "x"}) for _time in range(2)]
    assert [answer.status_code for answer in answers] == [200, 429]
    assert "Wacht vijf minuten en probeer het opnieuw." in words_in(answers[1])


def test_file_that_is_of_another_kind_than_the_address_says(client, secretary):
    client.force_login(secretary)
    document = factories.document("brief.txt", b"Een brief.", by=secretary)
    response = client.get(f"{reverse('import_proposal', args=[document.pk])}?soort=toezeggingen", follow=True)
    assert response.redirect_chain == [(reverse("import_upload"), 302)]
    assert "Dit lijkt geen lijst van toezeggingen" in page_in(response).get_text()


def test_two_invitations_of_one_address_at_once(client):
    administrator = factories.person("administrator")
    actions.invite(by=administrator, email="nieuw@voorbeeldstad.example", name="Nieuw")
    with pytest.raises(Refused, match="al uitgenodigd") as refusal:
        actions.invite(by=administrator, email="nieuw@voorbeeldstad.example", name="Nieuw")
    assert refusal.value.field == "email"
