"""The list of commitments and its filters."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def commitments():
    alderman = factories.office_holder()
    plan = factories.policy(themes=[factories.theme()])
    factories.policy_version(plan)
    made = {
        "late": factories.commitment(due_on=factories.today(-1), made_by=alderman),
        "partly": factories.commitment("partly_settled", made_on=factories.today(-9), due_on=factories.today(-6)),
        "today": factories.commitment(due_on=factories.today()),
        "old": factories.commitment("settled", made_on=factories.today(-1000)),
        "motion": factories.commitment(kind="motion", receiver="municipal_council", policy_documents=[plan]),
    }
    factories.commitment("draft", made_by=factories.office_holder("Concept"))
    return made


def found(client, commitments, query=""):
    page = client.get(f"{reverse('commitment_list')}{query}")
    names = {commitment.pk: name for name, commitment in commitments.items()}
    return {names[commitment.pk] for commitment in page.context["page_obj"]}


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", {"late", "partly", "today", "old", "motion"}),
        ("?state=overdue", {"late", "partly"}),
        ("?state=long_overdue", {"partly"}),
        ("?state=running", {"late", "partly", "today", "motion"}),
        ("?state=open", {"late", "today", "motion"}),
        ("?state=partly_settled", {"partly"}),
        ("?state=settled", {"old"}),
        ("?state=draft", {"late", "partly", "today", "old", "motion"}),
        ("?receiver=municipal_council", {"motion"}),
        ("?kind=motion", {"motion"}),
        ("?theme=mantelzorg", {"motion"}),
        ("?theme=onzin", {"late", "partly", "today", "old", "motion"}),
        ("?kind=motion&state=settled", set()),
    ],
)
def test_filter_shows_what_fits_and_all_for_nonsense(query, names, client, commitments):
    assert found(client, commitments, query) == names


def test_year_and_maker_are_filters_too(client, commitments):
    assert found(client, commitments, f"?year={factories.today(-1000).year}") == {"old"}
    assert found(client, commitments, f"?made_by={commitments['late'].made_by_id}") == {"late"}


def test_maker_of_drafts_only_is_no_choice(client, commitments):
    form = client.get(reverse("commitment_list")).context["filter"].form
    assert list(form.fields["made_by"].queryset) == [commitments["late"].made_by]


@pytest.mark.parametrize(
    "number", ["2024-7", "abc", "2024", "2024-", "-7", "2024-0", "2024-07", "²-²", "٢٠٢٤-١", "9" * 5000 + "-1", "1-1-1"]
)
def test_number_of_no_commitment_is_not_found(number, client, commitments):
    assert client.get(f"/toezeggingen/{number}/").status_code == 404


@pytest.mark.parametrize(("days", "late"), [(0, ""), (1, "overdue"), (30, "overdue"), (31, "long_overdue")])
def test_promise_is_late_in_two_steps(days, late):
    due_on = factories.today(-days)
    promised = {"made_on": due_on - timedelta(days=30), "due_on": due_on}
    assert factories.commitment(**promised).lateness == late
    assert factories.commitment("settled", **promised).lateness == ""
