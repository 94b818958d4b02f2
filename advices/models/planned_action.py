"""What the college is going to do about a recommendation."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from advices.models.frozen import FrozenWithReaction
from advices.models.response import Reaction


class PlannedActionQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(reaction__in=Reaction.objects.visible_to(user))


class PlannedAction(FrozenWithReaction, models.Model):
    """What is going to be done, by whom and before when; part of a reaction, and frozen with its response.

    In a draft it may be half filled in; publishing asks for the action itself.
    """

    reaction = models.OneToOneField(Reaction, models.PROTECT, related_name="planned_action", verbose_name=_("reaction"))
    action = models.TextField(_("planned action"), blank=True)
    by_whom = models.CharField(_("by whom"), max_length=150, blank=True)
    due_on = models.DateField(_("before when"), null=True, blank=True)

    objects = PlannedActionQuerySet.as_manager()

    class Meta:
        verbose_name = _("planned action")
        verbose_name_plural = _("planned actions")
        ordering = ["reaction"]

    def __str__(self):
        return self.action
