"""Who may open which work address: the whole table, written by hand."""

import pytest
from django.urls import reverse

from tests import factories
from tests.adviesraad.keeping import kept
from tests.adviesraad.work_addresses import IMPORTS, Records, patterns

pytestmark = pytest.mark.django_db

ROLES = ["secretary", "advisor", "other_secretary", "other_advisor", "staff", "registry", "administrator", "outsider"]

# {(name, [arguments in the records]): what each role gets, in the order of ROLES}
#                                                       secr. adv. o-sec o-adv staff regis admin nobody
TABLE = {
    ("desk",): (200, 200, 200, 200, 200, 200, 200, 200),
    ("desk_seen",): (302, 302, 302, 302, 302, 302, 302, 302),
    ("my_mail",): (200, 200, 200, 200, 200, 200, 200, 200),
    ("notice_open", "notice.pk"): (404, 404, 404, 404, 302, 404, 404, 404),
    ("keep_typed",): (405, 405, 405, 405, 405, 405, 405, 405),  # only posted to, with the token of a page
    ("my_calendar",): (200, 200, 200, 200, 200, 200, 200, 200),
    ("calendar_renew",): (302, 302, 302, 302, 302, 302, 302, 302),
    ("calendar_stop",): (302, 302, 302, 302, 302, 302, 302, 302),
    ("request_new",): (200, 403, 200, 403, 403, 403, 403, 403),
    ("request_edit", "request.pk"): (200, 403, 404, 404, 404, 404, 404, 404),
    ("request_publish", "request.pk"): (200, 403, 404, 404, 404, 404, 404, 404),
    ("request_step", "request.pk", "=in_preparation"): (200, 200, 404, 404, 404, 404, 404, 404),
    ("request_step", "request.pk", "=declined"): (200, 404, 404, 404, 404, 404, 404, 404),
    ("request_step", "request.pk", "=answered"): (404, 404, 404, 404, 404, 404, 404, 404),
    ("advice_new",): (200, 200, 200, 200, 403, 403, 403, 403),
    ("advice_work", "draft.pk"): (200, 200, 404, 404, 404, 404, 404, 404),
    ("advice_work", "sent.pk"): (200, 200, 404, 404, 200, 404, 404, 404),
    ("advice_work", "public.pk"): (200, 200, 200, 200, 200, 200, 200, 200),
    ("advice_edit", "draft.pk"): (200, 200, 404, 404, 404, 404, 404, 404),
    ("advice_edit", "public.pk"): (302, 302, 403, 403, 403, 403, 403, 403),
    ("advice_delete", "draft.pk"): (200, 200, 404, 404, 404, 404, 404, 404),
    ("advice_preview_pdf", "draft.pk"): (200, 200, 404, 404, 404, 404, 404, 404),
    ("advice_preview_pdf", "sent.pk"): (200, 200, 404, 404, 403, 404, 404, 404),
    ("advice_new_version", "public.pk"): (200, 200, 403, 403, 403, 403, 403, 403),
    ("review_new", "reviewed.pk"): (403, 200, 404, 404, 404, 404, 404, 404),
    ("advice_look_back", "draft.pk"): (200, 200, 404, 404, 404, 404, 404, 404),
    ("advice_look_back", "public.pk"): (404, 404, 404, 404, 404, 404, 404, 404),
    ("advice_readability", "draft.pk"): (200, 200, 404, 404, 404, 404, 404, 404),
    ("advice_readability", "public.pk"): (200, 200, 403, 403, 403, 403, 403, 403),
    ("review_new", "draft.pk"): (404, 404, 404, 404, 404, 404, 404, 404),
    ("meeting_plan",): (200, 200, 200, 200, 403, 403, 403, 403),
    ("meeting_new",): (200, 403, 200, 403, 403, 403, 403, 403),
    ("meeting_detail", "meeting.pk"): (200, 200, 404, 404, 404, 404, 404, 404),
    ("meeting_agenda_pdf", "meeting.pk"): (200, 200, 404, 404, 404, 404, 404, 404),
    ("meeting_edit", "meeting.pk"): (200, 403, 404, 404, 404, 404, 404, 404),
    ("meeting_cancel", "meeting.pk"): (200, 403, 404, 404, 404, 404, 404, 404),
    ("agenda_item_new", "meeting.pk"): (200, 403, 404, 404, 404, 404, 404, 404),
    ("agenda_item_change", "item.pk"): (302, 403, 404, 404, 404, 404, 404, 404),
    ("agenda_item_decide", "item.pk"): (200, 403, 404, 404, 404, 404, 404, 404),
    ("advice_versions", "draft.pk"): (200, 200, 404, 404, 404, 404, 404, 404),
    ("advice_versions", "sent.pk"): (200, 200, 404, 404, 403, 404, 404, 404),
    ("advice_versions", "public.pk"): (200, 200, 403, 403, 403, 403, 403, 403),
    ("advice_restore", "draft.pk", "=1"): (200, 200, 404, 404, 404, 404, 404, 404),
    ("advice_restore", "public.pk", "=1"): (302, 302, 404, 404, 404, 404, 404, 404),
    ("note_new", "draft.pk"): (200, 200, 404, 404, 404, 404, 404, 404),
    ("note_new", "public.pk"): (200, 200, 403, 403, 403, 403, 403, 403),
    ("note_reply", "note.pk"): (200, 200, 404, 404, 404, 404, 404, 404),
    ("note_resolve", "note.pk"): (200, 200, 404, 404, 404, 404, 404, 404),
    ("advice_step", "draft.pk", "=in_review"): (200, 200, 404, 404, 404, 404, 404, 404),
    ("advice_step", "draft.pk", "=published"): (404, 404, 404, 404, 404, 404, 404, 404),
    ("advice_step", "draft.pk", "=nonsense"): (404, 404, 404, 404, 404, 404, 404, 404),
    ("advice_step", "sent.pk", "=published"): (200, 404, 404, 404, 404, 404, 404, 404),
    ("advice_step", "public.pk", "=withdrawn"): (200, 404, 404, 404, 404, 404, 404, 404),
    ("response_new", "draft.pk"): (404, 404, 404, 404, 404, 404, 404, 404),
    ("response_new", "sent.pk"): (200, 403, 404, 404, 200, 404, 404, 404),
    ("response_new", "unanswered.pk"): (200, 403, 403, 403, 200, 403, 403, 403),
    ("response_edit", "draft_response.pk"): (404, 404, 404, 404, 200, 404, 404, 404),
    ("response_edit", "secretarys_response.pk"): (200, 404, 404, 404, 404, 404, 404, 404),
    ("response_new_version", "response.pk"): (403, 403, 403, 403, 200, 403, 403, 403),
    ("response_new_version", "published_by_secretary.pk"): (200, 403, 403, 403, 403, 403, 403, 403),
    ("response_step", "draft_response.pk", "=published"): (404, 404, 404, 404, 200, 404, 404, 404),
    ("response_step", "secretarys_response.pk", "=published"): (200, 404, 404, 404, 404, 404, 404, 404),
    ("reading_new", "reaction.pk"): (200, 403, 403, 403, 200, 403, 403, 403),
    ("reading_agree", "reaction.pk"): (403, 403, 403, 403, 200, 403, 403, 403),
    ("confirmation_new", "=reactie", "published_by_secretary.pk"): (403, 403, 403, 403, 200, 403, 403, 403),
    ("confirmation_new", "=reactie", "response.pk"): (403, 403, 403, 403, 404, 403, 403, 403),
    ("confirmation_new", "=nonsense", "response.pk"): (403, 403, 403, 403, 404, 403, 403, 403),
    ("verdict_new", "recommendation.pk"): (403, 200, 403, 403, 200, 403, 403, 403),
    ("verdict_new", "draft_recommendation.pk"): (404, 404, 404, 404, 404, 404, 404, 404),
    ("commitment_new",): (200, 403, 200, 403, 200, 200, 403, 403),
    ("promise_sentences", "reaction.pk"): (200, 403, 200, 403, 200, 200, 403, 403),
    ("promise_sentences", "draft_reaction.pk"): (404, 403, 404, 403, 200, 404, 403, 403),
    ("commitment_work_list",): (200, 403, 200, 403, 200, 200, 403, 403),
    ("report_duty", "commitment.pk"): (200, 403, 403, 403, 200, 403, 403, 403),
    ("report_duty", "to_municipal_council.pk"): (403, 403, 403, 403, 200, 200, 403, 403),
    ("report_duty", "draft_commitment.pk"): (404, 404, 404, 404, 404, 404, 404, 404),
    ("earmark_new", "commitment.pk"): (403, 403, 403, 403, 200, 403, 403, 403),
    ("carry_over", "earmark.pk"): (403, 403, 403, 403, 200, 403, 403, 403),
    ("yearly_round",): (403, 200, 403, 200, 200, 403, 403, 403),
    ("commitment_work", "draft_commitment.pk"): (404, 404, 404, 404, 200, 404, 404, 404),
    ("commitment_work", "commitment.pk"): (200, 200, 200, 200, 200, 200, 200, 200),
    ("commitment_edit", "draft_commitment.pk"): (404, 404, 404, 404, 200, 404, 404, 404),
    ("commitment_edit", "to_municipal_council.pk"): (403, 403, 403, 403, 302, 302, 403, 403),
    ("progress_new", "draft_commitment.pk"): (404, 404, 404, 404, 404, 404, 404, 404),
    ("progress_new", "commitment.pk"): (200, 403, 403, 403, 200, 403, 403, 403),
    ("commitment_step", "draft_commitment.pk", "=open"): (404, 404, 404, 404, 200, 404, 404, 404),
    ("commitment_step", "commitment.pk", "=settled"): (200, 404, 404, 404, 404, 404, 404, 404),
    ("commitment_step", "commitment.pk", "=settlement_proposed"): (404, 404, 404, 404, 200, 404, 404, 404),
    ("commitment_step", "to_municipal_council.pk", "=settled"): (404, 404, 404, 404, 404, 200, 404, 404),
    ("waiting",): (403, 403, 403, 403, 200, 403, 403, 403),
    ("assignment_step", "assignment.pk", "=done"): (404, 404, 404, 404, 200, 404, 404, 404),
    ("assignment_step", "assignment.pk", "=withdrawn"): (404, 404, 404, 404, 200, 404, 404, 404),
    ("policy_new",): (200, 403, 200, 403, 200, 403, 403, 403),
    ("policy_edit", "policy.pk"): (200, 403, 200, 403, 200, 403, 403, 403),
    ("version_new", "policy.pk"): (200, 403, 200, 403, 200, 403, 403, 403),
    ("version_edit", "version.pk"): (200, 403, 200, 403, 200, 403, 403, 403),
    ("version_publish", "version.pk"): (200, 403, 200, 403, 200, 403, 403, 403),
    ("request_extend", "request.pk"): (200, 403, 404, 404, 404, 404, 404, 404),
    ("advice_extend", "sent.pk"): (200, 403, 404, 404, 403, 404, 404, 404),
    ("advice_extend", "public.pk"): (200, 403, 403, 403, 403, 403, 403, 403),
    ("advice_extend", "draft.pk"): (404, 404, 404, 404, 404, 404, 404, 404),
    ("advice_dispatch", "sent.pk"): (200, 403, 404, 404, 403, 404, 404, 404),
    ("advice_dispatch", "public.pk"): (200, 403, 403, 403, 403, 403, 403, 403),
    ("advice_dispatch", "draft.pk"): (404, 404, 404, 404, 404, 404, 404, 404),
    ("advice_forwarded", "public.pk"): (200, 403, 403, 403, 403, 403, 403, 403),
    ("advice_forwarded", "draft.pk"): (404, 404, 404, 404, 404, 404, 404, 404),
    ("advice_plan", "sent.pk"): (200, 403, 404, 404, 403, 404, 404, 404),
    ("advice_plan", "public.pk"): (404, 404, 404, 404, 404, 404, 404, 404),
    ("response_plan", "draft_response.pk"): (404, 404, 404, 404, 200, 404, 404, 404),
    ("response_plan", "secretarys_response.pk"): (200, 404, 404, 404, 404, 404, 404, 404),
    ("plan_cancel", "plan.pk"): (200, 403, 404, 404, 404, 404, 404, 404),
    ("plan_cancel", "response_plan.pk"): (404, 404, 404, 404, 200, 404, 404, 404),
    ("reminder_new", "silent.pk"): (200, 403, 403, 403, 403, 403, 403, 403),
    ("reminder_new", "draft.pk"): (404, 404, 404, 404, 404, 404, 404, 404),
    ("reminder_edit", "reminder.pk"): (200, 403, 404, 404, 404, 404, 404, 404),
    ("reminder_pdf", "reminder.pk"): (200, 403, 404, 404, 404, 404, 404, 404),
    ("reminder_mail", "reminder.pk"): (200, 403, 404, 404, 404, 404, 404, 404),
    ("reminder_delete", "reminder.pk"): (200, 403, 404, 404, 404, 404, 404, 404),
    ("reminder_step", "reminder.pk", "=sent"): (200, 403, 404, 404, 404, 404, 404, 404),
    ("letter_edit", "council.pk", "=first"): (200, 403, 403, 403, 403, 403, 200, 403),
    ("letter_edit", "council.pk", "=nonsense"): (404, 404, 404, 404, 404, 404, 404, 404),
    ("council_settings",): (200, 403, 200, 403, 403, 403, 200, 403),
    ("recess_new",): (200, 403, 200, 403, 403, 403, 200, 403),
    ("recess_edit", "recess.pk"): (200, 403, 403, 403, 403, 403, 200, 403),
    ("recess_edit", "recess_of_college.pk"): (200, 403, 200, 403, 403, 403, 200, 403),
    ("recess_delete", "recess.pk"): (200, 403, 403, 403, 403, 403, 200, 403),
    ("recipient_new",): (200, 403, 200, 403, 403, 403, 200, 403),
    ("recipient_edit", "recipient.pk"): (200, 403, 403, 403, 403, 403, 200, 403),
    ("recipient_delete", "recipient.pk"): (200, 403, 403, 403, 403, 403, 200, 403),
    ("privacy_correction", "=advies", "public.pk"): (200, 403, 403, 403, 200, 403, 403, 403),
    ("privacy_correction", "=advies", "draft.pk"): (200, 403, 404, 404, 404, 404, 404, 404),
    ("privacy_correction", "=reactie", "response.pk"): (403, 403, 403, 403, 200, 403, 403, 403),
    ("privacy_correction", "=reactie", "secretarys_response.pk"): (200, 404, 404, 404, 404, 404, 404, 404),
    ("privacy_correction", "=toezegging", "commitment.pk"): (200, 403, 403, 403, 200, 403, 403, 403),
    ("privacy_correction", "=nonsense", "public.pk"): (404, 404, 404, 404, 404, 404, 404, 404),
    ("administration",): (403, 403, 403, 403, 403, 403, 200, 403),
    ("user_invite",): (403, 403, 403, 403, 403, 403, 200, 403),
    ("user_detail", "person.pk"): (403, 403, 403, 403, 403, 403, 200, 403),
    ("user_invite_again", "person.pk"): (403, 403, 403, 403, 403, 403, 200, 403),
    ("membership_end", "membership.pk"): (403, 403, 403, 403, 403, 403, 200, 403),
    ("council_edit", "council.pk"): (403, 403, 403, 403, 403, 403, 200, 403),
    ("council_new",): (403, 403, 403, 403, 403, 403, 200, 403),
    ("theme_new",): (200, 403, 200, 403, 200, 403, 403, 403),
    ("municipality_edit",): (403, 403, 403, 403, 403, 403, 200, 403),
    ("office_holder_new",): (403, 403, 403, 403, 403, 403, 200, 403),
    ("office_holder_edit", "office_holder.pk"): (403, 403, 403, 403, 403, 403, 200, 403),
    ("background",): (403, 403, 403, 403, 403, 403, 200, 403),
    ("job_again", "job"): (403, 403, 403, 403, 403, 403, 302, 403),
    ("mail_undelivered",): (403, 403, 403, 403, 403, 403, 200, 403),
    ("mail_again", "mail.pk"): (403, 403, 403, 403, 403, 403, 200, 403),
    ("mail_let_go", "mail.pk"): (403, 403, 403, 403, 403, 403, 200, 403),
    ("admin:index",): (302, 302, 302, 302, 302, 302, 302, 302),
}


