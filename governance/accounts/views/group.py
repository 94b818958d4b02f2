"""The administrator's page of the groups of the organisation and their roles."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from governance.accounts import actions
from governance.models import GroupRole
from governance.pages.form_page import bound, saved
from governance.pages.forms import ModelForm
from governance.pages.steps import NothingToAsk
from governance.roles import Permission
from governance.workflow import require


class GroupRoleForm(ModelForm):
    class Meta:
        model = GroupRole
        fields = ["group", "role", "council", "department"]


def group_roles(request):
    require(request.user, Permission.MANAGE_USERS)
    form = bound(request, GroupRoleForm)
    if request.method == "POST" and form.is_valid() and saved(form, lambda: actions.map_group(form, by=request.user)):
        messages.success(request, _("Saved. It counts from the next time that somebody signs in."))
        return redirect("group_roles")
    context = {"form": form, "groups": GroupRole.objects.select_related("council")}
    return render(request, "governance/group_roles.html", context)


def group_role_remove(request, pk):
    require(request.user, Permission.MANAGE_USERS)
    mapped = get_object_or_404(GroupRole, pk=pk)
    form = bound(request, NothingToAsk)
    if request.method == "POST" and form.is_valid():
        actions.unmap_group(mapped, by=request.user)
        messages.success(request, _("Taken away. It counts from the next time that somebody signs in."))
        return redirect("group_roles")
    heading = _("Take the role of this group away")
    context = {"form": form, "heading": heading, "verb": heading, "lead": str(mapped), "explanation": mapped.group}
    return render(request, "governance/setting_form.html", context)
