"""Writing together: the earlier versions of a draft, and the council's notes beside an advice."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from advices.actions import advice as advices
from advices.actions import notes
from advices.forms.draft_comparing import parts_of
from advices.forms.writing import CompareForm, NoteForm, ReplyForm, RestoreForm
from advices.models import Advice, DraftVersion, Note
from governance.pages.form_page import bound, confirm_page, form_page, frozen_answer, number_asked, record_for
from governance.roles import Permission
from governance.workflow import require


def advice_versions(request, pk):
    """Every version of a draft that was saved, and two of them compared."""
    advice = record_for(request, Advice.objects, Permission.READ_COUNCIL_DRAFTS, pk=pk)
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
    rows = DraftVersion.objects.visible_to(request.user).select_related("advice")
    version = get_object_or_404(rows, advice=pk, revision=revision)
    require(request.user, Permission.WRITE_ADVICE, version.advice)
    if away := frozen_answer(request, version.advice):
        return away
    form = bound(request, RestoreForm, initial={"seen_revision": version.advice.revision})
    return form_page(
        request,
        form,
        lambda: advices.restore(version, by=request.user, seen_revision=form.cleaned_data["seen_revision"]),
        said=_("That version is back. What was there before stays among the versions."),
        leads_to=reverse("advice_work", args=[pk]),
        template="advices/advice_restore.html",
        record=version.advice,
        version=version,
        heading=_("Put this version back"),
    )


def note_new(request, pk):
    """A note about a passage or a recommendation of an advice."""
    advice = record_for(request, Advice.objects, Permission.WRITE_ADVICE, pk=pk)
    about = advice.recommendations.filter(pk=number_asked(request, "aanbeveling")).first()
    initial = {"recommendation": about, "passage": request.GET.get("passage", "")[:1000]}
    form = bound(request, NoteForm, advice=advice, initial=initial)
    return form_page(
        request,
        form,
        lambda: notes.write_note(advice, by=request.user, **form.cleaned_data),
        leads_to=address_of,
        template="advices/note_form.html",
        advice=advice,
        heading=_("Write a note"),
    )


def note_reply(request, pk):
    note = _note(request, pk)
    form = bound(request, ReplyForm)
    return form_page(
        request,
        form,
        lambda: notes.reply(note, by=request.user, **form.cleaned_data),
        leads_to=address_of(note),
        template="advices/note_form.html",
        advice=note.advice,
        note=note,
        heading=_("Answer a note"),
    )


def note_resolve(request, pk):
    note = _note(request, pk)
    return confirm_page(
        request,
        note.advice,
        lambda: notes.resolve(note, by=request.user),
        heading=_("Note as dealt with"),
        explanation=note.text,
        said=_("The note is dealt with."),
        leads_to=address_of(note),
    )


def _note(request, pk):
    """The note that begins a row of notes, for whoever may write in its advice."""
    rows = Note.objects.visible_to(request.user).filter(answers=None).select_related("advice__council", "by")
    note = get_object_or_404(rows, pk=pk)
    require(request.user, Permission.WRITE_ADVICE, note.advice)
    return note


def address_of(note):
    return reverse("advice_work", args=[note.advice_id]) + f"#notitie-{note.answers_id or note.pk}"
