"""For each constraint of our models at least one write that only this constraint refuses.

Every case goes past the forms and actions: one statement of the ORM's base manager, or of SQL.
"""

CASES = []


def refused_by(name):
    """Register a function as a case of the constraint `name`."""

    def register(function):
        CASES.append((name, function))
        return function

    return register
