"""The form of a response with its reactions: every recommendation under the other, one saving."""

from advices.forms import ReactionForm, ResponseForm
from governance.roles import Side
from governance.work import bound


class ResponseDraft:
    """What this user types of a response: FORM for the response, REACTIONS one form per recommendation."""

    def __init__(self, request, response):
        self.posted = request.method == "POST"
        on_behalf = request.user.acts_for(Side.ADVISORY_COUNCIL)
        side = Side.ADVISORY_COUNCIL if on_behalf else Side.MUNICIPALITY
        self.form = bound(request, ResponseForm, instance=response, on_behalf=on_behalf)
        data = self.form.data if self.form.is_bound else None
        stored = response.reactions.prefetch_related("readings") if response.pk else []
        given = {reaction.recommendation_id: reaction for reaction in stored}
        self.reactions = [
            ReactionForm(
                data,
                prefix=f"reaction-{recommendation.pk}",
                recommendation=recommendation,
                side=side,
                initial=_answer(given.get(recommendation.pk), side),
            )
            for recommendation in response.advice.recommendations.all()
        ]

    @property
    def is_complete(self):
        return self.posted and all([self.form.is_valid(), *[form.is_valid() for form in self.reactions]])

    @property
    def rows(self):
        return [form.row for form in self.reactions if form.row]

    def compare_reactions(self, stored):
        """After a conflict, put both answers to a recommendation beside each other as well."""
        if not hasattr(self.form, "conflict"):
            return
        theirs = {reaction.recommendation_id: str(reaction) for reaction in stored.reactions.all()}
        for form in self.reactions:
            pk, yours = form.recommendation.pk, form.cleaned_data["text"]
            if theirs.get(pk, "") != yours:
                label = f"{form.recommendation.number}. {form.recommendation.text}"
                self.form.conflict.append({"label": label, "theirs": theirs.get(pk, ""), "yours": yours})


def _answer(reaction, side):
    if reaction is None:
        return {}
    answer = {"text": reaction.text, "in_general_terms_only": reaction.in_general_terms_only}
    reading = next((reading for reading in reversed(reaction.readings.all()) if reading.side == side), None)
    return answer | ({name: getattr(reading, name) for name in ReactionForm.READING} if reading else {})
