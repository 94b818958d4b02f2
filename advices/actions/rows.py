"""The rows that a form, a document that was read in or the example brings to an advice or to a response."""

from dataclasses import dataclass
from datetime import date

from advices.models import Recommendation

AS_IT_IS = object()


@dataclass(frozen=True, kw_only=True)
class RecommendationRow:
    """One recommendation of a draft, kept by its `id` where it has one; what is None stays as it is.

    A row may say from which row it was `split_from` (its id), and which rows were `merged` into it.
    """

    text: str
    id: int | None = None
    explanation: str | None = None
    legal_basis: str | None = None
    supersedes_id: int | None = None
    lineage: str | None = None
    themes: object = None
    repeats: object = None
    split_from: int | None = None
    merged: list | tuple = ()


@dataclass(frozen=True, kw_only=True)
class ReadingRow:
    """How the side that enters a response reads a reaction; on the day of the response, unless `read_on` says other."""

    verdict: str
    reason: str = ""
    existing_policy: bool = False
    no_reason_given: bool = False
    read_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class PlannedRow:
    """What the college is going to do about a recommendation."""

    action: str
    by_whom: str = ""
    due_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class ReactionRow:
    """What is answered to one recommendation: its literal text, or in general terms only.

    `reading` and `planned` each replace what is there; None takes it away.
    """

    recommendation: Recommendation
    text: str = ""
    in_general_terms_only: bool = False
    reading: ReadingRow | object | None = AS_IT_IS
    planned: PlannedRow | object | None = AS_IT_IS
