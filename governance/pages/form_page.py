"""How a work page handles a form: what was typed before the login, steps, and two people in one text."""

from functools import partial

from django.contrib import messages
from django.db import transaction
from django.forms.utils import ErrorDict
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from governance.moments import moment_in_words
from governance.pages.keeping import kept, others_in, token_for
from governance.pages.kept_files import files_chosen, files_of, take_last, tell_of_gone
from governance.pages.listening import Listening
from governance.pages.merging import OPENED, Merging
from governance.pages.steps import AboutRecord
from governance.roles import may
from governance.workflow import Conflict, Refused, allowed_steps, require


def bound(request, form_class, **kwargs):
    """The form with what this user posted, or typed here before and did not save; else empty."""
    typed, row = typed_in(request)
    if typed is not None and request.method == "POST":
        files = files_chosen(request, request.user, request.get_full_path())
        return keeping(request, form_class(typed, files, **kwargs))
    form = form_class(**kwargs)
    if row:
        if "seen_revision" in typed:
            typed["seen_revision"] = form.initial["seen_revision"]
        form = form_class(typed, files_of(row.files.all()), **kwargs)
    return keeping(request, form, row)


def typed_in(request):
    """(what was posted, or typed before and never saved, or None; the KeptForm that it comes from, or None)."""
    request.keeps_typed, path = True, request.get_full_path()
    if request.method == "POST":
        return request.POST, None
    row, typed = kept(request.user, path)
    if row:
        at = moment_in_words(localtime(row.changed_at))
        words = _("You typed this on %(at)s. It is not saved yet.") % {"at": at}
        messages.info(request, words, extra_tags=token_for(request))
    return typed, row


def keeping(request, form, row=None):
    """The `form` with the page's token (`keep`), the KeptForm that fills it (`kept`) and who else types (`others`)."""
    if form.is_bound:
        take_last(form)
    if isinstance(form, Merging):
        form.merge()
    form.keep, form.kept = token_for(request), row
    form.is_shared = _is_shared(form)
    form.others = others_in(request.get_full_path(), request.user) if form.is_shared else ""
    if row:
        judge_nothing_yet(form)
    elif form.is_bound:
        tell_of_gone(form)
    request.typed_form = form
    if sent := getattr(request, "sent_before", None):
        ask_once_more(form, sent, the_same=request.sent_the_same)
    return form


def held(request, record):
    """`record` as it is stored now. A post holds it until its transaction ends, so that two who save it are merged.

    Raises Http404 where somebody took it away meanwhile; what is not stored yet comes back as it is.
    """
    if request.method != "POST" or record is None or record._state.adding:
        return record
    return get_object_or_404(type(record)._base_manager.select_for_update(no_key=True), pk=record.pk)


def ask_once_more(form, sent, *, the_same):
    """Say in the `form` that it was `sent` before; what is in it now, `the_same` or changed since, is not saved.

    Not where saving it once more makes nothing new: of what is stored already, or where one hears one's own words.
    """
    if isinstance(form, Listening) or _is_shared(form) or form.initial.get(OPENED):
        return
    sentence = _(
        'You already saved this form: <a href="{}">this is what you saved</a>. '
        "What you changed in it afterwards is not saved. Save again if you want that as well."
    )
    again = _('You already saved this: <a href="{}">this is what you saved</a>. Save again if you want it once more.')
    form.add_error(None, format_html(again if the_same else sentence, sent.led_to))
    form.asked_again = the_same


def judge_nothing_yet(form):
    """A `form` that is filled again, before anybody sends it, tells of no mistakes."""
    form._errors, form.cleaned_data = ErrorDict(), {}


def _is_shared(form):
    """Whether two people may have this form open about the same record."""
    return bool(form.initial.get("revision") or form.initial.get("seen_revision"))


def frozen_answer(request, record):
    """Back to the page of a `record` whose words can no longer change, with the reason; None while they can.

    A post goes on: it is refused with what was typed above it.
    """
    if record.is_editable or request.method == "POST":
        return None
    messages.info(request, _("This is adopted or public: its words can no longer change."))
    return redirect(record)


def refused_answer(request, record, check):
    """Back to the page of `record` with the reason where `check(record)` refuses; None where it does not.

    A post goes on: it is refused with what was typed above it.
    """
    if request.method != "POST":
        try:
            check(record)
        except Refused as refusal:
            messages.info(request, str(refusal))
            return redirect(record)
    return None


def did(request, act, said=""):
    """What `act()`, asked for by one press, made or True; False where it was refused.

    The next page says `said`, or why it was refused.
    """
    try:
        with transaction.atomic():
            made = act() or True
    except Refused as refusal:
        messages.error(request, str(refusal))
        return False
    if said:
        messages.success(request, said)
    return made


def record_for(request, rows, permission, **which):
    """The one of `rows` that the address names, for a user with `permission`.

    Raises Http404 for what this user may not see, and PermissionDenied for who sees it and may not do this.
    """
    record = get_object_or_404(rows.visible_to(request.user), **which)
    require(request.user, permission, record)
    return record


