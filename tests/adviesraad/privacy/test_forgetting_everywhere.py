"""No column of no table keeps words that had to go: the list is made of the models, so a new one cannot be missed."""

from datetime import timedelta
from urllib.parse import parse_qs, urlencode

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.db import DataError, IntegrityError, models, transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from psycopg.types.json import Jsonb

from advices.actions import advice as advice_actions
from advices.actions import dispatch as dispatch_actions
from advices.actions import meeting as meeting_actions
from advices.actions import planned_publication as planned_actions
from advices.actions.rows import RecommendationRow
from advices.models import Delivery, DraftVersion, LetterTemplate
from adviesraad.models import Mail
from adviesraad.privacy.copies import ONLY_CODES, copies_of
from adviesraad.privacy.forgetting import remove
from adviesraad.privacy.owners import OWNERS
from documents.models import Document
from governance.accounts.tasks import send_invitation
from governance.models import Council, KeptFile, KeptForm
from governance.privacy import MARK, word_columns
from governance.trail.proof import differences, read_trail
from governance.trail.recording import events_of
from tests import factories
from tests.adviesraad.traces import traces_of
from tests.governance.database import check_now, sql

pytestmark = pytest.mark.django_db
NAME, WORD = "Wilhelmina Quispel", "quispel"
SENTENCE = f"Zo ging het met {NAME} aan de balie."
IN_JSON = {"title": f'Zij zei:\n"{NAME}" \\ ja', "rows": [{"text": f"{NAME}\tkwam"}, 1, None]}
REASON = "Op verzoek van de betrokkene."
APPS = ("policies", "advices", "commitments", "adviesraad")

# Addresses that follow from a name; test_forgetting.py looks at the one of a policy document.
SLUGS = {"policies_policydocument.slug", "policies_theme.slug"}
ELSEWHERE = {
    "documents_document.name", "documents_document.text", "documents_searchentry.title", "documents_searchentry.text",
    "documents_searchentry.vector", "governance_auditevent.details", "governance_keptform.data",
    "governance_keptfile.name",
    "procrastinate_jobs.args", "file",
}  # fmt: skip


def our_models():
    ours = [model for app in APPS for model in apps.get_app_config(app).get_models() if model not in ONLY_CODES]
    return [model for model in ours if text_columns(model)]


def text_columns(model):
    kinds = models.CharField | models.TextField | models.JSONField
    fields = [field for field in model._meta.concrete_fields if isinstance(field, kinds) and not field.choices]
    return {f"{model._meta.db_table}.{field.column}" for field in fields} - SLUGS


