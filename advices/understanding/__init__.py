"""What an advice or a response says, understood from its blocks; no database, and nothing that is not in the text."""

from .advice import UnderstoodAdvice, understand_advice
from .response import UnderstoodPoint, UnderstoodResponse, understand_response

__all__ = ["UnderstoodAdvice", "UnderstoodPoint", "UnderstoodResponse", "understand_advice", "understand_response"]
