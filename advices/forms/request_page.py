"""The form of a new request: from a mail or letter its fields are proposed; what somebody typed stays."""

import re

from django.core.exceptions import ValidationError

from advices.forms.request import RequestForm
from advices.understanding.proposals import likely_version, value
from advices.understanding.request import read_request
from documents.errors import DocumentError
from documents.limits.process import within_limits
from governance.pages.form_page import bound, judge_nothing_yet, keeping

READ_FILE = "read_file"
SIGNATURE = 4  # who signs a letter stands in its last few lines


class RequestDraft:
    """What a user types of a new request, with what was proposed from a file: its FORM and the names PROPOSED."""

    def __init__(self, request):
        self.request = request
        self.form = bound(request, RequestForm, user=request.user)
        upload = self.form.files.get("file")
        self.reading = request.method == "POST" and READ_FILE in request.POST and upload is not None
        self.submitted = request.method == "POST" and not self.reading
        self.proposed, self.problem = [], ""
        if self.reading:
            self._read(upload)

    @property
    def is_complete(self):
        return self.submitted and self.form.is_valid()

    def _read(self, upload):
        """Fill in what is still empty; the file stays chosen."""
        try:
            self.form.fields["file"].clean(upload)
        except ValidationError as problem:
            self._show(self.form.data)
            self.form.add_error("file", problem)
            return
        data = self.form.data.copy()
        for name, words in self._proposals(upload).items():
            if words and not data.get(name):
                data[name] = words
                self.proposed.append(self.form.fields[name].label)
        self._show(data)

    def _show(self, data):
        """The form with `data`; whoever asks for proposals is not told of mistakes."""
        self.form = keeping(self.request, RequestForm(data, self.form.files, user=self.request.user))
        judge_nothing_yet(self.form)

    def _proposals(self, upload):
        """What the file says, by the name of the field; nothing of one that cannot be read, with the reason kept."""
        data = upload.read()
        upload.seek(0)
        try:
            return self._values(*within_limits(read_request, data, upload.name))
        except DocumentError as problem:
            self.problem = str(problem)
            return {}

    def _values(self, understood, blocks, sender, received_on):
        version = likely_version(understood, self.request.user)
        known = self.form.fields["policy_version"].queryset
        texts = [block.text for block in blocks]
        holder = self._asked_by(sender, " ".join(texts[-SIGNATURE:]), " ".join(texts))
        return {
            "subject": (value(understood.subject) or "")[:200],
            "question": understood.question,
            "reference": (value(understood.reference) or "")[:60],
            "received_on": received_on.isoformat() if received_on else "",
            "advice_due_on": understood.due_on.isoformat() if understood.due_on else "",
            "asked_by": str(holder.pk) if holder else "",
            "policy_version": str(version.pk) if version and known.filter(pk=version.pk).exists() else "",
        }

    def _asked_by(self, *places):
        """The only office holder of today whose family name stands in the first of these `places`; else None."""
        holders = list(self.form.fields["asked_by"].queryset)
        named = ([holder for holder in holders if _names(holder, words)] for words in places)
        return next((found[0] for found in named if len(found) == 1), None)


def _names(holder, words):
    family_name = holder.name.partition(" ")[2] or holder.name
    return re.search(rf"\b{re.escape(family_name)}\b", words) is not None
