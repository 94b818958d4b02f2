"""Nothing typed is lost: kept per user and page, gone once it is saved, read by nobody else."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from governance.models import KeptForm
from governance.pages.keeping import BUSY_FOR, KEPT_FOR, forget_old, keep
from tests import factories
from tests.adviesraad.page_reading import filled_in, form_in, main_in, mistakes_in, page_in, words_in

pytestmark = pytest.mark.django_db

KEEP = reverse("keep_typed")


def token_in(response):
    return page_in(response).select_one("[data-keep]")["data-keep"]


def type_into(client, address, **typed):
    """What the page's script does while somebody types."""
    page = client.get(address)
    words = urlencode(filled_in(page, **typed), doseq=True)
    return client.post(KEEP, {"page": token_in(page), "typed": words}).json()


@pytest.fixture
def draft(council):
    return factories.advice(status="draft")


@pytest.fixture
def edit(draft):
    return reverse("advice_edit", args=[draft.pk])


def test_typed_words_fill_the_form_again_without_a_word_of_mistakes(client, staff):
    client.force_login(staff)
    address = reverse("commitment_new")
    answer = type_into(client, address, subject="Proef met vervoer")
    again = client.get(address)
    assert answer == {"others": "", "kept": f"Bewaard om {timezone.localtime():%-H.%M} uur."}
    assert (form_in(again)["subject"], mistakes_in(again)) == (["Proef met vervoer"], {})
    row = KeptForm.objects.get()
    assert (row.user, row.path, row.revision) == (staff, address, None)
    at = timezone.localtime(row.changed_at)
    notice = page_in(again).select_one(".kept p").get_text()
    assert notice == f"Dit typte u op {date_format(at, 'j F Y')} om {at:%-H.%M} uur. Het is nog niet opgeslagen."


def test_only_the_newest_words_of_a_page_are_kept(client, advisor, edit):
    client.force_login(advisor)
    type_into(client, edit, title="Eerst")
    type_into(client, edit, title="Later")
    assert form_in(client.get(edit))["title"] == ["Later"]
    assert KeptForm.objects.get().revision == 1


def test_saving_forgets_what_was_kept(client, advisor, draft, edit):
    client.force_login(advisor)
    type_into(client, edit, title="Andere titel")
    assert client.post(edit, filled_in(client.get(edit))).status_code == 302
    draft.refresh_from_db()
    assert (draft.title, KeptForm.objects.count()) == ("Andere titel", 0)


def test_step_forgets_what_was_kept(client, secretary):
    client.force_login(secretary)
    address = reverse("advice_step", args=[factories.advice().pk, "withdrawn"])
    type_into(client, address, reason="De cijfers klopten niet.")
    assert client.post(address, filled_in(client.get(address))).status_code == 302
    assert not KeptForm.objects.exists()


def test_refused_form_is_kept_without_any_script(client, staff):
    client.force_login(staff)
    address = reverse("commitment_new")
    assert client.post(address, {"subject": "Proef"}).status_code == 200
    assert form_in(client.get(address))["subject"] == ["Proef"]


def test_pages_that_differ_after_the_question_mark_are_kept_apart(client, staff):
    client.force_login(staff)
    reaction = factories.reaction()
    type_into(client, f"{reverse('commitment_new')}?reactie={reaction.pk}", subject="Uit de reactie")
    assert form_in(client.get(reverse("commitment_new")))["subject"] == [""]


def test_words_kept_before_somebody_else_saved_meet_the_conflict(client, advisor, adopter, draft, edit):
    client.force_login(advisor)
    type_into(client, edit, title="Van de eerste")
    client.force_login(adopter)
    client.post(edit, filled_in(client.get(edit), title="Van de tweede"))
    client.force_login(advisor)
    page = client.get(edit)
    told = main_in(page).select_one(".conflict").get_text()
    assert ("Van de eerste" in told, "Van de tweede" in told) == (True, True)
    assert client.post(edit, filled_in(page)).status_code == 302
    draft.refresh_from_db()
    assert draft.title == "Van de eerste"


def test_step_that_was_filled_in_before_counts_for_what_the_record_says_now(client, advisor, draft):
    client.force_login(advisor)
    address = reverse("advice_step", args=[draft.pk, "in_review"])
    keep(advisor, address, QueryDict("seen_revision=7"))
    assert form_in(client.get(address))["seen_revision"] == ["1"]


def test_form_that_knows_its_revision_by_itself_opens_again_too(client, secretary):
    factories.recipient()
    address = reverse("reminder_mail", args=[factories.reminder().pk])
    client.force_login(secretary)
    client.post(address, {"seen_revision": "7"})
    assert form_in(client.get(address))["seen_revision"] == ["1"]


def test_nobody_else_gets_the_words(client, advisor, adopter, edit):
    client.force_login(advisor)
    type_into(client, edit, title="Nog geheim")
    client.force_login(adopter)
    assert "Nog geheim" not in client.get(edit).content.decode()
    assert list(KeptForm.objects.visible_to(adopter)) == []
    assert [row.user for row in KeptForm.objects.visible_to(advisor)] == [advisor]


