"""manage.py load_example: ten years of two advisory councils in a municipality that does not exist."""

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone, translation

from advices.models import Advice, Recommendation
from adviesraad.example.loading import load
from adviesraad.example.logins import DEMO_PASSWORD, demo_logins
from commitments.models import Commitment
from governance.models import Municipality
from governance.sql.roles import as_owner


class Command(BaseCommand):
    help = "Load the example data, or show who can log in to it. Not for a site that people really use."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="do nothing when there is data already")
        parser.add_argument("--logins", action="store_true", help="print the logins of the example, one per role")

    def handle(self, *, once, logins, **options):
        if once or not logins:
            self.load(once)
        if logins:
            self.print_logins()

    def load(self, once):
        if not Municipality.objects.exists():
            load(timezone.localdate())
            with as_owner(), connection.cursor() as cursor:
                cursor.execute("ANALYZE")
            self.stderr.write(self.style.SUCCESS(_counts()))
        elif not once:
            raise CommandError(
                f"There is data in the database “{connection.settings_dict['NAME']}” already. "
                "The example needs an empty one; --once leaves what is there alone."
            )

    def print_logins(self):
        logins = demo_logins()
        if not logins:
            raise CommandError("There are no users of the example here. Load it first: manage.py load_example")
        with translation.override("nl"):
            rows = [(role.label, user.email, DEMO_PASSWORD) for role, user in logins]
        widths = [max(len(row[column]) for row in rows) for column in range(2)]
        for role, email, password in rows:
            self.stdout.write(f"{role:<{widths[0]}}  {email:<{widths[1]}}  {password}")


def _counts():
    advices, recommendations = Advice.objects.count(), Recommendation.objects.count()
    return f"Loaded {advices} advices, {recommendations} recommendations, {Commitment.objects.count()} commitments."
