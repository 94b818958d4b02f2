"""Who sees which theme, policy document and version."""

import pytest

from tests import factories
from tests.governance.seeing import EDITORS, EVERYONE, seen


def _policy_of(**fields):
    return lambda: factories.policy_version(**fields).policy


THEMES = {"a theme": (factories.theme, EVERYONE)}
POLICIES = {
    "without versions": (factories.policy, EDITORS),
    "with a draft that is not public": (_policy_of(public=False), EDITORS),
    "with a confidential version": (_policy_of(public=False, confidential=True), EDITORS),
    "with a public version": (_policy_of(), EVERYONE),
}
VERSIONS = {
    "not public": (lambda: factories.policy_version(public=False), EDITORS),
    "confidential": (lambda: factories.policy_version(public=False, confidential=True), EDITORS),
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
