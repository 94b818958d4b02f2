"""Every constraint of our models refuses what it is for."""

import pytest
from django.apps import apps

from tests.governance.constraint_cases import CASES, advices, basis, commitments, meetings, reviews, site, terms
from tests.governance.database import APPS
from tests.governance.refusals import refused

MODELS = [model for app in APPS for model in apps.get_app_config(app).get_models()]
OF_MODELS = {constraint.name for model in MODELS for constraint in model._meta.constraints}
MODULES = [basis, advices, meetings, reviews, terms, commitments, site]


def test_every_constraint_has_a_case():
    assert {name for name, _write in CASES} == OF_MODELS


def test_error_code_of_a_constraint_is_the_field_beside_which_it_is_told():
    for model in MODELS:
        codes = {constraint.violation_error_code for constraint in model._meta.constraints} - {None}
        assert codes <= {field.name for field in model._meta.fields}, model


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("constraint", "write"),
    [pytest.param(name, write, id=f"{name}-{number}-{write.__name__}") for number, (name, write) in enumerate(CASES)],
)
def test_constraint_refuses(constraint, write):
    with refused(constraint):
        write()
