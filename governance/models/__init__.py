"""Who is who, and the trail of what each did."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import PermissionsMixin
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Case, F, Func, Q, Value, When
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from governance import roles
from governance.events import Event
from governance.managers import TermQuerySet, UserManager
from governance.models.group import GroupRole
from governance.models.kept import KeptFile, KeptForm, SentForm
from governance.models.sign_in import SignIn
from governance.role_rules import council_fits_role, department_of_the_municipality
from governance.roles import COUNCIL_ROLES, SIDES, Role

__all__ = [
    "AuditEvent",
    "Council",
    "GroupRole",
    "KeptFile",
    "KeptForm",
    "Membership",
    "Municipality",
    "OfficeHolder",
    "SentForm",
    "SignIn",
    "User",
]


class Municipality(models.Model):
    """The one municipality this site belongs to."""

    name = models.CharField(_("name"), max_length=100)
    tooi_identifier = models.CharField(_("TOOI identifier"), max_length=100, blank=True)
    contact_email = models.EmailField(_("contact e-mail address"), blank=True)
    website = models.URLField(_("website"), blank=True)
    accessibility_statement_url = models.URLField(_("address of the accessibility statement"), blank=True)
    advice_term_days = models.PositiveSmallIntegerField(_("usual term for an advice, in days"), default=42)
    response_term_days = models.PositiveSmallIntegerField(_("usual term for a response, in days"), default=42)

    class Meta:
        verbose_name = verbose_name_plural = _("municipality")
        constraints = [models.CheckConstraint(condition=Q(id=1), name="one_municipality")]

    def __str__(self):
        return self.name


class Council(models.Model):
    """An advisory council; never the municipal council."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    slug = models.SlugField(_("name in the address"), unique=True)
    description = models.TextField(_("what it is for"), blank=True)
    contact_email = models.EmailField(_("contact e-mail address"), blank=True)
    advice_term_days = models.PositiveSmallIntegerField(_("term for an advice, in days"), default=42)
    response_term_days = models.PositiveSmallIntegerField(_("term for a response, in days"), default=42)
    requested_answer_article = models.CharField(
        _("article by which the college answers a requested advice only where it deviates"),
        max_length=150,
        blank=True,
        help_text=_("For instance: article 8 of the by-law on advisory councils. Empty: the college always answers."),
    )
    unsolicited_answer_article = models.CharField(
        _("article by which the college answers an unsolicited advice only where it deviates"),
        max_length=150,
        blank=True,
        help_text=_("An advice that was sent before keeps the rule under which it was sent."),
    )
    adoption_quorum = models.PositiveSmallIntegerField(
        _("how many members must agree before an advice is adopted"),
        default=0,
        help_text=_("The author does not count. 0: no number is set."),
    )

    class Meta:
        verbose_name = _("advisory council")
        verbose_name_plural = _("advisory councils")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(advice_term_days__range=(1, 730), response_term_days__range=(1, 730)),
                name="council_terms_between_a_day_and_two_years",
                violation_error_message=_("A term is at least one day and at most 730 days."),
            ),
            models.CheckConstraint(
                condition=Q(adoption_quorum__lte=100),
                name="council_quorum_at_most_a_hundred",
                violation_error_code="adoption_quorum",
                violation_error_message=_("At most 100 members can be asked to agree."),
            ),
        ]

    def __str__(self):
        return self.name


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody who works here; signs in with an e-mail address."""

    email = models.EmailField(
        _("e-mail address"), error_messages={"unique": _("This e-mail address is already in use.")}
    )
    name = models.CharField(_("name"), max_length=150)
    is_active = models.BooleanField(_("may sign in"), default=True)
    second_factor_by = models.DateField(_("second step needed from"), null=True, editable=False)
    date_joined = models.DateTimeField(_("invited at"), default=timezone.now)

    objects = UserManager()

    EMAIL_FIELD = USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="email_once",
                violation_error_code="email",
                violation_error_message=_("This e-mail address is already in use."),
            ),
            models.UniqueConstraint(fields=["email"], name="email_is_the_login"),
        ]

    def __str__(self):
        return self.name

    @cached_property
    def active_memberships(self):
        return list(self.memberships.active(timezone.localdate()).order_by("pk"))

    def may(self, permission, record=None):
        """Whether this user may do this to `record` (or, without one, to any record) today."""
        return roles.may(self, permission, record)

    @property
    def departments(self):
        """The names of the departments of the municipality that this user works for today."""
        return {membership.department for membership in self.active_memberships if membership.department}

    def acts_for(self, side):
        return any(SIDES.get(membership.role) == side for membership in self.active_memberships)


class Membership(models.Model):
    """A role that a user has, for an advisory council where the role belongs to one, in a period."""

    user = models.ForeignKey(User, models.PROTECT, related_name="memberships", verbose_name=_("user"))
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    council = models.ForeignKey(
        Council, models.PROTECT, null=True, blank=True, related_name="memberships", verbose_name=_("advisory council")
    )
    department = models.CharField(
        _("department"),
        max_length=100,
        blank=True,
        help_text=_("Only for who works for the municipality: what is given to this department comes to them."),
    )
    starts_on = models.DateField(_("from"), default=timezone.localdate)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    group = models.CharField(_("group that gave it"), max_length=200, blank=True, editable=False)

    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["user", "starts_on"]
        constraints = [
            council_fits_role("membership_council_fits_role"),
            department_of_the_municipality("membership_department_of_the_municipality"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="membership_ends_after_start",
                violation_error_code="ends_on",
                violation_error_message=_("The last day is before the first day."),
            ),
            ExclusionConstraint(
                name="membership_on_one_side",
                expressions=[
                    ("user", RangeOperators.EQUAL),
                    (
                        Case(
                            When(role__in=sorted(COUNCIL_ROLES), then=Value(1)),
                            When(role=Role.STAFF.value, then=Value(2)),
                            When(role=Role.REGISTRY.value, then=Value(3)),
                        ),
                        RangeOperators.NOT_EQUAL,
                    ),
                    (
                        Func("starts_on", "ends_on", Value("[]"), function="DATERANGE", output_field=DateRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=~Q(role=Role.ADMINISTRATOR),
                violation_error_message=_(
                    "Nobody works for two of these at the same time: the advisory council, the municipality, "
                    "the registry. End the other role first."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.user}: {self.get_role_display()}"


class OfficeHolder(models.Model):
    """An alderman, mayor or member of the municipal council, in one function and period."""

    class Function(models.TextChoices):
        ALDERMAN = "alderman", _("alderman")
        MAYOR = "mayor", _("mayor")
        COUNCIL_MEMBER = "council_member", _("member of the municipal council")

    name = models.CharField(_("name"), max_length=150)
    function = models.CharField(_("function"), max_length=20, choices=Function.choices)
    portfolio = models.CharField(_("portfolio"), max_length=200, blank=True)
    party = models.CharField(_("party"), max_length=100, blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = _("office holder")
        verbose_name_plural = _("office holders")
        ordering = ["-starts_on", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="office_ends_after_start",
                violation_error_code="ends_on",
                violation_error_message=_("The last day is before the first day."),
            )
        ]

    def __str__(self):
        return f"{self.get_function_display()} {self.name}"


class AuditEvent(models.Model):
    """One line of the trail; the database numbers and seals it, and refuses any change.

    The actor is kept as a plain id with name and role as they were, so that removing a user leaves the trail whole.
    """

    number = models.BigIntegerField(_("number"), unique=True, editable=False)
    at = models.DateTimeField(_("at"), editable=False)
    actor_id = models.BigIntegerField(_("actor's id"), null=True)
    actor_name = models.CharField(_("actor"), max_length=150)
    actor_role = models.CharField(_("role"), max_length=20, blank=True)
    action = models.CharField(_("action"), max_length=50)
    object_type = models.CharField(_("kind of record"), max_length=60)
    object_id = models.BigIntegerField(_("record"))
    details = models.JSONField(_("details"), default=dict)
    details_digest = models.CharField(max_length=64, editable=False)
    previous_hash = models.CharField(max_length=64, unique=True, editable=False)
    hash = models.CharField(max_length=64, unique=True, editable=False)
    transaction_id = models.BigIntegerField(editable=False)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["number"]
        indexes = [models.Index(fields=["object_type", "object_id", "number"], name="event_of_record")]

    def __str__(self):
        return f"{self.number} {self.action} {self.object_type} {self.object_id}"

    @property
    def act(self):
        """The Event that this tells of, also under its old name; None where it is not one of ours."""
        return Event.stored_as(self.action)
