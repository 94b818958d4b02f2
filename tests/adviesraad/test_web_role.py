"""Everything the product does, it does with the rights of the role that the web server and the worker have."""

from importlib import import_module

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from advices.tasks import make_advice_pdf
from adviesraad.tasks import gather_notices, keep_to_periods, publish_what_is_due
from governance.trail.proof import differences, read_trail
from tests import factories
from tests.adviesraad.creating_forms import CREATING
from tests.adviesraad.page_reading import filled_in
from tests.adviesraad.test_sent_twice import Sheet, counted
from tests.governance.database import sql

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("as_web_role")]


def test_these_tests_are_not_the_owner(web_role):
    assert sql(
        "SELECT current_user, pg_has_role(relowner, 'MEMBER') FROM pg_class WHERE relname = 'advices_advice'"
    ) == [(web_role, False)]


@pytest.mark.parametrize("form", CREATING)
def test_form_is_saved(form):
    sheet = Sheet(form)
    before = counted()
    page = sheet.send()
    assert (page.status_code, bool(page.redirect_chain)) == (200, True)
    assert counted() != before


def test_login_begins_and_ends_a_session(client, secretary):
    secretary.set_password("een lang geheim")
    secretary.save()
    answers = {"login": secretary.email, "password": "een lang geheim"}
    assert client.post(reverse("account_login"), answers)["Location"] == reverse("desk")
    assert Session.objects.count() == 1
    client.post(reverse("account_logout"))
    assert client.get(reverse("desk")).status_code == 302
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


def test_frozen_words_go_for_privacy(client, secretary):
    advice = factories.advice(title="Over mevrouw De Wit", summary="Bij mevrouw De Wit thuis.")
    client.force_login(secretary)
    address = f"/werk/privacy/advies/{advice.pk}/"
    looked = client.post(address, filled_in(client.get(address), words="mevrouw De Wit", reason="Op verzoek."))
    answer = client.post(address, filled_in(looked, confirm="1"))
    advice.refresh_from_db()
    assert (answer.status_code, advice.title) == (302, "Over [verwijderd om privacy]")
    assert list(differences(read_trail())) == []


def test_worker_does_its_rounds():
    advice = factories.advice()
    make_advice_pdf(advice.pk)
    for task in [gather_notices, publish_what_is_due, keep_to_periods]:
        task(0)
    assert ProcrastinateJob.objects.filter(status="failed").count() == 0


def test_index_is_made_anew():
    factories.advice()
    call_command("reindex", verbosity=0)
