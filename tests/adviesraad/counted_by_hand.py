"""What is said of every recommendation, from nothing but lists of rows and the words of the design.

It shares no code with commitments/follow_up.py or advices/models/told.py, so that a mistake in the one does not hide
in the other. In words: per side the newest verdict, or none yet. Apart from both, what follows from the record. What
was said of a version counts for that version, and for its other versions as long as it is published itself.
"""

from datetime import timedelta

from advices.models import Advice, CollegeResponse, Reaction, Reading, Recommendation
from commitments.models import Commitment, Progress, Verdict

YEAR = timedelta(days=365)


def rows_by_id(model):
    return {row["id"]: row for row in model.objects.order_by("pk").values()}


def statements_by_hand(on, *, public=False):
    """Per recommendation that counts, its id: its state, the verdict of the municipality, that of the advisory council.

    `public` leaves out what was sent to the college but not published.
    """
    tables = {model: rows_by_id(model) for model in (Advice, Recommendation, CollegeResponse, Reaction, Reading)}
    tables |= {model: rows_by_id(model) for model in (Commitment, Progress, Verdict)}
    statements = {}
    for pk in tables[Recommendation]:
        if is_counted(pk, tables, public=public):
            story = story_of(pk, tables)
            verdicts = [newest_verdict(story["verdicts"], side) for side in ("municipality", "advisory_council")]
            statements[pk] = (state(pk, story, verdicts, tables, on), *verdicts)
    return statements


def answers_by_hand(on):
    """Per advice that counts, its id: how it stands with the answer, how many points got one, and of how many."""
    tables = {model: rows_by_id(model) for model in (Advice, Recommendation, CollegeResponse, Reaction)}
    tables |= {model: {} for model in (Commitment, Verdict)}
    return {pk: answer_to(pk, tables, on) for pk in tables[Advice] if advice_counts(pk, tables, public=False)}


def answer_to(pk, tables, on):
    advice = tables[Advice][pk]
    stories = [story_of(point, tables) for point, row in tables[Recommendation].items() if row["advice_id"] == pk]
    answered = len([story for story in stories if story["reactions"]])
    if all(story["reactions"] or story["final"] for story in stories):
        return "answered", answered, len(stories)
    if advice["from_archive"] or unanswered_state(advice, on) == "no_answer_needed":
        return unanswered_state(advice, on), answered, len(stories)
    days, granted = on - advice["response_due_on"], advice["response_due_on"] - advice["sent_on"]
    if days > granted:
        return "long_overdue", answered, len(stories)
    if days > timedelta():
        return "overdue", answered, len(stories)
    return "partly_answered" if answered else "awaiting_response", answered, len(stories)


def is_counted(pk, tables, *, public):
    return advice_counts(tables[Recommendation][pk]["advice_id"], tables, public=public)


def advice_counts(pk, tables, *, public):
    """Sent or published, and no newer version of the advice is or was public."""
    advices = tables[Advice]
    advice = advices[pk]
    replaced = any(
        row["supersedes_id"] == advice["id"] and row["status"] in ("published", "withdrawn") for row in advices.values()
    )
    waits = advice["status"] == "sent" and advice["supersedes_id"]
    return advice["status"] in (("published",) if public else ("sent", "published")) and not replaced and not waits


def story_of(pk, tables):
    """The published answers, the public commitments with their notes, and the verdicts that count for this row."""
    counted = versions_that_count(pk, tables)
    advices = {tables[Recommendation][each]["advice_id"] for each in counted}
    links = Commitment.recommendations.through.objects.filter(recommendation_id__in=counted)
    about = {link["commitment_id"] for link in links.values()}
    return {
        "reactions": [row for row in answers_in_force(tables) if row["recommendation_id"] in counted],
        "final": [
            row for row in responses_in_force(tables).values() if row["kind"] == "final" and row["advice_id"] in advices
        ],
        "commitments": [
            row for row in tables[Commitment].values() if row["id"] in about and is_public(row, pk, tables)
        ],
        "verdicts": [row for row in tables[Verdict].values() if row["recommendation_id"] in counted],
    }


def versions_that_count(pk, tables):
    """The row itself, and of its other versions those that are published."""
    recommendations = tables[Recommendation]
    return {
        each
        for each, row in recommendations.items()
        if row["lineage"] == recommendations[pk]["lineage"]
        and (each == pk or tables[Advice][row["advice_id"]]["status"] == "published")
    }


def responses_in_force(tables):
    """The published ones that no published new version replaced."""
    public = {pk: row for pk, row in tables[CollegeResponse].items() if row["status"] == "published"}
    replaced = {row["supersedes_id"] for row in public.values()}
    return {pk: row for pk, row in public.items() if pk not in replaced}


def answers_in_force(tables):
    responses = responses_in_force(tables)
    for row in tables[Reaction].values():
        if row["response_id"] in responses:
            yield row | {"on": responses[row["response_id"]]["responded_on"]}


def is_public(commitment, pk, tables):
    """No draft and no replaced version, and what it quotes was said of this very advice, or of a published one."""
    if commitment["status"] in ("draft", "superseded"):
        return False
    if commitment["source_reaction_id"] is None:
        return True
    response = tables[CollegeResponse][tables[Reaction][commitment["source_reaction_id"]]["response_id"]]
    own = response["advice_id"] == tables[Recommendation][pk]["advice_id"]
    return response["status"] == "published" and (own or tables[Advice][response["advice_id"]]["status"] == "published")


def newest_verdict(verdicts, side):
    own = [row for row in verdicts if row["side"] == side]
    return max(own, key=lambda row: (row["given_on"], row["id"]))["value"] if own else ""


def state(pk, story, verdicts, tables, on):
    """What follows from the record; the college's own reading of its answer goes before that of the council."""
    if not story["reactions"]:
        if story["final"]:
            return "passed_over"
        return unanswered_state(tables[Advice][tables[Recommendation][pk]["advice_id"]], on)
    reaction = max(story["reactions"], key=lambda row: (row["on"], row["id"]))
    reading = newest_reading(reaction, "municipality", tables) or newest_reading(reaction, "advisory_council", tables)
    if reading == "not_adopted":
        return "not_adopted"
    if reading in (None, "no_verdict"):
        return "verdict_open"
    if any(row["kind"] == "promise" and is_open(row) for row in story["commitments"]):
        return "promised"
    finished = {"done", "lapsed"} & set(verdicts)
    return "dormant" if last_word(reaction, story, tables) < on - YEAR and not finished else reading


def unanswered_state(advice, on):
    """Of an archive nobody knows; after the term silence counts as the by-law says."""
    if advice["from_archive"]:
        return "silent" if advice["no_answer_noted_on"] else "not_recorded"
    if advice["response_due_on"] >= on:
        return "awaiting_response"
    return "silent" if advice["answer_rule"] == "always" else "no_answer_needed"


def newest_reading(reaction, side, tables):
    readings = [r for r in tables[Reading].values() if r["reaction_id"] == reaction["id"] and r["side"] == side]
    return max(readings, key=lambda row: (row["read_on"], row["id"]))["verdict"] if readings else None


def is_open(commitment):
    return commitment["status"] in ("open", "settlement_proposed", "partly_settled")


def last_word(reaction, story, tables):
    about = {row["id"] for row in story["commitments"]}
    notes = [row["noted_on"] for row in tables[Progress].values() if row["commitment_id"] in about]
    made = [row["made_on"] for row in story["commitments"]]
    given = [row["given_on"] for row in story["verdicts"]]
    return max([reaction["on"], *made, *notes, *given])
