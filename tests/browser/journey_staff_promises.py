"""What the alderman's staff do with what they promised: from a sentence to a settlement with its evidence."""

from commitments.models import Commitment
from governance.moments import in_words
from tests.browser.journey_staff import ANSWER, POINTS, PROMISED, PROMISED_TOO
from tests.browser.people import letter
from tests.factories import today


def make_of_sentences(staff, advice):
    """Two sentences of one answer become two commitments, one after the other; returns them, published."""
    staff.goto(advice.get_absolute_url()).follow(f"1. {POINTS[0]}").follow("Hier een toezegging van maken")
    likely = [line for line in staff.texts("ol.ticked li") if "Lijkt op een toezegging" in line]
    assert [PROMISED in likely[0], PROMISED_TOO in likely[1], len(likely)] == [True, True, 2]
    for sentence in (PROMISED, PROMISED_TOO):
        staff.main.get_by_role("checkbox", name=sentence).check()
    with staff._arriving():
        staff.main.get_by_role("button", name="Toezeggingen maken van wat u hebt aangekruist").click()
    assert "Hierna volgt nog 1 zin." in staff.words
    assert staff.value_of("text") == PROMISED
    staff.send()
    assert staff.value_of("text") == PROMISED_TOO
    assert staff.value_of("due_on") == f"{today().year + 1}-07-01"
    staff.send()
    for subject in Commitment.objects.order_by("pk").values_list("subject", flat=True):
        staff.from_desk(subject).follow("Openbaar maken").fill(on=today(-1)).send()
    assert PROMISED_TOO in staff.words
    assert ANSWER not in staff.words
    return list(Commitment.objects.order_by("pk"))


def report_on_all(staff, promises):
    """The same progress on both, with one document."""
    staff.goto("/werk/").follow("Toezeggingen en moties bijwerken")
    assert "2 toezeggingen" in staff.words
    for promise in promises:
        staff.main.get_by_role("checkbox", name=promise.subject).check()
    staff.fill(act="report").send()
    assert staff.mistakes_beside("text")
    staff.fill(text="De aanbesteding loopt.", file=letter("planning.txt", "In juni.")).send()
    assert "Gedaan bij 2 toezeggingen en moties." in staff.page.inner_text("body")
    staff.goto(promises[0].get_absolute_url())
    assert "De aanbesteding loopt." in staff.words


def set_a_report_duty(staff, promise):
    staff.goto(promise.get_absolute_url()).follow("Regelmatig bericht afspreken").fill(every_months="").send()
    assert staff.mistakes_beside("every_months")
    staff.fill(every_months=6, next_due_on=today(100)).send()
    assert f"Elke 6 maanden. De volgende is er uiterlijk op {in_words(today(100))}" in staff.words


def carry_an_amount_over(staff):
    staff.follow("Bedrag noteren").send()
    assert staff.mistakes_beside("amount")
    staff.fill(amount="125.000", purpose="Kosteloos vervoer").send()
    assert "€ 125.000,00 – Kosteloos vervoer" in staff.words
    staff.follow_about("Doorschuiven naar het volgende jaar", "Kosteloos vervoer").fill(amount="40.000,00").send()
    assert f"€ 40.000,00 doorgeschoven naar {today().year + 1}" in staff.words


def propose_with_evidence(staff):
    staff.follow("Afdoening voorstellen").send()
    assert staff.mistakes_beside("text")
    staff.fill(text="Het vervoer is kosteloos.", file=letter("besluit.txt", "Besloten.")).send()
    assert "Afdoening voorgesteld" in staff.texts(".badge")
    staff.follow_about("Openbaar maken", "besluit.txt").send()


def read_the_promise(public, promise):
    public.goto(promise.get_absolute_url())
    for words in (PROMISED, "De aanbesteding loopt.", "Het vervoer is kosteloos.", "doorgeschoven van het jaar ervoor"):
        assert words in public.words
    evidence = public.fetch(public.main.get_by_role("link", name="besluit.txt").get_attribute("href"))
    assert evidence.text() == "Besloten."
