"""What the advisory council does on the way from a request to a verdict, as each of its people does it."""

from django.utils.translation import gettext as _

from governance.moments import in_words
from governance.working_days import due_date
from tests.browser.people import letter
from tests.factories import today

SUBJECT = "Vervoer naar de dagbesteding"
QUESTION = "Wat vindt u van de eigen bijdrage voor het vervoer?"
TITLE = "Houd het vervoer kosteloos"
SUMMARY = "Wij vragen het college om het vervoer kosteloos te houden. Ook in andere steden kan dat."
RECOMMENDATIONS = [
    "Houd het vervoer naar de dagbesteding kosteloos.",
    "Laat mantelzorgers gratis meereizen.",
    "Meet elk half jaar wie door de kosten thuisblijft.",
    "Vertel in gewone taal waar men vervoer aanvraagt.",
]
NOTICED = "De chauffeurs wachten tot iedereen binnen is."


def register_request(secretary, town):
    secretary.goto("/werk/").follow(_("Register a request"))
    secretary.send()
    assert secretary.mistakes_beside("subject"), "an empty form must say what is missing"
    secretary.fill(
        subject=SUBJECT,
        question=QUESTION,
        reference="Z-24-117",
        asked_by=str(town.alderman),
        policy_version=str(town.version),
        received_on=today(-60),
        file=letter("verzoek.txt", "Geachte adviesraad, wat vindt u ervan?"),
    ).send()
    assert SUBJECT in secretary.heading
    due = due_date(today(-60), town.council.advice_term_days)
    assert f"{_('Advice due on')} {in_words(due)}" in secretary.words
    secretary.request_path = secretary.path
    secretary.follow(_("Start preparing")).send()


def write_advice(author, town):
    author.from_desk(SUBJECT)
    author.fill({"kind": "requested", "title": TITLE, "policy_versions": [town.version.pk], "themes": [town.theme.pk]})
    author.fill({f"recommendations-{row}-text": text for row, text in enumerate(RECOMMENDATIONS[:3])})
    author.press(_("Add a recommendation"))
    assert author.is_on_screen("recommendations-3-text"), "the new row is where one was writing"
    assert author.value_of("title") == TITLE
    assert [author.value_of(f"recommendations-{row}-text") for row in range(4)] == [*RECOMMENDATIONS[:3], ""]
    author.fill(
        {
            "recommendations-3-text": RECOMMENDATIONS[3],
            "recommendations-0-explanation": "Wie thuisblijft, wordt eenzaam.\n\n- In 2023 bleven **40** mensen thuis.",
        },
        text="Geacht college,\n\n## Waarom\n\nHet vervoer is voor velen de enige weg naar buiten.",
    ).send()
    assert author.heading == TITLE
    author.work_path = author.path


def submit(author):
    """Not without a summary; after a look at the preview and at the PDF."""
    author.follow(_("Submit for review")).send()
    assert _("Write a summary in plain language first: residents read that.") in author.words
    author.goto(author.work_path).follow(_("Go on writing")).fill(summary=SUMMARY)
    author.fill({"recommendations-3-DELETE": True}).send()
    assert author.texts("ol.results h3") == [f"{n}. {text}" for n, text in enumerate(RECOMMENDATIONS[:3], start=1)]
    preview = author.fetch(f"{author.work_path}voorbeeld.pdf")
    assert preview.headers["content-type"] == "application/pdf"
    assert preview.body().startswith(b"%PDF")
    author.follow(_("Submit for review")).send()
    assert _("In review") in author.texts(".badge")
    assert _("Another member adopts this advice, because you wrote in it.") in author.words
    assert not author.main.get_by_role("link", name=_("Adopt"), exact=True).count()
    author.goto(f"{author.work_path}stap/adopted/").send()
    assert _("You wrote in this advice yourself. Ask another member to adopt it.") in author.words


def adopt(adopter):
    """After one's own opinion: whoever was asked gives that first."""
    adopter.from_desk(TITLE).fill(opinion="agreed").send()
    adopter.from_desk(TITLE).follow(_("Adopt"))
    adopter.fill(on=today(-40)).send()
    assert in_words(today(-40)) in adopter.words
    assert not adopter.main.get_by_role("link", name=_("Go on writing")).count()


def send(secretary):
    secretary.from_desk(TITLE)
    secretary.fill(on=today(-38), response_due_on=today(-10)).send()
    assert f"{_('Response due on')} {in_words(today(-10))}" in secretary.words


def publish(secretary):
    secretary.goto("/werk/").follow_about("Openbaar maken", TITLE).fill(on=today(-30)).send()
    assert _("The PDF is being made. Come back in a minute.") in secretary.words


def publish_request(secretary):
    secretary.from_desk(SUBJECT)
    assert QUESTION in secretary.words
    secretary.send()


def send_back(secretary, subject):
    secretary.from_desk(subject).follow(_("Send back")).send()
    assert secretary.mistakes_beside("reason")
    secretary.fill(on=today(-8), reason="Op zaterdag rijdt er nog niets.").send()


def settle(secretary, subject):
    secretary.from_desk(subject).follow(_("Settle")).fill(on=today(-4)).send()
    assert f"{_('Settled on')} {in_words(today(-4))}" in secretary.words


def give_verdict(author):
    author.from_desk(TITLE).follow(TITLE).follow(f"1. {RECOMMENDATIONS[0]}").follow(_("Give a verdict"))
    author.send()
    assert author.mistakes_beside("value")
    author.fill(value="done", given_on=today(-2), note="Het vervoer is kosteloos gebleven.", noticed=NOTICED)
    author.send()
    assert NOTICED in author.words
