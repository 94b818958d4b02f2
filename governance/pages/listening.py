"""Two people who both speak for one side: whoever did not see what a colleague said meanwhile sees it first.

Verdicts, readings and confirmations are only ever added to, and the newest counts; so there is nothing to merge, but a
word can put another aside unseen.
"""

from django import forms
from django.utils.translation import gettext_lazy

from governance.pages.merging import as_changeable

HEARD = "heard"


class HeardField(forms.CharField):
    """The id of the newest word that stood on the page; nothing that anybody types."""

    widget = forms.HiddenInput

    def has_changed(self, initial, data):
        return False

    def clean(self, value):
        return None


class Listening:
    """For a form that adds a word for a side; `listen` tells it what was said."""

    said, note = (), ""
    meanwhile = gettext_lazy("Meanwhile %(name)s said: “%(words)s”. Save again if you still say this.")

    def listen(self, said, note):
        """`said`: what one's own side said of this before, each with its `by`; its field `note` explains it."""
        self.said, self.note = sorted(said, key=lambda each: each.pk), note
        self.fields[HEARD] = HeardField(required=False)
        self.initial[HEARD] = str(self.said[-1].pk if self.said else 0)

    def full_clean(self):
        super().full_clean()
        if HEARD not in self.fields or not self.is_bound:
            return
        self.cleaned_data.pop(HEARD, None)
        if self.has_changed() and (newer := self._unheard()):
            told = {
                "name": newer.by.name,
                "words": ". ".join(filter(None, dict.fromkeys([str(newer), getattr(newer, self.note)]))),
            }
            self.add_error(None, self.meanwhile % told)
            self.data = as_changeable(self.data)
            self.data[self.add_prefix(HEARD)] = self.initial[HEARD]

    def _unheard(self):
        """The newest that was said since the page was opened, or None."""
        heard = self.data.get(self.add_prefix(HEARD), "")
        return self.said[-1] if self.said and heard.isdecimal() and int(heard) < self.said[-1].pk else None
