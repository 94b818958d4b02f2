"""What our own fields make of what people type, and what they say where nothing is typed."""

from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.utils.translation import override

from governance.models import OfficeHolder
from governance.pages.forms import AmountField, OfficeHolderField
from tests import factories


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("12.500", "12500"),
        ("12.500,50", "12500.50"),
        ("€ 12.500", "12500"),
        ("12500,5", "12500.5"),
        ("12500.50", "12500.50"),
        ("1.250.000", "1250000"),
        ("0,99", "0.99"),
    ],
)
def test_amount_is_read_as_people_here_write_it(typed, amount):
    assert AmountField(max_digits=12, decimal_places=2).clean(typed) == Decimal(amount)


@pytest.mark.parametrize("typed", ["veel", "12.500.50", "1,2,3"])
def test_amount_that_is_none_says_how_to_write_it(typed):
    with override("nl"), pytest.raises(forms.ValidationError) as mistake:
        AmountField().clean(typed)
    assert mistake.value.messages == ["Vul een bedrag in, zoals 12.500 of 12.500,50."]


def test_amount_is_shown_as_it_is_read():
    assert AmountField().prepare_value(Decimal("12500.5")) == "12500,50"


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        (forms.CharField(), "Dit is nog leeg. Vul dit in."),
        (forms.DateField(), "Vul een datum in."),
        (forms.ChoiceField(choices=[("a", "A")]), "Maak een keuze."),
        (forms.ModelMultipleChoiceField(OfficeHolder.objects.none()), "Maak een keuze."),
        (forms.FileField(), "Kies een bestand."),
        (forms.BooleanField(), "Kruis dit eerst aan."),
    ],
    ids=lambda each: type(each).__name__,
)
def test_empty_field_says_what_to_do(field, sentence):
    with override("nl"), pytest.raises(forms.ValidationError) as mistake:
        field.clean(None)
    assert mistake.value.messages == [sentence]


@pytest.mark.django_db
def test_who_holds_the_office_now_stands_first_and_who_left_has_the_year():
    factories.office_holder("Anna Oud", starts_on=date(2015, 1, 1), ends_on=date(2018, 5, 31))
    factories.office_holder("Zeger Nu", starts_on=date(2022, 1, 1))
    with override("nl"):
        choices = list(OfficeHolderField(OfficeHolder.objects.all()).choices)
    assert [str(label) for _value, label in choices] == [
        "Niemand gekozen",
        "wethouder Zeger Nu",
        "wethouder Anna Oud (tot 2018)",
    ]
