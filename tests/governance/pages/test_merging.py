"""Two people in one form: what only one of them changed is taken, what both changed is shown twice, nothing is lost."""

import pytest
from django.apps import apps
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import BaseForm
from django.urls import get_resolver, reverse
from django.utils import timezone
from django.utils.module_loading import import_string

from advices.models import Advice
from governance.pages.merging import TAKE
from tests import factories
from tests.adviesraad.page_reading import filled_in, form_in, general_mistakes_in, main_in, mistakes_in

pytestmark = pytest.mark.django_db

BOTH = (
    "U en een ander hebben dit allebei veranderd. Hier staan beide teksten. "
    "Zet in het veld wat het moet worden, en sla opnieuw op."
)


def decided_item():
    item = factories.agenda_item(factories.meeting(), subject="Rondvraag")
    type(item).objects.update(decision="discussed", decided_by=factories.secretary(), decided_at=timezone.now())
    return item


# {address: (who, the record, a field with what three people type in it, another field with what the second types)}
FORMS = {
    "request_edit": (
        "secretary",
        lambda: factories.advice_request(),
        ("question", "Een?", "Twee?", "Drie?"),
        ("subject", "Nieuw onderwerp"),
    ),
    "advice_edit": (
        "advisor",
        lambda: factories.advice(status="draft"),
        ("summary", "Een.", "Twee.", "Drie."),
        ("text", "Een andere tekst."),
    ),
    "response_edit": (
        "staff",
        lambda: factories.response(status="draft"),
        ("text", "Een.", "Twee.", "Drie."),
        ("kind", "interim"),
    ),
    "commitment_edit": (
        "staff",
        lambda: factories.commitment("draft"),
        ("text", "Een.", "Twee.", "Drie."),
        ("subject", "Ander onderwerp"),
    ),
    "reminder_edit": (
        "secretary",
        lambda: factories.reminder(),
        ("text", "Een.", "Twee.", "Drie."),
        ("subject", "Tweede brief"),
    ),
    "meeting_edit": (
        "secretary",
        lambda: factories.meeting(),
        ("place", "Raadzaal", "Hal", "Café"),
        ("starts_at", "19:30"),
    ),
    "agenda_item_decide": ("secretary", decided_item, ("note", "Een.", "Twee.", "Drie."), ("decision", "postponed")),
    "policy_edit": ("staff", lambda: factories.policy(), ("title", "Een", "Twee", "Drie"), ("period_from", "2027")),
    "version_edit": (
        "staff",
        lambda: factories.policy_version(public=False),
        ("label", "een", "twee", "drie"),
        ("dated_on", "2024-02-03"),
    ),
    "recess_edit": (
        "secretary",
        lambda: factories.recess(factories.council()),
        ("name", "Een", "Twee", "Drie"),
        ("ends_on", "2031-09-01"),
    ),
    "recipient_edit": (
        "secretary",
        lambda: factories.recipient(),
        ("name", "Een", "Twee", "Drie"),
        ("email", "post@voorbeeld.example"),
    ),
    "council_edit": (
        "administrator",
        lambda: factories.council(),
        ("description", "Een.", "Twee.", "Drie."),
        ("contact_email", "raad@voorbeeld.example"),
    ),
    "office_holder_edit": (
        "administrator",
        lambda: factories.office_holder(),
        ("party", "Een", "Twee", "Drie"),
        ("name", "Anna de Wit"),
    ),
    "report_duty": (
        "registry",
        lambda: factories.report_duty(factories.commitment(receiver="municipal_council")).commitment,
        ("every_months", "5", "7", "8"),
        ("next_due_on", "2031-01-05"),
    ),
}
# Forms in which nobody can overwrite what somebody else stored, each with its reason.
NOT_SHARED = {
    "it only adds": {
        "AgendaItemForm",
        "BulkForm",
        "CarryOverForm",
        "ConfirmationForm",
        "EarmarkForm",
        "ExtensionForm",
        "GroupRoleForm",
        "InviteForm",
        "MembershipForm",
        "NewVersionForm",
        "NoteForm",
        "ProgressForm",
        "ReadingForm",
        "RemovalForm",
        "ReplyForm",
        "ReviewForm",
        "RoundForm",
        "ThemeForm",
        "UploadForm",
        "VerdictForm",
    },
    "it tells first what a colleague assigned meanwhile": {"AssignForm"},
    "one's own answer to several points is refused where a point has one": {"SharedAnswerForm"},
    "it makes new drafts of what was read in": {
        "AdviceProposalForm",
        "CommitmentRowForm",
        "CommitmentsProposalForm",
        "PointForm",
        "ReactionRowForm",
        "ResponseProposalForm",
    },
    "only its user has it": {
        "CodeAgainForm",
        "CodeForm",
        "MailForm",
        "NameForm",
        "NewPasskeyForm",
        "PasskeyAgainForm",
        "PasskeyForm",
        "SetUpForm",
        "ForgottenPasswordForm",
        "SignInForm",
    },
    "it chooses what to look at": {"CompareForm", "Page"},
    "it takes a step, which is refused when the record is no longer as it was seen": {
        "AdoptForm",
        "DispatchForm",
        "EndForm",
        "ForwardedForm",
        "MailReminderForm",
        "MarkSentForm",
        "MissingForm",
        "NothingToAsk",
        "OnForm",
        "PartForm",
        "PlanAdviceForm",
        "PlanForm",
        "ProposalForm",
        "PublishAdviceForm",
        "PublishForm",
        "FilesToo",
        "PublishCommitmentForm",
        "PublishResponseForm",
        "ReasonForm",
        "WhyForm",
        "RecipientsForm",
        "RestoreForm",
        "SeenForm",
        "SendForm",
        "SettleForm",
        "SubmitForm",
    },
}
TESTED = {
    "AdviceForm": "advice_edit",
    "CommitmentForm": "commitment_edit",
    "CouncilForm": "council_edit",
    "DecisionForm": "agenda_item_decide",
    "DepartmentForm": "has one field",
    "LetterForm": "letter_edit",
    "MeetingForm": "meeting_edit",
    "MunicipalityForm": "municipality_edit",
    "OfficeHolderForm": "office_holder_edit",
    "PolicyForm": "policy_edit",
    "ReactionForm": "response_edit",
    "RecommendationForm": "advice_edit",
    "RecessForm": "recess_edit",
    "RecipientForm": "recipient_edit",
    "ReminderForm": "reminder_edit",
    "ReportDutyForm": "report_duty",
    "RequestForm": "request_edit",
    "ResponseForm": "response_edit",
    "VersionForm": "version_edit",
}
BASES = {"AboutRecord", "ModelForm", "RevisionForm", "TermsForm"}


