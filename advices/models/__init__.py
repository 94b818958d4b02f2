"""What the advisory council tells the college, and what the college answers."""

from advices.models.advice import Advice, Recommendation
from advices.models.request import AdviceRequest
from advices.models.response import CollegeResponse, Reaction, Reading
from advices.models.writing import DraftVersion, Note, RecommendationOrigin

__all__ = [
    "Advice",
    "AdviceRequest",
    "CollegeResponse",
    "DraftVersion",
    "Note",
    "Reaction",
    "Reading",
    "Recommendation",
    "RecommendationOrigin",
]
