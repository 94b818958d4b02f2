"""The first administrator of a new site: everybody else is invited from the site itself."""

import secrets
from getpass import getpass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from governance.events import Event
from governance.models import Membership, User
from governance.roles import Role
from governance.trail.recording import record_event


class Command(BaseCommand):
    help = "Make the account of the first administrator, who then invites everybody else on the site."

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("name")
        parser.add_argument("--generate-password", action="store_true", help="make a password and print it")

    @transaction.atomic
    def handle(self, *, email, name, generate_password, **options):
        try:
            validate_email(email)
            if User.objects.filter(email__iexact=email).exists():
                raise ValidationError(_("This e-mail address is already in use."))
            password = secrets.token_urlsafe(12) if generate_password else getpass()
            validate_password(password, User(email=email, name=name))
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        user = User.objects.create_superuser(email, password, name=name)
        Membership.objects.create(user=user, role=Role.ADMINISTRATOR)
        record_event(Event.ROLE_GIVEN, user, by=None, given=Role.ADMINISTRATOR)
        self.stdout.write(f"{email} {password}" if generate_password else email)
