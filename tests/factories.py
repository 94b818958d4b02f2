"""Small functions that make records the way people do: through the actions, as somebody with the right role.

Whoever acts is made when needed, one per role and advisory council; dates are relative to today.
"""

from datetime import timedelta
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django.utils.text import slugify

from advices.actions import advice as advice_actions
from advices.actions import assignment as assignment_actions
from advices.actions import meeting as meeting_actions
from advices.actions import notes as note_actions
from advices.actions import reminder as reminder_actions
from advices.actions import request as request_actions
from advices.actions import response as response_actions
from advices.actions import review as review_actions
from advices.actions import term as term_actions
from advices.actions.advice_version import draft_new_version
from advices.actions.response_version import draft_new_response_version
from advices.actions.rows import PlannedRow, ReactionRow, RecommendationRow
from advices.models import Advice, AdviceRequest, CollegeResponse, Reading, Recess, Recipient
from adviesraad.models import Notice
from commitments.actions import commitment as commitment_actions
from commitments.actions import confirmation as confirming
from commitments.actions import duty as duty_actions
from commitments.actions import version as correcting
from commitments.actions.verdict import give_verdict
from commitments.models import Commitment, Verdict
from documents import storing
from documents.publishing.actions import publish_file, role_to_publish
from governance.models import Council, Membership, Municipality, OfficeHolder, User
from governance.roles import COUNCIL_ROLES, Role
from policies import actions as policy_actions
from policies.models import Theme

LONG_AGO = timezone.datetime(2000, 1, 1).date()


def today(days=0):
    return timezone.localdate() + timedelta(days=days)


# Who


def municipality(name="Voorbeeldstad"):
    return Municipality.objects.get_or_create(pk=1, defaults={"name": name})[0]


def council(name="Adviesraad Sociaal Domein", **fields):
    return Council.objects.get_or_create(name=name, defaults={"slug": slugify(name), **fields})[0]


def person(role=None, council_=None, nth=1, **fields):
    """The `nth` person with this role, in this advisory council where the role belongs to one; None: without a role."""
    council_ = (council_ or council()) if role in COUNCIL_ROLES else None
    who = f"{role or 'nobody'}{nth}"
    email = f"{who}-{council_.slug}@voorbeeld.nl" if council_ else f"{who}@voorbeeld.nl"
    found = User.objects.filter(email=email).first()
    return found or _new_person(email, role, council_, {"name": f"{who.capitalize()} Jansen", **fields})


def _new_person(email, role, council_, fields):
    user = User.objects.create_user(email, **fields)
    if role:
        membership(user, role, council_)
    return user


def membership(user, role, council_=None, starts_on=LONG_AGO, ends_on=None):
    return Membership.objects.create(user=user, role=role, council=council_, starts_on=starts_on, ends_on=ends_on)


def secretary(council_=None):
    return person(Role.SECRETARY, council_)


def author(council_=None):
    """The member who writes the advices made here; another one, the adopter, adopts them."""
    return person(Role.ADVISOR, council_)


def adopter(council_=None):
    return person(Role.ADVISOR, council_, nth=2)


def staff():
    return person(Role.STAFF)


def registry():
    return person(Role.REGISTRY)


def office_holder(name="Fatima de Wit", function=OfficeHolder.Function.ALDERMAN, **fields):
    return OfficeHolder.objects.create(name=name, function=function, **{"starts_on": LONG_AGO, **fields})


# What it is about


def theme(name="Mantelzorg"):
    return Theme.objects.get_or_create(name=name, defaults={"slug": slugify(name)})[0]


def document(name="brief.txt", content=b"De brief van het college.", by=None):
    return storing.store(SimpleUploadedFile(name, content), by=by or staff())


def published(document_):
    """The file with its public copy; a record that everybody sees has it."""
    publishers = (
        each.user for each in Membership.objects.select_related("user").filter(role__in=["secretary", "staff"])
    )
    publish_file(document_, by=next(user for user in publishers if role_to_publish(user, document_)))
    document_.refresh_from_db()
    return document_


def mail_with_letter(by=None):
    """A mail with a letter attached; who sent it, with telephone number, is nobody else's business."""
    return document("mail.eml", (Path(__file__).parent / "fixtures/request_with_letter.eml").read_bytes(), by=by)


