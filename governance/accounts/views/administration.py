"""The administrator's pages: users, roles, terms and office holders."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.accounts import actions
from governance.accounts.second_factor import has_one
from governance.models import Council, Membership, Municipality, OfficeHolder, User
from governance.pages.form_page import bound, confirm_page, form_page, held
from governance.pages.forms import DateField, ModelForm
from governance.pages.ordering import dutch_order
from governance.pages.steps import NothingToAsk
from governance.pages.terms_form import TERMS, TermsForm
from governance.resting import is_loose
from governance.roles import Permission
from governance.workflow import require


class InviteForm(ModelForm):
    class Meta:
        model = User
        fields = ["name", "email"]


class MembershipForm(ModelForm):
    class Meta:
        model = Membership
        fields = ["role", "council", "department", "starts_on", "ends_on"]
        field_classes = {"starts_on": DateField, "ends_on": DateField}

    def clean(self):
        cleaned = super().clean()
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", _("The last day is before the first day."))
        return cleaned

    def _get_validation_exclusions(self):
        """The rule that nobody works for both sides is about the user, who is not asked here."""
        return super()._get_validation_exclusions() - {"user"}


class EndForm(forms.Form):
    on = DateField(label=gettext_lazy("Last day"), initial=timezone.localdate)


class DepartmentForm(ModelForm):
    class Meta:
        model = Membership
        fields = ["department"]

    def _get_validation_exclusions(self):
        """Whether somebody may have a department follows from the role, which is not asked here."""
        return super()._get_validation_exclusions() - {"role"}


COUNCIL_FIELDS = [
    "description",
    "contact_email",
    *TERMS,
    "requested_answer_article",
    "unsolicited_answer_article",
    "adoption_quorum",
]
CouncilForm = forms.modelform_factory(Council, TermsForm, fields=["name", *COUNCIL_FIELDS])
NewCouncilForm = forms.modelform_factory(
    Council,
    TermsForm,
    fields=["name", "slug", *COUNCIL_FIELDS],
    help_texts={"slug": gettext_lazy("Small letters and hyphens. It is in every address, and never changes.")},
)
MunicipalityForm = forms.modelform_factory(
    Municipality,
    TermsForm,
    fields=["name", "tooi_identifier", "contact_email", "website", "accessibility_statement_url", *TERMS],
)
OfficeHolderForm = forms.modelform_factory(
    OfficeHolder,
    ModelForm,
    fields=["name", "function", "portfolio", "party", "starts_on", "ends_on"],
    field_classes={"starts_on": DateField, "ends_on": DateField},
)


def overview(request):
    require(request.user, Permission.MANAGE_USERS)
    context = {
        "users": User.objects.prefetch_related("memberships__council").order_by(dutch_order("name")),
        "councils": Council.objects.order_by(dutch_order("name")),
        "office_holders": OfficeHolder.objects.order_by("-starts_on", dutch_order("name")),
        "today": timezone.localdate(),
    }
    return render(request, "governance/administration.html", context)


def invite(request):
    require(request.user, Permission.MANAGE_USERS)
    form = bound(request, InviteForm)
    return form_page(
        request,
        form,
        lambda: actions.invite(by=request.user, **form.cleaned_data),
        said=_("The invitation was mailed. Now give this person a role."),
        leads_to=lambda user: reverse("user_detail", args=[user.pk]),
        template="governance/setting_form.html",
        heading=_("Invite somebody"),
        verb=_("Invite"),
    )


def invite_again(request, pk):
    """Mail the invitation once more to somebody who has never signed in."""
    require(request.user, Permission.MANAGE_USERS)
    user = get_object_or_404(User, pk=pk, last_login=None, is_active=True)
    heading = _("Send the invitation again")
    return form_page(
        request,
        NothingToAsk(),
        lambda: actions.invite_again(user, by=request.user),
        said=_("The invitation was mailed again."),
        ready=request.method == "POST",
        **_about(user, heading, heading),
    )


def user_detail(request, pk):
    require(request.user, Permission.MANAGE_USERS)
    user = get_object_or_404(User, pk=pk)
    form = bound(request, MembershipForm, instance=Membership(user=user))
    return form_page(
        request,
        form,
        lambda: actions.give_role(user, by=request.user, **form.cleaned_data),
        said=_("The role was given."),
        leads_to=reverse("user_detail", args=[pk]),
        template="governance/user_detail.html",
        has_second_factor=SimpleLazyObject(lambda: has_one(user)),
        person=user,
        memberships=user.memberships.select_related("council").order_by("-starts_on"),
        today=timezone.localdate(),
    )


def membership_department(request, pk):
    require(request.user, Permission.MANAGE_USERS)
    membership = get_object_or_404(Membership.objects.select_related("user"), pk=pk)
    form = bound(request, DepartmentForm, instance=membership)
    return form_page(
        request,
        form,
        lambda: actions.set_department(membership, by=request.user, **form.cleaned_data),
        said=_("Saved."),
        **_about(membership.user, _("Department of %(name)s") % {"name": membership.user}),
    )


def membership_end(request, pk):
    require(request.user, Permission.MANAGE_USERS)
    membership = get_object_or_404(Membership.objects.select_related("user"), pk=pk)
    form = bound(request, EndForm)
    return form_page(
        request,
        form,
        lambda: actions.end_role(membership, by=request.user, **form.cleaned_data),
        said=_("The last day of this role was saved."),
        ready=request.method == "POST" and form.is_valid() and _may_end(membership, form),
        **_about(membership.user, _("End the role of %(name)s") % {"name": membership.user}, _("End this role")),
    )


def _about(person, heading, verb=""):
    """How a page about one `person` is shown, and where it leads."""
    page = {"template": "governance/setting_form.html", "leads_to": reverse("user_detail", args=[person.pk])}
    return page | {"person": person, "heading": heading, "verb": verb}


def _may_end(membership, form):
    """Whether the role may end on the day typed; if not, the form says why."""
    membership.ends_on = form.cleaned_data["on"]
    if membership.ends_on < membership.starts_on:
        form.add_error("on", _("The last day is before the first day."))
        return False
    try:
        membership.full_clean()
    except ValidationError as problem:
        form.add_error(None, problem.messages)
        return False
    return True


@transaction.atomic
def _setting(request, form_class, record, heading, removal=None):
    require(request.user, Permission.MANAGE_USERS)
    form = bound(request, form_class, instance=held(request, record))
    return form_page(
        request,
        form,
        lambda: actions.save_setting(form, by=request.user),
        said=_("Saved."),
        leads_to="administration",
        template="governance/setting_form.html",
        heading=heading,
        removal=SimpleLazyObject(lambda: removal and is_loose(record) and reverse(removal, args=[record.pk])),
    )


def _taken_away(request, record, page, heading):
    """Ask once more, and take `record` away; where something rests on it, its `page` says so."""
    require(request.user, Permission.MANAGE_USERS)
    return confirm_page(
        request,
        record,
        lambda: actions.remove_setting(record, by=request.user),
        heading=heading,
        explanation=_("It is gone for good. Do this only for what was entered by mistake."),
        said=_("It was taken away."),
        refused_to=reverse(page, args=[record.pk]),
        back="administration",
    )


def council_edit(request, pk):
    council = get_object_or_404(Council, pk=pk)
    return _setting(request, CouncilForm, council, council.name, "council_remove")


def council_remove(request, pk):
    council = get_object_or_404(Council, pk=pk)
    return _taken_away(request, council, "council_edit", _("Take the advisory council away"))


def council_new(request):
    return _setting(request, NewCouncilForm, Council(**_usual_terms()), _("Add an advisory council"))


def _usual_terms():
    municipality = Municipality.objects.first() or Municipality()
    return {"advice_term_days": municipality.advice_term_days, "response_term_days": municipality.response_term_days}


def municipality_edit(request):
    record = Municipality.objects.first() or Municipality(pk=1)
    return _setting(request, MunicipalityForm, record, _("The municipality"))


def office_holder_new(request):
    return _setting(request, OfficeHolderForm, None, _("Add an office holder"))


def office_holder_edit(request, pk):
    holder = get_object_or_404(OfficeHolder, pk=pk)
    return _setting(request, OfficeHolderForm, holder, holder.name, "office_holder_remove")


def office_holder_remove(request, pk):
    holder = get_object_or_404(OfficeHolder, pk=pk)
    return _taken_away(request, holder, "office_holder_edit", _("Take the office holder away"))
