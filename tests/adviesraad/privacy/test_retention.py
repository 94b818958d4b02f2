"""Every kind of personal data of the table goes when its period is over, and not before; the privacy page says so."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.http import QueryDict
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from advices.actions import bin as advice_bin
from advices.models import Advice
from adviesraad.models import Mail, Notice
from adviesraad.privacy.retention import KINDS, Kept
from adviesraad.tasks import NotForgotten, keep_to_periods
from governance.accounts.actions import invite_again
from governance.models import AuditEvent, KeptForm, SentForm, SignIn, User
from governance.pages.keeping import keep
from tests import factories
from tests.adviesraad.page_reading import main_in
from tests.governance.database import sql

pytestmark = pytest.mark.django_db
SCARCELY = timedelta(minutes=2)


def session(name, at):
    Session.objects.create(session_key=name, session_data="x", expire_date=at + KINDS["sessions"].period)


def signed_in(name, at):
    SignIn.objects.create(user=factories.staff(), outcome="failed", device=name, at=at)


def tries(name, at):
    cache.set(name, 1, 60)
    over = at + KINDS["tries"].period
    sql("UPDATE governance_cache SET expires = %s WHERE cache_key = %s RETURNING 1", [over, cache.make_key(name)])


def counted():
    return {name for name in ("old", "new") for [key] in sql("SELECT cache_key FROM governance_cache")
            if key == cache.make_key(name)}  # fmt: skip


def typed(name, at):
    keep(factories.staff(), f"/{name}", QueryDict("subject=x"))
    KeptForm.objects.filter(path=f"/{name}").update(changed_at=at)


def sent(name, at):
    key = {"old": "0" * 31 + "1", "new": "0" * 31 + "2"}[name]
    SentForm.objects.create(user=factories.staff(), key=key, digest="x", led_to=name, sent_at=at)


def draft(name, at):
    advice = factories.advice(status="draft", title=name)
    advice_bin.throw_away(advice, by=factories.author())
    Advice.with_bin.filter(pk=advice.pk).update(binned_at=at)


def mailed(name, at):
    staff = factories.staff()
    mail = Mail.objects.create(user=staff, status="sent", made_at=at, sent_at=at, problem=name)
    notice = factories.notice(factories.advice(status="sent"), staff, mail=mail)
    Notice.objects.filter(pk=notice.pk).update(made_at=at)


def invited(name, at):
    User.objects.create_user(f"{name}@voorbeeld.nl", name=name, date_joined=at)


def done_job(name, at):
    [[pk]] = sql(
        "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status)"
        " VALUES ('default', %s, '{}', 'succeeded') RETURNING id",
        [name],
    )
    sql("DELETE FROM procrastinate_events WHERE job_id = %s RETURNING 1", [pk])
    sql("INSERT INTO procrastinate_events (job_id, type, at) VALUES (%s, 'succeeded', %s) RETURNING 1", [pk, at])


def among(names):
    return lambda: {name for name in names() if name in ("old", "new")}


# {kind: (makes one of this name and moment, the names of those that are there)}
CASES = {
    "sessions": (session, among(lambda: Session.objects.values_list("session_key", flat=True))),
    "sign-ins": (signed_in, among(lambda: SignIn.objects.values_list("device", flat=True))),
    "tries": (tries, counted),
    "forms": (typed, among(lambda: [path.strip("/") for path in KeptForm.objects.values_list("path", flat=True)])),
    "keys": (sent, among(lambda: SentForm.objects.values_list("led_to", flat=True))),
    "drafts": (draft, among(lambda: Advice.with_bin.values_list("title", flat=True))),
    "mail": (mailed, among(lambda: Mail.objects.values_list("problem", flat=True))),
    "invitations": (invited, among(lambda: User.objects.values_list("name", flat=True))),
    "jobs": (done_job, among(lambda: ProcrastinateJob.objects.values_list("task_name", flat=True))),
}


@pytest.mark.parametrize("name", KINDS)
def test_what_is_older_than_its_period_goes_in_the_night_and_the_rest_stays(name):
    make, there = CASES[name]
    now = timezone.now()
    make("old", now - KINDS[name].period - SCARCELY)
    make("new", now - KINDS[name].period + SCARCELY)
    assert there() == {"old", "new"}
    keep_to_periods(0)
    assert there() == {"new"}


def test_invitation_that_was_mailed_again_lasts_from_then(administrator):
    invited("new", timezone.now() - timedelta(days=100))
    invite_again(User.objects.get(name="new"), by=administrator)
    keep_to_periods(0)
    assert User.objects.filter(name="new").exists()


def test_mail_that_waits_and_its_notice_stay():
    mailed("new", timezone.now() - timedelta(days=500))
    Mail.objects.update(status="waiting", sent_at=None)
    keep_to_periods(0)
    assert (Mail.objects.count(), Notice.objects.count()) == (1, 1)


def test_notice_goes_with_its_mail_and_without_one():
    mailed("old", timezone.now() - timedelta(days=366))
    alone = factories.notice(factories.advice(status="sent"), factories.staff())
    Notice.objects.filter(pk=alone.pk).update(made_at=timezone.now() - timedelta(days=366))
    keep_to_periods(0)
    assert not Notice.objects.exists()


def test_who_has_a_role_or_signed_in_once_stays_and_the_trail_names_nobody():
    long_ago = timezone.now() - timedelta(days=400)
    for name in ("rol", "binnen", "weg"):
        invited(name, long_ago)
    factories.membership(User.objects.get(name="rol"), "registry")
    User.objects.filter(name="binnen").update(last_login=long_ago)
    gone = User.objects.get(name="weg").pk
    keep_to_periods(0)
    assert set(User.objects.values_list("name", flat=True)) == {"rol", "binnen"}
    event = AuditEvent.objects.last()
    assert (event.action, event.object_id, event.actor_name, event.details) == ("deleted", gone, "", {})


def test_kind_that_fails_keeps_no_other_kind_and_is_told(monkeypatch):
    def fails():
        raise ValueError("Vol.")

    monkeypatch.setitem(KINDS, "sessions", Kept("x", timedelta(hours=1), fails))
    invited("old", timezone.now() - timedelta(days=400))
    with pytest.raises(NotForgotten) as told:
        keep_to_periods(0)
    assert told.value.args == ({"sessions": "Vol."},)
    assert not User.objects.filter(name="old").exists()


def test_privacy_page_says_what_is_kept_how_long(client):
    rows = main_in(client.get("/privacy/")).select("table")[-1].select("tbody tr")
    tries = "Hoe vaak iemand probeerde in te loggen of veel opvroeg, onder een nummer dat het adres niet laat zien"
    assert [[row.th.get_text(), row.td.get_text()] for row in rows] == [
        ["Wie er is ingelogd, sinds die persoon voor het laatst iets deed", "10 uur"],
        ["Wie er inlogde of dat probeerde, wanneer, hoe en met wat voor browser", "180 dagen"],
        [tries, "1 uur"],
        ["Wat iemand typte en niet opsloeg, met de gekozen bestanden", "30 dagen"],
        ["Welk formulier iemand verstuurde, zonder wat erin stond", "30 dagen"],
        ["Een concept dat is weggegooid", "30 dagen"],
        ["Welke mail naar een collega ging, en waarover", "365 dagen"],
        ["De naam en het adres van iemand die is uitgenodigd, nooit inlogde en geen rol heeft", "90 dagen"],
        ["Welk werk er op de achtergrond is gedaan, en voor wie", "30 dagen"],
    ]
