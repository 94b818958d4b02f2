"""Every thing that the public may not see, in every state, full of one word that may stand on no public page."""

from django.core.files.base import ContentFile
from django.urls import reverse

from advices.actions import advice as advice_actions
from advices.actions.advice_version import draft_new_version
from advices.actions.dispatch import mark_forwarded
from advices.actions.rows import RecommendationRow
from advices.models import PlannedAction
from documents.models import Rendition
from tests import factories

MARKER = "Geheimwoord"
TEXT = f"{MARKER} staat hier."
WORDS = {"title": f"Titel {MARKER}", "summary": TEXT, "text": f"<p>{TEXT}</p>"}
ROW = {"text": f"Punt {MARKER}", "explanation": f"<p>{TEXT}</p>", "legal_basis": f"Artikel {MARKER}"}
NOT_PUBLIC = ["draft", "in_review", "adopted", "sent"]


def file_by_nobody_else():
    return factories.document(name=f"{MARKER}.txt", content=TEXT.encode(), by=factories.person(nth=9))


def hidden_advices():
    """One advice per state before publication; drafts get the number that they could have, for their address."""
    advices = {status: factories.advice(status=status, recommendations=[ROW], **WORDS) for status in NOT_PUBLIC}
    factories.review(advices["in_review"], "agreed_with_note", note=TEXT, minority_note=TEXT)
    return advices


def new_version_of(advice, status):
    """A hidden next version of a public advice, with other words than the public one."""
    version = draft_new_version(advice, by=factories.author(), correction_note=TEXT)
    values = {"title": WORDS["title"], "summary": TEXT, "text": WORDS["text"], "correction_note": TEXT}
    rows = [RecommendationRow(id=version.recommendations.get().pk, **ROW)]
    advice_actions.save_advice(version, values, rows, by=factories.author(), seen_revision=1)
    return factories.bring(version, status)


def withdrawn_advice():
    """Public before and withdrawn now: its title may be read, its other words no longer."""
    words = {"summary": TEXT, "text": WORDS["text"]}
    advice = factories.advice(title="Ingetrokken advies", recommendations=[ROW], **words)
    what_bears_on(advice)
    factories.response(advice, text=f"<p>{TEXT}</p>", reactions={1: TEXT}, letter=file_by_nobody_else())
    add_rendition(advice)
    advice_actions.withdraw(advice, by=factories.secretary(), reason="De cijfers klopten niet.")
    return advice


def withdrawn_with_both_versions():
    """Two versions, both full of the word, both answered and quoted in a promise; the newest was withdrawn."""
    words = {"summary": TEXT, "text": WORDS["text"]}
    first = factories.advice(title="In twee versies ingetrokken", recommendations=[ROW], **words)
    answer = factories.response(first, text=f"<p>{TEXT}</p>", reactions={1: TEXT}, letter=file_by_nobody_else())
    second = factories.new_version(first)
    factories.response(second, text=f"<p>{TEXT}</p>", reactions={1: TEXT}, letter=file_by_nobody_else())
    for version in (first, second):
        factories.verdict(version.recommendations.get(), note=TEXT, noticed=TEXT)
        add_rendition(version)
    advice_actions.withdraw(second, by=factories.secretary(), reason="De cijfers klopten niet.")
    first.refresh_from_db()
    return [first, second], answer


def what_bears_on(advice):
    """More time, and somebody to whom it was sent."""
    factories.extension(advice, reason=TEXT, granted_by=MARKER)
    mark_forwarded(advice, by=factories.secretary(), to=MARKER)


def add_rendition(advice):
    content = ContentFile(b"%PDF", name="advies.pdf")
    Rendition.objects.create(object_type="advices.advice", object_id=advice.pk, sha256="", size=4, file=content)


def draft_responses(advice):
    """A draft of each side to a public advice."""
    words = {"text": f"<p>{TEXT}</p>", "reactions": {1: TEXT}}
    for by in (factories.staff(), factories.secretary()):
        response = factories.response(advice, "draft", by=by, letter=file_by_nobody_else(), **words)
        factories.reading(response.reactions.get(), "not_adopted", by=by, reason=TEXT)
        PlannedAction.objects.create(reaction=response.reactions.get(), action=TEXT, by_whom=MARKER)
        yield response


def hidden_commitments(reactions):
    """Drafts of each side, and open ones that quote a reaction that is not public."""
    words = {"subject": f"Onderwerp {MARKER}", "text": TEXT, "meeting": MARKER, "made_to": MARKER}
    words["made_by"] = factories.office_holder(MARKER)
    for by in (factories.staff(), factories.secretary()):
        yield factories.commitment("draft", by=by, source=TEXT, source_document=file_by_nobody_else(), **words)
    for reaction in reactions:
        commitment = factories.commitment(
            source_reaction=reaction, source=TEXT, recommendations=[reaction.recommendation], **words
        )
        factories.progress(commitment, TEXT, documents=[file_by_nobody_else()])
        factories.earmark(commitment, purpose=MARKER)
        yield commitment


