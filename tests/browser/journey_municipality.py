"""What the alderman's staff do on the way from a sent advice to the municipality's verdict."""

from django.utils.translation import gettext as _

from tests.browser.journey_council import RECOMMENDATIONS, TITLE
from tests.browser.people import letter
from tests.factories import today

ANSWERS = [
    "Dit advies nemen wij over. Wij houden het vervoer in elk geval twee jaar kosteloos.",
    "Dit advies nemen wij niet over.",
    "Wij meten dit al elk jaar; vaker is niet nodig.",
]
REASON = "Daarvoor is in de begroting geen ruimte."
PROMISE = "Kosteloos vervoer, ook op zaterdag"


def keep_response(staff, recommendations, alderman):
    """As a draft; the reasons for "not taken over" are forgotten at first, which keeps it from being published."""
    prefix = [f"reaction-{recommendation.pk}" for recommendation in recommendations]
    staff.from_desk(TITLE)
    answers = {f"{prefix[row]}-text": answer for row, answer in enumerate(ANSWERS)}
    verdicts = {f"{prefix[0]}-verdict": "adopted", f"{prefix[1]}-verdict": "not_adopted"}
    staff.fill({**answers, **verdicts}, kind="final", responded_on=today(-20), text="Dank voor uw advies.")
    staff.fill(signed_by=str(alderman))
    staff.fill({f"{prefix[2]}-verdict": "partly_adopted", f"{prefix[2]}-existing_policy": True})
    staff.page.get_by_role("button", name=_("Save and go on writing")).click()
    assert staff.main.locator(".warning-line").count() == 2
    assert [staff.value_of(name) for name in answers] == ANSWERS
    assert staff.main.locator(f'[name="{prefix[1]}-verdict"]:checked').input_value() == "not_adopted"
    staff.fill({f"{prefix[1]}-reason": REASON, f"{prefix[2]}-reason": "Een keer per jaar is genoeg."})
    staff.fill(file=letter("antwoord.txt", "\n".join(ANSWERS))).send()
    assert _("Your text was saved.") in staff.page.inner_text("body")


def publish_response(staff):
    staff.from_desk(TITLE).follow(_("Publish the response"))
    staff.main.get_by_role("checkbox", name="antwoord.txt").check()
    staff.fill(on=today(-20)).send()
    assert _("Draft") not in staff.texts(".badge")


def promise(staff):
    """A commitment from the first reaction; its draft is read again, then published."""
    staff.follow(f"1. {RECOMMENDATIONS[0]}").follow(_("Make this a commitment"))
    staff.follow(_("Make one commitment of the whole reaction"))
    assert staff.value_of("text") == ANSWERS[0]
    assert staff.field("recommendations").and_(staff.page.locator(":checked")).count() == 1
    staff.fill(subject=PROMISE, made_on=today(-20), due_on=today(60)).send()
    staff.follow(_("Publish")).fill(on=today(-19)).send()
    staff.commitment_path = staff.path


def report_progress(staff):
    staff.goto(staff.commitment_path).follow(_("Report progress")).send()
    assert staff.mistakes_beside("text")
    staff.fill(on=today(-14), text="De bussen rijden.", file=letter("dienstregeling.txt", "Elk uur.")).send()
    staff.follow_about(_("Publish"), "dienstregeling.txt").send()


def propose_settlement(staff, days_ago, words):
    staff.goto(staff.commitment_path).follow(_("Propose settlement"))
    staff.fill(on=today(-days_ago), text=words).send()
    assert _("Settlement proposed") in staff.texts(".badge")


def give_verdict(staff, recommendation):
    staff.goto(recommendation.get_absolute_url()).follow(_("Give a verdict"))
    assert not staff.field("noticed").count()
    staff.fill(value="partly_done", given_on=today(-1), note="De proef loopt nog tot de zomer.")
    staff.send()