def forms_of_the_house():
    """The names of all forms that our own code defines."""
    get_resolver().url_patterns  # noqa: B018 - what the addresses need is imported by this
    for path in settings.ACCOUNT_FORMS.values():
        import_string(path)
    ours = {config.name for config in apps.get_app_configs() if (settings.BASE_DIR / config.name).is_dir()}
    return {
        kind.__name__
        for kind in kinds_of(BaseForm)
        if any(base.__module__.partition(".")[0] in ours for base in kind.__mro__)
    }


def kinds_of(form):
    for kind in form.__subclasses__():
        yield kind
        yield from kinds_of(kind)


def test_every_form_is_tested_or_says_why_nobody_can_overwrite_anything_in_it():
    assert forms_of_the_house() - BASES == TESTED.keys() | set().union(*NOT_SHARED.values())
    assert {address for address in TESTED.values() if " " not in address} <= FORMS.keys() | ADDRESSES.keys()


@pytest.fixture(params=FORMS)
def both(request, client):
    """(the address, the form as the first has it open, as the second has it, what each types, a look at it anew)."""
    who, make, first, second = FORMS[request.param]
    client.force_login(request.getfixturevalue(who))
    address = reverse(request.param, args=[make().pk])
    return address, filled_in(client.get(address)), filled_in(client.get(address)), first, second


