"""What programs read: calendars, and the two files that every site has."""

from django.urls import path

from adviesraad.calendars import views as calendars
from adviesraad.pages import site

urlpatterns = [
    path("agenda/adviesraden.ics", calendars.of_all, name="calendar_of_all"),
    path("agenda/adviesraden/<slug:slug>.ics", calendars.of_council, name="calendar_of_council"),
    path("agenda/mijn/<slug:token>.ics", calendars.of_user, name="calendar_of_user"),
    path(".well-known/security.txt", site.security_txt),
    path("robots.txt", site.robots_txt),
]
