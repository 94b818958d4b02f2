"""Which earlier recommendations a row can repeat: those that were chosen, and those that are like its text."""

from dataclasses import dataclass

from advices.models import Recommendation


def earlier_recommendations(user, advice):
    """What a recommendation of `advice` can repeat."""
    earlier = Recommendation.objects.visible_to(user).exclude(advice__serial=None).exclude(advice=advice.pk)
    return earlier.select_related("advice__council").order_by("-advice__issued_on", "advice", "number")


def name_of(recommendation):
    """Which one this is, in one line."""
    advice = recommendation.advice
    return f"{advice.council.name} {advice.reference}, {recommendation.number}: {recommendation.beginning}"


@dataclass(frozen=True)
class Choice:
    """An earlier recommendation beside the row that may repeat it."""

    recommendation: Recommendation
    is_chosen: bool


def offer_earlier(formset, look_back, *, search=True):
    """Let every row choose from what is chosen in it and, with `search`, from what `look_back` finds for its text
    after it.

    `look_back` takes the texts and the ids that are chosen; it returns the recommendations found for each text, and
    those chosen by their id.
    """
    chosen = [_numbers(form["repeats"].value()) for form in formset.forms]
    texts = (
        [form["look_for"].value() or form["text"].value() or "" for form in formset.forms]
        if search
        else [""] * len(chosen)
    )
    found, known = look_back(texts, set().union(*chosen))
    for form, own, like in zip(formset.forms, chosen, found, strict=True):
        choices = [Choice(known[pk], True) for pk in own if pk in known]
        choices += [Choice(each, False) for each in like if each.pk not in own]
        form.earlier = choices
        form.fields["repeats"].choices = [(c.recommendation.pk, name_of(c.recommendation)) for c in choices]


def _numbers(values):
    return dict.fromkeys(int(value) for value in values or () if str(value).isdecimal() and len(str(value)) < 19)
