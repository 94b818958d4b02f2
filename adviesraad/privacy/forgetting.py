"""Removing words or a file for privacy, with every copy: the one exception to freezing (docs/adr/0007-privacy.md)."""

from functools import partial

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from advices.models import Advice, AgendaItem, MinorityNote, PlannedAction, Reaction, Reading, Recommendation
from advices.tasks import make_advice_pdf
from adviesraad.privacy.copies import Copies, copies_of
from adviesraad.privacy.owners import of_user, role_to_correct
from documents.forgetting import forget_file, forget_kept_files, forget_rendition
from documents.models import SearchEntry
from documents.search import index as search
from governance import privacy
from governance.roles import Permission, role_for
from governance.workflow import Refused, require
from policies.actions import give_new_address


@transaction.atomic
def remove(record, *, by, reason, words="", files=()):
    """Remove `words` wherever they stand, asked for from the page of `record`, and `files`; returns the Copies.

    Who, when and why stand in the trail, with every record of which something went. Raises PermissionDenied for
    files of the other side, and Refused where there is nothing to remove or the reason repeats the words.
    """
    role = require(by, Permission.CORRECT_PRIVACY, record)
    if not all(role_to_correct(by, file) for file in files):
        raise PermissionDenied
    copies = copies_of(words, record, by) if words else Copies()
    check(copies, words, files, reason)
    act = {"by": by, "role": role, "reason": reason}
    going, found = [place.record for place in copies.places], _found_by_search(words)
    _lock([record, *going, *_advices(going)])
    search.hold(*found)
    files = sorted({*files, *copies.files}, key=lambda each: each.pk)
    sealed = privacy.names_with_digest([*going, *files], copies.events)
    _remove_words(record, copies, words, act)
    for file in files:
        forget_file(file, **act)
    _remake_pdfs(going, act)
    search.refresh(*_fresh(found))
    privacy.seal_anew(sealed, record, by=by, role=role)
    return copies


def check(copies, words, files, reason):
    """Raise Refused, in plain words, where this cannot be removed."""
    if not reason.strip():
        raise Refused(_("Give the reason: everybody will read it."), "reason")
    if words and privacy.compiled(words).search(reason):
        raise Refused(_("The reason repeats the words that have to go. Everybody would read them there."), "reason")
    if copies.staying and not (files or copies.places or copies.files):
        raise Refused(_("These words are of the other side. Only that side can remove them."), "words")
    if words and not (copies.places or copies.files):
        raise Refused(_("These words are not there. Copy them exactly from the text."), "words")


def _advices(records):
    """The advices of which a PDF may hold words of these records."""
    own = {record for record in records if isinstance(record, Advice)}
    parts = {record.advice for record in records if isinstance(record, Recommendation | MinorityNote)}
    return sorted(own | parts, key=lambda advice: advice.pk)


def _lock(records):
    """Take the rows before the trail, always in one order."""
    for record in sorted(set(records), key=lambda each: (each._meta.label_lower, each.pk)):
        type(record)._base_manager.select_for_update(no_key=True).get(pk=record.pk)


def _remove_words(record, copies, words, act):
    """One event for every record of which words go, and one for the record from whose page it was asked."""
    pattern, blanked = privacy.pattern_of(words), privacy.with_those_they_blanked(copies.events)
    _let_open_forms_conflict([place.record for place in copies.places])
    columns = {place.record: place.columns for place in copies.places}
    for going in [record, *(each for each in columns if each != record)]:
        privacy.correct(going, columns.get(going, []), pattern=pattern, blanked_events=blanked, **act)
        blanked = ()
    for going in columns:
        give_new_address(going, columns[going])
    if words:
        privacy.clean_jobs(pattern)
        privacy.clean_sessions(words)
        may_correct = partial(_may_correct, act["by"])
        privacy.clean_kept_forms(words, of=may_correct)
        forget_kept_files(words, of=may_correct)


def _may_correct(by, user):
    """Whether `by` may remove words of `user`."""
    return role_for(by, Permission.CORRECT_PRIVACY, of_user(user)) is not None


# {what belongs to another record: the record in whose form one changes it}
FORMS = {
    Recommendation: lambda part: part.advice,
    Reaction: lambda part: part.response,
    Reading: lambda part: part.reaction.response,
    PlannedAction: lambda part: part.reaction.response,
    AgendaItem: lambda part: part.meeting,
}


def _let_open_forms_conflict(records):
    """Who has the words in an open form, of one of these or of what it belongs to, is told that the text changed."""
    for each in {FORMS.get(type(record), lambda part: part)(record) for record in records}:
        if getattr(each, "is_editable", False):
            type(each)._base_manager.filter(pk=each.pk).update(revision=F("revision") + 1)


def _remake_pdfs(records, act):
    for advice in _advices(records):
        if advice not in records:
            privacy.correct(advice, [], pattern="", **act)
        forget_rendition(advice)
        if advice.status == Advice.Status.PUBLISHED:
            make_advice_pdf.defer(advice_id=advice.pk)


def _found_by_search(words):
    """The records that the public finds by these words."""
    if not words:
        return []
    found = privacy.rows_with(SearchEntry, privacy.pattern_of(words))
    entries = SearchEntry.objects.filter(pk__in=found).values_list("object_type", "object_id").distinct()
    models = [(apps.get_model(label), pk) for label, pk in entries.order_by("object_type", "object_id")]
    return [record for model, pk in models if (record := model._base_manager.filter(pk=pk).first())]


def _fresh(records):
    return [type(record)._base_manager.get(pk=record.pk) for record in records]
