"""A member writes an advice: the text, its numbered recommendations, and what a mistake may never take away."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import gettext as _

from advices.models import Advice, Recommendation
from governance.pages.keeping import PAGE
from tests import factories
from tests.adviesraad.page_reading import filled_in, form_in, general_mistakes_in, links_in, mistakes_in

pytestmark = pytest.mark.django_db

NEW = reverse("advice_new")


@pytest.fixture
def site(client, advisor):
    client.force_login(advisor)
    return client


def row(number, **values):
    return {f"recommendations-{number}-{name}": value for name, value in values.items()}


def typed(site, address=NEW, **answers):
    usual = {"title": "Vervoer", "kind": "unsolicited", "summary": "Wij vragen vervoer."}
    return filled_in(site.get(address), **usual) | answers


def texts(advice):
    return list(advice.recommendations.order_by("number").values_list("number", "text"))


def edit_address(advice):
    return reverse("advice_edit", args=[advice.pk])


def test_new_advice_offers_three_rows(site):
    form = site.get(NEW).context["draft"]
    assert len(form.formset.forms) == 3


def test_advice_is_written_with_its_recommendations(site, advisor, council):
    theme, version = factories.theme(), factories.policy_version()
    earlier = factories.recommendation()
    answers = typed(site, text="## Inleiding\n\nGeacht college,", themes=[theme.pk], policy_versions=[version.pk])
    answers |= row(0, text="Eerste.", explanation="Want.", legal_basis="Wmo 2.1.3", repeats=[earlier.pk])
    answers |= row(2, text="Tweede.")
    response = site.post(NEW, answers)
    advice = Advice.objects.latest("pk")
    assert response["Location"] == reverse("advice_work", args=[advice.pk])
    assert (advice.title, advice.kind, advice.summary) == ("Vervoer", "unsolicited", "Wij vragen vervoer.")
    assert advice.text == "<h3>Inleiding</h3>\n<p>Geacht college,</p>"
    assert (advice.author, advice.council, advice.status) == (advisor, council, "draft")
    assert (list(advice.themes.all()), list(advice.policy_versions.all())) == ([theme], [version])
    assert texts(advice) == [(1, "Eerste."), (2, "Tweede.")]
    first = advice.recommendations.get(number=1)
    assert (first.explanation, first.legal_basis) == ("<p>Want.</p>", "Wmo 2.1.3")
    assert list(first.repeats.all()) == [earlier]


def test_advice_that_answers_a_request_starts_with_its_subject(site, council):
    record = factories.advice_request(subject="Vervoer naar de dagbesteding")
    address = f"{NEW}?aanvraag={record.pk}"
    form = form_in(site.get(address))
    assert (form["title"], form["request"], form["kind"]) == (
        ["Vervoer naar de dagbesteding"],
        [str(record.pk)],
        ["requested"],
    )
    site.post(address, filled_in(site.get(address), summary="Kort."))
    record.refresh_from_db()
    assert (record.status, record.advices.get().title) == ("in_preparation", "Vervoer naar de dagbesteding")


@pytest.mark.parametrize("number", ["abc", "0", "-1", "%00", "9" * 5000, "99999999", "1.5", "²"])
def test_nonsense_in_the_address_starts_an_empty_advice(number, site):
    assert "title" not in {name for name, value in form_in(site.get(f"{NEW}?aanvraag={number}")).items() if value[0]}


def test_request_of_another_council_is_not_taken_over(site, other_council):
    record = factories.advice_request(other_council)
    assert form_in(site.get(f"{NEW}?aanvraag={record.pk}"))["title"] == [""]


def test_one_more_row_keeps_what_was_typed_and_stores_nothing(site):
    answers = typed(site) | row(0, text="Eerste.", legal_basis="Wmo") | {"title": "", "text": "<b>vet</b> getypt"}
    response = site.post(NEW, answers | {"add_row": "1"})
    form = form_in(response)
    assert form["recommendations-TOTAL_FORMS"] == ["4"]
    assert (form["recommendations-0-text"], form["recommendations-0-legal_basis"]) == (["Eerste."], ["Wmo"])
    assert (form["summary"], form["text"]) == (["Wij vragen vervoer."], ["<b>vet</b> getypt"])
    assert mistakes_in(response) == {}
    assert "recommendations-3-text" in form
    assert not Advice.objects.exists()


@pytest.mark.parametrize("total", ["abc", "", "-1", "99999999", "9" * 5000])
def test_nonsense_number_of_rows_is_no_server_error(total, site):
    answers = typed(site) | {"recommendations-TOTAL_FORMS": total}
    assert site.post(NEW, answers | {"add_row": "1"}).status_code == 200
    assert site.post(NEW, answers).status_code in (200, 302)


def test_mistake_keeps_everything_that_was_typed(site):
    theme, earlier = factories.theme(), factories.recommendation()
    answers = typed(site, text="Alinea een.\n\n- punt\n- nog een", themes=[str(theme.pk)], title="")
    answers |= row(0, text="Eerste.", explanation="Want.", legal_basis="Wmo", repeats=[str(earlier.pk)])
    answers |= row(1, text="", explanation="Zonder punt.")
    response = site.post(NEW, answers)
    assert set(mistakes_in(response)) == {"title", "recommendations-1-text"}
    kept = form_in(response)
    assert {name: kept.get(name, [""]) for name in answers if name != PAGE} == {
        name: value if isinstance(value, list) else [value] for name, value in answers.items() if name != PAGE
    }


@pytest.mark.parametrize(("title", "searches"), [("Vervoer", 0), ("", 1)])
def test_only_a_page_that_is_shown_searches_what_was_advised_before(title, searches, site):
    factories.advice(recommendations=["Zorg voor vervoer op zondag."])
    answers = typed(site, title=title) | row(0, text="Zorg voor vervoer op zondag.")
    with CaptureQueriesContext(connection) as asked:
        site.post(NEW, answers)
    assert sum("WITH asked AS" in query["sql"] for query in asked) == searches


@pytest.mark.parametrize(
    "text", ["<18 jaar: gratis", "<b>vet</b> & <i>schuin</i>", "  <script>alert(1)</script>", "< en >"]
)
def test_what_looks_like_html_stays_as_it_was_typed(text, site):
    response = site.post(NEW, typed(site, title="", text=text))
    assert form_in(response)["text"] == [text]
    site.post(NEW, typed(site, text=text))
    assert form_in(site.get(edit_address(Advice.objects.get())))["text"] == [text.strip()]


def test_rows_are_numbered_in_the_order_they_were_moved_to(site):
    advice = factories.advice(status="draft", recommendations=["een", "twee", "drie"])
    moved = site.post(edit_address(advice), filled_in(site.get(edit_address(advice)), move_down="0"))
    moved = site.post(edit_address(advice), filled_in(moved, move_down="1"))
    assert texts(advice) == [(1, "een"), (2, "twee"), (3, "drie")]
    assert site.post(edit_address(advice), filled_in(moved))["Location"] == reverse("advice_work", args=[advice.pk])
    assert texts(advice) == [(1, "twee"), (2, "drie"), (3, "een")]


def test_row_keeps_its_identity_through_a_change(site):
    advice = factories.advice(status="draft", recommendations=["een", "twee"])
    pks = [each.pk for each in advice.recommendations.order_by("number")]
    answers = filled_in(site.get(edit_address(advice))) | row(0, text="een, beter")
    site.post(edit_address(advice), answers)
    assert [each.pk for each in advice.recommendations.order_by("number")] == pks
    assert texts(advice) == [(1, "een, beter"), (2, "twee")]


def test_deleted_and_emptied_rows_disappear(site):
    advice = factories.advice(status="draft", recommendations=["een", "twee", "drie"])
    answers = filled_in(site.get(edit_address(advice))) | row(0, DELETE="on") | row(1, text="", explanation="")
    site.post(edit_address(advice), answers)
    assert texts(advice) == [(1, "drie")]


def test_row_of_another_advice_cannot_be_taken(site):
    other = factories.advice(status="draft", recommendations=["van een ander"])
    advice = factories.advice(status="draft", recommendations=["eigen"])
    answers = filled_in(site.get(edit_address(advice)))
    answers |= row(0, id=other.recommendations.get().pk, text="gekaapt")
    site.post(edit_address(advice), answers)
    assert (texts(other), texts(advice)) == ([(1, "van een ander")], [(1, "gekaapt")])


def test_unsolicited_advice_with_a_request_is_refused_in_plain_words(site):
    record = factories.advice_request()
    response = site.post(NEW, typed(site, request=record.pk))
    assert general_mistakes_in(response) == [_("An unsolicited advice does not answer a request.")]


def test_text_in_review_may_still_change(site):
    advice = factories.advice(status="in_review")
    site.post(edit_address(advice), filled_in(site.get(edit_address(advice)), title="Beter"))
    advice.refresh_from_db()
    assert advice.title == "Beter"


@pytest.mark.parametrize("status", ["adopted", "sent", "published", "withdrawn"])
def test_adopted_text_no_longer_changes(status, site):
    advice = factories.advice(status=status)
    assert site.get(edit_address(advice))["Location"] == advice.get_absolute_url()
    response = site.post(edit_address(advice), typed(site, title="Anders", seen_revision=advice.revision))
    assert general_mistakes_in(response) == [_("This is adopted or public: its words can no longer change.")]
    assert Advice.objects.get().title == "Advies over vervoer"


def test_draft_is_thrown_away_after_asking(site):
    advice = factories.advice(status="draft", recommendations=["een", "twee"])
    address = reverse("advice_delete", args=[advice.pk])
    site.get(address)
    assert Advice.objects.count() == 1
    assert site.post(address)["Location"] == reverse("bin")
    assert (Advice.objects.count(), Advice.with_bin.count(), Recommendation.objects.count()) == (0, 1, 2)


@pytest.mark.parametrize("status", ["in_review", "adopted", "sent", "published", "withdrawn"])
def test_only_a_draft_is_thrown_away(status, site):
    advice = factories.advice(status=status)
    response = site.post(reverse("advice_delete", args=[advice.pk]), follow=True)
    assert [str(message) for message in response.context["messages"]] == [_("Only a draft can be thrown away.")]
    assert Advice.objects.count() == 1


def test_page_of_a_draft_leads_to_its_next_steps(site):
    advice = factories.advice(status="draft")
    assert reverse("advice_step", args=[advice.pk, "in_review"]) in links_in(site.get(advice.get_absolute_url()))
