"""Words that go for privacy are gone from the whole database and from every file; the trail still proves."""

from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from advices.actions import advice as advice_actions
from advices.actions import bin as bins
from advices.actions.rows import ReactionRow, ReadingRow
from advices.models import Advice
from adviesraad.history import history_of
from adviesraad.privacy.copies import copies_of
from adviesraad.privacy.forgetting import remove
from documents.models import Document, Rendition, SearchEntry
from governance.accounts.tasks import send_invitation
from governance.models import AuditEvent, KeptFile, KeptForm
from governance.privacy import MARK
from governance.trail.proof import differences, read_trail
from governance.trail.recording import events_of
from governance.workflow import Refused
from tests import factories
from tests.adviesraad.page_reading import filled_in, mistakes_in, words_in
from tests.adviesraad.traces import traces_of
from tests.governance.database import check_now, sql

pytestmark = pytest.mark.django_db
NAME = "Wilhelmina Quispel"
WORD = "quispel"
SENTENCE = f"Zo ging het met {NAME} aan de balie."
RICH = "<p>Zo ging het met <strong>Wilhelmina</strong>\nQuispel.</p><p>Verder niets.</p>"
REASON = "Op verzoek van de betrokkene."


def letter(by, name="brief.txt"):
    return factories.document(name=name, content=SENTENCE.encode(), by=by)


class Everywhere:
    """The words in every column that the advisory council's side fills, in its files, index, jobs, posts and trail."""

    def __init__(self, client):
        self.secretary, self.author = factories.secretary(), factories.author()
        policy = factories.policy(f"Plan van {NAME}")
        version = factories.policy_version(policy, f"versie van {NAME}", document=letter(self.secretary))
        theme = factories.theme()
        sql("UPDATE policies_theme SET description = %s WHERE id = %s", [SENTENCE, theme.pk])
        rows = [{"text": SENTENCE, "explanation": RICH, "legal_basis": f"Zaak {NAME}"}]
        words = {"title": f"Over {NAME}", "summary": SENTENCE, "text": RICH}
        self.request = factories.advice_request(
            subject=NAME, question=SENTENCE, reference=NAME, policy_version=version, public=True,
            document=letter(self.secretary, f"mail van {NAME}.txt"),
        )  # fmt: skip
        self.advice = factories.advice(recommendations=rows, **words)
        self.rendition()
        self.answer()
        self.newer = factories.new_version(self.advice, correction_note=SENTENCE)
        self.throw_away()
        self.withdrawn = factories.advice(**words)
        advice_actions.withdraw(self.withdrawn, by=self.secretary, reason=SENTENCE)
        closed = factories.advice_request()
        factories.request_actions.close_request(closed, "declined", by=self.secretary, reason=SENTENCE)
        letter(self.secretary, "losse-brief.txt")
        send_invitation.configure(task_kwargs={"note": SENTENCE}).defer(user_id=1)
        self.keep_a_post(client)
        check_now()

    def rendition(self):
        file = ContentFile(SENTENCE.encode(), name="advies.pdf")
        key = {"object_type": "advices.advice", "object_id": self.advice.pk}
        Rendition.objects.create(**key, file=file, sha256="", size=1)

    def answer(self):
        by, recommendation = self.secretary, self.advice.recommendations.get()
        response = factories.response(
            self.advice, by=by, text=RICH, source=NAME, reactions={1: SENTENCE}, letter=letter(by)
        )
        reaction = response.reactions.get()
        factories.reading(reaction, "not_adopted", by=by, reason=SENTENCE)
        commitment = factories.commitment(
            by=by, subject=NAME, text=SENTENCE, source=SENTENCE, source_reaction=reaction, made_to=NAME, meeting=NAME,
            made_by_as_said=NAME, due_as_said=NAME, reference=NAME, recommendations=[recommendation],
        )  # fmt: skip
        factories.progress(commitment, SENTENCE, by=by, source=NAME, documents=[letter(by)])
        factories.commitment_actions.settle(commitment, "lapsed", by=by, reason=SENTENCE)
        factories.verdict(recommendation, note=SENTENCE, noticed=SENTENCE)

    def throw_away(self):
        draft = factories.advice(status="draft", title=f"Concept over {NAME}")
        bins.throw_away(draft, by=self.author)

    def keep_a_post(self, client):
        session = client.session
        session["kept_post"] = {"path": "/werk/", "data": "text=Wilhelmina+Quispel"}
        session.save()


