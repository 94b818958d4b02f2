"""Registering policy documents and their versions."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from documents.forms import with_file
from documents.publishing.forms import FilesToo
from governance.pages.form_page import bound, saved
from governance.roles import Permission
from governance.workflow import require
from policies import actions
from policies.forms import PolicyForm, ThemeForm, VersionForm
from policies.models import PolicyDocument, PolicyVersion


def policy_new(request):
    require(request.user, Permission.EDIT_POLICY)
    form = bound(request, PolicyForm)
    if request.method == "POST" and form.is_valid():
        policy = actions.register_policy(by=request.user, **form.values)
        messages.success(request, _("Saved. Now add the version that you received."))
        return redirect("version_new", policy.pk)
    return render(request, "policies/policy_form.html", {"form": form, "heading": _("Register a policy document")})


def policy_edit(request, pk):
    require(request.user, Permission.EDIT_POLICY)
    policy = get_object_or_404(PolicyDocument.objects.visible_to(request.user), pk=pk)
    form = bound(request, PolicyForm, instance=policy)
    if request.method == "POST" and form.is_valid():
        stored, seen = PolicyDocument.objects.get(pk=pk), form.seen_revision
        if saved(form, lambda: actions.save_policy(stored, form.values, by=request.user, seen_revision=seen), stored):
            return redirect(stored)
    return render(
        request,
        "policies/policy_form.html",
        {"form": form, "policy": policy, "heading": _("Change the policy document")},
    )


def version_new(request, pk):
    require(request.user, Permission.EDIT_POLICY)
    policy, by = get_object_or_404(PolicyDocument.objects.visible_to(request.user), pk=pk), request.user
    form = bound(request, VersionForm, instance=PolicyVersion(policy=policy))
    submitted = request.method == "POST" and form.is_valid()
    if submitted and saved(form, lambda: actions.add_version(policy, by=by, **with_file(form, by))):
        messages.success(request, _("The version was added. The public does not see it yet."))
        return redirect(policy)
    return render(
        request, "policies/version_form.html", {"form": form, "policy": policy, "heading": _("Add a version")}
    )


def version_edit(request, pk):
    require(request.user, Permission.EDIT_POLICY)
    hidden = PolicyVersion.objects.visible_to(request.user).filter(published_at=None).select_related("policy")
    version, by = get_object_or_404(hidden, pk=pk), request.user
    form = bound(request, VersionForm, instance=version)
    if request.method == "POST" and form.is_valid():
        stored, seen = PolicyVersion.objects.get(pk=pk), form.seen_revision
        if saved(form, lambda: actions.save_version(stored, with_file(form, by), by=by, seen_revision=seen), stored):
            return redirect(version.policy)
    context = {"form": form, "policy": version.policy, "heading": _("Change the version")}
    return render(request, "policies/version_form.html", context)


def version_publish(request, pk):
    require(request.user, Permission.EDIT_POLICY)
    version = get_object_or_404(
        PolicyVersion.objects.visible_to(request.user).select_related("policy", "document"), pk=pk
    )
    form = bound(request, FilesToo, record=version)
    asked = request.method == "POST" and form.is_valid()
    if asked and saved(form, lambda: actions.publish_version(version, by=request.user, **form.cleaned_data)):
        messages.success(request, _("Everybody can now read this version."))
        return redirect(version.policy)
    context = {"form": form, "version": version, "heading": _("Publish this version")}
    return render(request, "policies/version_publish.html", context)


def theme_new(request):
    require(request.user, Permission.EDIT_POLICY)
    form = bound(request, ThemeForm)
    if request.method == "POST" and form.is_valid():
        theme = actions.add_theme(by=request.user, **form.cleaned_data)
        return redirect(theme)
    return render(request, "policies/policy_form.html", {"form": form, "heading": _("Add a theme")})
