"""From draft to public advice, and its withdrawal."""

from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from advices.actions import request as requests
from advices.actions.dispatch import mail_to
from advices.actions.recommendation import write_recommendations
from advices.actions.response import refresh_quotations
from advices.actions.review import name_reviewers, require_quorum, review_day, wrote_in
from advices.actions.writing import WORDS, keep_version, words_of
from advices.models import Advice, AdviceRequest
from advices.rules.numbering import number_for
from advices.rules.terms import answer_rule, proposed_response_date
from advices.tasks import make_advice_pdf
from documents.search import index as search
from governance.holding import hold
from governance.roles import Permission
from governance.workflow import (
    Refused,
    change_status,
    changed_relations,
    changes,
    day_of_act,
    record_created,
    require,
    save_words,
)

Status = Advice.Status
RELATIONS = ("policy_versions", "themes")


@transaction.atomic
def draft_advice(*, by, council, recommendations=(), beside_another=False, **fields):
    """Begin an advice; `recommendations` is a list of dicts with at least a text, in order.

    A request that it answers goes into preparation. Raises Refused, about the request, where somebody is writing an
    advice on it already, unless this one is meant to stand `beside_another`.
    """
    relations = {name: fields.pop(name) for name in RELATIONS if name in fields}
    advice = Advice(council=council, author=by, **fields)
    role = require(by, Permission.WRITE_ADVICE, advice)
    if advice.request:
        _hold_request(advice.request, beside_another)
    advice.save()
    advice.writers.add(by)
    set_relations(advice, relations)
    write_recommendations(advice, recommendations)
    keep_version(advice, by=by)
    if advice.request and advice.request.status == AdviceRequest.Status.RECEIVED:
        requests.start_preparing(advice.request, by=by)
    record_created(advice, by=by, role=role)
    return advice


def begun_on(request):
    """The advice on this `request` that is being written and was not sent yet, or None."""
    unsent = [Status.DRAFT, Status.IN_REVIEW, Status.ADOPTED]
    return Advice.objects.filter(request=request, status__in=unsent).select_related("author").first()


def _hold_request(request, beside_another):
    """Raises Refused where `request` is gone or an advice on it was begun; whoever begins at the same moment waits."""
    if not AdviceRequest.objects.select_for_update(no_key=True).filter(pk=request.pk).exists():
        raise Refused(_("This request was taken away in the meantime."), "request")
    begun = None if beside_another else begun_on(request)
    if begun:
        told = _("%(name)s already began an advice on this request. Go on with that one: “%(title)s”.")
        raise Refused(told % {"name": begun.author.name, "title": begun.title}, "request")


@transaction.atomic
def save_advice(advice, values, recommendations, *, by, seen_revision, details=None):
    """Store what was typed into a draft; raises Conflict when somebody else saved in the meantime.

    What it said before and what it says now are both kept as versions of the draft; whoever changed words is from
    now on one of its writers. `details` go with the event.
    """
    role = require(by, Permission.WRITE_ADVICE, advice)
    relations = {name: values.pop(name) for name in RELATIONS if name in values}
    other_rows = ["recommendations"] * _differ(advice, recommendations)
    also = changed_relations(advice, relations) + other_rows
    has_written = other_rows or changes(advice, {name: values[name] for name in WORDS if name in values})

    def write_the_rest(advice):
        if has_written:
            advice.writers.add(by)
        set_relations(advice, relations)
        trace = write_recommendations(advice, recommendations)
        keep_version(advice, by=by)
        return {**trace, **(details or {})}

    if advice.revision == seen_revision:
        keep_version(advice, by=advice.author)
    save_words(advice, values, by=by, role=role, seen_revision=seen_revision, also=also, then=write_the_rest)


def set_relations(advice, relations):
    for name, records in relations.items():
        getattr(advice, name).set(records)


def _differ(advice, rows):
    """Whether `rows` would change the recommendations of `advice`; which earlier ones they repeat does not count."""
    stored = list(advice.recommendations.values("id", "text", "explanation", "legal_basis"))
    asked = [_as_asked(row, now) for row, now in zip(rows, stored, strict=False)]
    return len(rows) != len(stored) or asked != stored


def _as_asked(row, now):
    """What a recommendation is to say of which the stored values are `now`."""
    said = {name: getattr(row, name) for name in now}
    return {name: now[name] if value is None and name != "id" else value for name, value in said.items()}


@transaction.atomic
def restore(version, *, by, seen_revision):
    """Save the words of an earlier `version` of a draft again, as its newest revision; nothing is thrown away."""
    values, rows = words_of(version)
    details = {"restored": version.revision}
    save_advice(version.advice, values, rows, by=by, seen_revision=seen_revision, details=details)


@transaction.atomic
def mark_repetition(recommendation, earlier, *, by, repeats=True):
    """Note that a recommendation still in writing repeats an `earlier` one, or no longer does.

    It counts as a change of the words: whoever has the text open is told.
    """
    advice = recommendation.advice
    role = require(by, Permission.WRITE_ADVICE, advice)
    stored = hold(advice)
    if repeats:
        recommendation.repeats.add(earlier)
    else:
        recommendation.repeats.remove(earlier)
    save_words(stored, {}, by=by, role=role, seen_revision=stored.revision)