def hidden_policies():
    """A document of which no version is public, and hidden versions of a public one."""
    hidden = factories.policy(f"Plan {MARKER}")
    factories.policy_version(hidden, f"versie {MARKER}", public=False, document=file_by_nobody_else())
    public = factories.policy("Openbaar plan", succeeds=[hidden])
    factories.policy_version(public, "versie 1")
    for label, secret in (("concept", False), ("vertrouwelijk", True)):
        factories.policy_version(
            public, f"{label} {MARKER}", public=False, confidential=secret, document=file_by_nobody_else()
        )
    return hidden, public


def hidden_requests():
    for status in ("received", "in_preparation", "declined", "withdrawn"):
        record = factories.advice_request(
            status=status, subject=f"Vraag {MARKER}", question=TEXT, reference=MARKER, document=file_by_nobody_else()
        )
        if status == "received":
            factories.extension(record, reason=TEXT, granted_by=MARKER)
        yield record


def hidden_meeting(hidden, **fields):
    """A meeting on which only what is public by itself may be read."""
    meeting = factories.meeting(**fields)
    for advice in hidden.advices.values():
        factories.agenda_item(meeting, advice=advice, note=TEXT)
    for request in hidden.requests:
        factories.agenda_item(meeting, request=request, note=TEXT)
    factories.agenda_item(meeting, subject=MARKER, note=TEXT)
    factories.agenda_item(meeting, advice=hidden.public, note=TEXT)
    return meeting


class Hidden:
    """All of it at once, beside the public records that it belongs to."""

    def __init__(self):
        factories.municipality()
        self.theme = factories.theme()
        self.advices = hidden_advices()
        what_bears_on(self.advices["sent"])
        self.reminder = factories.reminder()
        factories.reminder_actions.save_reminder(
            self.reminder, {"subject": MARKER, "text": TEXT}, by=factories.secretary(), seen_revision=1
        )
        self.public = factories.advice(themes=[self.theme], title="Openbaar advies")
        self.responses = list(draft_responses(self.public))
        self.replaced = factories.advice(title="Advies met een nieuwe versie")
        self.new_version = new_version_of(self.replaced, "sent")
        self.withdrawn = withdrawn_advice()
        self.withdrawn_versions, self.answer_to_first = withdrawn_with_both_versions()
        self.policy, self.public_policy = hidden_policies()
        self.requests = list(hidden_requests())
        sent = self.advices["sent"]
        self.answer_to_sent = factories.response(sent, text=f"<p>{TEXT}</p>", reactions={1: TEXT})
        hidden_reactions = [
            self.responses[0],
            self.answer_to_sent,
            self.withdrawn.responses.get(),
            self.answer_to_first,
        ]
        self.commitments = list(hidden_commitments([response.reactions.get() for response in hidden_reactions]))
        factories.verdict(sent.recommendations.get(), note=TEXT)
        factories.verdict(self.withdrawn.recommendations.get(), note=TEXT, noticed=TEXT)
        self._say_of_the_new_version()
        self.meetings = [hidden_meeting(self, is_public=True), hidden_meeting(self, is_public=False, place=MARKER)]
        self.loose_file = file_by_nobody_else()
        factories.new_version(factories.advice(title="Hersteld advies"))
        factories.assignment(self.public.recommendations.get(), department=MARKER, note=TEXT)
        self._hang_on_public_records()

    def _say_of_the_new_version(self):
        """A public recommendation has another version that is not public: all that was said of that one."""
        point = self.new_version.recommendations.get()
        answer = factories.response(
            self.new_version, text=f"<p>{TEXT}</p>", reactions={1: TEXT}, planned={"action": TEXT}
        )
        factories.reading(answer.reactions.get(), "not_adopted", reason=TEXT)
        factories.verdict(point, note=TEXT, noticed=TEXT)
        factories.verdict(point, by=factories.staff(), note=TEXT)
        self.commitments += hidden_commitments([answer.reactions.get()])

    def _hang_on_public_records(self):
        """Links from what is public to what is not."""
        repeated = [self.advices["sent"].recommendations.get(), self.withdrawn.recommendations.get()]
        repeated += [version.recommendations.get() for version in self.withdrawn_versions]
        versions = list(self.public_policy.versions.all())
        factories.advice(
            title="Advies met links",
            themes=[self.theme],
            policy_versions=versions,
            recommendations=[{"text": "Herhaal.", "repeats": repeated}],
            request=factories.advice_request(policy_version=versions[0], subject="Openbare aanvraag", public=True),
        )
        promise = factories.commitment(
            subject="Openbare toezegging", recommendations=repeated, policy_documents=[self.policy, self.public_policy]
        )
        factories.new_commitment_version(promise, text="Ik zeg twee proeven toe.")


def reference_of(advice):
    """The reference in the address of an advice, also of one that has none yet."""
    return advice.reference or "2026-99"


def advice_address(name, advice, *more):
    return reverse(name, args=[advice.council.slug, reference_of(advice), *more])
