"""What rests on a record: rows, also those in the bin, that lead to it."""

from governance.workflow import Refused


def kinds_resting_on(record):
    """The model of each kind of row that leads to RECORD."""
    for relation in record._meta.related_objects:
        if relation.related_model._base_manager.filter(**{relation.field.name: record}).exists():
            yield relation.related_model


def is_loose(record):
    """Whether nothing rests on RECORD."""
    return not any(kinds_resting_on(record))


def check_loose(record, told):
    """Raises Refused where something rests on RECORD, with the sentence TOLD, which names it as %(kind)s."""
    for model in kinds_resting_on(record):
        raise Refused(told % {"kind": model._meta.verbose_name})
