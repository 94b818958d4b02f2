"""A record of every kind in every state, and the arguments by which the addresses name it."""

from datetime import timedelta

from django.utils import timezone

from advices.actions.planned_publication import plan_publication
from advices.models import Advice, AdviceRequest, Assignment, CollegeResponse, Reminder
from adviesraad.models import CalendarAddress, Mail
from commitments.actions.version import draft_new_version
from commitments.models import Commitment
from governance.models import GroupRole
from tests import factories
from tests.adviesraad.work_addresses import failed_job

OURS = "advisory_council"
THEIRS = "municipal_council"


def records():
    """{kind: {state: record}}, all of one advisory council."""
    factories.municipality()
    advices = {status.value: factories.advice(status=status) for status in Advice.Status}
    requests = {status.value: factories.advice_request(status=status) for status in AdviceRequest.Status}
    responses = {status.value: factories.response(status=status) for status in CollegeResponse.Status}
    behalf = {
        f"{status.value}_by_secretary": factories.response(status=status, by=factories.secretary())
        for status in CollegeResponse.Status
    }
    advices["silent"] = factories.advice(sent_on=factories.today(-100), response_due_on=factories.today(-58))
    public, hidden = factories.policy_version(), factories.policy_version(public=False)
    confidential = {"public": False, "confidential": True}
    unasked = factories.policy_version(label="besloten", **confidential)
    asked = factories.policy_version(label="gevraagd", **confidential)
    factories.advice_request(policy_version=asked)
    meeting, mail = factories.meeting(), Mail.objects.create(user=factories.staff(), status="failed")
    return {
        "": {"": None},
        "request": requests | {"public": factories.advice_request(public=True)},
        "advice": advices,
        "new version": {"": factories.new_version(factories.advice())},
        "recommendation": {status: advice.recommendations.get() for status, advice in advices.items()},
        "response": responses | behalf,
        "reaction": {status: response.reactions.get() for status, response in (responses | behalf).items()},
        "commitment": commitments(OURS) | commitments(THEIRS) | commitments_by_secretary(),
        "correction": {"": draft_new_version(factories.commitment(), by=factories.staff(), correction_note="Fout.")},
        "policy": {"hidden": hidden.policy, "public": public.policy},
        "version": {
            "hidden": hidden,
            "public": public,
            "confidential": unasked,
            "confidential_asked": asked,
        },
        "theme": {"": factories.theme()},
        "council": {"": factories.council()},
        "user": {"": factories.person(nth=5)},
        "membership": {"": factories.membership(factories.person(nth=6), "registry")},
        "office_holder": {"": factories.office_holder()},
        "document": documents(),
        "progress": progress(),
        "reminder": {status.value: factories.reminder(status=status) for status in Reminder.Status},
        "plan": plans(advices["sent"], responses["draft"]),
        "meeting": {"": meeting},
        "item": {"": factories.agenda_item(meeting)},
        "note": {"": factories.note(advices["draft"])},
        "assignment": {status.value: factories.assignment(status=status) for status in Assignment.Status},
        "earmark": {"": factories.earmark()},
        "recess": {"own": factories.recess(factories.council()), "of_the_college": factories.recess(None)},
        "recipient": {"": factories.recipient()},
        "job": {"": failed_job()},
        "mail": {"": mail},
        "group": {"": GroupRole.objects.create(group="g-staf", role="staff")},
        "notice": {"": factories.notice(advices["sent"], factories.staff(), mail=mail)},
        "calendar": {"": CalendarAddress.objects.create(user=factories.staff())},
    }


def commitments(receiver):
    prefix = "" if receiver == OURS else "to_municipal_council_"
    return {f"{prefix}{status.value}": factories.commitment(status, receiver=receiver) for status in Commitment.Status}


def commitments_by_secretary():
    return {"draft_by_secretary": factories.commitment("draft", by=factories.secretary())}


def documents():
    hidden, public = factories.document(), factories.document()
    factories.advice_request(document=public, public=True)
    return {"hidden": hidden, "public": factories.published(public)}


def progress():
    """Reported by the municipality itself, and by the secretary."""
    by_secretary = {"by": factories.secretary(), "source": "Brief van het college"}
    return {
        "own": factories.progress(factories.commitment()),
        "by_secretary": factories.progress(factories.commitment(), **by_secretary),
    }


def plans(advice, response):
    when = {"moment": timezone.now() + timedelta(days=1), "seen_revision": 1}
    return {
        "of_advice": plan_publication(advice, by=factories.secretary(), **when),
        "of_response": plan_publication(response, by=factories.staff(), **when),
    }