def text_in(page, name):
    [value] = form_in(page)[name]
    return value


def told(page):
    """(what it says now, what was typed) of each field that both changed."""
    return [
        tuple(
            " ".join(each.get_text(" ", strip=True) for each in section.find_all("p"))
            for section in box.find_all("section")
        )
        for box in main_in(page).select(".conflict")
    ]


def test_different_fields_of_two_people_come_together(both, client):
    address, first, second, (one, his, *_more), (other, hers) = both
    assert client.post(address, first | {one: his}).status_code == 302
    assert client.post(address, second | {other: hers}).status_code == 302
    page = client.get(address)
    assert (text_in(page, one), text_in(page, other)) == (his, hers)


def test_the_same_field_is_shown_twice_and_never_overwritten_unseen(both, client):
    address, first, second, (one, his, hers, _third), (other, more) = both
    client.post(address, first | {one: his})
    page = client.post(address, second | {one: hers, other: more})
    assert (page.status_code, mistakes_in(page), told(page)) == (200, {one: [BOTH]}, [(his, hers)])
    assert text_in(page, one) == hers
    assert client.post(address, form_in(page)).status_code == 302
    page = client.get(address)
    assert (text_in(page, one), text_in(page, other)) == (hers, more)


@pytest.mark.parametrize("ends", ["{}\r\n{}", "{}\r\n{}  ", "  {}\n{}\r\n"])
def test_line_ends_and_spaces_around_are_no_change(ends, client, staff):
    draft = factories.commitment("draft", text="Een.\nTwee.")
    client.force_login(staff)
    address = reverse("commitment_edit", args=[draft.pk])
    first, second = (filled_in(client.get(address)) for _each in range(2))
    client.post(address, first | {"text": "Drie."})
    typed = {"text": ends.format("Een.", "Twee."), "subject": "Ander onderwerp"}
    assert client.post(address, second | typed).status_code == 302
    draft.refresh_from_db()
    assert (draft.text, draft.subject) == ("Drie.", "Ander onderwerp")


def test_both_texts_stand_beside_the_field_and_a_link_above_the_form_leads_there(both, client):
    address, first, second, (one, his, hers, _third), _other = both
    client.post(address, first | {one: his})
    main = main_in(client.post(address, second | {one: hers}))
    [box] = main.select(".conflict")
    assert box.find_parent(class_="field").find(["input", "textarea"], attrs={"name": one})
    assert [link["href"] for link in main.select("ul a") if link["href"].startswith("#take-")] == [f"#take-{one}"]


def test_one_may_take_what_somebody_else_wrote(both, client):
    address, first, second, (one, his, hers, _third), (other, more) = both
    client.post(address, first | {one: his})
    page = client.post(address, second | {one: hers, other: more})
    assert client.post(address, form_in(page) | {"take": [one]}).status_code == 302
    page = client.get(address)
    assert (text_in(page, one), text_in(page, other)) == (his, more)


def test_a_third_who_comes_between_is_seen_first(both, client):
    address, first, second, (one, his, hers, third), _other = both
    client.post(address, first | {one: his})
    page = client.post(address, second | {one: hers})
    assert client.post(address, filled_in(client.get(address)) | {one: third}).status_code == 302
    again = client.post(address, form_in(page))
    assert (again.status_code, told(again)) == (200, [(third, hers)])


ADDRESSES = {
    "letter_edit": lambda: [factories.council().pk, "first"],
    "municipality_edit": list,
}


