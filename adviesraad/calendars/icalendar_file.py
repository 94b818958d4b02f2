"""Entries as iCalendar (RFC 5545), with the properties of RFC 7986 by which calendars show a name and come back."""

from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from icalendar import Calendar, Event

COME_BACK = timedelta(hours=6)


def calendar(name, entries):
    """The bytes of a calendar called `name`."""
    found = Calendar()
    found.add("prodid", "-//Adviesraad//NL")
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    found.add("name", name)
    found.add("x-wr-calname", name)
    found.add("refresh-interval", COME_BACK, parameters={"VALUE": "DURATION"})
    for entry in entries:
        found.add_component(_event(entry))
    return found.to_ical()


def _event(entry):
    """An event of a whole day that keeps nobody busy."""
    event = Event()
    event.add("uid", f"{entry.key}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("dtstamp", timezone.now())
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("summary", entry.title)
    event.add("description", entry.text)
    event.add("url", settings.SITE_URL + entry.url)
    event.add("transp", "TRANSPARENT")
    return event


def answer(name, entries, *, cache):
    """The response for a calendar program; `cache` says who may keep it."""
    response = HttpResponse(calendar(name, entries), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="adviesraad.ics"'
    response["Cache-Control"] = cache
    response["X-Robots-Tag"] = "noindex"
    return response
