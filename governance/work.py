"""How a work page handles a form: what was typed before the login, steps, and two people in one text."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from governance.forms import ask_for_files_again
from governance.middleware import kept_post
from governance.roles import may
from governance.workflow import Conflict, Refused, allowed_steps


def bound(request, form_class, **kwargs):
    """The form with what this user posted, now or before the login expired; else empty."""
    if request.method == "POST":
        return form_class(request.POST, request.FILES, **kwargs)
    kept = kept_post(request)
    if kept:
        messages.info(request, _("This is what you typed before you signed in. It is not saved yet."))
        return form_class(kept, **kwargs)
    return form_class(**kwargs)


def frozen_answer(request, record):
    """Back to the page of a RECORD whose words can no longer change, with the reason; None while they can.

    A post goes on: it is refused with what was typed above it.
    """
    if record.is_editable or request.method == "POST":
        return None
    messages.info(request, _("This is adopted or public: its words can no longer change."))
    return redirect(record)


def number_asked(request, name):
    """The id that the address names after the question mark, or 0 for none and for nonsense."""
    value = request.GET.get(name, "")
    return int(value) if value.isdecimal() and len(value) < 19 else 0


def take_step(request, record, status, steps, *, template="governance/step.html"):
    """Ask what a step needs, take it, and return to the record's page; 404 for a step that is not offered."""
    step = steps.get((record.status, status))
    if not step or status not in allowed_steps(record, request.user):
        return _too_late(request, record, status, steps, template)
    form = bound(request, step.form, **_initial(step.form, record))
    if request.method == "POST" and form.is_valid():
        try:
            step.action(record, by=request.user, **{k: v for k, v in form.cleaned_data.items() if v not in (None, "")})
        except Refused as refusal:
            form.add_error(None, str(refusal))
            ask_for_files_again(form)
        else:
            messages.success(request, step.done(record))
            return redirect(record.get_absolute_url())
    return render(request, template, {"record": record, "step": step, "form": form})


def _too_late(request, record, status, steps, template):
    """Somebody took this step meanwhile, or another one: say so above what was typed; 404 if it was never offered."""
    for (old, new), step in steps.items():
        offered = new == status and record.status in record.TRANSITIONS[old]
        if request.method == "POST" and offered and may(request.user, record.TRANSITIONS[old][new], record):
            form = step.form(request.POST)
            form.add_error(
                None, _("Somebody was ahead of you: this was changed in the meantime. Look at it again first.")
            )
            return render(request, template, {"record": record, "step": step, "form": form})
    raise Http404


def _initial(form_class, record):
    if "seen_revision" in form_class.base_fields:
        return {"initial": {"seen_revision": record.revision}}
    return {}


def saved(form, save, record=None):
    """What SAVE(), called after the form was found valid, made or True; None when nothing was stored.

    After a conflict about RECORD `form.conflict` holds both texts of each field that differs; any other refusal
    stands at the top of the form. Nothing that was typed is lost in either case; a file has to be chosen again.
    """
    try:
        with transaction.atomic():
            return save() or True
    except Conflict:
        record.refresh_from_db()
        form.conflict = form.after_conflict(record)
    except Refused as refusal:
        form.add_error(None, str(refusal))
    ask_for_files_again(form)
    return None
