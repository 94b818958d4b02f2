"""Sending an advice to named recipients: who may get it when, what is kept of it, and never twice."""

from datetime import date, timedelta
from io import BytesIO
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.mail.backends.locmem import EmailBackend
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from pypdf import PdfReader

from advices.actions import advice as advice_actions
from advices.actions import dispatch as actions
from advices.models import Delivery, Dispatch
from advices.tasks import mail_dispatch
from adviesraad.chain.chain import Chain
from adviesraad.desk import desk_of
from governance.mailing.handing_over import InDoubt, NotTaken
from governance.trail.recording import events_of
from governance.workflow import Refused
from tests import factories
from tests.adviesraad.page_reading import filled_in, words_in
from tests.factories import today

pytestmark = pytest.mark.django_db


@pytest.fixture
def college(council):
    return factories.recipient(council)


@pytest.fixture
def press(council):
    return factories.recipient(council, "press", "De Elzerveense Krant")


@pytest.fixture
def quick_pdf(monkeypatch):
    monkeypatch.setattr("advices.mail.messages.render_pdf", lambda html: b"%PDF")


def mail_jobs():
    return [job.args for job in ProcrastinateJob.objects.filter(task_name="advices.tasks.mail_dispatch")]


def dispatched(advice, recipient):
    actions.dispatch_advice(advice, by=factories.secretary(), recipients=[recipient])
    return Dispatch.objects.get()


def test_recipients_are_chosen_while_sending(client, secretary, college, press, other_council):
    factories.recipient(other_council, name="Ander")
    advice = factories.advice(status="adopted", adopted_on=today(-3))
    client.force_login(secretary)
    address = reverse("advice_step", args=[advice.pk, "sent"])
    page = client.get(address)
    assert list(page.context["form"].fields["recipients"].queryset) == [college]
    client.post(address, filled_in(page, recipients=[college.pk]))
    advice.refresh_from_db()
    [dispatch] = advice.dispatches.all()
    assert (advice.status, dispatch.name, dispatch.kind, dispatch.email) == (
        "sent",
        college.name,
        "college",
        college.email,
    )
    assert (dispatch.how, dispatch.sent_on, dispatch.by) == ("mail", today(), secretary)
    assert mail_jobs() == [{"dispatch_id": dispatch.pk}]
    assert list(events_of(advice))[-1].details["mailed_to"] == [college.name]


def test_sending_without_recipients_mails_nobody(client, secretary, college):
    advice = factories.advice(status="adopted")
    client.force_login(secretary)
    address = reverse("advice_step", args=[advice.pk, "sent"])
    client.post(address, filled_in(client.get(address)))
    advice.refresh_from_db()
    assert (advice.status, Dispatch.objects.count(), mail_jobs()) == ("sent", 0, [])


def test_sending_that_is_refused_mails_nobody(secretary, college):
    advice = factories.advice(status="adopted", adopted_on=today(-3))
    with pytest.raises(Refused):
        advice_actions.send(advice, by=secretary, on=today(-4), recipients=[college])
    assert (Dispatch.objects.count(), mail_jobs()) == (0, [])


def test_press_gets_nothing_before_publication(secretary, press):
    advice = factories.advice(status="sent")
    with pytest.raises(Refused):
        actions.dispatch_advice(advice, by=secretary, recipients=[press])
    adopted = factories.advice(status="adopted")
    with pytest.raises(Refused):
        advice_actions.send(adopted, by=secretary, recipients=[press])
    adopted.refresh_from_db()
    assert (adopted.status, Dispatch.objects.count(), mail_jobs()) == ("adopted", 0, [])


def test_press_gets_it_with_publication(client, secretary, press):
    advice = factories.advice(status="sent")
    client.force_login(secretary)
    address = reverse("advice_step", args=[advice.pk, "published"])
    client.post(address, filled_in(client.get(address), recipients=[press.pk]))
    assert [dispatch.kind for dispatch in advice.dispatches.all()] == ["press"]
    assert len(mail_jobs()) == 1


