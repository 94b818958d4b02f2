"""A password that many people here would think of is refused."""

import re
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# What Dutch people choose most, and what lies at hand on this site
COMMON = set((Path(__file__).parent / "common_words.txt").read_text().split())
AS_LETTERS = str.maketrans("013457@$!", "oieastasi")


class CommonDutchValidator:
    """Refuses what is one or two common words with figures and signs around them, or written with figures in them."""

    def validate(self, password, user=None):
        if is_common(password):
            told = _("Many people would choose this password. Take three or four words that mean nothing together.")
            raise ValidationError(told, code="password_too_common")

    def get_help_text(self):
        return _("Not a common word with figures behind it.")


def is_common(password):
    """Whether `password` is nothing but common words, figures and signs."""
    plain = password.casefold()
    return any(_is_of_common_words(words) for words in (plain, plain.strip("0123456789!?.@#$*").translate(AS_LETTERS)))


def _is_of_common_words(text):
    """Whether the letters in `text` are one common word, two of them, or one that is repeated."""
    letters = re.sub(r"[\W\d_]", "", text)
    halves = range(len(letters) + 1)
    in_two = any({letters[:half], letters[half:]} <= COMMON | {""} for half in halves)
    return in_two or any(letters == word * (len(letters) // len(word)) for word in COMMON)
