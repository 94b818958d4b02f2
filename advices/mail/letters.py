"""The letters of the silence ladder: whose words, and what is filled in."""

import re
import tomllib
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from advices.models import LadderStep, LetterTemplate
from governance.moments import in_words

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
NAMES = ["title", "number", "council", "sent_on", "due_on", "days", "reminded_on", "answered", "address"]


@cache
def _ours():
    """The words by step, as long as an advisory council has none of its own."""
    return tomllib.loads((Path(__file__).parent / "letters.toml").read_text(encoding="utf-8"))


def templates_of(councils):
    """The letter of each step for each of these councils, its own or ours: {(council's id, step): template}."""
    own = {(letter.council_id, letter.step): letter for letter in LetterTemplate.objects.filter(council__in=councils)}
    return {
        (council, step.value): own.get((council, step.value)) or _our_letter(council, step.value)
        for council in councils
        for step in LadderStep
    }


def _our_letter(council, step):
    words = _ours()[step]
    return LetterTemplate(
        council_id=council, step=step, days=words["days"], subject=words["subject"], text=words["text"].strip()
    )


def check_placeholders(text):
    """Raise a ValidationError that names what stands between braces and is nothing that can be filled in."""
    unknown = [name for name in PLACEHOLDER.findall(text) if name not in NAMES]
    if unknown:
        raise ValidationError(
            _("{%(name)s} cannot be filled in. Use only: %(names)s.")
            % {"name": unknown[0], "names": ", ".join(f"{{{name}}}" for name in NAMES)}
        )


def filled(template, advice, earlier, on):
    """Subject and text of `template` for `advice` as of the day `on`; `earlier` are the reminders that were sent
    before.
    """
    with translation.override("nl"):
        values = {
            "title": advice.title,
            "number": advice.reference,
            "council": advice.council.name,
            "sent_on": in_words(advice.sent_on),
            "due_on": in_words(advice.response_due_on),
            "days": str((on - advice.response_due_on).days),
            "answered": _what_was_answered(advice),
            "reminded_on": _(" and ").join(in_words(reminder.sent_on) for reminder in earlier),
            "address": settings.SITE_URL + advice.get_absolute_url(),
        }
    subject, text = (
        PLACEHOLDER.sub(lambda found: values[found[1]], words) for words in (template.subject, template.text)
    )
    return {"subject": subject[:150], "text": text}


def _what_was_answered(advice):
    """That there is no answer yet, or how many points were answered and which ones wait."""
    points = list(advice.recommendations.values_list("number", flat=True))
    waiting = list(advice.recommendations.waiting().values_list("number", flat=True))
    if len(waiting) == len(points):
        return _("We received no answer yet.")
    named = {
        "answered": len(points) - len(waiting),
        "points": len(points),
        "numbers": get_text_list(waiting, _("and")),
    }
    return (
        ngettext(
            "We received an answer to %(answered)s of the %(points)s recommendations. Number %(numbers)s still waits.",
            "We received an answer to %(answered)s of the %(points)s recommendations. Numbers %(numbers)s still wait.",
            len(waiting),
        )
        % named
    )
