"""The page that says how easily an advice reads: hints for who writes it, never a condition."""

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from advices.models import Advice
from documents.dutch.officialese import hints_in
from documents.dutch.readability import ENOUGH_WORDS, LONG_SENTENCE, Readability
from documents.rich_text.lines import as_lines
from governance.pages.form_page import record_for
from governance.roles import Permission

CLASSES = {
    "very_easy": gettext_lazy("very easy"),
    "easy": gettext_lazy("easy"),
    "fairly_easy": gettext_lazy("fairly easy"),
    "standard": gettext_lazy("not easy, not hard"),
    "fairly_hard": gettext_lazy("fairly hard"),
    "hard": gettext_lazy("hard"),
    "very_hard": gettext_lazy("very hard"),
}


def advice_readability(request, pk):
    rows = Advice.objects.select_related("council")
    advice = record_for(request, rows, Permission.WRITE_ADVICE, pk=pk)
    parts = parts_of(advice)
    whole = Readability("\n".join(text for _name, text in parts))
    measured = [(name, Readability(text)) for name, text in parts] + [(_("All of it"), whole)]
    context = {
        "advice": advice,
        "whole": whole,
        "whole_class": CLASSES.get(whole.ease_class, ""),
        "rows": [(name, text, CLASSES[text.ease_class]) for name, text in measured if text.words],
        "hints": hints_in(whole.text),
        "long_sentence": LONG_SENTENCE,
        "enough_words": ENOUGH_WORDS,
    }
    return render(request, "advices/advice_readability.html", context)


def parts_of(advice):
    """(name, plain text) of every part of `advice` that people read."""
    points = [f"{point.text}\n{as_lines(point.explanation)}" for point in advice.recommendations.all()]
    return [
        (_("Summary"), advice.summary),
        (_("Recommendations"), "\n".join(points)),
        (_("Text of the advice"), as_lines(advice.text)),
    ]
