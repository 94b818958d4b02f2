"""Policy documents and their versions: registering, publishing, and keeping what is confidential."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.translation import gettext as _

from policies.models import PolicyDocument, PolicyVersion
from tests import factories
from tests.adviesraad.page_reading import filled_in, form_in, general_mistakes_in, links_in, mistakes_in

pytestmark = pytest.mark.django_db

NEW = reverse("policy_new")


@pytest.fixture(params=["staff", "secretary"])
def site(request, client):
    client.force_login(request.getfixturevalue(request.param))
    return client


def test_document_is_registered_and_leads_to_its_first_version(site):
    earlier, theme, holder = factories.policy("Oud plan"), factories.theme(), factories.office_holder()
    answers = filled_in(
        site.get(NEW),
        title="Beleidsplan Wmo",
        period_from="2024",
        period_until="2028",
        responsible=holder.pk,
        themes=[theme.pk],
        succeeds=[earlier.pk],
    )
    response = site.post(NEW, answers)
    policy = PolicyDocument.objects.get(slug="beleidsplan-wmo")
    assert response["Location"] == reverse("version_new", args=[policy.pk])
    assert (policy.title, policy.kind, policy.period, policy.responsible) == (
        "Beleidsplan Wmo",
        "plan",
        "2024–2028",
        holder,
    )
    assert (list(policy.themes.all()), list(policy.succeeds.all())) == ([theme], [earlier])


def test_same_title_gets_an_address_of_its_own(site):
    for _twice in range(2):
        site.post(NEW, filled_in(site.get(NEW), title="Beleidsplan Wmo"))
    assert set(PolicyDocument.objects.values_list("slug", flat=True)) == {"beleidsplan-wmo", "beleidsplan-wmo-2"}


def test_title_without_letters_gets_an_address(site):
    site.post(NEW, filled_in(site.get(NEW), title="!!!"))
    assert PolicyDocument.objects.get().slug == "zonder-titel"


@pytest.mark.parametrize(("first", "last"), [("2028", "2024")])
def test_period_in_the_wrong_order_is_refused_in_plain_words(first, last, site):
    response = site.post(NEW, filled_in(site.get(NEW), title="Plan", period_from=first, period_until=last))
    assert mistakes_in(response) == {"period_until": [_("The last year is before the first year.")]}
    assert form_in(response)["title"] == ["Plan"]


@pytest.mark.parametrize("year", ["-1", "99999", "abc", "1e3", "9" * 5000])
def test_nonsense_year_stands_beside_its_field(year, site):
    response = site.post(NEW, filled_in(site.get(NEW), title="Plan", period_from=year))
    assert list(mistakes_in(response)) == ["period_from"]


def test_document_is_changed(site):
    policy = factories.policy(themes=[factories.theme()])
    address = reverse("policy_edit", args=[policy.pk])
    response = site.post(address, filled_in(site.get(address), title="Nieuwe naam", themes=None))
    policy.refresh_from_db()
    assert (response["Location"], policy.title, policy.slug) == (
        policy.get_absolute_url(),
        "Nieuwe naam",
        "beleidsplan-wmo",
    )
    assert not policy.themes.exists()


def test_document_cannot_come_after_itself(site):
    policy = factories.policy()
    address = reverse("policy_edit", args=[policy.pk])
    response = site.post(address, filled_in(site.get(address), succeeds=[policy.pk]))
    assert list(mistakes_in(response)) == ["succeeds"]


def test_version_is_added_then_published_with_its_file(site, client):
    policy = factories.policy()
    address = reverse("version_new", args=[policy.pk])
    answers = filled_in(site.get(address), label="versie d.d. 15 maart 2021", dated_on="2021-03-15", stage="adopted")
    response = site.post(address, answers | {"file": SimpleUploadedFile("plan.txt", b"Het plan")})
    version = PolicyVersion.objects.get()
    assert (response["Location"], version.label, str(version.dated_on), version.stage) == (
        policy.get_absolute_url(),
        "versie d.d. 15 maart 2021",
        "2021-03-15",
        "adopted",
    )
    publish = reverse("version_publish", args=[version.pk])
    assert publish in links_in(site.get(policy.get_absolute_url()))
    assert site.post(publish)["Location"] == policy.get_absolute_url()
    client.logout()
    assert version.document.get_absolute_url() not in links_in(client.get(policy.get_absolute_url()))
    assert client.get(version.document.get_absolute_url()).status_code == 404
    file = factories.published(version.document)
    assert file.public_url in links_in(client.get(policy.get_absolute_url()))
    assert b"".join(client.get(file.public_url).streaming_content) == b"Het plan"


def test_label_is_used_once_per_document(site):
    version = factories.policy_version()
    address = reverse("version_new", args=[version.policy.pk])
    answers = filled_in(site.get(address), label=version.label, dated_on="2021-03-15", stage="draft")
    response = site.post(address, answers)
    assert response.status_code == 200
    assert len(general_mistakes_in(response)) == 1
    assert form_in(response)["dated_on"] == ["2021-03-15"]
    other = reverse("version_new", args=[factories.policy("Ander plan").pk])
    assert site.post(other, answers).status_code == 302


def test_confidential_version_is_not_published(site):
    version = factories.policy_version(public=False, confidential=True)
    factories.advice_request(policy_version=version)
    publish = reverse("version_publish", args=[version.pk])
    assert publish not in links_in(site.get(version.policy.get_absolute_url()))
    sentence = _("This version is confidential. Untick that first, if the public may read it.")
    assert site.post(publish).context["form"].non_field_errors() == [sentence]
    version.refresh_from_db()
    assert version.published_at is None


def test_looking_at_the_question_does_not_publish(site):
    version = factories.policy_version(public=False)
    site.get(reverse("version_publish", args=[version.pk]))
    version.refresh_from_db()
    assert version.published_at is None
