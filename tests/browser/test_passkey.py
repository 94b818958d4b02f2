"""A passkey in a real browser: made, asked for after the password, and refused where it is another one."""

import pytest
from allauth.mfa.models import Authenticator
from django.utils.translation import gettext as _

from governance.models import SignIn
from tests import factories
from tests.browser.people import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

KEY = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


def with_a_key(visitor):
    """A security key that always says yes."""
    devices = visitor.context.new_cdp_session(visitor.page)
    devices.send("WebAuthn.enable")
    return devices, devices.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})["authenticatorId"]


def press(visitor, words):
    visitor.page.get_by_role("button", name=words).click()


def test_passkey_is_made_and_asked_for_after_the_password(visit):
    secretary = factories.secretary()
    visitor = visit(secretary)
    devices, key = with_a_key(visitor)
    visitor.goto("/account/2fa/").follow(_("Add a passkey"))
    assert visitor.heading == _("Confirm that it is you")
    visitor.fill(password=PASSWORD).send()
    press(visitor, _("Add a passkey"))
    visitor.page.wait_for_url("**/recovery-codes/")
    assert Authenticator.objects.filter(user=secretary, type="webauthn").count() == 1

    press(visitor, _("Sign out"))
    visitor.goto("/account/login/").fill(login=secretary.email, password=PASSWORD).send()
    assert visitor.heading == _("Second step")
    press(visitor, _("Use my passkey"))
    visitor.page.wait_for_url("**/werk/")
    assert SignIn.objects.latest("pk").way == "webauthn"

    press(visitor, _("Sign out"))
    devices.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": key})
    visitor.goto("/account/login/").fill(login=secretary.email, password=PASSWORD).send()
    with_a_key(visitor)
    press(visitor, _("Use my passkey"))
    visitor.page.get_by_text(_("It did not work. Try again, or choose another way.")).wait_for()
    assert visitor.goto("/werk/").heading == _("Second step")