def published_file(**fields):
    """A file of a public request, with a public copy."""
    file = document(**fields)
    advice_request(document=file, public=True)
    return published(file)


def policy(title="Beleidsplan Wmo", **fields):
    return policy_actions.register_policy(by=staff(), title=title, **fields)


def policy_version(policy_=None, label="versie 1", *, public=True, **fields):
    fields = {"dated_on": today(-400), **fields}
    version = policy_actions.add_version(policy_ or policy(), by=staff(), label=label, **fields)
    if public:
        policy_actions.publish_version(version, by=staff())
    return version


# Terms, and to whom it goes


def recess(council_=None, name="Zomerreces", **fields):
    """Of the college, unless of an advisory council."""
    return Recess.objects.create(name=name, council=council_, **{"starts_on": LONG_AGO, "ends_on": LONG_AGO, **fields})


def recipient(council_=None, kind="college", name="Bestuurssecretariaat", **fields):
    fields = {"email": f"{slugify(name)}@gemeente.example", **fields}
    return Recipient.objects.create(council=council_ or council(), kind=kind, name=name, **fields)


def extension(record, days=14, **fields):
    """So many more `days` for a request or a sent advice."""
    extend = term_actions.extend_request if isinstance(record, AdviceRequest) else term_actions.extend_response
    due_on = record.advice_due_on if isinstance(record, AdviceRequest) else record.response_due_on
    fields = {"reason": "Er is meer tijd nodig.", "granted_by": "de wethouder", **fields}
    return extend(record, by=secretary(record.council), new_due_on=due_on + timedelta(days=days), **fields)


# The advice


def advice_request(council_=None, status="received", *, public=False, **fields):
    council_ = council_ or council()
    by = secretary(council_)
    fields = {"subject": "Vervoer naar de dagbesteding", "question": "Wat vindt u van het plan?", **fields}
    record = request_actions.register_request(by=by, council=council_, **{"received_on": today(-60), **fields})
    if status in ("in_preparation", "answered"):
        request_actions.start_preparing(record, by=by)
    if status == "answered":
        advice(council_, "sent", request=record)
    if status in AdviceRequest.CLOSED_WITH_REASON:
        request_actions.close_request(record, status, by=by, reason="Het plan is van de baan.")
    if public:
        request_actions.publish_request(record, by=by)
    return record


def advice(council_=None, status="published", *, recommendations=("Maak het vervoer kosteloos.",), **fields):
    """An advice brought to `status`; sent_on, adopted_on, response_due_on and published_on may be given."""
    council_ = council_ or council()
    dates = {"sent_on": today(-10), "response_due_on": None}
    dates |= {name: fields.pop(name) for name in [*dates, "adopted_on", "published_on"] if name in fields}
    fields = {
        "title": "Advies over vervoer",
        "summary": "Wij vragen kosteloos vervoer.",
        "kind": "unsolicited",
    } | fields
    if fields.get("request"):
        fields["kind"] = "requested"
    rows = [RecommendationRow(**(row if isinstance(row, dict) else {"text": row})) for row in recommendations]
    record = advice_actions.draft_advice(
        by=fields.pop("by", None) or author(council_), council=council_, recommendations=rows, **fields
    )
    return bring(record, status, **dates)


def bring(record, status, *, sent_on=None, response_due_on=None, adopted_on=None, published_on=None):
    """Take a draft advice through the steps up to `status`."""
    wanted = list(Advice.Status).index(status)
    by, sent_on = secretary(record.council), sent_on or today(-10)
    steps = [
        lambda: advice_actions.submit(record, by=record.author),
        lambda: advice_actions.adopt(record, by=adopter(record.council), on=adopted_on or sent_on),
        lambda: advice_actions.send(record, by=by, on=sent_on, response_due_on=response_due_on),
        lambda: advice_actions.publish(record, by=by, on=published_on or sent_on),
        lambda: advice_actions.withdraw(record, by=by, reason="De cijfers klopten niet."),
    ]
    for step in steps[:wanted]:
        step()
    return record


def new_version(advice_, status="published", correction_note="Een rekenfout is hersteld.", **dates):
    by = author(advice_.council)
    return bring(draft_new_version(advice_, by=by, correction_note=correction_note), status, **dates)


