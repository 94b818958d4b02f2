"""The style sheets, scripts and pictures as the web server sends them: collected once, until one of them changes."""

import hashlib
from pathlib import Path

from .base import DATA, LOG, ROOT, ExplainedError, end_of, locked, run_quietly, say
from .packages import INSTALLED, PYTHON

COLLECTED = ROOT / "static-collected"


def ensure(settings):
    """Collect them unless that was done for these very files; without them no page can be drawn."""
    record = Path(settings.get("STATIC_ROOT", COLLECTED)) / ".fingerprint"
    with locked(DATA / "setup.lock"):
        wanted = fingerprint(ROOT / "static")
        if not record.exists() or record.read_text() != wanted:
            collect(settings)
            record.write_text(wanted)


def fingerprint(source):
    """Changes when a file of ours does, or the packages that bring files of their own."""
    files = sorted(path for path in source.rglob("*") if path.is_file())
    lines = [f"{path.relative_to(source)} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in files]
    return hashlib.sha256("\n".join([*lines, INSTALLED.read_text()]).encode()).hexdigest()


def collect(settings):
    say("Collecting the style sheets and pictures …")
    command = [str(PYTHON), str(ROOT / "manage.py"), "collectstatic", "--no-input"]
    if not run_quietly(command, env=settings):
        raise ExplainedError(f"The style sheets and pictures could not be collected. {end_of(LOG)}")
