"""What is there to tell since the last time? Writes notices, and puts them into mails at the pace that each user chose.

Events come from the audit trail: its numbers follow the order of commits, so a cursor on them misses nothing and finds
nothing twice. Days count from seven in the morning. Whatever lies before the first gathering is never told.
"""

from collections import defaultdict
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from adviesraad.models import Gathering, Mail, MailChoice, Notice, Pace
from adviesraad.notices.rule import Span
from adviesraad.notices.rules import RULES
from governance.models import AuditEvent

MORNING = timedelta(hours=7)


@transaction.atomic
def gather(now):
    """Make the notices for everything since the last gathering, and the mails that are to go at `now`.

    A second gatherer waits for the first and then finds nothing left.
    """
    Gathering.objects.get_or_create(pk=1, defaults=_state_at(now))
    before, after = Gathering.objects.select_for_update().get(pk=1), _state_at(now)
    events = AuditEvent.objects.filter(number__gt=before.event_number, number__lte=after["event_number"])
    span = Span(list(events.order_by("number")), before.day, after["day"])
    paces = _paces()
    notices = [notice for rule in RULES.values() for notice in _notices(rule, span, paces)]
    Notice.objects.bulk_create(notices, ignore_conflicts=True)
    _put_into_mails(paces, now, digest=after["digest_on"] > before.digest_on)
    Gathering.objects.filter(pk=1).update(**after)


def start_from(now):
    """Tell nothing of what lies before `now`."""
    Gathering.objects.update_or_create(pk=1, defaults=_state_at(now))


def _state_at(now):
    newest = AuditEvent.objects.order_by("-number").values_list("number", flat=True).first() or 0
    day = (timezone.localtime(now) - MORNING).date()
    return {"event_number": newest, "day": day, "digest_on": day - timedelta(days=day.weekday())}


def _paces():
    chosen = MailChoice.objects.values_list("user_id", "kind", "pace")
    return defaultdict(lambda: Pace.AT_ONCE, {(user_id, kind): pace for user_id, kind, pace in chosen})


def _notices(rule, span, paces):
    """A notice per user and record that `rule` is about, except for who did it and who wants no mail of this kind."""
    kind = rule.model._meta.label_lower
    for found in rule.when.found(rule.records(), span):
        record = rule.records().filter(pk=found.pk).first()
        for user in rule.who(record) if record else ():
            wanted = user.pk != found.actor_id and paces[user.pk, rule.kind] != Pace.NEVER
            if wanted and rule.record_for(user, found.pk):
                yield Notice(
                    user=user,
                    rule=rule.name,
                    kind=rule.kind,
                    object_type=kind,
                    object_id=found.pk,
                    occasion=found.occasion,
                )


def _put_into_mails(paces, now, *, digest):
    """One mail per user for what goes at once, and one for what waited for the digest where that is due."""
    parcels = defaultdict(list)
    for notice in Notice.objects.filter(mail=None).order_by("pk"):
        pace = paces[notice.user_id, notice.kind]
        if pace == Pace.AT_ONCE or (pace == Pace.WEEKLY and digest):
            parcels[notice.user_id, pace == Pace.WEEKLY].append(notice.pk)
    for (user_id, is_digest), notices in parcels.items():
        mail = Mail.objects.create(user_id=user_id, is_digest=is_digest, not_before=now)
        Notice.objects.filter(pk__in=notices).update(mail=mail)
