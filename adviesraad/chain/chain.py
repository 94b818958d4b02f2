"""One recommendation's whole story: what was advised, answered, promised, and what came of it.

Each Link has its date, the literal words and their source. A link that is missing is one too.
"""

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from advices.models import AdviceRequest, CollegeResponse, Dispatch, Recommendation, Reminder
from advices.rules.terms import response_account, response_sentences
from adviesraad.chain.account import Account
from adviesraad.chain.in_plain_words import why_of
from adviesraad.chain.link import (
    Link,
    confirmed_notes,
    correction_notes,
    entered_note,
    forwarded_step,
    overdue_step,
    parties_notes,
    progress_step,
    reminder_step,
    version_notes,
)
from commitments.follow_up import State
from commitments.models import Commitment
from documents.publishing.shown import lay_files
from governance.moments import in_words
from governance.roles import Side
from policies.models import PolicyVersion


class Chain(Account):
    """The steps of a recommendation that its reader may see, oldest first."""

    def steps(self):
        notes = [note for commitment in self.commitments for note in commitment.progress.all()]
        lay_files(self.user, [*(reaction.response for reaction in self.reactions), *notes])
        steps = [
            *self._policy_steps(),
            *self._request_steps(),
            *(self._advice_step(version) for version in self.versions),
            *self._silence_steps(),
            *(self._reaction_step(reaction) for reaction in self.reactions),
            *(step for commitment in self.commitments for step in self._commitment_steps(commitment)),
            *(self._verdict_step(verdict) for verdict in self.verdicts),
            *self._repetition_steps(),
        ]
        steps.sort(key=lambda step: step.date)
        return steps + self._missing_steps()

    def _policy_steps(self):
        advised_on = PolicyVersion.objects.visible_to(self.user).filter(
            advices__in=[v.advice_id for v in self.versions]
        )
        for version in advised_on.select_related("policy", "document").distinct():
            yield Link(
                _("Policy document: %(title)s") % {"title": version.policy.title},
                date=version.dated_on,
                side=Side.MUNICIPALITY,
                icon="file-description",
                url=version.policy.get_absolute_url(),
                notes=[version.label],
            )

    @cached_property
    def _requests(self):
        requests = AdviceRequest.objects.visible_to(self.user).filter(advices__in=[v.advice_id for v in self.versions])
        return list(requests.select_related("asked_by").distinct())

    def _request_steps(self):
        for request in self._requests:
            yield Link(
                _("The college asks for advice"),
                date=request.received_on,
                side=Side.MUNICIPALITY,
                icon="mail",
                url=request.get_absolute_url(),
                words=request.question,
                source=" ".join(filter(None, [request.subject, request.reference])),
            )

    def _advice_step(self, version):
        advice = version.advice
        notes = []
        if advice.request_id and not self._requests:
            notes.append(_("At the request of the college."))
        if advice.sent_on:
            notes.append(_sent_note(advice))
        if version == self.current:
            notes += self._term_sentences
        if advice.correction_note:
            notes.append(_("What changed in this version: %(note)s") % {"note": advice.correction_note})
        heading = (
            _("The council recommends (no. %(number)s)") if advice.version == 1 else _("New version (no. %(number)s)")
        )
        return Link(
            heading % {"number": version.number},
            date=advice.issued_on or self.on,
            side=Side.ADVISORY_COUNCIL,
            icon="message-2",
            words=version.text,
            source=advice.title,
            source_url=advice.get_absolute_url(),
            notes=notes,
            template="chain/repeats.html",
            record=version,
        )

    @cached_property
    def _term_sentences(self):
        account = response_account(self.current.advice, self.user)
        return response_sentences(account) if account else []

    def _reaction_step(self, reaction):
        response = reaction.response
        notes = [_("The college answered in general terms only.")] if reaction.in_general_terms_only else []
        if response.status == CollegeResponse.Status.DRAFT:
            notes.append(_("This is a draft: the public does not see it yet."))
        if len(self.versions) > 1:
            answered = _("This answer was given to version %(version)s of the advice.")
            notes.append(answered % {"version": response.advice.version})
        notes += version_notes(response)
        letter = next(iter(response.shown_files), None)
        return Link(
            _("Interim response of the college") if response.kind == "interim" else _("Response of the college"),
            date=response.responded_on,
            side=Side.MUNICIPALITY,
            icon="building-bank",
            words=reaction.text,
            status="superseded" if response.replaced_by else "",
            source=_("letter of the college") if letter else "",
            source_url=letter.url if letter else "",
            notes=[*notes, *entered_note(response.entered_by, response.source), *confirmed_notes(response)],
            template="chain/readings.html",
            record=reaction,
            id=f"reactie-{reaction.pk}",
        )

    def _silence_steps(self):
        """The advice went on to the municipal council; reminders went out when no answer came."""
        advices = [version.advice_id for version in self.versions]
        forwarded = Dispatch.objects.visible_to(self.user).of_advice().filter(kind="municipal_council")
        for dispatch in forwarded.filter(advice__in=advices):
            yield forwarded_step(dispatch)
        for reminder in Reminder.objects.visible_to(self.user).filter(advice__in=advices, status="sent"):
            yield reminder_step(reminder)

    def _commitment_steps(self, commitment):
        due = commitment.due_on and _("Due on %(date)s.") % {"date": in_words(commitment.due_on)}
        said = commitment.due_as_said and _("When: “%(words)s”.") % {"words": commitment.due_as_said}
        yield Link(
            commitment.heading,
            date=commitment.made_on,
            side=Commitment.Receiver.MUNICIPAL_COUNCIL if commitment.is_motion else Side.MUNICIPALITY,
            icon="speakerphone" if commitment.is_motion else "heart-handshake",
            url=commitment.get_absolute_url(),
            status=commitment.status,
            words=commitment.text,
            source=commitment.source if commitment.source != commitment.text else "",
            notes=[
                *parties_notes(commitment),
                *(note for note in (due, said) if note),
                *correction_notes(commitment),
                *confirmed_notes(commitment),
            ],
        )
        for note in commitment.progress.all():
            yield progress_step(note, subject=commitment.subject)

    def _verdict_step(self, verdict):
        noticed = verdict.noticed and _("What residents noticed: %(noticed)s") % {"noticed": verdict.noticed}
        return Link(
            _("According to %(side)s") % {"side": verdict.get_side_display()},
            date=verdict.given_on,
            side=verdict.side,
            icon="scale",
            status=verdict.value,
            notes=[note for note in (verdict.note, noticed) if note],
        )

    def _repetition_steps(self):
        later = Recommendation.objects.visible_to(self.user).filter(repeats__lineage=self.recommendation.lineage)
        for repetition in later.select_related("advice__council").distinct():
            yield Link(
                _("The council repeats this"),
                date=repetition.advice.issued_on or self.on,
                side=Side.ADVISORY_COUNCIL,
                icon="repeat",
                words=repetition.text,
                source=repetition.advice.title,
                source_url=repetition.get_absolute_url(),
            )

    def _missing_steps(self):
        """What should have been here and is not, said aloud."""
        headings = {
            State.AWAITING_RESPONSE: _("No response of the college yet"),
            State.SILENT: _("No response of the college yet"),
            State.NOT_RECORDED: _("What the college answered is not recorded here"),
            State.PASSED_OVER: _("The college answered the advice, but not this point"),
            State.DORMANT: _("Nothing was heard of it since"),
        }
        missing = []
        if heading := headings.get(self.state):
            missing.append(Link(heading, missing=True, notes=[why_of(self.current, self.on)]))
        if self.state:
            missing += [overdue_step(commitment, self.on) for commitment in self.overdue]
        return missing


def _sent_note(advice):
    """When it was sent and by when the college was to answer; of an archive nobody knows what was agreed."""
    days = {"sent": in_words(advice.sent_on), "due": in_words(advice.response_due_on)}
    if advice.from_archive:
        return _("Sent to the college on %(sent)s.") % days
    if advice.answers_only_if_deviating:
        return _("Sent to the college on %(sent)s. It could deviate until %(due)s.") % days
    return _("Sent to the college on %(sent)s. The college was to respond by %(due)s at the latest.") % days
