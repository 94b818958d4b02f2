"""The serial number that an adopted record gets, one row after another."""

from django.db.models import Max


def next_serial(records, year):
    """The first free serial number of that year among RECORDS; the caller holds a lock on what they belong to."""
    return (records.filter(year=year).aggregate(last=Max("serial"))["last"] or 0) + 1