@pytest.fixture
def everywhere(client):
    return Everywhere(client)


def test_words_are_gone_from_the_whole_database_and_every_file(everywhere, django_capture_on_commit_callbacks):
    before = traces_of(WORD)
    assert before >= {"advices_advice.title", "governance_auditevent.details", "procrastinate_jobs.args"}
    assert before >= {"documents_searchentry.vector", "documents_document.name", "policies_policydocument.slug"}
    assert before >= {"file", "session", "commitments_verdict.noticed", "advices_reading.reason"}
    with django_capture_on_commit_callbacks(execute=True):
        remove(everywhere.advice, words=NAME, by=everywhere.secretary, reason=REASON)
    assert traces_of(WORD) == set()
    check_now()
    assert list(differences(read_trail())) == []


def test_mark_stands_in_the_sentence_and_every_version_has_an_event(everywhere):
    remove(everywhere.advice, words=NAME, by=everywhere.secretary, reason=REASON)
    for advice in Advice.objects.exclude(pk=everywhere.withdrawn.pk):
        assert (advice.title, advice.summary) == (f"Over {MARK}", f"Zo ging het met {MARK} aan de balie.")
        assert advice.text == f"<p>Zo ging het met <strong>{MARK}.</p><p>Verder niets.</p>"
        event = events_of(advice).filter(action="privacy").get()
        assert (event.actor_id, event.details["reason"]) == (everywhere.secretary.pk, REASON)
    assert SearchEntry.objects.filter(text__contains=MARK).exists()


def test_pdf_is_removed_and_made_anew(everywhere, django_capture_on_commit_callbacks):
    made = Rendition.objects.get()
    jobs = ProcrastinateJob.objects.filter(task_name="advices.tasks.make_advice_pdf").count()
    with django_capture_on_commit_callbacks(execute=True):
        remove(everywhere.advice, words=NAME, by=everywhere.secretary, reason=REASON)
    assert not Rendition.objects.exists()
    assert not made.file.storage.exists(made.file.name)
    again = ProcrastinateJob.objects.filter(task_name="advices.tasks.make_advice_pdf")
    assert again.count() == jobs + 2
    assert {job.args["advice_id"] for job in again.order_by("-id")[:2]} == {everywhere.advice.pk, everywhere.newer.pk}


def test_pdf_of_an_advice_is_made_anew_when_only_a_recommendation_held_the_words(secretary):
    advice = factories.advice(recommendations=[SENTENCE])
    remove(advice.recommendations.get(), words=NAME, by=secretary, reason=REASON)
    assert [e.action for e in events_of(advice)][-1] == "privacy"


def test_history_tells_everybody_that_and_why(everywhere, anonymous):
    remove(everywhere.advice, words=NAME, by=everywhere.secretary, reason=REASON)
    line = history_of(anonymous, [everywhere.advice])[-1]
    assert line.sentence == "Woorden of een bestand verwijderd om privacy."
    assert (line.who, line.notes) == ("Secretaris van de adviesraad", [f"Reden: {REASON}"])


def test_words_of_the_other_side_stay_and_are_told(secretary, staff):
    advice = factories.advice(summary=SENTENCE)
    theirs = factories.reaction(advice.recommendations.get(), SENTENCE)
    factories.response(factories.advice(), "draft", text=SENTENCE)
    copies = remove(advice, words=NAME, by=secretary, reason=REASON)
    assert [place.record for place in copies.staying] == [theirs]
    assert traces_of(WORD) == {
        "advices_reaction.text", "advices_collegeresponse.text", "documents_searchentry.text",
        "documents_searchentry.vector",
    }  # fmt: skip
    remove(theirs.response, words=NAME, by=staff, reason=REASON)
    assert traces_of(WORD) == set()


def test_staff_takes_along_the_secretarys_commitment_that_quotes(secretary, staff):
    reaction = factories.reaction(text=SENTENCE)
    quotes = factories.commitment(by=secretary, source_reaction=reaction, source=SENTENCE, text=SENTENCE)
    apart = factories.commitment(by=secretary, text=SENTENCE, source="Notulen")
    copies = remove(reaction.response, words=NAME, by=staff, reason=REASON)
    quotes.refresh_from_db()
    assert quotes.source == f"Zo ging het met {MARK} aan de balie."
    assert [place.record for place in copies.staying] == [apart]


