"""What the forms of requests and advices share."""

from django.utils.translation import gettext_lazy as _

from governance.models import Council
from governance.roles import own_council

MARKS = _("Leave an empty line between paragraphs. Begin a line with ## for a heading, with - for a list.")


def own_councils(user, permission):
    return Council.objects.filter(own_council(user, permission, by="pk"))


def choose_only(form, name):
    """Where there is only one thing to choose, choose it."""
    choices = list(form.fields[name].queryset[:2])
    if len(choices) == 1 and not form.initial.get(name):
        form.initial[name] = choices[0].pk
