"""Registering policy documents and their versions, and making them public."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from documents.models import SearchEntry
from governance.trail.recording import events_of
from governance.workflow import Refused
from policies import actions
from policies.models import PolicyDocument, PolicyVersion, Theme
from tests import factories

pytestmark = pytest.mark.django_db
OTHERS = ["advisor", "other_advisor", "registry", "administrator", "outsider", "anonymous"]


def acts(record):
    return [event.action for event in events_of(record)]


@pytest.mark.parametrize("who", ["staff", "secretary", "other_secretary"])
def test_policy_is_registered_with_its_themes_and_predecessors(who, everyone):
    earlier, theme = factories.policy("Wmo-plan 2015"), factories.theme()
    policy = actions.register_policy(by=everyone[who], title="Wmo-plan 2019", themes=[theme], succeeds=[earlier])
    assert (policy.slug, list(policy.themes.all()), list(policy.succeeds.all())) == (
        "wmo-plan-2019",
        [theme],
        [earlier],
    )
    assert list(earlier.succeeded_by.all()) == [policy]
    assert (policy.published_at, acts(policy)) == (None, ["created"])


@pytest.mark.parametrize("who", OTHERS)
def test_registering_by_anybody_else_is_refused(who, everyone):
    with pytest.raises(PermissionDenied):
        actions.register_policy(by=everyone[who], title="Wmo-plan")
    assert not PolicyDocument.objects.exists()


@pytest.mark.parametrize("who", ["staff", "secretary"])
def test_theme_is_added(who, everyone):
    theme = actions.add_theme(by=everyone[who], name="Jeugd & school")
    assert (theme.slug, acts(theme)) == ("jeugd-school", ["created"])


@pytest.mark.parametrize("who", OTHERS)
def test_theme_by_anybody_else_is_refused(who, everyone):
    with pytest.raises(PermissionDenied):
        actions.add_theme(by=everyone[who], name="Jeugd")
    assert not Theme.objects.exists()


def test_policies_of_one_title_have_different_addresses(staff):
    slugs = [actions.register_policy(by=staff, title=title).slug for title in ["Wmo", "Wmo", "WMO!", "…"]]
    assert slugs == ["wmo", "wmo-2", "wmo-3", "zonder-titel"]


def test_address_stays_when_the_title_changes(staff):
    policy = factories.policy("Wmo-plan")
    actions.save_policy(policy, {"title": "Sociaal plan", "period_from": 2024}, by=staff, seen_revision=1)
    policy.refresh_from_db()
    assert (policy.title, policy.period_from, policy.slug) == ("Sociaal plan", 2024, "wmo-plan")
    assert acts(policy) == ["created", "edited"]


def test_search_follows_a_changed_title(staff):
    policy = factories.policy_version().policy
    actions.save_policy(policy, {"title": "Sociaal plan"}, by=staff, seen_revision=1)
    assert SearchEntry.objects.get().title == "Sociaal plan"


@pytest.mark.parametrize("who", OTHERS)
def test_changing_by_anybody_else_is_refused(who, everyone):
    version = factories.policy_version(public=False)
    for attempt in [
        lambda by: actions.save_policy(version.policy, {"title": "Anders"}, by=by, seen_revision=1),
        lambda by: actions.add_version(version.policy, by=by, label="nieuw", dated_on=date(2026, 1, 1)),
        lambda by: actions.publish_version(version, by=by),
    ]:
        with pytest.raises(PermissionDenied):
            attempt(everyone[who])
    assert PolicyVersion.objects.get().published_at is None


def test_version_is_not_public_until_published(staff):
    policy = factories.policy()
    version = actions.add_version(policy, by=staff, label="concept", dated_on=date(2026, 1, 1))
    policy.refresh_from_db()
    assert (version.published_at, policy.published_at, SearchEntry.objects.count()) == (None, None, 0)
    actions.publish_version(version, by=staff)
    policy.refresh_from_db()
    assert (version.published_at is None, policy.published_at is None) == (False, False)
    entry = SearchEntry.objects.get()
    assert (entry.title, entry.text, entry.dated_on) == ("Beleidsplan Wmo", "concept", date(2026, 1, 1))
    assert acts(version) == ["created", "published"]


def test_second_publication_keeps_the_first_moment(staff):
    version = factories.policy_version()
    first = (version.published_at, version.policy.published_at)
    actions.publish_version(version, by=staff)
    version.refresh_from_db()
    assert (version.published_at, version.policy.published_at) == first


def test_confidential_version_cannot_be_published(staff):
    version = factories.policy_version(public=False, confidential=True)
    with pytest.raises(Refused):
        actions.publish_version(version, by=staff)
    assert (acts(version), SearchEntry.objects.count()) == (["created"], 0)


@pytest.mark.parametrize(
    ("years", "period"),
    [((2020, 2024), "2020–2024"), ((2020, 2020), "2020"), ((None, 2024), "2024"), ((None, None), "")],
)
def test_period_is_written_out(years, period):
    assert PolicyDocument(period_from=years[0], period_until=years[1]).period == period
