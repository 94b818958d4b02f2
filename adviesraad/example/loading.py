"""Loading the example: first who there is and what the policy is, then every act of ten years in order of its day."""

from datetime import timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone

from advices.actions import request as requests
from advices.models import Advice, AdviceRequest
from adviesraad.example.advice_story import AdviceStory, receive_request
from adviesraad.example.commitment_story import CommitmentStory
from adviesraad.example.dates import Calendar
from adviesraad.example.meeting_story import hold_meeting
from adviesraad.example.people import People
from adviesraad.example.texts import read_texts
from adviesraad.example.world import World
from adviesraad.models import Visit
from adviesraad.notices import gathering
from governance.models import AuditEvent, Council
from policies import actions as policies

NEWS = timedelta(days=14)


@transaction.atomic
def load(today):
    """Load everything, with days counted from `today`; through the actions, so that the trail tells it too.

    No mail goes about it.
    """
    texts = read_texts(Calendar(today))
    world = World(People(texts.setting), today)
    for policy in _oldest_first(texts.policies):
        _load_policy(policy, world)
    stories = [*_stories(texts, world), _by_law_acts(texts.setting["by_law"], world)]
    acts = sorted((act for story in stories for act in story), key=lambda pair: pair[0])
    last_visit = today - NEWS
    _do(act for day, act in acts if day < last_visit)
    _note_visits(world.people.users.values(), last_visit)
    _do(act for day, act in acts if day >= last_visit)
    for meeting in texts.meetings:
        hold_meeting(meeting, world)
    for key, quorum in texts.setting["quorum"].items():
        Council.objects.filter(pk=world.people.councils[key].pk).update(adoption_quorum=quorum)
    gathering.start_from(timezone.now())


def _do(acts):
    for act in acts:
        act()


def _note_visits(users, day):
    """On that day everybody was at the desk: what was done afterwards is news."""
    at = timezone.make_aware(timezone.datetime(day.year, day.month, day.day, 9))
    newest = AuditEvent.objects.order_by("-number").values_list("number", flat=True).first()
    visits = [Visit(user=user, new_after=newest, seen_up_to=newest, last_at=at) for user in users]
    Visit.objects.bulk_create(visits)


def _oldest_first(policies):
    return sorted(policies, key=lambda policy: min(version["dated_on"] for version in policy["version"]))


def _load_policy(data, world):
    by = world.people.staff()
    fields = {name: data[name] for name in ["title", "kind", "period_from", "period_until"] if name in data}
    policy = policies.register_policy(
        by=by,
        responsible=world.people.office_holder(data.get("responsible")),
        themes=world.people.themes_of(data["themes"]),
        succeeds=[world.policies[key] for key in data["succeeds"]],
        **fields,
    )
    world.policies[data["key"]] = policy
    for row in data["version"]:
        words = {name: row[name] for name in ["label", "dated_on", "confidential"]}
        version = policies.add_version(policy, by=by, stage=row["status"], **words)
        world.versions[f"{data['key']}/{row['key']}"] = version
        if row["published"]:
            policies.publish_version(version, by=by)


def _stories(texts, world):
    """The acts of each file; those of one day keep this order."""
    for data in texts.advices:
        story = AdviceStory(data, world)
        yield story.acts()
        for commitment in data.get("commitment", []):
            yield CommitmentStory(commitment, world, story.council, data["key"]).acts()
    for data in texts.requests:
        yield _request_acts(data, world)
    for data in texts.commitments:
        yield CommitmentStory(data, world, world.people.councils.get(data.get("council"))).acts()


def _by_law_acts(by_laws, world):
    """The by-law of an advisory council changes on its day: from then on the college answers each advice."""
    fields = {f"{kind}_answer_article": "" for kind in Advice.Kind.values}
    for by_law in by_laws:
        yield by_law["answers_always_on"], partial(_change, world.people.councils[by_law["council"]], fields)


def _change(council, fields):
    """Change `fields` of the council, also for the stories that hold it already."""
    for name, value in fields.items():
        setattr(council, name, value)
    council.save(update_fields=list(fields))


def _request_acts(data, world):
    """A request without an advice: still open, or closed with a reason that the public may read."""
    council = world.people.councils[data["council"]]
    secretary = world.people.secretary(council)

    def receive():
        request = world.requests[data["key"]] = receive_request(data, council, world)
        if data["state"] == AdviceRequest.Status.IN_PREPARATION:
            requests.start_preparing(request, by=secretary)
        elif data["state"] in AdviceRequest.CLOSED_WITH_REASON:
            requests.close_request(request, data["state"], by=secretary, reason=data["closing_reason"])
            requests.publish_request(request, by=secretary, on=data["received_on"])

    yield data["received_on"], receive
