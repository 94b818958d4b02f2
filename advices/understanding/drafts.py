"""From what was understood of a document to drafts that a person corrects; nothing is published."""

import re
from datetime import timedelta
from itertools import dropwhile, islice, takewhile

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from advices.actions.advice import draft_advice
from advices.actions.response import record_response
from advices.models import Advice
from advices.understanding import letter
from documents.formats.blocks import Kind
from documents.rich_text import subset as richtext
from governance.models import Council
from governance.roles import Permission, councils_with
from governance.workflow import Refused
from policies import actions as policies
from policies.models import PolicyVersion

ARCHIVE_AFTER = timedelta(days=182)
SUMMARY = re.compile(r"(?:\d+\.? )?samenvatting:?", re.IGNORECASE)


def value(found):
    """The value of something that was found, or None."""
    return found.value if found else None


def advice_values(understood, blocks):
    """The fields of a new advice, as far as the document gives them."""
    return {
        "title": (value(understood.title) or _("Advice without a title"))[:200],
        "kind": value(understood.kind) or Advice.Kind.UNSOLICITED,
        "issued_on": value(understood.issued_on),
        "from_archive": is_archive(value(understood.issued_on)),
        "summary": summary_in(blocks),
        "text": richtext.from_blocks(letter.content(blocks)),
    }


def is_archive(issued_on):
    """Whether an advice of that day is most likely read in from an archive, and not on its way to the college."""
    return bool(issued_on) and issued_on < timezone.localdate() - ARCHIVE_AFTER


def summary_in(blocks):
    """The paragraphs below the heading “Samenvatting”, up to the next heading; empty where there is none."""
    below = dropwhile(lambda block: not SUMMARY.fullmatch(block.text.strip()), blocks)
    paragraphs = takewhile(lambda block: block.kind == Kind.PARAGRAPH, islice(below, 1, None))
    return "\n\n".join(block.text for block in paragraphs)


def likely_version(understood, user):
    """The version that USER may see and that the advice is about, when we know it already: by title and date."""
    title, version = value(understood.policy_document), understood.policy_version
    if not title:
        return None
    known = PolicyVersion.objects.visible_to(user).select_related("policy").filter(policy__title__iexact=title)
    if version and version.on:
        known = known.filter(dated_on=version.on)
    return known.first()


@transaction.atomic
def create_advice_draft(understood, *, blocks, council, by, old_reference=""):
    """A draft of the advice with its recommendations; the policy document it names is registered where it is new.

    COUNCIL is the name of an advisory council in addresses, or None for the only one BY works for. The candidates
    in running prose are left out: a person confirms those.
    """
    advice = draft_advice(
        by=by,
        council=_council(council, by),
        recommendations=[{"text": point.text} for point in understood.recommendations],
        old_reference=old_reference,
        **advice_values(understood, blocks),
    )
    version = likely_version(understood, by) or register_version(understood, by=by)
    if version:
        advice.policy_versions.add(version)
    return advice


def _council(slug, by):
    own = Council.objects.filter(pk__in=councils_with(by, Permission.WRITE_ADVICE))
    if not slug and own.count() == 1:
        return own.get()
    council = own.filter(slug=slug).first()
    if council is None:
        raise Refused(_("Say which advisory council this is: --council with its name in addresses."))
    return council


def register_version(understood, *, by):
    """Register the policy document and the version that the document names.

    Returns None where it names none, or does not say of which day it is: a person registers that.
    """
    title, version = value(understood.policy_document), understood.policy_version
    if not (title and version and version.on) or not by.may(Permission.EDIT_POLICY):
        return None
    policy = policies.register_policy(by=by, title=title[:200])
    return policies.add_version(policy, by=by, label=version.label[:150], dated_on=version.on)


def advice_named(advices, words):
    """The only one of these advices of which the title or the number stands in WORDS, or None."""
    text = words.casefold()
    titled = [advice for advice in advices if advice.title.casefold() in text]
    numbered = [advice for advice in advices if re.search(rf"(?<![\w-]){re.escape(advice.reference)}(?![\w-])", words)]
    named = titled if len(titled) == 1 else numbered
    return named[0] if len(named) == 1 else None


def advice_with(reference, by):
    """The sent advice with this reference, such as 2021-9 or its own of before this site, that BY may see."""
    if not reference:
        raise Refused(_("Say which advice is answered: --advice with its number, for instance 2021-9."))
    year, _dash, serial = reference.partition("-")
    known = Q(old_reference=reference)
    if year.isdecimal() and serial.isdecimal():
        known |= Q(year=year, serial=serial)
    advices = Advice.objects.visible_to(by).newest().filter(known)
    found = [advice for advice in advices if by.may(Permission.RECORD_RESPONSE, advice)]
    if len(found) != 1:
        raise Refused(_("There is no advice with number %(number)s that you may answer.") % {"number": reference})
    return found[0]


@transaction.atomic
def create_response_draft(understood, *, advice, by, source, responded_on=None):
    """A draft of the college's response; each point goes to the recommendation with its number, verdict left open.

    RESPONDED_ON is the day of a response that says none. Raises Refused where that is missing, and where nothing in
    the document answers a recommendation of this advice.
    """
    if not by.may(Permission.RECORD_RESPONSE, advice):
        raise PermissionDenied
    responded_on = value(understood.issued_on) or responded_on
    if not responded_on:
        raise Refused(_("This response has no date. Say it: --responded-on with a day."))
    numbered = {str(recommendation.number): recommendation for recommendation in advice.recommendations.all()}
    points = [(numbered.get(point.number or ""), point) for point in understood.points if point.reaction]
    reactions = [
        {"recommendation": recommendation, "text": point.reaction} for recommendation, point in points if recommendation
    ]
    if not reactions and not understood.general_text:
        raise Refused(_("Nothing in this document answers a recommendation of this advice."))
    return record_response(
        advice,
        by=by,
        kind="interim" if understood.is_interim else "final",
        responded_on=responded_on,
        text=richtext.from_plain(understood.general_text) if not reactions else "",
        source=source[:200],
        reactions=reactions,
    )
