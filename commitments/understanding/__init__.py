"""What a list of commitments says, understood from its blocks; no database, and nothing that is not in the text."""

from .commitments import UnderstoodCommitments, understand_commitments
from .rows import UnderstoodCommitment

__all__ = ["UnderstoodCommitment", "UnderstoodCommitments", "understand_commitments"]