def form_page(
    request,
    form,
    act,
    *,
    said="",
    leads_to=None,
    stored=None,
    ready=None,
    template="includes/form_page.html",
    **context,
):
    """The page of `form`, until it is posted and `act()` was done; then on, and the next page says `said`.

    The next page is `leads_to` (what `redirect` takes), else that of `stored`, the record that is changed (see
    `saved`), else that of what `act` made. `leads_to` and `said` can be functions of what `act` made. `ready` says
    whether all was posted and is right, where `form` is not alone on its page. `context` is for the template; values
    that only it needs, and that cost a query, are lazy.
    """
    if _is_ready(request, form, ready) and (made := saved(form, act, stored)):
        if sentence := _of(made, said):
            messages.success(request, sentence)
        return redirect(_of(made, leads_to) or stored or made)
    return render(request, template, {"form": form, **context})


def change_page(request, form, save, *, ready=None, **page):
    """As `form_page`, where `form` changes a record that is stored: `save(stored, by=, seen_revision=)` does that.

    Where somebody else changed the same words meanwhile, the page shows both texts.
    """
    ready, stored = _is_ready(request, form, ready), None
    if ready:
        stored = type(form.instance)._default_manager.get(pk=form.instance.pk)
    seen = {"seen_revision": form.seen_revision} if ready else {}
    return form_page(request, form, partial(save, stored, by=request.user, **seen), stored=stored, ready=ready, **page)


def _is_ready(request, form, ready):
    return request.method == "POST" and form.is_valid() if ready is None else ready


def _of(made, answer):
    return answer(made) if callable(answer) else answer


def confirm_page(
    request,
    record,
    act,
    *,
    heading,
    said="",
    explanation="",
    leads_to=None,
    refused_to=None,
    back=None,
    template="includes/confirm_page.html",
    **context,
):
    """Ask once more about `record`; one press does `act()`, and the next page says `said`.

    That is `leads_to` or the page of `record`; where `act` is refused, `refused_to` or the page of `record` says why.
    Who thinks better of it goes `back`, or to the page of `record`.
    """
    back = resolve_url(back or record)
    if request.method == "POST":
        made = did(request, act, said)
        return redirect((_of(made, leads_to) if made else refused_to) or back)
    context |= {"record": record, "heading": heading, "explanation": explanation, "back": back}
    return render(request, template, context)


def number_asked(request, name):
    """The id that the address names after the question mark, or 0 for none and for nonsense."""
    return number_in(request.GET.get(name, ""))


def number_in(words):
    """The id in `words`, or 0 for none and for nonsense."""
    return int(words) if words.isdecimal() and len(words) < 19 else 0


def take_step(request, record, status, steps, *, template="governance/step.html"):
    """Ask what a step needs, take it, and return to the record's page; 404 for a step that is not offered."""
    step = steps.get((record.status, status))
    if not step or status not in allowed_steps(record, request.user):
        return _too_late(request, record, status, steps, template)
    form = bound(request, step.form, **_about(step.form, record))
    if request.method == "POST" and form.is_valid():
        try:
            step.action(record, by=request.user, **{k: v for k, v in form.cleaned_data.items() if v not in (None, "")})
        except Refused as refusal:
            tell(form, refusal)
        else:
            messages.success(request, step.done(record))
            return redirect(record.get_absolute_url())
    return render(request, template, {"record": record, "step": step, "form": form})


def _too_late(request, record, status, steps, template):
    """Somebody took this step meanwhile, or another one: say so above what was typed; 404 if it was never offered."""
    for (old, new), step in steps.items():
        offered = new == status and record.status in record.TRANSITIONS[old]
        if request.method == "POST" and offered and may(request.user, record.TRANSITIONS[old][new], record):
            form = bound(request, step.form, **_about(step.form, record))
            form.add_error(
                None, _("Somebody was ahead of you: this was changed in the meantime. Look at it again first.")
            )
            return render(request, template, {"record": record, "step": step, "form": form})
    raise Http404


def _about(form_class, record):
    """What a step's form wants to know of `record`: its revision, or the record itself."""
    wanted = {}
    if "seen_revision" in form_class.base_fields:
        wanted["initial"] = {"seen_revision": record.revision}
    if issubclass(form_class, AboutRecord):
        wanted["record"] = record
    return wanted


def tell(form, refusal):
    """Say in the `form` why it was refused, beside the field that it is about."""
    form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))


def saved(form, save, record=None):
    """What `save()`, called after the form was found valid, made or True; None when nothing was stored.

    After a conflict about `record`, where one is given, `form.conflict` holds both texts of each field that differs;
    any other refusal stands in the form. Nothing that was typed or chosen is lost in either case.
    """
    try:
        with transaction.atomic():
            return save() or True
    except Refused as refusal:
        if record and isinstance(refusal, Conflict):
            record.refresh_from_db()
            form.conflict = form.after_conflict(record)
        else:
            tell(form, refusal)
    return None
