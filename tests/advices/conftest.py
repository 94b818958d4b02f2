"""Another day than today."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone


@pytest.fixture
def on(monkeypatch):
    """Let it be another day in the Netherlands, at noon or at another hour."""

    def be(day, at=time(12)):
        moment = datetime.combine(day, at, ZoneInfo("Europe/Amsterdam"))
        monkeypatch.setattr(timezone, "now", lambda: moment)

    return be