class Everything:
    """A row at least of every model in which somebody writes; where the rules ask for it with the words in it."""

    def __init__(self):
        self.staff, self.secretary = factories.staff(), factories.secretary()
        self.before_the_advice()
        self.advice = factories.advice(status="in_review", title=NAME)
        factories.minority_note(self.advice, SENTENCE)
        factories.note(self.advice)
        factories.review(self.advice, "agreed")
        advice_actions.adopt(self.advice, by=factories.adopter(), on=factories.today(-10))
        advice_actions.send(self.advice, by=self.secretary, on=factories.today(-10))
        advice_actions.publish(self.advice, by=self.secretary)
        self.around_the_advice()
        self.answer()
        commitment = factories.commitment(by=self.secretary, text=SENTENCE)
        factories.new_commitment_version(commitment, by=self.secretary, note=SENTENCE)
        factories.confirmation(commitment, "corrected", text=SENTENCE)
        factories.progress(commitment, SENTENCE)
        factories.earmark(commitment)
        Council.objects.update(requested_answer_article=NAME, unsolicited_answer_article=NAME)
        factories.advice(Council.objects.first(), status="sent")
        Council.objects.update(requested_answer_article="", unsolicited_answer_article="")
        self.of_the_machine()

    def before_the_advice(self):
        factories.theme()
        file = factories.document(f"brief van {NAME}.txt", SENTENCE.encode(), by=self.secretary)
        version = factories.policy_version(document=file)
        request = factories.advice_request(policy_version=version, advice_due_on=factories.today(10))
        factories.extension(request)
        item = factories.agenda_item(subject=NAME)
        meeting_actions.record_decision(item, by=self.secretary, decision="discussed", note=SENTENCE)
        factories.recess()
        factories.advice_request(status="declined")
        factories.advice(status="withdrawn")

    def around_the_advice(self):
        letter = {"council": self.advice.council, "step": "first", "days": 7}
        LetterTemplate.objects.create(**letter, subject=NAME, text=SENTENCE)
        factories.reminder(status="sent", sent_to=NAME)
        dispatch_actions.dispatch_advice(self.advice, by=self.secretary, recipients=[factories.recipient()])
        Delivery.objects.create(dispatch=self.advice.dispatches.get())

    def answer(self):
        [recommendation] = self.advice.recommendations.all()
        factories.assignment(recommendation, department="Wmo")
        factories.reading(factories.reaction(recommendation, SENTENCE, planned={"action": SENTENCE}), "not_adopted")
        factories.new_response_version(factories.response(self.advice), correction_note=SENTENCE)
        self.draft = factories.response(self.advice, "draft")
        tomorrow = timezone.now() + timedelta(days=1)
        planned_actions.plan_publication(self.draft, by=self.staff, moment=tomorrow, seen_revision=1)
        factories.verdict(recommendation, note=SENTENCE)

    def of_the_machine(self):
        Mail.objects.create(user=self.staff)
        data = urlencode({"text": f"Zoë zag {NAME}.", "revision": "3"})
        form = KeptForm.objects.create(user=self.staff, path="/werk/", data=data, changed_at=timezone.now())
        for name, words in [(f"brief van {NAME}.pdf", b"%PDF-"), ("brief.txt", SENTENCE.encode())]:
            file = ContentFile(words, name="brief")
            KeptFile.objects.create(form=form, field="file", name=name, size=1, sha256=str(len(name)), file=file)
        send_invitation.configure(task_kwargs={"note": IN_JSON}).defer(user_id=1)


def fill(model):
    """Put the words in every text column, in each row where the rules of the table let them in."""
    for column in text_columns(model):
        table, name = column.split(".")
        is_json = isinstance(next(f for f in model._meta.concrete_fields if f.column == name), models.JSONField)
        for pk in model._base_manager.values_list("pk", flat=True):
            for words in [Jsonb(IN_JSON)] if is_json else [SENTENCE, NAME]:
                if put(table, name, words, pk):
                    break


def put(table, name, words, pk):
    try:
        with transaction.atomic():
            sql(f"UPDATE {table} SET {name} = %s WHERE id = %s", [words, pk])
    except (IntegrityError, DataError):
        return False
    return True


@pytest.fixture
def everything():
    made = Everything()
    check_now()
    for model in [*our_models(), Document]:
        sql(f"ALTER TABLE {model._meta.db_table} DISABLE TRIGGER USER")
        fill(model) if model != Document else sql("UPDATE documents_document SET text = %s", [SENTENCE])
        check_now()
        sql(f"ALTER TABLE {model._meta.db_table} ENABLE TRIGGER USER")
    return made


def test_every_model_with_words_has_an_owner():
    assert {model for model in our_models() if model not in OWNERS} == set()
    assert {
        model for model in ONLY_CODES if set(word_columns(model)) - {"token", "rule", "object_type", "occasion"}
    } == set()


def test_no_column_keeps_the_words_after_both_sides_removed_them(everything, django_capture_on_commit_callbacks):
    columns = {column for model in our_models() for column in text_columns(model)}
    assert (columns | ELSEWHERE) - traces_of(WORD) == set()
    for record, by in [(everything.advice, everything.secretary), (everything.draft, everything.staff)]:
        with django_capture_on_commit_callbacks(execute=True):
            remove(record, words=NAME, by=by, reason=REASON)
    assert traces_of(WORD) == set()
    check_now()
    assert list(differences(read_trail())) == []


OF_THE_MUNICIPALITY = {
    "advices.assignment", "advices.collegeresponse", "advices.plannedaction", "advices.plannedpublication",
    "advices.reaction", "advices.reading", "advices.recess", "advices.responsecorrection",
    "adviesraad.mail", "commitments.confirmation",
    "commitments.earmark", "commitments.progress",
}  # fmt: skip


def test_each_side_removes_its_own_words_and_no_others(everything):
    def kinds(user):
        return {place.record._meta.label_lower for place in copies_of(NAME, everything.advice, user).places}

    both = {"policies.theme", "policies.policydocument", "policies.policyversion"}
    everybody = {model._meta.label_lower for model in our_models()}
    assert kinds(everything.staff) == OF_THE_MUNICIPALITY | both
    assert kinds(everything.secretary) == everybody - OF_THE_MUNICIPALITY


