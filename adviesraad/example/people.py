"""The municipality of the example: its councils, themes, office holders and users, and who acts for whom.

A permission is asked on the loading day, so today's members also do what was done ten years ago.
"""

from django.contrib.auth.hashers import make_password

from advices.models import Recess, Recipient
from adviesraad.example.logins import DEMO_PASSWORD
from governance.models import Council, Membership, Municipality, OfficeHolder, User
from governance.roles import Role
from policies.models import Theme


class People:
    """Who there is, by the keys of the files."""

    def __init__(self, setting):
        town = setting["municipality"]
        Municipality.objects.create(pk=1, name=town["short_name"], contact_email=town["contact_email"])
        self.councils = _create(Council, setting["council"])
        self.themes = _create(Theme, [{"slug": theme["key"], **theme} for theme in setting["theme"]])
        self.office_holders = _create(OfficeHolder, setting["office_holder"])
        self.users = self._create_users(setting["user"])
        for model, rows in ((Recess, setting["recess"]), (Recipient, setting["recipient"])):
            for row in rows:
                model.objects.create(**(row | {"council": self.councils.get(row.get("council"))}))

    def _create_users(self, rows):
        password = make_password(DEMO_PASSWORD)
        users = {}
        for row in rows:
            user = User(email=row["email"], name=row["name"], password=password)
            user.save()
            for membership in row["membership"]:
                council = self.councils.get(membership.get("council"))
                Membership.objects.create(user=user, **(membership | {"council": council}))
            users[row["key"]] = user
        return users

    def office_holder(self, key):
        return self.office_holders[key] if key else None

    def themes_of(self, keys):
        return [self.themes[key] for key in keys]

    def with_role(self, role, council=None):
        """The users that have this role today, of this advisory council where one is given, in the files' order."""
        return [user for user in self.users.values() if _has_role(user, role, council)]

    def secretary(self, council):
        return self.with_role(Role.SECRETARY, council)[0]

    def registry(self):
        return self.with_role(Role.REGISTRY)[0]

    def staff(self, council=None):
        """The colleague who deals with this advisory council."""
        colleagues = self.with_role(Role.STAFF)
        councils = list(self.councils.values())
        return colleagues[councils.index(council) % len(colleagues) if council else 0]

    def member(self, council, key, besides=None):
        """The member of that key or, where that one has left, another; never `besides`."""
        members = [user for user in self.with_role(Role.ADVISOR, council) if user != besides]
        wanted = self.users[key]
        return wanted if wanted in members else members[0]


def _has_role(user, role, council):
    return any(m.role == role and council in (None, m.council) for m in user.active_memberships)


def _create(model, rows):
    return {row["key"]: model.objects.create(**_fields(row, leave="key")) for row in rows}


def _fields(row, leave):
    return {name: value for name, value in row.items() if name != leave}