@pytest.mark.parametrize(
    ("name", "who", "one", "other"),
    [
        ("letter_edit", "secretary", ("subject", "Herinnering {title}"), ("days", "9")),
        ("municipality_edit", "administrator", ("name", "Elzerveen"), ("advice_term_days", "41")),
    ],
)
def test_settings_of_two_people_come_together(name, who, one, other, client, request, municipality):
    client.force_login(request.getfixturevalue(who))
    address = reverse(name, args=ADDRESSES[name]())
    client.post(address, filled_in(client.get(address)))
    first, second = filled_in(client.get(address)), filled_in(client.get(address))
    assert client.post(address, first | dict([one])).status_code == 302
    assert client.post(address, second | dict([other])).status_code == 302
    page = client.get(address)
    assert (text_in(page, one[0]), text_in(page, other[0])) == (one[1], other[1])


# Files

WITH_FILE = {
    "request_edit": "document",
    "response_edit": "letter",
    "commitment_edit": "source_document",
    "version_edit": "document",
}


def upload(name):
    return SimpleUploadedFile(name, name.encode())


@pytest.fixture(params=WITH_FILE)
def attaching(request, client):
    """(the address, the form as each of two people has it open, how to look which file there is)."""
    who, make, *_rest = FORMS[request.param]
    client.force_login(request.getfixturevalue(who))
    record = make()
    address = reverse(request.param, args=[record.pk])

    def attached():
        return getattr(type(record).objects.get(pk=record.pk), WITH_FILE[request.param]).name

    return address, filled_in(client.get(address)), filled_in(client.get(address)), attached


def test_file_that_somebody_else_attached_is_not_replaced_unseen(attaching, client):
    address, first, second, attached = attaching
    assert client.post(address, first | {"file": upload("van-hem.txt")}).status_code == 302
    page = client.post(address, second | {"file": upload("van-haar.txt")})
    assert (page.status_code, told(page), attached()) == (200, [("van-hem.txt", "van-haar.txt")], "van-hem.txt")
    assert client.post(address, form_in(page) | {"file": upload("van-haar.txt")}).status_code == 302
    assert attached() == "van-haar.txt"


def test_file_that_somebody_else_attached_stays_for_who_saves_without_one(attaching, client):
    address, first, second, attached = attaching
    client.post(address, first | {"file": upload("van-hem.txt")})
    page = client.post(address, second | {"file": upload("van-haar.txt")})
    assert client.post(address, form_in(page)).status_code == 302
    assert attached() == "van-hem.txt"


def test_who_takes_the_file_of_somebody_else_leaves_the_own_out(attaching, client):
    address, first, second, attached = attaching
    client.post(address, first | {"file": upload("van-hem.txt")})
    page = client.post(address, second | {"file": upload("van-haar.txt")})
    again = form_in(page) | {"file": upload("van-haar.txt"), TAKE: "file"}
    assert client.post(address, again).status_code == 302
    assert attached() == "van-hem.txt"


def test_file_that_one_had_seen_is_replaced(attaching, client):
    address, first, _second, attached = attaching
    client.post(address, first | {"file": upload("oud.txt")})
    assert client.post(address, filled_in(client.get(address)) | {"file": upload("nieuw.txt")}).status_code == 302
    assert attached() == "nieuw.txt"


# Words that are only added


def verdict_alone(_client, record):
    return reverse("verdict_new", args=[record.pk]), {"value": "done"}, {"value": "not_done", "note": "Wij zien niets."}


def verdict_in_round(_client, record):
    value, note = (f"oordeel-{record.pk}-{name}" for name in ("value", "note"))
    return reverse("yearly_round"), {value: "done"}, {value: "not_done", note: "Wij zien niets."}


@pytest.mark.parametrize("where", [verdict_alone, verdict_in_round])
def test_verdict_of_a_colleague_is_seen_before_it_is_put_aside(where, client, advisor):
    record = factories.recommendation(recommendations=["een"], sent_on=factories.today(-900))
    address, first, second = where(client, record)
    colleague = factories.person("advisor", nth=2)
    client.force_login(colleague)
    opened = filled_in(client.get(address))
    client.post(address, opened | first)
    client.force_login(advisor)
    page = client.post(address, opened | second)
    sentence = f"Intussen zei {colleague.name}: “Uitgevoerd”. Sla opnieuw op als u dit nog steeds wilt zeggen."
    assert (page.status_code, general_mistakes_in(page)) == (200, [sentence])
    assert [verdict.value for verdict in record.verdicts.all()] == ["done"]
    assert set(second.values()) <= {value for values in form_in(page).values() for value in values}
    assert client.post(address, form_in(page)).status_code == 302
    assert record.verdicts.order_by("pk").last().value == "not_done"


