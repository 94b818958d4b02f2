"""What somebody reads after a step with a commitment: what happens now, and who is next."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.moments import said_of

SETTLED = gettext_lazy("This is settled. Nobody has anything more to do for it.")
PARTLY_SETTLED = gettext_lazy(
    "This is settled in part. Next the municipality does the rest, and proposes settlement again."
)
LAPSED = gettext_lazy("This has lapsed. Nobody has anything more to do for it.")
SENT_BACK = gettext_lazy("This is open again. The municipality is told, and goes on with it.")

CORRECTED = gettext_lazy(
    "Everybody reads the new version now. The earlier one stays readable, and says that it was replaced."
)


def published(commitment):
    return " ".join([_("Everybody can read this now."), _next(commitment)])


def _next(commitment):
    if not commitment.due_on:
        return _("Next the municipality reports how it goes.")
    return said_of(
        commitment.due_on,
        ahead=_("Next the municipality does what was promised, before or on %(date)s."),
        passed=_("Next the municipality does what was promised; it was due on %(date)s."),
    )


def proposed(commitment):
    """The receiver decides."""
    if commitment.council_id:
        text = _("The secretary of %(council)s is told. Next the secretary settles this or sends it back.")
        return text % {"council": commitment.council}
    return _("The registry is told. Next the registry settles this or sends it back.")
