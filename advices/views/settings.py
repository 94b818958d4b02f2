"""The pages on which recess periods, recipients and letters are kept."""

from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from advices.actions.settings import delete_setting, require_to_keep, save_setting
from advices.forms.settings import LetterForm, RecessForm, RecipientForm, councils_to_keep
from advices.mail.letters import templates_of
from advices.models import LadderStep, Recess, Recipient
from governance.models import Council
from governance.pages.form_page import bound, confirm_page, form_page, held
from governance.roles import Permission, may
from governance.workflow import require


def settings_overview(request):
    _require_any(request.user)
    councils, may_keep_councils = councils_to_keep(request.user), may(request.user, Permission.KEEP_SETTINGS)
    context = {
        "heading": _("Recess, recipients and letters") if may_keep_councils else _("Recess of the college"),
        "may_keep_college": may(request.user, Permission.KEEP_COLLEGE_RECESS),
        "may_keep_councils": may_keep_councils,
        "college": Recess.objects.filter(council=None),
        "councils": councils.prefetch_related("recesses", "recipients"),
        "steps": LadderStep,
    }
    return render(request, "advices/settings.html", context)


def _require_any(user):
    """For what shows or offers only what `user` keeps: one's own advisory councils', or the college's."""
    if not may(user, Permission.KEEP_COLLEGE_RECESS):
        require(user, Permission.KEEP_SETTINGS)


@transaction.atomic
def _form_page(request, form_class, record, heading):
    form = bound(request, form_class, instance=held(request, record), user=request.user)
    return form_page(
        request,
        form,
        lambda: save_setting(form, by=request.user),
        said=_("Saved."),
        leads_to="council_settings",
        template="advices/setting_form.html",
        heading=heading,
        record=record,
    )


def _kept_page(request, form_class, record, heading):
    require_to_keep(request.user, record)
    return _form_page(request, form_class, record, heading)


def _delete_page(request, record, heading, explanation):
    require_to_keep(request.user, record)
    return confirm_page(
        request,
        record,
        lambda: delete_setting(record, by=request.user),
        heading=heading,
        explanation=explanation,
        said=_("Taken out of the list."),
        back="council_settings",
    )


def recess_new(request):
    _require_any(request.user)
    return _form_page(request, RecessForm, Recess(), _("Add a recess"))


def recess_edit(request, pk):
    return _kept_page(request, RecessForm, get_object_or_404(Recess, pk=pk), _("Change the recess"))


def recess_delete(request, pk):
    explanation = _("Terms that begin from now on count these days. Due dates that were agreed stay as they are.")
    return _delete_page(request, get_object_or_404(Recess, pk=pk), _("Delete the recess"), explanation)


def recipient_new(request):
    first = councils_to_keep(request.user).first()
    return _kept_page(request, RecipientForm, Recipient(council=first), _("Add a recipient"))


def recipient_edit(request, pk):
    return _kept_page(request, RecipientForm, get_object_or_404(Recipient, pk=pk), _("Change the recipient"))


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
        return _kept_page(request, LetterForm, letter, f"{LadderStep(step).label}: {council}")
