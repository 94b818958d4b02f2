"""Work on a file from outside has a process of its own, with so much time and so much memory."""

import os
import time

import pytest
from django.utils import translation

from documents.errors import CannotBeCleaned, DocumentError
from documents.limits import process as limits
from documents.limits.process import within_limits
from documents.opening import read_and_understand

TOO_MUCH = "Dit bestand vraagt te veel van de computer."


def too_large():
    return bytearray(limits.BYTES)


def without_end(seconds):
    time.sleep(seconds)


def killed():
    os.kill(os.getpid(), 9)


def refused():
    raise CannotBeCleaned("Dit kan niet.")


def broken():
    return {}["no such key"]


def test_answer_comes_back_in_the_language_of_who_asks():
    assert within_limits(translation.gettext, "Withdrawn") == "Ingetrokken"
    assert within_limits(os.getpid) != os.getpid()


@pytest.mark.parametrize("function", [too_large, killed])
def test_what_asks_too_much_or_is_killed_is_a_sentence(function):
    with pytest.raises(DocumentError, match=TOO_MUCH):
        within_limits(function)


def test_what_takes_too_long_is_stopped(monkeypatch):
    monkeypatch.setattr(limits, "SECONDS", 1)
    began = time.monotonic()
    with pytest.raises(CannotBeCleaned, match=TOO_MUCH):
        within_limits(without_end, 600, refusal=CannotBeCleaned)
    assert time.monotonic() - began < 300


def test_refusal_of_the_work_itself_is_passed_on():
    with pytest.raises(CannotBeCleaned, match=r"^Dit kan niet\.$"):
        within_limits(refused)


def test_fault_in_the_program_is_no_sentence_about_the_file():
    with pytest.raises(KeyError, match="no such key"):
        within_limits(broken)


def test_document_and_what_it_says_come_back_together():
    blocks, words = read_and_understand(b"Een brief.\n\nMet tekst.", "a.txt", len)
    assert ([block.text for block in blocks], words) == (["Een brief.", "Met tekst."], 2)
