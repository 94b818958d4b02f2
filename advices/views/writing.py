"""Writing together: the earlier versions of a draft, and the council's notes beside an advice."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from advices.actions import advice as advices
from advices.actions import notes
from advices.forms.draft_comparing import parts_of
from advices.forms.writing import CompareForm, NoteForm, ReplyForm, RestoreForm
from advices.models import Advice, DraftVersion, Note
from governance.pages.form_page import bound, frozen_answer, number_asked, saved, tell
from governance.roles import Permission
from governance.workflow import Refused, require


def advice_versions(request, pk):
    """Every version of a draft that was saved, and two of them compared."""
    advice = get_object_or_404(Advice.objects.visible_to(request.user), pk=pk)
    require(request.user, Permission.READ_COUNCIL_DRAFTS, advice)
    versions = list(DraftVersion.objects.visible_to(request.user).filter(advice=advice).select_related("by"))
    form = CompareForm(request.GET or None, versions=versions)
    before, after = form.chosen
    context = {
        "advice": advice,
        "versions": versions,
        "form": form,
        "before": before,
        "after": after,
        "parts": parts_of(before, after) if before else [],
        "may_restore": advice.is_editable and request.user.may(Permission.WRITE_ADVICE, advice),
    }
    return render(request, "advices/advice_versions.html", context)


def advice_restore(request, pk, revision):
    """Ask, and put an earlier version of a draft back as the newest."""
    version = get_object_or_404(
        DraftVersion.objects.visible_to(request.user).select_related("advice"), advice=pk, revision=revision
    )
    require(request.user, Permission.WRITE_ADVICE, version.advice)
    if away := frozen_answer(request, version.advice):
        return away
    form = bound(request, RestoreForm, initial={"seen_revision": version.advice.revision})
    if request.method == "POST" and form.is_valid():
        try:
            advices.restore(version, by=request.user, seen_revision=form.cleaned_data["seen_revision"])
        except Refused as refusal:
            tell(form, refusal)
        else:
            messages.success(request, _("That version is back. What was there before stays among the versions."))
            return redirect("advice_work", pk)
    context = {"record": version.advice, "version": version, "form": form, "heading": _("Put this version back")}
    return render(request, "advices/advice_restore.html", context)


def note_new(request, pk):
    """A note about a passage or a recommendation of an advice."""
    advice = get_object_or_404(Advice.objects.visible_to(request.user), pk=pk)
    require(request.user, Permission.WRITE_ADVICE, advice)
    about = advice.recommendations.filter(pk=number_asked(request, "aanbeveling")).first()
    initial = {"recommendation": about, "passage": request.GET.get("passage", "")[:1000]}
    form = bound(request, NoteForm, advice=advice, initial=initial)
    if request.method == "POST" and form.is_valid():
        note = saved(form, lambda: notes.write_note(advice, by=request.user, **form.cleaned_data))
        if note:
            return redirect(address_of(note))
    context = {"advice": advice, "form": form, "heading": _("Write a note")}
    return render(request, "advices/note_form.html", context)


def note_reply(request, pk):
    note = _note(request, pk)
    form = bound(request, ReplyForm)
    if request.method == "POST" and form.is_valid():
        notes.reply(note, by=request.user, **form.cleaned_data)
        return redirect(address_of(note))
    context = {"advice": note.advice, "note": note, "form": form, "heading": _("Answer a note")}
    return render(request, "advices/note_form.html", context)


def note_resolve(request, pk):
    note = _note(request, pk)
    if request.method == "POST":
        notes.resolve(note, by=request.user)
        messages.success(request, _("The note is dealt with."))
        return redirect(address_of(note))
    context = {"record": note.advice, "heading": _("Note as dealt with"), "explanation": note.text}
    return render(request, "includes/confirm_page.html", context)


def _note(request, pk):
    """The note that begins a row of notes, for whoever may write in its advice."""
    rows = Note.objects.visible_to(request.user).filter(answers=None).select_related("advice__council", "by")
    note = get_object_or_404(rows, pk=pk)
    require(request.user, Permission.WRITE_ADVICE, note.advice)
    return note


def address_of(note):
    return reverse("advice_work", args=[note.advice_id]) + f"#notitie-{note.answers_id or note.pk}"
