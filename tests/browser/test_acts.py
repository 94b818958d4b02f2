"""The acts of each role that the journey does not meet, on a telephone as well as on a desk."""

import re

import pytest
from django.utils.translation import gettext as _

from governance.accounts.tasks import send_invitation
from governance.models import Council, User
from governance.moments import in_words
from governance.roles import Role
from tests import factories
from tests.browser.mistakes import PHONE
from tests.browser.people import PASSWORD, Town, letter
from tests.factories import today

pytestmark = pytest.mark.browser


@pytest.fixture
def width():
    return PHONE


@pytest.fixture
def town(transactional_db):
    return Town()


def test_secretary_enters_a_response_from_a_letter(visit, town):
    advice = factories.advice(recommendations=["Maak het vervoer kosteloos.", "Meet wie thuisblijft."])
    first, second = (f"reaction-{recommendation.pk}" for recommendation in advice.recommendations.all())
    secretary = visit(town.secretary)
    secretary.goto(advice.get_absolute_url()).follow(_("Record the response of the college"))
    secretary.fill({f"{first}-text": "Dat nemen wij niet over.", f"{first}-verdict": "not_adopted"})
    secretary.fill({f"{first}-no_reason_given": True, f"{second}-in_general_terms_only": True})
    secretary.fill(kind="final", responded_on=today(-3), text="Wij danken u.", file=letter()).send()
    assert secretary.mistakes_beside("source")
    secretary.fill(source="brief van 3 mei, Z-123", file=letter()).send()
    secretary.follow(_("Publish the response")).fill(on=today(-2)).send()

    public = visit().goto(advice.get_absolute_url())
    entered = _("Entered by the advisory council from: %(source)s.") % {"source": "brief van 3 mei, Z-123"}
    assert entered in public.words
    public.follow(f"1. {advice.recommendations.get(number=1)}")
    assert entered in public.words
    assert _("The college gave no reason.") in public.words
    public.goto(advice.get_absolute_url()).follow(f"2. {advice.recommendations.get(number=2)}")
    assert _("The college answered in general terms only.") in public.words


def test_registry_settles_a_promise_to_the_municipal_council(visit, town):
    promise = factories.commitment("settlement_proposed", receiver="municipal_council", made_by=town.alderman)
    registry = visit(town.registry)
    registry.from_desk(promise.subject)
    registry.follow(_("Settle in part")).send()
    assert registry.mistakes_beside("reason")
    registry.fill(on=today(-1), reason="Het onderzoek ontbreekt nog.").send()
    assert _("Partly settled") in registry.texts(".badge")

    public = visit().goto(promise.get_absolute_url())
    assert "Het onderzoek ontbreekt nog." in public.words
    assert f"{_('Settled in part on')} {in_words(today(-1))}" in public.words
    theirs = factories.commitment("settlement_proposed")
    registry.goto(theirs.get_absolute_url())
    assert not registry.main.get_by_role("link", name=_("Settle")).count()


def test_invited_user_chooses_a_password_and_logs_in(visit, town, mailoutbox):
    administrator = visit(town.administrator)
    administrator.goto("/werk/").follow(_("Users, roles and terms")).follow(_("Invite somebody"))
    administrator.fill(name="Nia de Boer", email=town.secretary.email).send()
    assert administrator.mistakes_beside("email")
    administrator.fill(email="nia@voorbeeld.nl").send()
    administrator.send()
    assert administrator.mistakes_beside("role")
    administrator.fill(role=str(Role.ADVISOR.label), council=str(town.council)).send()
    assert "Nia de Boer" in administrator.heading

    send_invitation(User.objects.get(name="Nia de Boer").pk)
    (mail,) = mailoutbox
    assert mail.to == ["nia@voorbeeld.nl"]
    nia = visit().goto(re.search(r"https?://\S+", mail.body).group())
    nia.fill(password1="kort", password2="kort").send()
    assert nia.mistakes_beside("password1")
    nia.fill(password1=PASSWORD, password2=PASSWORD).send()
    nia.log_in(User.objects.get(name="Nia de Boer"))
    assert nia.heading == _("My work")
    nia.follow(_("Write an advice"))


def test_administrator_sets_a_term_and_ends_a_role(visit, town):
    administrator = visit(town.administrator)
    administrator.goto("/werk/beheer/").follow(str(town.council))
    administrator.fill(response_term_days=-1).send()
    assert administrator.mistakes_beside("response_term_days")
    assert administrator.value_of("response_term_unit") == "weeks"
    administrator.fill(response_term_days=4).send()
    assert Council.objects.get().response_term_days == 28
    administrator.follow(town.registry.name).follow(_("End this role"))
    administrator.fill(on=today(-1)).send()
    assert town.registry.memberships.get().ends_on == today(-1)
    registry = visit(town.registry).goto("/werk/")
    assert _("You have no role yet") in registry.words


def test_advisor_corrects_with_a_new_version(visit, town):
    advice = factories.advice()
    author = visit(town.author).goto(advice.get_absolute_url())
    author.follow(_("Correct with a new version")).send()
    assert author.mistakes_beside("correction_note")
    author.fill(correction_note="Een rekenfout is hersteld.").send()
    author.fill({"recommendations-0-text": "Maak het vervoer voor iedereen kosteloos."}).send()
    factories.bring(advice.superseded_by, "published")

    public = visit().goto(advice.get_absolute_url())
    public.follow(_("Read the newest version"))
    assert "Een rekenfout is hersteld." in public.words
    public.follow("1. Maak het vervoer voor iedereen kosteloos.")
    assert public.texts(".chain blockquote") == [
        "Maak het vervoer kosteloos.",
        "Maak het vervoer voor iedereen kosteloos.",
    ]


def test_secretary_withdraws_with_a_reason(visit, town):
    advice = factories.advice()
    secretary = visit(town.secretary).goto(advice.get_absolute_url())
    secretary.follow(_("Withdraw")).send()
    assert secretary.mistakes_beside("reason")
    secretary.fill(reason="De cijfers klopten niet.").send()
    public = visit().goto(advice.get_absolute_url())
    assert "De cijfers klopten niet." in public.words
    assert advice.summary not in public.words
