"""What somebody reads after a step with a request, an advice or a response: what happens now, and who is next."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.moments import said_of

DECLINED = gettext_lazy("The request is declined. You have nothing more to do for it.")
REQUEST_WITHDRAWN = gettext_lazy("The request is noted as withdrawn. You have nothing more to do for it.")
SUBMITTED = gettext_lazy("The other members are told. One of them reads the advice and adopts it.")
ADOPTED = gettext_lazy("The advice is adopted; its words are fixed. Next the secretary sends it to the college.")
ASSIGNMENT_DONE = gettext_lazy("Your part is done. The recommendation waits for the response of the college.")
ASSIGNMENT_WITHDRAWN = gettext_lazy("Nobody has this recommendation now. Give it to somebody else.")
REMINDED = gettext_lazy("The letter now stands in the chain, with its day. Now it is up to the college.")
REOPENED = gettext_lazy(
    "The words may change again. After that another member than the author adopts the advice once more."
)
WITHDRAWN = gettext_lazy("The advice is withdrawn. Its page tells when and why.")
RESPONDED = gettext_lazy(
    "The response now stands with the advice. The advisory council is told, and later says what came of each"
    " recommendation."
)


def preparing(request):
    return said_of(
        request.advice_due_on,
        ahead=_("The advisory council begins. Next a member writes the advice; it is due on %(date)s."),
        passed=_("The advisory council begins. Next a member writes the advice; it was due on %(date)s."),
    )


def returned(advice):
    return _("The advice is a draft again. Next %(name)s goes on writing.") % {"name": advice.author.name}


def sent(advice):
    now = _("The municipality is told, and can read the advice here.")
    return " ".join([now, _college(advice), _("You can now publish the advice.")])


def published(advice):
    now = [_("Everybody can read the advice now. Its PDF is being made.")]
    if advice.request and not advice.request.published_at:
        now.append(_("The request is still private: look whether everybody may read it."))
    return " ".join([*now, _college(advice)])


def _college(advice):
    if advice.from_archive:
        return _("It comes from the archive. Did the college answer it? Then record that response.")
    return said_of(
        advice.response_due_on,
        ahead=_("Next the college responds, before or on %(date)s."),
        passed=_("Next the college responds."),
    )
