"""The page on which one throws a draft away."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.pages.form_page import confirm_page

IN_BIN = gettext_lazy("The draft is in the bin. For thirty days it can come back from there.")


def throw_away_page(request, draft, throw_away):
    """Asks once more, and names the author; once posted `draft` is in the bin, or its own page says why it is not."""
    explanation = _("This draft of %(name)s goes into the bin. For thirty days it can come back from there.")
    return confirm_page(
        request,
        draft,
        lambda: throw_away(draft, by=request.user),
        heading=_("Throw the draft away"),
        explanation=explanation % {"name": draft.author.name},
        said=IN_BIN,
        leads_to="bin",
    )
