"""What waits, what is overdue and what is new, on the desk of each role."""

import pytest
from django.urls import reverse

from advices.models import Advice
from adviesraad.desk import desk_of
from adviesraad.desk.line import DeskLine
from tests import factories
from tests.adviesraad.page_reading import links_in

pytestmark = pytest.mark.django_db

LATE = {"sent_on": factories.today(-60), "response_due_on": factories.today(-18)}


@pytest.fixture
def work():
    """One record for every reason to stand on a desk, by the name under which it stands there."""
    council = factories.council()
    factories.advice_request(subject="nieuwe aanvraag", received_on=factories.today(-1))
    factories.advice_request(subject="late aanvraag", received_on=factories.today(-60))
    factories.advice_request(subject="lopende aanvraag", status="in_preparation", received_on=factories.today(-1))
    for status in ("draft", "in_review", "adopted", "sent"):
        factories.advice(status=status, title=f"advies {status}")
    late = factories.advice(title="laat beantwoord", **LATE)
    factories.response(late, "draft")
    factories.response(late, "draft", by=factories.secretary())
    factories.response(factories.advice(title="beantwoord", sent_on=factories.today(-40)))
    factories.commitment("draft", subject="concept van de gemeente")
    factories.commitment("draft", subject="concept van de raad", by=factories.secretary())
    for receiver, name in (("advisory_council", "raad"), ("municipal_council", "gemeenteraad")):
        factories.commitment("settlement_proposed", receiver=receiver, subject=f"voorstel aan de {name}")
        due_on = factories.today(-1)
        factories.commitment(receiver=receiver, subject=f"te laat voor de {name}", due_on=due_on)
    return council


def names(lines):
    return sorted(line.subject for line in lines)


def desk(user):
    lists = desk_of(type(user).objects.get(pk=user.pk))
    return names(lists["waiting"]), names(lists["overdue"])


def test_desk_of_the_secretary(work):
    waiting, overdue = desk(factories.secretary())
    assert waiting == sorted(
        [
            "nieuwe aanvraag",
            "lopende aanvraag",
            "advies adopted",
            "advies sent",
            "Definitieve reactie: laat beantwoord",
            "concept van de raad",
            "voorstel aan de raad",
        ]
    )
    assert overdue == ["laat beantwoord", "late aanvraag", "te laat voor de raad"]


def test_desk_of_the_author(work):
    waiting, overdue = desk(factories.author())
    assert waiting == ["advies draft", "advies in_review", "beantwoord", "lopende aanvraag", "nieuwe aanvraag"]
    assert overdue == ["late aanvraag"]


def test_desk_of_the_staff(work):
    waiting, overdue = desk(factories.staff())
    assert waiting == ["advies sent", "concept van de gemeente"]
    assert overdue == ["Definitieve reactie: laat beantwoord", "te laat voor de gemeenteraad", "te laat voor de raad"]


def test_desk_of_the_registry(work):
    waiting, overdue = desk(factories.registry())
    assert (waiting, overdue) == (["voorstel aan de gemeenteraad"], ["te laat voor de gemeenteraad"])


def test_desk_of_another_council_is_empty(work, other_secretary, other_advisor):
    assert desk(other_secretary) == ([], [])
    assert desk(other_advisor) == ([], [])


def test_desk_without_a_role_says_so(client, outsider, administrator):
    client.force_login(outsider)
    assert client.get(reverse("desk")).context["roles"] == []
    client.force_login(administrator)
    assert reverse("administration") in links_in(client.get(reverse("desk")))


@pytest.mark.parametrize("who", ["secretary", "advisor", "staff", "registry"])
def test_every_line_leads_to_a_page_that_one_may_open(who, work, client, request):
    client.force_login(request.getfixturevalue(who))
    for address in set(links_in(client.get(reverse("desk")))):
        assert (address, client.get(address).status_code) == (address, 200)