def test_round_in_which_one_judged_nothing_else_is_not_told_what_a_colleague_said(client, advisor):
    one, other = (factories.recommendation(recommendations=[t], sent_on=factories.today(-900)) for t in ("een", "twee"))
    client.force_login(advisor)
    opened = filled_in(client.get(reverse("yearly_round")))
    factories.verdict(one, "done", by=factories.person("advisor", nth=2))
    answer = client.post(reverse("yearly_round"), opened | {f"oordeel-{other.pk}-value": "in_progress"})
    assert (answer.status_code, other.verdicts.get().value, one.verdicts.get().value) == (302, "in_progress", "done")


def test_reading_of_a_colleague_is_seen_before_it_is_put_aside(client, staff):
    reaction = factories.reaction()
    address = reverse("reading_new", args=[reaction.pk])
    client.force_login(staff)
    opened = filled_in(client.get(address))
    client.post(address, opened | {"verdict": "adopted"})
    page = client.post(address, opened | {"verdict": "not_adopted", "reason": "Te duur."})
    assert (page.status_code, [words[:12] for words in general_mistakes_in(page)]) == (200, ["Intussen zei"])
    assert client.post(address, form_in(page)).status_code == 302
    assert [each.verdict for each in reaction.readings.order_by("pk")][-2:] == ["adopted", "not_adopted"]


def test_confirmation_of_a_colleague_is_seen_before_it_is_put_aside(client, staff, secretary):
    record = factories.response(by=secretary)
    address = reverse("confirmation_new", args=["reactie", record.pk])
    client.force_login(staff)
    opened = filled_in(client.get(address))
    assert client.post(address, opened | {"outcome": "confirmed"}).status_code == 302
    page = client.post(address, opened | {"outcome": "corrected", "text": "Het was mei."})
    assert (page.status_code, [words[:12] for words in general_mistakes_in(page)]) == (200, ["Intussen zei"])
    assert record.confirmations.count() == 1
    assert client.post(address, form_in(page)).status_code == 302


# Rows


@pytest.fixture
def draft(client, advisor):
    """The address of a draft with three recommendations, and its form as two people have it open."""
    client.force_login(advisor)
    record = factories.advice(status="draft", recommendations=["een", "twee", "drie"])
    address = reverse("advice_edit", args=[record.pk])
    return address, filled_in(client.get(address)), filled_in(client.get(address))


def row(number, field="text"):
    return f"recommendations-{number}-{field}"


def points():
    return list(Advice.objects.get().recommendations.order_by("number").values_list("text", flat=True))


def moved(client, address, typed, act, place):
    """The form after a press on the button that moves a row."""
    return form_in(client.post(address, typed | {act: str(place)}))


def test_rows_of_two_people_come_together(draft, client):
    address, first, second = draft
    client.post(address, first | {row(0): "een, mooier", row(3): "vier"})
    assert client.post(address, second | {row(2): "drie, mooier", row(3): "vijf"}).status_code == 302
    assert points() == ["een, mooier", "twee", "drie, mooier", "vier", "vijf"]


def test_fields_of_one_row_come_together(draft, client):
    address, first, second = draft
    client.post(address, first | {row(1): "twee, mooier"})
    assert client.post(address, second | {row(1, "legal_basis"): "Wmo 2.1.3"}).status_code == 302
    point = Advice.objects.get().recommendations.get(number=2)
    assert (point.text, point.legal_basis) == ("twee, mooier", "Wmo 2.1.3")


