"""Registering policy documents and their versions, and letting the public read them."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from documents.publishing.actions import publish_files
from documents.search import index as search
from governance.events import Event
from governance.roles import Permission, councils_with
from governance.trail.recording import record_event
from governance.workflow import Refused, changed_relations, require, save_words
from policies.models import PolicyDocument, PolicyVersion, Theme


@transaction.atomic
def register_policy(*, by, title, themes=(), succeeds=(), **fields):
    """Register a policy document; its address is made of its title and never changes."""
    role = require(by, Permission.EDIT_POLICY)
    policy = PolicyDocument.objects.create(title=title, slug=_free_slug(title), **fields)
    policy.themes.set(themes)
    policy.succeeds.set(succeeds)
    record_event(Event.CREATED, policy, by=by, role=role)
    return policy


@transaction.atomic
def add_theme(*, by, name, **fields):
    role = require(by, Permission.EDIT_POLICY)
    theme = Theme.objects.create(name=name, slug=_free_slug(name, Theme, longest=40), **fields)
    record_event(Event.CREATED, theme, by=by, role=role)
    return theme


def _free_slug(title, model=PolicyDocument, longest=110):
    stem = slugify(title)[:longest] or "zonder-titel"
    taken = set(model.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    return next(slug for slug in (stem, *(f"{stem}-{n}" for n in range(2, 1000))) if slug not in taken)


def give_new_address(record, changed):
    """Where the words that make the address of a policy document or a theme went for privacy, the address goes too."""
    words = {PolicyDocument: "title", Theme: "name"}.get(type(record))
    if words in changed:
        model = type(record)
        slug = _free_slug(model.objects.values_list(words, flat=True).get(pk=record.pk), model, longest=40)
        model.objects.filter(pk=record.pk).update(slug=slug)


@transaction.atomic
def save_policy(policy, values, *, by, seen_revision):
    """Store what was typed; raises Conflict when somebody else saved in the meantime."""
    role = require(by, Permission.EDIT_POLICY)
    relations = {name: values.pop(name) for name in ("themes", "succeeds") if name in values}
    also = changed_relations(policy, relations)
    save_words(policy, values, by=by, role=role, seen_revision=seen_revision, also=also)
    for name, records in relations.items():
        getattr(policy, name).set(records)
    search.refresh(policy)


@transaction.atomic
def save_version(version, values, *, by, seen_revision):
    """Change a version that the public cannot read yet; raises Conflict when somebody else was ahead."""
    role = _require_seen(version, by)
    save_words(version, values, by=by, role=role, seen_revision=seen_revision)


def _require_seen(version, by):
    """The role by which `by` keeps this version; raises PermissionDenied, also for who may not even see it."""
    role = require(by, Permission.EDIT_POLICY)
    if not PolicyVersion.objects.visible_to(by).filter(pk=version.pk).exists():
        raise PermissionDenied
    return role


@transaction.atomic
def add_version(policy, *, by, **fields):
    """Add one text of a policy document; nobody outside sees it before it is published."""
    role = require(by, Permission.EDIT_POLICY)
    registered_by_id = next(iter(sorted(councils_with(by, Permission.EDIT_POLICY))), None)
    version = PolicyVersion.objects.create(policy=policy, registered_by_id=registered_by_id, **fields)
    record_event(Event.CREATED, version, by=by, role=role, label=version.label)
    return version


@transaction.atomic
def publish_version(version, *, by, files=()):
    """Let the public read this version, and with it the policy document; its file only where `files` has it.

    Raises Refused for a confidential version.
    """
    role = _require_seen(version, by)
    if version.confidential:
        raise Refused(_("This version is confidential. Untick that first, if the public may read it."), "confidential")
    policy, now = version.policy, timezone.now()
    version.published_at = version.published_at or now
    version.save(update_fields=["published_at"])
    policy.published_at = policy.published_at or now
    policy.save(update_fields=["published_at"])
    search.refresh(policy)
    record_event(Event.PUBLISHED, version, by=by, role=role, words=version.sealed_rows)
    publish_files(files, by=by)
