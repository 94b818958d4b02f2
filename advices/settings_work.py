"""The pages on which a secretary or administrator keeps recess periods, recipients and letters."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from advices.actions.settings import delete_setting, save_setting
from advices.forms.settings import LetterForm, RecessForm, RecipientForm, councils_to_keep
from advices.letters import templates_of
from advices.models import LadderStep, Recess, Recipient
from governance.models import Council
from governance.roles import Permission
from governance.work import bound, held
from governance.workflow import require


def settings_overview(request):
    require(request.user, Permission.KEEP_SETTINGS)
    councils = councils_to_keep(request.user)
    context = {
        "college": Recess.objects.filter(council=None),
        "councils": councils.prefetch_related("recesses", "recipients"),
        "steps": LadderStep,
    }
    return render(request, "advices/settings.html", context)


@transaction.atomic
def _form_page(request, form_class, record, heading):
    require(request.user, Permission.KEEP_SETTINGS, record)
    form = bound(request, form_class, instance=held(request, record), user=request.user)
    if request.method == "POST" and form.is_valid():
        save_setting(form, by=request.user)
        messages.success(request, _("Saved."))
        return redirect("council_settings")
    return render(request, "advices/setting_form.html", {"form": form, "heading": heading, "record": record})


def _delete_page(request, record, heading, explanation):
    require(request.user, Permission.KEEP_SETTINGS, record)
    if request.method == "POST":
        delete_setting(record, by=request.user)
        messages.success(request, _("Taken out of the list."))
        return redirect("council_settings")
    context = {"record": record, "heading": heading, "explanation": explanation}
    return render(request, "advices/setting_delete.html", context)


def recess_new(request):
    return _form_page(request, RecessForm, Recess(), _("Add a recess"))


def recess_edit(request, pk):
    return _form_page(request, RecessForm, get_object_or_404(Recess, pk=pk), _("Change the recess"))


def recess_delete(request, pk):
    explanation = _("Terms that begin from now on count these days. Due dates that were agreed stay as they are.")
    return _delete_page(request, get_object_or_404(Recess, pk=pk), _("Delete the recess"), explanation)


def recipient_new(request):
    first = councils_to_keep(request.user).first()
    return _form_page(request, RecipientForm, Recipient(council=first), _("Add a recipient"))


def recipient_edit(request, pk):
    return _form_page(request, RecipientForm, get_object_or_404(Recipient, pk=pk), _("Change the recipient"))


def recipient_delete(request, pk):
    explanation = _("What was sent before stays in the story of each advice.")
    return _delete_page(request, get_object_or_404(Recipient, pk=pk), _("Delete the recipient"), explanation)


def letter_edit(request, council_pk, step):
    """The words of one step of the silence ladder; until a council writes its own they are ours."""
    council = get_object_or_404(Council, pk=council_pk)
    if step not in LadderStep.values:
        raise Http404
    with transaction.atomic():
        held(request, council)  # the letter itself may not be stored yet
        letter = templates_of([council.pk])[council.pk, step]
        return _form_page(request, LetterForm, letter, f"{LadderStep(step).label}: {council}")
