"""Every form that makes something: who sends it, about which record, and what is typed in it."""

from django.core.files.uploadedfile import SimpleUploadedFile

from adviesraad.models import CalendarAddress, Mail
from tests import factories
from tests.adviesraad.work_addresses import failed_job

WORDS = "Een zin."


def day(days=0):
    return factories.today(days).isoformat()


def council():
    return factories.council().pk


def first_of(advice):
    return advice.recommendations.get(number=1)


def recess():
    return {"council": council(), "name": "Herfstreces", "starts_on": day(30), "ends_on": day(37)}


def entered_by_the_secretary():
    return ["reactie", factories.response(by=factories.secretary()).pk]


def undelivered_mail():
    return Mail.objects.create(user=factories.staff(), status="failed")


def invited():
    return factories.person(nth=7)


def verdict_in_the_round():
    advice = factories.advice(sent_on=factories.today(-100), response_due_on=factories.today(-58))
    return {f"oordeel-{first_of(advice).pk}-value": "done"}


def with_first(record):
    return [first_of(record).pk]


def a_calendar():
    CalendarAddress.objects.create(user=factories.staff())
    return []


# {address or address:status: (who, the arguments, what is typed)}; both are made anew for each test.
CREATING = {
    "request_new": (
        "secretary",
        list,
        lambda: {"council": council(), "subject": "Vervoer", "question": WORDS, "received_on": day(-3)},
    ),
    "request_extend": (
        "secretary",
        lambda: factories.advice_request(),
        lambda: {"new_due_on": day(200), "reason": WORDS, "granted_by": "de wethouder"},
    ),
    "request_step:in_preparation": ("secretary", lambda: factories.advice_request(), dict),
    "request_step:declined": ("secretary", lambda: factories.advice_request(), lambda: {"reason": WORDS}),
    "advice_new": (
        "advisor",
        list,
        lambda: {"council": council(), "kind": "unsolicited", "title": "Vervoer", "recommendations-0-text": WORDS},
    ),
    "advice_new_version": ("advisor", lambda: factories.advice(), lambda: {"correction_note": WORDS}),
    "advice_step:in_review": ("advisor", lambda: factories.advice(status="draft"), dict),
    "advice_step:adopted": ("adopter", lambda: factories.advice(status="in_review"), dict),
    "advice_step:sent": ("secretary", lambda: factories.advice(status="adopted"), dict),
    "advice_step:published": ("secretary", lambda: factories.advice(status="sent"), dict),
    "advice_step:withdrawn": ("secretary", lambda: factories.advice(), lambda: {"reason": WORDS}),
    "review_new": ("adopter", lambda: factories.advice(status="in_review"), lambda: {"opinion": "agreed"}),
    "advice_extend": (
        "secretary",
        lambda: factories.advice(status="sent"),
        lambda: {"new_due_on": day(200), "reason": WORDS, "granted_by": "de adviesraad"},
    ),
    "advice_no_answer": ("secretary", lambda: factories.advice(status="sent", from_archive=True), dict),
    "advice_dispatch": (
        "secretary",
        lambda: factories.advice(status="sent"),
        lambda: {"recipients": factories.recipient().pk},
    ),
    "advice_forwarded": ("secretary", lambda: factories.advice(status="sent"), dict),
    "advice_plan": ("secretary", lambda: factories.advice(status="sent"), lambda: {"day": day(3), "time": "09:00"}),
    "response_plan": ("staff", lambda: factories.response(status="draft"), lambda: {"day": day(3), "time": "09:00"}),
    "advice_restore": ("advisor", lambda: [factories.advice(status="draft").pk, 1], dict),
    "note_new": ("advisor", lambda: factories.advice(status="draft"), lambda: {"text": WORDS}),
    "note_reply": ("advisor", lambda: factories.note(factories.advice(status="draft")), lambda: {"text": WORDS}),
    "reminder_new": (
        "secretary",
        lambda: factories.advice(sent_on=factories.today(-100), response_due_on=factories.today(-58)),
        dict,
    ),
    "reminder_mail": (
        "secretary",
        lambda: factories.reminder(),
        lambda: {"recipients": factories.recipient().pk},
    ),
    "reminder_step:sent": ("secretary", lambda: factories.reminder(), lambda: {"sent_to": "het college"}),
    "meeting_new": ("secretary", list, lambda: {"council": council(), "held_on": day(9)}),
    "agenda_item_new": ("secretary", lambda: factories.meeting(days=9), lambda: {"subject": "Rondvraag"}),
    "agenda_item_decide": (
        "secretary",
        lambda: factories.agenda_item(factories.meeting()),
        lambda: {"decision": "discussed"},
    ),
    "waiting": (
        "staff",
        list,
        lambda: {"recommendations": first_of(factories.advice()).pk, "assignee": factories.staff().pk},
    ),
    "response_new": (
        "staff",
        lambda: factories.advice(),
        lambda: {"kind": "interim", "responded_on": day(), "text": WORDS},
    ),
    "response_new_version": ("staff", lambda: factories.response(), lambda: {"correction_note": WORDS}),
    "response_step:published": ("staff", lambda: factories.response(status="draft"), dict),
    "reading_new": ("staff", lambda: factories.reaction(), lambda: {"verdict": "adopted"}),
    "reading_agree": (
        "staff",
        lambda: factories.reading(factories.reaction(), by=factories.secretary()).reaction,
        dict,
    ),
    "confirmation_new": ("staff", entered_by_the_secretary, lambda: {"outcome": "confirmed"}),
    "verdict_new": ("advisor", lambda: with_first(factories.advice()), lambda: {"value": "done"}),
    "yearly_round": ("advisor", list, verdict_in_the_round),
    "commitment_new": (
        "staff",
        list,
        lambda: {
            "kind": "promise",
            "receiver": "advisory_council",
            "council": council(),
            "subject": "Proef",
            "text": WORDS,
            "made_on": day(-3),
        },
    ),
    "commitment_new_version": ("staff", lambda: factories.commitment(), lambda: {"correction_note": WORDS}),
    "commitment_step:open": ("staff", lambda: factories.commitment("draft"), dict),
    "commitment_step:settlement_proposed": (
        "staff",
        lambda: factories.commitment(),
        lambda: {"text": WORDS, "file": SimpleUploadedFile("verslag.txt", b"De proef is klaar.")},
    ),
    "commitment_step:settled": ("secretary", lambda: factories.commitment("settlement_proposed"), dict),
    "commitment_work_list": (
        "staff",
        list,
        lambda: {"commitments": factories.commitment().pk, "act": "report", "text": WORDS},
    ),
    "progress_new": (
        "staff",
        lambda: factories.commitment(),
        lambda: {"text": WORDS, "file": SimpleUploadedFile("verslag.txt", b"De proef loopt.")},
    ),
    "progress_ask": ("secretary", lambda: factories.commitment(due_on=factories.today(-3)), dict),
    "report_duty": (
        "registry",
        lambda: factories.commitment(receiver="municipal_council"),
        lambda: {"every_months": "6", "next_due_on": day(30)},
    ),
    "earmark_new": (
        "staff",
        lambda: factories.commitment(),
        lambda: {"amount": "1000", "purpose": "Proef", "year": str(factories.today().year)},
    ),
    "carry_over": ("staff", lambda: factories.earmark(), lambda: {"amount": "500"}),
    "theme_new": ("staff", list, lambda: {"name": "Mantelzorg"}),
    "policy_new": ("staff", list, lambda: {"title": "Beleidsplan", "kind": "plan"}),
    "version_new": (
        "staff",
        lambda: factories.policy(),
        lambda: {
            "label": "versie 1",
            "dated_on": day(-3),
            "stage": "draft",
            "file": SimpleUploadedFile("plan.txt", b"Het plan."),
        },
    ),
    "recess_new": ("secretary", list, recess),
    "recipient_new": (
        "secretary",
        list,
        lambda: {"council": council(), "name": "Bureau", "kind": "college", "email": "bureau@voorbeeld.example"},
    ),
    "letter_edit": ("secretary", lambda: [council(), "first"], lambda: {"subject": "Onze brief"}),
    "import_upload": (
        "secretary",
        list,
        lambda: {"kind": "advies", "file": SimpleUploadedFile("advies.txt", ADVICE.encode())},
    ),
    "import_proposal": (
        "secretary",
        lambda: [factories.document("advies.txt", ADVICE.encode(), by=factories.secretary()).pk],
        lambda: {"?": "soort=advies", "council": council(), "kind": "unsolicited", "title": "Vervoer"},
    ),
    "user_invite": ("administrator", list, lambda: {"name": "Noor Jansen", "email": "noor@voorbeeld.example"}),
    "user_invite_again": ("administrator", invited, dict),
    "user_detail": ("administrator", invited, lambda: {"role": "staff", "starts_on": day()}),
    "group_roles": ("administrator", list, lambda: {"group": "g-staf", "role": "staff"}),
    "council_new": ("administrator", list, lambda: {"name": "Jongerenraad", "slug": "jongerenraad"}),
    "office_holder_new": (
        "administrator",
        list,
        lambda: {"name": "Anna de Wit", "function": "alderman", "starts_on": day(-9)},
    ),
    "job_again": ("administrator", lambda: [failed_job()], lambda: {"page": "background"}),
    "mail_again": ("administrator", undelivered_mail, dict),
    "my_mail": ("staff", list, dict),
    "calendar_renew": ("staff", a_calendar, lambda: {"page": "my_calendar"}),
}

