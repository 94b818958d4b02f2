"""What the words on this site mean: every word of state with the rule by which the code gives it, and a few others.

Tests compare this list with the labels of the code: a new word without an explanation fails.
"""

from collections.abc import Mapping
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from advices.models import Advice, AdviceRequest, CollegeResponse, Reading, Review
from adviesraad.models import Mail
from commitments.follow_up import State
from commitments.models import Commitment, Verdict
from governance.templatetags.look import BADGES

TERMS = {
    "adviesraad": (
        _("Advisory council"),
        _("A group of residents that advises the municipality, asked or of its own accord."),
    ),
    "college": (_("College"), _("The mayor and the aldermen together. They govern the municipality from day to day.")),
    "gemeenteraad": (
        _("Municipal council"),
        _("The elected council of the municipality. It checks the college, and is not the advisory council."),
    ),
    "griffie": (_("Registry"), _("The office that helps the municipal council. It settles what was promised to it.")),
    "aanbeveling": (_("Recommendation"), _("One numbered point of an advice: one thing that the college should do.")),
    "toezegging": (
        _("Promise"),
        _("Something that an alderman or the college said they would do. A promise has a maker and a receiver."),
    ),
    "motie": (
        _("Motion"),
        _("Members of the municipal council ask something of an alderman or the college. It is no promise."),
    ),
    "afdoening": (
        _("Settlement"),
        _("The receiver says that what was promised or asked is done. The municipality can only propose it."),
    ),
    "stand-volgens-het-dossier": (
        _("Status according to the record"),
        _("What follows from the published answers, promises and dates. Nobody gave it as a verdict."),
    ),
    "volgens-de-gemeente": (
        _("According to the municipality"),
        _("What the municipality itself says came of a recommendation. Its newest verdict counts."),
    ),
    "volgens-de-adviesraad": (
        _("According to the advisory council"),
        _("What the advisory council itself says came of a recommendation. Its newest verdict counts."),
    ),
}


class States(NamedTuple):
    """The words of one kind of state: their `labels` by value, and the `explanations` in the order of the page."""

    id: str
    heading: str
    labels: Mapping
    explanations: Mapping
    note: str = ""
    kind: str = ""

    @property
    def words(self):
        """(id, value, label, explanation) of each word."""
        return [(f"{self.id}-{value}", value, self.labels[value], said) for value, said in self.explanations.items()]


def badges(*values):
    return {value: BADGES[value].word for value in values}


