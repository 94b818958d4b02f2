"""What waits for the municipality: which recommendations, in which order, and who answers them."""

from functools import partial

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext as _

from advices.actions import assignment as actions
from advices.models import Assignment
from adviesraad.desk import desk_of
from governance.models import User
from governance.moments import in_words
from governance.roles import Role
from governance.trail.recording import events_of
from governance.workflow import Refused
from tests import factories
from tests.adviesraad.page_reading import filled_in, form_in, general_mistakes_in, mistakes_in, page_in
from tests.factories import today
from tests.governance.database import particulars
from tests.governance.racing import begun_then

pytestmark = pytest.mark.django_db

ADDRESS = reverse("waiting")


def advice(text="Punt.", due=10, **fields):
    return factories.advice(
        recommendations=[text], sent_on=today(-60), response_due_on=today(due), **fields
    ).recommendations.get()


def colleague():
    return factories.person(Role.STAFF, nth=2)


def found(client, query=""):
    rows = page_in(client.get(ADDRESS + query)).select(".ticked > li label")
    return [row.get_text(strip=True) for row in rows]


@pytest.fixture
def signed_in(client, staff):
    client.force_login(staff)
    return client


def test_list_holds_what_has_no_public_reaction_by_due_date(signed_in, other_council):
    advice("Laat.", due=-3)
    advice("Later.", due=30)
    advice("Eerst.", due=-9, council_=other_council)
    advice("Alleen verzonden.", due=5, status="sent")
    for status in ("draft", "in_review", "adopted", "withdrawn"):
        factories.advice(status=status, recommendations=[status])
    factories.reaction(advice("Beantwoord."))
    factories.reaction(advice("Bijna.", due=6), status="draft")
    assert found(signed_in) == ["1. Eerst.", "1. Laat.", "1. Alleen verzonden.", "1. Bijna.", "1. Later."]


def test_point_that_a_final_response_left_out_still_waits(signed_in):
    record = factories.advice(recommendations=["Een.", "Twee."])
    factories.response(record, reactions={1: "Ja."})
    assert found(signed_in) == ["2. Twee."]


def test_answer_to_an_earlier_version_counts_for_the_new_one(signed_in):
    record = factories.advice()
    factories.response(record)
    factories.new_version(record)
    assert found(signed_in) == []


def test_filters(signed_in, staff, other_council):
    late, soon, later = (
        advice("Laat.", due=-1),
        advice("Gauw.", due=14, council_=other_council),
        advice("Later.", due=15),
    )
    factories.assignment(late, assignee=colleague())
    factories.assignment(soon, assignee=staff)
    factories.assignment(later, department="Wmo")
    free = advice("Vrij.", due=20)
    factories.assignment(free, "withdrawn")
    assert found(signed_in, "?due=te-laat") == found(signed_in, f"?assigned={colleague().pk}") == ["1. Laat."]
    assert found(signed_in, "?due=binnenkort") == found(signed_in, "?assigned=mij") == ["1. Gauw."]
    assert found(signed_in, f"?council={other_council.slug}") == ["1. Gauw."]
    assert found(signed_in, "?due=later") == ["1. Later.", "1. Vrij."]
    assert found(signed_in, "?assigned=afdeling") == ["1. Later."]
    assert found(signed_in, "?assigned=niemand") == ["1. Vrij."]


def test_several_at_once_are_given_to_a_colleague(signed_in, staff):
    rows = [advice("Een."), advice("Twee.")]
    answers = filled_in(
        signed_in.get(ADDRESS), recommendations=[row.pk for row in rows], assignee=colleague().pk, note="Voor vrijdag."
    )
    assert signed_in.post(ADDRESS, answers)["Location"] == ADDRESS
    made = list(Assignment.objects.values_list("recommendation", "assignee", "department", "note", "by", "status"))
    assert made == [(row.pk, colleague().pk, "", "Voor vrijdag.", staff.pk, "open") for row in rows]
    assert [particulars(event) for event in events_of(Assignment.objects.first())] == [
        {"to": "open", "assignee": colleague().pk, "recommendation": rows[0].pk}
    ]


def test_mine_is_what_my_department_was_given_too(signed_in, staff):
    staff.memberships.update(department="Wmo")
    given = {"Wmo": advice("Voor mijn afdeling."), "Jeugd": advice("Voor een andere.")}
    for department, row in given.items():
        factories.assignment(row, department=department)
    assert found(signed_in, "?assigned=mij") == ["1. Voor mijn afdeling."]


