"""What the advisory council tells the college, and what the college answers."""

from advices.models.advice import Advice, Recommendation
from advices.models.request import AdviceRequest
from advices.models.response import CollegeResponse, Reaction, Reading

__all__ = ["Advice", "AdviceRequest", "CollegeResponse", "Reaction", "Reading", "Recommendation"]
