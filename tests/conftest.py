"""What every test may ask for: who acts, and a clean place to act in."""

import os

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.utils import translation

from governance.roles import Role
from governance.sql.roles import give_rights
from tests import factories


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """What takes longest goes first, so that in the end no core waits for another."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is None)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """The database of each worker begins as a copy of the one that bin/test keeps migrated, where there is one."""
    if template := os.environ.get("TEST_TEMPLATE"):
        connection.settings_dict["TEST"]["TEMPLATE"] = template


@pytest.fixture(autouse=True)
def without_what_costs_time(settings):
    """Passwords that are hashed at once, and no look at every style sheet and picture for each client."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *settings.PASSWORD_HASHERS]
    settings.WHITENOISE_AUTOREFRESH = True


@pytest.fixture(autouse=True)
def as_often_as_one_likes(settings):
    """What a test does in a second, a visitor does in an hour."""
    settings.RATE_LIMITS = {}


@pytest.fixture(autouse=True)
def files_in_tmp(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture(autouse=True)
def in_dutch():
    with translation.override("nl"):
        yield


@pytest.fixture(autouse=True)
def no_jobs_left(request):
    """Procrastinate's tables are not Django's: what a committing test defers would stay for the next one."""
    if not _commits(request):
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_events")
        cursor.execute("DELETE FROM procrastinate_jobs")


def _commits(request):
    marker = request.node.get_closest_marker("django_db")
    by_mark = marker is not None and marker.kwargs.get("transaction")
    return by_mark or bool({"transactional_db", "live_server"} & set(request.fixturenames))


@pytest.fixture
def web_role(db):
    """The name of the role that the web server and the worker have in the database of this test."""
    role = f"{connection.settings_dict['NAME']}_web"
    give_rights(role)
    return role


@pytest.fixture
def as_web_role(web_role):
    """What a test does from here, it does with the rights of the web server."""
    with connection.cursor() as cursor:
        cursor.execute(f'SET ROLE "{web_role}"')


@pytest.fixture
def municipality(db):
    return factories.municipality()


@pytest.fixture
def council(db):
    return factories.council()


@pytest.fixture
def other_council(db):
    return factories.council("Jongerenraad")


@pytest.fixture
def secretary(council):
    return factories.secretary(council)


@pytest.fixture
def advisor(council):
    """The author of what the factories write."""
    return factories.author(council)


@pytest.fixture
def adopter(council):
    return factories.adopter(council)


@pytest.fixture
def other_secretary(other_council):
    return factories.secretary(other_council)


@pytest.fixture
def other_advisor(other_council):
    return factories.author(other_council)


@pytest.fixture
def staff(db):
    return factories.staff()


@pytest.fixture
def registry(db):
    return factories.registry()


@pytest.fixture
def administrator(db):
    return factories.person(Role.ADMINISTRATOR)


@pytest.fixture
def outsider(db):
    """Somebody who can log in and has no role."""
    return factories.person()


@pytest.fixture
def anonymous():
    return AnonymousUser()


@pytest.fixture
def everyone(anonymous, outsider, secretary, advisor, other_secretary, other_advisor, staff, registry, administrator):
    """Every kind of visitor by name; "advisor" is not the author of what the factories write, but the adopter."""
    return {
        "anonymous": anonymous,
        "outsider": outsider,
        "secretary": secretary,
        "advisor": factories.adopter(),
        "other_secretary": other_secretary,
        "other_advisor": other_advisor,
        "staff": staff,
        "registry": registry,
        "administrator": administrator,
    }
