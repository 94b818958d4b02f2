"""One review per kind of document: from what was understood to forms, and from the corrected forms to drafts."""

from django.db import transaction
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from advices.actions.advice import draft_advice
from advices.actions.response import record_response
from advices.understanding import understand_advice, understand_response
from advices.understanding.drafts import advice_named, advice_values, likely_version, value
from adviesraad.importing.forms import (
    AdviceReviewForm,
    CommitmentRowFormSet,
    CommitmentsReviewForm,
    Kind,
    PointFormSet,
    ReactionRowFormSet,
    ResponseReviewForm,
    ask_for_days,
)
from commitments.actions.commitment import register_commitment
from commitments.understanding import understand_commitments
from commitments.understanding.drafts import commitment_values, received_by
from governance.pages.form_page import judge_nothing_yet, keeping, typed_in
from governance.workflow import Refused
from policies import actions as policies


class Review:
    """What one kind of document needs; REQUEST may be a post, with the corrections in it."""

    def __init__(self, request, document, blocks, understood):
        self.user, self.document = request.user, document
        self.blocks, self.understood = blocks, understood
        self.data, kept = typed_in(request)
        self.build()
        keeping(request, self.form, kept)
        for form in self.rows if kept else ():
            judge_nothing_yet(form)

    def is_valid(self):
        return all([self.form.is_valid(), self.rows.is_valid()])

    @cached_property
    def cut_off(self):
        """Those of the sources that seem to stop in the middle of a sentence."""
        cut_off = self.understood.cut_off
        return [source for source in self.sources if source in cut_off]

    def pairs(self):
        """Each row's form with the line and the words that it was understood from."""
        return zip(self.rows, self.sources, strict=False)


class AdviceReview(Review):
    template = "adviesraad/import_advice.html"
    understand = staticmethod(understand_advice)

    def build(self):
        found, version = self.understood, self.understood.policy_version
        known = likely_version(found, self.user)
        initial = advice_values(found, self.blocks) | {"policy_version": known}
        if not known:
            named = {"new_policy": value(found.policy_document), "new_version": version and version.label}
            initial |= named | {"new_version_on": version and version.on}
        self.form = AdviceReviewForm(self.data, initial=initial, user=self.user)
        if initial.get("new_policy"):
            ask_for_days(self.form, "new_version_on")
        points = [(True, point) for point in found.recommendations] + [(False, point) for point in found.candidates]
        self.sources = [point for _sure, point in points]
        rows = [{"keep": sure, "text": point.text} for sure, point in points]
        self.rows = PointFormSet(self.data, initial=rows, prefix="points")
        named = {"title": found.title, "issued_on": found.issued_on, "kind": found.kind, "council": found.council}
        self.passages = [(self.form.fields[name].label, passage) for name, passage in named.items() if passage]

    @transaction.atomic
    def create_drafts(self):
        answers = dict(self.form.cleaned_data)
        named = {
            name: answers.pop(name, None) for name in ("policy_version", "new_policy", "new_version", "new_version_on")
        }
        texts = [row.cleaned_data["text"] for row in self.rows if row.cleaned_data.get("keep")]
        recommendations = [{"text": text} for text in texts if text]
        advice = draft_advice(by=self.user, recommendations=recommendations, **answers)
        version = named["policy_version"] or self._register(named)
        if version:
            advice.policy_versions.add(version)
        return advice.get_absolute_url(), _("Your draft was saved. Only your own council sees it.")

    def _register(self, named):
        if not named["new_policy"]:
            return None
        policy = policies.register_policy(by=self.user, title=named["new_policy"])
        return policies.add_version(
            policy, by=self.user, label=named["new_version"], dated_on=named["new_version_on"], document=None
        )


