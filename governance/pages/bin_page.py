"""The page on which one throws a draft away."""

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.pages.form_page import did

IN_BIN = gettext_lazy("The draft is in the bin. For thirty days it can come back from there.")


def throw_away_page(request, draft, throw_away):
    """Asks once more, and names the author; once posted DRAFT is in the bin, or its own page says why it is not."""
    if request.method == "POST":
        binned = did(request, lambda: throw_away(draft, by=request.user), IN_BIN)
        return redirect("bin" if binned else draft)
    explanation = _("This draft of %(name)s goes into the bin. For thirty days it can come back from there.")
    context = {"record": draft, "heading": _("Throw the draft away")}
    context["explanation"] = explanation % {"name": draft.author.name}
    return render(request, "includes/confirm_page.html", context)
