"""The steps that the page of a commitment offers, with what each asks."""

from django import forms
from django.utils.translation import gettext_lazy as _

from commitments import actions, after
from commitments.models import Commitment
from governance import steps
from governance.steps import OnForm, PublishForm, ReasonForm, Step

S = Commitment.Status


class ProposalForm(OnForm):
    text = forms.CharField(label=_("What was done?"), widget=forms.Textarea(attrs={"rows": 5}))


class SettleForm(OnForm):
    reason = forms.CharField(label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 3}))


def _settle(status):
    return lambda commitment, *, by, reason="", on=None: actions.settle(commitment, status, by=by, reason=reason, on=on)


def _propose():
    return Step(
        _("Propose settlement"),
        _("You tell the receiver that this is done. The receiver decides."),
        actions.propose_settlement,
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
            _("A part was done. Write down what is missing."),
            _settle(S.PARTLY_SETTLED),
            ReasonForm,
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
        PublishForm,
        then=after.published,
    ),
    (S.OPEN, S.SETTLEMENT_PROPOSED): _propose(),
    (S.PARTLY_SETTLED, S.SETTLEMENT_PROPOSED): _propose(),
    **_verdicts_of_receiver(S.OPEN),
    **_verdicts_of_receiver(S.SETTLEMENT_PROPOSED),
    (S.SETTLEMENT_PROPOSED, S.OPEN): Step(
        _("Send back"),
        _("This is not done yet. Write down what has to be done still."),
        actions.send_back,
        ReasonForm,
        forward=False,
        then=after.SENT_BACK,
    ),
}


def steps_for(commitment, user):
    return steps.steps_for(commitment, user, STEPS, "commitment_step")