def recommendation(council_=None, status="published", **fields):
    """The first recommendation of an advice of its own."""
    return advice(council_, status, **fields).recommendations.get(number=1)


def reminder(advice_=None, status="draft", **fields):
    """The next letter of the silence ladder about an advice that was due two months ago, unless one is given."""
    advice_ = advice_ or advice(sent_on=today(-100), response_due_on=today(-58))
    by = secretary(advice_.council)
    record = reminder_actions.draft_reminder(advice_, by=by)
    if status == "sent":
        reminder_actions.mark_sent(record, by=by, **fields)
    return record


def review(advice_=None, opinion="agreed", *, by=None, **fields):
    """The opinion of a member, on the words of an advice in review as they are now."""
    by = by or adopter()
    advice_ = advice_ or advice(status="in_review")
    fields = {"note": "" if opinion == "agreed" else "Te duur.", "seen_revision": advice_.revision} | fields
    return review_actions.give_review(advice_, by=by, opinion=opinion, **fields)


def minority_note(advice_=None, text="Het is te duur.", *, by=None, names="Een lid"):
    return review(advice_, "not_agreed", by=by, minority_note=text, names=names).advice.minority_notes.last()


def meeting(council_=None, days=-1, **fields):
    council_ = council_ or council()
    return meeting_actions.plan_meeting(by=secretary(council_), council=council_, held_on=today(days), **fields)


def agenda_item(meeting_=None, **fields):
    """A free subject, unless `fields` say what it is about."""
    meeting_ = meeting_ or meeting()
    fields = fields or {"subject": "Rondvraag"}
    return meeting_actions.add_item(meeting_, by=secretary(meeting_.council), **fields)


def note(advice_, text="Klopt dit bedrag?", *, by=None, **fields):
    """A note of the council's own, by the author unless `by` says otherwise."""
    return note_actions.write_note(advice_, by=by or author(advice_.council), text=text, **fields)


# The answer


def response(advice_=None, status="published", *, by=None, reactions=None, planned=None, **fields):
    """`reactions`: {number of the recommendation: text, or None for "in general terms only"}; unless given, to all.

    `planned`: what is going to be done about each of them.
    """
    advice_ = advice_ or advice()
    if by and any(m.role == Role.SECRETARY for m in by.active_memberships):
        fields.setdefault("source", "Brief van het college")
    if reactions is None:
        reactions = {r.number: "Wij nemen dit over." for r in advice_.recommendations.all()}
    rows = [
        ReactionRow(
            recommendation=advice_.recommendations.get(number=number),
            text=text or "",
            in_general_terms_only=text is None,
            planned=PlannedRow(**planned) if planned else None,
        )
        for number, text in reactions.items()
    ]
    fields = {"responded_on": today(-5), "text": "Dank voor uw advies.", **fields}
    record = response_actions.record_response(advice_, by=by or staff(), reactions=rows, **fields)
    if status == CollegeResponse.Status.PUBLISHED:
        response_actions.publish_response(record, by=record.author)
    return record


def new_response_version(response_, status="published", *, text=None, reactions=None, **fields):
    """A new version by the author of RESPONSE_; `reactions`: {number of the recommendation: text} is all it answers."""
    by, note = response_.author, fields.pop("correction_note", "Een bedrag is verbeterd.")
    record = draft_new_response_version(response_, by=by, correction_note=note)
    stored = {r.recommendation.number: r.text for r in record.reactions.select_related("recommendation")}
    rows = [
        ReactionRow(recommendation=record.advice.recommendations.get(number=number), text=words)
        for number, words in (stored if reactions is None else reactions).items()
    ]
    values = fields if text is None else {"text": text, **fields}
    response_actions.save_response(record, values, rows, by=by, seen_revision=1)
    if status == "published":
        response_actions.publish_response(record, by=by)
    return record


def reaction(recommendation_=None, text="Wij nemen dit over.", status="published", **fields):
    recommendation_ = recommendation_ or recommendation()
    reactions = {recommendation_.number: text}
    return response(recommendation_.advice, status, reactions=reactions, **fields).reactions.get()


def reading(reaction_, verdict=Reading.Outcome.ADOPTED, *, by=None, **fields):
    if verdict in (Reading.Outcome.PARTLY_ADOPTED, Reading.Outcome.NOT_ADOPTED):
        fields.setdefault("reason", "Daarvoor is geen geld.")
    return response_actions.give_reading(reaction_, by=by or staff(), verdict=verdict, **fields)


