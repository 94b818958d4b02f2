"""The work on commitments and verdicts."""

from functools import partial

from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from advices.models import Reaction, Recommendation
from commitments.actions import commitment as actions
from commitments.actions.asking import ask_progress, check_askable
from commitments.actions.verdict import give_verdict
from commitments.forms.commitment import CommitmentForm, ProgressForm, VerdictForm
from commitments.forms.quoting import quoted, sentences_of
from commitments.models import Commitment
from commitments.steps import steps_of
from documents.forms import keep_all, with_file
from governance.pages.form_page import (
    bound,
    change_page,
    confirm_page,
    form_page,
    frozen_answer,
    record_for,
    refused_answer,
    take_step,
)
from governance.roles import SIDES, Permission, Side, role_for
from governance.workflow import require


def commitment_new(request):
    require(request.user, Permission.REGISTER_COMMITMENT)
    origin, by = quoted(request), request.user
    form = bound(request, CommitmentForm, user=by, initial=origin.initial)
    register = partial(actions.register_commitment, by=by, source_reaction=origin.reaction)
    return form_page(
        request,
        form,
        lambda: register(**origin.file | with_file(form, by, "source_document")),
        said=_("The commitment was kept as a draft. Read it again, then publish it."),
        leads_to=lambda commitment: origin.following(commitment, request.POST),
        template="commitments/commitment_form.html",
        origin=origin,
        reaction=origin.reaction,
        heading=_("Register a commitment"),
    )


def promise_sentences(request, reaction_pk):
    """Every sentence of a reaction, to make commitments of; those that look like promises are marked."""
    require(request.user, Permission.REGISTER_COMMITMENT)
    reactions = Reaction.objects.visible_to(request.user).select_related("response", "recommendation__advice__council")
    reaction = get_object_or_404(reactions, pk=reaction_pk)
    context = {"reaction": reaction, "sentences": sentences_of(reaction), "recommendation": reaction.recommendation}
    return render(request, "commitments/promise_sentences.html", context)


def commitment_edit(request, pk):
    commitment = record_for(request, Commitment.objects, Permission.REGISTER_COMMITMENT, pk=pk)
    if away := frozen_answer(request, commitment):
        return away
    form = bound(request, CommitmentForm, user=request.user, instance=commitment)
    words = partial(with_file, form, request.user, "source_document")
    return change_page(
        request,
        form,
        lambda stored, **how: actions.save_commitment(stored, words(), **how),
        said=_("Your text was saved."),
        leads_to=reverse("commitment_work", args=[pk]),
        template="commitments/commitment_form.html",
        heading=_("Change the commitment"),
    )


def commitment_step(request, pk, status):
    commitment = get_object_or_404(Commitment.objects.visible_to(request.user), pk=pk)
    answer = take_step(request, commitment, status, steps_of(commitment))
    return redirect(commitment.replaced_by) if commitment.replaced_by else answer


def progress_new(request, pk):
    commitment = get_object_or_404(_published().visible_to(request.user), pk=pk)
    role = require(request.user, Permission.REPORT_PROGRESS, commitment)
    form = bound(request, ProgressForm, on_behalf=SIDES[role] == Side.ADVISORY_COUNCIL)
    return form_page(
        request,
        form,
        lambda: _report(commitment, request.user, dict(form.cleaned_data)),
        said=_("The progress now stands with the commitment."),
        leads_to=commitment,
        template="commitments/progress_form.html",
        commitment=commitment,
        heading=_("Report progress"),
    )


def progress_ask(request, pk):
    commitment = record_for(request, _published(), Permission.ACCEPT_SETTLEMENT, pk=pk)
    if away := refused_answer(request, commitment, check_askable):
        return away
    return confirm_page(
        request,
        commitment,
        lambda: ask_progress(commitment, by=request.user),
        heading=_("Ask how it stands"),
        explanation=_("The municipality gets a mail. Your question stays on its desk until it reports progress."),
        said=_("The municipality gets a message with your question."),
    )


def _report(commitment, by, answers):
    documents = keep_all(answers.pop("file"), by=by)
    return actions.report_progress(commitment, by=by, documents=documents, **answers)


def _published():
    return Commitment.objects.exclude(status__in=Commitment.NOT_COUNTED)


def verdict_new(request, recommendation_pk):
    rows = Recommendation.objects.visible_to(request.user).exclude(advice__sent_on=None)
    recommendation = get_object_or_404(rows.select_related("advice__council"), pk=recommendation_pk)
    role = role_for(request.user, Permission.GIVE_COUNCIL_VERDICT, recommendation) or require(
        request.user, Permission.GIVE_MUNICIPAL_VERDICT, recommendation
    )
    form = bound(request, VerdictForm, side=SIDES[role])
    form.listen(recommendation.verdicts.filter(side=SIDES[role]).select_related("by"), "note")
    return form_page(
        request,
        form,
        lambda: _judge(recommendation, request.user, **form.cleaned_data),
        said=_("The verdict now stands in the chain."),
        leads_to=recommendation,
        template="commitments/verdict_form.html",
        recommendation=recommendation,
        heading=_("Give a verdict"),
    )


def _judge(recommendation, by, *, given_on, **answers):
    return give_verdict(recommendation, by=by, on=given_on, **answers)
