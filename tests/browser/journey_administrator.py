"""What the administrator does."""

import re
from smtplib import SMTPRecipientsRefused
from unittest.mock import patch

from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from adviesraad.models import Mail
from adviesraad.notices import posting
from governance.accounts.tasks import send_invitation
from governance.models import Council, User
from tests import factories
from tests.adviesraad.notices import mailbox
from tests.adviesraad.work_addresses import failed_job
from tests.browser.people import PASSWORD
from tests.browser.worker import do_jobs
from tests.governance.database import sql


def set_terms_and_quorum(administrator, town):
    """In weeks, kept in days; a quorum larger than a council can be is refused."""
    administrator.goto("/werk/").follow("Gebruikers, rollen en termijnen").follow(str(town.council))
    administrator.fill(advice_term_days=6, advice_term_unit="weken", response_term_days=10)
    administrator.fill(response_term_unit="weken", adoption_quorum=1000).send()
    assert administrator.mistakes_beside("adoption_quorum")
    administrator.fill(adoption_quorum=3).send()
    council = Council.objects.get(pk=town.council.pk)
    assert (council.advice_term_days, council.response_term_days, council.adoption_quorum) == (42, 70, 3)
    assert "42 dagen voor een advies, 70 dagen voor een reactie" in administrator.words


# People


def invite(administrator, town):
    administrator.follow("Iemand uitnodigen").fill(name="Nia de Boer", email="nia@voorbeeld.nl").send()
    administrator.fill(role="Lid van de adviesraad", council=str(town.council)).send()
    assert any("Lid van de adviesraad" in line for line in administrator.texts("main li, ul li"))


def let_in(nia, mailoutbox):
    """By the link in the mail; then the work of the role is there."""
    assert do_jobs(send_invitation) == 1
    mail = mailoutbox.pop()
    nia.goto(re.search(r"https?://\S+", mail.body).group()).fill(password1=PASSWORD, password2=PASSWORD).send()
    nia.log_in(User.objects.get(name="Nia de Boer"))
    assert nia.main.get_by_role("link", name="Advies schrijven").count()


# What the worker could not do


def send_lost_mail_again(administrator, town, mailoutbox):
    """A mail that the server refuses to the end waits on the desk; sent again, it arrives."""
    point = factories.recommendation()
    mailbox.begin()
    factories.assignment(point, assignee=town.staff, by=factories.person("staff", nth=2))
    refusal = SMTPRecipientsRefused({town.staff.email: (550, b"vol")})
    with patch.object(EmailBackend, "send_messages", side_effect=refusal):
        mailbox.gather_and_post()
        mail = Mail.objects.get()
        for _attempt in range(5):
            posting.post(mail.pk)
    assert Mail.objects.get().status == "failed"
    assert mailoutbox == []
    administrator.goto("/werk/").follow_about("Verstuur opnieuw wat niet aankwam", "1 mail")
    assert town.staff.name in administrator.words
    assert "vol" in administrator.words
    administrator.follow_about("Opnieuw versturen", town.staff.name).send()
    assert "Alle mail is verstuurd." in administrator.words
    posting.post(mail.pk)
    assert [mail.to for mail in mailoutbox] == [[town.staff.email]]


def look_at_the_worker(administrator):
    sql("DELETE FROM procrastinate_workers")
    job = failed_job()
    administrator.goto("/werk/").follow_about("Bekijk wat er op de achtergrond misging", "1 taak")
    assert "De werker staat stil" in administrator.words
    sql("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (%s)", [timezone.now()])
    assert "De werker draait" in administrator.goto("/werk/beheer/achtergrond/").words
    with administrator._arriving():
        administrator.main.get_by_role("button", name="Opnieuw proberen").click()
    assert "Er ging niets mis." in administrator.words
    assert ProcrastinateJob.objects.get(pk=job).status == "todo"
