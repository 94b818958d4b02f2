"""What the advisory council tells the college, and what the college answers."""

from advices.models.advice import Advice, Recommendation
from advices.models.meeting import AgendaItem, Meeting
from advices.models.request import AdviceRequest
from advices.models.response import CollegeResponse, Reaction, Reading
from advices.models.review import MinorityNote, Review, Reviewer

__all__ = [
    "Advice",
    "AdviceRequest",
    "AgendaItem",
    "CollegeResponse",
    "Meeting",
    "MinorityNote",
    "Reaction",
    "Reading",
    "Recommendation",
    "Review",
    "Reviewer",
]
