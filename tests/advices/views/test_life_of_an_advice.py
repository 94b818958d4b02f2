"""An advice goes from hand to hand: submitted, adopted by another, sent, published, corrected, withdrawn."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.translation import gettext as _
from procrastinate.contrib.django.models import ProcrastinateJob

from advices.models import Advice
from advices.tasks import make_advice_pdf
from governance.models import AuditEvent
from governance.working_days import due_date
from tests import factories
from tests.adviesraad.page_reading import (
    filled_in,
    form_in,
    general_mistakes_in,
    links_in,
    mistakes_in,
    words_in,
)

pytestmark = pytest.mark.django_db


def step_address(advice, status):
    return reverse("advice_step", args=[advice.pk, status])


def take(client, user, advice, status, **answers):
    """Fill in the form of a step as `user`; the response."""
    client.force_login(user)
    address = step_address(advice, status)
    response = client.post(address, filled_in(client.get(address), **answers))
    advice.refresh_from_db()
    return response


def test_whole_life_of_an_advice(client, advisor, adopter, secretary, anonymous):
    advice, day = factories.advice(status="draft"), factories.today(-30)
    take(client, advisor, advice, "in_review")
    assert advice.status == "in_review"
    take(client, adopter, advice, "adopted", on=day, issued_on=day - timedelta(days=1))
    assert (advice.status, advice.adopted_on, advice.adopted_by) == ("adopted", day, adopter)
    assert (advice.issued_on, advice.reference) == (day - timedelta(days=1), f"{day.year}-1")
    response = take(client, secretary, advice, "sent", on=day + timedelta(days=2))
    assert (advice.status, advice.sent_on) == ("sent", day + timedelta(days=2))
    assert advice.response_due_on == due_date(day + timedelta(days=2), 42)
    assert response["Location"] == reverse("advice_detail", args=[advice.council.slug, advice.reference])
    take(client, secretary, advice, "published", on=day + timedelta(days=3))
    assert (advice.status, advice.published_on) == ("published", day + timedelta(days=3))
    client.logout()
    assert client.get(advice.get_absolute_url()).status_code == 200
    events = AuditEvent.objects.filter(object_type="advices.advice").values_list("action", "actor_name")
    assert [*events] == [
        ("created", advisor.name),
        ("status.in_review", advisor.name),
        ("status.adopted", adopter.name),
        ("status.sent", secretary.name),
        ("status.published", secretary.name),
    ]


def test_author_reads_that_another_member_adopts(client, advisor):
    advice = factories.advice(status="in_review")
    response = take(client, advisor, advice, "adopted", on="2026-01-05")
    assert general_mistakes_in(response) == [_("You wrote in this advice yourself. Ask another member to adopt it.")]
    assert form_in(response)["on"] == ["2026-01-05"]
    assert advice.status == "in_review"


def test_adoption_is_refused_when_the_text_changed_since_it_was_read(client, advisor, adopter):
    advice = factories.advice(status="in_review")
    client.force_login(adopter)
    answers = filled_in(client.get(step_address(advice, "adopted")))
    Advice.objects.update(revision=2)
    response = client.post(step_address(advice, "adopted"), answers)
    sentence = _("Somebody was ahead of you: this was changed in the meantime. Look at it again first.")
    assert general_mistakes_in(response) == [sentence]
    advice.refresh_from_db()
    assert advice.status == "in_review"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"summary": " "}, "Write a summary in plain language first: residents read that."),
        ({"recommendations": []}, "Add at least one recommendation first."),
    ],
)
def test_submitting_says_what_is_missing(fields, sentence, client, advisor):
    advice = factories.advice(status="draft", **fields)
    response = take(client, advisor, advice, "in_review")
    assert (general_mistakes_in(response), advice.status) == ([_(sentence)], "draft")


def test_sending_before_adoption_is_refused_in_plain_words(client, secretary):
    advice = factories.advice(status="adopted", adopted_on=factories.today(-5))
    response = take(client, secretary, advice, "sent", on=factories.today(-6))
    sentence = _("An advice is adopted, then sent, then answered: check the dates.")
    assert (general_mistakes_in(response), advice.status) == ([sentence], "adopted")


@pytest.mark.parametrize("days", [42, 7])
def test_term_to_respond_is_that_of_the_council_unless_another_day_is_given(days, client, secretary, council):
    type(council).objects.update(response_term_days=days)
    advice, day = factories.advice(status="adopted"), factories.today()
    take(client, secretary, advice, "sent", on=day, response_due_on="")
    assert advice.response_due_on == due_date(day, days)


def test_term_to_respond_may_be_given(client, secretary):
    advice, day = factories.advice(status="adopted"), factories.today(100)
    take(client, secretary, advice, "sent", response_due_on=day)
    assert advice.response_due_on == day


def test_sending_answers_the_request_and_publishing_leaves_it_private(client, secretary):
    record = factories.advice_request()
    advice = factories.advice(status="adopted", request=record)
    take(client, secretary, advice, "sent")
    record.refresh_from_db()
    assert (record.status, record.published_at) == ("answered", None)
    take(client, secretary, advice, "published")
    record.refresh_from_db()
    assert record.published_at is None


def test_pdf_is_made_once_after_publication(client, secretary, advisor):
    advice = factories.advice(status="sent")
    address = reverse("advice_pdf", args=[advice.council.slug, advice.reference])
    take(client, secretary, advice, "published")
    [job] = ProcrastinateJob.objects.all()
    assert (job.task_name, job.args) == ("advices.tasks.make_advice_pdf", {"advice_id": advice.pk})
    client.logout()
    pending = client.get(address)
    assert (pending.status_code, pending.templates[0].name) == (202, "advices/advice_pdf_pending.html")
    assert address not in links_in(client.get(advice.get_absolute_url()))
    make_advice_pdf(**job.args)
    made = client.get(address)
    assert (made.status_code, made["Content-Type"]) == (200, "application/pdf")
    assert made["Content-Disposition"] == f'inline; filename="advies-{advice.council.slug}-{advice.reference}.pdf"'
    pdf = b"".join(made.streaming_content)
    assert pdf.startswith(b"%PDF-")
    assert address in links_in(client.get(advice.get_absolute_url()))
    make_advice_pdf(**job.args)
    assert b"".join(client.get(address).streaming_content) == pdf


def test_no_pdf_is_ordered_when_publishing_fails(client, secretary):
    advice = factories.advice(status="sent", sent_on=factories.today(-3))
    response = take(client, secretary, advice, "published", on=factories.today(-4))
    assert general_mistakes_in(response) == [_("An advice is adopted, then sent, then answered: check the dates.")]
    assert not ProcrastinateJob.objects.exists()


def test_withdrawn_advice_leaves_a_notice_and_no_words(client, secretary):
    advice = factories.advice(text="<p>Wij schreven dit.</p>")
    make_advice_pdf(advice.pk)
    response = take(client, secretary, advice, "withdrawn", reason="De cijfers klopten niet.")
    assert response["Location"] == advice.get_absolute_url()
    client.logout()
    notice = client.get(advice.get_absolute_url())
    assert (notice.status_code, notice.templates[0].name) == (200, "advices/advice_withdrawn.html")
    assert "De cijfers klopten niet." in words_in(notice)
    assert "Wij schreven dit." not in words_in(notice)
    assert advice.summary not in words_in(notice)
    assert client.get(reverse("advice_pdf", args=[advice.council.slug, advice.reference])).status_code == 404


def test_withdrawing_without_a_reason_stands_beside_the_field(client, secretary):
    advice = factories.advice()
    response = take(client, secretary, advice, "withdrawn", reason=" ")
    assert (list(mistakes_in(response)), advice.status) == (["reason"], "published")


def test_new_version_starts_with_the_same_words(client, advisor):
    old = factories.advice(recommendations=["een", "twee"], themes=[factories.theme()])
    client.force_login(advisor)
    address = reverse("advice_new_version", args=[old.pk])
    response = client.post(address, filled_in(client.get(address), correction_note="Een rekenfout."))
    new = Advice.objects.get(supersedes=old)
    assert response["Location"] == reverse("advice_edit", args=[new.pk])
    form = form_in(client.get(response["Location"]))
    assert (form["title"], form["correction_note"]) == ([old.title], ["Een rekenfout."])
    assert [form[f"recommendations-{i}-text"] for i in (0, 1)] == [["een"], ["twee"]]
    assert (new.reference, new.version, new.status) == (f"{old.reference}-v2", 2, "draft")


def test_new_version_without_a_reason_stands_beside_the_field(client, advisor):
    client.force_login(advisor)
    response = client.post(reverse("advice_new_version", args=[factories.advice().pk]), {"correction_note": ""})
    assert list(mistakes_in(response)) == ["correction_note"]


@pytest.mark.parametrize("status", ["draft", "in_review", "adopted", "sent", "withdrawn"])
def test_only_a_published_advice_gets_a_new_version(status, client, advisor):
    client.force_login(advisor)
    address = reverse("advice_new_version", args=[factories.advice(status=status).pk])
    response = client.post(address, {"correction_note": "Een rekenfout."})
    assert general_mistakes_in(response) == [_("Only a published advice gets a new version.")]
    assert form_in(response)["correction_note"] == ["Een rekenfout."]


def test_second_new_version_of_the_same_advice_is_refused(client, advisor):
    old = factories.advice()
    factories.new_version(old, "draft")
    client.force_login(advisor)
    response = client.post(reverse("advice_new_version", args=[old.pk]), {"correction_note": "Nog een."})
    assert general_mistakes_in(response) == [_("There is already a newer version of this advice.")]


def test_published_new_version_leads_from_the_old_page_and_back(client):
    old = factories.advice()
    new = factories.new_version(old, correction_note="Het bedrag is hersteld.")
    assert new.get_absolute_url() in links_in(client.get(old.get_absolute_url()))
    page = client.get(new.get_absolute_url())
    assert old.get_absolute_url() in links_in(page)
    assert "Het bedrag is hersteld." in words_in(page)
    listed = links_in(client.get(reverse("advice_list")))
    assert new.get_absolute_url() in listed
    assert old.get_absolute_url() not in listed


def test_draft_of_a_new_version_does_not_show_on_the_old_page(client):
    old = factories.advice()
    new = factories.new_version(old, "sent")
    page = client.get(old.get_absolute_url())
    assert page.context["newer"] is None
    assert new.get_absolute_url() not in links_in(page)


def test_preview_is_a_pdf_that_is_kept_nowhere(client, advisor):
    advice = factories.advice(status="draft")
    client.force_login(advisor)
    response = client.get(reverse("advice_preview_pdf", args=[advice.pk]))
    assert (response["Content-Type"], response["Cache-Control"]) == ("application/pdf", "private, no-store")
    assert response.content.startswith(b"%PDF-")
