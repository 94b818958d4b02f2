"""Every form of those who work here, as it opens and with mistakes in it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from advices.actions.planned_publication import plan_publication
from adviesraad.models import Mail
from commitments.actions.version import draft_new_version
from governance.models import GroupRole
from tests import factories
from tests.adviesraad.addresses import work
from tests.adviesraad.world import World

pytestmark = pytest.mark.browser

# {name of the address: (who opens it, its arguments in a world)}
FORMS = {
    "import_upload": ("secretary", lambda w: []),
    "request_new": ("secretary", lambda w: []),
    "request_edit": ("secretary", lambda w: [w.draft_request.pk]),
    "request_step": ("secretary", lambda w: [w.draft_request.pk, "declined"]),
    "advice_new": ("advisor", lambda w: []),
    "advice_edit": ("advisor", lambda w: [w.draft_advice.pk]),
    "note_new": ("advisor", lambda w: [w.draft_advice.pk]),
    "note_reply": ("advisor", lambda w: [factories.note(w.draft_advice).pk]),
    "advice_step": ("secretary", lambda w: [factories.advice(status="adopted").pk, "sent"]),
    "review_new": ("advisor", lambda w: [w.reviewed.pk]),
    "meeting_new": ("secretary", lambda w: []),
    "meeting_edit": ("secretary", lambda w: [w.meeting.pk]),
    "agenda_item_new": ("secretary", lambda w: [w.meeting.pk]),
    "agenda_item_decide": ("secretary", lambda w: [w.meeting.items.first().pk]),
    "advice_new_version": ("advisor", lambda w: [factories.advice().pk]),
    "response_new": ("staff", lambda w: [w.advice.pk]),
    "response_edit": ("staff", lambda w: [w.draft_response.pk]),
    "response_new_version": ("staff", lambda w: [factories.response().pk]),
    "response_step": ("staff", lambda w: [w.draft_response.pk, "published"]),
    "reading_new": ("staff", lambda w: [w.reaction.pk]),
    "verdict_new": ("advisor", lambda w: [w.recommendation.pk]),
    "commitment_new": ("staff", lambda w: []),
    "commitment_edit": ("staff", lambda w: [w.draft_commitment.pk]),
    "progress_new": ("staff", lambda w: [w.commitment.pk]),
    "commitment_step": ("secretary", lambda w: [w.commitment.pk, "partly_settled"]),
    "theme_new": ("secretary", lambda w: []),
    "policy_new": ("staff", lambda w: []),
    "policy_edit": ("staff", lambda w: [w.policy.pk]),
    "version_new": ("staff", lambda w: [w.policy.pk]),
    "version_edit": ("staff", lambda w: [factories.policy_version(w.policy, "ontwerp", public=False).pk]),
    "user_invite": ("administrator", lambda w: []),
    "group_roles": ("administrator", lambda w: []),
    "user_detail": ("administrator", lambda w: [w.users["staff"].pk]),
    "membership_end": ("administrator", lambda w: [w.users["staff"].memberships.get().pk]),
    "council_new": ("administrator", lambda w: []),
    "council_edit": ("administrator", lambda w: [w.council.pk]),
    "municipality_edit": ("administrator", lambda w: []),
    "office_holder_new": ("administrator", lambda w: []),
    "office_holder_edit": ("administrator", lambda w: [w.office_holder.pk]),
    "request_extend": ("secretary", lambda w: [w.draft_request.pk]),
    "advice_extend": ("secretary", lambda w: [factories.advice(status="sent").pk]),
    "advice_dispatch": ("secretary", lambda w: [w.advice.pk]),
    "advice_forwarded": ("secretary", lambda w: [w.advice.pk]),
    "advice_plan": ("secretary", lambda w: [factories.advice(status="sent").pk]),
    "response_plan": ("staff", lambda w: [w.draft_response.pk]),
    "reminder_edit": ("secretary", lambda w: [factories.reminder().pk]),
    "reminder_mail": ("secretary", lambda w: [factories.reminder().pk]),
    "reminder_step": ("secretary", lambda w: [factories.reminder().pk, "sent"]),
    "recess_new": ("secretary", lambda w: []),
    "recess_edit": ("secretary", lambda w: [factories.recess(factories.council()).pk]),
    "recipient_new": ("secretary", lambda w: []),
    "recipient_edit": ("secretary", lambda w: [factories.recipient().pk]),
    "letter_edit": ("secretary", lambda w: [w.council.pk, "first"]),
    "privacy_correction": ("secretary", lambda w: ["advies", w.advice.pk]),
    "confirmation_new": ("staff", lambda w: ["reactie", w.entered_response.pk]),
    "waiting": ("staff", lambda w: []),
    "commitment_work_list": ("staff", lambda w: []),
    "report_duty": ("staff", lambda w: [w.commitment.pk]),
    "earmark_new": ("staff", lambda w: [w.commitment.pk]),
    "carry_over": ("staff", lambda w: [w.earmark.pk]),
}
# Pages of work without a field that can be wrong; reading in has its own tests.
OTHERS = {
    "advice_no_answer": ("secretary", lambda w: [factories.advice(status="sent", from_archive=True).pk]),
    "membership_department": ("administrator", lambda w: [w.users["staff"].memberships.get().pk]),
    "progress_ask": ("secretary", lambda w: [factories.commitment().pk]),
    "commitment_new_version": ("staff", lambda w: [factories.commitment().pk]),
    "new_version_discard": (
        "staff",
        lambda w: [draft_new_version(factories.commitment(), by=w.users["staff"], correction_note="Fout.").pk],
    ),
    "desk": ("secretary", lambda w: []),
    "my_mail": ("staff", lambda w: []),
    "my_calendar": ("staff", lambda w: []),
    "background": ("administrator", lambda w: []),
    "mail_undelivered": ("administrator", lambda w: []),
    "mail_again": ("administrator", lambda w: [Mail.objects.last().pk]),
    "mail_let_go": ("administrator", lambda w: [Mail.objects.last().pk]),
    "administration": ("administrator", lambda w: []),
    "council_remove": ("administrator", lambda w: [factories.council("Proefraad").pk]),
    "office_holder_remove": ("administrator", lambda w: [factories.office_holder("Proef Persoon").pk]),
    "my_sign_ins": ("staff", lambda w: []),
    "sign_in_log": ("administrator", lambda w: []),
    "user_sign_ins": ("administrator", lambda w: [w.users["staff"].pk]),
    "user_end_sessions": ("administrator", lambda w: [w.users["staff"].pk]),
    "group_role_remove": (
        "administrator",
        lambda w: [GroupRole.objects.create(group="g-staf", role="staff").pk],
    ),
    "user_take_second_factor": ("administrator", lambda w: [w.users["staff"].pk]),
    "user_block": ("administrator", lambda w: [w.users["staff"].pk]),
    "user_unblock": ("administrator", lambda w: [w.users["staff"].pk]),
    "user_invite_again": ("administrator", lambda w: [factories.person(nth=99).pk]),
    "advice_work": ("advisor", lambda w: [w.draft_advice.pk]),
    "advice_look_back": ("advisor", lambda w: [w.draft_advice.pk]),
    "advice_readability": ("advisor", lambda w: [w.draft_advice.pk]),
    "advice_preview_mail": ("advisor", lambda w: [w.draft_advice.pk]),
    "meeting_plan": ("advisor", lambda w: []),
    "meeting_detail": ("secretary", lambda w: [w.meeting.pk]),
    "meeting_cancel": ("secretary", lambda w: [w.meeting.pk]),
    "advice_delete": ("advisor", lambda w: [w.draft_advice.pk]),
    "bin": ("advisor", lambda w: []),
    "request_remove": ("secretary", lambda w: [factories.advice_request().pk]),
    "advice_versions": ("advisor", lambda w: [w.draft_advice.pk]),
    "advice_restore": ("advisor", lambda w: [w.draft_advice.pk, 1]),
    "note_resolve": ("advisor", lambda w: [factories.note(w.draft_advice).pk]),
    "commitment_delete": ("staff", lambda w: [w.draft_commitment.pk]),
    "commitment_work": ("staff", lambda w: [w.draft_commitment.pk]),
    "request_publish": ("secretary", lambda w: [w.draft_request.pk]),
    "request_keep_private": ("secretary", lambda w: [w.draft_request.pk]),
    "file_publish": ("secretary", lambda w: [w.request.document.pk]),
    "file_make_private": ("secretary", lambda w: [w.request.document.pk]),
    "council_settings": ("secretary", lambda w: []),
    "recess_delete": ("secretary", lambda w: [factories.recess(factories.council()).pk]),
    "recipient_delete": ("secretary", lambda w: [factories.recipient(name="Weg").pk]),
    "plan_cancel": ("secretary", lambda w: [plan(factories.advice(status="sent")).pk]),
    "reminder_new": ("secretary", lambda w: [w.advice.pk]),
    "reminder_delete": ("secretary", lambda w: [factories.reminder().pk]),
    "assignment_step": ("staff", lambda w: [factories.assignment().pk, "done"]),
    "promise_sentences": ("staff", lambda w: [w.reaction.pk]),
    "yearly_round": ("advisor", lambda w: []),
    "version_publish": ("staff", lambda w: [factories.policy_version(w.policy, "concept", public=False).pk]),
}
ONLY_LEADING_ON = {"desk_seen", "my_sessions_end", "calendar_renew", "calendar_stop", "notice_open", "job_again"}
ELSEWHERE = ONLY_LEADING_ON | {
    "import_proposal", "keep_typed", "advice_preview_pdf", "meeting_agenda_pdf", "agenda_item_change",
    "reminder_pdf", "reading_agree", None,
}  # fmt: skip

EMPTY = """() => document.querySelectorAll("main form[method=post] [required]:not([type=radio], [type=hidden])")
    .forEach(each => { each.value = ""; })"""


def plan(advice):
    """The publication of `advice`, planned for tomorrow."""
    by, moment = factories.secretary(), timezone.now() + timedelta(days=1)
    return plan_publication(advice, by=by, moment=moment, seen_revision=advice.revision)


def test_every_address_of_work_is_here():
    named = {getattr(address, "name", None) for address in work}
    assert named - ELSEWHERE == {*FORMS, *OTHERS}


def test_every_form_opens_and_says_what_is_wrong(visit, transactional_db):
    """Every page is looked at before the test fails, so that one run tells all."""
    world = World(2)
    browsers = {role: visit(user) for role, user in world.users.items()}
    problems = []
    for name, (role, arguments) in (FORMS | OTHERS).items():
        visitor = browsers[role]
        try:
            visitor.goto(reverse(name, args=arguments(world)))
            if name in FORMS:
                visitor.page.evaluate(EMPTY)
                visitor.send()
                assert visitor.texts(".alert-error li"), f"{name} says nothing"
                assert visitor.texts(".field-error li"), f"{name} says nothing beside a field"
                assert visitor.fetch(visitor.path).status == 200, f"{name} does not open again with what was typed"
        except AssertionError as problem:
            problems.append(f"{name}: {problem}")
    assert not problems, "\n\n".join(problems)
