"""The work on commitments and verdicts."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from advices.models import Reaction, Recommendation
from commitments.actions import commitment as actions
from commitments.actions.asking import ask_progress, check_askable
from commitments.forms.commitment import CommitmentForm, ProgressForm, VerdictForm
from commitments.forms.quoting import quoted, sentences_of
from commitments.models import Commitment
from commitments.steps import steps_of
from documents.forms import keep_all, with_file
from governance.pages.form_page import bound, did, frozen_answer, refused_answer, saved, take_step
from governance.roles import SIDES, Permission, Side, role_for
from governance.workflow import require


def commitment_new(request):
    require(request.user, Permission.REGISTER_COMMITMENT)
    origin, by = quoted(request), request.user
    form = bound(request, CommitmentForm, user=by, initial=origin.initial)
    if request.method == "POST" and form.is_valid():
        commitment = saved(
            form,
            lambda: actions.register_commitment(
                by=by, source_reaction=origin.reaction, **origin.file | with_file(form, by, "source_document")
            ),
        )
        if commitment:
            messages.success(request, _("The commitment was kept as a draft. Read it again, then publish it."))
            return redirect(origin.following(commitment, request.POST))
    return render(
        request,
        "commitments/commitment_form.html",
        {"form": form, "origin": origin, "reaction": origin.reaction, "heading": _("Register a commitment")},
    )


def promise_sentences(request, reaction_pk):
    """Every sentence of a reaction, to make commitments of; those that look like promises are marked."""
    require(request.user, Permission.REGISTER_COMMITMENT)
    reactions = Reaction.objects.visible_to(request.user).select_related("response", "recommendation__advice__council")
    reaction = get_object_or_404(reactions, pk=reaction_pk)
    context = {"reaction": reaction, "sentences": sentences_of(reaction), "recommendation": reaction.recommendation}
    return render(request, "commitments/promise_sentences.html", context)


def commitment_edit(request, pk):
    commitment = get_object_or_404(Commitment.objects.visible_to(request.user), pk=pk)
    require(request.user, Permission.REGISTER_COMMITMENT, commitment)
    if away := frozen_answer(request, commitment):
        return away
    form = bound(request, CommitmentForm, user=request.user, instance=commitment)
    if request.method == "POST" and form.is_valid():
        stored, by = Commitment.objects.get(pk=pk), request.user
        if saved(
            form,
            lambda: actions.save_commitment(
                stored, with_file(form, by, "source_document"), by=by, seen_revision=form.seen_revision
            ),
            stored,
        ):
            messages.success(request, _("Your text was saved."))
            return redirect("commitment_work", pk)
    return render(request, "commitments/commitment_form.html", {"form": form, "heading": _("Change the commitment")})


def commitment_step(request, pk, status):
    commitment = get_object_or_404(Commitment.objects.visible_to(request.user), pk=pk)
    answer = take_step(request, commitment, status, steps_of(commitment))
    return redirect(commitment.replaced_by) if commitment.replaced_by else answer


def progress_new(request, pk):
    published = Commitment.objects.visible_to(request.user).exclude(status__in=Commitment.NOT_COUNTED)
    commitment = get_object_or_404(published, pk=pk)
    role = require(request.user, Permission.REPORT_PROGRESS, commitment)
    form = bound(request, ProgressForm, on_behalf=SIDES[role] == Side.ADVISORY_COUNCIL)
    submitted = request.method == "POST" and form.is_valid()
    if submitted and saved(form, lambda: _report(commitment, request.user, dict(form.cleaned_data))):
        messages.success(request, _("The progress now stands with the commitment."))
        return redirect(commitment)
    return render(
        request,
        "commitments/progress_form.html",
        {"form": form, "commitment": commitment, "heading": _("Report progress")},
    )


def progress_ask(request, pk):
    published = Commitment.objects.visible_to(request.user).exclude(status__in=Commitment.NOT_COUNTED)
    commitment = get_object_or_404(published, pk=pk)
    require(request.user, Permission.ACCEPT_SETTLEMENT, commitment)
    if away := refused_answer(request, commitment, check_askable):
        return away
    if request.method == "POST":
        said = _("The municipality gets a message with your question.")
        did(request, lambda: ask_progress(commitment, by=request.user), said)
        return redirect(commitment)
    explanation = _("The municipality gets a mail. Your question stays on its desk until it reports progress.")
    context = {"record": commitment, "heading": _("Ask how it stands"), "explanation": explanation}
    return render(request, "includes/confirm_page.html", context)


def _report(commitment, by, answers):
    documents = keep_all(answers.pop("file"), by=by)
    return actions.report_progress(commitment, by=by, documents=documents, **answers)


def verdict_new(request, recommendation_pk):
    rows = Recommendation.objects.visible_to(request.user).exclude(advice__sent_on=None)
    recommendation = get_object_or_404(rows.select_related("advice__council"), pk=recommendation_pk)
    role = role_for(request.user, Permission.GIVE_COUNCIL_VERDICT, recommendation) or require(
        request.user, Permission.GIVE_MUNICIPAL_VERDICT, recommendation
    )
    form = bound(request, VerdictForm, side=SIDES[role])
    form.listen(recommendation.verdicts.filter(side=SIDES[role]).select_related("by"), "note")
    if request.method == "POST" and form.is_valid():
        answers = dict(form.cleaned_data)
        on = answers.pop("given_on")
        if saved(form, lambda: actions.give_verdict(recommendation, by=request.user, on=on, **answers)):
            messages.success(request, _("The verdict now stands in the chain."))
            return redirect(recommendation)
    return render(
        request,
        "commitments/verdict_form.html",
        {"form": form, "recommendation": recommendation, "heading": _("Give a verdict")},
    )
