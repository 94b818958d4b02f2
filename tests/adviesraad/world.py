"""A site in which every page lists exactly N of everything that it lists."""

from datetime import timedelta

from django.core.files.base import ContentFile

from advices.actions.dispatch import mark_forwarded
from advices.actions.rows import RecommendationRow
from advices.models import Advice
from adviesraad.models import CalendarAddress, Mail
from documents.models import Rendition
from governance.models import Council, OfficeHolder
from governance.roles import Role
from tests import factories
from tests.adviesraad.work_addresses import failed_job


class World:
    """N of everything on the pages of ADVICE (its first RECOMMENDATION), REQUEST, COMMITMENT, POLICY and THEME."""

    def __init__(self, n):
        self.n = n
        factories.municipality()
        self.council = factories.council()
        self.many = range(1, n + 1)
        self.users = {
            "secretary": factories.secretary(),
            "advisor": factories.author(),
            "staff": factories.staff(),
            "registry": factories.registry(),
            "administrator": factories.person(Role.ADMINISTRATOR),
        }
        self._make_basis()
        self._make_policies()
        self._make_advice()
        self._make_terms()
        self._make_answers()
        self._make_promises()
        self._make_drafts()
        self._make_mail()

    def _make_basis(self):
        self.themes = [factories.theme(f"Thema {i}") for i in self.many]
        self.theme = self.themes[0]
        self.holders = [factories.office_holder(f"Wethouder {i}") for i in self.many]
        self.person = self.users["administrator"]
        for i in self.many:
            Council.objects.create(name=f"Raad {i}", slug=f"raad-{i}")
            ended = factories.today(-i)
            factories.membership(self.person, Role.REGISTRY, ends_on=ended)
            factories.person(Role.ADVISOR, nth=i + 10)

    def _make_policies(self):
        themes = {"themes": self.themes, "responsible": self.holders[0]}
        earlier = [factories.policy(f"Eerder plan {i}") for i in self.many]
        self.policy = factories.policy("Het plan", succeeds=earlier, **themes)
        self.versions = [
            factories.policy_version(
                self.policy, f"versie {i}", document=factories.document(), dated_on=factories.today(-400 + i)
            )
            for i in self.many
        ]
        self.earlier_versions = [factories.policy_version(plan) for plan in earlier]
        for i in self.many:
            factories.policy_version(factories.policy(f"Later plan {i}", succeeds=[self.policy], themes=self.themes))

    def _make_advice(self):
        self.request = factories.advice_request(
            policy_version=self.versions[0], asked_by=self.holders[0], document=factories.document(), public=True
        )
        for _i in self.many:
            factories.extension(self.request, days=1)
        before = [
            factories.recommendation(title=f"Eerder {i}", policy_versions=[self.earlier_versions[i - 1]])
            for i in self.many
        ]
        rows = [
            {"text": f"Punt {i}.", "explanation": "<p>Daarom.</p>", "repeats": before, "themes": self.themes}
            for i in self.many
        ]
        old = factories.advice(
            request=self.request,
            recommendations=rows,
            policy_versions=self.versions,
            themes=self.themes,
            text="<p>Geacht college.</p>",
            sent_on=factories.today(-90),
        )
        self.advice = factories.new_version(old, sent_on=factories.today(-60), response_due_on=factories.today(-50))
        Rendition.objects.create(
            object_type="advices.advice",
            object_id=self.advice.pk,
            sha256="",
            size=1,
            file=ContentFile(b"x", name="x.pdf"),
        )
        self.recommendation = self.advice.recommendations.get(number=1)
        for i in self.many:
            factories.advice(
                title=f"Herhaling {i}",
                recommendations=[{"text": "Nogmaals.", "repeats": [self.recommendation]}],
                request=self.request,
                policy_versions=self.versions,
                themes=self.themes,
            )

    def _make_terms(self):
        """More time, recess, recipients, and what was sent to the municipal council."""
        for i in self.many:
            factories.extension(self.advice, days=1)
            mark_forwarded(self.advice, by=self.users["secretary"])
            factories.recess(self.council, f"Reces {i}")
            factories.recess(None, f"Reces {i}")
            factories.recipient(self.council, name=f"Ontvanger {i}")

    def _make_answers(self):
        for i in self.many:
            response = factories.response(
                self.advice,
                kind="interim",
                letter=factories.document(),
                signed_by=self.holders[0],
                responded_on=factories.today(-50) + timedelta(days=i),
            )
            self.reaction = response.reactions.get(recommendation=self.recommendation)
            factories.reading(self.reaction)
            factories.reading(self.reaction, by=self.users["secretary"])
        for _i in self.many:
            factories.verdict(self.recommendation)
            factories.verdict(self.recommendation, by=self.users["staff"])

    def _make_promises(self):
        recommendations = list(self.advice.recommendations.all())
        self.commitments = [
            factories.commitment(
                source_reaction=self.reaction,
                recommendations=recommendations,
                policy_documents=[self.policy, *(version.policy for version in self.earlier_versions)],
                made_by=self.holders[i - 1],
                source_document=factories.document(),
                made_on=factories.today(-40),
                due_on=factories.today(-i),
            )
            for i in self.many
        ]
        self.commitment = self.commitments[0]
        for i in self.many:
            self.earmark = factories.earmark(self.commitment, year=2000 + i)
            factories.report_duty(self.commitments[i - 1], next_due_on=factories.today(-i))
        for _i in self.many:
            for commitment in {self.commitment, self.commitments[-1]}:
                factories.progress(commitment, documents=[factories.document(), factories.document()])

    def _make_mail(self):
        self.calendar = CalendarAddress.objects.create(user=self.users["staff"])
        for i in self.many:
            failed_job()
            mail = Mail.objects.create(user=self.users["staff"], status="failed")
            factories.notice(self.advice, self.users["staff"], mail=mail, occasion=str(i))

    def _make_drafts(self):
        """What waits on the desks and is open in a form; ten of each is enough of what takes long to make."""
        for i in self.many[:10]:
            factories.advice_request(subject=f"Nieuw {i}")
            factories.advice_request(status="in_preparation", received_on=factories.today(-3))
            for status in (Advice.Status.DRAFT, Advice.Status.IN_REVIEW, Advice.Status.ADOPTED, Advice.Status.SENT):
                factories.advice(status=status, title=f"{status} {i}")
            late = factories.advice(sent_on=factories.today(-90))
            factories.response(late, "draft")
            factories.response(late, "draft", by=self.users["secretary"])
            for by in (self.users["staff"], self.users["secretary"]):
                factories.commitment("draft", by=by)
            for receiver in ("advisory_council", "municipal_council"):
                factories.commitment("settlement_proposed", receiver=receiver)
                factories.commitment(receiver=receiver, due_on=factories.today(-1))
        self.draft_request = factories.advice_request(policy_version=self.versions[0])
        repeats = list(self.advice.recommendations.all())
        rows = [{"text": f"Punt {i}.", "repeats": repeats} for i in self.many]
        self.draft_advice = factories.advice(
            status="draft", recommendations=rows, themes=self.themes, policy_versions=self.versions
        )
        self.reviewed = factories.advice(status="in_review", by=factories.adopter(), recommendations=rows)
        for i in self.many:
            factories.minority_note(self.reviewed, by=factories.person(Role.ADVISOR, nth=i + 10))
        self.meeting = factories.meeting(is_public=True)
        for i in self.many:
            factories.meeting(is_public=True)
            factories.agenda_item(self.meeting, subject=f"Onderwerp {i}", is_public=True)
            factories.agenda_item(self.meeting, advice=self.advice)
            factories.agenda_item(self.meeting, request=self.request)
            factories.agenda_item(self.meeting, advice=self.reviewed)
        for i in self.many:
            self._write_together(i)
        self.unanswered = factories.advice(recommendations=[row["text"] for row in rows])
        for recommendation in self.unanswered.recommendations.all():
            factories.assignment(recommendation, assignee=self.users["staff"])
        answered = factories.advice(recommendations=[row["text"] for row in rows])
        self.entered_response = factories.response(answered, by=self.users["secretary"])
        self.draft_response = factories.response(self.advice, "draft")
        for reaction in self.draft_response.reactions.all():
            factories.reading(reaction)
        self.draft_commitment = factories.commitment("draft", recommendations=repeats)
        self.office_holder = OfficeHolder.objects.first()

    def _write_together(self, i):
        """One more version of the draft, and a note beside it with an answer."""
        values = {"title": f"Versie {i}"}
        rows = [RecommendationRow(id=row.pk, text=row.text) for row in self.draft_advice.recommendations.all()]
        revision = self.draft_advice.revision
        by = self.users["advisor"]
        factories.advice_actions.save_advice(self.draft_advice, values, rows, by=by, seen_revision=revision)
        for about in (None, self.draft_advice.recommendations.first()):
            note = factories.note(self.draft_advice, recommendation=about)
            factories.note_actions.reply(note, by=by, text="Ja.")
        factories.note_actions.resolve(note, by=by)
