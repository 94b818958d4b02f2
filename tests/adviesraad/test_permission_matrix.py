"""Who may open which address, of a record in which state: the whole table, written by hand.

The addresses come from the URL list, so that a new one without a rule fails. Each character is what one visitor gets,
in the order of VISITORS: 2 the page, > sent elsewhere, x refused, . not found, - for posts only.
"""

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from governance.roles import Role
from tests import factories
from tests.adviesraad.addresses import public, work
from tests.adviesraad.keeping import kept
from tests.adviesraad.permission_matrix import MATRIX
from tests.adviesraad.record_addresses import KINDS, VARIANTS, arguments
from tests.adviesraad.record_states import records

VISITORS = [
    "anonymous", "outsider", "secretary", "advisor", "other_secretary", "other_advisor", "staff", "registry",
    "administrator",
]  # fmt: skip
SIGNS = {200: "2", 202: "2", 302: ">", 403: "x", 404: ".", 405: "-"}
NOT_FOUND = {True: "." * len(VISITORS), False: ">" + "." * (len(VISITORS) - 1)}
# By the file, and by the token, that one has; of a promise see tests/commitments/actions/test_version.py.
NEEDS_NO_RULE = {"import_upload", "import_proposal", "mail_unsubscribe", "commitment_changes"}

ADDRESSES = {entry.name: entry for entry in [*public, *work] if entry.name}
RULES = {tuple(line.split()[:-1]): line.split()[-1] for line in MATRIX.strip().splitlines() if line[0] != "#"}

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, tmp_path_factory):
    with kept(records, django_db_blocker, tmp_path_factory) as made:
        yield made


@pytest.fixture(scope="module")
def visitors(world, django_db_blocker):
    """A browser per kind of visitor; "advisor" is not the author of the advices, but who adopted them."""
    other = factories.council("Jongerenraad")
    users = {
        "outsider": factories.person(),
        "secretary": factories.secretary(),
        "advisor": factories.adopter(),
        "other_secretary": factories.secretary(other),
        "other_advisor": factories.author(other),
        "staff": factories.staff(),
        "registry": factories.registry(),
        "administrator": factories.person(Role.ADMINISTRATOR),
    }
    clients = {name: Client() for name in VISITORS}
    for name, user in users.items():
        clients[name].force_login(user)
    return clients


@pytest.fixture(autouse=True)
def quick(monkeypatch, settings):
    """No PDF is drawn, and nginx would send the files."""
    settings.ACCEL_REDIRECT = True
    for place in ("advices.views.advice", "advices.views.reminder", "advices.views.meeting"):
        monkeypatch.setattr(f"{place}.render_pdf", lambda html: b"%PDF")


def cases(name, world):
    """(rule, values) of every state of the record that this address is about, and of every step where it has one."""
    argument, kinds = VARIANTS.get(name, (None, {None: KINDS.get(name, "")}))
    for variant, kind in kinds.items():
        for state, record in world[kind].items():
            given = {key: arguments(kind, record).get(key) for key in ADDRESSES[name].pattern.converters}
            given |= {argument: variant} if argument else {}
            steps = record.Status.values if "status" in given else [None]
            for step in steps:
                values = given | ({"status": step} if step else {})
                yield tuple(str(part) for part in (name, variant, state, step) if part not in (None, "")), values


def found(values, name, visitors):
    try:
        address = reverse(name, kwargs=values)
    except NoReverseMatch:
        return None
    return "".join(SIGNS[client.get(address).status_code] for client in visitors.values())


@pytest.mark.parametrize("name", sorted(set(ADDRESSES) - NEEDS_NO_RULE))
def test_address_opens_for_whom_the_table_says(name, world, visitors):
    is_public = ADDRESSES[name] in public
    seen = {rule: found(values, name, visitors) for rule, values in cases(name, world)}
    expected = {rule: RULES.get(rule, NOT_FOUND[is_public]) for rule, signs in seen.items() if signs}
    assert {rule: signs for rule, signs in seen.items() if signs} == expected


@pytest.mark.parametrize("name", sorted({name for name in ADDRESSES if ADDRESSES[name] in work} - NEEDS_NO_RULE))
def test_posting_is_refused_to_whom_may_not_read_the_form(name, world, visitors):
    posted, expected = {}, {}
    for rule, values in cases(name, world):
        signs = RULES.get(rule, NOT_FOUND[False])
        barred = [visitor for visitor, sign in zip(VISITORS, signs, strict=True) if sign in "x."]
        taken_already = (
            rule[-2:] == (values.get("status"),) * 2
        )  # who comes second is told so: governance/pages/test_form_page.py
        if set(signs) <= {">", "."} or taken_already:
            continue
        for visitor in barred:
            answer = visitors[visitor].post(reverse(name, kwargs=values), {"on": factories.today(), "reason": "Omdat."})
            posted[rule, visitor] = SIGNS[answer.status_code]
            expected[rule, visitor] = signs[VISITORS.index(visitor)]
    assert posted == expected


def test_every_rule_is_of_an_address():
    assert {rule[0] for rule in RULES} <= set(ADDRESSES)


def test_every_address_has_a_rule():
    assert set(ADDRESSES) - {rule[0] for rule in RULES} == NEEDS_NO_RULE


def test_tables_that_the_administrator_had_are_gone(client, administrator):
    assert client.get("/werk/tabellen/").status_code == 302
    client.force_login(administrator)
    assert [client.get(f"/werk/tabellen/{page}").status_code for page in ("", "login/", "governance/council/")] == [
        404, 404, 404,
    ]  # fmt: skip
