"""The form of a response with its reactions: every recommendation under the other, one saving."""

from advices.forms.response import ReactionForm, ResponseForm
from advices.models import Reading
from governance.forms import ask_for_files_again
from governance.roles import Side
from governance.work import bound, judge_nothing_yet


class ResponseDraft:
    """What this user types of a response: FORM for the response, REACTIONS one form per recommendation."""

    def __init__(self, request, response):
        self.posted = request.method == "POST"
        on_behalf = request.user.acts_for(Side.ADVISORY_COUNCIL)
        self.side = side = Side.ADVISORY_COUNCIL if on_behalf else Side.MUNICIPALITY
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
        for form in self.reactions if self.form.kept else ():
            judge_nothing_yet(form)

    @property
    def is_complete(self):
        if not self.posted:
            return False
        complete = all([self.form.is_valid(), *[form.is_valid() for form in self.reactions]])
        if not complete:
            ask_for_files_again(self.form)
        return complete

    @property
    def rows(self):
        return [form.row for form in self.reactions if form.row]

    def compare_reactions(self, stored):
        """After a conflict, put both answers to a recommendation beside each other as well."""
        if not hasattr(self.form, "conflict"):
            return
        stored_reactions = stored.reactions.prefetch_related("readings")
        theirs = {reaction.recommendation_id: _as_text(_answer(reaction, self.side)) for reaction in stored_reactions}
        for form in self.reactions:
            before, yours = theirs.get(form.recommendation.pk, ""), _as_text(form.cleaned_data)
            if before != yours:
                label = f"{form.recommendation.number}. {form.recommendation.text}"
                self.form.conflict.append({"label": label, "theirs": before, "yours": yours})


def _as_text(answer):
    """Every field of an answer as a person reads it."""
    ticks = [ReactionForm.base_fields[name].label for name in ReactionForm.TICKS if answer.get(name)]
    verdict = dict(Reading.Outcome.choices).get(answer.get("verdict"), "")
    parts = [answer.get("text", ""), *ticks, verdict, answer.get("reason", "")]
    return "\n".join(str(part) for part in parts if part)


def _answer(reaction, side):
    if reaction is None:
        return {}
    answer = {"text": reaction.text, "in_general_terms_only": reaction.in_general_terms_only}
    reading = next((reading for reading in reversed(reaction.readings.all()) if reading.side == side), None)
    return answer | ({name: getattr(reading, name) for name in ReactionForm.READING} if reading else {})
