"""Whose words a record holds, and so who may remove them for privacy (docs/adr/0007-privacy.md)."""

from dataclasses import dataclass

from advices import models as advices
from adviesraad.models import Mail
from commitments import models as commitments
from documents.models import Document
from governance.roles import SIDES, Permission, Role, Side, role_for
from policies import models as policies


@dataclass(frozen=True)
class Owner:
    """Whose words a record holds: a side (None: of both) and, where they belong to one, an advisory council."""

    side: str | None
    council_id: int | None

    def admits(self, role, permission):
        return self.side is None or SIDES.get(role) == self.side


MUNICIPALITY, BOTH = Owner(Side.MUNICIPALITY, None), Owner(None, None)


def _of_both(record):
    return BOTH


def _of_municipality(record):
    return MUNICIPALITY


def _of_council(record):
    return Owner(Side.ADVISORY_COUNCIL, record.council_id)


def _of_advice(record):
    return _of_council(record.advice)


def _of_response(response):
    return Owner(response.entered_by, response.council_id)


def _of_recess(recess):
    return _of_council(recess) if recess.council_id else MUNICIPALITY


def _of_policy_version(version):
    return MUNICIPALITY if version.confidential else BOTH


def _of_plan(plan):
    return _of_council(plan.advice) if plan.advice else _of_response(plan.response)


def _of_progress(note):
    """A note without a side is of whoever settles: the receiver; a proposal is the municipality's."""
    commitment, council = note.commitment, Side.ADVISORY_COUNCIL
    proposed = note.kind == commitments.Progress.Kind.SETTLEMENT_PROPOSED
    received = council if commitment.receiver == council and not proposed else Side.MUNICIPALITY
    return Owner(note.entered_by or received, commitment.author_council_id or commitment.council_id)


def of_user(user):
    """The side and the council of `user`, where that is one; what an administrator is besides counts for nothing."""
    memberships = [m for m in user.memberships.all() if m.role != Role.ADMINISTRATOR]
    sides = {SIDES.get(m.role, Side.MUNICIPALITY) for m in memberships}
    councils = {m.council_id for m in memberships if m.council_id}
    return Owner(sides.pop() if len(sides) == 1 else None, councils.pop() if len(councils) == 1 else None)


OWNERS = {
    policies.Theme: _of_both,
    policies.PolicyDocument: _of_both,
    policies.PolicyVersion: _of_policy_version,
    advices.AdviceRequest: _of_council,
    advices.Advice: _of_council,
    advices.Recommendation: _of_council,
    advices.Assignment: _of_municipality,
    advices.LetterTemplate: _of_council,
    advices.Reminder: _of_council,
    advices.Recipient: _of_council,
    advices.Dispatch: _of_advice,
    advices.Delivery: lambda record: _of_council(record.dispatch.advice),
    advices.Meeting: _of_council,
    advices.AgendaItem: _of_council,
    advices.CollegeResponse: _of_response,
    advices.ResponseCorrection: lambda record: _of_response(record.response),
    advices.Reaction: lambda record: _of_response(record.response),
    advices.Reading: lambda record: Owner(record.side, record.reaction.council_id),
    advices.PlannedPublication: _of_plan,
    advices.PlannedAction: lambda record: _of_response(record.reaction.response),
    advices.Review: _of_advice,
    advices.MinorityNote: _of_advice,
    advices.Recess: _of_recess,
    advices.Extension: lambda record: _of_council(record.request or record.advice),
    advices.DraftVersion: _of_advice,
    advices.Note: _of_council,
    commitments.Commitment: lambda record: Owner(record.entered_by, record.author_council_id),
    commitments.Progress: _of_progress,
    commitments.Confirmation: _of_municipality,
    commitments.Earmark: _of_municipality,
    commitments.Verdict: lambda record: Owner(record.side, record.recommendation.council_id),
    Document: lambda record: of_user(record.uploaded_by),
    Mail: lambda record: of_user(record.user),
}


def owner_of(record):
    """Whose words `record` holds; a kind of record without a rule here is nobody's, and raises KeyError."""
    return OWNERS[type(record)](record)


def role_to_correct(user, record):
    """The role by which `user` may remove words of `record` for privacy, or None: those of the own side."""
    return role_for(user, Permission.CORRECT_PRIVACY, owner_of(record))
