"""What the secretary of an advisory council does through the year."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from advices.models import Advice, AdviceRequest, Recess
from advices.tasks import mail_dispatch
from adviesraad.tasks import publish_what_is_due
from governance.moments import in_words
from governance.privacy import MARK
from governance.working_days import due_date
from tests import factories
from tests.browser.worker import at_moment, attached_pdf, do_jobs, pdf_words
from tests.factories import today

MAIL = Path(__file__).resolve().parents[1] / "fixtures" / "request_with_letter.eml"
SUBJECT = "Beleidsplan Wmo"
TITLE = "Houd het vervoer kosteloos"
POINT = "Houd het vervoer naar de dagbesteding kosteloos."
BETTER = "Houd het vervoer naar de dagbesteding voor iedereen kosteloos."


# Settings


def keep_settings(secretary, council):
    """A recess of the own advisory council, and three recipients; that of the college stands there to read."""
    secretary.goto("/werk/").follow("Reces, ontvangers en brieven").follow("Reces toevoegen").send()
    assert secretary.mistakes_beside("name")
    secretary.fill(council=council.name, name="herfstreces", starts_on=today(300), ends_on=today(309)).send()
    assert "herfstreces" in secretary.words
    assert "collegereces" in secretary.words
    for name, kind in [("Bestuurssecretariaat", "college"), ("Griffie", "municipal_council"), ("De Krant", "press")]:
        secretary.follow("Ontvanger toevoegen")
        secretary.fill(name=name, email=f"{name.split()[-1].lower()}@voorbeeld.nl")
        secretary.field("kind").select_option(kind)
        secretary.send()
    assert "Griffie" in secretary.words


# The request


def register_from_mail(secretary, town):
    """The mail and its letter fill in the form; what was typed before stays."""
    secretary.goto("/werk/").follow("Adviesaanvraag vastleggen")
    secretary.fill(subject=SUBJECT, file=MAIL).press("Lees het bestand")
    assert secretary.value_of("subject") == SUBJECT
    assert secretary.value_of("reference") == "Z-26-118"
    assert secretary.value_of("received_on") == "2026-03-03"
    assert secretary.value_of("policy_version") == str(town.newest.pk)
    assert secretary.value_of("asked_by") == str(town.alderman.pk)
    assert secretary.value_of("question").startswith("Wij vragen u om advies over dit plan.")
    assert secretary.mistakes_beside("question") == []
    assert "Er is nog niets opgeslagen." in secretary.words
    secretary.fill(received_on=today(-20)).send()
    assert SUBJECT in secretary.heading
    due = due_date(today(-20), town.council.advice_term_days)
    assert f"Advies uiterlijk op {in_words(due)}" in secretary.words
    letter = secretary.fetch(secretary.main.get_by_role("link", name="request_with_letter.eml").get_attribute("href"))
    assert letter.body() == MAIL.read_bytes()
    secretary.request_path = secretary.path


def extend_and_publish(secretary, public):
    secretary.follow("Termijn verlengen").send()
    assert secretary.mistakes_beside("reason")
    secretary.fill(new_due_on=today(60), reason="De cijfers komen later.", granted_by="wethouder De Wit").send()
    assert f"Advies uiterlijk op {in_words(today(60))}" in secretary.words
    secretary.follow("Adviesaanvraag openbaar maken").send()
    public.goto(AdviceRequest.objects.get().get_absolute_url())
    assert "De reden: De cijfers komen later." in public.words
    assert "Wethouder De Wit" in public.words


# The meetings


def draft_in_review(town):
    request = AdviceRequest.objects.get()
    fields = {"title": TITLE, "request": request, "policy_versions": [town.newest]}
    return factories.advice(status="in_review", recommendations=[POINT], **fields)


def plan_meeting(secretary, day, advice):
    """A meeting with this advice, and another subject above it."""
    secretary.goto("/werk/").follow("Vergaderingen").follow("Vergadering plannen").send()
    assert secretary.mistakes_beside("held_on")
    secretary.fill(held_on=day, starts_at="19:30", place="Stadhuis", is_public=True).send()
    secretary.follow("Zet iets op de agenda").send()
    assert secretary.mistakes_beside("subject")
    secretary.fill(advice=str(advice)).send()
    secretary.follow("Zet iets op de agenda").fill(subject="Rondvraag", is_public=True).send()
    assert secretary.texts("ol.results h3") == [f"1. {TITLE}", "2. Rondvraag"]
    agenda = secretary.fetch(secretary.main.get_by_role("link", name="Agenda als PDF").get_attribute("href"))
    assert f"1. {TITLE}" in pdf_words(agenda.body())
    return secretary


def decide(secretary, decision, note=""):
    secretary.follow_about("Besluit vastleggen", TITLE).fill(decision=decision, note=note)
    return secretary.send()


def return_in_meeting(secretary, advice):
    """Not without a note; then the author has it back."""
    plan_meeting(secretary, today(-1), advice)
    decide(secretary, "returned")
    assert "Schrijf op waarom" in secretary.words
    secretary.fill(note="Reken de kosten na.").send()
    assert "Besluit: Teruggegeven aan de schrijver. Reken de kosten na." in secretary.words
    assert Advice.objects.get().status == "draft"


def adopt_in_meeting(secretary, advice):
    """The meeting adopts; a member who did not write it does so here."""
    advice = Advice.objects.get()
    factories.bring(advice, "in_review")
    decide(plan_meeting(secretary, today(), advice), "adopted")
    assert "Besluit: Vastgesteld." in secretary.words
    factories.advice_actions.adopt(Advice.objects.get(), by=factories.adopter(advice.council), on=today())


# Sending and publishing


def send_to_recipients(secretary, advice, mailoutbox):
    secretary.from_desk(TITLE)
    assert "De Krant" not in secretary.words, "the press hears of it once it is public"
    for name in ("Bestuurssecretariaat", "Griffie"):
        secretary.main.get_by_role("checkbox", name=name).check()
    secretary.send()
    due = due_date(today(), advice.council.response_term_days, Recess.objects.periods_of(None))
    assert f"Reactie uiterlijk op {in_words(due)}" in secretary.words
    assert do_jobs(mail_dispatch) == 2
    assert [mail.to for mail in mailoutbox] == [["bestuurssecretariaat@voorbeeld.nl"], ["griffie@voorbeeld.nl"]]
    advice = Advice.objects.get()
    name, words = attached_pdf(mailoutbox[0])
    assert name == f"advies-{advice.council.slug}-{advice.reference}.pdf"
    assert TITLE in words
    assert POINT in words
    assert advice.get_absolute_url() in mailoutbox[0].body
    secretary.goto(advice.get_absolute_url())
    assert "griffie@voorbeeld.nl" in secretary.words


def publish_at_a_set_moment(secretary, public, advice):
    address = Advice.objects.get().get_absolute_url()
    secretary.goto(address).follow("Op een vast moment openbaar maken")
    secretary.fill(day=today(-1), time="09:00").send()
    assert "Dit moment is al voorbij." in secretary.words
    secretary.fill(day=today(1), time="09:00").send()
    assert "Openbaarmaking is gepland" in secretary.words
    publish_what_is_due(0)
    public.goto(address, 404)
    nine = datetime.combine(today(1), datetime.min.time(), ZoneInfo("Europe/Amsterdam")).replace(hour=9)
    with at_moment(nine):
        publish_what_is_due(0)
    assert POINT in public.goto(address).words


def read_the_sending(public, advice):
    """Who got it, without the addresses; and the day on which the municipal council got it, in the chain."""
    assert "Griffie" in public.words
    assert "griffie@voorbeeld.nl" not in public.words
    public.follow(f"1. {POINT}")
    assert "Doorgestuurd aan de gemeenteraad" in public.texts(".chain h3")


# When the college is silent


def remind_by_mail(secretary, town, advice, mailoutbox):
    secretary.goto("/werk/")
    assert any("Eerste herinnering sturen" in line for line in secretary.texts(".tasks li"))
    with secretary._arriving():
        secretary.main.get_by_role("link", name="Eerste herinnering sturen").click()
    secretary.send()
    assert advice.title in secretary.value_of("text")
    secretary.fill(subject="Wanneer antwoordt u?").send()
    secretary.follow("Versturen per mail").send()
    assert secretary.mistakes_beside("recipients")
    secretary.main.get_by_role("checkbox", name=town.college.name).check()
    secretary.send()
    assert do_jobs(mail_dispatch) == 1
    [mail] = mailoutbox
    assert (mail.subject, mail.to) == ("Wanneer antwoordt u?", [town.college.email])
    name, words = attached_pdf(mail)
    assert name.startswith("brief-")
    assert advice.title in words
    secretary.goto("/werk/")
    assert not any("herinnering sturen" in line for line in secretary.texts(".tasks li")), "done is gone"


def read_the_reminder(public, advice):
    public.goto(advice.get_absolute_url())
    assert f"Eerste herinnering: {in_words(today())}" in public.words
    public.goto(advice.recommendations.get().get_absolute_url())
    steps = list(zip(public.texts(".chain time"), public.texts(".chain h3"), strict=False))
    assert any(day == in_words(today()) and "herinnering" in heading for day, heading in steps), steps


# Correcting


def correct(secretary, public, advice):
    """With a new version; everybody reads word by word what changed."""
    old = Advice.objects.get()
    secretary.goto(old.get_absolute_url()).follow("Verbeteren met een nieuwe versie")
    secretary.fill(correction_note="Er stond niet voor wie.").send()
    secretary.fill({"recommendations-0-text": BETTER}).send()
    new = Advice.objects.get(version=2)
    factories.bring(new, "published", sent_on=today(), adopted_on=today())
    public.goto(old.get_absolute_url()).follow("Lees de nieuwste versie")
    public.follow("Bekijk woord voor woord wat er is veranderd")
    [added] = public.texts("ins")
    assert added == "[toegevoegd: voor iedereen einde van wat is toegevoegd]"
    assert not public.texts("del")
    assert "Er stond niet voor wie." in public.words


def remove_for_privacy(secretary, advice, words):
    """From the page of the record: looked at first, then gone for good."""
    secretary.goto(advice.recommendations.get().get_absolute_url())
    secretary.main.locator("summary", has_text="Geschiedenis").last.click()
    secretary.follow("Woorden of een bestand verwijderen om privacy", nth=-1)
    secretary.fill(words=words, reason="Zij vroeg dit.").press("Bekijken wat weggaat")
    assert "Dit gaat weg" in secretary.words
    secretary.press("Voorgoed verwijderen")
    assert words not in secretary.words


def see_the_mark(public, advice, name):
    for address in (advice.get_absolute_url(), advice.recommendations.get().get_absolute_url()):
        public.goto(address)
        assert name not in public.page.content()
        assert f"Luister naar {MARK}." in public.words
    public.goto("/zoeken/").fill(q=name).press("Zoeken")
    assert public.texts("ol.results h3") == []