RECORD = {
    State.AWAITING_RESPONSE: _("The college has not answered this recommendation. Its term still runs."),
    State.SILENT: _("The term of the college has passed, and it has not answered this recommendation."),
    State.NOT_RECORDED: _("The advice is older than this record. Nobody entered yet what the college answered."),
    State.NO_ANSWER_NEEDED: _("By the by-law the college answers only where it deviates: it follows this."),
    State.PASSED_OVER: _("The college gave a final response to the advice. It has no word on this recommendation."),
    State.NOT_ADOPTED: _("The answer is read as: the college does not take this over."),
    State.VERDICT_OPEN: _("The college answered, but says neither yes nor no; or nobody has said how to read it."),
    State.PROMISED: _("The college takes this over, wholly or in part, and a promise about it is open."),
    State.DORMANT: _(
        "Taken over, wholly or in part, but nothing was heard of it for twelve months. "
        "No promise is open, and neither side says that it is done or lapsed."
    ),
    State.PARTLY_ADOPTED: _("The college takes over a part of it. No promise is open."),
    State.ADOPTED: _("The college takes it over. No promise is open."),
}
VERDICTS = {
    "unjudged": _("This side has not said yet what came of the recommendation."),
    Verdict.Value.NOT_STARTED: _("This side says that nothing was done yet."),
    Verdict.Value.IN_PROGRESS: _("This side says that work is going on."),
    Verdict.Value.PARTLY_DONE: _("This side says that a part was done."),
    Verdict.Value.DONE: _("This side says that it was done."),
    Verdict.Value.NOT_DONE: _("This side says that it was not done."),
    Verdict.Value.LAPSED: _("This side says that it is no longer needed or no longer possible."),
}
READINGS = {
    Reading.Outcome.ADOPTED: _("The answer is read as: the college does what was recommended."),
    Reading.Outcome.PARTLY_ADOPTED: _("The answer is read as: the college does a part of what was recommended."),
    Reading.Outcome.NOT_ADOPTED: _("The answer is read as: the college does not do what was recommended."),
    Reading.Outcome.NO_VERDICT: _("The answer does not say clearly whether the college does it."),
}
RESPONSES = {
    "awaiting_response": _("The advice was sent to the college. It has not answered, and its term still runs."),
    "partly_answered": _(
        "The college answered some of the recommendations. The others still wait, and the term runs on."
    ),
    "no_answer_needed": _("By the by-law the college answers only where it deviates: it follows the advice."),
    "not_recorded": _("The advice is older than this record. Nobody entered yet whether the college answered."),
    "silent": _("The advice is older than this record. The advisory council noted that no answer ever came."),
    "answered": _("Every recommendation got an answer, or the college gave its final response."),
}
LATENESS = {
    "overdue": _("The day by which it had to be done has passed, and it is not done."),
    "long_overdue": _("Late for longer than the whole term was. With a term of six weeks: more than six weeks late."),
}
COMMITMENTS = {
    Commitment.Status.DRAFT: _("It is being written down. Only who wrote it down and their colleagues see it."),
    Commitment.Status.OPEN: _("Something is still to be done for it."),
    Commitment.Status.SETTLEMENT_PROPOSED: _(
        "The municipality says that it is done. It is open until the receiver agrees."
    ),
    Commitment.Status.PARTLY_SETTLED: _("The receiver says that a part is done. It is still open for the rest."),
    Commitment.Status.SETTLED: _("The receiver says that it is done. Nothing is open any more."),
    Commitment.Status.LAPSED: _("The receiver says that it need not be done any more, and why."),
    Commitment.Status.SUPERSEDED: _("A corrected version took the place of this text. The old text stays readable."),
}
ADVICES = {
    Advice.Status.DRAFT: _("Members of the advisory council are writing it."),
    Advice.Status.IN_REVIEW: _("The members of the advisory council say what they think of it."),
    Advice.Status.ADOPTED: _("The advisory council decided that this is its advice. It was not sent yet."),
    Advice.Status.SENT: _("The college has it. The public does not read it yet."),
    Advice.Status.PUBLISHED: _("Everybody can read it."),
    Advice.Status.WITHDRAWN: _("The advisory council took it back. The page says when and why."),
}
AROUND_AN_ADVICE = {
    "planned": _("It becomes public by itself, at a moment that was chosen."),
    "superseded": _("A newer version took its place. The old version stays readable."),
}
OPINIONS = {
    "not_heard": _("This member has not said yet what they think of the text."),
    Review.Opinion.AGREED: _("This member agrees with the text."),
    Review.Opinion.AGREED_WITH_NOTE: _("This member agrees with the text and has a note about it."),
    Review.Opinion.NOT_AGREED: _("This member does not agree with the text."),
    "about_earlier_text": _("The text changed after this opinion. It counts again once the member confirms it."),
    "co_writer": _("This member wrote in the advice, and does not judge their own words."),
}
REQUESTS = {
    AdviceRequest.Status.RECEIVED: _("The question of the college came in."),
    AdviceRequest.Status.IN_PREPARATION: _("The advisory council is working on an advice."),
    AdviceRequest.Status.ANSWERED: _("The advisory council gave its advice."),
    AdviceRequest.Status.DECLINED: _("The advisory council gives no advice on it, and says why."),
    AdviceRequest.Status.WITHDRAWN: _("The college took its question back."),
}
ADVICE_KINDS = {
    Advice.Kind.REQUESTED: _("The college asked for it."),
    Advice.Kind.UNSOLICITED: _("The advisory council gives it of its own accord."),
}
RESPONSE_KINDS = {
    CollegeResponse.Kind.INTERIM: _("The college says something already. Its final answer is still to come."),
    CollegeResponse.Kind.FINAL: _("The whole answer of the college to the advice."),
}
MAILS = {
    Mail.Status.FAILED: _("The mail server did not take the mail."),
    Mail.Status.UNSURE: _("We do not know whether the mail went out. It is not sent again by itself."),
}
FIRST_THAT_FITS = _(
    "The first of these that fits is shown. The college says how its own answer is to be read. As long as it has not, "
    "it counts how the advisory council reads it."
)
STATES = [
    States("dossier", _("Status according to the record"), dict(State.choices), RECORD, note=FIRST_THAT_FITS),
    States(
        "oordeel",
        _("What both sides say came of it"),
        badges("unjudged") | dict(Verdict.Value.choices),
        VERDICTS,
        note=_("The municipality and the advisory council each give their own verdict."),
    ),
    States("lezing", _("How an answer is read"), dict(Reading.Outcome.choices), READINGS),
    States("reactie", _("Response of the college to an advice"), badges(*RESPONSES), RESPONSES),
    States("soort-reactie", _("Kinds of responses"), dict(CollegeResponse.Kind.choices), RESPONSE_KINDS),
    States("te-laat", _("Late"), badges(*LATENESS), LATENESS),
    States("toezegging", _("Promises and motions"), dict(Commitment.Status.choices), COMMITMENTS),
    States("advies", _("An advice"), dict(Advice.Status.choices), ADVICES, kind="advice"),
    States("rond-advies", _("Around an advice"), badges(*AROUND_AN_ADVICE), AROUND_AN_ADVICE),
    States("soort-advies", _("Kinds of advice"), dict(Advice.Kind.choices), ADVICE_KINDS),
    States("aanvraag", _("A request for advice"), dict(AdviceRequest.Status.choices), REQUESTS),
    States(
        "mening",
        _("What a member thinks of a draft"),
        badges("not_heard", "about_earlier_text", "co_writer") | dict(Review.Opinion.choices),
        OPINIONS,
        note=_("Only the members and the secretary see this."),
    ),
    States("mail", _("A mail"), dict(Mail.Status.choices), MAILS, note=_("Only who works here sees this.")),
]
