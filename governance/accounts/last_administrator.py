"""There is always somebody who manages this site: the last administrator stays."""

from governance.models import Membership
from governance.roles import Role


def is_last_administrator(on, **who):
    """Whether of those who could manage this site on the day `on` nobody is left without `who`.

    `who` says which memberships go: user=… or pk=…. Nobody else ends a role of administrator until the
    transaction is over, so that two who end each other's role at once cannot leave none.
    """
    administrators = Membership.objects.filter(role=Role.ADMINISTRATOR)
    list(administrators.select_for_update(no_key=True).order_by("pk"))
    could = administrators.active(on).filter(user__is_active=True)
    return could.filter(**who).exists() and not could.exclude(**who).exists()
