"""The calendars themselves, and the page on which one gets, renews or stops one's own address."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from adviesraad.calendars.dates import dates_of, public_dates
from adviesraad.calendars.icalendar_file import answer
from adviesraad.models import CalendarAddress
from governance.models import Council

FOR_ALL, FOR_NOBODY = "public, max-age=3600", "private, no-store"


def of_all(request):
    return answer(_("Advisory councils"), public_dates(), cache=FOR_ALL)


def of_council(request, slug):
    council = get_object_or_404(Council, slug=slug)
    return answer(council.name, public_dates(council), cache=FOR_ALL)


def of_user(request, token):
    """The days of whoever has this token, without a login: 404 once it was renewed or its user has left."""
    address = get_object_or_404(CalendarAddress.objects.select_related("user"), token=token, user__is_active=True)
    return answer(_("My work in Adviesraad"), dates_of(address.user), cache=FOR_NOBODY)


def my_calendar(request):
    address = CalendarAddress.objects.filter(user=request.user).first()
    url = address and settings.SITE_URL + reverse("calendar_of_user", args=[address.token])
    context = {
        "url": url,
        "subscribe_url": url and f"webcal://{url.split('://')[1]}",
        "councils": Council.objects.order_by("name"),
    }
    return render(request, "calendars/my_calendar.html", context)


def renew(request):
    """Give a new address, or the first; the old one stops working at once."""
    if request.method == "POST":
        CalendarAddress.objects.filter(user=request.user).delete()
        CalendarAddress.objects.create(user=request.user)
        messages.success(request, _("Your calendar has a new address. Put it into your calendar program."))
    return redirect("my_calendar")


def stop(request):
    if request.method == "POST":
        CalendarAddress.objects.filter(user=request.user).delete()
        messages.success(request, _("Your calendar has no address any more. Nobody can read it now."))
    return redirect("my_calendar")
