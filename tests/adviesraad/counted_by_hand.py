"""The follow-up of every recommendation, from nothing but lists of rows and the words of the design.

It shares no code with commitments/follow_up.py, so that a mistake in the one does not hide in the other.
"""

from collections import defaultdict
from datetime import timedelta

from advices.models import Advice, CollegeResponse, Reaction, Reading, Recommendation
from commitments.models import Commitment, Progress, Verdict

SIDES = [("municipality", "advisory_council"), ("advisory_council", "municipality")]


def rows_by_id(model):
    return {row["id"]: row for row in model.objects.order_by("pk").values()}


def states_by_hand(on):
    """Per recommendation that counts, its id: the state according to the municipality and to the advisory council."""
    advices, recommendations = rows_by_id(Advice), rows_by_id(Recommendation)
    replaced = {row["supersedes_id"] for row in advices.values() if row["status"] in ("published", "withdrawn")}
    told = what_is_told_per_lineage(recommendations)
    states = {}
    for pk, row in recommendations.items():
        advice = advices[row["advice_id"]]
        if advice["status"] in ("sent", "published") and advice["id"] not in replaced:
            story = told[row["lineage"]]
            states[pk] = tuple(state_of_side(story, advice, own, other, on) for own, other in SIDES)
    return states


def what_is_told_per_lineage(recommendations):
    """Per lineage the verdicts, the published reactions with their readings and the public commitments."""
    told = defaultdict(lambda: defaultdict(list))
    lineage = {pk: row["lineage"] for pk, row in recommendations.items()}
    for verdict in rows_by_id(Verdict).values():
        told[lineage[verdict["recommendation_id"]]]["verdicts"].append(verdict)
    for reaction in published_reactions():
        told[lineage[reaction["recommendation_id"]]]["reactions"].append(reaction)
    commitments = public_commitments()
    for link in Commitment.recommendations.through.objects.values():
        if link["commitment_id"] in commitments:
            told[lineage[link["recommendation_id"]]]["commitments"].append(commitments[link["commitment_id"]])
    return told


def published_reactions():
    responses, readings = rows_by_id(CollegeResponse), list(rows_by_id(Reading).values())
    for reaction in rows_by_id(Reaction).values():
        response = responses[reaction["response_id"]]
        if response["status"] == "published":
            read = [row for row in readings if row["reaction_id"] == reaction["id"]]
            yield reaction | {"on": response["responded_on"], "readings": read}


def public_commitments():
    commitments = {pk: row | {"notes": []} for pk, row in rows_by_id(Commitment).items() if row["status"] != "draft"}
    for note in rows_by_id(Progress).values():
        if note["commitment_id"] in commitments:
            commitments[note["commitment_id"]]["notes"].append(note)
    return commitments


def state_of_side(story, advice, own, other, on):
    verdicts = [row for row in story["verdicts"] if row["side"] == own]
    if verdicts:
        return max(verdicts, key=lambda row: (row["given_on"], row["id"]))["value"]
    if not story["reactions"]:
        return "silent" if advice["response_due_on"] < on else "awaiting_response"
    reaction = max(story["reactions"], key=lambda row: (row["on"], row["id"]))
    reading = newest_reading(reaction, own) or newest_reading(reaction, other)
    if reading == "not_adopted":
        return "not_adopted"
    if reading in (None, "no_verdict"):
        return "verdict_open"
    if any(row["status"] in ("open", "settlement_proposed") for row in story["commitments"]):
        return "promised"
    return "dormant" if last_move(reaction, story["commitments"]) < on - timedelta(days=365) else reading


def newest_reading(reaction, side):
    readings = [row for row in reaction["readings"] if row["side"] == side]
    return max(readings, key=lambda row: (row["read_on"], row["id"]))["verdict"] if readings else None


def last_move(reaction, commitments):
    notes = [note["noted_on"] for commitment in commitments for note in commitment["notes"]]
    return max([reaction["on"], *[commitment["made_on"] for commitment in commitments], *notes])