ADVICE = """Advies over vervoer

De adviesraad adviseert het college:

Aanbeveling 1: Maak het vervoer kosteloos voor wie weinig heeft.

Aanbeveling 2: Laat de bus ook in het weekend rijden.
"""

# Work addresses that take a post and make nothing new, with the reason.
MAKES_NOTHING = {
    "it only reads": {
        "desk", "notice_open", "advice_work", "advice_look_back", "advice_preview_pdf", "advice_readability",
        "advice_preview_mail", "reminder_pdf", "meeting_plan", "meeting_detail", "meeting_agenda_pdf",
        "advice_versions", "promise_sentences", "commitment_work", "council_settings", "administration",
        "background", "mail_undelivered", "my_calendar", "my_sign_ins", "sign_in_log", "user_sign_ins",
    },
    "it changes or ends what is there, and saving it again finds nothing left to change": {
        "request_edit", "request_publish", "request_remove", "advice_edit", "bin", "advice_delete",
        "plan_cancel", "reminder_edit", "reminder_delete", "meeting_edit", "meeting_cancel", "agenda_item_change",
        "note_resolve", "response_edit", "commitment_edit", "assignment_step", "policy_edit", "version_edit",
        "new_version_discard", "commitment_delete",
        "version_publish", "recess_edit", "recess_delete", "recipient_edit", "recipient_delete",
        "membership_department", "membership_end", "council_edit", "municipality_edit", "office_holder_edit",
        "council_remove", "office_holder_remove",
        "my_sessions_end", "user_end_sessions", "user_block", "user_unblock", "user_take_second_factor",
        "group_role_remove",
        "mail_let_go", "calendar_stop", "desk_seen", "file_publish", "file_make_private", "request_keep_private",
    },
    "it is asked twice, and the second time sends what was looked at: tests/adviesraad/privacy/test_forgetting.py": {
        "privacy_correction",
    },
    "it keeps what is typed, over and over": {"keep_typed"},
}  # fmt: skip
