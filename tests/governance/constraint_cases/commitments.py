"""Commitments, progress and verdicts."""

from django.utils import timezone

from commitments.models import Confirmation, Earmark, Progress, ReportDuty, Verdict
from tests import factories
from tests.factories import today
from tests.governance.constraint_cases import refused_by
from tests.governance.refusals import change


@refused_by("commitment_number_once")
def number_that_another_commitment_has():
    taken = factories.commitment()
    change(factories.commitment("draft"), year=taken.year, serial=taken.serial)


@refused_by("commitment_version_once")
def second_correction_at_the_same_time():
    draft = factories.new_commitment_version(factories.commitment(), "draft")
    change(factories.commitment("draft"), version_of=draft.version_of, version=2, correction_note="Ook fout.")


@refused_by("only_a_version_is_superseded")
def correction_that_opens_as_a_promise_of_its_own():
    draft = factories.new_commitment_version(factories.commitment(), "draft")
    opened = {"year": 2026, "serial": 1, "published_at": timezone.now(), "published_on": today()}
    change(draft, status="open", **opened)


@refused_by("only_a_version_is_superseded")
def promise_that_nothing_replaced():
    opened = {"year": 2026, "serial": 1, "published_at": timezone.now(), "published_on": today()}
    change(factories.commitment("draft"), status="superseded", **opened)


@refused_by("commitment_correction_has_note")
def correction_without_a_note():
    change(factories.new_commitment_version(factories.commitment(), "draft"), correction_note="")


@refused_by("commitment_correction_has_note")
def first_version_with_a_note():
    change(factories.commitment("draft"), correction_note="Fout.")


@refused_by("commitment_council_fits_receiver")
def promise_to_the_municipal_council_and_an_advisory_council():
    change(factories.commitment("draft"), receiver="municipal_council")


@refused_by("commitment_council_fits_receiver")
def promise_to_no_advisory_council():
    change(factories.commitment("draft"), council=None)


@refused_by("commitment_due_after_made")
def promise_due_before_it_was_made():
    change(factories.commitment("draft"), due_on=today(-31))


@refused_by("commitment_entered_by_council_has_source")
def promise_of_the_secretary_without_source():
    change(factories.commitment("draft", by=factories.secretary()), source="")


def opening(**without):
    fields = {"year": 2026, "serial": 1, "published_at": timezone.now(), "published_on": today()}
    change(factories.commitment("draft"), status="open", **{**fields, **without})


for column in ("year", "serial", "published_at", "published_on"):
    refused_by("open_commitment_is_public_and_numbered")(lambda column=column: opening(**{column: None}))


@refused_by("open_commitment_is_public_and_numbered")
def draft_promise_that_is_public():
    change(factories.commitment("draft"), published_at=timezone.now(), published_on=today())


@refused_by("motion_is_settled_by_the_municipal_council")
def motion_that_the_advisory_council_received():
    change(factories.commitment("draft"), kind="motion")


@refused_by("registry_enters_for_the_municipal_council")
def promise_to_the_advisory_council_of_the_registry():
    change(factories.commitment("draft"), by_registry=True)


for status in ("settled", "partly_settled", "lapsed"):
    refused_by("settled_commitment_has_date")(lambda status=status: change(factories.commitment("open"), status=status))


@refused_by("settled_commitment_has_date")
def promise_settled_before_it_was_made():
    change(factories.commitment("open"), status="settled", settled_on=today(-31))


@refused_by("settled_commitment_has_date")
def open_promise_with_a_day_of_settlement():
    change(factories.commitment("open"), settled_on=today())


def note(**fields):
    by = factories.staff()
    Progress.objects.create(commitment=factories.commitment(), noted_on=today(), by=by, **fields)


@refused_by("progress_has_text")
def report_without_words():
    note(kind="report", text="")


@refused_by("progress_has_text")
def sent_back_without_words():
    note(kind="sent_back", text="")


@refused_by("new_date_only_for_the_rest")
def new_date_with_a_progress_note():
    Progress.objects.create(
        commitment=factories.commitment(), noted_on=today(), text="Loopt.", new_due_on=today(9), by=factories.staff()
    )


@refused_by("new_date_only_for_the_rest")
def new_date_before_the_settlement_in_part():
    Progress.objects.create(
        commitment=factories.commitment(),
        kind="partly_settled",
        noted_on=today(),
        text="Een deel.",
        new_due_on=today(-1),
        by=factories.secretary(),
    )


@refused_by("progress_entered_by_council_has_source")
def report_of_the_secretary_without_source():
    note(kind="report", text="Het loopt.", entered_by="advisory_council")


@refused_by("only_the_council_says_what_residents_noticed")
def municipality_that_says_what_residents_noticed():
    Verdict.objects.create(
        recommendation=factories.recommendation(),
        side="municipality",
        value="done",
        given_on=today(),
        noticed="Niets.",
        by=factories.staff(),
    )


def earmarking(**fields):
    row = {"amount": 100, "purpose": "Proef", "year": 2027, "noted_on": today(), "by": factories.staff()}
    Earmark.objects.create(commitment=factories.commitment(), **row | fields)


@refused_by("earmark_is_more_than_nothing")
def earmark_of_nothing():
    earmarking(amount=0)


@refused_by("earmark_in_a_year_that_can_be_meant")
def earmark_in_the_year_27():
    earmarking(year=27)


@refused_by("earmark_has_purpose")
def earmark_for_nothing():
    earmarking(purpose="")


for months in (0, 61):
    refused_by("report_every_month_to_five_years")(
        lambda months=months: ReportDuty.objects.create(
            commitment=factories.commitment(), every_months=months, next_due_on=today(), by=factories.staff()
        )
    )


def said(outcome="confirmed", text="", **about):
    Confirmation.objects.create(outcome=outcome, text=text, confirmed_on=today(), by=factories.staff(), **about)


@refused_by("confirmation_of_one_thing")
def confirmation_of_nothing():
    said()


@refused_by("confirmation_of_one_thing")
def confirmation_of_two_things_at_once():
    commitment = factories.commitment()
    said(commitment=commitment, progress=factories.progress(commitment))


@refused_by("correction_says_what_is_right")
def correction_without_words():
    said("corrected", commitment=factories.commitment())


@refused_by("correction_says_what_is_right")
def confirmation_with_other_words():
    said(text="Toch anders.", commitment=factories.commitment())


@refused_by("only_a_draft_commitment_is_binned")
def commitment_in_the_bin_by_nobody():
    change(factories.commitment("draft"), binned_at=timezone.now())
