"""The meetings of the example: planned by the secretary, with their agenda and what was decided."""

from datetime import time

from advices.actions import meeting as meetings


def hold_meeting(data, world):
    """Plan a meeting with its agenda, and record the decisions of one that was held."""
    council = world.people.councils[data["council"]]
    secretary = world.people.secretary(council)
    when = {"held_on": data["held_on"], "starts_at": time.fromisoformat(data["starts_at"])}
    where = {"place": data["place"], "is_public": data["is_public"]}
    meeting = meetings.plan_meeting(by=secretary, council=council, **when, **where)
    for row in data["item"]:
        about = {name: row[name] for name in ("subject", "is_public", "note") if name in row}
        about |= {"advice": world.advices[row["advice"]]} if "advice" in row else {}
        about |= {"request": world.requests[row["request"]]} if "request" in row else {}
        item = meetings.add_item(meeting, by=secretary, **about)
        if "decision" in row:
            note = row.get("decision_note", "")
            meetings.record_decision(item, by=secretary, decision=row["decision"], note=note)
