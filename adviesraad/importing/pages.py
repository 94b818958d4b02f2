"""One page per kind of document: from what was understood to forms, and from the corrected forms to drafts."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from advices.understanding import understand_advice, understand_response
from advices.understanding.proposals import (
    AdviceProposal,
    ResponseProposal,
    advice_named,
    answering,
    is_number,
    proposed_advice,
    proposed_response,
    store_advice,
    store_response,
    value,
)
from adviesraad.importing.forms import (
    AdviceProposalForm,
    CommitmentRowFormSet,
    CommitmentsProposalForm,
    Kind,
    PointFormSet,
    ReactionRowFormSet,
    ResponseProposalForm,
    ask_for_days,
)
from commitments.understanding import understand_commitments
from commitments.understanding.proposals import CommitmentProposal, proposed_commitment, store_commitments
from governance.pages.form_page import judge_nothing_yet, keeping, typed_in
from governance.workflow import Refused


class ProposalPage:
    """What one kind of document needs; `request` may be a post, with the corrections in it."""

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


class AdviceProposalPage(ProposalPage):
    template = "adviesraad/import_advice.html"
    understand = staticmethod(understand_advice)

    def build(self):
        found, draft = self.understood, proposed_advice(self.understood, self.blocks, by=self.user)
        self.form = AdviceProposalForm(self.data, initial=vars(draft), user=self.user)
        if draft.new_policy:
            ask_for_days(self.form, "new_version_on")
        points = [(True, point) for point in found.recommendations] + [(False, point) for point in found.candidates]
        self.sources = [point for _sure, point in points]
        rows = [{"keep": sure, "text": point.text} for sure, point in points]
        self.rows = PointFormSet(self.data, initial=rows, prefix="points")
        named = {"title": found.title, "issued_on": found.issued_on, "kind": found.kind, "council": found.council}
        self.passages = [(self.form.fields[name].label, passage) for name, passage in named.items() if passage]

    def create_drafts(self):
        answers = dict(self.form.cleaned_data)
        council = answers.pop("council")
        kept = [row.cleaned_data["text"] for row in self.rows if row.cleaned_data.get("keep")]
        draft = AdviceProposal(**answers, recommendations=list(filter(None, kept)))
        advice = store_advice(draft, council=council, by=self.user)
        return advice.get_absolute_url(), _("Your draft was saved. Only your own council sees it.")


class CommitmentsProposalPage(ProposalPage):
    template = "adviesraad/import_commitments.html"
    understand = staticmethod(understand_commitments)

    def build(self):
        title = value(self.understood.title) or self.document.name
        self.form = CommitmentsProposalForm(self.data, user=self.user, initial={"source": title[:200]})
        self.sources = list(self.understood.rows)
        rows = [vars(proposed_commitment(row)) | {"keep": True} for row in self.sources]
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
        """Whether what `row` says of an answer has a day: its own, else the one for all."""
        values = row.cleaned_data
        if values.get("keep") and values["answer"]:
            values["answered_on"] = values["answered_on"] or self.form.cleaned_data.get("answers_on")
            if not values["answered_on"]:
                row.add_error("answered_on", _("Fill in on which day this was answered."))
            elif values["answered_on"] < values["made_on"]:
                row.add_error("answered_on", _("The answer cannot be from before the promise was made."))
        return row.is_valid()

    def create_drafts(self):
        source, council = self.form.cleaned_data["source"], self.form.cleaned_data["council"]
        kept = [dict(row.cleaned_data) for row in self.rows if row.cleaned_data.get("keep")]
        if not kept:
            raise Refused(_("Tick at least one commitment."))
        drafts = [CommitmentProposal(**_without(row, "keep"), source=source) for row in kept]
        store_commitments(drafts, by=self.user, council=council, source_document=self.document)
        done = ngettext("Draft made: %(count)s commitment.", "Drafts made: %(count)s commitments.", len(drafts))
        return reverse("desk"), done % {"count": len(drafts)}


def _without(values, name):
    return {key: value for key, value in values.items() if key != name}


class ResponseProposalPage(ProposalPage):
    template = "adviesraad/import_response.html"
    understand = staticmethod(understand_response)

    def build(self):
        title = value(self.understood.title) or self.document.name
        draft = proposed_response(self.understood, source=title)
        self.sources = answering(self.understood)
        text = "" if self.sources else draft.text
        self.form = ResponseProposalForm(self.data, user=self.user, initial=vars(draft) | {"text": text})
        ask_for_days(self.form, "responded_on")
        rows = [{"number": _number(point), "text": point.reaction} for point in self.sources]
        self.rows = ReactionRowFormSet(self.data, initial=rows, prefix="reactions")
        if not self.form.is_bound:
            words = " ".join(block.text for block in self.blocks)
            self.form.initial["advice"] = advice_named(self.form.fields["advice"].queryset, words)

    def create_drafts(self):
        answers = dict(self.form.cleaned_data)
        advice = answers.pop("advice")
        given = [row.cleaned_data for row in self.rows if row.cleaned_data.get("number")]
        draft = ResponseProposal(**answers, reactions={row["number"]: row["text"] for row in given if row["text"]})
        store_response(draft, advice, by=self.user, letter=self.document)
        return advice.get_absolute_url(), _("The response was kept as a draft. The public does not see it yet.")


def _number(point):
    return int(point.number) if is_number(point.number) else None


PAGES = {
    Kind.ADVICE: AdviceProposalPage,
    Kind.COMMITMENTS: CommitmentsProposalPage,
    Kind.RESPONSE: ResponseProposalPage,
}
