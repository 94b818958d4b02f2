"""Every event that the trail tells of: the name that is stored for ever, and beside it the sentence that is read."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

BECAME = _("From “%(old)s” to “%(new)s”.")
BECAME_FROM_UNKNOWN = _("It became “%(new)s”.")


class Event(TextChoices):
    """A new name is what was done, in lower case, with underscores; `status.` and a status where one changed."""

    CREATED = "created", _("Registered.")
    EDITED = "edited", _("Changed.")
    DELETED = "deleted", _("Deleted.")
    BINNED = "binned", _("Threw the draft away.")
    PUT_BACK = "put_back", _("Took the draft out of the bin again.")
    PUBLISHED = "published", _("Made public.")
    MADE_PRIVATE = "made_private", _("Made private.")
    SETTINGS = "settings", _("Changed the settings.")

    STATUS_DRAFT = "status.draft", BECAME
    STATUS_IN_REVIEW = "status.in_review", BECAME
    STATUS_ADOPTED = "status.adopted", BECAME
    STATUS_SENT = "status.sent", BECAME
    STATUS_PUBLISHED = "status.published", BECAME
    STATUS_WITHDRAWN = "status.withdrawn", BECAME
    STATUS_IN_PREPARATION = "status.in_preparation", BECAME
    STATUS_ANSWERED = "status.answered", BECAME
    STATUS_DECLINED = "status.declined", BECAME
    STATUS_DONE = "status.done", BECAME
    STATUS_OPEN = "status.open", BECAME
    STATUS_SETTLEMENT_PROPOSED = "status.settlement_proposed", BECAME
    STATUS_SETTLED = "status.settled", BECAME
    STATUS_PARTLY_SETTLED = "status.partly_settled", BECAME
    STATUS_LAPSED = "status.lapsed", BECAME
    STATUS_SUPERSEDED = "status.superseded", BECAME

    PRIVACY = "privacy", _("Words or a file were removed for privacy.")
    RESEALED = "resealed", _("Sealed anew what is left after the removal.")
    BACKFILLED = "backfilled", _("Completed when the program was renewed.")

    REVIEW = "review", _("Gave an opinion: “%(opinion)s”.")
    NOTED = "noted", _("Wrote a note.")
    NOTE_RESOLVED = "note_resolved", _("Dealt with a note.")
    AGENDA = "agenda", _("Changed the agenda.")
    DECISION = "decision", _("Recorded a decision: “%(decision)s”.")
    PUBLICATION_PLANNED = "publication_planned", _("Planned the publication.")
    PUBLICATION_CANCELLED = "publication_cancelled", _("Cancelled the planned publication.")
    PUBLICATION_REFUSED = "publication_refused", _("The planned publication did not go on.")
    DISPATCHED = "dispatched", _("Mailed.")
    FORWARDED = "forwarded", _("Forwarded to the municipal council.")
    EXTENDED = "extended", _("Gave more time.")
    NO_ANSWER_NOTED = "no_answer_noted", _("Noted that no answer ever came.")
    READING = "reading", _("Reading of %(side)s: “%(verdict)s”.")

    PROGRESS = "progress", _("Reported progress.")
    ASKED = "asked", _("Asked the municipality how it stands.")
    CORRECTED = "corrected", _("Corrected with version %(version)s.")
    ENTRY_CONFIRMED = "entry_confirmed", _("Confirmed what the advisory council entered.")
    ENTRY_CORRECTED = "entry_corrected", _("Corrected what the advisory council entered.")
    REPORT_DUTY = "report_duty", _("Agreed to report again and again.")
    REPORT_DUTY_ENDED = "report_duty_ended", _("Ended the duty to report.")
    EARMARK = "earmark", _("Set money aside.")
    EARMARK_CARRIED_OVER = "earmark_carried_over", _("Carried money over to the next year.")
    VERDICT = "verdict", _("Verdict of %(side)s: “%(value)s”.")

    INVITED = "invited", _("Invited.")
    ROLE_GIVEN = "role_given", _("Gave a role.")
    ROLE_ENDED = "role_ended", _("Ended a role.")
    DEPARTMENT = "department", _("Changed the department.")
    BLOCKED = "blocked", _("Blocked the account.")
    UNBLOCKED = "unblocked", _("Unblocked the account.")
    SESSIONS_ENDED = "sessions_ended", _("Signed the user out everywhere.")
    SECOND_FACTOR_TAKEN = "second_factor_taken", _("Took away the second step of signing in.")
    ACCOUNT_CHANGED = "account_changed", _("Changed the account.")
    LET_IN = "let_in", _("Made a link to sign in with.")
    RECOGNISED_ANEW = "recognised_anew", _("Let the account be recognised anew.")
    SIGNED_ON_FIRST = "signed_on_first", _("Signed in for the first time.")
    GROUP_MAPPED = "group_mapped", _("Gave a group a role.")
    GROUP_UNMAPPED = "group_unmapped", _("Took the role of a group away.")

    JOB_RETRIED = "job_retried", _("Started the job again.")
    MAIL_SENT_AGAIN = "mail_sent_again", _("Sent the mail again.")
    MAIL_DROPPED = "mail_dropped", _("Decided that the mail does not go.")

    @classmethod
    def of_step(cls, status):
        """The event of a record that gets this `status`; raises ValueError where no record can."""
        return cls(f"status.{status}")

    @classmethod
    def stored_as(cls, name):
        """The event that the trail calls `name`, also where that is an old name; None where it is nobody's."""
        return STORED.get(name)

    @property
    def is_step(self):
        return self.startswith("status.")

    @property
    def status(self):
        """The status that a record got by this step."""
        return self.removeprefix("status.")


# {name that the trail may hold and that nobody writes any more: its event}
OLD_NAMES = {
    "report_duty.ended": Event.REPORT_DUTY_ENDED,
    "earmark.carried_over": Event.EARMARK_CARRIED_OVER,
}
STORED = {event.value: event for event in Event} | OLD_NAMES
