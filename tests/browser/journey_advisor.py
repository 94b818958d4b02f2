"""What the members of an advisory council do, from an empty page to a look back at what came of it."""

from advices.models import Advice, Review
from tests import factories
from tests.browser.test_editor import FROM_WORD, PASTE, WORD, editor_of
from tests.factories import today

TITLE = "Vervoer voor iedereen"
SUMMARY = "Wij vragen het college om het vervoer kosteloos te houden, voor iedereen die het nodig heeft."
POINTS = ["Maak het vervoer kosteloos. Rijd ook in het weekend.", "Vraag wie meerijdt."]
NOTE = "Klopt dit bedrag nog?"
MINORITY = "Het geld kan beter naar de dagbesteding zelf."


def wait_until_kept(visitor):
    visitor.page.locator(".kept-state", has_text="Bewaard om ").wait_for()
    return visitor


def press_key(visitor, name):
    """Press the button of this name with the keyboard; the page comes back with the focus in the row."""
    with visitor._arriving():
        visitor.main.get_by_role("button", name=name, exact=True).press("Enter")


def points_of(visitor):
    return [point.partition(". ")[2] for point in visitor.texts("ol.results h3")]


# Writing


def begin_and_close_the_tab(author, town):
    author.goto("/werk/").follow("Advies schrijven")
    author.fill({"kind": "unsolicited", "title": TITLE, "summary": SUMMARY, "themes": [town.theme.pk]})
    author.fill({f"recommendations-{row}-text": text for row, text in enumerate(POINTS)})
    editor_of(author).evaluate("(root, html) => (" + PASTE + ")([root, html])", WORD)
    wait_until_kept(author).check()
    author.page.close()


def find_it_kept_and_save(author):
    author.goto("/werk/").follow("Advies schrijven")
    assert "Het is nog niet opgeslagen." in author.page.locator(".kept").inner_text()
    assert author.value_of("title") == TITLE
    assert [author.value_of(f"recommendations-{row}-text") for row in (0, 1)] == POINTS
    author.send()
    assert author.heading == TITLE
    assert Advice.objects.get(title=TITLE).text == FROM_WORD
    assert points_of(author) == POINTS


def meet_in_one_text(author, helper, town):
    """The second is told who is there; both save, and both texts are on the page to choose from."""
    wait_until_kept(author.follow("Verder schrijven").fill(summary=f"{SUMMARY} Ook ’s avonds."))
    helper.from_desk(TITLE)
    assert helper.texts("[data-others]") == [f"{town.author.name} werkt nu ook in deze tekst."]
    helper.fill(summary=f"{SUMMARY} Ook in het weekend.").send()
    author.send()
    assert "Er is niets verloren." in author.words
    for words in ("Ook ’s avonds.", "Ook in het weekend."):
        assert any(words in part for part in author.texts(".conflict p"))
    author.fill(summary=f"{SUMMARY} Ook ’s avonds en in het weekend.").send()
    assert "Ook ’s avonds en in het weekend." in author.words


def arrange_rows(author):
    """Split one, move one up, and merge two, with the keyboard."""
    author.follow("Verder schrijven")
    field = author.field("recommendations-0-text")
    field.press("Control+Home")
    for _word in range(5):
        field.press("Control+ArrowRight")
    press_key(author, "Splits hier (aanbeveling 1)")
    press_key(author, "Omhoog (aanbeveling 3)")
    author.send()
    assert points_of(author) == ["Maak het vervoer kosteloos.", "Vraag wie meerijdt.", "Rijd ook in het weekend."]
    author.follow("Verder schrijven")
    press_key(author, "Voeg samen met de volgende (aanbeveling 2)")
    author.send()
    assert points_of(author) == ["Maak het vervoer kosteloos.", "Vraag wie meerijdt. Rijd ook in het weekend."]


def mark_what_is_repeated(author, earlier):
    """Beside the row, without leaving the page."""
    author.follow("Verder schrijven")
    author.main.locator("summary", has_text="Eerder geadviseerd").first.press("Enter")
    name = f"Herhaalt aanbeveling 1 uit advies {earlier.advice.reference}: {earlier.text}"
    author.main.get_by_role("checkbox", name=name).first.press("Space")
    author.send()
    assert list(Advice.objects.get(title=TITLE).recommendations.first().repeats.all()) == [earlier]


