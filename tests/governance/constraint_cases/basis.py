"""Governance, documents and policies."""

from uuid import uuid4

from django.db import connection
from django.utils import timezone

from documents.models import Rendition, SearchEntry
from governance.models import GroupRole, KeptFile, KeptForm, Municipality, SentForm, SignIn, User
from policies.models import PolicyVersion
from tests import factories
from tests.factories import today
from tests.governance.constraint_cases import refused_by
from tests.governance.refusals import change

# governance


@refused_by("one_municipality")
def second_municipality():
    Municipality.objects.create(pk=2, name="Anderstad")


@refused_by("council_terms_between_a_day_and_two_years")
def term_of_no_days():
    change(factories.council(), advice_term_days=0)


@refused_by("council_terms_between_a_day_and_two_years")
def term_of_three_years():
    change(factories.council(), response_term_days=1095)


@refused_by("email_once")
def same_address_in_capitals():
    User.objects.create(email="jan@voorbeeld.nl", name="Jan")
    User.objects.create(email="JAN@voorbeeld.nl", name="Jan")


@refused_by("email_is_the_login")
def same_address():
    with connection.cursor() as cursor:  # the other one would refuse first
        cursor.execute("DROP INDEX email_once")
    User.objects.create(email="jan@voorbeeld.nl", name="Jan")
    User.objects.create(email="jan@voorbeeld.nl", name="Jan")


@refused_by("membership_council_fits_role")
def secretary_of_nothing():
    factories.membership(factories.person(), "secretary")


@refused_by("membership_council_fits_role")
def staff_of_an_advisory_council():
    factories.membership(factories.person(), "staff", factories.council())


@refused_by("one_kept_form_per_page")
def second_kept_form_of_a_page():
    user = factories.secretary()
    for words in ("subject=a", "subject=b"):
        KeptForm.objects.create(user=user, path="/werk/", data=words, changed_at=timezone.now())


@refused_by("file_is_kept_once")
def second_kept_file_with_the_same_bytes():
    form = KeptForm.objects.create(user=factories.secretary(), path="/werk/", changed_at=timezone.now())
    for _twice in range(2):
        KeptFile.objects.create(form=form, field="file", name="brief.txt", size=1, sha256="a")


@refused_by("form_is_sent_once")
def second_form_with_the_same_key():
    user, key = factories.secretary(), uuid4()
    for _twice in range(2):
        SentForm.objects.create(user=user, key=key, sent_at=timezone.now())


@refused_by("membership_department_of_the_municipality")
def department_of_the_municipality_for_a_member():
    change(factories.author().memberships.get(), department="Team Jeugd")


@refused_by("membership_ends_after_start")
def membership_that_ends_before_it_starts():
    factories.membership(factories.person(), "registry", starts_on=today(), ends_on=today(-1))


@refused_by("membership_on_one_side")
def advisor_who_becomes_staff():
    factories.membership(factories.author(), "staff")


@refused_by("membership_on_one_side")
def staff_who_is_still_secretary_for_a_day():
    user = factories.person()
    factories.membership(user, "secretary", factories.council(), ends_on=today())
    factories.membership(user, "staff", starts_on=today())


@refused_by("membership_on_one_side")
def advisor_whose_second_role_is_changed():
    change(factories.membership(factories.author(), "registry"), role="staff")


@refused_by("office_ends_after_start")
def office_that_ends_before_it_starts():
    factories.office_holder(starts_on=today(), ends_on=today(-1))


# documents


@refused_by("one_rendition_per_record")
def second_pdf():
    for _ in range(2):
        Rendition.objects.create(object_type="advices.advice", object_id=1, file="a.pdf", sha256="0", size=1)


@refused_by("one_entry_per_part")
def second_entry():
    for _ in range(2):
        SearchEntry.objects.create(object_type="advices.advice", object_id=1, kind="advice", title="a", vector="")


@refused_by("public_copy_of_public_file")
def public_file_without_a_copy():
    change(factories.document(), published_at=timezone.now(), public_name="brief.txt")


@refused_by("public_copy_of_public_file")
def private_file_with_a_copy():
    change(factories.document(), public_file="public/brief.txt", public_name="brief.txt")


# policies


@refused_by("policy_period_in_order")
def period_that_ends_before_it_begins():
    change(factories.policy(), period_from=2026, period_until=2025)


@refused_by("confidential_version_is_not_published")
def confidential_version_made_public():
    change(factories.policy_version(public=False, confidential=True), published_at=timezone.now())


@refused_by("version_label_once_per_policy")
def second_version_of_that_name():
    version = factories.policy_version()
    PolicyVersion.objects.create(policy=version.policy, label=version.label, dated_on=today())


@refused_by("session_only_of_who_got_in")
def session_of_who_did_not_get_in():
    SignIn.objects.create(user=factories.person(), outcome="failed", seen_at=timezone.now())


@refused_by("session_ended_somehow")
def session_that_ended_without_saying_how():
    now = timezone.now()
    SignIn.objects.create(user=factories.person(), outcome="succeeded", seen_at=now, ended_at=now)


@refused_by("sign_in_address_of_nobody")
def sign_in_with_two_addresses():
    SignIn.objects.create(user=factories.person(), address="jan@voorbeeld.nl", outcome="failed")


@refused_by("group_gives_a_role_once")
def group_that_gives_a_role_twice():
    for _time in range(2):
        GroupRole.objects.create(group="g-staf", role="staff")


@refused_by("group_council_fits_role")
def group_of_secretaries_of_nothing():
    GroupRole.objects.create(group="g-sec", role="secretary")


@refused_by("group_department_of_the_municipality")
def group_of_a_registry_with_a_department():
    GroupRole.objects.create(group="g-griffie", role="registry", department="Team Wmo")
