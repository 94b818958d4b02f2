"""What a field brings along without a constraint of its own: not below nought, a value or a link that stands once.

Which rules there are is asked of the database, so that one of which no case in `constraint_cases` knows is tried here.
"""

import pytest
from django.apps import apps
from django.db import connection, transaction

from tests.governance.constraint_cases import CASES
from tests.governance.database import APPS, columns_of, our_rules, sql
from tests.governance.refusals import refused
from tests.governance.sql.test_constraints import OF_MODELS

pytestmark = pytest.mark.django_db

FIRST, SECOND = {"c": "1", "u": "1"}, {"c": "-1", "u": "1"}  # a value that is accepted, and after it one that is not
AS_UUID = "00000000-0000-0000-0000-00000000000{}"


def rules_without_a_case():
    with_a_case = {name for name, _write in CASES}
    return {
        (table, name, kind, tuple(columns)) for table, name, kind, columns in our_rules() if name not in with_a_case
    }


def rules_of_the_fields():
    """(table, kind, columns) that the fields of our models ask for."""
    for app in APPS:
        for model in apps.get_app_config(app).get_models(include_auto_created=True):
            for field in model._meta.local_fields:
                if field.db_check(connection):
                    yield model._meta.db_table, "c", (field.column,)
                if field.unique and not field.primary_key:
                    yield model._meta.db_table, "u", (field.column,)
            for names in model._meta.unique_together:
                yield model._meta.db_table, "u", tuple(model._meta.get_field(name).column for name in names)


def test_every_constraint_of_a_model_is_in_the_database():
    assert OF_MODELS - {name for _table, name, _kind, _columns in our_rules()} == set()


def test_rules_without_a_case_are_those_of_the_fields():
    found = {(table, kind, columns) for table, _name, kind, columns in rules_without_a_case()}
    assert found == set(rules_of_the_fields())


def test_rule_of_a_field_refuses():
    for table, name, kind, columns in rules_without_a_case():
        with transaction.atomic():
            leave_only(name, table)
            insert(table, columns, FIRST[kind])
            with refused(name):
                insert(table, columns, SECOND[kind])
            transaction.set_rollback(True)


def leave_only(name, table):
    """Take away all other rules of `table`, so that a row with nothing else in it can be written."""
    sql(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    for other_table, other, _kind, _columns in our_rules():
        if other_table == table and other != name:
            sql(f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {other}")
            sql(f"DROP INDEX IF EXISTS {other}")
    for column in columns_of(table).keys() - {"id"}:
        sql(f"ALTER TABLE {table} ALTER COLUMN {column} DROP NOT NULL")


def insert(table, columns, value):
    types = columns_of(table)
    values = [AS_UUID.format(value) if types[column] == "uuid" else value for column in columns]
    places = ", ".join(["%s"] * len(columns))
    sql(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})", values)
