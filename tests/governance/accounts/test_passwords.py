"""A password that many people would choose is refused, and a few words that mean nothing together are taken."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from governance.accounts.passwords import is_common

COMMON = [
    "wachtwoord12",
    "Wachtwoord123!",
    "w4chtw00rd2026",
    "Welkom2026!!",
    "welkomwelkom",
    "WelkomGemeente1",
    "feyenoord1908",
    "Voetbal.12345",
    "zomer2026zomer",
    "123456789012",
    "adviesraad-2026",
]
GOOD = ["paars kasteel zonder dak", "fiets-lamp-dijk-mosterd", "Kq7!vuurtoren-boterham", "welkomstgeschenk uit peru"]


@pytest.mark.parametrize("password", COMMON)
def test_common_password_is_refused_in_dutch(password):
    with pytest.raises(ValidationError) as refusal:
        validate_password(password)
    assert any("Veel mensen zouden dit wachtwoord kiezen." in told for told in refusal.value.messages)


@pytest.mark.parametrize("password", GOOD)
def test_words_that_mean_nothing_together_are_taken(password):
    assert not is_common(password)
    assert validate_password(password) is None