@pytest.mark.parametrize("status", ["draft", "in_review", "adopted", "withdrawn"])
def test_only_a_sent_advice_goes_to_others(status, secretary, college):
    with pytest.raises(Refused):
        actions.dispatch_advice(factories.advice(status=status), by=secretary, recipients=[college])


@pytest.mark.parametrize("who", ["advisor", "other_secretary", "staff", "registry", "administrator"])
def test_only_the_own_secretary_sends_it_on(who, request, college):
    user, advice = request.getfixturevalue(who), factories.advice()
    with pytest.raises(PermissionDenied):
        actions.dispatch_advice(advice, by=user, recipients=[college])
    with pytest.raises(PermissionDenied):
        actions.mark_forwarded(advice, by=user)


# The mail


def test_mail_has_the_words_the_address_and_the_pdf(college, settings):
    settings.SITE_URL = "https://adviesraad.voorbeeld.nl"
    advice = factories.advice(status="sent", title="Vervoer", summary="Wij vragen kosteloos vervoer.")
    mail_dispatch(dispatched(advice, college).pk)
    [message] = mail.outbox
    assert (message.to, message.subject) == ([college.email], "Advies van Adviesraad Sociaal Domein: Vervoer")
    assert "Wij vragen kosteloos vervoer." in message.body
    assert f"https://adviesraad.voorbeeld.nl{advice.get_absolute_url()}" in message.body
    assert "Het advies is nog niet openbaar." in message.body
    [(name, content, kind)] = message.attachments
    assert (name, kind) == (f"advies-{advice.council.slug}-{advice.reference}.pdf", "application/pdf")
    assert "Maak het vervoer kosteloos." in PdfReader(BytesIO(content)).pages[0].extract_text()
    assert [kind for _html, kind in message.alternatives] == ["text/html"]


def test_break_in_a_title_does_not_keep_the_mail(college, quick_pdf):
    mail_dispatch(dispatched(factories.advice(status="sent", title="Vervoer\nBcc: iemand@elders.nl"), college).pk)
    assert [message.subject for message in mail.outbox] == [
        "Advies van Adviesraad Sociaal Domein: Vervoer Bcc: iemand@elders.nl"
    ]


def test_mail_is_sent_once(college, quick_pdf):
    dispatch = dispatched(factories.advice(), college)
    for _time in range(3):
        mail_dispatch(dispatch.pk)
    assert len(mail.outbox) == 1
    assert Delivery.objects.get().delivered_at is not None


def test_refused_mail_is_tried_again(college, quick_pdf, monkeypatch):
    dispatch = dispatched(factories.advice(), college)

    def refuse(self, messages):
        raise SMTPRecipientsRefused({college.email: (550, b"onbekend")})

    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, "send_messages", refuse)
        with pytest.raises(NotTaken):
            mail_dispatch(dispatch.pk)
    assert Delivery.objects.failed().get().failure.startswith("SMTPRecipientsRefused")
    mail_dispatch(dispatch.pk)
    assert (len(mail.outbox), Delivery.objects.get().failure) == (1, "")


@pytest.mark.parametrize("failure", ["SMTPRecipientsRefused: onbekend", ""])
def test_mail_that_did_not_arrive_waits_on_the_desk_until_it_goes_again(failure, college, secretary):
    advice = factories.advice(title="Vervoer")
    Delivery.objects.create(dispatch=dispatched(advice, college), failure=failure)
    step = "Deze mail is misschien niet aangekomen. Stuur die opnieuw of op een andere manier"

    def told():
        return [line.subject for line in desk_of(secretary)["waiting"] if line.step == step]

    assert told() == [], "the worker may still be sending it"
    Delivery.objects.update(begun_at=timezone.now() - timedelta(hours=2))
    assert told() == [f"{college.name}: Vervoer"]
    actions.dispatch_advice(advice, by=secretary, recipients=[college])
    assert told() == []


