"""The yearly round: every open recommendation of which one's side said nothing in the last year, on one list."""

from collections import defaultdict
from datetime import timedelta

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Exists, Q, Subquery
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from advices.models import Advice, Recommendation
from commitments.actions.verdict import give_verdict
from commitments.follow_up import with_follow_up
from commitments.models import Verdict
from governance.pages.form_page import bound, number_asked, saved
from governance.pages.listening import Listening
from governance.roles import Permission, Side, councils_with
from governance.workflow import require

A_YEAR = timedelta(days=365)
ADVICES_PER_PAGE = 5


def _verdicts(side):
    return Verdict.objects.told_of("recommendation").filter(side=side)


def to_judge(recommendations, side, on):
    """Those of which `side` gave no verdict in the year before `on`, and did not say before that they are finished.

    As long as the college's term to answer runs, there is nothing to judge yet.
    """
    running = recommendations.filter(advice__response_due_on__gte=on).waiting()
    newest = Subquery(_verdicts(side).order_by("-given_on", "-pk").values("value")[:1])
    never = Q(newest=None)
    recent = _verdicts(side).filter(given_on__gt=on - A_YEAR)
    judgeable = recommendations.exclude(pk__in=running.values("pk")).exclude(Exists(recent))
    return judgeable.alias(newest=newest).filter(never | ~Q(newest__in=Verdict.FINISHED))


def to_judge_again(recommendations, side, on):
    """Those of `to_judge` of which `side` did say something once."""
    return to_judge(recommendations, side, on).filter(Exists(_verdicts(side)))


def in_round_of(user):
    """The side that `user` judges for, and the recommendations that are its to judge; raises PermissionDenied."""
    rows = Recommendation.objects.visible_to(user).in_force()
    if councils := councils_with(user, Permission.GIVE_COUNCIL_VERDICT):
        return Side.ADVISORY_COUNCIL, rows.filter(advice__council__in=councils)
    require(user, Permission.GIVE_MUNICIPAL_VERDICT)
    return Side.MUNICIPALITY, rows


class RoundForm(Listening, forms.Form):
    """One verdict in the round; left as it is, nothing is said."""

    value = forms.ChoiceField(
        label=_("Verdict"),
        choices=[("", _("No verdict now")), *Verdict.Value.choices],
        required=False,
    )
    note = forms.CharField(label=_("Note"), widget=forms.Textarea(attrs={"rows": 2}), required=False)
    noticed = forms.CharField(
        label=_("What did residents notice?"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )

    def __init__(self, *args, recommendation, side, **kwargs):
        super().__init__(*args, prefix=f"oordeel-{recommendation.pk}", **kwargs)
        self.recommendation = recommendation
        if side == Side.MUNICIPALITY:
            del self.fields["noticed"]

    def clean(self):
        cleaned = super().clean()
        if any(cleaned.values()) and not cleaned.get("value") and "value" not in self.errors:
            self.add_error("value", _("Choose a verdict as well, or empty the other fields."))
        return cleaned

    def save(self, *, by):
        """Whether a verdict was given; False too when it was refused, which then stands in the form."""
        if not self.has_changed() or not self.is_valid():
            return False
        return bool(saved(self, lambda: give_verdict(self.recommendation, by=by, **self.cleaned_data)))


class Page(forms.Form):
    """Which recommendations stood on the page that was sent, whatever was judged by others meanwhile."""

    rows = forms.ModelMultipleChoiceField(Recommendation.objects.none(), required=False)

    def __init__(self, *args, offered, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["rows"].queryset = offered

    @property
    def typed_rows(self):
        """The ids that were sent or kept; none where one of them is not offered."""
        try:
            return self.fields["rows"].clean(self["rows"].data)
        except forms.ValidationError:
            return []


def _shown(rows, page):
    """The recommendations of the advices of `page`, with the states of both sides."""
    found = with_follow_up(rows.filter(advice__in=list(page))).select_related("advice__council")
    return found.order_by("-advice__issued_on", "-advice__pk", "number")


def _forms(request, page_form, rows, everything, side):
    data = page_form.data if page_form.is_bound else None
    if page_form.is_bound and (typed := page_form.typed_rows):
        sent = with_follow_up(everything.filter(pk__in=typed))
        rows = sent.select_related("advice__council").order_by("-advice__issued_on", "-advice__pk", "number")
    judged, said = [RoundForm(data, recommendation=each, side=side) for each in rows], _said_of(rows, side)
    for form in judged:
        form.listen(said[form.recommendation.pk], "note")
    return judged


def _said_of(recommendations, side):
    """The verdicts that `side` gave before: {id of the recommendation: verdicts}."""
    said = defaultdict(list)
    for verdict in Verdict.objects.filter(recommendation__in=list(recommendations), side=side).select_related("by"):
        said[verdict.recommendation_id].append(verdict)
    return said


def _asked_for(request, everything, side):
    """The rows that the address asks for (of one advice, to judge again, or all), and how many are to judge again."""
    today = timezone.localdate()
    rows, again = to_judge(everything, side, today), to_judge_again(everything, side, today)
    if advice_id := number_asked(request, "advies"):
        return rows.filter(advice=advice_id), 0
    return (again, 0) if "opnieuw" in request.GET else (rows, again.count())


def yearly_round(request):
    side, everything = in_round_of(request.user)
    rows, again = _asked_for(request, everything, side)
    advices = Advice.objects.filter(pk__in=rows.values("advice")).order_by("-issued_on", "-pk")
    page = Paginator(advices, ADVICES_PER_PAGE).get_page(request.GET.get("page"))
    page_form = bound(request, Page, offered=everything)
    judged = _forms(request, page_form, _shown(rows, page), everything, side)
    if request.method == "POST":
        given = _given(judged, by=request.user)
        _tell(request, len(given))
        judged = [form for form in judged if form not in given]
        if not any(form.errors for form in judged):
            return redirect(request.get_full_path())
    context = {"page_obj": page, "judged": judged, "left": rows.count(), "again": again, "form": page_form}
    return render(request, "commitments/yearly_round.html", context)


@transaction.atomic
def _given(judged, *, by):
    """The forms whose verdict was given. All rows are taken first: the trail, once taken, waits for nobody."""
    rows = Recommendation.objects.filter(pk__in=[form.recommendation.pk for form in judged])
    list(rows.select_for_update(no_key=True).order_by("pk"))
    return [form for form in judged if form.save(by=by)]


def _tell(request, count):
    if count:
        told = ngettext(
            "%(count)s verdict now stands in the chain.", "%(count)s verdicts now stand in the chain.", count
        )
        messages.success(request, told % {"count": count})
