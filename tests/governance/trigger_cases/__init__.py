"""For each trigger of our tables at least one write that only this trigger refuses.

Every case goes past the forms and actions. It is written twice: as the database stands its trigger refuses it, and with
that one trigger switched off it is accepted, so that no case leans on another rule.
"""

CASES = []


def stopped_by(table, trigger, refusal=None):
    """Register a function as a case of the `trigger` on `table`, which refuses by its own name unless `refusal`
    differs.
    """

    def register(function):
        CASES.append((table, trigger, refusal or trigger, function))
        return function

    return register
