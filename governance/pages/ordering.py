"""Sorting Dutch names the same on every server, whatever collations it has."""

from django.db.models import Func
from django.db.models.functions import Collate, Lower


class Unaccent(Func):
    function = "UNACCENT"
    arity = 1


def dutch_order(name):
    """The expression that sorts by the text column `name`: é as e, capitals as small letters."""
    return Collate(Lower(Unaccent(name)), "C")
