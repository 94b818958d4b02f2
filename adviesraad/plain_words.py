"""What the college says and what happens now, in one plain sentence each."""

from django.utils.translation import gettext as _

from advices.models import Reading
from adviesraad.links import term_sentence
from governance.roles import Side
from governance.templatetags.page import in_words


def answer_of(chain):
    """What the college says of this recommendation."""
    reaction = chain.reaction
    if reaction is None:
        return _("The college has not answered this yet.")
    date = {"date": in_words(reaction.response.responded_on)}
    if reaction.in_general_terms_only:
        return _("The college answered on %(date)s, but only in general terms.") % date
    verdict = _newest_reading(reaction)
    if verdict == Reading.Outcome.ADOPTED:
        return _("On %(date)s the college said that it takes this over.") % date
    if verdict == Reading.Outcome.PARTLY_ADOPTED:
        return _("On %(date)s the college said that it takes this over in part.") % date
    if verdict == Reading.Outcome.NOT_ADOPTED:
        return _("On %(date)s the college said that it does not take this over.") % date
    return _("The college answered on %(date)s. It does not say clearly whether it takes this over.") % date


def _newest_reading(reaction):
    """The newest reading of the college itself, else that of the advisory council."""
    readings = {reading.side: reading.verdict for reading in reaction.readings.all()}
    return readings.get(Side.MUNICIPALITY) or readings.get(Side.ADVISORY_COUNCIL)


def now_of(chain):
    """What happens now: the term, an open promise, or what both sides say of the end."""
    advice = chain.newest.advice
    if not advice.sent_on:
        return _("The advice was not sent to the college yet.")
    if chain.reaction is None:
        return term_sentence(advice.response_due_on, chain.on)
    open_promises = [commitment for commitment in chain.commitments if commitment.is_open]
    dated = [commitment for commitment in open_promises if commitment.due_on]
    if dated:
        return _("The municipality promised to do something by %(date)s.") % {
            "date": in_words(min(commitment.due_on for commitment in dated))
        }
    if open_promises:
        return _("The municipality promised something. No date was given.")
    if chain.verdicts:
        return _("There is no open promise. Below both sides say what came of it.")
    return _("Nothing was promised, and nobody has said what came of it.")
