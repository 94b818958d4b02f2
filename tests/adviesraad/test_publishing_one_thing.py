"""Publishing one thing publishes nothing else: what a stranger can reach after each act, against a list by hand.

A stranger asks for every page and for every file by every name it has. One act follows the other.
"""

import pytest
from django.urls import reverse

from advices.actions import advice as advices
from advices.actions import request as requests
from advices.actions import response as responses
from commitments.actions import commitment as commitments
from documents.models import Document
from documents.publishing.actions import make_file_private, publish_file
from policies import actions as policies
from tests import factories

pytestmark = pytest.mark.django_db

SECRETS = ["f.dewit@", "Fatima de Wit", "06-1234", "Vraag van het college", "Beste adviesraad", "Geachte adviesraad"]
REASON = {"reason": "Er stond een naam in."}


class Story:
    """A request with its mail, an advice, an answer with its letter, a promise with its files, and a policy."""

    def __init__(self):
        self.secretary, self.staff = factories.secretary(), factories.staff()
        self.mail = factories.mail_with_letter(by=self.secretary)
        self.version = factories.policy_version(public=False, document=factories.document("plan.txt"))
        self.request = factories.advice_request(
            subject="Vraag van het college", question="Belt u 06-12345678?", document=self.mail
        )
        self.letter = self.request.attachments.get()
        self.advice = factories.advice(status="sent", request=self.request)

    def publish_advice(self):
        advices.publish(self.advice, by=self.secretary)

    def publish_request(self):
        requests.publish_request(self.request, by=self.secretary)

    def publish_mail(self):
        publish_file(self.mail, by=self.secretary)

    def publish_letter(self):
        publish_file(self.letter, by=self.secretary)

    def make_mail_private(self):
        make_file_private(self.mail, by=self.secretary, **REASON)

    def make_request_private(self):
        requests.keep_private(self.request, by=self.secretary, **REASON)

    def respond(self):
        self.answer = factories.document("antwoord.txt")
        self.response = factories.response(self.advice, "draft", letter=self.answer)

    def publish_response(self):
        responses.publish_response(self.response, by=self.staff)

    def publish_answer(self):
        publish_file(self.answer, by=self.staff)

    def promise(self):
        self.minutes = factories.document("notulen.txt")
        self.commitment = factories.commitment("draft", source_document=self.minutes)

    def publish_promise(self):
        commitments.publish_commitment(self.commitment, by=self.staff)

    def publish_minutes(self):
        publish_file(self.minutes, by=self.staff)

    def report(self):
        self.report_file = factories.document("stand.txt")
        factories.progress(self.commitment, documents=[self.report_file])

    def publish_report(self):
        publish_file(self.report_file, by=self.staff)

    def publish_policy(self):
        policies.publish_version(self.version, by=self.staff)

    def publish_plan(self):
        publish_file(self.version.document, by=self.staff)

    def withdraw(self):
        advices.withdraw(self.advice, by=self.secretary, reason="De cijfers klopten niet.")

    def addresses(self):
        """Every page on which something of this could stand, also those that are not there yet."""
        records = [self.request, self.advice, self.advice.recommendations.get(), self.version.policy]
        promised = [self.commitment] if getattr(self, "commitment", None) and self.commitment.number else []
        pages = ["home", "advice_list", "recommendation_list", "commitment_list", "policy_list", "figures"]
        searches = [f"{reverse('search')}?q={words}" for words in ("college", "adviesraad", "Fatima")]
        return [*(each.get_absolute_url() for each in records + promised), *map(reverse, pages), *searches]


ASKED = ["06-1234", "Vraag van het college"]

# (the act, the files that a stranger has after it, which of SECRETS a stranger reads on a page or in a file)
ACTS = [
    ("publish_advice", [], []),
    ("publish_request", [], ASKED),
    ("publish_mail", ["mail.txt"], [*ASKED, "Beste adviesraad"]),
    ("publish_letter", ["brief.txt", "mail.txt"], [*ASKED, "Beste adviesraad", "Geachte adviesraad"]),
    ("make_mail_private", ["brief.txt"], [*ASKED, "Geachte adviesraad"]),
    ("make_request_private", [], []),
    ("publish_request", [], ASKED),
    ("respond", [], ASKED),
    ("publish_response", [], ASKED),
    ("publish_answer", ["antwoord.txt"], ASKED),
    ("promise", ["antwoord.txt"], ASKED),
    ("publish_promise", ["antwoord.txt"], ASKED),
    ("publish_minutes", ["antwoord.txt", "notulen.txt"], ASKED),
    ("report", ["antwoord.txt", "notulen.txt"], ASKED),
    ("publish_report", ["antwoord.txt", "notulen.txt", "stand.txt"], ASKED),
    ("publish_policy", ["antwoord.txt", "notulen.txt", "stand.txt"], ASKED),
    ("publish_plan", ["antwoord.txt", "notulen.txt", "plan.txt", "stand.txt"], ASKED),
    ("withdraw", ["notulen.txt", "plan.txt", "stand.txt"], ASKED),
]


def files_of_a_stranger(client):
    """{name: bytes} of every file that opens, by the name it came with or that of its copy."""
    opened = {}
    for document in Document.objects.all():
        for name in {document.name, document.public_name} - {""}:
            answer = client.get(f"/documenten/{document.pk}/{name}")
            assert answer.status_code in (200, 404), name
            if answer.status_code == 200:
                opened[name] = b"".join(answer.streaming_content)
    return opened


def test_after_each_act_a_stranger_reaches_what_the_list_says(client, django_capture_on_commit_callbacks):
    story, seen = Story(), []
    for act, _files, _words in ACTS:
        with django_capture_on_commit_callbacks(execute=True):
            getattr(story, act)()
        files = files_of_a_stranger(client)
        pages = [client.get(address).content for address in story.addresses()]
        words = "\n".join(each.decode() for each in [*files.values(), *pages])
        seen.append((act, sorted(files), [secret for secret in SECRETS if secret in words]))
    assert seen == ACTS


def test_no_file_becomes_public_with_its_advice_or_request(client):
    story = Story()
    story.publish_advice()
    assert client.get(story.request.get_absolute_url()).status_code == 404
    assert "Op verzoek van het college" in client.get(story.advice.get_absolute_url()).content.decode()
    story.publish_request()
    page = client.get(story.request.get_absolute_url()).content.decode()
    assert "documenten/" not in page


def test_mail_becomes_public_as_its_text_only(client):
    story = Story()
    story.publish_request()
    story.publish_mail()
    [(name, data)] = files_of_a_stranger(client).items()
    assert (name, data.decode()) == (
        "mail.txt",
        "Onderwerp: Adviesaanvraag Beleidsplan Wmo\nDatum: 3 maart 2026\n\n"
        "Beste adviesraad,\n\nHierbij de brief van het college. Graag hoor ik van u.\n",
    )
    story.mail.refresh_from_db()
    client.force_login(factories.author())
    as_it_came = b"".join(client.get(story.mail.get_absolute_url()).streaming_content)
    assert b"f.dewit@elzerveen.example" in as_it_came
