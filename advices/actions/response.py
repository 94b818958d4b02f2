"""The college's response: keeping it as a draft, publishing it, and how each side reads it."""

from dataclasses import asdict

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from advices.actions.rows import AS_IT_IS
from advices.models import CollegeResponse, PlannedAction, Reaction, Reading
from advices.rules.completeness import what_is_missing
from documents.publishing.actions import publish_files
from documents.search import index as search
from governance.events import Event
from governance.roles import SIDES, Permission
from governance.trail.recording import record_event
from governance.workflow import Refused, change_status, day_of_act, record_created, require, save_words

Status = CollegeResponse.Status


@transaction.atomic
def record_response(advice, *, by, reactions=(), **fields):
    """Begin the response to a sent advice, with a ReactionRow per recommendation that it answers.

    The side that `by` acts for enters it; the secretary does so on the municipality's behalf, with the source.
    """
    if not advice.is_with_college:
        raise Refused(_("The college can answer an advice only after it was sent."))
    role = require(by, Permission.RECORD_RESPONSE, advice)
    day_of_act(fields["responded_on"], not_before=advice.sent_on, field="responded_on")
    response = CollegeResponse(advice=advice, author=by, entered_by=SIDES[role], **fields)
    response.save()
    _write_reactions(response, reactions, by=by, side=SIDES[role])
    record_created(response, by=by, role=role, advice=advice.pk)
    return response


@transaction.atomic
def save_response(response, values, reactions, *, by, seen_revision):
    """Store what was typed into a draft response; raises Conflict when somebody else saved in the meantime."""
    role = require(by, Permission.RECORD_RESPONSE, response)
    if "responded_on" in values:
        day_of_act(values["responded_on"], not_before=response.advice.sent_on, field="responded_on")
    also = ["reactions"] if _differ(response, reactions) else []
    save_words(response, values, by=by, role=role, seen_revision=seen_revision, also=also)
    _write_reactions(response, reactions, by=by, side=SIDES[role])


def _differ(response, rows):
    """Whether `rows` would change what `response` answers to the recommendations."""
    asked = {row.recommendation.pk: (row.text, row.in_general_terms_only) for row in rows}
    stored = response.reactions.values_list("recommendation", "text", "in_general_terms_only")
    return asked != {pk: (text, in_general) for pk, text, in_general in stored}


def _write_reactions(response, reactions, *, by, side):
    """Make the reactions of `response` those of the list; a recommendation that is not in it has no reaction yet.

    A row may bring its reading and what is planned: until publication each replaces the one before.
    """
    answered = [row.recommendation for row in reactions]
    gone = response.reactions.exclude(recommendation__in=answered)
    if gone.filter(commitments__isnull=False).exists():
        raise Refused(_("A commitment quotes a reaction that is empty now. Change the commitment first."))
    Reading.objects.filter(reaction__in=gone).delete()
    PlannedAction.objects.filter(reaction__in=gone).delete()
    gone.delete()
    replaced = _replaced_by_point(response)
    for row in reactions:
        defaults = {
            "text": row.text,
            "in_general_terms_only": row.in_general_terms_only,
            "supersedes": replaced.get(row.recommendation.pk),
        }
        reaction, _created = Reaction.objects.update_or_create(
            response=response, recommendation=row.recommendation, defaults=defaults
        )
        if row.reading is not AS_IT_IS:
            _replace_reading(reaction, row.reading, by=by, side=side)
        if row.planned is not AS_IT_IS:
            _replace_planned(reaction, row.planned)


def _replace_reading(reaction, reading, *, by, side):
    reaction.readings.filter(side=side).delete()
    if reading:
        dated = asdict(reading) | {"read_on": reading.read_on or reaction.response.responded_on}
        Reading.objects.create(reaction=reaction, side=side, by=by, **dated)


def _replace_planned(reaction, planned):
    PlannedAction.objects.filter(reaction=reaction).delete()
    if planned:
        PlannedAction.objects.create(reaction=reaction, **asdict(planned))


def _replaced_by_point(response):
    """{recommendation: the reaction to it in the version that `response` replaces}."""
    if response.supersedes_id is None:
        return {}
    return {reaction.recommendation_id: reaction for reaction in response.supersedes.reactions.all()}


@transaction.atomic
def publish_response(response, *, by, on=None, seen_revision=None, files=()):
    """Make the response part of the chain; its words are frozen. Of its `files` only these become public.

    Raises Refused while it is empty, or while a reason is missing: the sentence names the recommendation.
    """
    on = day_of_act(on, not_before=response.responded_on)
    if not response.text.strip() and not response.letter_id and not response.reactions.exists():
        raise Refused(_("There is nothing in this response yet. Write an answer, or add the letter."))
    if missing := what_is_missing(response):
        raise Refused(" ".join(missing))
    change_status(
        response,
        Status.PUBLISHED,
        by=by,
        seen_revision=seen_revision,
        published_at=timezone.now(),
        published_on=on,
        details={"on": on},
        then=_make_public,
    )
    publish_files(files, by=by)


def _make_public(response):
    """The index forgets what this version replaces."""
    search.refresh(*filter(None, [response, response.supersedes]))
    refresh_quotations(response)


def refresh_quotations(response):
    """What quotes a reaction of `response` is public only with it."""
    for reaction in response.reactions.prefetch_related("commitments"):
        search.refresh(*reaction.commitments.all())


@transaction.atomic
def give_reading(reaction, *, by, verdict, reason="", existing_policy=False, no_reason_given=False, read_on=None):
    """Say how the side that `by` acts for reads a reaction; an earlier reading of that side stays in the history.

    Raises Refused when the college does not say why it does not, or only partly, take a recommendation over.
    """
    role = require(by, Permission.GIVE_READING, reaction)
    if CollegeResponse.objects.filter(supersedes=reaction.response_id, status=Status.PUBLISHED).exists():
        raise Refused(_("This response was replaced by a new version. Say how you read that one."))
    side = SIDES[role]
    needs_reason = verdict in (Reading.Outcome.PARTLY_ADOPTED, Reading.Outcome.NOT_ADOPTED)
    if needs_reason and side == "municipality" and not reason.strip():
        raise Refused(_("Give the reason why the recommendation is not, or only partly, taken over."), "reason")
    reading = Reading.objects.create(
        reaction=reaction,
        side=side,
        verdict=verdict,
        reason=reason,
        existing_policy=existing_policy,
        no_reason_given=no_reason_given,
        read_on=day_of_act(read_on, not_before=reaction.response.responded_on, field="read_on"),
        by=by,
    )
    record_event(Event.READING, reaction, by=by, role=role, words=[reading], verdict=verdict, side=side)
    return reading


def agree_with_reading(reaction, *, by):
    """The municipality reads a reaction as the advisory council does.

    Raises Refused where the council gave no reading, and where the college has to give its reason itself.
    """
    theirs = reaction.unanswered_reading
    if theirs is None:
        raise Refused(_("There is no reading of the advisory council that waits for yours."))
    reading = {name: getattr(theirs, name) for name in ("verdict", "reason", "existing_policy")}
    return give_reading(reaction, by=by, **reading)
