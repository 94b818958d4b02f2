"""Who sees which theme, policy document and version."""

import pytest
from django.core.exceptions import PermissionDenied

from advices.understanding.proposals import likely_version
from documents.models import Document
from policies.actions import add_version, publish_version, save_version
from tests import factories
from tests.governance.seeing import EDITORS, EVERYONE, seen


def _policy_of(**fields):
    return lambda: factories.policy_version(**fields).policy


def confidential(**fields):
    return factories.policy_version(label="besloten", public=False, confidential=True, **fields)


def asked_about(version):
    factories.advice_request(policy_version=version)
    return version


def advised_on(version):
    factories.advice(status="draft").policy_versions.add(version)
    return version


def registered_by_secretary():
    fields = {"label": "van de secretaris", "dated_on": factories.today(), "confidential": True}
    return add_version(factories.policy(), by=factories.secretary(), **fields)


THEMES = {"a theme": (factories.theme, EVERYONE)}
POLICIES = {
    "without versions": (factories.policy, EDITORS),
    "with a draft that is not public": (_policy_of(public=False), EDITORS),
    "with a confidential version": (_policy_of(public=False, confidential=True), EDITORS),
    "with a public version": (_policy_of(), EVERYONE),
}
VERSIONS = {
    "not public": (lambda: factories.policy_version(public=False), EDITORS),
    "confidential": (lambda: confidential(), {"staff"}),
    "confidential, asked about": (lambda: asked_about(confidential()), {"secretary", "advisor", "staff"}),
    "confidential, advised on": (lambda: advised_on(confidential()), {"secretary", "advisor", "staff"}),
    "confidential, registered by a secretary": (lambda: registered_by_secretary(), {"secretary", "staff"}),
    "public": (factories.policy_version, EVERYONE),
    "not public beside a public one": (
        lambda: factories.policy_version(factories.policy_version().policy, "versie 2", public=False),
        EDITORS,
    ),
}


@pytest.mark.parametrize("table", [THEMES, POLICIES, VERSIONS], ids=["theme", "policy", "version"])
def test_record_is_seen_by_whom_the_table_says(table, everyone):
    found, expected = seen(table, everyone)
    assert found == expected


@pytest.mark.parametrize(("make", "who"), [(confidential, {"staff"}), (factories.policy_version, EDITORS)])
def test_file_is_read_as_it_came_by_who_sees_the_version(everyone, make, who):
    document = factories.document(by=factories.person(nth=2))
    make(document=document)
    read = {name for name, user in everyone.items() if Document.objects.as_they_came_to(user).filter(pk=document.pk)}
    assert read == who


@pytest.mark.parametrize(
    "act",
    [
        lambda version, by: save_version(version, {"label": "anders"}, by=by, seen_revision=1),
        lambda version, by: publish_version(version, by=by),
    ],
    ids=["save", "publish"],
)
def test_secretary_who_was_not_asked_changes_nothing_of_a_confidential_version(act, secretary):
    version = confidential()
    with pytest.raises(PermissionDenied):
        act(version, secretary)
    version.refresh_from_db()
    assert (version.label, version.published_at) == ("besloten", None)


class NamesThePlan:
    policy_document, policy_version = None, None


def test_confidential_version_is_not_proposed_to_who_may_not_see_it(monkeypatch, secretary, staff):
    version = confidential()
    monkeypatch.setattr("advices.understanding.proposals.value", lambda _field: version.policy.title)
    assert (likely_version(NamesThePlan, secretary), likely_version(NamesThePlan, staff)) == (None, version)
