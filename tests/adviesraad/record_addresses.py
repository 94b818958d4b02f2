"""Which record each address is about, and how it names it."""

# {address: the kind of record it is about}; one that is in neither table names no record
KINDS = {
    **dict.fromkeys(
        [
            "request_detail", "request_edit", "request_publish", "request_keep_private", "request_step",
            "request_extend", "request_remove",
        ],
        "request",
    ),
    **dict.fromkeys(
        [
            "advice_detail", "advice_pdf", "advice_work", "advice_edit", "advice_delete",
            "advice_preview_pdf", "advice_preview_mail",
            "advice_new_version", "advice_step", "advice_look_back", "advice_readability",
            "advice_extend", "advice_no_answer", "advice_dispatch", "advice_forwarded", "advice_plan",
            "advice_versions", "review_new", "reminder_new", "note_new", "response_new",
        ],
        "advice",
    ),
    **dict.fromkeys(["recommendation_detail", "verdict_new"], "recommendation"),
    **dict.fromkeys(["response_edit", "response_step", "response_plan", "response_new_version"], "response"),
    **dict.fromkeys(["reading_new", "reading_agree", "promise_sentences"], "reaction"),
    **dict.fromkeys(
        [
            "commitment_detail", "commitment_work", "commitment_edit", "commitment_step", "progress_new",
            "progress_ask", "commitment_new_version", "commitment_delete",
            "report_duty", "earmark_new",
        ],
        "commitment",
    ),
    **dict.fromkeys(
        ["reminder_edit", "reminder_pdf", "reminder_mail", "reminder_delete", "reminder_step"], "reminder"
    ),
    **dict.fromkeys(
        ["meeting_detail", "meeting_edit", "meeting_cancel", "meeting_agenda_pdf", "agenda_item_new"], "meeting"
    ),
    **dict.fromkeys(["agenda_item_change", "agenda_item_decide"], "item"),
    **dict.fromkeys(["note_reply", "note_resolve"], "note"),
    **dict.fromkeys(["policy_detail", "policy_edit", "version_new"], "policy"),
    **dict.fromkeys(["version_edit", "version_publish"], "version"),
    **dict.fromkeys(["recess_edit", "recess_delete"], "recess"),
    **dict.fromkeys(["recipient_edit", "recipient_delete"], "recipient"),
    **dict.fromkeys(["mail_again", "mail_let_go"], "mail"),
    **dict.fromkeys(
        [
            "user_detail", "user_invite_again", "user_sign_ins", "user_end_sessions", "user_block", "user_unblock",
            "user_take_second_factor",
        ],
        "user",
    ),
    **dict.fromkeys(["council_edit", "council_remove", "calendar_of_council"], "council"),
    "group_role_remove": "group",
    "advice_changes": "new version",
    "new_version_discard": "correction",
    "assignment_step": "assignment",
    "calendar_of_user": "calendar",
    "carry_over": "earmark",
    **dict.fromkeys(["document_download", "file_publish", "file_make_private"], "document"),
    "job_again": "job",
    **dict.fromkeys(["membership_department", "membership_end"], "membership"),
    "notice_open": "notice",
    **dict.fromkeys(["office_holder_edit", "office_holder_remove"], "office_holder"),
    "plan_cancel": "plan",
    "theme_detail": "theme",
}  # fmt: skip

# {address: (its other argument, {that argument's value: the kind of record})}
VARIANTS = {
    "privacy_correction": (
        "kind",
        {
            "aanvraag": "request", "advies": "advice", "aanbeveling": "recommendation", "reactie": "response",
            "toezegging": "commitment", "beleid": "policy",
        },
    ),
    "confirmation_new": ("kind", {"reactie": "response", "toezegging": "commitment", "stand": "progress"}),
    "letter_edit": ("step", {"first": "council", "nonsense": "council"}),
    "advice_restore": ("revision", {1: "advice"}),
}  # fmt: skip


def arguments(kind, record):
    """What an address may say of `record`: its id at work, its reference in public; None where it has none yet."""
    if record is None:
        return {}
    pk = getattr(record, "pk", record)
    named = dict.fromkeys(["pk", "advice_pk", "reaction_pk", "recommendation_pk", "council_pk"], pk)
    if kind in ("advice", "new version", "recommendation"):
        advice = record.advice if kind == "recommendation" else record
        named |= {"council": advice.council.slug, "reference": advice.reference or None}
    if kind in ("recommendation", "commitment"):
        named["number"] = record.number or None
    if kind in ("policy", "theme", "council"):
        named["slug"] = record.slug
    if kind == "document":
        named["name"] = record.name
    if kind == "calendar":
        named["token"] = record.token
    return named
