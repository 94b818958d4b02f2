"""Django's migrate, by the role that owns the tables; then the role of the web server gets its rights."""

from django.core.management.commands import migrate
from django.db import connection

from governance.sql.roles import as_owner, give_rights


class Command(migrate.Command):
    def handle(self, *args, **options):
        user, password = connection.settings_dict["USER"], connection.settings_dict["PASSWORD"]
        with as_owner():
            super().handle(*args, **options)
            if connection.settings_dict["USER"] != user and not (options["plan"] or options["check_unapplied"]):
                give_rights(user, password)
