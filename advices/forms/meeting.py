"""A meeting, an item of its agenda, and the decision on it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from advices.forms.choosing import choose_only, own_councils
from advices.models import Advice, AdviceRequest, AgendaItem, Meeting
from governance.pages.forms import DateField, ModelForm, RevisionForm
from governance.pages.merging import Merging
from governance.roles import Permission


class MeetingForm(RevisionForm):
    class Meta:
        model = Meeting
        fields = ["council", "held_on", "starts_at", "place", "is_public"]
        field_classes = {"held_on": DateField}
        widgets = {"starts_at": forms.TimeInput(attrs={"type": "time"}, format="%H:%M")}
        help_texts = {
            "is_public": _("Then the date, the place and what is public of the agenda stand on this site."),
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["council"].queryset = own_councils(user, Permission.PREPARE_MEETING)
        choose_only(self, "council")
        if self.instance.pk:
            del self.fields["council"]


class AgendaItemForm(ModelForm):
    class Meta:
        model = AgendaItem
        fields = ["advice", "request", "subject", "is_public", "note"]
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "is_public": _("For another subject only. An advice or a request is shown once it is public itself."),
            "note": _("Only your own advisory council reads this."),
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        own = {"council": self.instance.meeting.council_id}
        advices = Advice.objects.visible_to(user).filter(**own, status__in=["draft", "in_review", "adopted"])
        self.fields["advice"].queryset = advices.order_by("-pk")
        self.fields["request"].queryset = AdviceRequest.objects.visible_to(user).filter(**own).awaiting_advice()

    def clean(self):
        cleaned = super().clean()
        about = [name for name in ("advice", "request", "subject") if cleaned.get(name)]
        if len(about) != 1:
            self.add_error("subject", _("Choose one: a request, an advice, or another subject."))
        elif cleaned.get("is_public") and about != ["subject"]:
            self.add_error("is_public", _("A request or an advice is published by itself, not here."))
        return cleaned


class DecisionForm(Merging, forms.Form):
    decision = forms.ChoiceField(label=_("Decision"), choices=AgendaItem.Decision.choices, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Note to the decision"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        help_text=_("Needed when an advice is returned: its author reads this."),
    )

    def __init__(self, *args, item, **kwargs):
        super().__init__(*args, **kwargs)
        if not item.advice_id:
            about_advice = (AgendaItem.Decision.ADOPTED, AgendaItem.Decision.RETURNED)
            self.fields["decision"].choices = [c for c in AgendaItem.Decision.choices if c[0] not in about_advice]
