"""Days and years in the example's files, counted from the day on which it is loaded.

"-1200" and "+14" are days from the loading day, "2021-04-28" is that day itself, "Y-5" is a year.
In a text stand {Y}, {Y-5}, {Y+1} and {date:-1200}.
"""

import re
from datetime import date, timedelta

from django.utils import dateformat, translation

DAYS = re.compile(r"[+-]?\d{1,5}")
YEAR = re.compile(r"Y([+-]\d+)?")
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


class Calendar:
    def __init__(self, today):
        self.today = today

    def day(self, written):
        if DAYS.fullmatch(written):
            return self.today + timedelta(days=int(written))
        return date.fromisoformat(written)

    def year(self, written):
        if isinstance(written, int):
            return written
        match = YEAR.fullmatch(written)
        if not match:
            raise ValueError(f"not a year: {written}")
        return self.today.year + int(match[1] or 0)

    def fill(self, text):
        """`text` with each placeholder replaced; raises ValueError for one that is not known."""
        return PLACEHOLDER.sub(lambda match: self._words(match[1]), text)

    def _words(self, placeholder):
        kind, _colon, days = placeholder.partition(":")
        return self.written_out(self.day(days)) if kind == "date" else str(self.year(placeholder))

    @staticmethod
    def written_out(day):
        """The day as Dutch letters write it: 12 maart 2023."""
        with translation.override("nl"):
            return dateformat.format(day, "j F Y")
