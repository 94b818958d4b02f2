"""From a request to both sides' verdict, by everybody who has a part in it, each with a login and a browser."""

import pytest
from django.utils.translation import gettext as _

from advices.models import Advice
from advices.tasks import make_advice_pdf
from governance.moments import in_words
from tests.browser import journey_council as council
from tests.browser import journey_municipality as municipality
from tests.browser.people import Town
from tests.factories import today

pytestmark = pytest.mark.browser


def test_journey_from_request_to_verdict(visit, transactional_db):
    town = Town()
    public = visit()
    secretary = visit(town.secretary)
    council.register_request(secretary, town)
    public.goto(secretary.request_path, 404)

    author = visit(town.author)
    council.write_advice(author, town)
    council.submit(author)
    council.adopt(visit(town.adopter))
    council.send(secretary)
    advice = Advice.objects.get()
    public.goto(advice.get_absolute_url(), 404)
    council.publish(secretary)
    read_the_advice(public, advice)
    assert council.SUBJECT not in public.words, "the request becomes public by an act of its own"
    council.publish_request(secretary)

    staff = visit(town.staff)
    municipality.keep_response(staff, advice.recommendations.all(), town.alderman)
    public.goto(advice.get_absolute_url())
    assert municipality.ANSWERS[0] not in public.words
    municipality.publish_response(staff)
    municipality.promise(staff)
    municipality.report_progress(staff)
    municipality.propose_settlement(staff, 11, "Het vervoer rijdt, en het kost niets.")
    council.send_back(secretary, municipality.PROMISE)
    municipality.propose_settlement(staff, 6, "Ook op zaterdag rijdt er nu een bus.")
    council.settle(secretary, municipality.PROMISE)
    council.give_verdict(author)
    municipality.give_verdict(staff, advice.recommendations.get(number=1))

    read_the_chain(public)
    read_the_promise(public, staff.commitment_path)


def read_the_advice(public, advice):
    """In the list, on its page, as PDF once the worker has made it, and by another form of a word in it."""
    public.goto("/").follow(_("All advices")).follow(council.TITLE)
    assert council.SUMMARY in public.words
    assert public.texts("ol.results h3") == [f"{n}. {t}" for n, t in enumerate(council.RECOMMENDATIONS[:3], start=1)]
    public.goto(f"{public.path}pdf/", 202)
    make_advice_pdf(advice.pk)
    public.goto(advice.get_absolute_url())
    pdf = public.fetch(public.main.get_by_role("link", name=_("This advice as PDF")).get_attribute("href"))
    assert pdf.headers["content-type"] == "application/pdf"
    assert pdf.body().startswith(b"%PDF")
    for asked in ("stad", "mantelzorger", "bleef thuis"):
        public.goto("/zoeken/").fill(q=asked).press(_("Search"))
        assert public.texts("ol.results h3"), f"nothing found for {asked}"
    public.goto("/zoeken/").fill(q="stad").press(_("Search"))
    assert "steden" in public.texts("mark")
    public.follow(council.TITLE)


def read_the_chain(public):
    """Every step in its order, with the day on which it was and the words that were said."""
    public.goto("/zoeken/").fill(q="kosteloos vervoer").press(_("Search")).goto("/adviezen/")
    public.follow(council.TITLE).follow(f"1. {council.RECOMMENDATIONS[0]}")
    subject = {"subject": municipality.PROMISE}
    assert list(zip(public.texts(".chain time"), public.texts(".chain h3"), strict=True)) == [
        (in_words(on), heading)
        for on, heading in [
            (today(-400), _("Policy document: %(title)s") % {"title": "Beleidsplan Wmo"}),
            (today(-60), _("The college asks for advice")),
            (today(-40), _("The council recommends (no. %(number)s)") % {"number": 1}),
            (today(-20), _("Response of the college")),
            (today(-20), _("Promise: %(subject)s") % subject),
            (today(-14), f"{_('Progress')}: {municipality.PROMISE}"),
            (today(-11), f"{_('The municipality proposes to settle this')}: {municipality.PROMISE}"),
            (today(-8), f"{_('The settlement was sent back')}: {municipality.PROMISE}"),
            (today(-6), f"{_('The municipality proposes to settle this')}: {municipality.PROMISE}"),
            (today(-4), f"{_('Settled')}: {municipality.PROMISE}"),
            (today(-2), _("According to %(side)s") % {"side": _("the advisory council")}),
            (today(-1), _("According to %(side)s") % {"side": _("the municipality")}),
        ]
    ]
    said = [council.QUESTION, council.RECOMMENDATIONS[0], municipality.ANSWERS[0], municipality.ANSWERS[0]]
    assert public.texts(".chain blockquote") == said
    assert _("Made by %(who)s.") % {"who": "wethouder Fatima de Wit"} in public.words
    assert public.texts("section.card .badge") == [_("Taken over"), _("Partly done"), _("Done")]
    assert council.NOTICED in public.words
    letter = public.fetch(public.main.get_by_role("link", name=_("letter of the college")).get_attribute("href"))
    assert municipality.ANSWERS[1] in letter.text()


def read_the_promise(public, path):
    public.goto("/toezeggingen/").follow(municipality.PROMISE)
    assert public.path == path
    assert "Op zaterdag rijdt er nog niets." in public.words
    timetable = public.fetch(public.main.get_by_role("link", name="dienstregeling.txt").get_attribute("href"))
    assert timetable.text() == "Elk uur."
