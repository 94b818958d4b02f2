"""Holding a row until the transaction ends: who changes it meanwhile, or adds what hangs from it, waits."""


def hold(record, *related):
    """`record` as it is stored now, with its `related` records, held; raises DoesNotExist where it is gone or in the
    bin.

    An answer to an advice waits too, and is not overlooked: a lock that lets new rows refer to this one would miss it.
    """
    rows = type(record)._default_manager.select_for_update(of=("self",))
    return (rows.select_related(*related) if related else rows).get(pk=record.pk)
