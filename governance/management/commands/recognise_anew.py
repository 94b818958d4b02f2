"""For who got another account of the organisation: another provider, or somebody who came back."""

from allauth.socialaccount.models import SocialAccount
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from governance.events import Event
from governance.models import User
from governance.trail.recording import record_event


class Command(BaseCommand):
    help = "Let these people be recognised by their address, the next time that they sign on with the organisation."

    def add_arguments(self, parser):
        parser.add_argument("email", nargs="*")
        parser.add_argument("--everybody", action="store_true", help="the organisation has another provider by now")

    @transaction.atomic
    def handle(self, *, email, everybody, **options):
        if bool(email) is everybody:
            raise CommandError("Name the addresses, or say --everybody.")
        known = User.objects.filter(pk__in=SocialAccount.objects.values("user")).order_by("pk")
        people = list(known if everybody else [_known_as(known, address) for address in email])
        for user in people:
            record_event(Event.RECOGNISED_ANEW, user, by=None)
        SocialAccount.objects.filter(user__in=people).delete()
        self.stdout.write(str(len(people)))


def _known_as(known, address):
    user = known.filter(email__iexact=address).first()
    if not user:
        raise CommandError(f"The organisation knows nobody with the address {address}.")
    return user
