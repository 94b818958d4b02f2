"""What the registry of the municipal council does with a promise, from the meeting to the settlement."""

from commitments.models import Commitment
from governance.moments import in_words
from tests.browser.people import letter
from tests.factories import today

MEETING = "Gemeenteraad, begroting"
FIRST, SECOND = "Fietspad langs de ring", "Brief over de wachtlijsten"
BACK = "De lampen ontbreken nog."


def first_promise():
    return Commitment.objects.get(subject=FIRST)


def register_two_of_one_meeting(registry, town):
    """What belongs to the meeting is typed once, also its minutes."""
    registry.goto("/werk/").follow("Toezegging of motie vastleggen").send()
    assert registry.mistakes_beside("subject")
    registry.fill(kind="promise", meeting=MEETING, made_on=today(-10), made_by=str(town.alderman))
    registry.fill(made_to="raadslid De Boer", subject=FIRST, text="Ik zeg een fietspad toe.", due_on=today(40))
    registry.fill(file=letter("notulen.txt", "De notulen.")).press("Opslaan en nog een uit deze vergadering")
    assert f"Dezelfde vergadering als bij “{FIRST}”." in registry.words
    assert (registry.value_of("meeting"), registry.value_of("subject")) == (MEETING, "")
    assert registry.value_of("made_on") == today(-10).isoformat()
    registry.fill(subject=SECOND, text="Ik stuur u een brief.", due_as_said="voor de zomer").send()
    assert registry.heading == SECOND
    minutes = registry.fetch(registry.main.get_by_role("link", name="notulen.txt").get_attribute("href"))
    assert minutes.text() == "De notulen."


def publish_from_the_desk(registry):
    for subject in (FIRST, SECOND):
        registry.goto("/werk/").follow_about("Toezegging of motie openbaar maken", subject)
        registry.follow("Openbaar maken").fill(on=today(-9)).send()
        assert "Open" in registry.texts(".badge")


def find_in_the_list(registry):
    """By due date first; sorted by subject when one asks for it."""
    registry.goto("/werk/").follow("Toezeggingen en moties bijwerken")
    assert "2 toezeggingen" in registry.words
    assert [FIRST in row for row in registry.texts("tbody tr")] == [True, False]
    assert all("wethouder" in row or "Fatima de Wit" in row for row in registry.texts("tbody tr"))
    registry.follow("Onderwerp")
    assert [FIRST in row for row in registry.texts("tbody tr")] == [False, True]


def send_back_by_keyboard(registry):
    registry.goto("/werk/").tab_to(f"Afdoening goedkeuren of terugsturen: {FIRST}").enter()
    registry.tab_to("Terugsturen").enter()
    registry.tab_to("Terugsturen").enter()
    assert registry.mistakes_beside("reason")
    registry.tab_to(field="reason").type(BACK).tab_to("Terugsturen").enter()
    assert first_promise().status == "open"
    assert BACK in registry.words
    registry.goto("/werk/")
    assert not any(FIRST in line for line in registry.texts(".tasks:first-of-type li")), "done is gone"


def settle(registry):
    registry.goto("/werk/").follow_about("Afdoening goedkeuren of terugsturen", FIRST)
    registry.follow("Afdoen").fill(reason="Dank aan de wethouder.").send()
    assert f"Afgedaan op {in_words(today())}" in registry.words


def read_it_all(public, promise):
    """Every step of it, on the page that everybody reads."""
    public.goto("/toezeggingen/").goto(promise.get_absolute_url())
    for words in ("Er is een fietspad.", BACK, "Nu ook met lampen.", "Dank aan de wethouder.", "raadslid De Boer"):
        assert words in public.words
    assert "Afgedaan" in public.texts(".badge")


# How one hears of it


def choose_weekly_mail(registry, town):
    registry.goto("/werk/").follow("Mijn mail").fill(work="weekly", overdue="never").send()
    assert "Uw keuze is bewaard." in registry.page.inner_text("body")
    chosen = dict(town.registry.mail_choices.values_list("kind", "pace"))
    assert (chosen["work"], chosen["overdue"], chosen["answered"]) == ("weekly", "never", "at_once")


def subscribe_to_the_days(registry, anybody):
    """The address works without a login, until one asks for another."""
    registry.goto("/werk/").follow("Mijn agenda").press("Maak mijn agenda")
    address = registry.main.locator("code").inner_text()
    calendar = anybody.fetch(address)
    assert calendar.headers["content-type"].startswith("text/calendar")
    assert "BEGIN:VCALENDAR" in calendar.text()
    registry.press("Geef mij een nieuw adres")
    new = registry.main.locator("code").inner_text()
    assert new != address
    assert anybody.fetch(address).status == 404
    assert FIRST in anybody.fetch(new).text()
