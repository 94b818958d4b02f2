"""Registering policy documents and their versions."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from documents.forms import with_file
from documents.publishing.forms import FilesToo
from governance.pages.form_page import bound, change_page, form_page
from governance.roles import Permission
from governance.workflow import require
from policies import actions
from policies.forms import PolicyForm, ThemeForm, VersionForm
from policies.models import PolicyDocument, PolicyVersion


def policy_new(request):
    require(request.user, Permission.EDIT_POLICY)
    form = bound(request, PolicyForm)
    return form_page(
        request,
        form,
        lambda: actions.register_policy(by=request.user, **form.values),
        said=_("Saved. Now add the version that you received."),
        leads_to=lambda policy: reverse("version_new", args=[policy.pk]),
        template="policies/policy_form.html",
        heading=_("Register a policy document"),
    )


def policy_edit(request, pk):
    require(request.user, Permission.EDIT_POLICY)
    policy = get_object_or_404(PolicyDocument.objects.visible_to(request.user), pk=pk)
    form = bound(request, PolicyForm, instance=policy)
    return change_page(
        request,
        form,
        lambda stored, **how: actions.save_policy(stored, form.values, **how),
        template="policies/policy_form.html",
        policy=policy,
        heading=_("Change the policy document"),
    )


def version_new(request, pk):
    require(request.user, Permission.EDIT_POLICY)
    policy, by = get_object_or_404(PolicyDocument.objects.visible_to(request.user), pk=pk), request.user
    form = bound(request, VersionForm, instance=PolicyVersion(policy=policy))
    return form_page(
        request,
        form,
        lambda: actions.add_version(policy, by=by, **with_file(form, by)),
        said=_("The version was added. The public does not see it yet."),
        leads_to=policy,
        template="policies/version_form.html",
        policy=policy,
        heading=_("Add a version"),
    )


def version_edit(request, pk):
    require(request.user, Permission.EDIT_POLICY)
    hidden = PolicyVersion.objects.visible_to(request.user).filter(published_at=None).select_related("policy")
    version = get_object_or_404(hidden, pk=pk)
    form = bound(request, VersionForm, instance=version)
    return change_page(
        request,
        form,
        lambda stored, **how: actions.save_version(stored, with_file(form, request.user), **how),
        leads_to=version.policy,
        template="policies/version_form.html",
        policy=version.policy,
        heading=_("Change the version"),
    )


def version_publish(request, pk):
    require(request.user, Permission.EDIT_POLICY)
    versions = PolicyVersion.objects.visible_to(request.user).select_related("policy", "document")
    version = get_object_or_404(versions, pk=pk)
    form = bound(request, FilesToo, record=version)
    return form_page(
        request,
        form,
        lambda: actions.publish_version(version, by=request.user, **form.cleaned_data),
        said=_("Everybody can now read this version."),
        leads_to=version.policy,
        template="policies/version_publish.html",
        version=version,
        heading=_("Publish this version"),
    )


def theme_new(request):
    require(request.user, Permission.EDIT_POLICY)
    form = bound(request, ThemeForm)
    return form_page(
        request,
        form,
        lambda: actions.add_theme(by=request.user, **form.cleaned_data),
        template="policies/policy_form.html",
        heading=_("Add a theme"),
    )