def test_post_office_that_cannot_be_reached_is_tried_again(college, quick_pdf, monkeypatch):
    dispatch = dispatched(factories.advice(), college)

    def closed(self):
        raise ConnectionRefusedError

    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, "open", closed)
        with pytest.raises(NotTaken):
            mail_dispatch(dispatch.pk)
    mail_dispatch(dispatch.pk)
    assert len(mail.outbox) == 1


def test_mail_that_broke_off_half_way_is_not_sent_again(college, quick_pdf, monkeypatch):
    dispatch = dispatched(factories.advice(), college)

    def break_off(self, messages):
        raise SMTPServerDisconnected

    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, "send_messages", break_off)
        with pytest.raises(InDoubt):
            mail_dispatch(dispatch.pk)
    mail_dispatch(dispatch.pk)
    assert mail.outbox == []
    assert Dispatch.objects.select_related("delivery").get().mail_state.startswith("het mailen is begonnen")


def test_letter_goes_with_its_own_words(college, quick_pdf, secretary):
    reminder = factories.reminder()
    factories.reminder_actions.mail_reminder(reminder, by=secretary, recipients=[college])
    mail_dispatch(Dispatch.objects.get().pk)
    [message] = mail.outbox
    assert (message.subject, message.body) == (reminder.subject, reminder.text)
    assert message.attachments[0][0].startswith("brief-")


# What everybody reads


def test_address_is_for_the_council_only(client, college, secretary, anonymous):
    advice = factories.advice()
    dispatched(advice, college)
    page = words_in(client.get(advice.get_absolute_url()))
    assert college.name in page
    assert college.email not in client.get(advice.get_absolute_url()).content.decode()
    client.force_login(secretary)
    assert f"{college.email} · wacht op verzending" in words_in(client.get(advice.get_absolute_url()))


def test_forwarding_to_the_municipal_council_is_part_of_the_chain(client, secretary, anonymous):
    advice = factories.advice(sent_on=date(2026, 3, 17))
    client.force_login(secretary)
    address = reverse("advice_forwarded", args=[advice.pk])
    client.post(address, filled_in(client.get(address), on="2026-03-20"))
    steps = Chain(advice.recommendations.get(), anonymous).steps()
    assert [(step.heading, step.date, step.notes) for step in steps if step.icon == "send"] == [
        ("Doorgestuurd aan de gemeenteraad", date(2026, 3, 20), ["Verzonden aan: de gemeenteraad."])
    ]
    assert [event.action for event in events_of(advice)][-1] == "forwarded"


@pytest.mark.parametrize("days", [-11, 1])
def test_forwarded_between_sending_and_today(days, secretary):
    with pytest.raises(Refused):
        actions.mark_forwarded(factories.advice(sent_on=today(-10)), by=secretary, on=today(days))


def test_what_was_sent_of_a_withdrawn_advice_is_for_its_council(college, secretary, anonymous, staff):
    advice = factories.advice()
    dispatch = dispatched(advice, college)
    advice_actions.withdraw(advice, by=secretary, reason="Onjuist.")
    seen = {user: list(Dispatch.objects.visible_to(user)) for user in (anonymous, staff, secretary)}
    assert seen == {anonymous: [], staff: [], secretary: [dispatch]}


@pytest.mark.parametrize(
    ("status", "address"),
    [("draft", "(het adres volgt als het advies is vastgesteld)"), ("adopted", "/adviezen/adviesraad-sociaal-domein/")],
)
def test_mail_is_looked_at_before_anything_is_sent(status, address, client, advisor, settings):
    advice = factories.advice(status=status)
    client.force_login(advisor)
    words = words_in(client.get(reverse("advice_preview_mail", args=[advice.pk])))
    assert "Advies van Adviesraad Sociaal Domein: Advies over vervoer" in words
    assert "Wij vragen kosteloos vervoer." in words
    assert address in words
    assert not Dispatch.objects.exists()
    assert mail.outbox == []