def test_departments_to_choose_from_are_those_with_somebody(signed_in):
    factories.works_for("Wmo")
    factories.works_for("Jeugd", nth=8).memberships.update(ends_on=today(-1))
    advice("Punt.")
    choices = page_in(signed_in.get(ADDRESS)).select("select[name=department] option")
    assert [each["value"] for each in choices] == ["", "Wmo"]


def test_mistakes_keep_the_ticks(signed_in):
    factories.works_for("Wmo")
    row = advice("Een.")
    for answers in ({}, {"assignee": colleague().pk, "department": "Wmo"}):
        response = signed_in.post(ADDRESS, filled_in(signed_in.get(ADDRESS), recommendations=[row.pk], **answers))
        sentence = _("Choose a colleague, or fill in a department: one of the two.")
        assert mistakes_in(response) == {"assignee": [sentence]}
        assert form_in(response)["recommendations"] == [str(row.pk)]
    response = signed_in.post(
        ADDRESS, filled_in(signed_in.get(ADDRESS), department="Wmo", assignee="", recommendations=None)
    )
    assert _("Tick at least one recommendation first.") in page_in(response).select_one(".alert-error").get_text()
    assert not Assignment.objects.exists()


def test_list_tells_what_was_done_and_begun(signed_in, staff):
    row = advice("Een.")
    given = factories.assignment(row, assignee=colleague())
    draft = factories.response(row.advice, "draft", by=staff)
    actions.finish(given, by=colleague())
    page = page_in(signed_in.get(ADDRESS))
    [group] = page.select(".ticked-group")
    begun = {"href": reverse("response_edit", args=[draft.pk])}
    assert group.find("a", begun).get_text() == _("Go on with the response that was begun")
    words = " ".join(group.select_one(".ticked .meta").get_text().split())
    assert words == _("%(who)s: reported as done on %(date)s") % {"who": colleague().name, "date": in_words(today())}


def test_assignment_goes_along_to_a_new_version(signed_in, staff):
    row = advice("Een.")
    factories.assignment(row, assignee=colleague())
    new = factories.new_version(row.advice)
    url = reverse("response_new", args=[new.pk])
    [task] = [task for task in desk_of(colleague())["waiting"] if task.step == _("Assigned to you: answer this")]
    assert (task.subject, task.url) == ("Een.", url)
    words = page_in(signed_in.get(ADDRESS)).select_one(".ticked").get_text()
    assert colleague().name in words
    again = actions.assign(new.recommendations.all(), by=staff, assignee=staff)
    assert list(Assignment.objects.filter(status="open")) == again


def test_assigning_again_takes_it_from_who_had_it(staff):
    first = factories.assignment(advice())
    second = factories.assignment(first.recommendation, department="Wmo")
    first.refresh_from_db()
    assert (first.status, first.ended_on, second.status) == ("withdrawn", today(), "open")


def test_answered_one_among_the_ticked_assigns_nothing(staff):
    factories.works_for("Wmo")
    rows = [advice("Vrij."), factories.reaction().recommendation]
    with pytest.raises(Refused) as refusal:
        actions.assign(rows, by=staff, department="Wmo")
    assert str(refusal.value) == _("“%(text)s” no longer waits for an answer.") % {
        "text": "Maak het vervoer kosteloos."
    }
    assert not Assignment.objects.exists()


def test_department_without_anybody_is_given_nothing(staff):
    factories.works_for("Wmo").memberships.update(ends_on=today(-1))
    with pytest.raises(Refused) as refusal:
        actions.assign([advice()], by=staff, department="Wmo")
    assert str(refusal.value) == _("Nobody works for the department “%(name)s” here.") % {"name": "Wmo"}


def test_nobody_outside_the_municipality_is_given_anything(staff, secretary):
    factories.works_for("Wmo")
    with pytest.raises(Refused):
        actions.assign([advice()], by=staff, assignee=secretary)
    with pytest.raises(PermissionDenied):
        actions.assign([advice()], by=secretary, department="Wmo")


