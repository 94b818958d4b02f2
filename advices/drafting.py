"""The form of an advice with its recommendations: one page, one saving."""

from django.forms.utils import ErrorList
from django.utils.translation import gettext as _

from advices.forms.advice import AdviceForm, RecommendationFormSet
from advices.forms.repeating import earlier_recommendations, name_of, offer_earlier
from documents.richtext import to_plain
from governance.work import bound, judge_nothing_yet

EMPTY_ROWS = 3
ADD_ROW = "add_row"
LOOK_BACK = "look_back"


class AdviceDraft:
    """What this user types into an advice: FORM for the advice, FORMSET for its recommendations."""

    folded = ("policy_versions", "themes")

    def __init__(self, request, advice, look_back):
        self.adding = request.method == "POST" and ADD_ROW in request.POST
        self.looking = request.POST.get(LOOK_BACK)
        self.posted, self.user = request.method == "POST", request.user
        stored = advice.recommendations.prefetch_related("repeats") if advice.pk else []
        rows = [_row(recommendation) for recommendation in stored]
        self.form = bound(request, AdviceForm, user=request.user, instance=advice)
        self.formset = RecommendationFormSet(
            self._data(),
            prefix="recommendations",
            initial=rows,
            form_kwargs={"own": {row["id"] for row in rows}},
        )
        if not self.formset.is_bound:
            self.formset.extra = 1 if rows else EMPTY_ROWS
        offer_earlier(self.formset, look_back(advice, self._council_id(), request.user))
        if self.adding:
            self.formset.forms[-1].fields["text"].widget.attrs["autofocus"] = True
        if self.adding or self.looking or self.form.kept:
            self._judge_nothing_yet()

    def _council_id(self):
        """The advisory council as chosen, or None."""
        chosen = str(self.form.instance.council_id or self.form["council"].value() or "")
        return int(chosen) if chosen.isdecimal() and len(chosen) < 10 else None

    def _judge_nothing_yet(self):
        """Who asks for one more row, or comes back to the text, is not told of mistakes."""
        for form in [self.form, *self.formset.forms]:
            judge_nothing_yet(form)
        self.formset._errors, self.formset._non_form_errors = [], ErrorList()

    def _data(self):
        """What was posted, with one more row where somebody asks for that; or None."""
        if not self.form.is_bound:
            return None
        data = self.form.data
        if self.adding:
            data = data.copy()
            name = "recommendations-TOTAL_FORMS"
            rows = data.get(name, "")
            data[name] = int(rows) + 1 if rows.isdecimal() and len(rows) < 4 else EMPTY_ROWS
        return data

    @property
    def is_complete(self):
        """Whether this can be saved: posted to be saved, and without a mistake."""
        return self.posted and not (self.adding or self.looking) and self.form.is_valid() and self.formset.is_valid()

    def compare_recommendations(self, stored):
        """After a conflict, put both lists of recommendations beside each other as well."""
        if not hasattr(self.form, "conflict"):
            return
        names = {each.pk: name_of(each) for each in earlier_recommendations(self.user, stored)}
        theirs = _as_text([_row(recommendation) for recommendation in stored.recommendations.all()], names)
        yours = _as_text(self.formset.rows, names)
        if theirs != yours:
            self.form.conflict.append({"label": _("Recommendations"), "theirs": theirs, "yours": yours})


def _as_text(rows, names):
    """Every field of the rows as a person reads it."""
    texts = []
    for number, row in enumerate(rows, start=1):
        repeats = "; ".join(sorted(names.get(pk, str(pk)) for pk in row["repeats"]))
        parts = [f"{number}. {row['text'].strip()}", to_plain(row["explanation"]), row["legal_basis"], repeats]
        texts.append("\n".join(part for part in parts if part))
    return "\n\n".join(texts)


def _row(recommendation):
    return {
        "id": recommendation.pk,
        "text": recommendation.text,
        "explanation": recommendation.explanation,
        "legal_basis": recommendation.legal_basis,
        "repeats": [earlier.pk for earlier in recommendation.repeats.all()],
    }
