"""The college's response: recorded per recommendation, kept as a draft, published, and read by both sides."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.translation import gettext as _

from advices.actions.response import publish_response
from advices.models import CollegeResponse
from tests import factories
from tests.adviesraad.page_reading import filled_in, form_in, general_mistakes_in, links_in, mistakes_in, words_in

pytestmark = pytest.mark.django_db

DAY = factories.today(-3)


@pytest.fixture
def advice():
    return factories.advice(recommendations=["een", "twee", "drie"])


def new_address(advice):
    return reverse("response_new", args=[advice.pk])


def edit_address(response):
    return reverse("response_edit", args=[response.pk])


def prefix(advice, number):
    return f"reaction-{advice.recommendations.get(number=number).pk}"


def answer(advice, number, **values):
    return {f"{prefix(advice, number)}-{name}": value for name, value in values.items()}


def readings(response):
    return list(
        response.reactions.order_by("recommendation__number").values_list(
            "recommendation__number", "text", "readings__side", "readings__verdict", "readings__reason"
        )
    )


def test_response_is_recorded_with_reactions_and_readings(client, staff, advice):
    client.force_login(staff)
    holder = factories.office_holder()
    answers = filled_in(client.get(new_address(advice)), responded_on=DAY, signed_by=holder.pk, text="Dank.")
    answers |= answer(advice, 1, text="Ja.", verdict="adopted", existing_policy="on")
    answers |= answer(advice, 2, text="Nee.", verdict="not_adopted", reason="Te duur.")
    answers |= {"file": SimpleUploadedFile("brief.txt", b"Geachte raad,")}
    assert client.post(new_address(advice), answers)["Location"] == advice.get_absolute_url()
    response = CollegeResponse.objects.get()
    assert (response.responded_on, response.signed_by, response.text) == (DAY, holder, "<p>Dank.</p>")
    assert (response.status, response.kind, response.entered_by) == ("draft", "final", "municipality")
    assert (response.letter.name, response.source) == ("brief.txt", "")
    assert readings(response) == [
        (1, "Ja.", "municipality", "adopted", ""),
        (2, "Nee.", "municipality", "not_adopted", "Te duur."),
    ]
    assert response.reactions.get(recommendation__number=1).readings.get().existing_policy
    client.logout()
    assert "Te duur." not in client.get(advice.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"text": "Ja.", "in_general_terms_only": "on"}, "text"),
        ({"verdict": "adopted"}, "text"),
        ({"by_whom": "Afdeling Wmo"}, "text"),
        ({"text": "Ja.", "verdict": "misschien"}, "verdict"),
    ],
)
def test_reaction_that_contradicts_itself_is_refused(values, field, client, staff, advice):
    client.force_login(staff)
    answers = filled_in(client.get(new_address(advice)), responded_on=DAY) | answer(advice, 1, **values)
    assert list(mistakes_in(client.post(new_address(advice), answers))) == [f"{prefix(advice, 1)}-{field}"]


@pytest.mark.parametrize("days", [1, -400])
def test_day_that_cannot_be_stands_beside_its_field(days, client, staff, advice):
    client.force_login(staff)
    answers = filled_in(client.get(new_address(advice)), responded_on=factories.today(days), text="Dank.")
    assert list(mistakes_in(client.post(new_address(advice), answers))) == ["responded_on"]


def test_who_publishes_is_told_which_answers_say_neither_yes_nor_no(client, staff, advice):
    response = factories.response(advice, "draft", reactions={1: "Ja.", 2: "Wij kijken ernaar."})
    factories.reading(response.reactions.get(recommendation__number=1))
    client.force_login(staff)
    page = words_in(client.get(reverse("response_step", args=[response.pk, "published"])))
    told = _("It is not said of every answer whether the college takes it over")
    second = advice.recommendations.get(number=2)
    assert (
        f"{told} {_('Everybody will read “answer unclear” with these. You can still choose it first.')} 2. {second}"
        in page
    )


def test_secretary_records_on_behalf_of_the_municipality_with_the_source(client, secretary, advice):
    client.force_login(secretary)
    answers = filled_in(client.get(new_address(advice)), responded_on=DAY, text="Dank.")
    answers |= answer(advice, 1, text="Nee.", verdict="not_adopted", no_reason_given="on")
    assert list(mistakes_in(client.post(new_address(advice), answers))) == ["source"]
    client.post(new_address(advice), answers | {"source": "Brief Z-12"})
    response = CollegeResponse.objects.get()
    assert (response.entered_by, response.source) == ("advisory_council", "Brief Z-12")
    assert readings(response) == [(1, "Nee.", "advisory_council", "not_adopted", "")]
    assert response.reactions.get().readings.get().no_reason_given


def test_draft_is_changed_and_published(client, staff, advice):
    client.force_login(staff)
    response = factories.response(advice, "draft", reactions={1: "Ja.", 2: "Nee."})
    factories.reading(response.reactions.get(recommendation__number=1))
    answers = filled_in(client.get(edit_address(response)), text="Beter.")
    assert answers[f"{prefix(advice, 1)}-verdict"] == ["adopted"]
    answers |= answer(advice, 1, text="Jazeker.") | answer(advice, 2, text="") | answer(advice, 3, text="Straks.")
    assert client.post(edit_address(response), answers)["Location"] == advice.get_absolute_url()
    assert readings(response) == [(1, "Jazeker.", "municipality", "adopted", ""), (3, "Straks.", None, None, None)]
    address = reverse("response_step", args=[response.pk, "published"])
    published = client.post(address, filled_in(client.get(address), on=factories.today()))
    response.refresh_from_db()
    assert (published["Location"], response.status) == (response.get_absolute_url(), "published")
    client.logout()
    assert "Beter." in words_in(client.get(advice.get_absolute_url()))
    assert "Jazeker." in words_in(client.get(advice.recommendations.get(number=1).get_absolute_url()))


def test_empty_response_is_not_published(client, staff, advice):
    client.force_login(staff)
    response = factories.response(advice, "draft", text="", reactions={})
    address = reverse("response_step", args=[response.pk, "published"])
    answered = client.post(address, filled_in(client.get(address)))
    sentence = _("There is nothing in this response yet. Write an answer, or add the letter.")
    assert general_mistakes_in(answered) == [sentence]


def test_published_response_no_longer_changes(client, staff, advice):
    client.force_login(staff)
    response = factories.response(advice, "draft")
    answers = filled_in(client.get(edit_address(response)), text="Anders.")
    publish_response(response, by=staff)
    assert client.get(edit_address(response))["Location"] == response.get_absolute_url()
    answered = client.post(edit_address(response), answers)
    assert general_mistakes_in(answered) == [_("This is adopted or public: its words can no longer change.")]
    assert form_in(answered)["text"] == ["Anders."]


def test_both_sides_read_the_same_reaction(client, staff, secretary):
    reaction = factories.reaction(text="Wij bekijken het.")
    address = reverse("reading_new", args=[reaction.pk])
    client.force_login(staff)
    response = client.post(address, filled_in(client.get(address), verdict="not_adopted"))
    sentence = _("Give the reason why the recommendation is not, or only partly, taken over.")
    assert mistakes_in(response) == {"reason": [sentence]}
    answers = filled_in(client.get(address), verdict="partly_adopted", reason="Half.")
    assert client.post(address, answers)["Location"] == reaction.recommendation.get_absolute_url()
    client.force_login(secretary)
    client.post(address, filled_in(client.get(address), verdict="not_adopted", no_reason_given="on"))
    assert list(reaction.readings.values_list("side", "verdict", "reason", "no_reason_given")) == [
        ("municipality", "partly_adopted", "Half.", False),
        ("advisory_council", "not_adopted", "", True),
    ]


def test_reason_and_no_reason_contradict_each_other(client, secretary):
    address = reverse("reading_new", args=[factories.reaction().pk])
    client.force_login(secretary)
    answers = filled_in(client.get(address), verdict="not_adopted", reason="Duur.", no_reason_given="on")
    assert list(mistakes_in(client.post(address, answers))) == ["reason"]


def test_chain_offers_reading_and_commitment_to_whom_may(client, staff, advisor):
    reaction = factories.reaction()
    address, page = reaction.recommendation.get_absolute_url(), reverse("reading_new", args=[reaction.pk])
    promise = reverse("promise_sentences", args=[reaction.pk])
    for user, offered in ((staff, {page, promise}), (advisor, set()), (None, set())):
        client.force_login(user) if user else client.logout()
        assert {page, promise} & set(links_in(client.get(address))) == offered
