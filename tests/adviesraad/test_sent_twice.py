"""The same form sent twice makes one thing, writes one event and sends one mail."""

from datetime import timedelta
from functools import partial
from uuid import uuid4

import pytest
from django.apps import apps
from django.conf import settings
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.db.models import Count, Max
from django.test import Client
from django.urls import URLResolver, reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from advices.models import AdviceRequest, Note
from commitments.models import Progress
from governance.models import AuditEvent, SentForm, SignIn, User
from governance.pages.once import REMEMBERED_FOR, forget_long_sent
from policies.models import Theme
from tests import factories
from tests.adviesraad.addresses import work
from tests.adviesraad.creating_forms import CREATING, MAKES_NOTHING
from tests.adviesraad.page_reading import filled_in, form_in, key_in, links_in, main_in
from tests.governance.racing import at_once, begun_then

APPS = ["governance", "documents", "policies", "advices", "commitments", "adviesraad"]
EVENTS = AuditEvent._meta.label
TWICE = "Dit had u al opgeslagen. Het is niet nog een keer gedaan."
CHANGED = (
    "U hebt dit formulier al opgeslagen: dit sloeg u op. Wat u daarna nog veranderde, is niet opgeslagen. "
    "Sla opnieuw op als u dat ook wilt."
)
SAME = "U hebt dit al opgeslagen: dit sloeg u op. Sla opnieuw op als u het nog een keer wilt."
WHO = {
    "secretary": factories.secretary,
    "advisor": factories.author,
    "adopter": factories.adopter,
    "staff": factories.staff,
    "registry": factories.registry,
    "administrator": lambda: factories.person("administrator"),
}


class Sheet:
    """One of the CREATING forms on the screen of its user, filled in."""

    def __init__(self, form):
        who, arguments, typed = CREATING[form]
        self.user, made, typed = WHO[who](), arguments(), typed()
        name, _colon, status = form.partition(":")
        given = made if isinstance(made, list) else [made.pk]
        self.address = reverse(name, args=[*given, *([status] if status else [])])
        self.address += f"?{typed.pop('?')}" if "?" in typed else ""
        shown = typed.pop("page", None)
        page = self.browser().get(reverse(shown) if shown else self.address)
        assert page.status_code == 200
        self.typed = filled_in(page, **typed) | {SentForm.FIELD: key_in(page)}

    def browser(self):
        client = Client()
        client.force_login(self.user)
        return client

    def sending(self, **changed):
        """What sends it when it is called, as it stands there or `changed`, from a browser of its own."""
        posted = {name: afresh(value) for name, value in (self.typed | changed).items()}
        return partial(self.browser().post, self.address, posted)

    def send(self, **changed):
        """The page that follows when it is sent."""
        return self.sending(**changed)(follow=True)


def afresh(value):
    """A file as the browser reads it from the disk, each time from its beginning."""
    if not isinstance(value, UploadedFile):
        return value
    value.seek(0)
    return SimpleUploadedFile(value.name, value.read())


def counted():
    """How many rows there are of each kind, events among them, with the newest; and how many mails and jobs.

    A form that was sent and a browser that signed in are what these tests do themselves.
    """
    models = [model for app in APPS for model in apps.get_app_config(app).get_models()]
    models = [model for model in models if model not in (SentForm, SignIn)]
    rows = {model._meta.label: model._base_manager.aggregate(Count("pk"), Max("pk")) for model in models}
    return rows | {"mails": len(mail.outbox), "jobs": ProcrastinateJob.objects.count()}


def mistake_in(response):
    return " ".join(main_in(response).select_one(".alert-error li").get_text().split())


def told_in(response):
    return [str(message) for message in response.context["messages"]]


@pytest.mark.django_db
@pytest.mark.parametrize("form", CREATING)
def test_form_sent_twice_makes_one(form, municipality, council):
    sheet = Sheet(form)
    before = counted()
    first = sheet.send()
    made = counted()
    assert (bool(first.redirect_chain), made != before) == (True, True)
    second = sheet.send()
    assert (second.redirect_chain[0], told_in(second)) == (first.redirect_chain[0], [TWICE])
    assert counted() == made


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("form", "model", "jobs"),
    [("request_new", AdviceRequest, 0), ("note_new", Note, 0), ("progress_new", Progress, 0), ("user_invite", User, 1)],
)
def test_form_sent_twice_at_the_same_moment_makes_one(form, model, jobs, municipality, council):
    sheet = Sheet(form)
    before = counted()
    pages = at_once(sheet.sending(), sheet.sending())
    assert len({(page.status_code, page["Location"]) for page in pages}) == 1
    made = counted()
    assert {kind: made[kind]["pk__count"] - before[kind]["pk__count"] for kind in (model._meta.label, EVENTS)} == {
        model._meta.label: 1,
        EVENTS: 1,
    }
    assert (made["jobs"] - before["jobs"], made["mails"]) == (jobs, 0)


@pytest.mark.django_db(transaction=True)
def test_second_waits_for_the_first_and_goes_where_it_went(municipality, council):
    sheet = Sheet("theme_new")
    answer = begun_then(sheet.sending(), sheet.sending())
    assert (answer["Location"], Theme.objects.count()) == (Theme.objects.get().get_absolute_url(), 1)


