"""One act on several commitments: all of them, or none and the one that stood in the way is named."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from commitments.actions import commitment as actions
from commitments.models import Commitment
from governance.moments import in_words
from governance.workflow import Refused


@transaction.atomic
def for_each(commitments, act):
    """Do `act(commitment)` for all; raises Refused, naming the commitment, and then nothing was done."""
    chosen = [commitment.pk for commitment in commitments]
    for commitment in Commitment.objects.select_for_update().filter(pk__in=chosen).order_by("pk"):
        name = {"number": commitment.number, "subject": commitment.subject}
        try:
            act(commitment)
        except Refused as refusal:
            told = _("%(number)s “%(subject)s”: %(refusal)s Nothing was done with the others either.")
            raise Refused(told % {**name, "refusal": refusal}, refusal.field) from refusal
        except PermissionDenied as refusal:
            told = _("%(number)s “%(subject)s”: you may not do this. Nothing was done with the others either.")
            raise Refused(told % name) from refusal
    return chosen


def report(commitments, *, by, text, on=None, source="", documents=()):
    """The same progress for all."""
    return for_each(
        commitments,
        lambda each: actions.report_progress(each, by=by, text=text, on=on, source=source, documents=documents),
    )


def expect(commitments, *, by, expected_on, text="", on=None, source="", documents=()):
    """Note for all of them when they are expected to be done; the day that was promised stays what it is."""
    note = _("Expected on %(date)s.") % {"date": in_words(expected_on)}
    words = f"{note} {text}".strip()
    return report(commitments, by=by, text=words, on=on, source=source, documents=documents)


def propose(commitments, *, by, text, on=None, documents=()):
    return for_each(
        commitments, lambda each: actions.propose_settlement(each, by=by, text=text, on=on, documents=documents)
    )


def settle(commitments, *, by, text="", on=None):
    """The receiver settles all of them."""
    done = Commitment.Status.SETTLED
    return for_each(commitments, lambda each: actions.settle(each, done, by=by, reason=text, on=on))
