"""The administrator's page of the groups of the organisation and their roles."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from governance.accounts import actions
from governance.models import GroupRole
from governance.pages.form_page import bound, confirm_page, form_page
from governance.pages.forms import ModelForm
from governance.roles import Permission
from governance.workflow import require


class GroupRoleForm(ModelForm):
    class Meta:
        model = GroupRole
        fields = ["group", "role", "council", "department"]


def group_roles(request):
    require(request.user, Permission.MANAGE_USERS)
    form = bound(request, GroupRoleForm)
    return form_page(
        request,
        form,
        lambda: actions.map_group(form, by=request.user),
        said=_("Saved. It counts from the next time that somebody signs in."),
        leads_to="group_roles",
        template="governance/group_roles.html",
        groups=GroupRole.objects.select_related("council"),
    )


def group_role_remove(request, pk):
    require(request.user, Permission.MANAGE_USERS)
    mapped = get_object_or_404(GroupRole, pk=pk)
    return confirm_page(
        request,
        mapped,
        lambda: actions.unmap_group(mapped, by=request.user),
        heading=_("Take the role of this group away"),
        explanation=mapped.group,
        said=_("Taken away. It counts from the next time that somebody signs in."),
        leads_to="group_roles",
        back="administration",
    )