def works_for(department, nth=9):
    """The `nth` colleague of the municipality, who works for this department and no other."""
    colleague = person(Role.STAFF, nth=nth)
    colleague.memberships.update(department=department)
    return colleague


def assignment(recommendation_=None, status="open", *, by=None, **fields):
    """A recommendation given to a colleague of the municipality, unless a department is named."""
    if "department" in fields:
        works_for(fields["department"])
    else:
        fields.setdefault("assignee", staff())
    [record] = assignment_actions.assign([recommendation_ or recommendation()], by=by or staff(), **fields)
    ends = {"done": assignment_actions.finish, "withdrawn": assignment_actions.withdraw}
    if status in ends:
        ends[status](record, by=by or staff())
    return record


# What was promised


def commitment(status="open", *, receiver=None, council_=None, by=None, **fields):
    """A commitment brought to `status`, entered by the municipality's staff unless `by` says otherwise."""
    by = by or staff()
    receiver = receiver or ("municipal_council" if fields.get("kind") == "motion" else "advisory_council")
    if receiver == Commitment.Receiver.ADVISORY_COUNCIL:
        fields["council"] = council_ or council()
    if any(m.role == Role.SECRETARY for m in by.active_memberships):
        fields.setdefault("source", "Brief van het college")
    fields = {
        "subject": "Proef met vervoer",
        "text": "Ik zeg toe een proef te starten.",
        "made_on": today(-30),
    } | fields
    record = commitment_actions.register_commitment(by=by, receiver=receiver, **fields)
    if status != "draft":
        commitment_actions.publish_commitment(record, by=by)
    if status == "superseded":
        new_commitment_version(record, by=by, text="Ik zeg twee proeven toe.")
        return record.versions.get()
    if status == "settlement_proposed":
        commitment_actions.propose_settlement(record, by=staff(), text="De proef loopt.")
    if status in ("settled", "partly_settled", "lapsed"):
        commitment_actions.settle(record, status, by=receiver_of(record), reason="De proef is geweest.")
    return record


def new_commitment_version(commitment_, status="published", *, by=None, note="De datum was fout.", **values):
    """A correction of a public commitment; `values` are what changes. Returns the draft, or the commitment
    corrected.
    """
    by = by or staff()
    draft = correcting.draft_new_version(commitment_, by=by, correction_note=note)
    if values:
        commitment_actions.save_commitment(draft, values, by=by, seen_revision=draft.revision)
    if status == "draft":
        return draft
    correcting.publish_new_version(draft, by=by)
    commitment_.refresh_from_db()
    return commitment_


def receiver_of(commitment_):
    """Who may settle this commitment."""
    return registry() if commitment_.council is None else secretary(commitment_.council)


def progress(commitment_, text="De proef is begonnen.", *, by=None, **fields):
    return commitment_actions.report_progress(commitment_, by=by or staff(), text=text, **fields)


def verdict(recommendation_, value=Verdict.Value.DONE, *, by=None, **fields):
    """The verdict of the advisory council, unless `by` is of the municipality."""
    by = by or author(recommendation_.advice.council)
    return give_verdict(recommendation_, by=by, value=value, **fields)


# What is told by mail


def notice(record, user, rule="advice_sent", kind="work", **fields):
    """A notice to `user` about `record`, as if it had been gathered."""
    fields = {"occasion": "1", **fields}
    label = record._meta.label_lower
    return Notice.objects.create(user=user, rule=rule, kind=kind, object_type=label, object_id=record.pk, **fields)


def earmark(commitment_=None, amount=1000, *, by=None, **fields):
    fields = {"purpose": "Proef met vervoer", "year": today().year, **fields}
    return duty_actions.earmark(commitment_ or commitment(), by=by or staff(), amount=amount, **fields)


def report_duty(commitment_=None, *, by=None, **fields):
    fields = {"every_months": 6, "next_due_on": today(30), **fields}
    return duty_actions.set_report_duty(commitment_ or commitment(), by=by or staff(), **fields)


def confirmation(record, outcome="confirmed", **fields):
    """What the municipality says of what the secretary entered."""
    return confirming.confirm(record, by=staff(), outcome=outcome, **fields)
