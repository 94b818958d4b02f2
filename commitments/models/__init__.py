"""What was promised, how it goes, how it was settled, and what each side says came of a recommendation."""

from commitments.models.commitment import Commitment
from commitments.models.confirmation import Confirmation
from commitments.models.duty import ReportDuty
from commitments.models.earmark import Earmark
from commitments.models.progress import Progress
from commitments.models.verdict import Verdict

__all__ = ["Commitment", "Confirmation", "Earmark", "Progress", "ReportDuty", "Verdict"]
