"""Two people who save the same setting at the same instant: both are in it, and neither overwrites the other unseen."""

import pytest
from django.test import Client
from django.urls import reverse

from advices.models import LetterTemplate, Recess, Recipient
from governance.models import Council, Municipality, OfficeHolder
from tests import factories
from tests.adviesraad.page_reading import filled_in, main_in
from tests.governance.racing import begun_then

pytestmark = pytest.mark.django_db(transaction=True)


def letter():
    return factories.council().pk, "first"


# {address: (role, arguments, model, one field with what two people type, another field with what is typed)}
SETTINGS = {
    "council_edit": (
        "administrator",
        lambda: (factories.council().pk,),
        Council,
        ("description", "Een.", "Twee."),
        ("contact_email", "raad@voorbeeld.example"),
    ),
    "municipality_edit": (
        "administrator",
        lambda: [factories.municipality()][:0],
        Municipality,
        ("website", "https://een.example", "https://twee.example"),
        ("contact_email", "gemeente@voorbeeld.example"),
    ),
    "office_holder_edit": (
        "administrator",
        lambda: (factories.office_holder().pk,),
        OfficeHolder,
        ("portfolio", "Zorg", "Jeugd"),
        ("party", "Lokaal"),
    ),
    "recipient_edit": (
        "secretary",
        lambda: (factories.recipient().pk,),
        Recipient,
        ("name", "Een", "Twee"),
        ("email", "post@voorbeeld.example"),
    ),
    "recess_edit": (
        "secretary",
        lambda: (factories.recess(factories.council()).pk,),
        Recess,
        ("name", "Een", "Twee"),
        ("ends_on", "2031-09-01"),
    ),
    "letter_edit": ("secretary", letter, LetterTemplate, ("subject", "Een", "Twee"), ("text", "Onze eigen woorden.")),
}


class Session:
    """One of two people who has the setting open."""

    def __init__(self, role, address, nth):
        self.client, self.address = Client(), address
        self.client.force_login(factories.person(role, nth=nth))
        self.typed = filled_in(self.client.get(address))

    def saving(self, name, words):
        return lambda: self.client.post(self.address, {**self.typed, name: words})


@pytest.fixture(params=SETTINGS)
def setting(request):
    """(two Sessions, the model, what both type in one field, another field with what is typed in it)."""
    role, arguments, model, both, other = SETTINGS[request.param]
    address = reverse(request.param, args=[*arguments()])
    return [Session(role, address, nth) for nth in (1, 2)], model, both, other


def stored(model, name):
    return str(getattr(model.objects.get(), name))


def test_different_fields_come_together(setting):
    [first, second], model, (name, words, _theirs), (other, more) = setting
    answer = begun_then(first.saving(name, words), second.saving(other, more))
    assert (answer.status_code, stored(model, name), stored(model, other)) == (302, words, more)


def test_same_field_is_shown_twice(setting):
    [first, second], model, (name, words, theirs), _other = setting
    answer = begun_then(first.saving(name, words), second.saving(name, theirs))
    assert (answer.status_code, stored(model, name)) == (200, words)
    told = [section.find("p").get_text() for section in main_in(answer).select(".conflict section")]
    assert told == [words, theirs]
