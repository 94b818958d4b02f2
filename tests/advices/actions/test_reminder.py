"""The silence ladder: which letter on which day, its words, and sending it."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.contrib.django.models import ProcrastinateJob
from pypdf import PdfReader

from advices.actions import reminder as actions
from advices.mail.letters import NAMES, templates_of
from advices.models import Advice, Dispatch, LadderStep, LetterTemplate, Reminder
from advices.rules import ladder
from adviesraad.bin import empty as empty_bin
from adviesraad.chain.chain import Chain
from adviesraad.desk import desk_of
from documents.rendering.pdf import render_pdf
from governance.trail.recording import events_of
from governance.workflow import Refused
from tests import factories
from tests.adviesraad.page_reading import filled_in, links_in, mistakes_in, words_in
from tests.factories import today

pytestmark = pytest.mark.django_db

SENT, DUE = date(2026, 3, 17), date(2026, 4, 28)


@pytest.fixture
def advice(on):
    """Sent on 17 March 2026, due on 28 April, never answered; today is long after."""
    on(date(2026, 9, 1))
    return factories.advice(title="Vervoer voor iedereen", sent_on=SENT, response_due_on=DUE)


@pytest.fixture
def site(client, secretary):
    client.force_login(secretary)
    return client


def step_on(day, advice):
    steps = ladder.next_steps(list(Advice.objects.overdue(day).filter(pk=advice.pk)), day)
    return [(step.step.value, step.day) for step in steps]


def send(advice, by, on):
    reminder = actions.draft_reminder(advice, by=by)
    actions.mark_sent(reminder, by=by, on=on)
    return reminder


def test_each_step_is_proposed_on_its_day(advice, secretary):
    first, second, notice = date(2026, 5, 5), date(2026, 5, 26), date(2026, 6, 23)
    assert step_on(first - timedelta(days=1), advice) == []
    assert step_on(first, advice) == [("first", first)]
    assert step_on(notice, advice) == [("first", first)]
    send(advice, secretary, first)
    assert step_on(second - timedelta(days=1), advice) == []
    assert step_on(second, advice) == [("second", second)]
    send(advice, secretary, second)
    assert step_on(notice - timedelta(days=1), advice) == []
    assert step_on(notice, advice) == [("notice", notice)]
    send(advice, secretary, notice)
    assert step_on(date(2026, 9, 1), advice) == []


def test_after_a_late_step_the_next_keeps_its_distance(advice, secretary):
    send(advice, secretary, date(2026, 5, 20))
    assert step_on(date(2026, 6, 9), advice) == []
    assert step_on(date(2026, 6, 10), advice) == [("second", date(2026, 6, 10))]


def test_days_are_those_of_the_council(advice, council):
    LetterTemplate.objects.create(council=council, step="first", days=3, subject="S", text="T")
    assert step_on(date(2026, 4, 30), advice) == []
    assert step_on(date(2026, 5, 1), advice) == [("first", date(2026, 5, 1))]


def test_more_time_moves_the_ladder(advice, on):
    factories.extension(advice, days=14)
    assert step_on(date(2026, 5, 18), advice) == []
    assert step_on(date(2026, 5, 19), advice) == [("first", date(2026, 5, 19))]


def test_answered_advice_gets_no_reminder(advice, secretary):
    draft = actions.draft_reminder(advice, by=secretary)
    factories.response(advice)
    assert step_on(date(2026, 9, 1), advice) == []
    with pytest.raises(Refused):
        actions.draft_reminder(advice, by=secretary)
    with pytest.raises(Refused):
        actions.mark_sent(draft, by=secretary)
    assert (Reminder.objects.get().status, Dispatch.objects.count()) == ("draft", 0)


def test_advice_that_is_not_late_gets_no_reminder(on, secretary):
    on(date(2026, 5, 4))
    advice = factories.advice(sent_on=SENT, response_due_on=DUE)
    with pytest.raises(Refused):
        actions.draft_reminder(advice, by=secretary)


# The words


@pytest.mark.parametrize("step", LadderStep.values)
def test_our_own_letters_fill_in_completely(step, advice, secretary, settings):
    settings.SITE_URL = "https://adviesraad.voorbeeld.nl"
    for _earlier in range(LadderStep.values.index(step)):
        send(advice, secretary, date(2026, 5, 5))
    reminder = actions.draft_reminder(advice, by=secretary)
    assert reminder.step == step
    assert "{" not in reminder.subject + reminder.text
    for words in ("Vervoer voor iedereen", "28 april 2026", "17 maart 2026", advice.council.name):
        assert words in reminder.text
    assert f"https://adviesraad.voorbeeld.nl{advice.get_absolute_url()}" in reminder.text
    assert ("5 mei 2026" in reminder.text) is (step != "first")


def test_letter_of_the_council_is_filled_in(advice, council, secretary):
    text = "{title}|{number}|{council}|{sent_on}|{due_on}|{days}|{reminded_on}|"
    LetterTemplate.objects.create(council=council, step="first", days=7, subject="Over {title}", text=text)
    reminder = actions.draft_reminder(advice, by=secretary)
    assert reminder.subject == "Over Vervoer voor iedereen"
    number = advice.reference
    assert reminder.text == f"Vervoer voor iedereen|{number}|{council.name}|17 maart 2026|28 april 2026|126||"


def letter_address(council, step="first"):
    return reverse("letter_edit", args=[council.pk, step])


def test_council_writes_its_own_letter(site, council):
    page = site.get(letter_address(council))
    ours = templates_of([council.pk])[council.pk, "first"]
    assert (page.context["form"].initial["days"], page.context["form"].initial["subject"]) == (7, ours.subject)
    site.post(letter_address(council), filled_in(page, days="10", text="Geacht college, {title}."))
    letter = LetterTemplate.objects.get()
    assert (letter.council, letter.step, letter.days, letter.text) == (council, "first", 10, "Geacht college, {title}.")


@pytest.mark.parametrize("words", ["{naam}", "{}", "{title.pk}", "{title} {Title}"])
def test_what_cannot_be_filled_in_is_refused(words, site, council):
    response = site.post(letter_address(council), filled_in(site.get(letter_address(council)), text=words))
    wrong = words.rpartition("{")[2].rstrip("}")
    names = ", ".join(f"{{{name}}}" for name in NAMES)
    assert mistakes_in(response) == {"text": [f"De site kan {{{wrong}}} niet invullen. Gebruik alleen: {names}."]}
    assert not LetterTemplate.objects.exists()


# Sending


def test_drafted_changed_and_marked_as_sent(advice, site, secretary):
    page = site.post(reverse("reminder_new", args=[advice.pk]), follow=True)
    reminder = Reminder.objects.get()
    site.post(reverse("reminder_edit", args=[reminder.pk]), filled_in(page, text="Graag uw reactie."))
    step = reverse("reminder_step", args=[reminder.pk, "sent"])
    site.post(step, filled_in(site.get(step), on="2026-05-06", sent_to="de wethouder"))
    reminder.refresh_from_db()
    assert (reminder.status, reminder.sent_on, reminder.sent_to) == ("sent", date(2026, 5, 6), "de wethouder")
    assert (reminder.text, reminder.author) == ("Graag uw reactie.", secretary)
    [dispatch] = Dispatch.objects.all()
    assert (dispatch.reminder, dispatch.kind, dispatch.how, dispatch.email) == (reminder, "college", "otherwise", "")
    assert [event.action for event in events_of(reminder)] == ["created", "edited", "status.sent"]
    assert not ProcrastinateJob.objects.filter(task_name__endswith="mail_dispatch").exists()


def test_mailed_by_the_worker_with_its_pdf(advice, site, council):
    recipient = factories.recipient(council)
    factories.recipient(council, "press", "De Krant")
    reminder = actions.draft_reminder(advice, by=factories.secretary(council))
    page = site.get(reverse("reminder_mail", args=[reminder.pk]))
    assert list(page.context["form"].fields["recipients"].queryset) == [recipient]
    site.post(reverse("reminder_mail", args=[reminder.pk]), filled_in(page, recipients=[recipient.pk]))
    reminder.refresh_from_db()
    assert (reminder.status, reminder.sent_on, reminder.sent_to) == ("sent", date(2026, 9, 1), recipient.name)
    [dispatch] = Dispatch.objects.all()
    assert (dispatch.how, dispatch.email, dispatch.sent_on) == ("mail", recipient.email, date(2026, 9, 1))
    [job] = ProcrastinateJob.objects.filter(task_name="advices.tasks.mail_dispatch")
    assert job.args == {"dispatch_id": dispatch.pk}


def test_letter_that_changed_since_is_not_mailed(advice, site, council):
    recipient = factories.recipient(council)
    reminder = actions.draft_reminder(advice, by=factories.secretary(council))
    page = site.get(reverse("reminder_mail", args=[reminder.pk]))
    actions.save_reminder(reminder, {"text": "Anders."}, by=factories.secretary(council), seen_revision=1)
    response = site.post(reverse("reminder_mail", args=[reminder.pk]), filled_in(page, recipients=[recipient.pk]))
    assert response.status_code == 200
    assert (Reminder.objects.get().status, Dispatch.objects.count()) == ("draft", 0)


def test_draft_can_be_thrown_away_and_drafted_again(advice, site):
    for _time in range(2):
        site.post(reverse("reminder_new", args=[advice.pk]))
        site.post(reverse("reminder_delete", args=[Reminder.objects.get().pk]))
        assert not Reminder.objects.exists()


def test_letter_comes_back_from_the_bin_as_it_was(advice, site, secretary):
    letter = actions.draft_reminder(advice, by=secretary)
    before = Reminder.objects.filter(pk=letter.pk).values().get()
    assert site.post(reverse("reminder_delete", args=[letter.pk])).status_code == 302
    assert f"Begonnen door {secretary.name}. Weggegooid door {secretary.name}" in words_in(site.get(reverse("bin")))
    site.post(reverse("bin"), {"reminder": letter.pk})
    assert Reminder.objects.values().get() == before
    assert [event.action for event in events_of(letter)] == ["created", "binned", "put_back"]


def test_letter_that_was_drafted_again_keeps_the_first_in_the_bin(advice, site, secretary):
    first = actions.draft_reminder(advice, by=secretary)
    actions.throw_away_reminder(first, by=secretary)
    second = actions.draft_reminder(advice, by=secretary)
    page = site.post(reverse("bin"), {"reminder": first.pk}, follow=True)
    assert "Er is intussen een andere brief van deze soort. Gooi die eerst weg." in page.content.decode()
    assert Reminder.objects.get() == second


@pytest.mark.parametrize(("days", "stays"), [(29, True), (31, False)])
def test_letter_is_gone_for_good_after_thirty_days(days, stays, advice, secretary):
    actions.throw_away_reminder(actions.draft_reminder(advice, by=secretary), by=secretary)
    Reminder.with_bin.update(binned_at=timezone.now() - timedelta(days=days))
    empty_bin()
    assert Reminder.with_bin.exists() is stays


def test_member_sees_no_letter_in_the_bin(advice, secretary, advisor, client):
    actions.throw_away_reminder(actions.draft_reminder(advice, by=secretary), by=secretary)
    client.force_login(advisor)
    assert "De prullenbak is leeg." in words_in(client.get(reverse("bin")))


def test_sent_letter_stays(advice, secretary):
    reminder = send(advice, secretary, date(2026, 5, 5))
    with pytest.raises(Refused):
        actions.throw_away_reminder(reminder, by=secretary)
    with pytest.raises(Refused):
        actions.save_reminder(reminder, {"text": "Anders."}, by=secretary, seen_revision=1)


@pytest.mark.parametrize("who", ["advisor", "other_secretary", "staff", "registry", "administrator"])
def test_only_the_own_secretary_reminds(who, advice, request, secretary):
    user = request.getfixturevalue(who)
    with pytest.raises(PermissionDenied):
        actions.draft_reminder(advice, by=user)
    reminder = actions.draft_reminder(advice, by=secretary)
    with pytest.raises(PermissionDenied):
        actions.mark_sent(reminder, by=user)
    with pytest.raises(PermissionDenied):
        actions.save_reminder(reminder, {"text": "Anders."}, by=user, seen_revision=1)


def test_pdf_of_the_letter(advice, site, secretary):
    reminder = actions.draft_reminder(advice, by=secretary)
    response = site.get(reverse("reminder_pdf", args=[reminder.pk]))
    words = " ".join(PdfReader(BytesIO(response.content)).pages[0].extract_text().split())
    assert (response["Content-Type"], "Uw reactie zou er uiterlijk op 28 april 2026 zijn." in words) == (
        "application/pdf",
        True,
    )
    assert render_pdf  # the same engine as the PDF of an advice


# What everybody reads


def headings(advice, user):
    recommendation = advice.recommendations.get()
    return [(step.heading, step.date) for step in Chain(recommendation, user).steps() if step.date]


def test_dated_steps_are_public_and_a_draft_is_not(advice, client, anonymous, secretary):
    send(advice, secretary, date(2026, 5, 5))
    actions.draft_reminder(advice, by=secretary)
    assert headings(advice, anonymous)[1:] == [("Eerste herinnering", date(2026, 5, 5))]
    page = words_in(client.get(advice.get_absolute_url()))
    assert "Eerste herinnering: 5 mei 2026 (het college)" in page
    assert "Tweede herinnering" not in page
    client.force_login(secretary)
    assert f"Tweede herinnering: {_('Draft')}" in words_in(client.get(advice.get_absolute_url()))


def test_notice_goes_to_the_municipal_council(advice, anonymous, secretary):
    for _step in range(3):
        reminder = send(advice, secretary, date(2026, 8, 1))
    assert reminder.sent_to == "de gemeenteraad, via de griffie"
    assert [heading for heading, _day in headings(advice, anonymous)[1:]] == [
        "Eerste herinnering",
        "Tweede herinnering",
        "Melding aan de gemeenteraad",
    ]


def test_desk_proposes_the_step_and_leads_to_it(advice, secretary, other_secretary, client):
    late = [(task.step, task.due_on) for task in desk_of(secretary)["overdue"]]
    assert late == [("Eerste herinnering sturen", advice.response_due_on)]
    assert desk_of(other_secretary)["overdue"] == []
    client.force_login(secretary)
    assert reverse("reminder_new", args=[advice.pk]) in links_in(client.get(advice.get_absolute_url()))
    draft = actions.draft_reminder(advice, by=secretary)
    assert [task.url for task in desk_of(secretary)["overdue"]] == [reverse("reminder_edit", args=[draft.pk])]
    actions.mark_sent(draft, by=secretary)
    assert desk_of(secretary)["overdue"] == []


def test_reminder_of_a_withdrawn_advice_is_for_its_council(advice, anonymous, secretary):
    reminder = send(advice, secretary, today(-1))
    factories.advice_actions.withdraw(advice, by=secretary, reason="Onjuist.")
    assert list(Reminder.objects.visible_to(anonymous)) == []
    assert list(Reminder.objects.visible_to(secretary)) == [reminder]
