"""The example data: what it must hold, and its follow-up counted a second time without the database's help."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from advices.models import Advice, AdviceRequest, CollegeResponse, Reaction, Reading, Recommendation
from adviesraad.chain.chain import Chain
from adviesraad.example.dates import Calendar
from adviesraad.example.logins import DEMO_PASSWORD
from adviesraad.figures.counting import statements
from adviesraad.lookback.draft import look_back
from commitments.follow_up import State, with_follow_up
from commitments.models import Commitment, Confirmation, Progress, Verdict
from documents.models import Rendition, SearchEntry
from governance.models import AuditEvent, Council, User
from governance.roles import Role
from governance.trail.proof import differences, read_trail
from governance.trail.recording import newest_hash
from policies.models import PolicyDocument, PolicyVersion
from tests.adviesraad.contradictions import contradictions
from tests.adviesraad.counted_by_hand import answers_by_hand, statements_by_hand

pytestmark = pytest.mark.django_db
LOADED = [AdviceRequest, Advice, Recommendation, CollegeResponse, Reaction, Commitment, PolicyDocument, PolicyVersion]


@pytest.fixture(scope="module", autouse=True)
def mails_sent(django_db_setup, django_db_blocker):
    """Loads the example once, rolled back after the last test here; the messages that this sent."""
    with django_db_blocker.unblock(), transaction.atomic():
        mail.outbox.clear()
        call_command("load_example", stderr=StringIO())
        connection.check_constraints()
        yield list(mail.outbox)
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def today():
    return timezone.localdate()


# What there is


def test_the_request_behind_every_public_advice_is_public():
    assert not AdviceRequest.objects.awaiting_publication().exists()
    answered = AdviceRequest.objects.filter(advices__status__in=Advice.PUBLIC)
    assert answered.exclude(published_at=None).distinct().count() == answered.distinct().count() > 15


def test_two_councils_and_ten_years(today):
    received = AdviceRequest.objects.earliest("received_on").received_on
    assert Council.objects.count() == 2
    assert today - received > timedelta(days=3500)
    assert set(Advice.objects.values_list("council__slug", flat=True)) == set(
        Council.objects.values_list("slug", flat=True)
    )


def test_enough_of_everything():
    assert Advice.objects.count() >= 30
    assert Recommendation.objects.in_force().count() >= 120
    assert Commitment.objects.count() >= 60


def test_ten_policy_documents_in_lineages_of_two_or_three():
    earlier = {policy.pk: [each.pk for each in policy.succeeds.all()] for policy in PolicyDocument.objects.all()}
    newest = set(earlier) - {pk for each in earlier.values() for pk in each}
    lengths = [longest_chain(pk, earlier) for pk in newest]
    assert len(earlier) >= 10
    assert {2, 3} <= set(lengths)


def longest_chain(pk, earlier):
    return 1 + max((longest_chain(each, earlier) for each in earlier[pk]), default=0)


@pytest.mark.parametrize("model", [AdviceRequest, Advice, CollegeResponse, Commitment])
def test_every_status_occurs(model):
    """All but a corrected promise: the example tells of none yet."""
    untold = {Commitment: {Commitment.Status.SUPERSEDED}}.get(model, set())
    assert set(model.objects.values_list("status", flat=True)) == set(model.Status.values) - untold


@pytest.mark.parametrize(
    ("model", "field", "choices"),
    [
        (Advice, "kind", Advice.Kind),
        (CollegeResponse, "kind", CollegeResponse.Kind),
        (CollegeResponse, "entered_by", ["advisory_council", "municipality"]),
        (Reading, "verdict", Reading.Outcome),
        (Commitment, "kind", Commitment.Kind),
        (Commitment, "receiver", Commitment.Receiver),
        (Progress, "kind", Progress.Kind),
        (Confirmation, "outcome", Confirmation.Outcome),
        (Verdict, "value", Verdict.Value),
    ],
)
def test_every_choice_occurs(model, field, choices):
    assert set(model.objects.values_list(field, flat=True)) == set(getattr(choices, "values", choices))


def test_every_state_and_every_verdict_of_each_side_occurs(today):
    states, *verdicts = map(set, zip(*statements_by_database(today).values(), strict=True))
    assert states == set(State)
    assert set.union(*verdicts) == {"", *Verdict.Value.values}


# The cases that the issue names


def test_a_recommendation_repeated_three_times():
    earlier = {each.pk: [old.pk for old in each.repeats.all()] for each in Recommendation.objects.all()}
    assert max(longest_chain(pk, earlier) for pk in earlier) >= 4


def test_an_answer_in_general_terms_only():
    assert Reaction.objects.filter(in_general_terms_only=True, text="", response__status="published").exists()


def test_an_advice_corrected_by_a_new_version_after_the_answer():
    new = Advice.objects.exclude(supersedes=None).get()
    old = new.supersedes
    assert (old.status, new.status, new.version) == ("published", "published", 2)
    assert old.responses.filter(status="published").exists()
    assert new.correction_note
    assert {each.supersedes.lineage for each in new.recommendations.all()} == {
        each.lineage for each in old.recommendations.all()
    }


def test_a_withdrawn_advice_says_why():
    withdrawn = Advice.objects.get(status="withdrawn")
    assert withdrawn.withdrawn_on > withdrawn.published_on
    assert withdrawn.withdrawal_reason


def test_one_side_says_partly_done_and_the_other_not_done(today):
    verdicts = [statements[1:] for statements in statements_by_database(today).values()]
    assert ("partly_done", "not_done") in verdicts


def test_taken_over_and_forgotten_by_both(today):
    assert ("dormant", "", "") in statements_by_database(today).values()


def test_overdue_and_long_overdue(today):
    overdue = Advice.objects.overdue(on=today)
    assert Commitment.objects.overdue(on=today).exists()
    assert any(today > each.sent_on + 2 * (each.response_due_on - each.sent_on) for each in overdue)
    assert any(today <= each.sent_on + 2 * (each.response_due_on - each.sent_on) for each in overdue)


def test_a_settlement_sent_back_and_accepted_later():
    kinds = defaultdict(list)
    for note in Progress.objects.order_by("noted_on", "pk"):
        kinds[note.commitment_id].append(note.kind)
    assert any("sent_back" in each and each[-1] == "settled" for each in kinds.values())


def test_a_confidential_version_stays_inside():
    assert PolicyVersion.objects.filter(confidential=True).exists()
    assert not PolicyVersion.objects.visible_to(AnonymousUser()).filter(confidential=True).exists()


@pytest.mark.parametrize("model", LOADED)
def test_every_placeholder_is_filled_in(model):
    words = [value for row in model.objects.values() for value in row.values() if isinstance(value, str)]
    assert [each for each in words if "{" in each or "}" in each] == []


# Loading


def test_loading_sends_no_mail_and_makes_no_pdf(mails_sent):
    jobs = Counter(ProcrastinateJob.objects.values_list("task_name", flat=True))
    assert mails_sent == []
    assert jobs == {"advices.tasks.make_advice_pdf": Advice.objects.exclude(published_at=None).count()}
    assert not Rendition.objects.exists()


def test_the_trail_proves():
    assert AuditEvent.objects.count() > 1000
    assert list(differences(read_trail())) == []


def test_loading_once_more_changes_nothing():
    before = newest_hash(), User.objects.count(), [model.objects.count() for model in LOADED]
    call_command("load_example", once=True)
    assert before == (newest_hash(), User.objects.count(), [model.objects.count() for model in LOADED])


def test_loading_over_other_data_is_refused():
    with pytest.raises(CommandError, match="There is data"):
        call_command("load_example")


def test_one_login_per_role():
    out = StringIO()
    call_command("load_example", logins=True, stdout=out)
    lines = out.getvalue().splitlines()
    emails = [line.split()[-2] for line in lines]
    roles = [User.objects.get(email=email).memberships.get().role for email in emails]
    assert roles == list(Role)
    assert all(line.endswith(f"  {DEMO_PASSWORD}") for line in lines)


def test_no_login_is_shown_for_a_password_that_was_changed():
    for user in User.objects.all():
        user.set_unusable_password()
        user.save()
    with pytest.raises(CommandError, match="no users of the example"):
        call_command("load_example", logins=True)


def test_days_years_and_words_of_the_calendar():
    calendar = Calendar(date(2026, 3, 1))
    assert calendar.day("-1") == date(2026, 2, 28)
    assert calendar.day("+14") == date(2026, 3, 15)
    assert calendar.day("2021-04-28") == date(2021, 4, 28)
    assert [calendar.year("Y-5"), calendar.year("Y"), calendar.year(2017)] == [2021, 2026, 2017]
    assert calendar.fill("Plan {Y-1}–{Y+2} van {date:-1}") == "Plan 2025–2028 van 28 februari 2026"
    with pytest.raises(ValueError, match="not a year"):
        calendar.fill("Plan {jaar}")


# The search index


def test_the_index_holds_what_an_anonymous_visitor_may_read():
    entries = SearchEntry.objects.filter(part=0).values_list("object_type", "object_id")
    assert sorted(entries) == sorted(findable_by_anybody())


def findable_by_anybody():
    """(kind of record, id) of everything published, without what was withdrawn or, but for responses, replaced."""
    visible = {model: set(model.objects.visible_to(AnonymousUser())) for model in LOADED}
    replaced = {advice.supersedes_id for advice in visible[Advice]}
    current = {each.pk for each in visible[Advice] if each.status != "withdrawn" and each.pk not in replaced}
    of_current = [each for each in visible[Recommendation] if each.advice_id in current]
    answers = [each for each in visible[CollegeResponse] if each.advice.status != "withdrawn"]
    whole = visible[AdviceRequest] | visible[Commitment] | visible[PolicyDocument]
    advices = [each for each in visible[Advice] if each.pk in current]
    return [(each._meta.label_lower, each.pk) for each in [*whole, *advices, *of_current, *answers]]


def test_reindexing_restores_what_is_missing_wrong_or_left_behind():
    fields = [field.name for field in SearchEntry._meta.fields if field.name != "id"]
    before = set(SearchEntry.objects.values_list(*fields))
    missing, wrong, left = SearchEntry.objects.filter(kind="advice", part=0)[:3]
    missing.delete()
    SearchEntry.objects.filter(pk=wrong.pk).update(text="wrong")
    SearchEntry.objects.filter(pk=left.pk).update(object_id=999_999)
    call_command("reindex", stderr=StringIO())
    assert set(SearchEntry.objects.values_list(*fields)) == before


# The follow-up, counted again


@pytest.mark.parametrize("days", [-400, 0, 45, 400])
def test_follow_up_equals_a_count_in_plain_python(today, days):
    on = today + timedelta(days=days)
    by_hand = statements_by_hand(on)
    assert statements_by_database(on) == by_hand
    assert len(by_hand) >= 120


@pytest.mark.parametrize("days", [-400, 0, 45, 400])
def test_answers_equal_a_count_in_plain_python(today, days):
    on = today + timedelta(days=days)
    rows = (
        Advice.objects.in_force()
        .with_response_state(on)
        .values_list("pk", "response_state", "answered_points", "points")
    )
    by_hand = answers_by_hand(on)
    assert {pk: tuple(said) for pk, *said in rows} == by_hand
    late = {pk for pk, (state, *_counts) in by_hand.items() if state in ("overdue", "long_overdue")}
    assert set(Advice.objects.overdue(on).values_list("pk", flat=True)) == late


def test_figures_equal_a_count_in_plain_python(today):
    states, municipality, council = map(Counter, zip(*statements_by_hand(today, public=True).values(), strict=True))
    counted = statements(today)
    assert counted == {"dossier_state": states, "municipality_verdict": municipality, "council_verdict": council}


def statements_by_database(on):
    rows = with_follow_up(Recommendation.objects.in_force(), on=on)
    names = ["dossier_state", "municipality_verdict", "council_verdict"]
    return {pk: tuple(said) for pk, *said in rows.values_list("pk", *names)}


@pytest.mark.parametrize(("days", "every"), [(0, 1), (400, 4)])
def test_no_page_of_a_recommendation_contradicts_itself(today, days, every):
    public = AnonymousUser()
    rows = Recommendation.objects.visible_to(public).order_by("pk")[::every]
    chains = [Chain(row, public, today + timedelta(days=days)) for row in rows]
    found = {chain.recommendation.get_absolute_url(): contradictions(chain) for chain in chains}
    assert {url: words for url, words in found.items() if words} == {}
    assert len(found) * every >= 120


def test_what_the_council_said_before_is_found_by_its_words():
    """Of the repetitions that the example itself names, most stand among the five that are proposed."""
    found = []
    for point in Recommendation.objects.exclude(repeats=None).select_related("advice").distinct():
        by, council_id = point.advice.author, point.advice.council_id
        [rows], _known = look_back([point.text], (), advice=point.advice, council_id=council_id, user=by)
        proposed = {row.lineage for row in rows}
        found += [earlier.lineage in proposed for earlier in point.repeats.all()]
    assert (sum(found), len(found)) == (19, 22)
