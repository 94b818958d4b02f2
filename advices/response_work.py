"""The work on the college's response: recording it, publishing it, and how each side reads it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from advices.actions import response as responses
from advices.forms import ReadingForm
from advices.models import Advice, CollegeResponse, Reaction
from advices.responding import ResponseDraft
from advices.steps import RESPONSE_STEPS
from documents.forms import keep
from governance.roles import SIDES, Permission
from governance.work import bound, saved, take_step
from governance.workflow import require


def response_new(request, advice_pk):
    sent = Advice.objects.visible_to(request.user).filter(status__in=[Advice.Status.SENT, Advice.Status.PUBLISHED])
    advice = get_object_or_404(sent.select_related("council"), pk=advice_pk)
    require(request.user, Permission.RECORD_RESPONSE, advice)
    draft = ResponseDraft(request, CollegeResponse(advice=advice))
    if draft.is_complete:
        letter = keep(draft.form.cleaned_data["file"], by=request.user)
        responses.record_response(advice, by=request.user, letter=letter, reactions=draft.rows, **draft.form.values)
        messages.success(request, _("The response was kept as a draft. The public does not see it yet."))
        return redirect(advice)
    return render(
        request,
        "advices/response_form.html",
        {"draft": draft, "form": draft.form, "advice": advice, "heading": _("Record the response of the college")},
    )


def response_edit(request, pk):
    response = get_object_or_404(
        CollegeResponse.objects.visible_to(request.user).select_related("advice__council"), pk=pk
    )
    require(request.user, Permission.RECORD_RESPONSE, response)
    draft = ResponseDraft(request, response)
    if draft.is_complete:
        stored = CollegeResponse.objects.get(pk=pk)
        letter = keep(draft.form.cleaned_data["file"], by=request.user)
        values = {**draft.form.values, **({"letter": letter} if letter else {})}
        if saved(
            draft.form,
            lambda: responses.save_response(
                stored, values, draft.rows, by=request.user, seen_revision=draft.form.seen_revision
            ),
            stored,
        ):
            messages.success(request, _("Your text was saved."))
            return redirect(response.advice)
        draft.compare_reactions(stored)
    context = {"draft": draft, "form": draft.form, "advice": response.advice, "heading": _("Go on with this response")}
    return render(request, "advices/response_form.html", context)


def response_step(request, pk, status):
    response = get_object_or_404(
        CollegeResponse.objects.visible_to(request.user).select_related("advice__council"), pk=pk
    )
    return take_step(request, response, status, RESPONSE_STEPS)


def reading_new(request, reaction_pk):
    reactions = Reaction.objects.visible_to(request.user).select_related(
        "response__advice__council", "recommendation__advice__council"
    )
    reaction = get_object_or_404(reactions, pk=reaction_pk)
    side = SIDES[require(request.user, Permission.GIVE_READING, reaction)]
    form = bound(request, ReadingForm, side=side)
    if request.method == "POST" and form.is_valid():
        responses.give_reading(reaction, by=request.user, **form.cleaned_data)
        messages.success(request, _("Your reading now stands in the chain."))
        return redirect(reaction.recommendation)
    return render(
        request,
        "advices/reading_form.html",
        {"form": form, "reaction": reaction, "heading": _("Say how you read this")},
    )
