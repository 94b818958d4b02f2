"""Correcting a published advice: a draft that takes its place once it is published itself."""

from django.db import transaction
from django.utils.translation import gettext as _

from advices.actions.advice import RELATIONS, set_relations
from advices.actions.review import copy_minority_notes
from advices.actions.writing import keep_version
from advices.models import Advice, Recommendation
from governance.holding import hold
from governance.roles import Permission
from governance.workflow import Refused, record_created, require

Status = Advice.Status


def check_correctable(advice):
    """Raises Refused where the advice cannot get a new version."""
    if not Advice.objects.filter(pk=advice.pk, status=Status.PUBLISHED).exists():
        raise Refused(_("Only a published advice gets a new version."))
    if Advice.objects.filter(supersedes=advice).exists():
        raise Refused(_("There is already a newer version of this advice."))
    if Advice.with_bin.filter(supersedes=advice).exists():
        raise Refused(_("A newer version of this advice is in the bin. Put it back, and go on with that."))


@transaction.atomic
def draft_new_version(advice, *, by, correction_note):
    """A draft that, once published, replaces a published advice; recommendations keep their lineage.

    What was answered or promised stays with the version it was said of. Who wrote the version before is a writer of
    this one too: most of its words are theirs.
    """
    hold(advice)
    check_correctable(advice)
    new = Advice(
        **{
            name: getattr(advice, name)
            for name in ("council", "kind", "request", "title", "summary", "text", "lineage", "old_reference")
        },
        year=advice.year,
        serial=advice.serial,
        version=advice.version + 1,
        supersedes=advice,
        correction_note=correction_note,
        author=by,
    )
    role = require(by, Permission.WRITE_ADVICE, new)
    new.save()
    new.writers.set([*advice.writers.all(), by])
    set_relations(new, {name: getattr(advice, name).all() for name in RELATIONS})
    for old in advice.recommendations.all():
        copied = {name: getattr(old, name) for name in ("number", "text", "explanation", "legal_basis", "lineage")}
        copy = Recommendation.objects.create(advice=new, supersedes=old, **copied)
        copy.themes.set(old.themes.all())
        copy.repeats.set(old.repeats.all())
    copy_minority_notes(advice, new)
    keep_version(new, by=by)
    record_created(new, by=by, role=role, supersedes=advice.pk)
    return new
