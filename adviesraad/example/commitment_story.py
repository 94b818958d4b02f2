"""One commitment of the example: made, reported on and settled, each act with its day."""

from datetime import timedelta
from functools import partial

from commitments.actions import commitment as actions
from commitments.actions import duty as duties
from commitments.actions.confirmation import confirm
from commitments.models import Commitment
from governance.roles import Side

WRITTEN_DOWN_AFTER = timedelta(days=3)
AS_WRITTEN = ["kind", "subject", "text", "receiver", "made_on"]
MAY_BE_LEFT_OUT = ["reference", "source", "made_to", "meeting", "due_as_said", "made_by_as_said"]


class CommitmentStory:
    """`advice_key` is the advice in whose file it stands; its recommendations are numbered there."""

    def __init__(self, data, world, council=None, advice_key=None):
        self.data = data
        self.world = world
        self.people = world.people
        self.council = council
        self.advice_key = advice_key
        self.commitment = None

    def acts(self):
        """Pairs of a day and what was done on it, in the order of one day."""
        yield self.data["made_on"], self.register
        if "report_duty" in self.data:
            yield self.data["made_on"], self.set_report_duty
        for earmark in self.data.get("earmark", []):
            yield earmark["on"], partial(self.earmark, earmark)
        for note in self.data.get("progress", []):
            yield note["on"], partial(self.report_progress, note)
        for given in self.data.get("confirmation", []):
            yield given["on"], partial(self.confirm, given)
        for settlement in self.data.get("settlement", []):
            yield settlement["proposed_on"], partial(self.propose, settlement)
            if settlement["outcome"] != "proposed":
                yield settlement["decided_on"], partial(self.decide, settlement)

    def register(self):
        by = self._writer()
        fields = {name: self.data[name] for name in AS_WRITTEN}
        fields |= {name: self.data.get(name, "") for name in MAY_BE_LEFT_OUT}
        self.commitment = actions.register_commitment(
            by=by,
            due_on=self.data.get("due_on"),
            made_by=self.people.office_holder(self.data.get("made_by")),
            council=self.council if self._to_advisory_council else None,
            source_reaction=self._source_reaction(),
            **fields,
            **self._links(),
        )
        if self.data.get("state") != Commitment.Status.DRAFT:
            on = min(self.data["made_on"] + WRITTEN_DOWN_AFTER, self.world.today)
            actions.publish_commitment(self.commitment, by=by, on=on)

    @property
    def _to_advisory_council(self):
        return self.data["receiver"] == Commitment.Receiver.ADVISORY_COUNCIL

    def _writer(self):
        if self.data["entered_by"] == Side.ADVISORY_COUNCIL:
            return self.people.secretary(self.council)
        return (
            self.people.registry() if self.data["kind"] == Commitment.Kind.MOTION else self.people.staff(self.council)
        )

    def _key(self, recommendation):
        """A number is that of a recommendation in the same file; elsewhere the advice is named: "asd-02/1"."""
        return recommendation if isinstance(recommendation, str) else f"{self.advice_key}/{recommendation}"

    def _source_reaction(self):
        source = self.data.get("from_reaction")
        return self.world.reaction(self._key(source)) if source else None

    def _links(self):
        data, world = self.data, self.world
        return {
            "recommendations": world.recommendations(self._key(each) for each in data.get("recommendations", [])),
            "advices": [world.advices[key] for key in data.get("advices", [])],
            "policy_documents": [world.policies[key] for key in data.get("policies", [])],
        }

    def report_progress(self, note):
        source = note.get("source", "")
        by = self.people.secretary(self.council) if source else self._doer()
        actions.report_progress(self.commitment, by=by, text=note["text"], on=note["on"], source=source)

    def set_report_duty(self):
        duties.set_report_duty(self.commitment, by=self._doer(), **self.data["report_duty"])

    def earmark(self, data):
        amounts = {"amount": data["amount"], "purpose": data["purpose"], "year": data["period_year"]}
        row = duties.earmark(self.commitment, by=self._doer(), **amounts)
        if "carried_over" in data:
            duties.carry_over(row, by=self._doer(), amount=data["carried_over"])

    def _doer(self):
        return self.people.staff(self.council)

    def propose(self, settlement):
        on, text = settlement["proposed_on"], settlement["text"]
        actions.propose_settlement(self.commitment, by=self._doer(), text=text, on=on)

    def decide(self, settlement):
        outcome, on, reason = settlement["outcome"], settlement["decided_on"], settlement.get("reason", "")
        if outcome == "sent_back":
            actions.send_back(self.commitment, by=self._receiver(), reason=reason, on=on)
        else:
            actions.settle(self.commitment, outcome, by=self._receiver(), reason=reason, on=on)

    def _receiver(self):
        return self.people.secretary(self.council) if self._to_advisory_council else self.people.registry()

    def confirm(self, given):
        confirm(self.commitment, by=self.people.staff(self.council), **given)
