"""Who may take which step, written out by hand: what the test matrix expects, apart from the code's own tables.

One entry per model, one variant per kind of record for which the answer differs:
{variant: (how to make one in a status, {status: {next status: who may}})}.
"""

from datetime import UTC, datetime

from tests import factories

NOW = datetime(2026, 1, 2, tzinfo=UTC)
SECRETARY, ADVISOR, STAFF, REGISTRY = {"secretary"}, {"advisor"}, {"staff"}, {"registry"}

REQUEST = {
    "received": {"in_preparation": SECRETARY | ADVISOR, "withdrawn": SECRETARY, "declined": SECRETARY},
    "in_preparation": {"answered": SECRETARY, "withdrawn": SECRETARY, "declined": SECRETARY},
}
ADVICE = {
    "draft": {"in_review": SECRETARY | ADVISOR},
    "in_review": {"draft": SECRETARY | ADVISOR, "adopted": ADVISOR},
    "adopted": {"in_review": ADVISOR, "sent": SECRETARY},
    "sent": {"published": SECRETARY},
    "published": {"withdrawn": SECRETARY},
}


def commitment_steps(publisher, receiver):
    return {
        "draft": {"open": publisher, "superseded": publisher},
        "open": {
            "settlement_proposed": STAFF,
            "settled": receiver,
            "partly_settled": receiver,
            "lapsed": receiver,
        },
        "settlement_proposed": {
            "settled": receiver,
            "partly_settled": receiver,
            "lapsed": receiver,
            "open": receiver,
        },
        "partly_settled": {"settlement_proposed": STAFF},
    }


def _response(by):
    return lambda status: factories.response(status=status, by=by())


def _commitment(by, receiver):
    return lambda status: factories.commitment(status, receiver=receiver, by=by())


TABLES = {
    "advices.assignment": {
        "any": (lambda status: factories.assignment(status=status), {"open": {"done": STAFF, "withdrawn": STAFF}})
    },
    "advices.advicerequest": {"any": (lambda status: factories.advice_request(status=status), REQUEST)},
    "advices.advice": {"any": (lambda status: factories.advice(status=status), ADVICE)},
    "advices.collegeresponse": {
        "entered by the municipality": (_response(factories.staff), {"draft": {"published": STAFF}}),
        "entered by the council": (_response(factories.secretary), {"draft": {"published": SECRETARY}}),
    },
    "advices.reminder": {"any": (lambda status: factories.reminder(status=status), {"draft": {"sent": SECRETARY}})},
    "commitments.commitment": {
        "municipality to advisory council": (
            _commitment(factories.staff, "advisory_council"),
            commitment_steps(publisher=STAFF, receiver=SECRETARY),
        ),
        "municipality to municipal council": (
            _commitment(factories.staff, "municipal_council"),
            commitment_steps(publisher=STAFF | REGISTRY, receiver=REGISTRY),
        ),
        "secretary, to advisory council": (
            _commitment(factories.secretary, "advisory_council"),
            commitment_steps(publisher=SECRETARY, receiver=SECRETARY),
        ),
        "secretary, to municipal council": (
            _commitment(factories.secretary, "municipal_council"),
            commitment_steps(publisher=SECRETARY, receiver=REGISTRY),
        ),
    },
}

# What the database wants to be set with a step: {model: {next status: fields of the record}}.
SETTLED = {"settled_on": factories.today()}
FIELDS = {
    "advices.assignment": {"done": {"ended_on": factories.today()}, "withdrawn": {"ended_on": factories.today()}},
    "advices.advicerequest": {
        "withdrawn": {"closing_reason": "Van de baan.", "closed_on": factories.today()},
        "declined": {"closing_reason": "Geen tijd.", "closed_on": factories.today()},
    },
    "advices.advice": {
        "in_review": {"adopted_on": None, "adopted_by": None},
        "adopted": {"adopted_on": factories.today(), "issued_on": factories.today(), "year": 2026, "serial": 77},
        "sent": {"sent_on": factories.today(), "response_due_on": factories.today(42), "answer_rule": "always"},
        "published": {"published_at": NOW, "published_on": factories.today()},
        "withdrawn": {"withdrawn_on": factories.today(), "withdrawal_reason": "Onjuist."},
    },
    "advices.collegeresponse": {"published": {"published_at": NOW, "published_on": factories.today()}},
    "advices.reminder": {"sent": {"sent_on": factories.today(), "sent_to": "het college"}},
    "commitments.commitment": {
        "open": {"settled_on": None},
        "settlement_proposed": {"settled_on": None},
        "settled": SETTLED,
        "partly_settled": SETTLED,
        "lapsed": SETTLED,
    },
}
PUBLICATION = {"year": 2026, "serial": 77, "published_at": NOW, "published_on": factories.today()}


def fields_for(record, status, user):
    """The values that go with the step of `record` to `status`, taken by `user`."""
    fields = dict(FIELDS[record._meta.label_lower].get(status, {}))
    if record._meta.model_name == "advice" and status == "adopted":
        fields["adopted_by"] = user
    if record._meta.model_name == "commitment" and record.status == "draft":
        fields |= PUBLICATION
        fields |= {"version_of": factories.commitment()} if status == "superseded" else {}
    return fields