@pytest.mark.parametrize("status", ["draft", "published"])
def test_promise_from_hidden_words_stands_on_no_desk_of_the_other_side(status, secretary):
    """It quotes a reaction that the secretary may not read, or that was withdrawn with its advice."""
    advice = factories.advice()
    reaction = factories.reaction(advice.recommendations.get(), "Geheim.", status)
    commitment = factories.commitment(source_reaction=reaction, subject="Geheim", due_on=factories.today(-1))
    factories.commitment_actions.propose_settlement(commitment, by=factories.staff(), text="Klaar.")
    reader = secretary
    if status == "published":
        factories.advice_actions.withdraw(advice, by=secretary, reason="Onjuist.")
        reader = factories.staff()
    lists = desk_of(reader)
    assert "Geheim" not in names([*lists["waiting"], *lists["overdue"], *lists["new"]])


def test_secretary_goes_on_with_a_draft_of_her_own():
    factories.advice(status="draft", title="ingelezen", by=factories.secretary())
    assert desk(factories.secretary())[0] == ["ingelezen"]


def test_at_most_five_verdicts_wait_and_then_the_way_to_all():
    for number in range(12):
        factories.response(factories.advice(title=f"Advies {number}"))
    waiting = desk_of(factories.author())["waiting"]
    assert [line.url for line in waiting[5:]] == [reverse("yearly_round")]


def test_waiting_begins_with_what_is_due_first(secretary):
    factories.advice(status="adopted", title="zonder dag")
    for days in (30, 10, 20):
        factories.advice_request(subject=f"over {days} dagen", advice_due_on=factories.today(days))
    subjects = [line.subject for line in desk_of(secretary)["waiting"]]
    assert subjects == ["over 10 dagen", "over 20 dagen", "over 30 dagen", "zonder dag"]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (2, "nog 2 dagen"),
        (1, "nog 1 dag"),
        (0, "vandaag is de laatste dag"),
        (-1, "1 dag te laat"),
        (-2, "2 dagen te laat"),
    ],
)
def test_line_tells_how_many_days(days, words):
    assert DeskLine("Stap", "Iets", "/", factories.today(days)).term == words


def test_line_leads_to_the_step_itself(work, client, staff, secretary):
    steps = {line.step: line.url for line in [*desk_of(secretary)["waiting"], *desk_of(staff)["waiting"]]}
    adopted, sent = (Advice.objects.get(title=f"advies {status}").pk for status in ("adopted", "sent"))
    assert steps["Versturen aan het college"] == reverse("advice_step", args=[adopted, "sent"])
    assert steps["Openbaar maken"] == reverse("advice_step", args=[sent, "published"])
    assert steps["Reactie van het college invoeren"] == reverse("response_new", args=[sent])


# When I have done it, it is gone


@pytest.mark.parametrize(
    ("made", "due", "heard", "waits"),
    [
        (-89, None, None, False),
        (-91, None, None, True),
        (-91, None, -89, False),
        (-200, None, -91, True),
        (-20, 15, None, False),
        (-20, 14, None, True),
        (-20, 14, -13, False),
        (-20, 14, -15, True),
    ],
)
def test_promise_waits_for_a_report_after_a_quarter_and_before_its_day(made, due, heard, waits, staff):
    days = {"made_on": factories.today(made), "due_on": due and factories.today(due)}
    commitment = factories.commitment(subject="belofte", **days)
    if heard:
        factories.progress(commitment, on=factories.today(heard))
    assert desk(staff) == (["belofte"] if waits else [], [])


def test_reported_promise_is_gone_until_it_is_late(staff):
    commitment = factories.commitment(subject="belofte", made_on=factories.today(-100))
    assert desk(staff)[0] == ["belofte"]
    factories.progress(commitment)
    assert desk(staff) == ([], [])


def test_done_step_leaves_the_desk(secretary, client):
    advice = factories.advice(status="sent", title="verstuurd")
    client.force_login(secretary)
    [line] = desk_of(secretary)["waiting"]
    client.post(line.url, {"on": factories.today()})
    assert desk(secretary) == ([], [])
    advice.refresh_from_db()
    assert advice.status == "published"


@pytest.mark.parametrize(
    ("who", "offered"), [("secretary", True), ("staff", True), ("registry", True), ("author", False)]
)
def test_whoever_may_register_commitments_is_offered_to_read_a_list_in(who, offered, client):
    client.force_login(getattr(factories, who)())
    assert (reverse("import_upload") in links_in(client.get(reverse("desk")))) is offered
