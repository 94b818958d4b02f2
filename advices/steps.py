"""The steps that the pages of requests and advices offer, with what each asks."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from advices.actions import advice as advices
from advices.actions import request as requests
from advices.actions import response as responses
from advices.models import Advice, AdviceRequest, CollegeResponse
from governance import steps
from governance.forms import DateField
from governance.roles import Permission, may
from governance.steps import Offer, OnForm, PublishForm, ReasonForm, SeenForm, Step

A, R, C = Advice.Status, AdviceRequest.Status, CollegeResponse.Status


class AdoptForm(SeenForm, OnForm):
    issued_on = DateField(
        label=_("Date of the advice"), required=False, help_text=_("Leave empty if it is the day of adoption.")
    )


class SendForm(OnForm):
    response_due_on = DateField(
        label=_("Response due on"),
        required=False,
        help_text=_("Leave empty for the usual term of the advisory council."),
    )


def _close(status):
    return lambda request, *, by, reason, on: requests.close_request(request, status, by=by, reason=reason, on=on)


REQUEST_STEPS = {
    (R.RECEIVED, R.IN_PREPARATION): Step(
        _("Start preparing"), _("The council is going to write this advice."), requests.start_preparing
    ),
    **{
        (old, R.DECLINED): Step(
            _("Decline"),
            _("The council gives no advice on this. Whoever may read the request reads why."),
            _close(R.DECLINED),
            ReasonForm,
            forward=False,
        )
        for old in AdviceRequest.OPEN
    },
    **{
        (old, R.WITHDRAWN): Step(
            _("Note as withdrawn"),
            _("The municipality no longer asks for this advice. Write down why."),
            _close(R.WITHDRAWN),
            ReasonForm,
            forward=False,
        )
        for old in AdviceRequest.OPEN
    },
}

ADVICE_STEPS = {
    (A.DRAFT, A.IN_REVIEW): Step(
        _("Submit for review"),
        _("The other members read the advice. You can still change it."),
        advices.submit,
        SeenForm,
    ),
    (A.IN_REVIEW, A.DRAFT): Step(
        _("Back to draft"),
        _("The advice needs more work before it can be adopted."),
        advices.return_to_author,
        forward=False,
    ),
    (A.IN_REVIEW, A.ADOPTED): Step(
        _("Adopt"),
        _("The council adopts this advice. From then on nobody can change its words."),
        advices.adopt,
        AdoptForm,
        offered=lambda advice, user: user.pk != advice.author_id,
    ),
    (A.ADOPTED, A.IN_REVIEW): Step(
        _("Back to review"),
        _("The advice was not sent yet. Its words can be changed again."),
        advices.reopen,
        forward=False,
    ),
    (A.ADOPTED, A.SENT): Step(
        _("Send to the college"),
        _(
            "You send the letter yourself; here you note the day. From that day the term to respond runs, and the"
            " municipality can read the advice here."
        ),
        advices.send,
        SendForm,
    ),
    (A.SENT, A.PUBLISHED): Step(
        _("Publish"), _("From then on everybody reads this advice. Its PDF is made as well."), advices.publish, OnForm
    ),
    (A.PUBLISHED, A.WITHDRAWN): Step(
        _("Withdraw"),
        _("The words disappear for the public. The page stays and says when and why the advice was withdrawn."),
        advices.withdraw,
        ReasonForm,
        forward=False,
    ),
}

RESPONSE_STEPS = {
    (C.DRAFT, C.PUBLISHED): Step(
        _("Publish the response"),
        _("The response becomes part of the chain. From then on nobody can change its words."),
        responses.publish_response,
        PublishForm,
    ),
}

STEPS = {Advice: ADVICE_STEPS, AdviceRequest: REQUEST_STEPS, CollegeResponse: RESPONSE_STEPS}
ADDRESSES = {Advice: "advice_step", AdviceRequest: "request_step", CollegeResponse: "response_step"}


def steps_for(record, user):
    """The buttons on the page of this request, advice or response."""
    return steps.steps_for(record, user, STEPS[type(record)], ADDRESSES[type(record)])


def note_for(advice, user):
    """Why the author of an advice in review finds no button to adopt it; empty for everybody else."""
    if advice.status != A.IN_REVIEW or advice.author_id != user.pk:
        return ""
    return _("Another member adopts this advice, because you wrote it.")


def work_on(advice, user):
    """The other buttons on the page of an advice: writing, looking at it, correcting, answering."""
    may_write = may(user, Permission.WRITE_ADVICE, advice)
    links = [
        (may_write and advice.is_editable, _("Go on writing"), "advice_edit"),
        (
            may(user, Permission.READ_COUNCIL_DRAFTS, advice) and advice.status not in Advice.PUBLIC,
            _("Look at the PDF"),
            "advice_preview_pdf",
        ),
        (may_write and advice.is_editable, _("Earlier versions"), "advice_versions"),
        (may_write, _("Write a note"), "note_new"),
        (may_write and advice.status == A.DRAFT, _("Throw the draft away"), "advice_delete"),
        (may_write and advice.status == A.PUBLISHED, _("Correct with a new version"), "advice_new_version"),
        (
            may(user, Permission.RECORD_RESPONSE, advice) and advice.status in (A.SENT, A.PUBLISHED),
            _("Record the response of the college"),
            "response_new",
        ),
    ]
    return [Offer(verb, reverse(name, args=[advice.pk]), forward=False) for shown, verb, name in links if shown]
