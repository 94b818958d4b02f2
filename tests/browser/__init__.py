"""A real browser; the helpers beside the tests tell as much as the tests do when they fail."""

import pytest

ROLES = ["secretary", "advisor", "staff", "staff_promises", "registry", "administrator", "council", "municipality"]
pytest.register_assert_rewrite(*(f"{__name__}.journey_{role}" for role in ROLES))