class CommitmentsReview(Review):
    template = "adviesraad/import_commitments.html"
    understand = staticmethod(understand_commitments)

    def build(self):
        title = value(self.understood.title) or self.document.name
        self.form = CommitmentsReviewForm(self.data, user=self.user, initial={"source": title[:200]})
        self.sources = list(self.understood.rows)
        rows = [self._initial(row) for row in self.sources]
        self.rows = CommitmentRowFormSet(self.data, initial=rows, prefix="rows")
        for form in self.rows:
            ask_for_days(form, "made_on", "answered_on")
        if not any(row.settlement and not row.settled_on for row in self.sources):
            del self.form.fields["answers_on"]

    def is_valid(self):
        if not super().is_valid():
            return False
        dated = [self._has_dated_answer(row) for row in self.rows]
        return all(dated)

    def _has_dated_answer(self, row):
        """Whether what ROW says of an answer has a day: its own, else the one for all."""
        values = row.cleaned_data
        if values.get("keep") and values["answer"]:
            values["answered_on"] = values["answered_on"] or self.form.cleaned_data.get("answers_on")
            if not values["answered_on"]:
                row.add_error("answered_on", _("Fill in on which day this was answered."))
            elif values["answered_on"] < values["made_on"]:
                row.add_error("answered_on", _("The answer cannot be from before the promise was made."))
        return row.is_valid()

    def _initial(self, row):
        answer = {"answer": row.settlement, "answered_on": row.settled_on if row.settlement else None}
        return commitment_values(row, source="") | {"keep": True} | answer

    @transaction.atomic
    def create_drafts(self):
        shared = self.form.cleaned_data | {"source_document": self.document}
        shared.pop("answers_on", None)
        kept = [row.cleaned_data for row in self.rows if row.cleaned_data.get("keep")]
        if not kept:
            raise Refused(_("Tick at least one commitment."))
        for row in kept:
            values = {name: row[name] for name in row if name != "keep"}
            whose = received_by(row["kind"], shared["council"])
            register_commitment(by=self.user, **shared | values | whose)
        done = ngettext("Draft made: %(count)s commitment.", "Drafts made: %(count)s commitments.", len(kept))
        return reverse("desk"), done % {"count": len(kept)}


class ResponseReview(Review):
    template = "adviesraad/import_response.html"
    understand = staticmethod(understand_response)

    def build(self):
        found = self.understood
        self.sources = [point for point in found.points if point.reaction]
        self.form = ResponseReviewForm(
            self.data,
            user=self.user,
            initial={
                "kind": "interim" if found.is_interim else "final",
                "responded_on": value(found.issued_on),
                "source": (value(found.title) or self.document.name)[:200],
                "text": found.general_text if not self.sources else "",
            },
        )
        ask_for_days(self.form, "responded_on")
        rows = [{"number": _number(point), "text": point.reaction} for point in self.sources]
        self.rows = ReactionRowFormSet(self.data, initial=rows, prefix="reactions")
        if not self.form.is_bound:
            words = " ".join(block.text for block in self.blocks)
            self.form.initial["advice"] = advice_named(self.form.fields["advice"].queryset, words)

    def create_drafts(self):
        answers = dict(self.form.cleaned_data)
        advice = answers.pop("advice")
        numbered = {recommendation.number: recommendation for recommendation in advice.recommendations.all()}
        given = {
            row.cleaned_data["number"]: row.cleaned_data["text"] for row in self.rows if row.cleaned_data.get("number")
        }
        unknown = sorted(set(given) - set(numbered))
        if unknown:
            raise Refused(_("This advice has no recommendation %(number)s.") % {"number": unknown[0]})
        reactions = [{"recommendation": numbered[number], "text": text} for number, text in given.items() if text]
        record_response(advice, by=self.user, letter=self.document, reactions=reactions, **answers)
        return advice.get_absolute_url(), _("The response was kept as a draft. The public does not see it yet.")


def _number(point):
    return int(point.number) if (point.number or "").isdecimal() else None


REVIEWS = {Kind.ADVICE: AdviceReview, Kind.COMMITMENTS: CommitmentsReview, Kind.RESPONSE: ResponseReview}