def test_one_field_of_one_row_is_shown_twice(draft, client):
    address, first, second = draft
    client.post(address, first | {row(1): "twee van hem"})
    page = client.post(address, second | {row(1): "twee van haar", row(0): "een van haar"})
    assert (page.status_code, told(page)) == (200, [("twee van hem", "twee van haar")])
    assert mistakes_in(page) == {row(1): [BOTH]}
    assert client.post(address, form_in(page)).status_code == 302
    assert points() == ["een van haar", "twee van haar", "drie"]


def test_legal_basis_that_both_changed_is_not_folded_away(draft, client):
    address, first, second = draft
    client.post(address, first | {row(1, "legal_basis"): "Wmo 2.1.3"})
    page = client.post(address, second | {row(1, "legal_basis"): "Wmo 2.1.4"})
    [box] = main_in(page).select(".conflict")
    assert (told(page), "open" in box.find_parent("details").attrs) == ([("Wmo 2.1.3", "Wmo 2.1.4")], True)


def test_earlier_advice_that_both_chose_is_told_by_its_words(draft, client):
    address, first, second = draft
    one, other = (factories.recommendation(recommendations=[text]) for text in ("Rust.", "Reinheid."))
    client.post(address, first | {row(1, "repeats"): [str(one.pk)]})
    page = client.post(address, second | {row(1, "repeats"): [str(other.pk)]})
    [(theirs, yours)] = told(page)
    assert (theirs.endswith(": Rust."), yours.endswith(": Reinheid.")) == (True, True)


def test_row_that_the_other_took_out_goes_when_it_was_left_as_it_was(draft, client):
    address, first, second = draft
    client.post(address, first | {row(1, "DELETE"): "on"})
    assert client.post(address, second | {row(2): "drie, mooier"}).status_code == 302
    assert points() == ["een", "drie, mooier"]


def test_row_that_the_other_took_out_stays_when_words_were_typed_into_it(draft, client):
    address, first, second = draft
    client.post(address, first | {row(1, "DELETE"): "on"})
    page = client.post(address, second | {row(1): "twee, mooier"})
    assert (page.status_code, told(page)) == (200, [("–", "twee, mooier")])
    assert client.post(address, form_in(page)).status_code == 302
    assert points() == ["een", "twee, mooier", "drie"]


def test_words_typed_into_an_empty_field_of_a_row_that_the_other_took_out_are_not_lost(draft, client):
    address, first, second = draft
    client.post(address, first | {row(1, "DELETE"): "on"})
    page = client.post(address, second | {row(1, "legal_basis"): "Wmo 2.1.3"})
    assert client.post(address, form_in(page)).status_code == 302
    assert Advice.objects.get().recommendations.get(text="twee").legal_basis == "Wmo 2.1.3"


def test_row_that_one_took_out_comes_back_when_the_other_wrote_in_it(draft, client):
    address, first, second = draft
    client.post(address, first | {row(1): "twee, mooier"})
    page = client.post(address, second | {row(1, "DELETE"): "on"})
    assert (page.status_code, told(page)) == (200, [("twee, mooier", "–")])
    assert points() == ["een", "twee, mooier", "drie"]
    assert form_in(page)[row(1)] == ["twee, mooier"]
    assert client.post(address, form_in(page) | {row(1, "DELETE"): "on"}).status_code == 302
    assert points() == ["een", "drie"]


def test_row_that_one_merged_into_another_comes_back_when_the_other_wrote_in_it(draft, client):
    address, first, second = draft
    client.post(address, first | {row(1): "twee, mooier"})
    page = client.post(address, moved(client, address, second, "merge", 0))
    assert (page.status_code, told(page)) == (200, [("twee, mooier", "–")])
    assert client.post(address, form_in(page)).status_code == 302
    assert points() == ["een\n\ntwee", "twee, mooier", "drie"]


def test_row_that_was_moved_keeps_what_the_other_wrote_in_it(draft, client):
    address, first, second = draft
    client.post(address, first | {row(2): "drie, mooier"})
    assert client.post(address, moved(client, address, second, "move_up", 2)).status_code == 302
    assert points() == ["een", "drie, mooier", "twee"]