def test_every_form_was_looked_at():
    names = {entry.name for entry in work if not isinstance(entry, URLResolver)}
    known = {form.partition(":")[0] for form in CREATING}
    assert known | set().union(*MAKES_NOTHING.values()) == names
    assert not known & set().union(*MAKES_NOTHING.values())


def test_every_form_on_our_pages_carries_a_key():
    """In every template of ours, beside what guards it against forgery."""
    pages = (settings.BASE_DIR / "templates").rglob("*.html")
    ours = [path for path in pages if not {"account", "mfa"} & set(path.parts)]  # those are allauth's to handle
    without = {
        "main_nav.html": "signing out",
        "kept.html": "throwing away what is gone already",
        "whole_uni_form.html": "no page draws a whole form: form_token.html is for that",
        "whole_uni_formset.html": "the same",
    }
    assert not [path.name for path in ours if "{% crispy " in path.read_text()]
    forms = {path.name: path.read_text() for path in ours if "{% csrf_token %}" in path.read_text()}
    keyless = {name for name, words in forms.items() if words.count("{% csrf_token %}") != words.count("{% once %}")}
    assert keyless == set(without)


@pytest.fixture
def theme(council):
    return Sheet("theme_new")


@pytest.mark.django_db
class TestOneForm:
    def test_what_was_changed_after_it_was_saved_is_asked_about_and_not_lost(self, theme):
        first = theme.send()
        again = theme.send(name="Vervoer")
        assert (mistake_in(again), form_in(again)["name"]) == (CHANGED, ["Vervoer"])
        assert first.redirect_chain[0][0] in links_in(again)
        assert [each.name for each in Theme.objects.all()] == ["Mantelzorg"]
        theme.typed = filled_in(again) | {SentForm.FIELD: key_in(again)}
        theme.send()
        assert sorted(each.name for each in Theme.objects.all()) == ["Mantelzorg", "Vervoer"]

    def test_what_was_refused_can_be_sent_again_as_it_is(self, theme):
        assert theme.send(name="").status_code == 200
        assert not SentForm.objects.exists()
        assert theme.send().redirect_chain
        assert Theme.objects.get().name == "Mantelzorg"

    def test_very_same_words_from_a_page_that_was_asked_for_anew_are_asked_about_once(self, theme):
        first = theme.send()
        again = theme.send(once=str(uuid4()))
        assert (mistake_in(again), form_in(again)["name"]) == (SAME, ["Mantelzorg"])
        assert first.redirect_chain[0][0] in links_in(again)
        assert Theme.objects.count() == 1
        theme.typed = filled_in(again) | {SentForm.FIELD: key_in(again)}
        theme.send(name="Vervoer")
        assert sorted(each.name for each in Theme.objects.all()) == ["Mantelzorg", "Vervoer"]

    @pytest.mark.parametrize("ago", [timedelta(minutes=61), None])
    def test_same_words_are_not_asked_about_much_later_or_after_something_else(self, ago, municipality, council):
        note = Sheet("note_new")
        note.send()
        if ago:
            SentForm.objects.update(sent_at=timezone.now() - ago)
        else:
            note.send(once=str(uuid4()), text="Iets anders.")
        before = Note.objects.count()
        assert note.send(once=str(uuid4())).redirect_chain
        assert Note.objects.count() == before + 1

    def test_step_that_was_refused_was_not_done(self, client, secretary):
        request = factories.advice_request(status="answered")
        client.force_login(secretary)
        address, key = reverse("request_remove", args=[request.pk]), str(uuid4())
        refused = [client.post(address, {SentForm.FIELD: key}, follow=True) for _twice in range(2)]
        first, second = (told_in(each) for each in refused)
        assert (first, SentForm.objects.count()) == (second, 0)
        assert TWICE not in first

    def test_key_of_somebody_else_is_another_key(self, theme, client, secretary):
        theme.send()
        client.force_login(secretary)
        client.post(theme.address, theme.typed | {"name": "Vervoer"})
        assert Theme.objects.count() == 2

    def test_record_that_is_changed_after_going_back_is_changed(self, client, advisor):
        draft = factories.advice(status="draft")
        client.force_login(advisor)
        address = reverse("advice_edit", args=[draft.pk])
        page = client.get(address)
        posted = filled_in(page, title="Eerst") | {SentForm.FIELD: key_in(page)}
        assert client.post(address, posted).status_code == 302
        client.post(address, posted | {"summary": "Er kwam een zin bij."})
        draft.refresh_from_db()
        assert (draft.title, draft.summary) == ("Eerst", "Er kwam een zin bij.")

    def test_form_without_a_key_or_with_nonsense_is_taken_as_it_is(self, theme):
        del theme.typed[SentForm.FIELD]
        theme.send()
        theme.send(name="Vervoer", once="onzin")
        assert (Theme.objects.count(), SentForm.objects.count()) == (2, 0)

    def test_key_goes_after_thirty_days(self, theme):
        theme.send()
        SentForm.objects.update(sent_at=timezone.now() - REMEMBERED_FOR - timedelta(minutes=1))
        forget_long_sent()
        assert not SentForm.objects.exists()
