"""The request."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from advices.forms.choosing import choose_only, own_councils
from advices.models import AdviceRequest
from advices.rules.terms import proposed_due_date
from documents.forms import UploadField
from governance.models import OfficeHolder
from governance.pages.forms import DateField, RevisionForm
from governance.roles import Permission
from policies.models import PolicyVersion


class RequestForm(RevisionForm):
    document = "document"
    file = UploadField(label=_("Letter or mail with the request"))
    field_order = ["file"]

    class Meta:
        model = AdviceRequest
        fields = [
            "council",
            "subject",
            "question",
            "reference",
            "asked_by",
            "policy_version",
            "received_on",
            "advice_due_on",
        ]
        field_classes = {"received_on": DateField, "advice_due_on": DateField}
        widgets = {"question": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["council"].queryset = own_councils(user, Permission.REGISTER_REQUEST)
        choose_only(self, "council")
        self.fields["asked_by"].queryset = _office_holders(self.instance)
        versions = PolicyVersion.objects.visible_to(user).select_related("policy")
        self.fields["policy_version"].queryset = versions.order_by("-dated_on", "-pk")
        if self.instance.pk and self.instance.extensions.exists():  # from then on only an extension moves the day
            del self.fields["advice_due_on"]
            return
        self.fields["advice_due_on"].required = False
        self.fields["advice_due_on"].help_text = _("Leave empty for the usual term of the advisory council.")

    def clean(self):
        """Fill in the usual due date, so that the database's rules are checked with it."""
        cleaned = super().clean()
        missing = "advice_due_on" in self.fields and not cleaned.get("advice_due_on")
        if missing and cleaned.get("received_on") and cleaned.get("council"):
            cleaned["advice_due_on"] = proposed_due_date(cleaned["council"], cleaned["received_on"])
        return cleaned


def _office_holders(request):
    """Those of today, and whoever is named already; a member of the municipal council asks for no advice."""
    today = OfficeHolder.objects.active(timezone.localdate()).exclude(function="council_member")
    return today | OfficeHolder.objects.filter(pk=request.asked_by_id)
