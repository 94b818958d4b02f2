"""Every work address with a record of each kind, so that a test can ask for all of them."""

from datetime import timedelta

from django.urls import reverse
from django.urls.converters import get_converters
from django.utils import timezone

from advices.actions import planned_publication as planned
from adviesraad.models import Mail
from tests import factories
from tests.adviesraad.addresses import work
from tests.governance.database import sql

SAMPLES = {"int": "1", "slug": "settled", "str": "x", "reference": "2026-1"}
IMPORTS = {"import_upload", "import_proposal"}


def patterns():
    """(name, pattern) of every work address."""
    return {entry.name: entry for entry in work}


def address_with(entry, number):
    """The address with `number` for every id, whether there is such a record or not."""
    kinds = {type(converter): name for name, converter in get_converters().items()}
    values = {
        argument: number if kinds[type(converter)] == "int" else SAMPLES[kinds[type(converter)]]
        for argument, converter in entry.pattern.converters.items()
    }
    return reverse(entry.name, kwargs=values)


def addresses(number):
    return [address_with(entry, number) for entry in patterns().values()]


def failed_job(task="adviesraad.notices.posting.send_mail"):
    """The id of a job that the worker gave up."""
    [[pk]] = sql(
        "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status, attempts)"
        " VALUES ('default', %s, '{}', 'failed', 1) RETURNING id",
        [task],
    )
    return pk


class Records:
    """One record for every work address, of one advisory council."""

    def __init__(self):
        factories.municipality()
        self.council = factories.council()
        self.request = factories.advice_request()
        self.draft = factories.advice(status="draft")
        self.reviewed = factories.advice(status="in_review")
        self.meeting = factories.meeting()
        self.item = factories.agenda_item(self.meeting)
        self.note = factories.note(self.draft)
        self.sent = factories.advice(status="sent")
        self.public = factories.advice()
        self.unanswered = factories.advice()
        self.response = factories.response(self.public)
        self.draft_response = factories.response(self.public, "draft")
        self.secretarys_response = factories.response(self.public, "draft", by=factories.secretary())
        self.published_by_secretary = factories.response(factories.advice(), by=factories.secretary())
        self.reaction = self.response.reactions.get()
        self.recommendation = self.public.recommendations.get()
        self.draft_recommendation = self.draft.recommendations.get()
        self.draft_commitment = factories.commitment("draft")
        self.commitment = factories.commitment()
        self.to_municipal_council = factories.commitment(receiver="municipal_council")
        self.assignment = factories.assignment(self.unanswered.recommendations.get())
        self.draft_reaction = self.draft_response.reactions.get()
        self.earmark = factories.earmark(self.commitment)
        self.version = factories.policy_version(public=False)
        self.policy = self.version.policy
        self.reminder = factories.reminder()
        self.silent = factories.advice(sent_on=factories.today(-100), response_due_on=factories.today(-58))
        moment = timezone.now() + timedelta(days=1)
        plan = {"moment": moment, "seen_revision": 1}
        self.plan = planned.plan_publication(self.sent, by=factories.secretary(), **plan)
        self.response_plan = planned.plan_publication(self.draft_response, by=factories.staff(), **plan)
        self.recess = factories.recess(self.council)
        self.recess_of_college = factories.recess(None)
        self.recipient = factories.recipient(self.council)
        self.person = factories.person(nth=5)
        self.office_holder = factories.office_holder()
        self.job = failed_job()
        self.mail = Mail.objects.create(user=factories.staff(), status="failed")
        self.notice = factories.notice(self.sent, factories.staff(), mail=self.mail)
        self.membership = factories.membership(self.person, "registry")
