"""The steps that the pages of requests and advices offer, with what each asks."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from advices.actions import advice as advices
from advices.actions import assignment as assignments
from advices.actions import reminder as reminders
from advices.actions import request as requests
from advices.actions import response as responses
from advices.actions import review as reviews
from advices.actions.bin import may_throw_away
from advices.forms.dispatch import MarkSentForm, PublishAdviceForm, SendForm
from advices.forms.review import SubmitForm
from advices.models import Advice, AdviceRequest, Assignment, CollegeResponse, Reminder
from advices.rules import after
from documents.publishing.forms import FilesToo
from governance.pages import steps
from governance.pages.forms import DateField
from governance.pages.steps import AboutRecord, Offer, OnForm, PublishForm, ReasonForm, SeenForm, Step
from governance.roles import Permission, may

A, R, C = Advice.Status, AdviceRequest.Status, CollegeResponse.Status


class AdoptForm(AboutRecord, SeenForm, OnForm):
    """The day is that of the meeting which adopted the advice, where one did."""

    issued_on = DateField(
        label=_("Date of the advice"), required=False, help_text=_("Leave empty if it is the day of adoption.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        adopted = self.record.agenda_items.filter(decision="adopted").order_by("meeting__held_on")
        if found := adopted.values_list("meeting__held_on", flat=True).last():
            self.initial["on"] = found


class PublishResponseForm(FilesToo, PublishForm):
    """The letter becomes public only when it is ticked."""


def why_not_adopt(advice, user):
    """Why `user` cannot adopt this advice now, in a sentence; empty where nothing stands in the way."""
    if reviews.wrote_in(advice, user):
        return _("Another member adopts this advice, because you wrote in it.")
    if reviews.agreeing(advice) < advice.council.adoption_quorum:
        return _("This advice can be adopted once enough members agree.")
    return ""


def _close(status):
    return lambda request, *, by, reason, on: requests.close_request(request, status, by=by, reason=reason, on=on)


REQUEST_STEPS = {
    (R.RECEIVED, R.IN_PREPARATION): Step(
        _("Start preparing"),
        _("The council is going to write this advice."),
        requests.start_preparing,
        then=after.preparing,
    ),
    **{
        (old, R.DECLINED): Step(
            _("Decline"),
            _("The council gives no advice on this. Whoever may read the request reads why."),
            _close(R.DECLINED),
            ReasonForm,
            forward=False,
            then=after.DECLINED,
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
            then=after.REQUEST_WITHDRAWN,
        )
        for old in AdviceRequest.OPEN
    },
}

ADVICE_STEPS = {
    (A.DRAFT, A.IN_REVIEW): Step(
        _("Submit for review"),
        _("The other members read the advice. You can still change it."),
        advices.submit,
        SubmitForm,
        then=after.SUBMITTED,
    ),
    (A.IN_REVIEW, A.DRAFT): Step(
        _("Back to draft"),
        _("The advice needs more work before it can be adopted."),
        advices.return_to_author,
        forward=False,
        then=after.returned,
    ),
    (A.IN_REVIEW, A.ADOPTED): Step(
        _("Adopt"),
        _("The council adopts this advice. From then on nobody can change its words."),
        advices.adopt,
        AdoptForm,
        offered=lambda advice, user: not why_not_adopt(advice, user),
        then=after.ADOPTED,
    ),
    (A.ADOPTED, A.IN_REVIEW): Step(
        _("Back to review"),
        _("The advice was not sent yet. Its words can be changed again."),
        advices.reopen,
        forward=False,
        then=after.REOPENED,
    ),
    (A.ADOPTED, A.SENT): Step(
        _("Send to the college"),
        _(
            "Choose who gets the advice by mail, or send the letter yourself. From the day that you note here the term"
            " to respond runs, and the municipality can read the advice here."
        ),
        advices.send,
        SendForm,
        then=after.sent,
    ),
    (A.SENT, A.PUBLISHED): Step(
        _("Publish"),
        _("From then on everybody reads this advice. Its PDF is made as well."),
        advices.publish,
        PublishAdviceForm,
        then=after.published,
    ),
    (A.PUBLISHED, A.WITHDRAWN): Step(
        _("Withdraw"),
        _(
            "The words disappear for the public, those of earlier versions too. The pages stay and say when and why"
            " the advice was withdrawn."
        ),
        advices.withdraw,
        ReasonForm,
        forward=False,
        then=after.WITHDRAWN,
    ),
}

RESPONSE_STEPS = {
    (C.DRAFT, C.PUBLISHED): Step(
        _("Publish the response"),
        _("The response becomes part of the chain. From then on nobody can change its words."),
        responses.publish_response,
        PublishResponseForm,
        then=after.RESPONDED,
    ),
}

ASSIGNMENT_STEPS = {
    (Assignment.Status.OPEN, Assignment.Status.DONE): Step(
        _("Report as done"),
        _("Your part is done. The answer itself is published with the response."),
        assignments.finish,
        then=after.ASSIGNMENT_DONE,
    ),
    (Assignment.Status.OPEN, Assignment.Status.WITHDRAWN): Step(
        _("Withdraw the assignment"),
        _("Nobody has this recommendation any more."),
        assignments.withdraw,
        forward=False,
        then=after.ASSIGNMENT_WITHDRAWN,
    ),
}

REMINDER_STEPS = {
    (Reminder.Status.DRAFT, Reminder.Status.SENT): Step(
        _("It was already sent"),
        _("You sent the letter yourself. Note the day: everybody reads it in the chain."),
        reminders.mark_sent,
        MarkSentForm,
        then=after.REMINDED,
    ),
}

STEPS = {Advice: ADVICE_STEPS, AdviceRequest: REQUEST_STEPS, CollegeResponse: RESPONSE_STEPS}
ADDRESSES = {Advice: "advice_step", AdviceRequest: "request_step", CollegeResponse: "response_step"}


def steps_for(record, user):
    """The buttons on the page of this request, advice or response."""
    return steps.steps_for(record, user, STEPS[type(record)], ADDRESSES[type(record)])


def note_for(advice, user):
    """Why a member finds no button to adopt an advice in review; empty for everybody else."""
    may_adopt = advice.status == A.IN_REVIEW and may(user, Permission.ADOPT_ADVICE, advice)
    return why_not_adopt(advice, user) if may_adopt else ""


def may_review(advice, user):
    """Whether `user` has a vote on this advice now: a member in the review, who wrote no word of it."""
    asked = advice.status == A.IN_REVIEW and may(user, Permission.ADOPT_ADVICE, advice)
    return asked and not reviews.wrote_in(advice, user)


def work_on(advice, user):
    """The other buttons on the page of an advice: writing, looking at it, correcting, answering, sending it on."""
    links = [*_writing(advice, user), *_answering(advice, user), *_sending(advice, user)]
    return [Offer(verb, reverse(name, args=[advice.pk]), forward=False) for shown, verb, name in links if shown]


def _writing(advice, user):
    """(whether it is shown, what stands on the button, the name of the address) of each."""
    may_write = may(user, Permission.WRITE_ADVICE, advice)
    editable = may_write and advice.is_editable
    may_preview = may(user, Permission.READ_COUNCIL_DRAFTS, advice) and advice.status not in Advice.PUBLIC
    return [
        (may_review(advice, user), _("Give your opinion"), "review_new"),
        (editable, _("Go on writing"), "advice_edit"),
        (editable, _("Advised before"), "advice_look_back"),
        (editable, _("Readability"), "advice_readability"),
        (may_preview, _("Look at the PDF"), "advice_preview_pdf"),
        (may_preview, _("Look at the mail"), "advice_preview_mail"),
        (editable, _("Earlier versions"), "advice_versions"),
        (may_write, _("Write a note"), "note_new"),
        (advice.status == A.DRAFT and may_throw_away(user, advice), _("Throw the draft away"), "advice_delete"),
        (may_write and advice.status == A.PUBLISHED, _("Correct with a new version"), "advice_new_version"),
    ]


def _answering(advice, user):
    may_answer = may(user, Permission.RECORD_RESPONSE, advice) and advice.status in (A.SENT, A.PUBLISHED)
    may_note = may_answer and advice.is_not_recorded and may(user, Permission.SEND_ADVICE, advice)
    return [
        (may_answer, _("Record the response of the college"), "response_new"),
        (may_note, _("Note that no answer ever came"), "advice_no_answer"),
    ]


def _sending(advice, user):
    may_send = may(user, Permission.SEND_ADVICE, advice) and advice.status in (A.SENT, A.PUBLISHED)
    may_plan = may(user, Permission.PUBLISH_ADVICE, advice) and advice.status == A.SENT
    return [
        (may_send and not advice.from_archive, _("Extend the term"), "advice_extend"),
        (may_plan, _("Publish at a set moment"), "advice_plan"),
        (may_send, _("Mail the advice to somebody"), "advice_dispatch"),
        (may_send, _("Note that it was forwarded"), "advice_forwarded"),
    ]