def write_a_note(author, adopter):
    author.follow_about("Notitie hierbij", "aanbeveling 1").send()
    assert author.mistakes_beside("text")
    author.fill(text=NOTE).send()
    adopter.goto(author.path)
    assert NOTE in adopter.words
    adopter.follow_about("Antwoord", NOTE[:10]).fill(text="Ja, nagerekend.").send()
    author.goto(author.path).follow_about("Afgehandeld", NOTE[:10]).send()
    assert "Ja, nagerekend." in author.words
    assert "Afgehandeld door" in author.words


def put_a_version_back(author):
    author.follow("Verder schrijven").fill(title="Per ongeluk").send()
    author.follow("Eerdere versies")
    assert "Per ongeluk" in " ".join(author.texts("ins"))
    before = Advice.objects.get(title="Per ongeluk").revision - 1
    author.follow_about("Zet deze versie terug", f"({before})").send()
    assert author.heading == TITLE
    assert "Die versie staat er weer." in author.page.inner_text("body")


def read_how_it_reads(author):
    author.follow("Leesbaarheid")
    assert "Uw tekst scoort" in author.words
    assert "206,835 − 0,93 × woorden per zin − 77 × lettergrepen per woord" in author.words
    author.follow(TITLE)


def submit(author, town):
    """To the second and the third member, not to the fourth; the fifth wrote in it and cannot be asked."""
    author.follow("Ter bespreking voorleggen")
    author.main.get_by_role("checkbox", name=town.fourth.name).uncheck()
    assert not author.main.get_by_role("checkbox", name=town.fifth.name).count()
    author.send()
    assert "In bespreking" in author.texts(".badge")
    assert town.third.name in author.words
    assert town.fourth.name not in author.words


# The round


def give_minority_opinion(adopter):
    adopter.goto("/werk/")
    assert any("Geef uw oordeel over dit concept" in line for line in adopter.texts(".tasks li"))
    adopter.from_desk(TITLE).fill(opinion="not_agreed").send()
    assert adopter.mistakes_beside("note")
    adopter.fill(note="Te duur.", minority_note=MINORITY).send()
    assert "Niet akkoord" in adopter.words


def fail_to_adopt(adopter):
    assert "Minstens 2 leden moeten akkoord zijn voordat dit advies wordt vastgesteld." in adopter.words
    assert "Dit advies kan worden vastgesteld zodra genoeg leden akkoord zijn." in adopter.words
    assert not adopter.main.get_by_role("link", name="Vaststellen", exact=True).count()
    assert Advice.objects.get(title=TITLE).status == "in_review"


def agree(third):
    third.from_desk(TITLE).fill(opinion="agreed").send()
    assert "Nu is 1 lid akkoord." in third.words


def adopt(third, town):
    """Once the fourth, who was not asked, agrees as well."""
    advice = Advice.objects.get(title=TITLE)
    factories.review(advice, Review.Opinion.AGREED, by=town.fourth)
    third.goto(f"/werk/adviezen/{advice.pk}/").follow("Vaststellen").fill(on=today(-3)).send()
    assert "Vastgesteld" in third.texts(".badge")
    by = factories.secretary()
    factories.advice_actions.send(Advice.objects.get(pk=advice.pk), by=by, on=today(-2))
    factories.advice_actions.publish(Advice.objects.get(pk=advice.pk), by=by, on=today(-1))


def read_as_the_public(public, earlier):
    """The minority note, but no note of the council's own and nobody's opinion; and what was said before."""
    public.goto(Advice.objects.get(title=TITLE).get_absolute_url())
    assert MINORITY in public.words
    for secret in (NOTE, "Ja, nagerekend.", "Te duur.", "Niet akkoord"):
        assert secret not in public.page.content()
    public.follow("1. Maak het vervoer kosteloos.")
    assert "De adviesraad zei dit eerder:" in public.words
    assert any(earlier.advice.reference in each for each in public.texts(".chain a"))


# Looking back


def judge_by_keyboard(author, first, second):
    author.goto("/werk/").tab_to("Jaarronde").enter()
    author.tab_to(field=f"oordeel-{first.pk}-value")
    author.page.keyboard.type("Uit")
    author.tab_to("Toelichting, en wat inwoners merkten").page.keyboard.press("Enter")
    author.tab_to(field=f"oordeel-{first.pk}-noticed").type("De bus rijdt.")
    author.tab_to("Deze oordelen opslaan").enter()
    assert author.texts("fieldset legend") == [f"2. {second.text}"]
