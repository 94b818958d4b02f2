"""The form of a response with its reactions: every recommendation under the other, one saving."""

from django.utils.translation import gettext as _

from advices.forms.response import ReactionForm, ResponseForm, SharedAnswerForm
from advices.rules.completeness import planned_for
from governance.pages.form_page import bound, judge_nothing_yet
from governance.roles import Side


class ResponseDraft:
    """What this user types of a response: FORM for the response, REACTIONS one form per recommendation.

    SHARED is one answer for several of them at once.
    """

    def __init__(self, request, response):
        self.posted = request.method == "POST"
        on_behalf = request.user.acts_for(Side.ADVISORY_COUNCIL)
        self.side = side = Side.ADVISORY_COUNCIL if on_behalf else Side.MUNICIPALITY
        self.form = bound(request, ResponseForm, instance=response, on_behalf=on_behalf)
        data = self.form.data if self.form.is_bound else None
        stored = response.reactions.select_related("planned_action").prefetch_related("readings") if response.pk else []
        recommendations = list(response.advice.recommendations.all())
        given = {reaction.recommendation_id: reaction for reaction in stored}
        self.reactions = [
            ReactionForm(
                data,
                prefix=f"reaction-{recommendation.pk}",
                recommendation=recommendation,
                side=side,
                initial=_answer(given.get(recommendation.pk), side),
            )
            for recommendation in recommendations
        ]
        for form in self.reactions:
            self._merge(form)
            if self.form.kept:
                judge_nothing_yet(form)
        self.shared = SharedAnswerForm(data, prefix="samen", side=side, offered=recommendations)

    def _merge(self, reaction):
        """Take over what somebody else saved of this answer meanwhile."""
        reaction.merge()
        number = reaction.recommendation.number
        parts = [{**part, "label": f"{number}. {part['label']}"} for part in reaction.conflict]
        self.form.conflict = [*self.form.conflict, *parts]

    @property
    def is_complete(self):
        if not self.posted:
            return False
        complete = all(form.is_valid() for form in [self.form, *self.reactions, self.shared])
        return self._shared_overwrites_nothing() and complete

    def _shared_overwrites_nothing(self):
        """An answer that somebody wrote for one recommendation is never replaced by the shared one."""
        own = {form.recommendation for form in self.reactions if form.is_valid() and form.row}
        both = own & set(getattr(self.shared, "cleaned_data", {}).get("recommendations") or [])
        for recommendation in sorted(both, key=lambda each: each.number):
            sentence = _("Recommendation %(number)s has an answer of its own. Untick it here, or empty that answer.")
            self.shared.add_error("recommendations", sentence % {"number": recommendation.number})
        return not both

    @property
    def rows(self):
        return [form.row for form in self.reactions if form.row] + self.shared.rows


def _answer(reaction, side):
    if reaction is None:
        return {}
    answer = {"text": reaction.text, "in_general_terms_only": reaction.in_general_terms_only}
    reading = next((reading for reading in reversed(reaction.readings.all()) if reading.side == side), None)
    answer |= {name: getattr(reading, name) for name in ReactionForm.READING} if reading else {}
    planned = planned_for(reaction)
    return answer | ({name: getattr(planned, name) for name in ReactionForm.PLANNED} if planned else {})
