"""What the college says, how it stands according to the record and why, and what happens now: in plain sentences.

All of it is told from one account (adviesraad/chain/account.py) and its follow-up, so that no two sentences contradict.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from advices.models import Advice, Reading
from adviesraad.chain.link import answer_sentence
from commitments.follow_up import State
from commitments.models import Commitment
from governance.moments import in_words, said_of
from governance.roles import Side

COLLEGE_SAID = {
    Reading.Outcome.ADOPTED: gettext_lazy("On %(date)s the college said that it takes this over."),
    Reading.Outcome.PARTLY_ADOPTED: gettext_lazy("On %(date)s the college said that it takes this over in part."),
    Reading.Outcome.NOT_ADOPTED: gettext_lazy("On %(date)s the college said that it does not take this over."),
}
COUNCIL_READ = {
    Reading.Outcome.ADOPTED: gettext_lazy(
        "The college answered on %(date)s. The advisory council reads that it takes this over."
    ),
    Reading.Outcome.PARTLY_ADOPTED: gettext_lazy(
        "The college answered on %(date)s. The advisory council reads that it takes this over in part."
    ),
    Reading.Outcome.NOT_ADOPTED: gettext_lazy(
        "The college answered on %(date)s. The advisory council reads that it does not take this over."
    ),
}
NO_ANSWER = {
    State.NO_ANSWER_NEEDED: gettext_lazy("The college did not answer this, and need not: it follows it."),
    State.NOT_RECORDED: gettext_lazy("What the college answered is not recorded here."),
}
UNANSWERED = (State.AWAITING_RESPONSE, State.SILENT, State.NO_ANSWER_NEEDED, State.NOT_RECORDED)
UNCLEAR = gettext_lazy("The college answered on %(date)s. It does not say clearly whether it takes this over.")


def why_of(row, on):
    """Why the record gives `row`, of `with_follow_up`, its state on the day `on`; empty where it has none."""
    if not row.dossier_state:
        return ""
    if row.dossier_state in UNANSWERED:
        return answer_sentence(row.advice, on)
    return " ".join(filter(None, [*_answered(row), _since(row)]))


def _answered(row):
    date = {"date": in_words(row.answered_on)}
    if row.dossier_state == State.PASSED_OVER:
        yield _("The college answered the advice on %(date)s, without a word on this recommendation.") % date
    else:
        yield _reading_sentence(row.college_reading, row.council_reading) % date
        yield _read_otherwise(row)
    yield _of_other_version(row.answered_version, row)


def _reading_sentence(by_college, by_council):
    """How the college itself reads its answer; as long as it has not said, how the advisory council does."""
    return str(COLLEGE_SAID.get(by_college, UNCLEAR) if by_college else COUNCIL_READ.get(by_council, UNCLEAR))


def _read_otherwise(row):
    own, other = row.college_reading, row.council_reading
    if not (own and other) or own == other:
        return ""
    reads = _("The advisory council reads this answer otherwise: %(reading)s.")
    return reads % {"reading": str(Reading.Outcome(other).label).lower()}


def _of_other_version(version, row):
    """That the answer was given to another version of the advice than that of `row`."""
    if version == row.advice.version:
        return ""
    return _("This answer was given to version %(version)s of the advice.") % {"version": version}


def _since(row):
    if row.dossier_state == State.PROMISED:
        return _("A promise about it is open.")
    if row.dossier_state == State.DORMANT:
        return _("Nothing was heard of it since %(date)s.") % {"date": in_words(row.last_word_on)}
    return ""


def answer_of(account):
    """What the college says of this recommendation."""
    reaction = account.answer
    if reaction is None and account.current.answered_on:
        return _("The college answered the advice, but not this point.")
    if reaction is None:
        return str(NO_ANSWER.get(account.state) or _("The college has not answered this yet."))
    of_other = _of_other_version(reaction.response.advice.version, account.recommendation)
    return " ".join(filter(None, [_answer_sentence(reaction), of_other]))


def _answer_sentence(reaction):
    date = {"date": in_words(reaction.response.responded_on)}
    if reaction.in_general_terms_only:
        return _("The college answered on %(date)s, but only in general terms.") % date
    readings = {reading.side: reading.verdict for reading in reaction.readings.all()}
    return _reading_sentence(readings.get(Side.MUNICIPALITY), readings.get(Side.ADVISORY_COUNCIL)) % date


def now_of(account):
    """What happens now: the term, an open promise, or who said what came of it."""
    advice = account.current.advice
    if advice.status == Advice.Status.WITHDRAWN:
        return _("The advisory council withdrew this advice.")
    if not advice.sent_on:
        return _("The advice was not sent to the college yet.")
    if account.reaction is None:
        return why_of(account.current, account.on)
    return _promised(account) or _asked(account) or _planned(account) or _closed(account)


def _promised(account):
    """The open promise with the nearest date; empty when none is open."""
    open_promises = [promise for promise in account.promises if promise.is_open]
    if not open_promises:
        return ""
    dated = [promise.due_on for promise in open_promises if promise.due_on]
    if not dated:
        return _("The municipality promised something. No date was given.")
    return said_of(
        min(dated),
        ahead=_("The municipality promised to do something by %(date)s."),
        passed=_("The municipality promised to do something. It should have been done by %(date)s."),
        on=account.on,
    )


def _asked(account):
    """That a motion is open; empty when none is."""
    motions = (each for each in account.public_commitments if each.kind == Commitment.Kind.MOTION)
    return (
        _("The municipal council asked for this in a motion that is still open.")
        if any(motion.is_open for motion in motions)
        else ""
    )


def _planned(account):
    """What the college plans, while neither a promise nor a verdict says more; empty when it plans nothing."""
    if not account.plan or account.public_commitments or account.verdicts:
        return ""
    return " ".join([_plan_sentence(account.plan.due_on, account.on), _("No promise is recorded here yet.")])


def _plan_sentence(due_on, on):
    if not due_on:
        return _("The college plans to do something.")
    return said_of(
        due_on,
        ahead=_("The college plans to do something by %(date)s."),
        passed=_("The college planned to do something by %(date)s. That day has passed."),
        on=on,
    )


def _closed(account):
    """That no promise is open, and who said what came of it."""
    return " ".join([_promises_closed(account.promises), _judged(account)])


def _promises_closed(promises):
    if not promises:
        return _("No promise is recorded here.")
    lapsed = all(promise.status == Commitment.Status.LAPSED for promise in promises)
    sentence = _("What was promised lapsed on %(date)s.") if lapsed else _("What was promised was settled on %(date)s.")
    return sentence % {"date": in_words(max(promise.settled_on for promise in promises))}


def _judged(account):
    given = [side for side in Side if account.verdict_of(side)]
    if len(given) == len(Side):
        return _("Below both sides say what came of it.")
    if not given:
        return _("Neither side has said yet what came of it.")
    if given == [Side.MUNICIPALITY]:
        return _("Below the municipality says what came of it. The advisory council has not said so yet.")
    return _("Below the advisory council says what came of it. The municipality has not said so yet.")
