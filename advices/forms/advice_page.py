"""The form of an advice with its recommendations: one page, one saving."""

from functools import partial

from django.forms.utils import ErrorList

from advices.forms.advice import AdviceForm, RecommendationForm, RecommendationFormSet
from advices.forms.repeating import earlier_recommendations, name_of, offer_earlier
from advices.forms.rows import act_in, after
from governance.pages.form_page import bound, judge_nothing_yet
from governance.pages.merging_rows import Rows

EMPTY_ROWS = 3
LOOK_BACK = "look_back"
PREFIX = "recommendations"


class AdviceDraft:
    """What this user types into an advice: FORM for the advice, FORMSET for its recommendations.

    A press on a button of a row changes the rows on the page, and nothing that is stored; FOCUS then names what gets
    the focus: a button or field, and the number of its row.
    """

    folded = ("policy_versions", "themes")

    def __init__(self, request, advice, look_back):
        self.posted, self.user, self.focus = request.method == "POST", request.user, ""
        self.act, self.place = act_in(request.POST)
        self.looking = request.POST.get(LOOK_BACK)
        stored = advice.recommendations.order_by("number").prefetch_related("repeats") if advice.pk else []
        rows = [_row(recommendation) for recommendation in stored]
        self.continued = {recommendation.pk for recommendation in stored if recommendation.supersedes_id}
        self.form = bound(request, AdviceForm, user=request.user, instance=advice)
        self.rows = self._merged(rows, advice)
        self.formset = RecommendationFormSet(
            self._data(),
            prefix=PREFIX,
            initial=None if self.form.is_bound else rows,
            form_kwargs={"own": {row["id"] for row in rows}},
        )
        if not self.formset.is_bound:
            self.formset.extra = 1 if rows else EMPTY_ROWS
        self.look_back = look_back(advice, self._council_id(), request.user)
        offer_earlier(self.formset, self.look_back, search=not self.saving)
        for number, form in enumerate(self.formset.forms):
            form.conflict = self.rows.conflict
            if self.focus == f"text-{number}":
                form.fields["text"].widget.attrs["autofocus"] = True
        if self.act or self.looking or self.form.kept:
            self._judge_nothing_yet()

    def _merged(self, stored, advice):
        """The rows as they were typed, with what somebody else saved of them meanwhile."""
        data = self.form.data if self.form.is_bound and not self.act and advice.is_editable else None
        row_form = partial(RecommendationForm, own=(), offered=partial(_names_of_earlier, self.user, advice))
        rows = Rows(data, PREFIX, {row["id"]: row for row in stored}, row_form)
        if self.act:
            rows.opened = self.form.data.get(rows.name, rows.opened)
        self.form.conflict = [*self.form.conflict, *rows.conflict]
        return rows

    def _council_id(self):
        """The advisory council as chosen, or None."""
        chosen = str(self.form.instance.council_id or self.form["council"].value() or "")
        return int(chosen) if chosen.isdecimal() and len(chosen) < 10 else None

    def _judge_nothing_yet(self):
        """Who arranges the rows, or comes back to the text, is not told of mistakes."""
        for form in [self.form, *self.formset.forms]:
            judge_nothing_yet(form)
        self.formset._errors, self.formset._non_form_errors = [], ErrorList()

    def _data(self):
        """What was posted, with its rows as the button that was pressed makes them; or None."""
        if not self.form.is_bound:
            return None
        if not self.act:
            return self.form.data if self.rows.data is None else self.rows.data
        data, self.focus = after(self.act, self.place, self.form.data, PREFIX, self.continued)
        return data

    @property
    def saving(self):
        return self.posted and not self.act and not self.looking

    @property
    def is_complete(self):
        """Whether this can be saved: posted to be saved, and without a mistake."""
        return self.saving and not self.rows.conflict and self.form.is_valid() and self.formset.is_valid()

    def shown(self):
        """This draft as its page shows it; what was to be saved and was not has then searched what is like it."""
        if self.saving:
            offer_earlier(self.formset, self.look_back)
        return self


def _names_of_earlier(user, advice):
    """What a row can repeat, asked only where both texts of it are shown."""
    return [(each.pk, name_of(each)) for each in earlier_recommendations(user, advice)]


def _row(recommendation):
    return {
        "id": recommendation.pk,
        "text": recommendation.text,
        "explanation": recommendation.explanation,
        "legal_basis": recommendation.legal_basis,
        "repeats": [earlier.pk for earlier in recommendation.repeats.all()],
    }
