"""The addresses of the site, apart: what everybody may ask for, people and programs, and what asks for a login."""

from adviesraad.urls import machine, public, work

public = [*public.urlpatterns, *machine.urlpatterns]
work = work.urlpatterns