def test_secretary_cannot_use_a_quotation_to_reach_the_colleges_words(secretary, staff):
    reaction = factories.reaction(text=SENTENCE)
    quotes = factories.commitment(source_reaction=reaction, source=SENTENCE)
    advice = factories.advice(summary=SENTENCE)
    copies = copies_of(NAME, advice, secretary)
    assert [place.record for place in copies.places] == [advice, advice.draft_versions.get()]
    assert {place.record for place in copies.staying} == {reaction, quotes}


@pytest.mark.parametrize("who", ["advisor", "other_secretary", "registry", "administrator", "outsider", "anonymous"])
def test_nobody_else_removes_words_of_an_advice(who, everyone):
    advice = factories.advice(summary=SENTENCE)
    with pytest.raises(PermissionDenied):
        remove(advice, words=NAME, by=everyone[who], reason=REASON)
    assert not AuditEvent.objects.filter(action="privacy").exists()


def test_staff_removes_nothing_of_an_advice(staff):
    advice = factories.advice(summary=SENTENCE)
    with pytest.raises(Refused, match="Alleen die kant"):
        remove(advice, words=NAME, by=staff, reason=REASON)


@pytest.mark.parametrize(
    ("words", "reason", "refusal"),
    [
        (NAME, " ", "Vul de reden in"),
        (NAME, f"Want {NAME.upper()} vroeg het.", "De reden herhaalt"),
        ("Pietje Puk", REASON, "staan er niet"),
    ],
)
def test_removal_is_refused_in_plain_words(words, reason, refusal, secretary):
    advice = factories.advice(summary=SENTENCE)
    with pytest.raises(Refused, match=refusal):
        remove(advice, words=words, by=secretary, reason=reason)


def test_file_goes_with_its_bytes_text_and_name(secretary, client, django_capture_on_commit_callbacks):
    file = letter(secretary, f"mail {NAME}.pdf".replace(".pdf", ".txt"))
    request = factories.advice_request(document=file, public=True)
    file = factories.published(file)
    address, paths = file.public_url, [file.file.path, file.public_file.path]
    with django_capture_on_commit_callbacks(execute=True):
        remove(request, files=[file], by=secretary, reason=REASON)
    gone = Document.objects.get()
    assert (gone.file.name, gone.name, gone.size, gone.sha256, gone.text) == ("", MARK, 0, "", "")
    assert (gone.public_file.name, gone.public_name, gone.public_size, gone.public_sha256) == ("", MARK, 0, "")
    assert [Path(path).exists() for path in paths] == [False, False]
    assert client.get(address).status_code == 404
    page = client.get(gone.get_absolute_url())
    assert (page.status_code, words_in(page)[:25]) == (410, "Dit bestand is verwijderd")
    assert [e.action for e in events_of(request)][-2:] == ["privacy", "resealed"]
    assert [e.action for e in events_of(gone)][-1] == "privacy"
    assert list(differences(read_trail())) == []


def test_file_of_the_other_side_stays(secretary):
    file = letter(factories.staff())
    with pytest.raises(PermissionDenied):
        remove(factories.advice_request(document=file), files=[file], by=secretary, reason=REASON)


@pytest.mark.parametrize("words", [{"summary": SENTENCE}, {"recommendations": [SENTENCE]}])
def test_who_has_the_words_in_an_open_form_is_told(words, secretary):
    draft = factories.advice(status="draft", **words)
    remove(draft, words=NAME, by=secretary, reason=REASON)
    draft.refresh_from_db()
    assert draft.revision == 2


def test_who_has_a_reason_with_the_words_in_an_open_response_is_told(secretary):
    response = factories.response(status="draft", by=secretary)
    reading = ReadingRow(verdict="not_adopted", reason=SENTENCE)
    rows = [ReactionRow(recommendation=response.reactions.get().recommendation, text="Nee.", reading=reading)]
    factories.response_actions.save_response(response, {}, rows, by=secretary, seen_revision=1)
    remove(response, words=NAME, by=secretary, reason=REASON)
    response.refresh_from_db()
    assert (NAME in response.reactions.get().readings.get().reason, response.revision) == (False, 3)


def page_of(client, by, kind, record):
    client.force_login(by)
    return reverse("privacy_correction", args=[kind, record.pk])


