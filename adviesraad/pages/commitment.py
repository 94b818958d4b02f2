"""A commitment with all that came of it."""

from django.shortcuts import get_object_or_404, render

from advices.models import (
    Reaction,
)
from adviesraad.chain.link import entered_note, progress_step
from commitments.actions.duty import running_duty
from commitments.steps import steps_for as commitment_steps_for
from commitments.steps import work_on as commitment_work_on
from commitments.views.public import commitment_at, full_commitments
from commitments.wording import names_of
from documents.publishing.shown import lay_files


def commitment_detail(request, number):
    return show_commitment(request, commitment_at(request.user, number))


def commitment_work(request, pk):
    """The page of a commitment that may not have a public address yet."""
    return show_commitment(request, get_object_or_404(full_commitments(request.user), pk=pk))


def show_commitment(request, commitment):
    reactions = Reaction.objects.visible_to(request.user).filter(pk=commitment.source_reaction_id)
    reaction = reactions.select_related("recommendation__advice__council").first()
    lay_files(request.user, [commitment, *commitment.progress.all()])
    context = {
        "commitment": commitment,
        "names": names_of(commitment.kind),
        "receiver": _receiver(commitment),
        "reaction": reaction,
        "reaction_url": reaction and f"{reaction.recommendation.get_absolute_url()}#reactie-{reaction.pk}",
        "progress": [progress_step(note) for note in commitment.progress.all()],
        "entered": entered_note(commitment.entered_by, commitment.source),
        "steps": commitment_steps_for(commitment, request.user),
        "extra_steps": commitment_work_on(commitment, request.user),
        "duty": running_duty(commitment),
    }
    return render(request, "commitments/commitment_detail.html", context)


def _receiver(commitment):
    """Who received the promise, where that says more than to whom it was made."""
    receiver, made_to = str(commitment.council or commitment.get_receiver_display()), commitment.made_to
    said = made_to and (made_to.lower() in receiver.lower() or receiver.lower() in made_to.lower())
    return "" if said else receiver
