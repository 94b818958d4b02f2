"""What the advisory council tells the college, and what the college answers."""

from advices.models.advice import Advice, Recommendation
from advices.models.assignment import Assignment
from advices.models.planned_action import PlannedAction
from advices.models.request import AdviceRequest
from advices.models.response import CollegeResponse, Reaction, Reading

__all__ = [
    "Advice",
    "AdviceRequest",
    "Assignment",
    "CollegeResponse",
    "PlannedAction",
    "Reaction",
    "Reading",
    "Recommendation",
]
