"""What the site remembers of its users."""

from django.utils import timezone

from adviesraad.models import Gathering, Mail, MailChoice, Notice
from tests import factories
from tests.factories import today
from tests.governance.constraint_cases import refused_by


@refused_by("sent_mail_has_moment")
def mail_sent_without_a_moment():
    Mail.objects.create(user=factories.staff(), status="sent")


@refused_by("sent_mail_has_moment")
def mail_not_sent_with_a_moment():
    Mail.objects.create(user=factories.staff(), status="unsure", sent_at=timezone.now())


@refused_by("mail_choice_once")
def second_choice_for_one_kind():
    for pace in ("weekly", "never"):
        MailChoice.objects.create(user=factories.staff(), kind="work", pace=pace)


@refused_by("notice_once")
def same_notice_twice():
    for _time in range(2):
        Notice.objects.create(
            user=factories.staff(),
            rule="advice_sent",
            kind="work",
            object_type="advices.advice",
            object_id=1,
            occasion="1",
        )


@refused_by("one_gathering")
def second_gathering():
    Gathering.objects.create(pk=2, event_number=0, day=today(), digest_on=today())
