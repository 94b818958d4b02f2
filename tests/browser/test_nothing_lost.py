"""Two people in one text, and a login that expires: nothing that was typed is lost."""

import pytest
from django.urls import reverse
from django.utils.translation import gettext as _

from advices.models import AdviceRequest, Note
from commitments.models import Commitment
from documents.models import Document
from governance.models import User
from tests import factories
from tests.browser.mistakes import PHONE
from tests.browser.people import Town, letter

pytestmark = pytest.mark.browser

THEIRS = "Maak het vervoer kosteloos, ook in het weekend."
SAVED_ALREADY = "U hebt dit al opgeslagen: dit sloeg u op."
YOURS = "Maak het vervoer kosteloos voor wie weinig heeft."


@pytest.fixture
def width():
    return PHONE


@pytest.fixture
def town(transactional_db):
    return Town()


def test_second_in_the_same_advice_sees_both_texts(visit, town):
    advice = factories.advice(status="draft")
    first, second = visit(town.author), visit(town.adopter)
    for member in (first, second):
        member.goto(f"/werk/adviezen/{advice.pk}/").follow(_("Go on writing"))
    first.fill({"title": "Vervoer voor iedereen", "recommendations-0-text": THEIRS}).send()
    second.fill({"summary": "Wie weinig heeft, reist gratis.", "recommendations-0-text": YOURS}).send()

    assert _("Somebody else changed this while you were writing") in second.words
    assert second.texts(".conflict p") == [THEIRS, YOURS]
    typed = [second.value_of(name) for name in ("title", "summary", "recommendations-0-text")]
    assert typed == ["Vervoer voor iedereen", "Wie weinig heeft, reist gratis.", YOURS]
    second.fill({"recommendations-0-text": f"{THEIRS} {YOURS}"}).send()
    advice.refresh_from_db()
    assert (advice.title, advice.summary) == ("Vervoer voor iedereen", "Wie weinig heeft, reist gratis.")
    assert advice.recommendations.get().text == f"{THEIRS} {YOURS}"


def test_second_in_the_same_response_sees_both_answers(visit, town):
    advice = factories.advice()
    response = factories.response(advice, "draft", by=town.staff)
    name = f"reaction-{advice.recommendations.get().pk}-text"
    first = visit(town.staff).goto(f"/werk/reacties/{response.pk}/bewerken/")
    colleague = factories.person("staff", nth=2)
    second = visit(colleague).goto(f"/werk/reacties/{response.pk}/bewerken/")
    first.fill({name: THEIRS}).send()
    second.fill({name: YOURS}).send()
    assert {THEIRS, YOURS} <= set(second.texts(".conflict p"))
    second.send()
    assert response.reactions.get().text == YOURS


def test_answers_of_two_colleagues_to_different_points_come_together(visit, town):
    advice = factories.advice(recommendations=["Een.", "Twee.", "Drie."])
    response = factories.response(advice, "draft", reactions={1: "Ja."}, by=town.staff)
    two, three = (f"reaction-{advice.recommendations.get(number=n).pk}-text" for n in (2, 3))
    first, second = visit(town.staff), visit(factories.person("staff", nth=2))
    for colleague in (first, second):
        colleague.goto(f"/werk/reacties/{response.pk}/bewerken/")
    first.fill({three: THEIRS}).send()
    second.fill({two: YOURS}).send()
    answers = dict(response.reactions.values_list("recommendation__number", "text"))
    assert answers == {1: "Ja.", 2: YOURS, 3: THEIRS}


def test_text_in_the_editor_is_taken_from_whoever_changed_it_and_shown_twice_where_both_did(visit, town):
    response = factories.response(status="draft", text="<p>Een.</p><ul><li>Twee</li><li>Drie</li></ul>", by=town.staff)
    name = f"reaction-{response.advice.recommendations.get().pk}-text"
    colleagues = [visit(town.staff), *(visit(factories.person("staff", nth=nth)) for nth in (2, 3))]
    for colleague in colleagues:
        colleague.goto(f"/werk/reacties/{response.pk}/bewerken/")
    first, second, third = colleagues
    first.fill({"text": THEIRS}).send()
    second.fill({name: YOURS}).send()
    response.refresh_from_db()
    assert (response.text, response.reactions.get().text) == (f"<p>{THEIRS}</p>", YOURS)
    third.fill({"text": YOURS}).send()
    assert third.texts(".conflict p") == [THEIRS, YOURS]


def test_second_to_take_a_step_is_told_and_keeps_the_words(visit, town):
    promise = factories.commitment("settlement_proposed")
    first = visit(town.secretary).goto(promise.get_absolute_url()).follow(_("Settle"))
    second = visit(factories.person("secretary", nth=2)).goto(promise.get_absolute_url()).follow(_("Send back"))
    first.send()
    second.fill(reason="Er rijdt nog niets.").send()
    assert _("Somebody was ahead of you: this was changed in the meantime. Look at it again first.") in second.words
    assert second.value_of("reason") == "Er rijdt nog niets."
    promise.refresh_from_db()
    assert promise.status == "settled"