def test_rows_that_the_other_moved_stay_moved(draft, client):
    address, first, second = draft
    client.post(address, moved(client, address, first, "move_up", 2))
    assert client.post(address, second | {row(0): "een, mooier", row(3): "vier"}).status_code == 302
    assert points() == ["een, mooier", "drie", "twee", "vier"]


def test_answers_of_two_colleagues_to_different_points_come_together(client, staff):
    """The case that was found: the second was told that nothing was lost, saved again, and point 3 was empty."""
    client.force_login(staff)
    advice = factories.advice(recommendations=["een", "twee", "drie"])
    record = factories.response(advice, "draft", reactions={1: "Ja."})
    address = reverse("response_edit", args=[record.pk])
    first, second = filled_in(client.get(address)), filled_in(client.get(address))
    two, three = (f"reaction-{advice.recommendations.get(number=n).pk}" for n in (2, 3))
    assert client.post(address, first | {f"{three}-text": "Drie doen wij."}).status_code == 302
    typed = {f"{two}-text": "Twee niet.", f"{two}-verdict": "not_adopted", f"{two}-reason": "Te duur."}
    assert client.post(address, second | typed).status_code == 302
    assert dict(record.reactions.values_list("recommendation__number", "text")) == {
        1: "Ja.",
        2: "Twee niet.",
        3: "Drie doen wij.",
    }


def test_one_answer_of_two_colleagues_is_shown_twice(client, staff):
    client.force_login(staff)
    record = factories.response(status="draft", reactions={1: "Ja."})
    address = reverse("response_edit", args=[record.pk])
    field = f"reaction-{record.advice.recommendations.get().pk}-text"
    first, second = filled_in(client.get(address)), filled_in(client.get(address))
    client.post(address, first | {field: "Jazeker."})
    page = client.post(address, second | {field: "Ja, graag."})
    assert (page.status_code, told(page)) == (200, [("Jazeker.", "Ja, graag.")])
    assert client.post(address, form_in(page) | {"take": [field]}).status_code == 302
    assert record.reactions.get().text == "Jazeker."


def test_two_who_begin_the_same_response_work_in_one_draft(client, staff):
    client.force_login(staff)
    advice = factories.advice(recommendations=["een", "twee"])
    address = reverse("response_new", args=[advice.pk])
    first, second = filled_in(client.get(address)), filled_in(client.get(address))
    one, two = (f"reaction-{each.pk}-text" for each in advice.recommendations.order_by("number"))
    dated = {"responded_on": factories.today().isoformat()}
    assert client.post(address, first | dated | {one: "Ja."}).status_code == 302
    assert client.post(address, second | dated | {two: "Nee."}).status_code == 302
    response = advice.responses.get()
    assert dict(response.reactions.values_list("recommendation__number", "text")) == {1: "Ja.", 2: "Nee."}


def test_shared_answer_does_not_replace_what_a_colleague_wrote_for_one_point(client, staff):
    client.force_login(staff)
    advice = factories.advice(recommendations=["een", "twee", "drie"])
    record = factories.response(advice, "draft", reactions={1: "Ja."})
    address = reverse("response_edit", args=[record.pk])
    first, second = filled_in(client.get(address)), filled_in(client.get(address))
    two, three = (str(advice.recommendations.get(number=n).pk) for n in (2, 3))
    client.post(address, first | {f"reaction-{three}-text": "Drie doen wij."})
    shared = {"samen-text": "Samen niet.", "samen-recommendations": [two, three]}
    page = client.post(address, second | shared)
    assert (page.status_code, form_in(page)["samen-text"]) == (200, ["Samen niet."])
    assert client.post(address, form_in(page) | {"samen-recommendations": [two]}).status_code == 302
    answers = dict(record.reactions.values_list("recommendation__number", "text"))
    assert answers == {1: "Ja.", 2: "Samen niet.", 3: "Drie doen wij."}
