"""Who sees which request, advice, recommendation, assignment, response, reaction, planned action and reading."""

import pytest

from advices.models import Advice, AdviceRequest, Recommendation
from tests import factories
from tests.governance.seeing import COUNCIL, EVERYONE, seen

STAFF, SECRETARY = {"staff"}, {"secretary"}
SENT = COUNCIL | STAFF


def reaction_to(advice_status, status, by):
    """Makes a reaction to a recommendation of an advice that then goes on to its status."""

    def make():
        advice = factories.advice(status="sent" if advice_status == "sent" else "published")
        reaction = factories.response(advice, status, by=by(), planned={"action": "Proef."}).reactions.get()
        if advice_status == "withdrawn":
            factories.advice_actions.withdraw(advice, by=factories.secretary(), reason="Onjuist.")
        return reaction

    return make


REQUESTS = {
    f"{status}, {'public' if public else 'not public'}": (
        lambda status=status, public=public: factories.advice_request(status=status, public=public),
        EVERYONE if public else COUNCIL,
    )
    for status in AdviceRequest.Status.values
    for public in (False, True)
}
ADVICES = {
    "draft": (lambda: factories.advice(status="draft"), COUNCIL),
    "in review": (lambda: factories.advice(status="in_review"), COUNCIL),
    "adopted": (lambda: factories.advice(status="adopted"), COUNCIL),
    "sent": (lambda: factories.advice(status="sent"), SENT),
    "published": (lambda: factories.advice(status="published"), EVERYONE),
    "withdrawn": (lambda: factories.advice(status="withdrawn"), EVERYONE),
    "replaced": (lambda: factories.new_version(factories.advice()).supersedes, EVERYONE),
    "draft of a new version": (lambda: factories.new_version(factories.advice(), "draft"), COUNCIL),
}
RECOMMENDATIONS = {
    name: (lambda make=make: make().recommendations.get(), COUNCIL if name == "withdrawn" else who)
    for name, (make, who) in ADVICES.items()
}
REACTIONS = {
    "published, advice published": (reaction_to("published", "published", factories.staff), EVERYONE),
    "published, advice sent": (reaction_to("sent", "published", factories.staff), SENT),
    "published, advice withdrawn": (reaction_to("withdrawn", "published", factories.staff), COUNCIL),
    "draft of the municipality": (reaction_to("published", "draft", factories.staff), STAFF),
    "draft of the municipality, advice sent": (reaction_to("sent", "draft", factories.staff), STAFF),
    "draft of the secretary": (reaction_to("published", "draft", factories.secretary), SECRETARY),
    "draft of the secretary, advice sent": (reaction_to("sent", "draft", factories.secretary), SECRETARY),
    "draft of the municipality, advice withdrawn": (reaction_to("withdrawn", "draft", factories.staff), set()),
    "draft of the secretary, advice withdrawn": (reaction_to("withdrawn", "draft", factories.secretary), SECRETARY),
}
RESPONSES = {name: (lambda make=make: make().response, who) for name, (make, who) in REACTIONS.items()}
READINGS = {name: (lambda make=make: factories.reading(make()), who) for name, (make, who) in REACTIONS.items()}
PLANNED = {name: (lambda make=make: make().planned_action, who) for name, (make, who) in REACTIONS.items()}
ASSIGNMENTS = {
    status: (lambda status=status: factories.assignment(status=status), STAFF) for status in ("open", "done")
}
TABLES = {
    "assignment": ASSIGNMENTS,
    "planned action": PLANNED,
    "request": REQUESTS,
    "advice": ADVICES,
    "recommendation": RECOMMENDATIONS,
    "response": RESPONSES,
    "reaction": REACTIONS,
    "reading": READINGS,
}


@pytest.mark.parametrize("kind", TABLES)
def test_record_is_seen_by_whom_the_table_says(kind, everyone):
    found, expected = seen(TABLES[kind], everyone)
    assert found == expected


def test_advices_of_every_status_are_in_the_table():
    names = {str(status).replace("_", " ") for status in Advice.Status.values}
    assert names <= set(ADVICES)


def test_former_advisor_sees_no_drafts_any_more(advisor, council):
    advice = factories.advice(status="draft")
    advisor.memberships.update(ends_on=factories.today(-1))
    assert not Advice.objects.visible_to(type(advisor).objects.get(pk=advisor.pk)).filter(pk=advice.pk).exists()


def test_future_advisor_sees_no_drafts_yet(council):
    advice, newcomer = factories.advice(status="draft"), factories.person()
    factories.membership(newcomer, "advisor", council, starts_on=factories.today(1))
    assert not Advice.objects.visible_to(newcomer).filter(pk=advice.pk).exists()


def test_member_of_both_councils_sees_the_drafts_of_both(council, other_council):
    drafts = {factories.advice(council, "draft"), factories.advice(other_council, "draft")}
    member = factories.person()
    for each in (council, other_council):
        factories.membership(member, "advisor", each)
    assert set(Advice.objects.visible_to(member)) == drafts
    assert set(Recommendation.objects.visible_to(member)) == set(Recommendation.objects.all())