def test_expired_login_keeps_what_was_typed(visit, town):
    staff = visit(town.staff).goto("/werk/toezeggingen/nieuw/")
    staff.fill(subject="Proef met vervoer", text="Ik zeg toe een proef te starten.", council=str(town.council))
    staff.fill(policy_documents=[town.policy.pk], made_on=factories.today(-3)).lose_session()
    staff.send()
    assert staff.path.startswith("/account/login/")
    staff.fill(login=town.staff.email, password="verkeerd").send()
    assert staff.main.locator(".alert-error").count(), "a wrong password must be said"
    staff.log_in(town.staff)
    assert staff.path == "/werk/toezeggingen/nieuw/"
    assert staff.value_of("text") == "Ik zeg toe een proef te starten."
    staff.send()
    promise = Commitment.objects.get()
    assert (promise.subject, promise.policy_documents.get()) == ("Proef met vervoer", town.policy)


def test_expired_login_keeps_an_advice_with_its_recommendations(visit, town):
    author = visit(town.author).goto("/werk/adviezen/nieuw/")
    author.fill({"kind": "unsolicited", "title": "Over vervoer", "recommendations-1-text": THEIRS}).lose_session()
    author.press(_("Add a recommendation")).log_in(town.author)
    assert (author.value_of("title"), author.value_of("recommendations-1-text")) == ("Over vervoer", THEIRS)
    author.send()
    assert author.texts("ol.results h3") == [f"1. {THEIRS}"]


def test_chosen_file_survives_an_expired_login(visit, town):
    staff = visit(town.staff).goto("/werk/toezeggingen/nieuw/")
    staff.fill(subject="Proef", text="Ik zeg toe.", council=str(town.council), made_on=factories.today(-3))
    staff.fill(file=letter("besluit.txt", "Het besluit.")).lose_session().send()
    assert _("What you typed and chose was kept. Sign in, then press the button of the form once more.") in staff.words
    staff.log_in(town.staff)
    assert "besluit.txt is bewaard; u hoeft het niet opnieuw te kiezen." in staff.words
    staff.send()
    document = Commitment.objects.get().source_document
    assert (document.name, document.file.read()) == ("besluit.txt", b"Het besluit.")


def test_chosen_file_survives_a_mistake_and_can_be_left_out(visit, town):
    staff = visit(town.staff).goto("/werk/toezeggingen/nieuw/")
    staff.fill(text="Ik zeg toe.", council=str(town.council), made_on=factories.today(-3))
    staff.fill(file=letter("besluit.txt")).send()
    assert "besluit.txt is bewaard; u hoeft het niet opnieuw te kiezen." in staff.words
    staff.fill({"subject": "Proef", "file-kept": False}).send()
    assert Commitment.objects.get().source_document is None


def test_back_and_save_makes_one_request(visit, town):
    typed = {"subject": "Vervoer", "question": "Wat vindt u?", "received_on": factories.today(-3)}
    secretary = visit(town.secretary).goto("/werk/aanvragen/nieuw/").fill(typed).send()
    where = secretary.path
    secretary.page.go_back()
    assert secretary.value_of("subject") == "Vervoer"
    secretary.send()
    assert SAVED_ALREADY in secretary.words
    assert AdviceRequest.objects.count() == 1
    assert secretary.follow("dit sloeg u op").path == where


def test_double_press_makes_one_request(visit, town):
    typed = {"subject": "Vervoer", "question": "Wat vindt u?", "received_on": factories.today(-3)}
    secretary = visit(town.secretary).goto("/werk/aanvragen/nieuw/").fill(typed)
    secretary.main.locator("form[method=post] button.nl-button--primary").last.dblclick()
    secretary.page.wait_for_url("**/adviezen/aanvragen/**")
    assert AdviceRequest.objects.count() == 1


def test_back_and_save_invites_once(visit, town):
    visitor = visit(town.administrator).goto(reverse("user_invite"))
    visitor.fill(name="Noor Jansen", email="noor@voorbeeld.example").send()
    visitor.page.go_back()
    visitor.send()
    assert SAVED_ALREADY in visitor.words
    assert User.objects.filter(email="noor@voorbeeld.example").count() == 1


def test_back_and_save_notes_once(visit, town):
    draft = factories.advice(status="draft")
    member = visit(town.author).goto(reverse("note_new", args=[draft.pk])).fill(text="Kan dit korter?").send()
    member.page.go_back()
    member.send()
    assert (SAVED_ALREADY in member.words, Note.objects.count()) == (True, 1)
    member.send()
    assert Note.objects.count() == 2


def test_back_and_read_in_keeps_one_file(visit, town):
    secretary = visit(town.secretary).goto(reverse("import_upload"))
    file = letter("advies.txt", "Advies over vervoer\n\nAanbeveling 1: Maak het vervoer kosteloos.\n")
    secretary.fill(kind="advies", file=file).send()
    secretary.page.go_back()
    secretary.send()
    assert Document.objects.count() == 1
