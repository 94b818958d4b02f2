"""What was understood as plain values for --json; None where the list does not say it."""

from advices.understanding.as_json import iso, points_as_json

WORDS = (
    "kind",
    "reference",
    "subject",
    "requested_by",
    "made_by",
    "text",
    "status",
    "due_as_said",
    "settlement",
    "meeting",
    "line",
)
DATES = ("date", "deadline", "settled_on")


def commitments_as_json(commitments):
    return {
        "title": commitments.title and commitments.title.value,
        "rows": [_row(row) for row in commitments.rows],
        "points": points_as_json(commitments.points),
        "truncated": commitments.is_cut_off,
        "cut_off": [piece.line for piece in commitments.cut_off],
    }


def _row(row):
    return {name: getattr(row, name) for name in WORDS} | {name: iso(getattr(row, name)) for name in DATES}
