"""Who can sign in to the example, with the one password that all its users share."""

from adviesraad.example.texts import emails_of_users
from governance.models import User
from governance.roles import Role

DEMO_PASSWORD = "turfschip-vol-appels"


def demo_logins():
    """A (role, user) per role: the first of the example's users with it, unless their password was changed."""
    users = {user.email: user for user in User.objects.filter(email__in=emails_of_users(), is_active=True)}
    first = {}
    for email in emails_of_users():
        for membership in users[email].active_memberships if email in users else []:
            first.setdefault(Role(membership.role), users[email])
    return [(role, first[role]) for role in Role if role in first and first[role].check_password(DEMO_PASSWORD)]