def test_what_a_mail_server_said_is_not_shown_to_the_other_side(secretary):
    Mail.objects.create(user=factories.staff(), problem=SENTENCE)
    assert copies_of(NAME, factories.advice(), secretary).staying == []


AWKWARD = 'Zoë "Zus" d\'Or'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"<p>Wij spraken {AWKWARD} thuis.</p>", f"<p>Wij spraken {MARK} thuis.</p>"),
        (AWKWARD, MARK),
        (f"Thuis:\n{AWKWARD}\nen verder", f"Thuis:\n{MARK}\nen verder"),
        ('Zoë\t"Zus"\nd\'Or \\ "nee"', f'{MARK} \\ "nee"'),
    ],
)
def test_words_go_from_the_middle_of_a_kept_draft_version(before, after, secretary):
    draft = factories.advice(status="draft")
    rows = [RecommendationRow(id=draft.recommendations.get().pk, text=before)]
    advice_actions.save_advice(draft, {"summary": before}, rows, by=draft.author, seen_revision=1)
    remove(draft, words=AWKWARD, by=secretary, reason=REASON)
    kept = DraftVersion.objects.get(advice=draft, revision=2)
    assert (kept.content["summary"], kept.content["recommendations"][0]["text"]) == (after, after)
    assert events_of(kept).get().action == "privacy"


def test_quotation_marks_at_the_ends_of_the_words_leave_json_whole(secretary):
    draft = factories.advice(status="draft", title='"Quispel"')
    remove(draft, words='"Quispel"', by=secretary, reason=REASON)
    assert draft.draft_versions.get().content["title"] == MARK


def test_words_go_from_the_middle_of_the_arguments_of_a_job(secretary):
    send_invitation.configure(task_kwargs={"note": IN_JSON}).defer(user_id=1)
    remove(factories.advice(summary=SENTENCE), words=NAME, by=secretary, reason=REASON)
    [job] = ProcrastinateJob.objects.filter(task_name="governance.tasks.send_invitation")
    assert job.args["note"] == {"title": f'Zij zei:\n"{MARK}" \\ ja', "rows": [{"text": f"{MARK}\tkwam"}, 1, None]}


def kept(user, path="/werk/", **typed):
    return KeptForm.objects.create(user=user, path=path, data=urlencode(typed), changed_at=timezone.now())


def test_words_typed_and_not_saved_make_place_for_the_mark(secretary):
    form = kept(factories.author(), text="Zoë zag\r\nWilhelmina Quispel & co", title="")
    remove(factories.advice(summary=SENTENCE), words=NAME, by=secretary, reason=REASON)
    form.refresh_from_db()
    assert parse_qs(form.data, keep_blank_values=True) == {"text": [f"Zoë zag\r\n{MARK} & co"], "title": [""]}


def test_kept_form_with_the_words_in_its_address_goes(secretary):
    kept(secretary, "/werk/?zoek=Wilhelmina+Quispel")
    remove(factories.advice(summary=SENTENCE), words=NAME, by=secretary, reason=REASON)
    assert not KeptForm.objects.exists()


def test_what_the_other_side_is_typing_stays(secretary, staff):
    form = kept(staff, text=NAME)
    remove(factories.advice(summary=SENTENCE), words=NAME, by=secretary, reason=REASON)
    form.refresh_from_db()
    assert parse_qs(form.data) == {"text": [NAME]}


def test_pdf_is_made_anew_when_only_a_minority_note_held_the_words(secretary):
    advice = factories.advice(status="in_review")
    factories.minority_note(advice, SENTENCE)
    factories.review(advice)
    advice_actions.adopt(advice, by=factories.adopter())
    advice_actions.send(advice, by=secretary, on=factories.today())
    advice_actions.publish(advice, by=secretary)
    made = ProcrastinateJob.objects.filter(task_name="advices.tasks.make_advice_pdf")
    before = made.count()
    remove(advice, words=NAME, by=secretary, reason=REASON)
    assert advice.minority_notes.get().text == f"Zo ging het met {MARK} aan de balie."
    assert made.count() == before + 1
