"""Whoever is not logged in gets "not found" for every unpublished thing by every address, and reads no word of it."""

from urllib.parse import urlsplit

import pytest
from django.urls import resolve, reverse

from documents.models import Document, SearchEntry
from tests.adviesraad.addresses import public
from tests.adviesraad.crawling import crawl
from tests.adviesraad.hidden import MARKER, Hidden, advice_address
from tests.adviesraad.keeping import kept

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def hidden(django_db_setup, django_db_blocker, tmp_path_factory):
    with kept(Hidden, django_db_blocker, tmp_path_factory) as hidden:
        yield hidden


def of_hidden_advices(name, *more):
    return lambda hidden: [
        advice_address(name, advice, *more) for advice in [*hidden.advices.values(), hidden.new_version]
    ]


def file_addresses(hidden):
    """Every file but that of a public record: all of them are linked by hidden records only, or by none."""
    return [reverse("document_download", args=[file.pk, file.name]) for file in Document.objects.all()]


# {name of a public address with an argument: the addresses of everything hidden that it could show}
ADDRESSES = {
    "request_detail": lambda hidden: [reverse("request_detail", args=[each.pk]) for each in hidden.requests],
    "advice_detail": of_hidden_advices("advice_detail"),
    "advice_pdf": lambda hidden: [
        *of_hidden_advices("advice_pdf")(hidden),
        *(advice_address("advice_pdf", advice) for advice in [hidden.withdrawn, *hidden.withdrawn_versions]),
    ],
    "advice_changes": lambda hidden: [
        *of_hidden_advices("advice_changes")(hidden),
        *(advice_address("advice_changes", advice) for advice in hidden.withdrawn_versions),
    ],
    "recommendation_detail": of_hidden_advices("recommendation_detail", 1),
    "commitment_detail": lambda hidden: [
        reverse("commitment_detail", args=[each.number or f"2026-{each.pk + 900}"]) for each in hidden.commitments
    ],
    "commitment_changes": lambda hidden: [
        reverse("commitment_changes", args=[each.number or f"2026-{each.pk + 900}"]) for each in hidden.commitments
    ],
    "policy_detail": lambda hidden: [reverse("policy_detail", args=[hidden.policy.slug])],
    "theme_detail": lambda hidden: [reverse("theme_detail", args=["geen-thema"])],
    "document_download": file_addresses,
    "calendar_of_council": lambda hidden: [reverse("calendar_of_council", args=["geen-raad"])],
    "calendar_of_user": lambda hidden: [reverse("calendar_of_user", args=["geraden"])],
    "mail_unsubscribe": lambda hidden: [reverse("mail_unsubscribe", args=["vervalst"])],
}
NO_PAGES = {"advice_pdf", "document_download", "calendar_of_all", "calendar_of_council"}  # test_calendars reads them
SECRET = {"calendar_of_user", "mail_unsubscribe"}  # no page leads there


def test_every_public_address_with_an_argument_has_a_rule():
    with_argument = {pattern.name for pattern in public if pattern.pattern.converters}
    assert with_argument == set(ADDRESSES)


@pytest.mark.parametrize("name", ADDRESSES)
def test_unpublished_thing_is_not_found(name, hidden, client):
    addresses = ADDRESSES[name](hidden)
    statuses = {address: client.get(address).status_code for address in addresses}
    assert statuses == dict.fromkeys(addresses, 404)


@pytest.mark.parametrize("name", ADDRESSES)
def test_unpublished_thing_offers_a_login_that_comes_back(name, hidden, client):
    address = ADDRESSES[name](hidden)[0]
    page = client.get(address)
    assert f'href="{reverse("account_login")}?next={address.replace("/", "%2F")}"' in page.content.decode()


def test_withdrawn_advice_shows_its_notice_at_every_address_of_every_version(hidden, client):
    for advice in [hidden.withdrawn, *hidden.withdrawn_versions]:
        for address in (advice.get_absolute_url(), advice_address("recommendation_detail", advice, 1)):
            page = client.get(address)
            assert page.status_code == 200
            assert "De cijfers klopten niet." in page.content.decode()
            assert MARKER not in page.content.decode()
            assert page.templates[0].name == "advices/advice_withdrawn.html"


def test_recommendation_that_a_withdrawn_advice_never_had_is_not_found(hidden, client):
    assert client.get(advice_address("recommendation_detail", hidden.withdrawn, 2)).status_code == 404


def visited(pages):
    return {resolve(urlsplit(address).path).view_name for address in pages}


def test_no_word_of_what_is_unpublished_stands_on_any_public_page(hidden, client):
    pages = crawl(client)
    assert visited(pages) == {pattern.name for pattern in public} - NO_PAGES - SECRET - {None}
    assert [address for address, page in pages.items() if MARKER.lower() in page.content.decode().lower()] == []


def test_no_word_of_what_is_unpublished_is_found(hidden, client):
    assert not SearchEntry.objects.filter(text__icontains=MARKER).exists()
    assert not SearchEntry.objects.filter(title__icontains=MARKER).exists()
    page = client.get(reverse("search"), {"q": MARKER})
    assert page.context["page_obj"].paginator.count == 0


@pytest.mark.parametrize("name", ["secretary", "advisor", "staff"])
def test_the_marker_does_stand_where_it_may_be_read(name, hidden, client, request):
    """The crawl above would be worth nothing if these words stood nowhere."""
    client.force_login(request.getfixturevalue(name))
    assert MARKER in client.get(hidden.advices["sent"].get_absolute_url()).content.decode()
