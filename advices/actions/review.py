"""The review round: asking members, giving an opinion, a minority note, and the quorum that adopting asks."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from advices.models import Advice, MinorityNote, Review, Reviewer
from governance.events import Event
from governance.holding import hold
from governance.models import Membership, User
from governance.pages.ordering import dutch_order
from governance.roles import Permission, Role
from governance.trail.recording import record_event
from governance.workflow import Conflict, Refused, require

TIME_TO_REVIEW = timedelta(days=14)


def possible_reviewers(advice):
    """The members of the advisory council today, without those who wrote in the advice."""
    active = Membership.objects.active(timezone.localdate()).filter(role=Role.ADVISOR, council=advice.council_id)
    members = User.objects.filter(pk__in=active.values("user"), is_active=True)
    return members.exclude(pk__in=advice.writers.values("pk")).order_by(dutch_order("name"))


def proposed_review_day():
    """The day by which opinions are wanted when nobody names another."""
    return timezone.localdate() + TIME_TO_REVIEW


def review_day(wanted):
    """The day `wanted`, or the proposed one; raises Refused, about `review_due_on`, for a day that has passed."""
    if wanted and wanted < timezone.localdate():
        raise Refused(_("This day has passed. Give the members time to read."), "review_due_on")
    return wanted or proposed_review_day()


def name_reviewers(advice, members=None):
    """Ask these `members`, or every possible one, and nobody else."""
    asked = possible_reviewers(advice)
    if members is not None:
        asked = asked.filter(pk__in=[member.pk for member in members])
    advice.reviewers.exclude(member__in=asked).delete()
    known = set(advice.reviewers.values_list("member", flat=True))
    Reviewer.objects.bulk_create(Reviewer(advice=advice, member=member) for member in asked if member.pk not in known)


@transaction.atomic
def give_review(advice, *, by, opinion, seen_revision, note="", minority_note=None, names=""):
    """Say whether `by` agrees with the words of `seen_revision`; an earlier opinion stays in the history.

    `minority_note` replaces the one that `by` wrote before, or takes it back when it is empty; `names` stand below it.
    Raises Conflict when the words changed meanwhile, Refused for who wrote in it and outside the review.
    """
    role = require(by, Permission.ADOPT_ADVICE, advice)
    stored = hold(advice)
    if stored.status != Advice.Status.IN_REVIEW:
        raise Refused(_("This advice is not in review now."))
    if wrote_in(stored, by):
        raise Refused(_("You wrote in this advice yourself. The other members give their opinion."))
    if stored.revision != seen_revision:
        raise Conflict(_("The text was changed while you were reading. Read it again first."))
    review = Review.objects.create(advice=stored, reviewer=by, revision=seen_revision, opinion=opinion, note=note)
    if minority_note is not None:
        _write_minority_note(stored, by, minority_note.strip(), names.strip())
    record_event(Event.REVIEW, advice, by=by, role=role, words=[review], opinion=opinion, revision=seen_revision)
    return review


def _write_minority_note(advice, author, text, names):
    if not text:
        MinorityNote.objects.filter(advice=advice, author=author).delete()
        return
    MinorityNote.objects.update_or_create(advice=advice, author=author, defaults={"text": text, "names": names})


def copy_minority_notes(advice, new):
    """A new version begins with the minority notes of the version before."""
    notes = [MinorityNote(advice=new, author=n.author, text=n.text, names=n.names) for n in advice.minority_notes.all()]
    MinorityNote.objects.bulk_create(notes)


def forget_reviews(advice):
    """What was said of a draft, and who wrote in it, goes with it when it is thrown away."""
    for rows in (advice.reviews, advice.reviewers, advice.minority_notes):
        rows.all().delete()
    advice.writers.clear()


def wrote_in(advice, user):
    """Whether `user` is a writer of `advice`: began it, or saved words in it; then others judge and adopt it."""
    return advice.writers.filter(pk=user.pk).exists()


def agreeing(advice):
    """How many independent members agree with the words as they are now."""
    return advice.reviews.in_force().agreeing().count()


def require_quorum(advice, quorum):
    """Hold the words of `advice` and raise Refused when fewer than `quorum` members agree with them."""
    hold(advice)
    agreed = agreeing(advice)
    if agreed < quorum:
        raise Refused(f"{quorum_sentence(agreed, quorum)} {_who_is_left(advice)}")


def quorum_sentence(agreed, quorum):
    """How many members must agree, and how many do."""
    asked = ngettext(
        "At least %(quorum)s member must agree before this advice is adopted.",
        "At least %(quorum)s members must agree before this advice is adopted.",
        quorum,
    )
    so_far = ngettext("%(agreed)s member agrees now.", "%(agreed)s members agree now.", agreed)
    return f"{asked % {'quorum': quorum}} {so_far % {'agreed': agreed}}"


def still_to_speak(advice):
    """The members who were asked and have not said what they think of the words as they are now."""
    heard = advice.reviews.in_force().values("reviewer")
    silent = advice.reviewers.exclude(member__in=heard).exclude(member__in=advice.writers.values("pk"))
    return User.objects.filter(pk__in=silent.values("member")).order_by(dutch_order("name"))


def _who_is_left(advice):
    left = ", ".join(member.name for member in still_to_speak(advice))
    if left:
        return _("Not heard yet: %(names)s.") % {"names": left}
    return _("Everybody who was asked has spoken. Change the advice, or ask another member for an opinion.")