def test_who_is_logged_out_reads_nothing(anonymous, advisor):
    keep(advisor, "/werk/", QueryDict("subject=x"))
    assert list(KeptForm.objects.visible_to(anonymous)) == []


def test_secrets_are_not_kept(advisor):
    keep(advisor, "/werk/", QueryDict("subject=Proef&csrfmiddlewaretoken=a&page=3&password1=geheim"))
    assert KeptForm.objects.get().data == "subject=Proef"


@pytest.mark.parametrize("token", ["", "nonsense", "W10:abc"])
def test_page_without_its_token_is_refused(token, client, advisor):
    client.force_login(advisor)
    assert client.post(KEEP, {"page": token, "typed": "title=x"}).status_code == 403


def test_token_of_somebody_else_is_refused(client, advisor, adopter, edit):
    client.force_login(advisor)
    token = token_in(client.get(edit))
    client.force_login(adopter)
    assert client.post(KEEP, {"page": token, "typed": "title=x"}).status_code == 403
    assert not KeptForm.objects.exists()


def test_words_of_a_page_that_lost_its_login_do_not_push_out_a_kept_post(client, staff):
    client.force_login(staff)
    address = reverse("commitment_new")
    page = client.get(address)
    client.logout()
    client.post(address, filled_in(page, subject="Gepost"))
    assert client.post(KEEP, {"page": token_in(page), "typed": "subject=Getypt"}).status_code == 302
    client.force_login(staff)
    assert form_in(client.get(address))["subject"] == ["Gepost"]


def test_second_person_in_the_text_is_announced(client, advisor, adopter, edit):
    client.force_login(advisor)
    type_into(client, edit, title="Bezig")
    assert page_in(client.get(edit)).select_one("[data-others]").get_text(strip=True) == ""
    client.force_login(adopter)
    sentence = f"{advisor.name} werkt nu ook in deze tekst."
    assert page_in(client.get(edit)).select_one("[data-others]").get_text(strip=True) == sentence
    assert type_into(client, edit, title="Ook bezig")["others"] == sentence
    client.force_login(advisor)
    poll = client.post(KEEP, {"page": token_in(client.get(edit))}).json()
    assert poll == {"others": f"{adopter.name} werkt nu ook in deze tekst."}


def test_several_others_are_named_together(client, advisor, adopter, secretary, edit):
    for user in (advisor, adopter):
        client.force_login(user)
        type_into(client, edit, title="Bezig")
    client.force_login(secretary)
    assert words_in(client.get(edit)).count(f"{advisor.name} en {adopter.name} werken nu ook in deze tekst.") == 1


def test_who_only_has_the_text_open_is_announced_too(client, advisor, adopter, edit):
    client.force_login(advisor)
    page = {"page": token_in(client.get(edit)), "open": ""}
    assert client.post(KEEP, page).json() == {"others": ""}
    again = client.get(edit)
    assert "Dit typte u op" not in words_in(again)
    client.force_login(adopter)
    assert words_in(client.get(edit)).count(f"{advisor.name} werkt nu ook in deze tekst.") == 1


def test_open_page_leaves_what_was_typed_in_it(client, advisor, edit):
    client.force_login(advisor)
    type_into(client, edit, title="Bezig")
    client.post(KEEP, {"page": token_in(client.get(edit)), "open": ""})
    assert form_in(client.get(edit))["title"] == ["Bezig"]
    KeptForm.objects.update(changed_at=timezone.now() - BUSY_FOR - timedelta(seconds=1))
    assert KeptForm.objects.others_at(edit, factories.secretary(), timezone.now() - BUSY_FOR) == [advisor.name]


def test_who_stopped_three_minutes_ago_is_not_announced(client, advisor, adopter, edit):
    client.force_login(advisor)
    type_into(client, edit, title="Bezig")
    KeptForm.objects.update(changed_at=timezone.now() - BUSY_FOR - timedelta(seconds=1))
    client.force_login(adopter)
    assert words_in(client.get(edit)).count("werkt nu ook") == 0


def test_two_who_each_begin_something_new_are_not_in_one_text(client, advisor, adopter):
    client.force_login(advisor)
    type_into(client, reverse("advice_new"), title="Nieuw")
    client.force_login(adopter)
    assert type_into(client, reverse("advice_new"), title="Ook nieuw")["others"] == ""


def test_what_nobody_came_back_to_goes_after_thirty_days(advisor):
    for path in ("/werk/oud/", "/werk/nieuw/"):
        keep(advisor, path, QueryDict("subject=x"))
    old = timezone.now() - KEPT_FOR - timedelta(minutes=1)
    KeptForm.objects.filter(path="/werk/oud/").update(changed_at=old)
    forget_old()
    assert [row.path for row in KeptForm.objects.all()] == ["/werk/nieuw/"]


def test_recommendations_are_kept_as_well(client, advisor):
    client.force_login(advisor)
    address = reverse("advice_new")
    type_into(client, address, **{"recommendations-1-text": "Tweede punt."})
    again = client.get(address)
    assert form_in(again)["recommendations-1-text"] == ["Tweede punt."]
    assert mistakes_in(again) == {}
