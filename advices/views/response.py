"""The work on the college's response: recording it, publishing it, and how each side reads it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from advices.actions import response as responses
from advices.actions.response_version import draft_new_response_version
from advices.forms.advice import NewVersionForm
from advices.forms.response import ReadingForm
from advices.forms.response_page import ResponseDraft
from advices.models import Advice, CollegeResponse, Reaction, Reading
from advices.rules.completeness import left_out, undecided, what_is_missing
from advices.steps import RESPONSE_STEPS
from documents.forms import with_file
from governance.pages.form_page import bound, did, frozen_answer, saved, take_step, tell
from governance.roles import SIDES, Permission, Side
from governance.workflow import Refused, require


def response_new(request, advice_pk):
    sent = Advice.objects.visible_to(request.user).filter(status__in=[Advice.Status.SENT, Advice.Status.PUBLISHED])
    advice = get_object_or_404(sent.select_related("council"), pk=advice_pk)
    side = SIDES[require(request.user, Permission.RECORD_RESPONSE, advice)]
    begun = advice.responses.filter(status=CollegeResponse.Status.DRAFT, entered_by=side, supersedes=None).first()
    if begun:
        return response_edit(request, begun.pk) if request.method == "POST" else redirect("response_edit", begun.pk)
    draft, by = ResponseDraft(request, CollegeResponse(advice=advice)), request.user
    kept = draft.is_complete and saved(
        draft.form,
        lambda: responses.record_response(advice, by=by, reactions=draft.rows, **with_file(draft.form, by, "letter")),
    )
    if kept:
        messages.success(request, _("The response was kept as a draft. The public does not see it yet."))
        return _after_saving(request, kept)
    return _form_page(request, draft, advice, _("Record the response of the college"))


def _after_saving(request, response):
    """Back to the form for who goes on writing, else to the advice."""
    return redirect("response_edit", response.pk) if "go_on" in request.POST else redirect(response.advice)


def _form_page(request, draft, advice, heading):
    context = {"draft": draft, "form": draft.form, "advice": advice, "heading": heading}
    return render(request, "advices/response_form.html", context)


def _responses(user):
    return CollegeResponse.objects.visible_to(user).select_related("advice__council", "letter")


def response_edit(request, pk):
    response, by = get_object_or_404(_responses(request.user), pk=pk), request.user
    require(by, Permission.RECORD_RESPONSE, response)
    if away := frozen_answer(request, response):
        return away
    draft = ResponseDraft(request, response)
    if draft.is_complete:
        stored, form = CollegeResponse.objects.get(pk=pk), draft.form
        if saved(
            form,
            lambda: responses.save_response(
                stored, with_file(form, by, "letter"), draft.rows, by=by, seen_revision=form.seen_revision
            ),
            stored,
        ):
            messages.success(request, _("Your text was saved."))
            return _after_saving(request, response)
    return _form_page(request, draft, response.advice, _("Go on with this response"))


def response_new_version(request, pk):
    response = get_object_or_404(_responses(request.user), pk=pk)
    require(request.user, Permission.RECORD_RESPONSE, response)
    form = bound(request, NewVersionForm)
    if request.method == "POST" and form.is_valid():
        try:
            new = draft_new_response_version(response, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            tell(form, refusal)
        else:
            messages.success(request, _("This is a draft with the same words. The public does not see it yet."))
            return redirect("response_edit", new.pk)
    context = {"record": response, "form": form, "heading": _("Correct this response with a new version")}
    return render(request, "advices/response_new_version.html", context)


def response_step(request, pk, status):
    response = get_object_or_404(_responses(request.user), pk=pk)
    response.missing, response.left_out = what_is_missing(response), left_out(response)
    response.undecided = undecided(response)
    return take_step(request, response, status, RESPONSE_STEPS, template="advices/response_step.html")


def _reactions(user):
    related = ["response__advice__council", "recommendation__advice__council"]
    return Reaction.objects.visible_to(user).select_related(*related).prefetch_related("readings")


def reading_new(request, reaction_pk):
    reaction = get_object_or_404(_reactions(request.user), pk=reaction_pk)
    side = SIDES[require(request.user, Permission.GIVE_READING, reaction)]
    theirs = reaction.unanswered_reading if side == Side.MUNICIPALITY else None
    says_so = theirs and theirs.verdict != Reading.Outcome.NO_VERDICT
    initial = {name: getattr(theirs, name) for name in ("verdict", "existing_policy", "reason")} if says_so else {}
    form = bound(request, ReadingForm, side=side, initial=initial)
    form.listen(reaction.readings.filter(side=side).select_related("by"), "reason")
    submitted = request.method == "POST" and form.is_valid()
    if submitted and saved(form, lambda: responses.give_reading(reaction, by=request.user, **form.cleaned_data)):
        messages.success(request, _("Your reading now stands in the chain."))
        return redirect(reaction.recommendation)
    return render(
        request,
        "advices/reading_form.html",
        {"form": form, "reaction": reaction, "heading": _("Say how you read this")},
    )


def reading_agree(request, reaction_pk):
    """One press by which the municipality reads a reaction as the advisory council does."""
    reaction = get_object_or_404(_reactions(request.user), pk=reaction_pk)
    require(request.user, Permission.CONFIRM_ENTRY, reaction)
    if request.method == "POST":
        said = _("Your reading now stands in the chain.")
        if did(request, lambda: responses.agree_with_reading(reaction, by=request.user), said):
            return redirect(reaction.recommendation)
        return redirect("reading_new", reaction.pk)
    explanation = _("Then you read this as the advisory council does: %(reading)s.") % {
        "reading": reaction.unanswered_reading or _("No verdict")
    }
    context = {"record": reaction.recommendation, "heading": _("This is right"), "explanation": explanation}
    return render(request, "includes/confirm_page.html", context)
