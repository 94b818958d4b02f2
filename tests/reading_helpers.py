"""Fixtures of our own in the shapes of real documents, and the real ones where they stand beside the project."""

from pathlib import Path

from documents.formats.recognising import read
from documents.opening import read_path

FIXTURES = Path(__file__).parent / "fixtures"
REAL = Path(__file__).resolve().parents[2] / "shared" / "examples"


def blocks_of(name):
    return read_path(FIXTURES / name)


def blocks_in(text, name="document.txt"):
    return read(text.encode(), name)


def value(found):
    return found and found.value