def lines(user, step=None):
    desk = desk_of(User.objects.get(pk=user.pk))
    step = step or _("Assigned to you: answer this")
    return [(t.subject, t.due_on, t.overdue) for t in [*desk["waiting"], *desk["overdue"]] if t.step == step]


def test_desk_shows_what_was_assigned_until_it_is_answered_done_or_withdrawn(staff):
    rows = [advice("Een.", due=3), advice("Twee.", due=-3), advice("Drie."), advice("Vier.")]
    given = [factories.assignment(row, assignee=colleague()) for row in rows]
    factories.assignment(advice("Van een ander."), assignee=staff)
    actions.finish(given[2], by=colleague())
    actions.withdraw(given[3], by=staff)
    assert lines(colleague()) == [("Een.", today(3), False), ("Twee.", today(-3), True)]
    factories.reaction(rows[0])
    factories.advice_actions.withdraw(rows[1].advice, by=factories.secretary(), reason="Onjuist.")
    assert lines(colleague()) == []


def test_desk_shows_what_the_department_was_given(staff):
    factories.assignment(advice("Voor de afdeling.", due=3), department="Wmo")
    step = _("Assigned to your department: answer this")
    assert lines(factories.works_for("Wmo"), step) == [("Voor de afdeling.", today(3), False)]
    assert lines(staff, step) == []


@pytest.mark.parametrize("status", ["done", "withdrawn"])
def test_assignment_ends_on_its_page(status, signed_in):
    given = factories.assignment(advice())
    address = reverse("assignment_step", args=[given.pk, status])
    assert signed_in.post(address, filled_in(signed_in.get(address)))["Location"] == ADDRESS
    given.refresh_from_db()
    assert (given.status, given.ended_on) == (status, today())


def too_late(**_fields):
    raise Refused("Te laat.")


def test_somebody_was_ahead(signed_in, staff):
    factories.works_for("Wmo")
    row = advice()
    answers = filled_in(signed_in.get(ADDRESS), recommendations=[row.pk], department="Wmo")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("advices.views.assignment.assignments.assign", too_late)
        assert general_mistakes_in(signed_in.post(ADDRESS, answers)) == ["Te laat."]


# Two who divide the work


def given(*recommendations, to):
    return {"recommendations": [str(each.pk) for each in recommendations], "assignee": str(to.pk)}


def test_who_did_not_see_what_a_colleague_assigned_is_told_it_first(signed_in, staff):
    one, other = advice("Een."), advice("Twee.")
    opened = filled_in(signed_in.get(ADDRESS))
    actions.assign([one], by=colleague(), assignee=colleague(), note="Jij weet hiervan.")
    page = signed_in.post(ADDRESS, opened | given(one, other, to=staff))
    who = colleague().name
    sentence = f"Intussen verdeelde {who} dit: “{who}. Jij weet hiervan.”. Verdeel opnieuw als u het anders wilt."
    assert (general_mistakes_in(page), Assignment.objects.get().assignee) == ([sentence], colleague())
    assert signed_in.post(ADDRESS, form_in(page)).status_code == 302
    assert {each.assignee for each in Assignment.objects.filter(status="open")} == {staff}


def test_who_assigns_another_point_is_not_told(signed_in, staff):
    one, other = advice("Een."), advice("Twee.")
    opened = filled_in(signed_in.get(ADDRESS))
    actions.assign([one], by=colleague(), assignee=colleague())
    assert signed_in.post(ADDRESS, opened | given(other, to=staff)).status_code == 302
    assert other.assignments.get().assignee == staff


def test_who_saw_what_a_colleague_assigned_takes_it_over(signed_in, staff):
    one = advice("Een.")
    actions.assign([one], by=colleague(), assignee=colleague())
    assert signed_in.post(ADDRESS, filled_in(signed_in.get(ADDRESS)) | given(one, to=staff)).status_code == 302
    assert one.assignments.get(status="open").assignee == staff


@pytest.mark.django_db(transaction=True)
def test_of_two_who_assign_at_the_same_instant_the_second_is_told(staff):
    one, sheets = advice("Een."), []
    for user in (colleague(), staff):
        browser = Client()
        browser.force_login(user)
        sheets.append(partial(browser.post, ADDRESS, filled_in(browser.get(ADDRESS)) | given(one, to=user)))
    page = begun_then(*sheets)
    assert (page.status_code, one.assignments.get().assignee) == (200, colleague())
