"""From what was understood of a document to drafts that a person corrects; nothing is published."""

import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import dropwhile, islice, takewhile

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from advices.actions.advice import draft_advice
from advices.actions.response import record_response
from advices.actions.rows import ReactionRow, RecommendationRow
from advices.models import Advice
from advices.understanding import letter
from documents.formats.blocks import Kind
from documents.rich_text import subset as richtext
from governance.models import Council
from governance.roles import Permission, own_council
from governance.workflow import Refused
from policies import actions as policies
from policies.models import PolicyVersion

ARCHIVE_AFTER = timedelta(days=182)
OF_THE_ADVICE = ("title", "kind", "issued_on", "from_archive", "old_reference", "summary", "text")
SUMMARY = re.compile(r"(?:\d+\.? )?samenvatting:?", re.IGNORECASE)


def value(found):
    """The value of something that was found, or None."""
    return found.value if found else None


@dataclass(frozen=True)
class AdviceProposal:
    """What a draft of an advice is to say: as the document gives it, or as a person corrected it.

    It is about the known version of a policy document, or else about the new one that it names.
    """

    title: str
    kind: str
    recommendations: list[str]
    issued_on: date | None = None
    from_archive: bool = False
    old_reference: str = ""
    summary: str = ""
    text: str = ""
    policy_version: PolicyVersion | None = None
    new_policy: str = ""
    new_version: str = ""
    new_version_on: date | None = None


def proposed_advice(understood, blocks, *, by):
    """What the document says. The candidates in running prose are left out: a person confirms those."""
    version, known = understood.policy_version, likely_version(understood, by)
    return AdviceProposal(
        title=(value(understood.title) or _("Advice without a title"))[:200],
        kind=value(understood.kind) or Advice.Kind.UNSOLICITED,
        recommendations=[point.text for point in understood.recommendations],
        issued_on=value(understood.issued_on),
        from_archive=is_archive(value(understood.issued_on)),
        summary=summary_in(blocks),
        text=richtext.from_blocks(letter.content(blocks)),
        policy_version=known,
        new_policy="" if known else (value(understood.policy_document) or "")[:200],
        new_version=version.label[:150] if version and not known else "",
        new_version_on=version.on if version and not known else None,
    )


def is_archive(issued_on):
    """Whether an advice of that day is most likely read in from an archive, and not on its way to the college."""
    return bool(issued_on) and issued_on < timezone.localdate() - ARCHIVE_AFTER


def summary_in(blocks):
    """The paragraphs below the heading “Samenvatting”, up to the next heading; empty where there is none."""
    below = dropwhile(lambda block: not SUMMARY.fullmatch(block.text.strip()), blocks)
    paragraphs = takewhile(lambda block: block.kind == Kind.PARAGRAPH, islice(below, 1, None))
    return "\n\n".join(block.text for block in paragraphs)


def likely_version(understood, user):
    """The version that `user` may see and that the advice is about, when we know it already: by title and date."""
    title, version = value(understood.policy_document), understood.policy_version
    if not title:
        return None
    known = PolicyVersion.objects.visible_to(user).select_related("policy").filter(policy__title__iexact=title)
    if version and version.on:
        known = known.filter(dated_on=version.on)
    return known.first()


@transaction.atomic
def store_advice(draft, *, council, by):
    """A draft of `council` with its recommendations; the policy document that it names is registered where it is
    new.
    """
    advice = draft_advice(
        by=by,
        council=council,
        recommendations=[RecommendationRow(text=text) for text in draft.recommendations],
        **{name: getattr(draft, name) for name in OF_THE_ADVICE},
    )
    version = draft.policy_version or _registered_version(draft, by)
    if version:
        advice.policy_versions.add(version)
    return advice


def _registered_version(draft, by):
    """None where `by` may not register it, or where it is not said of which day it is: a person registers that."""
    named = draft.new_policy and draft.new_version and draft.new_version_on
    if not named or not by.may(Permission.EDIT_POLICY):
        return None
    policy = policies.register_policy(by=by, title=draft.new_policy)
    return policies.add_version(policy, by=by, label=draft.new_version, dated_on=draft.new_version_on)


def council_called(slug, by):
    """The advisory council with this name in addresses, or the only one that `by` writes for."""
    own = Council.objects.filter(own_council(by, Permission.WRITE_ADVICE, by="pk"))
    if not slug and own.count() == 1:
        return own.get()
    council = own.filter(slug=slug).first()
    if council is None:
        raise Refused(_("Say which advisory council this is: --council with its name in addresses."))
    return council


def advice_named(advices, words):
    """The only one of these advices of which the title or the number stands in `words`, or None."""
    text = words.casefold()
    titled = [advice for advice in advices if advice.title.casefold() in text]
    numbered = [advice for advice in advices if re.search(rf"(?<![\w-]){re.escape(advice.reference)}(?![\w-])", words)]
    named = titled if len(titled) == 1 else numbered
    return named[0] if len(named) == 1 else None


def advice_with(reference, by):
    """The sent advice with this reference, such as 2021-9 or its own of before this site, that `by` may see."""
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


@dataclass(frozen=True)
class ResponseProposal:
    """What a draft of a response is to say: as the document gives it, or as a person corrected it.

    `reactions`: {number of the recommendation: the literal text}.
    """

    kind: str
    responded_on: date | None
    source: str
    text: str = ""
    reactions: dict[int, str] = field(default_factory=dict)


def proposed_response(understood, source):
    """What the document says; its general text only where it answers no recommendation by its number."""
    numbered = {int(point.number): point.reaction for point in answering(understood) if is_number(point.number)}
    return ResponseProposal(
        kind="interim" if understood.is_interim else "final",
        responded_on=value(understood.issued_on),
        source=source[:200],
        text="" if numbered else richtext.from_plain(understood.general_text),
        reactions=numbered,
    )


def answering(understood):
    """The points of a response that hold an answer."""
    return [point for point in understood.points if point.reaction]


def is_number(text):
    return (text or "").isdecimal()


def response_as_it_stands(understood, advice, *, source, responded_on=None):
    """The draft of a response to `advice` that nobody corrects; `responded_on` is the day of one that says none.

    Raises Refused where that is missing, and where nothing in the document answers a recommendation of this advice.
    """
    draft = proposed_response(understood, source)
    responded_on = draft.responded_on or responded_on
    if not responded_on:
        raise Refused(_("This response has no date. Say it: --responded-on with a day."))
    numbers = set(advice.recommendations.values_list("number", flat=True))
    reactions = {number: text for number, text in draft.reactions.items() if number in numbers}
    if not reactions and not understood.general_text:
        raise Refused(_("Nothing in this document answers a recommendation of this advice."))
    text = "" if reactions else richtext.from_plain(understood.general_text)
    return replace(draft, responded_on=responded_on, reactions=reactions, text=text)


def store_response(draft, advice, *, by, letter=None):
    """A draft of the college's response to `advice`; each reaction goes to the recommendation with its number."""
    numbered = {recommendation.number: recommendation for recommendation in advice.recommendations.all()}
    if unknown := sorted(set(draft.reactions) - set(numbered)):
        raise Refused(_("This advice has no recommendation %(number)s.") % {"number": unknown[0]})
    reactions = [ReactionRow(recommendation=numbered[number], text=text) for number, text in draft.reactions.items()]
    said = {name: getattr(draft, name) for name in ("kind", "responded_on", "source", "text")}
    return record_response(advice, by=by, letter=letter, reactions=reactions, **said)