def test_page_shows_every_copy_first_and_removes_after_the_second_press(secretary, client):
    advice = factories.advice(summary=SENTENCE, recommendations=[f"Help {NAME}."])
    address = page_of(client, secretary, "advies", advice)
    typed = filled_in(client.get(address), words=NAME, reason=REASON)
    looked = client.post(address, typed)
    assert "Advies: Advies over vervoer (samenvatting in gewone taal)" in words_in(looked)
    assert "Aanbeveling: Help Wilhelmina Quispel. (aanbeveling)" in words_in(looked)
    assert traces_of(WORD) != set()
    done = client.post(address, filled_in(looked, confirm="1"), follow=True)
    assert done.redirect_chain == [(advice.get_absolute_url(), 302)]
    assert traces_of(WORD) == set()
    assert NAME not in done.content.decode()


def test_page_does_not_remove_what_was_not_shown(secretary, client):
    advice = factories.advice(summary=SENTENCE)
    address = page_of(client, secretary, "advies", advice)
    looked = client.post(address, filled_in(client.get(address), words=NAME, reason=REASON))
    factories.advice(title=f"Nog een over {NAME}")
    again = client.post(address, filled_in(looked, confirm="1"))
    assert f"Nog een over {NAME}" in words_in(again)
    assert "advices_advice.summary" in traces_of(WORD)


@pytest.mark.parametrize("changed", [{"words": "aan de balie"}, {"files": "1"}])
def test_page_shows_again_what_was_changed_after_looking(changed, secretary, client):
    file = letter(secretary)
    request = factories.advice_request(question=f"Zo ging het met {NAME} aan de balie.", document=file)
    address = page_of(client, secretary, "aanvraag", request)
    looked = client.post(address, filled_in(client.get(address), words=NAME, reason=REASON))
    changed = {"files": str(file.pk)} if "files" in changed else changed
    again = client.post(address, filled_in(looked, confirm="1", **changed))
    assert again.context["copies"]
    assert not AuditEvent.objects.filter(action="privacy").exists()


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"words": "ab"}, "words", "Zorg dat deze waarde ten minste 3 tekens bevat (het zijn er nu 2)."),
        ({"words": ""}, "words", "Geef de woorden, of kies een bestand."),
        ({"reason": ""}, "reason", "Dit is nog leeg. Vul dit in."),
    ],
)
def test_page_tells_what_is_missing(typed, field, sentence, secretary, client):
    address = page_of(client, secretary, "advies", factories.advice(summary=SENTENCE))
    answer = client.post(address, filled_in(client.get(address), **({"words": NAME, "reason": REASON} | typed)))
    assert mistakes_in(answer)[field] == [sentence]


def test_page_refuses_words_that_are_not_there(secretary, client):
    address = page_of(client, secretary, "advies", factories.advice())
    answer = client.post(address, filled_in(client.get(address), words="Pietje Puk", reason=REASON))
    assert mistakes_in(answer) == {"words": ["Deze woorden staan er niet. Kopieer ze precies uit de tekst."]}


def test_page_offers_the_files_of_the_own_side(secretary, client):
    mine, theirs = letter(secretary, "van-ons.txt"), letter(factories.staff(), "van-hen.txt")
    commitment = factories.commitment(by=secretary, source_document=mine)
    factories.progress(commitment, documents=[theirs])
    page = client.get(page_of(client, secretary, "toezegging", commitment))
    assert [each.name for each in page.context["form"].fields["files"].queryset] == ["van-ons.txt"]


def test_record_links_to_the_page_for_whoever_may(everyone, client):
    advice, found = factories.advice(), set()
    for name in set(everyone) - {"anonymous"}:
        client.force_login(everyone[name])
        if "/werk/privacy/" in client.get(advice.get_absolute_url()).content.decode():
            found.add(name)
    assert found == {"secretary", "staff"}


def test_removed_file_goes_where_somebody_chose_it_in_a_form_that_was_not_saved(secretary):
    advice = factories.advice()
    document = letter(secretary)
    form = KeptForm.objects.create(user=secretary, path="/werk/", changed_at=timezone.now())
    for sha256 in (document.sha256, "another"):
        KeptFile.objects.create(form=form, field="file", name="x.pdf", size=1, sha256=sha256)
    remove(advice, files=[document], by=secretary, reason=REASON)
    assert [row.sha256 for row in KeptFile.objects.all()] == ["another"]
