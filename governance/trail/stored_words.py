"""The words that are stored, compared with the digests that the trail tells of."""

from collections import defaultdict

from django.apps import apps
from django.utils.translation import gettext as _

from governance.trail.told_words import id_of, model_of
from governance.trail.words import Frozen, digests_of

AT_ONCE = 500


def differing_words(told):
    """A sentence for each row that is not as it was `told`, and for each that nothing tells of."""
    for number, name in told.unexplained:
        text = _("Event %(number)s gives %(record)s other words, and nothing says why.")
        yield text % {"number": number, "record": _called(name)}
    ids = defaultdict(list)
    for name in told.digests:
        ids[model_of(name)].append(id_of(name))
    for model, pks in ids.items():
        for start in range(0, len(pks), AT_ONCE):
            yield from _compared(told, model, pks[start : start + AT_ONCE])
    for name in filter(_is_frozen, told.let_go):
        text = _("Event %(number)s lets go of %(record)s, which is there and may not change.")
        yield text % {"number": told.let_go[name], "record": _called(name)}
    for name in _untold(told):
        yield _("No event tells of %(record)s.") % {"record": _called(name)}


def _compared(told, model, pks):
    stored = digests_of(model, pks, again=True)
    for pk in pks:
        name = f"{model._meta.label_lower}:{pk}"
        values = {"record": _called(name), "number": told.numbers[name]}
        if pk not in stored:
            yield _("%(record)s is gone; event %(number)s tells of it.") % values
        elif stored[pk] != told.digests[name]:
            yield _("%(record)s is not what it was at event %(number)s.") % values


def _is_frozen(name):
    """Whether the row of this `name` is there, and is one that freezes by itself and now has."""
    model = model_of(name)
    row = model._base_manager.filter(pk=id_of(name)).first()
    return row is not None and (model.TOLD_AT_ONCE or not getattr(row, "is_editable", True))


def _untold(told):
    """The names of rows that are younger than the digests and have none."""
    for model in frozen_models():
        label = model._meta.label_lower
        for pk in _ids_to_tell(told, model):
            name = f"{label}:{pk}"
            if name not in told.digests and name not in told.let_go:
                yield name


def _ids_to_tell(told, model):
    """The ids of the rows of `model` that must have a digest: under a row that has one, or after the first that has."""
    if model.TOLD_WITH:
        parents = model._meta.get_field(model.TOLD_WITH).related_model._meta.label_lower
        rows = model._base_manager.order_by("pk").values_list("pk", model.TOLD_WITH)
        return (pk for pk, parent in rows.iterator() if f"{parents}:{parent}" in told.digests)
    if model.TOLD_AT_ONCE:
        start = f"{model._meta.label_lower}:"
        first = min((id_of(name) for name in told.digests if name.startswith(start)), default=None)
        rows = model._base_manager.none() if first is None else model._base_manager.filter(pk__gt=first)
        return rows.order_by("pk").values_list("pk", flat=True)
    return ()


def older_than_the_digests(told):
    """How many frozen rows have no digest, because they froze before there were any."""
    frozen = (f"{model._meta.label_lower}:{row.pk}" for model in frozen_models() for row in _frozen_by_itself(model))
    return sum(name not in told.digests for name in frozen)


def _frozen_by_itself(model):
    if model.TOLD_AT_ONCE or hasattr(model, "TRANSITIONS"):
        return (row for row in model._base_manager.iterator() if not getattr(row, "is_editable", False))
    return ()


def frozen_models():
    """The models of which rows freeze."""
    return [model for model in apps.get_models() if issubclass(model, Frozen)]


def _called(name):
    return name.replace(":", " ")
