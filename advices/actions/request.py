"""Registering and closing an advice request, making it public and keeping it private."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from advices.models import Advice, AdviceRequest
from advices.rules.terms import proposed_due_date
from documents.forgetting import remove_unused
from documents.formats.mail import is_mail
from documents.models import Document
from documents.publishing.actions import make_file_private
from documents.search import index as search
from documents.storing import store_attachments
from governance.events import Event
from governance.holding import hold
from governance.resting import check_loose
from governance.roles import Permission
from governance.trail.recording import record_event
from governance.workflow import Refused, change_status, day_of_act, frozen_rows, record_created, require, save_words

Status = AdviceRequest.Status


@transaction.atomic
def register_request(*, by, council, received_on, advice_due_on=None, **fields):
    """Register a request for advice; the due date follows from the council's term unless one is given."""
    request = AdviceRequest(
        council=council,
        received_on=received_on,
        advice_due_on=advice_due_on or proposed_due_date(council, received_on),
        registered_by=by,
        **fields,
    )
    role = require(by, Permission.REGISTER_REQUEST, request)
    day_of_act(received_on, field="received_on")
    request.save()
    take_attachments_apart(request, by=by)
    record_created(request, by=by, role=role, received_on=received_on)
    return request


def save_request(request, values, *, by, seen_revision):
    role, old = require(by, Permission.REGISTER_REQUEST, request), request.document

    def take_apart(saved):
        if saved.document != old:
            take_attachments_apart(saved, by=by)

    save_words(request, values, by=by, role=role, seen_revision=seen_revision, then=take_apart)


def take_attachments_apart(request, *, by):
    """What is attached to the mail of `request` becomes files of its own; what was attached to an earlier one goes."""
    mail = request.document and is_mail(request.document.name)
    request.attachments.set(store_attachments(request.document, by=by) if mail else [])


def check_removable(request):
    """Raises Refused, with what rests on it, where `request` cannot be taken away."""
    if request.published_at or request.status not in AdviceRequest.OPEN:
        raise Refused(_("Only a request that is open and not public can be taken away. Note it as withdrawn instead."))
    if Advice.with_bin.filter(request=request).exclude(binned_at=None).exists():
        raise Refused(_("In the bin there is still a draft on this request. After thirty days it is gone for good."))
    check_loose(request, _("This request stays, because something rests on it: %(kind)s."))


@transaction.atomic
def remove_request(request, *, by):
    """Take away a request that was entered by mistake, with its files; its event stays.

    Raises Refused where something rests on it. A file that something else has as well stays.
    """
    role = require(by, Permission.REGISTER_REQUEST, request)
    stored = hold(request)
    check_removable(stored)
    files = stored.files
    record_event(Event.DELETED, stored, by=by, role=role, title=stored.subject)
    stored.delete()
    remove_unused(files)


def start_preparing(request, *, by):
    change_status(request, Status.IN_PREPARATION, by=by)


def close_request(request, status, *, by, reason, on=None):
    """Note that the request was withdrawn by the municipality, or declined by the council, and why."""
    if not reason.strip():
        raise Refused(_("Give the reason: everybody will read it."), "reason")
    on = day_of_act(on)
    if on < request.received_on:
        raise Refused(_("A request cannot be closed before it was received."), "on")
    details = {"on": on, "reason": reason}
    change_status(request, status, by=by, closing_reason=reason, closed_on=on, details=details, then=search.refresh)


@transaction.atomic
def publish_request(request, *, by, on=None):
    """Let the public read the request, and none of its files; does nothing when they can already."""
    role, stored = require(by, Permission.REGISTER_REQUEST, request), hold(request)
    if stored.published_at:
        return
    on = on or timezone.localdate()
    _set(request, published_at=timezone.now(), published_on=on, kept_private_at=None)
    search.refresh(request)
    record_event(Event.PUBLISHED, request, by=by, role=role, words=frozen_rows(request), on=on)


@transaction.atomic
def keep_private(request, *, by, reason):
    """The public does not read the request, or no longer; its files go with it. `reason` stands in the trail."""
    role, stored = require(by, Permission.REGISTER_REQUEST, request), hold(request)
    if not reason.strip():
        raise Refused(_("Give the reason."), "reason")
    if stored.kept_private_at:
        return
    public = [file.pk for file in request.files if file.published_at]
    files = list(Document.objects.select_for_update().filter(pk__in=public).order_by("pk"))
    _set(request, published_at=None, published_on=None, kept_private_at=timezone.now())
    search.refresh(request)
    for file in files:
        make_file_private(file, by=by, reason=reason)
    record_event(Event.MADE_PRIVATE, request, by=by, role=role, words=frozen_rows(request), reason=reason)


def _set(request, **columns):
    """Write `columns` into the row and into the `request` that the caller holds."""
    AdviceRequest.objects.filter(pk=request.pk).update(**columns)
    for name, value in columns.items():
        setattr(request, name, value)
