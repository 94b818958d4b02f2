"""Who asks too often is told so; the count stands in the database, and says nothing about who it was."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from governance.pages.pace import forget_old_counts
from tests import factories
from tests.adviesraad.page_reading import words_in

pytestmark = pytest.mark.django_db

LOGIN = "/account/login/"


def rows():
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM governance_cache")
        return cursor.fetchall()


def codes(client, address, times, **more):
    return [client.get(address, **more).status_code for _time in range(times)]


def test_search_answers_so_often_and_each_address_apart(client, settings):
    settings.RATE_LIMITS = {"search": "2/m/ip"}
    assert codes(client, "/zoeken/?q=vervoer", 3) == [200, 200, 429]
    assert "Dit is te vaak geprobeerd" in words_in(client.get("/zoeken/?q=vervoer"))
    assert codes(client, "/zoeken/?q=vervoer", 1, REMOTE_ADDR="192.0.2.7") == [200]
    assert codes(client, "/adviezen/", 1) == [200]


def test_count_is_in_the_database_under_a_name_that_says_nothing(client, settings):
    settings.RATE_LIMITS = {"search": "2/m/ip"}
    codes(client, "/zoeken/?q=vervoer", 1, REMOTE_ADDR="192.0.2.7")
    [(key, value)] = rows()
    assert (len(key), "192.0.2.7" in key + value) == (64, False)


def test_pdf_and_reading_in_answer_so_often(client, settings, secretary, monkeypatch):
    monkeypatch.setattr("advices.views.advice.render_pdf", lambda html: b"%PDF")
    settings.RATE_LIMITS = {"pdf": "1/m/ip", "import": "1/m/user"}
    client.force_login(secretary)
    pdf = reverse("advice_preview_pdf", args=[factories.advice(status="draft").pk])
    assert codes(client, pdf, 2) == [200, 429]
    assert codes(client, reverse("import_upload"), 2) == [200, 429]


def test_counts_whose_time_is_over_go_every_night():
    cache.set("old", 1, 60)
    cache.set("new", 1, 60)
    with connection.cursor() as cursor:
        over = timezone.now() - timedelta(hours=1)
        cursor.execute("UPDATE governance_cache SET expires = %s WHERE cache_key = %s", [over, cache.make_key("old")])
    forget_old_counts()
    assert [key for key, _value in rows()] == [cache.make_key("new")]


def test_known_address_is_not_locked_out_from_outside(client, secretary):
    secretary.set_password("vier losse woorden samen")
    secretary.save()
    for _time in range(12):
        client.post(LOGIN, {"login": secretary.email, "password": "mis"}, REMOTE_ADDR="192.0.2.66")
    right = {"login": secretary.email, "password": "vier losse woorden samen"}
    assert client.post(LOGIN, right, REMOTE_ADDR="192.0.2.66").status_code == 200
    assert client.post(LOGIN, right, REMOTE_ADDR="192.0.2.7").status_code == 302
