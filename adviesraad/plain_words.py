"""What the college says and what happens now, in one plain sentence each."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from advices.models import Advice, Reading
from adviesraad.links import term_sentence
from governance.roles import Side
from governance.templatetags.page import in_words

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


def answer_of(chain):
    """What the college says of this recommendation."""
    reaction = chain.reaction
    if reaction is None and chain.answered_on:
        return _("The college answered the advice, but not this point.")
    if reaction is None:
        return _("The college has not answered this yet.")
    date = {"date": in_words(reaction.response.responded_on)}
    if reaction.in_general_terms_only:
        return _("The college answered on %(date)s, but only in general terms.") % date
    verdict, by_college = _newest_reading(reaction)
    sentences = COLLEGE_SAID if by_college else COUNCIL_READ
    unclear = _("The college answered on %(date)s. It does not say clearly whether it takes this over.")
    return str(sentences.get(verdict, unclear)) % date


def _newest_reading(reaction):
    """The newest verdict of the college itself and True, else that of the advisory council and False."""
    readings = {reading.side: reading.verdict for reading in reaction.readings.all()}
    own = readings.get(Side.MUNICIPALITY)
    return (own, True) if own else (readings.get(Side.ADVISORY_COUNCIL), False)


def now_of(chain):
    """What happens now: the term, an open promise, or what both sides say of the end."""
    advice = chain.newest.advice
    if advice.status == Advice.Status.WITHDRAWN:
        return _("The advisory council withdrew this advice.")
    if not advice.sent_on:
        return _("The advice was not sent to the college yet.")
    if chain.reaction is None:
        return _nothing_answered(chain, advice)
    return _promised(chain) or _planned(chain) or _finished(chain)


def _nothing_answered(chain, advice):
    if chain.answered_on:
        return _("The college answered the advice, but not this point.")
    return term_sentence(advice.response_due_on, chain.on)


def _promised(chain):
    """The open promise with the nearest date; empty when none is open."""
    open_promises = [commitment for commitment in chain.commitments if commitment.is_open]
    dated = [commitment.due_on for commitment in open_promises if commitment.due_on]
    if dated:
        return _("The municipality promised to do something by %(date)s.") % {"date": in_words(min(dated))}
    return _("The municipality promised something. No date was given.") if open_promises else ""


def _planned(chain):
    """What the college plans, while neither a promise nor a verdict says more; empty when it plans nothing."""
    plan = getattr(chain.reaction, "planned_action", None)
    if not plan or chain.commitments or chain.verdicts:
        return ""
    if plan.due_on:
        words = _("The college plans to do something by %(date)s. It is no promise yet.")
        return words % {"date": in_words(plan.due_on)}
    return _("The college plans to do something. It is no promise yet.")


def _finished(chain):
    settled = [commitment.settled_on for commitment in chain.commitments if commitment.settled_on]
    if chain.verdicts:
        return _("There is no open promise. Below both sides say what came of it.")
    if settled:
        return _("What was promised was settled on %(date)s.") % {"date": in_words(max(settled))}
    return _("Nothing was promised, and nobody has said what came of it.")
