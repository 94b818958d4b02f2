"""What the advisory council tells the college, and what the college answers."""

from advices.models.advice import Advice
from advices.models.assignment import Assignment
from advices.models.correction import ResponseCorrection
from advices.models.dispatch import Delivery, Dispatch, Recipient
from advices.models.meeting import AgendaItem, Meeting
from advices.models.planned_action import PlannedAction
from advices.models.planned_publication import PlannedPublication
from advices.models.recommendation import Recommendation
from advices.models.reminder import LadderStep, LetterTemplate, Reminder
from advices.models.request import AdviceRequest
from advices.models.response import CollegeResponse, Reaction, Reading
from advices.models.review import MinorityNote, Review, Reviewer
from advices.models.term import Extension, Recess
from advices.models.writing import DraftVersion, Note, RecommendationOrigin

__all__ = [
    "Advice",
    "AdviceRequest",
    "AgendaItem",
    "Assignment",
    "CollegeResponse",
    "Delivery",
    "Dispatch",
    "DraftVersion",
    "Extension",
    "LadderStep",
    "LetterTemplate",
    "Meeting",
    "MinorityNote",
    "Note",
    "PlannedAction",
    "PlannedPublication",
    "Reaction",
    "Reading",
    "Recess",
    "Recipient",
    "Recommendation",
    "RecommendationOrigin",
    "Reminder",
    "ResponseCorrection",
    "Review",
    "Reviewer",
]
