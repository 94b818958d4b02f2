"""The style sheets, scripts and pictures as the web server sends them: collected once, until one of them changes."""

import hashlib
from pathlib import Path

from .base import ROOT
from .packages import INSTALLED

COLLECTED = ROOT / "static-collected"


def fingerprint(source):
    """Changes when a file of ours does, or the packages that bring files of their own."""
    files = sorted(path for path in source.rglob("*") if path.is_file())
    lines = [f"{path.relative_to(source)} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in files]
    return hashlib.sha256("\n".join([*lines, INSTALLED.read_text()]).encode()).hexdigest()


def ensure(settings, collect):
    """Call `collect` unless it was done for these very files."""
    record = Path(settings.get("STATIC_ROOT", COLLECTED)) / ".fingerprint"
    wanted = fingerprint(ROOT / "static")
    if not record.exists() or record.read_text() != wanted:
        collect()
        record.write_text(wanted)