def submit(advice, *, by, seen_revision=None, reviewers=None, review_due_on=None):
    """Offer a draft for review to `reviewers`, or to every member who did not write in it.

    Opinions are wanted by `review_due_on`, or within the usual time. It needs a plain-language summary and at least
    one recommendation.
    """
    if not advice.summary.strip():
        raise Refused(_("Write a summary in plain language first: residents read that."))
    if not advice.recommendations.exists():
        raise Refused(_("Add at least one recommendation first."))
    named = partial(name_reviewers, members=reviewers)
    due = review_day(review_due_on)
    details = {"review_due_on": due}
    change_status(
        advice, Status.IN_REVIEW, by=by, seen_revision=seen_revision, details=details, then=named, review_due_on=due
    )


def return_to_author(advice, *, by):
    """Back to draft, for more work."""
    change_status(advice, Status.DRAFT, by=by)


@transaction.atomic
def adopt(advice, *, by, on=None, issued_on=None, number=None, seen_revision=None):
    """Adopt the advice as the council's; from now on its words are frozen.

    It gets the next serial number of its year, unless `number` (year, serial) is that of an archive.
    Raises Refused when `by` wrote in it: somebody else adopts. Raises Refused below the quorum of the advisory
    council; an archive's own members agreed long ago.
    """
    if wrote_in(advice, by):
        raise Refused(_("You wrote in this advice yourself. Ask another member to adopt it."))
    on = day_of_act(on)
    council = hold(advice.council)
    if number is None and not advice.from_archive:
        require_quorum(advice, council.adoption_quorum)
    fields = {"adopted_on": on, "issued_on": issued_on or advice.issued_on or on, "adopted_by": by}
    if advice.serial is None:
        fields |= dict(zip(("year", "serial"), number or number_for(advice, fields["issued_on"].year), strict=True))
    change_status(advice, Status.ADOPTED, by=by, seen_revision=seen_revision, details={"on": on}, **fields)


def reopen(advice, *, by):
    """Take an adopted advice that was not sent yet back into review; it keeps its number."""
    change_status(advice, Status.IN_REVIEW, by=by, adopted_on=None, adopted_by=None)


@transaction.atomic
def send(advice, *, by, on=None, response_due_on=None, recipients=()):
    """Send an adopted advice to the college; the term to respond starts on that day. `recipients` get it by mail.

    Of an archive nobody knows which term was agreed: its due date is there for the database and told to nobody.

    The by-law that its advisory council has on that day says whether the college must answer; that stays with it.
    """
    on = day_of_act(on)
    _lock_with_request(advice)
    due = response_due_on or proposed_response_date(advice.council, on)
    rule = answer_rule(advice)
    agreed = {} if advice.from_archive else {"response_due_on": due, **rule}
    details = {"on": on} | agreed | _mailed(recipients)

    def mail(sent):
        return mail_to(recipients, sent, by=by)

    change_status(advice, Status.SENT, by=by, sent_on=on, response_due_on=due, **rule, details=details, then=mail)
    if advice.request and advice.request.status == AdviceRequest.Status.RECEIVED:
        requests.start_preparing(advice.request, by=by)
    if advice.request and advice.request.status == AdviceRequest.Status.IN_PREPARATION:
        change_status(advice.request, AdviceRequest.Status.ANSWERED, by=by)


@transaction.atomic
def publish(advice, *, by, on=None, recipients=()):
    """Let everybody read a sent advice; its PDF is made once, by the worker. `recipients`, such as the press, get a
    mail.

    The request that it answers stays as it is: making that public is an act of its own.
    """
    on = day_of_act(on)
    _lock_with_request(advice)
    if locked_versions(advice).filter(status=Status.WITHDRAWN).exists():
        raise Refused(_("An earlier version of this advice was withdrawn, with all its versions. Begin a new advice."))

    def make_public(published):
        _make_public(published)
        return mail_to(recipients, published, by=by)

    change_status(
        advice,
        Status.PUBLISHED,
        by=by,
        published_at=timezone.now(),
        published_on=on,
        details={"on": on} | _mailed(recipients),
        then=make_public,
    )


def _mailed(recipients):
    """For the trail: to whom it was mailed, by name."""
    return {"mailed_to": [recipient.name for recipient in recipients]} if recipients else {}


def _lock_with_request(advice):
    """Take both rows before the trail: whoever writes in one of them takes the trail last."""
    if advice.request:
        hold(advice.request)
        advice.request.refresh_from_db()
    hold(advice)


def _make_public(advice):
    _refresh_search(advice)
    if advice.supersedes:
        _refresh_search(advice.supersedes)
    make_advice_pdf.defer(advice_id=advice.pk)


def _refresh_search(advice):
    search.refresh(advice, *advice.recommendations.all(), *advice.responses.all())
    for response in advice.responses.all():
        refresh_quotations(response)


@transaction.atomic
def withdraw(advice, *, by, reason, on=None):
    """Take a published advice back with all its versions; their pages stay and say that, when and why."""
    versions = list(locked_versions(advice).filter(status=Status.PUBLISHED))
    on = day_of_act(on, not_before=max((each.published_on for each in versions), default=None))
    if not reason.strip():
        raise Refused(_("Give the reason: everybody will read it."), "reason")
    if advice.pk not in [each.pk for each in versions]:
        versions.append(advice)
    for version in versions:
        change_status(
            version,
            Status.WITHDRAWN,
            by=by,
            withdrawn_on=on,
            withdrawal_reason=reason,
            details={"on": on, "reason": reason},
            then=_refresh_search,
        )
    advice.refresh_from_db()


def locked_versions(advice):
    """Every version of `advice`, the oldest first; whoever publishes or withdraws one of them waits."""
    return Advice.objects.select_for_update().filter(lineage=advice.lineage).order_by("version")
