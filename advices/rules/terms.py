"""The terms of an advice and of a response: when each ends, how many days were granted and how many were used.

Days granted and used are calendar days between dates that are stored, so a term or recess that changes later
rewrites nothing. How a term is counted, and why: docs/adr/0008-terms.md.
"""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import ngettext

from advices.models import Advice, Extension, Recess
from governance.moments import in_words
from governance.working_days import due_date


def proposed_due_date(council, received_on):
    """The last day for the advice: the council's term after receipt, without the council's own recess."""
    return due_date(received_on, council.advice_term_days, Recess.objects.periods_of(council))


def proposed_response_date(council, sent_on):
    """The last day for the response: the council's term after sending, without the recess of the college."""
    return due_date(sent_on, council.response_term_days, Recess.objects.periods_of(None))


def answer_rule(advice):
    """What the by-law asks of the college about `advice` when it is sent now: the two columns that keep it."""
    article = getattr(advice.council, f"{advice.kind}_answer_article").strip()
    rule = Advice.AnswerRule.IF_DEVIATING if article else Advice.AnswerRule.ALWAYS
    return {"answer_rule": rule, "answer_article": article}


@dataclass(frozen=True)
class TermAccount:
    """What became of one term: its days, its `extensions`, the day on which it was met or None, as of the day `on`.

    `on` is None where it is over and the reader may not know since when. `other` is the version to which the college
    answered instead of to this one, with the day on which that was sent.
    """

    begun_on: date
    due_on: date
    extensions: tuple
    met_on: date | None
    on: date | None
    other: tuple[int, date] | None = None

    @property
    def granted(self):
        """Calendar days granted at first, before any extension."""
        first_due_on = self.extensions[0].old_due_on if self.extensions else self.due_on
        return (first_due_on - self.begun_on).days

    @property
    def used(self):
        """Calendar days until the term was met, or until now."""
        return max(((self.met_on or self.on) - self.begun_on).days, 0)

    def extension_sentences(self):
        for extension in self.extensions:
            days = extension.days
            yield ngettext(
                "%(who)s granted %(days)s more day on %(date)s. The reason: %(reason)s",
                "%(who)s granted %(days)s more days on %(date)s. The reason: %(reason)s",
                days,
            ) % {
                "who": capitalised(extension.granted_by),
                "days": days,
                "date": in_words(extension.granted_on),
                "reason": extension.reason,
            }

    def used_sentences(self):
        if not self.on:
            return
        if self.other:
            yield self._other_version_sentence()
            return
        said = (
            ngettext("Used: %(days)s day.", "Used: %(days)s days.", self.used)
            if self.met_on
            else ngettext("Used until now: %(days)s day.", "Used until now: %(days)s days.", self.used)
        )
        yield said % {"days": self.used}

    def _other_version_sentence(self):
        version, sent_on = self.other
        days = max((self.met_on - sent_on).days, 0)
        return ngettext(
            "The college answered version %(version)s of this advice, after %(days)s day.",
            "The college answered version %(version)s of this advice, after %(days)s days.",
            days,
        ) % {"version": version, "days": days}


def capitalised(words):
    return words[:1].upper() + words[1:]


def response_account(advice, user):
    """The account of the term to respond to `advice` as `user` may see it; None when no response is or was awaited.

    Of an archive nobody knows what term was agreed.
    """
    row = Advice.objects.in_force().with_closing_response().filter(pk=advice.pk).first() if advice.sent_on else None
    if row is None or row.from_archive:
        return None
    extensions = tuple(Extension.objects.visible_to(user).filter(advice=advice))
    answered, today = (row.answered_version, row.answered_version_sent_on), timezone.localdate()
    other = answered if row.answered_version not in (None, row.version) else None
    counted_on = None if row.answered_on is None and row.needs_no_answer(today) else today
    return TermAccount(row.sent_on, row.response_due_on, extensions, row.answered_on, counted_on, other)


def advice_account(request, user):
    """The account of the term for the advice that `request` asks; met on the day on which the advice was sent.

    Whoever may not see that advice yet does not read how many days were used.
    """
    extensions = tuple(Extension.objects.visible_to(user).filter(request=request))
    sent = Advice.objects.visible_to(user).filter(request=request, sent_on__isnull=False).order_by("sent_on").first()
    met_on = sent.sent_on if sent else request.closed_on
    on = timezone.localdate() if request.advice_is_awaited else met_on
    return TermAccount(request.received_on, request.advice_due_on, extensions, met_on, on)


def response_sentences(account):
    """What the college got and used, one sentence each."""
    first = ngettext(
        "The college got %(days)s day to respond.", "The college got %(days)s days to respond.", account.granted
    )
    return [first % {"days": account.granted}, *account.extension_sentences(), *account.used_sentences()]


def advice_sentences(account):
    """What the advisory council got and used, one sentence each."""
    first = ngettext(
        "The advisory council got %(days)s day to advise.",
        "The advisory council got %(days)s days to advise.",
        account.granted,
    )
    return [first % {"days": account.granted}, *account.extension_sentences(), *account.used_sentences()]
