"""The steps that the page of a commitment offers, with what each asks."""

from django import forms
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from commitments import after
from commitments.actions import commitment as actions
from commitments.actions.version import is_being_corrected, publish_new_version
from commitments.models import Commitment
from documents.forms import STAYS_PRIVATE, UploadsField, keep_all
from documents.publishing.forms import FilesToo
from governance.pages import steps
from governance.pages.forms import DateField
from governance.pages.steps import Offer, OnForm, PublishForm, ReasonForm, SeenForm, Step
from governance.roles import Permission, may

S = Commitment.Status


class ProposalForm(OnForm):
    text = forms.CharField(label=_("What was done?"), widget=forms.Textarea(attrs={"rows": 5}))
    file = UploadsField(label=_("Files that show it"), help_text=STAYS_PRIVATE)


class SettleForm(OnForm):
    reason = forms.CharField(label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 3}))


class MissingForm(OnForm):
    """What is still missing is the reason: everybody reads it with the commitment."""

    reason = forms.CharField(label=_("What is still to be done?"), widget=forms.Textarea(attrs={"rows": 4}))


class PartForm(MissingForm):
    """What is still to be done, and by when."""

    new_due_on = DateField(
        label=_("New date for the rest"),
        required=False,
        help_text=_("Leave empty to keep the date that was agreed. What is late then stays late."),
    )


class PublishCommitmentForm(FilesToo, PublishForm):
    """The file in which it was said becomes public only when it is ticked."""


def _settle(status):
    return lambda commitment, **answers: actions.settle(commitment, status, **answers)


@transaction.atomic
def _propose_with_evidence(commitment, *, by, text, on=None, file=()):
    actions.propose_settlement(commitment, by=by, text=text, on=on, documents=keep_all(file, by=by))


def _propose():
    return Step(
        _("Propose settlement"),
        _("You tell the receiver that this is done. The receiver decides."),
        _propose_with_evidence,
        ProposalForm,
        then=after.proposed,
    )


def _verdicts_of_receiver(old):
    return {
        (old, S.SETTLED): Step(
            _("Settle"),
            _("What was promised was done."),
            _settle(S.SETTLED),
            SettleForm,
            then=after.SETTLED,
        ),
        (old, S.PARTLY_SETTLED): Step(
            _("Settle in part"),
            _("A part was done. Write down what is missing. The municipality can propose to settle the rest later."),
            _settle(S.PARTLY_SETTLED),
            PartForm,
            forward=False,
            then=after.PARTLY_SETTLED,
        ),
        (old, S.LAPSED): Step(
            _("Let it lapse"),
            _("It is no longer needed. Write down why."),
            _settle(S.LAPSED),
            ReasonForm,
            forward=False,
            then=after.LAPSED,
        ),
    }


STEPS = {
    (S.DRAFT, S.OPEN): Step(
        _("Publish"),
        _("From then on everybody reads this. Its words can no longer change."),
        actions.publish_commitment,
        PublishCommitmentForm,
        then=after.published,
    ),
    (S.DRAFT, S.SUPERSEDED): Step(
        _("Publish the new version"),
        _("From then on everybody reads these words. The old ones stay readable, with what has changed."),
        publish_new_version,
        SeenForm,
        then=after.CORRECTED,
    ),
    (S.OPEN, S.SETTLEMENT_PROPOSED): _propose(),
    (S.PARTLY_SETTLED, S.SETTLEMENT_PROPOSED): _propose(),
    **_verdicts_of_receiver(S.OPEN),
    **_verdicts_of_receiver(S.SETTLEMENT_PROPOSED),
    (S.SETTLEMENT_PROPOSED, S.OPEN): Step(
        _("Send back"),
        _("This is not done yet. Write down what has to be done still."),
        actions.send_back,
        MissingForm,
        forward=False,
        then=after.SENT_BACK,
    ),
}


def steps_of(commitment):
    """The steps in the life of `commitment`: a draft opens, unless it is a new version of one that is public."""
    not_for_it = S.OPEN if commitment.version_of_id else S.SUPERSEDED
    return {step: taken for step, taken in STEPS.items() if step != (S.DRAFT, not_for_it)}


def steps_for(commitment, user):
    return steps.steps_for(commitment, user, steps_of(commitment), "commitment_step")


def work_on(commitment, user):
    """The other buttons on the page of a commitment: the duty to report, and the money set aside."""
    may_report = may(user, Permission.REPORT_PROGRESS, commitment) or may(
        user, Permission.ACCEPT_SETTLEMENT, commitment
    )
    may_earmark = commitment.is_public and may(user, Permission.PROPOSE_SETTLEMENT, commitment)
    may_correct = commitment.is_public and may(user, Permission.REGISTER_COMMITMENT, commitment)
    is_loose = commitment.is_editable and not commitment.version_of_id
    may_throw_away = is_loose and may(user, Permission.REGISTER_COMMITMENT, commitment)
    may_ask = may(user, Permission.ACCEPT_SETTLEMENT, commitment) and commitment.is_unproposed
    links = [
        (may_ask, _("Ask how it stands"), "progress_ask"),
        (may_throw_away, _("Throw the draft away"), "commitment_delete"),
        (may_report and commitment.is_open, _("Duty to report"), "report_duty"),
        (may_earmark, _("Note an amount"), "earmark_new"),
        (may_correct and not is_being_corrected(commitment), _("Correct with a new version"), "commitment_new_version"),
    ]
    return [Offer(verb, reverse(name, args=[commitment.pk]), forward=False) for shown, verb, name in links if shown]
