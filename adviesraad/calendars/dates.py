"""Which days stand in which calendar; one more source is one more function that yields entries."""

from datetime import date
from typing import NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from advices.models import Advice, AdviceRequest, Meeting
from commitments.models import Commitment
from governance.roles import Role


class Entry(NamedTuple):
    """An all-day event; its `key` never changes, also when its `day` does."""

    key: str
    day: date
    title: str
    text: str
    url: str


def public_dates(council=None):
    """The days that everybody may know; of one advisory council where one is given."""
    reader = AnonymousUser()
    of_council = Q(council=council) if council else Q()
    promised = Q(council=council) | Q(recommendations__advice__council=council) if council else Q()
    return [
        *_requests(reader, of_council),
        *_responses(reader, of_council),
        *_promises(reader, promised),
        *_meetings(reader, of_council),
    ]


def dates_of(user):
    """The days on which something is due in which `user` has a role, each once, as far as `user` may see it."""
    entries = [entry for role, council_id in _roles(user) for entry in _of_role(user, role, council_id)]
    return sorted(set(entries), key=lambda entry: (entry.day, entry.key))


def _roles(user):
    return [(Role(membership.role), membership.council_id) for membership in user.active_memberships]


def _of_role(user, role, council_id):
    own = Q(council=council_id)
    if role in (Role.SECRETARY, Role.ADVISOR):
        yield from _requests(user, own)
        yield from _meetings(user, own)
    if role == Role.ADVISOR:
        yield from _opinions(user, own)
    if role == Role.SECRETARY:
        yield from _responses(user, own)
        yield from _promises(user, own)
    if role == Role.STAFF:
        yield from _responses(user, Q())
        yield from _promises(user, Q())
    if role == Role.REGISTRY:
        yield from _promises(user, Q(receiver=Commitment.Receiver.MUNICIPAL_COUNCIL))


def _requests(user, which):
    for request in AdviceRequest.objects.visible_to(user).awaiting_advice().filter(which).order_by("pk"):
        title = _("Advice due: %(subject)s") % {"subject": request}
        text = _("The advisory council is to give its advice by this day.")
        yield Entry(f"request-{request.pk}", request.advice_due_on, title, text, request.get_absolute_url())


def _opinions(user, which):
    """The drafts on which `user` is asked for an opinion."""
    asked = Advice.objects.visible_to(user).filter(status=Advice.Status.IN_REVIEW, reviewers__member=user)
    for advice in asked.exclude(writers=user).filter(which, review_due_on__isnull=False).order_by("pk"):
        title = _("Your opinion is wanted: %(advice)s") % {"advice": advice}
        text = _("The advisory council asks what you think of this draft.")
        yield Entry(f"opinion-{advice.pk}", advice.review_due_on, title, text, reverse("review_new", args=[advice.pk]))


def _responses(user, which):
    advices = Advice.objects.visible_to(user).awaiting_response().filter(which)
    for advice in advices.select_related("council").order_by("pk"):
        title = _("Response of the college due: %(advice)s") % {"advice": advice}
        text = _("The college is to respond to this advice by this day.")
        yield Entry(f"response-{advice.pk}", advice.response_due_on, title, text, advice.get_absolute_url())


def _promises(user, which):
    commitments = Commitment.objects.visible_to(user).open().filter(which, due_on__isnull=False)
    for commitment in commitments.order_by("pk").distinct():
        due = _("Motion due: %(subject)s") if commitment.is_motion else _("Promise due: %(subject)s")
        title = due % {"subject": commitment}
        url = commitment.get_absolute_url()
        yield Entry(f"commitment-{commitment.pk}", commitment.due_on, title, commitment.text, url)


def _meetings(user, which):
    for meeting in Meeting.objects.visible_to(user).filter(which).select_related("council").order_by("pk"):
        title = _("Meeting of %(council)s") % {"council": meeting.council}
        starts_at = meeting.starts_at.strftime("%H.%M") if meeting.starts_at else ""
        text = ", ".join(part for part in [starts_at, meeting.place] if part)
        url = meeting.get_absolute_url() if not user.is_anonymous else reverse("meeting_list")
        yield Entry(f"meeting-{meeting.pk}", meeting.held_on, title, text, url)
