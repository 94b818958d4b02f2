"""The pages about mail."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from adviesraad.models import Mail, MailChoice, Notice
from adviesraad.notices.gathering import gather
from adviesraad.notices.letter import signer
from tests import factories
from tests.adviesraad.notices.mailbox import at, begin
from tests.adviesraad.page_reading import filled_in, form_in, links_in, words_in

pytestmark = pytest.mark.django_db

ADDRESS = "/werk/mail/"


@pytest.fixture
def notice(staff, secretary):
    begin()
    factories.advice(status="sent")
    gather(at())
    return Notice.objects.get()


def paces(user):
    return dict(user.mail_choices.values_list("kind", "pace"))


def test_choice_is_at_once_until_one_chooses(client, staff):
    client.force_login(staff)
    assert form_in(client.get(ADDRESS)) == {
        "work": ["at_once"],
        "due_soon": ["at_once"],
        "overdue": ["at_once"],
        "answered": ["at_once"],
    }


def test_choice_is_kept_and_shown(client, staff):
    client.force_login(staff)
    typed = filled_in(client.get(ADDRESS), work="weekly", overdue="never")
    assert "Uw keuze is bewaard." in client.post(ADDRESS, typed, follow=True).content.decode()
    assert paces(staff) == {"work": "weekly", "due_soon": "at_once", "overdue": "never", "answered": "at_once"}
    assert form_in(client.get(ADDRESS))["work"] == ["weekly"]
    client.post(ADDRESS, filled_in(client.get(ADDRESS), work="never"))
    assert paces(staff)["work"] == "never"
    assert MailChoice.objects.count() == 4


def test_link_in_a_mail_leads_over_the_login_to_the_page(client, notice, staff):
    cache.clear()
    staff.set_password("een-lang-wachtwoord")
    staff.save()
    address = reverse("notice_open", args=[notice.pk])
    page = client.get(address, follow=True)
    assert page.redirect_chain == [(f"/account/login/?next={address}", 302)]
    answers = {"login": staff.email, "password": "een-lang-wachtwoord", "next": page.context["redirect_field_value"]}
    page = client.post(reverse("account_login"), answers, follow=True)
    advice = factories.Advice.objects.get()
    assert page.redirect_chain == [(address, 302), (advice.get_absolute_url(), 302)]
    assert (page.status_code, "Advies over vervoer" in words_in(page)) == (200, True)


def test_link_of_somebody_else_leads_nowhere(client, notice, secretary):
    client.force_login(secretary)
    assert client.get(reverse("notice_open", args=[notice.pk])).status_code == 404


def test_link_to_what_one_may_no_longer_see_says_so(client, notice, staff):
    staff.memberships.update(ends_on=factories.today(-1))
    client.force_login(staff)
    page = client.get(reverse("notice_open", args=[notice.pk]), follow=True)
    assert page.redirect_chain == [(reverse("desk"), 302)]
    assert "Waar deze mail over ging, is er niet meer." in page.content.decode()


def test_unsubscribing_without_a_login_asks_first(client, staff):
    address = reverse("mail_unsubscribe", args=[signer.sign(staff.pk)])
    assert "Wilt u op staff1@voorbeeld.nl geen mail meer krijgen" in words_in(client.get(address))
    assert paces(staff) == {}
    assert "U krijgt geen mail meer" in words_in(client.post(address))
    assert paces(staff) == dict.fromkeys(["work", "due_soon", "overdue", "answered"], "never")


def test_mail_program_unsubscribes_by_itself(staff):
    """RFC 8058: one post, without cookies or our token against forged forms."""
    address = reverse("mail_unsubscribe", args=[signer.sign(staff.pk)])
    answer = Client(enforce_csrf_checks=True).post(address, {"List-Unsubscribe": "One-Click"})
    assert (answer.status_code, paces(staff)["work"]) == (200, "never")


@pytest.mark.parametrize("token", ["1:forged", "1", "x"])
def test_forged_token_unsubscribes_nobody(token, client, staff):
    address = reverse("mail_unsubscribe", args=[token])
    assert (client.get(address).status_code, client.post(address).status_code) == (404, 404)
    assert MailChoice.objects.count() == 0


def test_administrator_sees_what_did_not_arrive_and_sends_it_again(client, notice, administrator):
    Mail.objects.update(status="failed", attempts=6, problem="[Errno 111] Connection refused")
    client.force_login(administrator)
    page = client.get(reverse("mail_undelivered"))
    assert "Staff1 Jansen" in words_in(page)
    assert "De mailserver zei: [Errno 111] Connection refused" in words_in(page)
    [mail] = Mail.objects.all()
    again = reverse("mail_again", args=[mail.pk])
    assert again in links_in(page)
    assert "staff1@voorbeeld.nl" in words_in(client.get(again))
    assert client.post(again).status_code == 302
    mail.refresh_from_db()
    assert (mail.status, mail.attempts) == ("waiting", 0)
    assert "Alle mail is verstuurd." in words_in(client.get(reverse("mail_undelivered")))
    assert client.get(again).status_code == 404


def test_administrator_leaves_it_unsent(client, notice, administrator):
    Mail.objects.update(status="unsure")
    client.force_login(administrator)
    assert "Niemand weet of de mail is aangekomen." in words_in(client.get(reverse("mail_undelivered")))
    client.post(reverse("mail_let_go", args=[Mail.objects.get().pk]))
    assert Mail.objects.get().status == "dropped"
