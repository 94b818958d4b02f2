"""What was understood as plain values for --json; None where the document does not say it."""


def advice_as_json(advice):
    version = advice.policy_version
    return {
        **{
            name: _value(getattr(advice, name))
            for name in ("title", "kind", "issued_on", "addressee", "reference", "policy_document")
        },
        "body": _value(advice.council),
        "policy_version": version and {"label": version.label, "date": iso(version.on)},
        "recommendations": [_recommendation(point) for point in advice.recommendations],
        "candidates": [{"text": one.text, "line": one.line, "source": one.source} for one in advice.candidates],
        "truncated": advice.is_cut_off,
        "cut_off": [piece.line for piece in advice.cut_off],
        "sources": _sources(
            advice, ("title", "kind", "issued_on", "council", "addressee", "reference", "policy_document")
        ),
    }


def response_as_json(response):
    return {
        **{name: _value(getattr(response, name)) for name in ("title", "issued_on", "addressee", "reference")},
        "points": points_as_json(response.points),
        "truncated": response.is_cut_off,
        "cut_off": [piece.line for piece in response.cut_off],
        "sources": _sources(response, ("title", "issued_on", "addressee", "reference")),
    }


def points_as_json(points):
    return [
        {
            "number": point.number,
            "text": point.text,
            "reaction": point.reaction or None,
            "verdict": point.verdict,
            "line": point.line,
        }
        for point in points
    ]


def iso(on):
    return on.isoformat() if on else None


def _recommendation(point):
    return {"number": point.number, "text": point.text, "explanation": point.explanation or None, "line": point.line}


def _value(found):
    if found is None:
        return None
    return found.value if isinstance(found.value, str) else iso(found.value)


def _sources(understood, names):
    found = {name: getattr(understood, name) for name in names}
    return {name: {"text": one.source, "line": one.line} for name, one in found.items() if one}
