"""What rests on a record: rows, also those in the bin, that lead to it."""

from django.db.models import PROTECT

from governance.workflow import Refused


def kinds_resting_on(record):
    """The model of each kind of row that leads to `record`."""
    for relation in _relations_to(record):
        if relation.related_model._base_manager.filter(**{relation.field.name: record}).exists():
            yield relation.related_model


def _relations_to(record):
    """The relations by which rows lead to `record`, also those without a name on its side where they hold it."""
    named = record._meta.related_objects
    every = record._meta.get_fields(include_hidden=True)
    unnamed = [each for each in every if each.auto_created and each.is_relation and each.hidden]
    return [*named, *(each for each in unnamed if getattr(each, "on_delete", None) is PROTECT)]


def is_loose(record):
    """Whether nothing rests on `record`."""
    return not any(kinds_resting_on(record))


def check_loose(record, told):
    """Raises Refused where something rests on `record`, with the sentence `told`, which names it as %(kind)s."""
    for model in kinds_resting_on(record):
        raise Refused(told % {"kind": model._meta.verbose_name})
