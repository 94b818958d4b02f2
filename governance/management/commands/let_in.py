"""For who cannot sign in any more: the administrator, where the organisation's sign-on is broken or gone."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.urls import reverse

from governance.accounts.views.way_back import token_for
from governance.events import Event
from governance.models import User
from governance.trail.recording import record_event


class Command(BaseCommand):
    help = "Print a link with which this person signs in once, within a quarter of an hour."

    def add_arguments(self, parser):
        parser.add_argument("email")

    @transaction.atomic
    def handle(self, *, email, **options):
        user = User.objects.filter(email__iexact=email, is_active=True).first()
        if not user:
            raise CommandError(f"Nobody who may sign in has the address {email}.")
        record_event(Event.LET_IN, user, by=None)
        self.stdout.write(settings.SITE_URL + reverse("come_back", args=[token_for(user)]))
