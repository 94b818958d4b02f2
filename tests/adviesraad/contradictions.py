"""What a page of a recommendation says in one place against what it says in another: it must never differ."""

import re
from datetime import date

from django.utils.translation import gettext as _

from adviesraad.chain.in_plain_words import answer_of, now_of, why_of
from documents.dutch.dates import MONTHS

PROMISED = "De gemeente heeft iets toegezegd"
DATE = r"(\d{1,2}) (\w+) (\d{4})"


def contradictions(chain):
    """The pairs of statements on the page of `chain` that do not go together, in words."""
    return [words for words, holds in _rules(chain, chain.steps()) if not holds]


def sentences_of(chain, steps):
    """Every sentence that the page itself says, without the words of others that it quotes."""
    notes = [note for step in steps for note in [step.heading, *step.notes]]
    return " ".join([answer_of(chain), now_of(chain), why_of(chain.current, chain.on), *notes])


def _rules(chain, steps):
    said, now, state = sentences_of(chain, steps), now_of(chain), chain.state
    promises = [each for each in chain.commitments if each.kind == "promise"]
    open_promises = [each for each in promises if each.is_open]
    late = [each for each in chain.commitments if each.is_open and each.due_on and each.due_on < chain.on]
    judged = [side for side in ("municipality", "advisory_council") if chain.verdict_of(side)]
    missing = [step.heading for step in steps if step.missing]
    yield "no promise recorded, and a promise", not (promises and _("No promise is recorded here.") in now)
    yield "no promise recorded yet, and a promise", not (promises and _("No promise is recorded here yet.") in now)
    yield "promised, and no open promise", bool(open_promises) or state != "promised"
    if state and chain.reaction:
        yield "a promise is open, and now is not about it", now.startswith(PROMISED) == bool(open_promises)
    overdue = {_("A promise is overdue"), _("What a motion asked for is overdue")}
    yield (
        "late, and not said to be missing",
        len(late) == len([each for each in missing if each in overdue]) or not state,
    )
    yield "not answered, and an answer", not (chain.reaction and _("The college has not answered this yet.") in said)
    unanswered = ("", "silent", "awaiting_response", "passed_over", "not_recorded", "no_answer_needed")
    yield "an answer by the state, and none, or the contrary", bool(chain.reaction) == (state not in unanswered)
    yield "both sides say, and not both do", (_("Below both sides say what came of it.") in now) <= (len(judged) == 2)
    yield "neither side says, and one does", (_("Neither side has said yet what came of it.") in now) <= (not judged)
    alone = {
        "municipality": _("Below the municipality says what came of it. The advisory council has not said so yet."),
        "advisory_council": _("Below the advisory council says what came of it. The municipality has not said so yet."),
    }
    yield "one side says, and not that one", all((alone[side] in now) <= (judged == [side]) for side in alone)
    yield (
        "must still be done, and that day has passed",
        all(day >= chain.on for day in _days(r"moet uiterlijk op", said)),
    )
    yield (
        "should have been done, and that day is to come",
        all(day < chain.on for day in _days(r"(?:had op|moest uiterlijk op)", said)),
    )
    yield "plans, and that day has passed", all(day >= chain.on for day in _days(r"is van plan voor", said))
    yield "nothing heard since, and something heard", all(_last_heard(steps) <= day for day in _days("Sinds", said))
    yield (
        "forgotten, and not said to be missing",
        (state == "dormant") == (_("Nothing was heard of it since") in missing),
    )
    late = re.search(r"\b(?:dag|dagen|maanden) geleden|heeft hierop nog niet geantwoord|te laat", said)
    calm = state in ("not_recorded", "no_answer_needed") and not chain.overdue
    yield "nobody is late, and it says so", not (calm and late)
    yield (
        "follows without an answer, and no article",
        state != "no_answer_needed" or bool(chain.current.advice.answer_article),
    )
    yield "a state, and no reason", bool(state) == bool(why_of(chain.current, chain.on))


def _days(before, text):
    return [date(int(y), MONTHS[month], int(d)) for d, month, y in re.findall(f"{before} {DATE}", text)]


def _last_heard(steps):
    """The day of the newest answer, promise, progress note or verdict among `steps`."""
    heard = {"building-bank", "heart-handshake", "clipboard-text", "scale", "speakerphone"}
    return max(step.date for step in steps if step.date and step.icon in heard)
