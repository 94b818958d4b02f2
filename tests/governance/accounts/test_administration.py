"""The administrator invites people, gives and ends roles, and sets terms."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.urls import reverse
from django.utils.translation import gettext as _
from procrastinate.contrib.django.models import ProcrastinateJob

from governance.accounts.tasks import send_invitation
from governance.models import AuditEvent, Council, Membership, Municipality, OfficeHolder, User
from governance.working_days import due_date
from tests import factories
from tests.adviesraad.page_reading import (
    filled_in,
    form_in,
    general_mistakes_in,
    main_in,
    mistakes_in,
)

pytestmark = pytest.mark.django_db

INVITE = reverse("user_invite")
UNITS = ["advice_term_unit", "response_term_unit"]


@pytest.fixture(autouse=True)
def nobody_signed_in_before():
    """Signing in is limited to so many times a minute, which is counted in the cache."""
    cache.clear()


@pytest.fixture
def site(client, administrator):
    client.force_login(administrator)
    return client


def post(site, address, **typed):
    return site.post(address, filled_in(site.get(address), **typed))


def roles_of(user):
    return [(m.role, m.council, m.starts_on, m.ends_on) for m in user.memberships.order_by("pk")]


def events():
    return list(AuditEvent.objects.order_by("number").values_list("action", flat=True))


def link_in_mail(email):
    """The address in the one invitation, after the worker has done its job."""
    [job] = ProcrastinateJob.objects.filter(task_name="governance.tasks.send_invitation")
    send_invitation(**job.args)
    [message] = mail.outbox
    assert message.to == [email]
    return re.search(r"https?://[^/\s]+(/account/\S+)", message.body).group(1)


def test_invited_person_chooses_a_password_and_signs_in(site, client):
    response = post(site, INVITE, name="Noor Jansen", email="Noor@Voorbeeld.nl")
    user = User.objects.get(email="noor@voorbeeld.nl")
    assert response["Location"] == reverse("user_detail", args=[user.pk])
    assert (user.name, user.has_usable_password(), events()) == ("Noor Jansen", False, ["invited"])
    link = link_in_mail("noor@voorbeeld.nl")
    client.logout()
    form = client.get(link, follow=True)
    password = "vier-losse-woorden-samen"
    client.post(form.request["PATH_INFO"], {"password1": password, "password2": password})
    client.logout()
    answers = {"login": "noor@voorbeeld.nl", "password": password}
    assert client.post(reverse("account_login"), answers)["Location"] == reverse("desk")


def test_password_that_is_too_short_is_refused_in_dutch(site, client):
    post(site, INVITE, name="Noor Jansen", email="noor@voorbeeld.nl")
    link = link_in_mail("noor@voorbeeld.nl")
    client.logout()
    form = client.get(link, follow=True)
    response = client.post(form.request["PATH_INFO"], {"password1": "kort", "password2": "kort"})
    assert mistakes_in(response) == {"password1": ["Dit wachtwoord is te kort. Gebruik minstens 12 tekens."]}


def test_wrong_password_is_refused_with_what_to_do(client, staff):
    client.logout()
    response = client.post(reverse("account_login"), {"login": staff.email, "password": "onjuist-wachtwoord"})
    assert general_mistakes_in(response) == [
        "Dit e-mailadres en wachtwoord horen niet bij elkaar. Controleer wat u typte, of maak een nieuw wachtwoord."
    ]


def test_link_of_an_invitation_works_once(site, client):
    post(site, INVITE, name="Noor Jansen", email="noor@voorbeeld.nl")
    link = link_in_mail("noor@voorbeeld.nl")
    client.logout()
    form = client.get(link, follow=True)
    client.post(form.request["PATH_INFO"], {"password1": "vier-losse-woorden", "password2": "vier-losse-woorden"})
    client.logout()
    assert client.get(link, follow=True).context["token_fail"]


@pytest.mark.parametrize("email", ["STAFF1@voorbeeld.nl", "staff1@voorbeeld.nl"])
def test_address_in_use_is_refused_in_plain_words(email, site, staff):
    response = post(site, INVITE, name="Nog een", email=email)
    assert mistakes_in(response) == {"email": [_("This e-mail address is already in use.")]}
    assert form_in(response)["name"] == ["Nog een"]
    assert (User.objects.filter(name="Nog een").count(), mail.outbox) == (0, [])


@pytest.mark.parametrize("email", ["geen adres", "a@b\r\nBcc: x@y.nl", ""])
def test_address_that_is_none_gets_no_mail(email, site):
    response = post(site, INVITE, name="Noor", email=email)
    assert list(mistakes_in(response)) == ["email"]
    assert mail.outbox == []


def test_role_is_given_and_holds_at_once(site, council, outsider):
    address = reverse("user_detail", args=[outsider.pk])
    day = factories.today(-1)
    assert post(site, address, role="secretary", council=council.pk, starts_on=day)["Location"] == address
    assert roles_of(outsider) == [("secretary", council, day, None)]
    assert User.objects.get(pk=outsider.pk).may("register_request")
    assert events() == ["role_given"]


@pytest.mark.parametrize(("role", "with_council"), [("secretary", False), ("staff", True), ("registry", True)])
def test_role_and_council_must_fit(role, with_council, site, council, outsider):
    address = reverse("user_detail", args=[outsider.pk])
    chosen = council.pk if with_council else ""
    response = post(site, address, role=role, council=chosen, starts_on=factories.today())
    sentence = _("A secretary or a member belongs to an advisory council; the other roles do not.")
    assert (mistakes_in(response), roles_of(outsider)) == ({"council": [sentence]}, [])


def test_nobody_gets_a_role_on_both_sides(site, council, staff):
    address = reverse("user_detail", args=[staff.pk])
    response = post(site, address, role="advisor", council=council.pk, starts_on=factories.today())
    [rule] = [each for each in Membership._meta.constraints if each.name == "membership_on_one_side"]
    sentence = str(rule.violation_error_message)
    assert general_mistakes_in(response) == [sentence]
    assert form_in(response)["role"] == ["advisor"]


def test_other_side_is_open_after_the_first_role_has_ended(site, council, staff):
    staff.memberships.update(ends_on=factories.today(-1))
    address = reverse("user_detail", args=[staff.pk])
    assert post(site, address, role="advisor", council=council.pk, starts_on=factories.today()).status_code == 302


def test_role_that_ends_before_it_starts_stands_beside_the_field(site, outsider):
    address = reverse("user_detail", args=[outsider.pk])
    response = post(site, address, role="staff", starts_on="2026-02-02", ends_on="2026-02-01")
    assert mistakes_in(response) == {"ends_on": [_("The last day is before the first day.")]}


def test_role_ends_on_its_last_day(site, secretary):
    [membership] = secretary.memberships.all()
    address = reverse("membership_end", args=[membership.pk])
    response = post(site, address, on=factories.today())
    assert response["Location"] == reverse("user_detail", args=[secretary.pk])
    assert User.objects.get(pk=secretary.pk).may("register_request")
    Membership.objects.update(ends_on=factories.today(-1))
    assert not User.objects.get(pk=secretary.pk).may("register_request")


def test_department_is_of_the_municipality_only(site, staff, secretary):
    addresses = [reverse("membership_department", args=[who.memberships.get().pk]) for who in (staff, secretary)]
    [sentence] = [
        str(rule.violation_error_message)
        for rule in Membership._meta.constraints
        if rule.name == "membership_department_of_the_municipality"
    ]
    assert mistakes_in(post(site, addresses[1], department="Team Jeugd")) == {"department": [sentence]}
    page = reverse("user_detail", args=[staff.pk])
    assert post(site, addresses[0], department="Team Jeugd")["Location"] == page
    assert "Team Jeugd" in main_in(site.get(page)).get_text()


def test_role_cannot_end_before_it_started(site, secretary):
    [membership] = secretary.memberships.all()
    address = reverse("membership_end", args=[membership.pk])
    response = post(site, address, on=membership.starts_on - timedelta(days=1))
    assert mistakes_in(response) == {"on": [_("The last day is before the first day.")]}


def test_new_term_leaves_old_due_dates_alone(site, council, secretary):
    record = factories.advice_request(received_on=factories.today(-10))
    advice = factories.advice(status="sent", sent_on=factories.today(-5))
    before = (record.advice_due_on, advice.response_due_on)
    address = reverse("council_edit", args=[council.pk])
    days = {"advice_term_days": "10", "response_term_days": "20"} | dict.fromkeys(UNITS, "days")
    assert post(site, address, **days).status_code == 302
    record.refresh_from_db()
    advice.refresh_from_db()
    assert (record.advice_due_on, advice.response_due_on) == before
    council.refresh_from_db()
    later = factories.advice_request(council, received_on=factories.today())
    newer = factories.bring(factories.advice(council, "draft"), "sent", sent_on=factories.today())
    assert later.advice_due_on == due_date(factories.today(), 10)
    assert newer.response_due_on == due_date(factories.today(), 20)


@pytest.mark.parametrize(("typed", "unit", "days"), [("6", "weeks", 42), ("6", "days", 6), ("104", "weeks", 728)])
def test_term_in_weeks_or_in_days(typed, unit, days, site, council):
    address = reverse("council_edit", args=[council.pk])
    post(site, address, response_term_days=typed, response_term_unit=unit)
    council.refresh_from_db()
    assert council.response_term_days == days
    shown = form_in(site.get(address))
    assert (shown["response_term_days"], shown["response_term_unit"]) == ([typed], [unit])


@pytest.mark.parametrize("days", ["0", "731", "99999", "-1", "abc", ""])
def test_term_of_no_days_or_of_years_is_refused(days, site, council):
    response = post(site, reverse("council_edit", args=[council.pk]), advice_term_days=days)
    assert response.status_code == 200
    assert mistakes_in(response) or general_mistakes_in(response)
    assert Council.objects.get().advice_term_days == 42


def test_municipality_is_made_where_there_is_none(site):
    assert post(site, reverse("municipality_edit"), name="Nieuwstad").status_code == 302
    assert str(Municipality.objects.get(pk=1)) == "Nieuwstad"
    assert "Nieuwstad" in site.get("/").content.decode()


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "geen adres"])
def test_address_of_a_statement_must_be_one_of_the_web(address, site, municipality):
    response = post(site, reverse("municipality_edit"), accessibility_statement_url=address)
    assert list(mistakes_in(response)) == ["accessibility_statement_url"]


def test_office_holder_is_added(site):
    address = reverse("office_holder_new")
    post(site, address, name="Fatima de Wit", function="alderman", portfolio="Zorg", starts_on="2022-06-01")
    holder = OfficeHolder.objects.get()
    assert (holder.name, holder.function, holder.portfolio, holder.ends_on) == (
        "Fatima de Wit",
        "alderman",
        "Zorg",
        None,
    )
    response = post(site, address, name="X", function="mayor", starts_on="2022-06-01", ends_on="2022-05-31")
    assert mistakes_in(response) == {"ends_on": [_("The last day is before the first day.")]}
