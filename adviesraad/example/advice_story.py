"""One advice of the example: from the request to the verdicts, each act with the day on which it was done."""

from dataclasses import replace
from datetime import datetime, time
from functools import partial

from django.utils import timezone

from advices.actions import advice as advices
from advices.actions import assignment as assignments
from advices.actions import dispatch as dispatches
from advices.actions import planned_publication as planned
from advices.actions import reminder as reminders
from advices.actions import request as requests
from advices.actions import response as responses
from advices.actions import term as terms
from advices.actions.advice_version import draft_new_version
from advices.actions.review import give_review
from advices.actions.rows import PlannedRow, ReactionRow, RecommendationRow
from commitments.actions.confirmation import confirm
from commitments.actions.verdict import give_verdict
from documents.rich_text.subset import from_plain
from governance.roles import Side

STEPS = ["draft", "in_review", "adopted", "sent", "published", "withdrawn"]


class AdviceStory:
    def __init__(self, data, world):
        self.data = data
        self.world = world
        self.people = world.people
        self.council = world.people.councils[data["council"]]
        self.secretary = world.people.secretary(self.council)
        self.author = world.people.member(self.council, data["author"])
        self.request = None
        self.responses = {}
        self.reactions = {}

    @property
    def advice(self):
        return self.world.advices[self.data["key"]]

    def acts(self):
        """Pairs of a day and what was done on it, in the order of one day."""
        data = self.data
        if "request" in data:
            yield data["request"]["received_on"], self.receive_request
        yield data.get("adopted_on", self.world.today), self.write
        for step, day, act in [
            ("in_review", "adopted_on", self.submit),
            ("adopted", "adopted_on", self.adopt),
            ("sent", "sent_on", self.send),
            ("published", "published_on", self.publish),
            ("withdrawn", "withdrawn_on", self.withdraw),
        ]:
            if STEPS.index(data["state"]) >= STEPS.index(step):
                yield data.get(day, self.world.today), act
        yield from self.term_acts()
        for response in data.get("response", []):
            yield from self.response_acts(response)
        for assignment in data.get("assignment", []):
            yield assignment["given_on"], partial(self.assign, assignment)
        for verdict in data.get("verdict", []):
            yield verdict["on"], partial(self.give_verdict, verdict)

    def term_acts(self):
        """More time, letters when no answer came, the municipal council, and a moment to become public."""
        for name, act in [("extension", self.extend), ("reminder", self.remind), ("forwarded", self.forward)]:
            for row in self.data.get(name, []):
                yield row["on"], partial(act, row)
        if "public_from_on" in self.data:
            yield self.world.today, self.plan

    def extend(self, row):
        terms.extend_response(
            self.advice,
            by=self.secretary,
            new_due_on=row["until_on"],
            on=row["on"],
            reason=row["reason"],
            granted_by=self.council.name,
        )

    def remind(self, row):
        reminder = reminders.draft_reminder(self.advice, by=self.secretary, on=row["on"])
        reminders.mark_sent(reminder, by=self.secretary, on=row["on"])

    def forward(self, row):
        dispatches.mark_forwarded(self.advice, by=self.secretary, on=row["on"])

    def plan(self):
        moment = timezone.make_aware(datetime.combine(self.data["public_from_on"], time(9)))
        planned.plan_publication(self.advice, by=self.secretary, moment=moment, seen_revision=self.advice.revision)

    def receive_request(self):
        data = {"policy_versions": self.data["policy_versions"]} | self.data["request"]
        self.request = receive_request(data, self.council, self.world)
        requests.start_preparing(self.request, by=self.secretary)

    def write(self):
        if "supersedes" in self.data:
            advice = self._write_new_version()
        else:
            advice = advices.draft_advice(
                by=self.author,
                council=self.council,
                kind=self.data["kind"],
                request=self.request,
                recommendations=[self._recommendation(row) for row in self.data["recommendation"]],
                from_archive=self.data.get("from_archive", False),
                old_reference=self.data.get("old_reference", ""),
                **self._words(),
            )
        self.world.advices[self.data["key"]] = advice

    def _write_new_version(self):
        old = self.world.advices[self.data["supersedes"]]
        note = self.data["correction_note"]
        new = draft_new_version(old, by=self.author, correction_note=note)
        copies = {copy.supersedes.number: copy.pk for copy in new.recommendations.select_related("supersedes")}
        rows = [
            replace(self._recommendation(row), id=copies.get(row.get("supersedes")))
            for row in self.data["recommendation"]
        ]
        advices.save_advice(new, self._words(), rows, by=self.author, seen_revision=new.revision)
        return new

    def _words(self):
        data = self.data
        return {
            "title": data["title"],
            "summary": data["summary"],
            "text": from_plain(data["text"]),
            "themes": self.people.themes_of(data["themes"]),
            "policy_versions": self.world.versions_of(data["policy_versions"]),
        }

    def _recommendation(self, row):
        return RecommendationRow(
            text=row["text"],
            explanation=from_plain(row["explanation"]),
            legal_basis=row.get("legal_basis", ""),
            themes=self.people.themes_of(row["themes"]),
            repeats=self.world.recommendations(row.get("repeats", [])),
        )

    def submit(self):
        advices.submit(self.advice, by=self.author)
        for row in self.data.get("review", []):
            said = {name: row[name] for name in ("opinion", "note", "minority_note", "names") if name in row}
            member = self.people.member(self.council, row["member"], besides=self.author)
            give_review(self.advice, by=member, seen_revision=self.advice.revision, **said)

    def adopt(self):
        adopter = self.people.member(self.council, self.data["adopter"], besides=self.author)
        on = self.data["adopted_on"]
        advices.adopt(self.advice, by=adopter, on=on, issued_on=self.data.get("issued_on", on))

    def send(self):
        due = self.data.get("response_due_on")
        advices.send(self.advice, by=self.secretary, on=self.data["sent_on"], response_due_on=due)

    def publish(self):
        advices.publish(self.advice, by=self.secretary, on=self.data["published_on"])
        if self.advice.request:
            requests.publish_request(self.advice.request, by=self.secretary, on=self.data["published_on"])

    def withdraw(self):
        reason = self.data["withdrawal_reason"]
        advices.withdraw(self.advice, by=self.secretary, on=self.data["withdrawn_on"], reason=reason)

    def response_acts(self, response):
        yield response["responded_on"], partial(self.respond, response)
        for given in response.get("confirmation", []):
            yield given["on"], partial(self.confirm, response["responded_on"], given)
        for row in response.get("reaction", []):
            for reading in row.get("reading", []):
                place = (response["responded_on"], row["recommendation"])
                yield reading["read_on"], partial(self.give_reading, place, reading)

    def respond(self, data):
        numbered = {each.number: each for each in self.advice.recommendations.all()}
        reactions = [
            ReactionRow(
                recommendation=numbered[row["recommendation"]],
                text=row.get("text", ""),
                in_general_terms_only=row.get("general", False),
                planned=PlannedRow(**row["planned"]) if "planned" in row else None,
            )
            for row in data.get("reaction", [])
        ]
        by = self._of_side(data["entered_by"])
        response = responses.record_response(
            self.advice,
            by=by,
            reactions=reactions,
            kind=data["kind"],
            responded_on=data["responded_on"],
            signed_by=self.people.office_holder(data.get("signed_by")),
            text=from_plain(data["text"]),
            source=data.get("source", ""),
        )
        if data["state"] == "published":
            responses.publish_response(response, by=by, on=data["responded_on"])
        self.responses[data["responded_on"]] = response
        for reaction in response.reactions.select_related("recommendation"):
            self.reactions[data["responded_on"], reaction.recommendation.number] = reaction

    def assign(self, data):
        rows = self.advice.recommendations.filter(number__in=data["recommendations"])
        given = {"department": data["department"]} if "department" in data else {}
        if "colleague" in data:
            given["assignee"] = self.people.users[data["colleague"]]
        assignments.assign(rows, by=self.people.staff(self.council), note=data.get("note", ""), **given)

    def _of_side(self, side):
        return self.secretary if side == Side.ADVISORY_COUNCIL else self.people.staff(self.council)

    def give_reading(self, place, data):
        reading = {name: value for name, value in data.items() if name != "side"}
        responses.give_reading(self.reactions[place], by=self._of_side(data["side"]), **reading)

    def confirm(self, responded_on, given):
        confirm(self.responses[responded_on], by=self.people.staff(self.council), **given)

    def give_verdict(self, data):
        recommendation = self.world.recommendation(f"{self.data['key']}/{data['recommendation']}")
        municipal = data["side"] == Side.MUNICIPALITY
        by = self.people.staff(self.council) if municipal else self.author
        give_verdict(
            recommendation,
            by=by,
            value=data["value"],
            on=data["on"],
            note=data.get("note", ""),
            noticed=data.get("noticed", ""),
        )


def receive_request(data, council, world):
    """Register the request for advice; it asks about the first of the policy versions that `data` names."""
    versions = world.versions_of(data["policy_versions"])
    return requests.register_request(
        by=world.people.secretary(council),
        council=council,
        received_on=data["received_on"],
        advice_due_on=data.get("advice_due_on"),
        reference=data["reference"],
        subject=data["subject"],
        question=data["question"],
        asked_by=world.people.office_holder(data.get("asked_by")),
        policy_version=next(iter(versions), None),
    )
