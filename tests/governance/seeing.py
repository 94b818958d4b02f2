"""Comparing what each visitor sees with a table by hand: {name of a record: (how to make it, who sees it)}."""

EVERYONE = {
    "anonymous",
    "outsider",
    "secretary",
    "advisor",
    "other_secretary",
    "other_advisor",
    "staff",
    "registry",
    "administrator",
}
COUNCIL = {"secretary", "advisor"}
EDITORS = {"secretary", "other_secretary", "staff"}  # of policy documents


def seen(table, everyone):
    """Who sees each record of the table, when all of them exist; and what the table says."""
    records = {name: make() for name, (make, _who) in table.items()}
    found = {name: set() for name in table}
    for visitor, user in everyone.items():
        for name, record in records.items():
            if type(record).objects.visible_to(user).filter(pk=record.pk).exists():
                found[name].add(visitor)
    return found, {name: who for name, (_make, who) in table.items()}
