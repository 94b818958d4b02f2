"""An advice with its recommendations, and what came of each."""

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from advices.models import (
    Advice,
    AdviceRequest,
    CollegeResponse,
    Dispatch,
    MinorityNote,
    Note,
    PlannedPublication,
    Reaction,
    Recommendation,
    Reminder,
)
from advices.models.answered import ResponseState
from advices.rules import ladder
from advices.rules.addresses import advice_at
from advices.rules.terms import response_account, response_sentences
from advices.steps import note_for, steps_for, work_on
from advices.views.review import quorum_note, round_of
from adviesraad.chain.link import answer_sentence
from commitments.follow_up import with_follow_up
from documents.publishing.shown import lay_files
from documents.rendering.pdf import rendition_of
from governance.roles import Permission, may
from policies.models import PolicyVersion


def advice_detail(request, council, reference):
    return show_advice(request, advice_at(request.user, council, reference))


def advice_work(request, pk):
    """The page of an advice that may not have a public address yet."""
    advices = Advice.objects.visible_to(request.user).select_related("council", "author", "request")
    return show_advice(request, get_object_or_404(advices, pk=pk))


def show_advice(request, advice):
    user = request.user
    member = user.is_authenticated and user.may(Permission.READ_COUNCIL_DRAFTS, advice)
    if advice.status == Advice.Status.WITHDRAWN and not member:
        return render(request, "advices/advice_withdrawn.html", {"advice": advice})
    responses = CollegeResponse.objects.visible_to(user).filter(advice__lineage=advice.lineage)
    successor = Advice.objects.visible_to(user).filter(supersedes=advice).select_related("council").first()
    newer = successor if successor and successor.status in Advice.PUBLIC else None
    voices = round_of(advice, user) if member else []
    context = {
        "advice": advice,
        "recommendations": _points(advice, user),
        "minority_notes": MinorityNote.objects.visible_to(user).filter(advice=advice),
        "voices": voices,
        "agenda_items": advice.agenda_items.select_related("meeting").order_by("meeting__held_on") if member else [],
        "quorum_note": quorum_note(advice, voices),
        "responses": _with_letters(responses, user),
        "policy_versions": PolicyVersion.objects.visible_to(user).filter(advices=advice).select_related("policy"),
        "advice_request": AdviceRequest.objects.visible_to(user).filter(pk=advice.request_id).first(),
        "may_publish_request": may(user, Permission.REGISTER_REQUEST, advice),
        "newer": newer,
        "coming": successor if not newer else None,
        "older": Advice.objects.visible_to(user).filter(pk=advice.supersedes_id).select_related("council").first(),
        "rendition": rendition_of(advice),
        **_term(advice, user),
        "steps": steps_for(advice, user),
        "steps_note": note_for(advice, user),
        "reminders": Reminder.objects.visible_to(user).filter(advice=advice).order_by("pk"),
        "dispatches": Dispatch.objects.visible_to(user).of_advice().filter(advice=advice).select_related("delivery"),
        "is_member": member,
        "plans": _plans(advice, user),
        "extra_steps": [] if newer else [*work_on(advice, user), *ladder.offers(advice, user)],
    }
    _lay_notes(context, Note.objects.visible_to(user).filter(advice=advice) if member else Note.objects.none())
    return render(request, "advices/advice_detail.html", context)


def _with_letters(responses, user):
    """These responses with all that their cards show, and the letter as `user` gets it."""
    related = ["signed_by", "letter", "advice__council", "correction", "superseded_by__correction"]
    return lay_files(user, responses.select_related(*related).prefetch_related("confirmations"))


def _plans(advice, user):
    """What becomes public at a set moment, for whoever works on it."""
    if not user.is_authenticated:
        return []
    plans = PlannedPublication.objects.visible_to(user).shown_with(advice)
    return plans.select_related("advice", "response__advice", "planned_by")


def _lay_notes(context, notes):
    """Give each recommendation its `notes_beside`, and the page the other `notes`, in rows with their answers."""
    about = {}
    answers = Prefetch("replies", Note.objects.select_related("by").order_by("pk"))
    for note in notes.filter(answers=None).select_related("by", "resolved_by").prefetch_related(answers):
        about.setdefault(note.recommendation_id, []).append(note)
    for point in context["recommendations"]:
        point.notes_beside = about.get(point.pk, [])
    context["notes"] = about.get(None, [])


def _points(advice, user):
    """The recommendations of `advice`, each with its `counted` version, which has the follow-up, and its `answer`.

    The answer is the newest to these very words; where there is none, the newest to another version.
    """
    rows = _versions_of_points(advice, user)
    public = [row for row in rows if row.advice.status in Advice.PUBLIC]
    counted = {row.lineage: row for row in [*rows, *public]}
    answers = _answers(advice, user) if advice.sent_on else {}
    points = [row for row in rows if row.advice_id == advice.pk]
    for point in points:
        point.counted = counted[point.lineage]
        point.answer = answers.get(point.pk) or answers.get(point.lineage)
    return points


def _versions_of_points(advice, user):
    """The recommendations of `advice` and their other versions, oldest version first."""
    lineages = Recommendation.objects.filter(advice=advice).values("lineage")
    rows = with_follow_up(Recommendation.objects.visible_to(user).filter(lineage__in=lineages))
    return list(rows.select_related("advice__council").order_by("advice__version", "number"))


def _answers(advice, user):
    """The newest public reaction of the college, by the id of the recommendation that it answers and by its lineage."""
    reactions = Reaction.objects.visible_to(user).in_force().filter(recommendation__advice__lineage=advice.lineage)
    told = reactions.select_related("recommendation", "response__advice").order_by("response__responded_on", "pk")
    return {each.recommendation.lineage: each for each in told} | {each.recommendation_id: each for each in told}


def _term(advice, user):
    """Whether and when the college must respond, and the days it got and used; empty before sending.

    The row that is `awaited` has its response state.
    """
    account = response_account(advice, user)
    sentences = {"term": "", "term_sentences": response_sentences(account) if account else []}
    open_ended = advice.from_archive or (account and not account.met_on)
    row = Advice.objects.in_force().with_response_state().filter(pk=advice.pk).first() if open_ended else None
    if row is None or row.response_state not in ResponseState.UNFINISHED:
        return sentences
    late = row.response_state in (ResponseState.LATE, ResponseState.FAR_TOO_LATE)
    return sentences | {
        "awaited": row,
        "term": answer_sentence(row, timezone.localdate()),
        "term_tone": "warning" if late else "info",
        "term_heading": _unanswered_heading(row),
    }


def _unanswered_heading(row):
    headings = {
        ResponseState.NOT_RECORDED: _("What the college answered is not recorded here"),
        ResponseState.NO_ANSWER_NEEDED: _("No answer needed"),
        ResponseState.SILENT: _("The college never responded"),
    }
    partly = _("The college has answered a part of this") if row.is_partly_answered else ""
    return headings.get(row.response_state) or partly or _("The college has not responded yet")
