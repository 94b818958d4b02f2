"""What the alderman's staff do from an advice that waits to an answer that everybody reads."""

import re

from governance.moments import in_words
from tests.adviesraad.notices import mailbox
from tests.factories import today

TITLE = "Vervoer voor iedereen"
POINTS = ["Maak het vervoer kosteloos.", "Rijd ook ’s nachts.", "Rijd ook op zondag.", "Meet wie thuisblijft."]
PROMISED = "Wij zullen het vervoer twee jaar kosteloos houden."
PROMISED_TOO = f"De wethouder komt voor 1 juli {today().year + 1} terug op de avonden."
ANSWER = f"Dank u. {PROMISED} De bussen zijn blauw. {PROMISED_TOO}"
SHARED = "Dit nemen wij niet over."
RIGHT = "Wij zegden een onderzoek toe, geen proef."


def now():
    return in_words(today())


def answer_to(advice, number):
    return f"reaction-{advice.recommendations.get(number=number).pk}"


# Dividing the work


def assign(staff, town):
    """Two at once to a colleague; not without ticking any."""
    staff.goto("/werk/").follow("Wat wacht op ons")
    assert "4 aanbevelingen" in staff.words
    staff.fill(assignee=town.colleague.name).send()
    assert "Kruis eerst minstens één aanbeveling aan." in staff.words
    for number in (1, 2):
        staff.main.get_by_role("checkbox", name=f"{number}. {POINTS[number - 1]}").check()
    staff.fill(note="Vraag ook de chauffeurs.").send()
    told = f"Toegewezen aan {town.colleague.name} op {now()}: Vraag ook de chauffeurs."
    assert staff.words.count(told) == 2


def come_from_the_mail(colleague, town, mailoutbox):
    """Only the colleague gets mail; its link leads through the login to what waits."""
    mailbox.gather_and_post()
    [mail] = mailoutbox
    assert mail.to == [town.colleague.email]
    assert POINTS[0] in mail.body
    assert POINTS[1] in mail.body
    town.colleague.set_password("een lang wachtwoord voor wie hier werkt")
    town.colleague.save()
    colleague.goto(re.search(r"https?://\S+/werk/mail/\d+/", mail.body).group())
    colleague.log_in(town.colleague)
    assert colleague.heading == "Wat wacht op ons"
    assert colleague.words.count(f"Toegewezen aan {town.colleague.name}") == 2
    colleague.goto("/werk/")
    lines = [line for line in colleague.texts(".tasks li") if "Aan u toegewezen" in line]
    assert len(lines) == 2
    colleague.from_desk(POINTS[0])


# Answering


def half_finish(colleague, advice):
    """The first one, with what is going to be done; saved half-way and gone on with."""
    first = answer_to(advice, 1)
    colleague.fill({f"{first}-text": ANSWER, f"{first}-verdict": "adopted"})
    colleague.fill({f"{first}-action": "Een aanbesteding.", f"{first}-by_whom": "team Vervoer"})
    colleague.fill(kind="final", responded_on=today(-3)).press("Opslaan en verder schrijven")
    assert colleague.value_of(f"{first}-text") == ANSWER
    assert colleague.value_of(f"{first}-by_whom") == "team Vervoer"


def share_an_answer(colleague, advice):
    """One answer for the second and the third; the reason is missing, and that is told in its place."""
    colleague.main.locator("summary", has_text="Meer aanbevelingen hetzelfde antwoord geven").click()
    shared = colleague.main.locator("details.folded .answer")
    for number in (2, 3):
        shared.get_by_role("checkbox", name=f"{number}. {POINTS[number - 1]}").check()
    shared.get_by_role("textbox", name="Letterlijke tekst van de reactie").fill(SHARED)
    shared.get_by_role("radio", name="Niet overgenomen").check()
    colleague.press("Opslaan en verder schrijven")
    for number in (2, 3):
        assert colleague.value_of(f"{answer_to(advice, number)}-text") == SHARED
    assert colleague.main.locator(".warning-line").count() == 2
    colleague.send()


def publish_when_nothing_is_missing(colleague, advice):
    colleague.from_desk(TITLE)
    colleague.goto(advice.get_absolute_url()).follow("Reactie openbaar maken")
    assert "Dit moet u eerst invullen" in colleague.words
    assert "Deze definitieve reactie slaat aanbevelingen over" in colleague.words
    assert f"4. {POINTS[3]}" in colleague.texts(".alert li, main li")
    colleague.follow("Verder met deze reactie")
    colleague.fill({f"{answer_to(advice, number)}-reason": "Daarvoor is geen geld." for number in (2, 3)}).send()
    colleague.goto(advice.get_absolute_url()).follow("Reactie openbaar maken")
    assert "Dit moet u eerst invullen" not in colleague.words
    colleague.fill(on=today(-2)).send()
    colleague.goto("/werk/")
    assert not any("Aan u toegewezen" in line for line in colleague.texts(".tasks li")), "done is gone"


def read_the_answers(public, advice):
    public.goto(advice.get_absolute_url()).follow(f"1. {POINTS[0]}")
    assert ANSWER in public.words
    assert "Wat er gaat gebeuren: Een aanbesteding. Door: team Vervoer." in public.words
    public.goto(advice.get_absolute_url()).follow(f"3. {POINTS[2]}")
    assert "Reden: Daarvoor is geen geld." in public.words


# What the secretary entered


def confirm(staff, response):
    staff.goto("/werk/").follow_about("Bevestigen of verbeteren wat de adviesraad invoerde", str(response))
    assert "brief van 3 mei" in staff.words
    staff.fill(outcome="confirmed").send()


def correct(staff, promise):
    staff.goto("/werk/").follow_about("Bevestigen of verbeteren wat de adviesraad invoerde", str(promise))
    staff.fill(outcome="corrected").send()
    assert staff.mistakes_beside("text")
    staff.fill(text=RIGHT).send()
    staff.goto("/werk/")
    assert not any("Bevestigen of verbeteren" in line for line in staff.texts(".tasks li")), "done is gone"
