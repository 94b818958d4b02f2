"""The work on the college's response: recording it, publishing it, and how each side reads it."""

from functools import partial

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
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
from governance.pages.form_page import bound, change_page, confirm_page, form_page, frozen_answer, record_for, take_step
from governance.roles import SIDES, Permission, Side
from governance.workflow import require


def response_new(request, advice_pk):
    sent = Advice.objects.visible_to(request.user).with_college()
    advice = get_object_or_404(sent.select_related("council"), pk=advice_pk)
    side = SIDES[require(request.user, Permission.RECORD_RESPONSE, advice)]
    begun = advice.responses.filter(status=CollegeResponse.Status.DRAFT, entered_by=side, supersedes=None).first()
    if begun:
        return response_edit(request, begun.pk) if request.method == "POST" else redirect("response_edit", begun.pk)
    draft, by = ResponseDraft(request, CollegeResponse(advice=advice)), request.user
    record = partial(responses.record_response, advice, by=by)
    return form_page(
        request,
        draft.form,
        lambda: record(reactions=draft.rows, **with_file(draft.form, by, "letter")),
        said=_("The response was kept as a draft. The public does not see it yet."),
        leads_to=lambda response: _after_saving(request, response),
        heading=_("Record the response of the college"),
        **_page_of(draft, advice),
    )


def _after_saving(request, response):
    """Back to the form for who goes on writing, else to the advice."""
    return reverse("response_edit", args=[response.pk]) if "go_on" in request.POST else response.advice


def _page_of(draft, advice):
    """How the page of this `draft` is shown and saved."""
    template = "advices/response_form.html"
    return {"ready": draft.is_complete, "template": template, "draft": draft, "advice": advice}


def _responses():
    return CollegeResponse.objects.select_related("advice__council", "letter")


def response_edit(request, pk):
    response = record_for(request, _responses(), Permission.RECORD_RESPONSE, pk=pk)
    if away := frozen_answer(request, response):
        return away
    draft = ResponseDraft(request, response)
    words = partial(with_file, draft.form, request.user, "letter")
    return change_page(
        request,
        draft.form,
        lambda stored, **how: responses.save_response(stored, words(), draft.rows, **how),
        said=_("Your text was saved."),
        leads_to=lambda _made: _after_saving(request, response),
        heading=_("Go on with this response"),
        **_page_of(draft, response.advice),
    )


def response_new_version(request, pk):
    response = record_for(request, _responses(), Permission.RECORD_RESPONSE, pk=pk)
    form = bound(request, NewVersionForm)
    return form_page(
        request,
        form,
        lambda: draft_new_response_version(response, by=request.user, **form.cleaned_data),
        said=_("This is a draft with the same words. The public does not see it yet."),
        leads_to=lambda new: reverse("response_edit", args=[new.pk]),
        template="advices/response_new_version.html",
        record=response,
        heading=_("Correct this response with a new version"),
    )


def response_step(request, pk, status):
    response = get_object_or_404(_responses().visible_to(request.user), pk=pk)
    response.missing, response.left_out = what_is_missing(response), left_out(response)
    response.undecided = undecided(response)
    return take_step(request, response, status, RESPONSE_STEPS, template="advices/response_step.html")


def _reactions():
    related = ["response__advice__council", "recommendation__advice__council"]
    return Reaction.objects.select_related(*related).prefetch_related("readings")


def reading_new(request, reaction_pk):
    reaction = get_object_or_404(_reactions().visible_to(request.user), pk=reaction_pk)
    side = SIDES[require(request.user, Permission.GIVE_READING, reaction)]
    form = bound(request, ReadingForm, side=side, initial=_as_the_council(reaction, side))
    form.listen(reaction.readings.filter(side=side).select_related("by"), "reason")
    return form_page(
        request,
        form,
        lambda: responses.give_reading(reaction, by=request.user, **form.cleaned_data),
        said=_("Your reading now stands in the chain."),
        leads_to=reaction.recommendation,
        template="advices/reading_form.html",
        reaction=reaction,
        heading=_("Say how you read this"),
    )


def _as_the_council(reaction, side):
    """How the municipality's form begins: with the reading of the advisory council that it did not answer yet."""
    theirs = reaction.unanswered_reading if side == Side.MUNICIPALITY else None
    says_so = theirs and theirs.verdict != Reading.Outcome.NO_VERDICT
    return {name: getattr(theirs, name) for name in ("verdict", "existing_policy", "reason")} if says_so else {}


def reading_agree(request, reaction_pk):
    """One press by which the municipality reads a reaction as the advisory council does."""
    reaction = record_for(request, _reactions(), Permission.CONFIRM_ENTRY, pk=reaction_pk)
    theirs = reaction.unanswered_reading or _("No verdict")
    return confirm_page(
        request,
        reaction.recommendation,
        lambda: responses.agree_with_reading(reaction, by=request.user),
        heading=_("This is right"),
        explanation=_("Then you read this as the advisory council does: %(reading)s.") % {"reading": theirs},
        said=_("Your reading now stands in the chain."),
        refused_to=reverse("reading_new", args=[reaction.pk]),
    )