@pytest.fixture(scope="module")
def records(django_db_setup, django_db_blocker, tmp_path_factory):
    with kept(Records, django_db_blocker, tmp_path_factory) as records:
        yield records


@pytest.fixture(autouse=True)
def fast_pdf(monkeypatch):
    monkeypatch.setattr("advices.work.render_pdf", lambda html: b"%PDF")
    monkeypatch.setattr("advices.reminder_work.render_pdf", lambda html: b"%PDF")
    monkeypatch.setattr("advices.meetings.render_pdf", lambda html: b"%PDF")


@pytest.fixture
def colleagues(everyone):
    return {name: everyone[name] for name in ROLES}


def argument(records, name):
    if name.startswith("="):
        return name[1:]
    if "." not in name:
        return getattr(records, name)
    record, field = name.split(".")
    return getattr(getattr(records, record), field)


def address_of(row, records):
    return reverse(row[0], args=[argument(records, name) for name in row[1:]])


@pytest.mark.parametrize("row", TABLE, ids=" ".join)
def test_work_address_opens_for_whom_the_table_says(row, records, colleagues, client):
    address, found = address_of(row, records), []
    for role in ROLES:
        client.force_login(colleagues[role])
        found.append(client.get(address).status_code)
    assert dict(zip(ROLES, found, strict=True)) == dict(zip(ROLES, TABLE[row], strict=True))


@pytest.mark.parametrize("row", [row for row in TABLE if row[0] not in ("admin:index", "keep_typed")], ids=" ".join)
def test_posting_is_refused_to_whom_may_not_read_the_form(row, records, colleagues, client):
    address = address_of(row, records)
    barred = {role: status for role, status in zip(ROLES, TABLE[row], strict=True) if status >= 400}
    found = {}
    for role in barred:
        client.force_login(colleagues[role])
        found[role] = client.post(address, {"on": factories.today(), "reason": "Omdat."}).status_code
    assert found == barred


def test_every_work_address_is_in_the_table():
    assert {row[0].replace(":index", "") for row in TABLE} == set(patterns()) - IMPORTS


def test_administrators_tables_open_for_an_administrator_of_the_site_only(client, administrator):
    administrator.is_staff = administrator.is_superuser = True
    administrator.save()
    client.force_login(administrator)
    assert client.get(reverse("admin:index")).status_code == 200
