"""Every reader and converter takes a time that grows as its input: four times as much costs at most six times the work.

What is measured is the processor's time in this process, only where it is more than a moment, and once more before the
test fails; `benchmarks/growth.py` does the same up to 256,000 characters and prints the figures.
"""

import ast
import gc
import importlib
import re
from pathlib import Path
from re import _constants as codes
from re import _parser
from time import process_time

import pytest
from django.conf import settings

from advices.understanding.advice import understand_advice
from advices.understanding.request import understand_request
from advices.understanding.response import understand_response
from commitments.understanding.commitments import understand_commitments
from documents.cleaning.finding import Found
from documents.cleaning.personal import personal_in, without_personal
from documents.cleaning.plain import cleaned_page
from documents.dutch.officialese import hints_in
from documents.dutch.sentences import split_sentences
from documents.errors import DocumentError
from documents.formats.list_marks import split_run_on
from documents.formats.mail import mail_text
from documents.formats.recognising import read
from documents.rich_text.editing import from_editor
from documents.rich_text.lines import as_lines
from documents.rich_text.subset import as_text, from_plain, to_plain
from tests.documents.growing import PAGES, TEXTS, grown

SMALL, LARGE = 4_000, 16_000
MOST_WORK = 6
MOMENT = 0.05  # seconds; a shape that takes less than this shows nothing


def refused(function):
    """`function`, for which a sentence that refuses is an answer too."""

    def answer(text):
        try:
            return function(text)
        except DocumentError:
            return None

    return answer


def understood(function, name):
    return refused(lambda text: function(read(text.encode(), name)))


OF_TEXTS = {
    "reading": refused(lambda text: read(text.encode(), "a.txt")),
    "reading objects": refused(lambda text: read(text.encode(), "a.json")),
    "understanding an advice": understood(understand_advice, "a.txt"),
    "understanding a request": understood(understand_request, "a.txt"),
    "understanding a response": understood(understand_response, "a.txt"),
    "understanding commitments": understood(understand_commitments, "a.txt"),
    "a mail": refused(lambda text: mail_text(b"From: a@b.nl\nSubject: x\n\n" + text.encode())),
    "from what was typed": from_plain,
    "sentences": split_sentences,
    "numbers in a line": split_run_on,
    "words of officials": hints_in,
    "personal data": personal_in,
    "without personal data": without_personal,
}
OF_PAGES = {
    "reading a page": refused(lambda text: read(text.encode(), "a.html")),
    "reading tags in a text": refused(lambda text: read(text.encode(), "a.txt")),
    "understanding a page": understood(understand_advice, "a.html"),
    "a clean page": refused(lambda text: cleaned_page(text.encode(), Found())),
    "from the editor": from_editor,
    "to what was typed": lambda text: to_plain(from_editor(text)),
    "words alone": lambda text: as_text(from_editor(text)),
    "lines": lambda text: as_lines(from_editor(text)),
}


@pytest.fixture(autouse=True)
def _no_collection_while_measuring():
    """What stood in memory before is left alone: to look through it takes longer than most of what is measured."""
    gc.collect()
    gc.freeze()
    gc.disable()
    yield
    gc.enable()
    gc.unfreeze()


def work(function, text, times=1):
    """The least processor time that `function` took on `text` in so many `times`, in seconds."""
    took = []
    for _time in range(times):
        gc.collect()
        began = process_time()
        function(text)
        took.append(process_time() - began)
    return min(took)


def growth(function, shape, times):
    """How many times the work four times the text is; 0 where it is done in a moment."""
    large = work(function, grown(shape, LARGE), times)
    return large / work(function, grown(shape, SMALL), times) if large > MOMENT else 0


def check_growth(function, shapes):
    grew = {}
    for name, shape in shapes.items():
        if growth(function, shape, 1) > MOST_WORK and (again := growth(function, shape, 4)) > MOST_WORK:
            grew[name] = f"{again:.1f} times the work"
    assert not grew


@pytest.mark.parametrize("name", OF_TEXTS)
def test_four_times_the_text_costs_at_most_six_times_the_work(name):
    check_growth(OF_TEXTS[name], TEXTS)


@pytest.mark.parametrize("name", OF_PAGES)
def test_four_times_the_page_costs_at_most_six_times_the_work(name):
    check_growth(OF_PAGES[name], PAGES)


# Patterns

OURS = ("governance", "documents", "policies", "advices", "commitments", "adviesraad")
UNBOUNDED = 200
REPEATS = {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT}


def has_nested_repeats(pattern, inside=False):
    """Whether something that repeats without end stands inside something else that does."""
    for code, argument in pattern:
        if code in REPEATS:
            _least, most, repeated = argument
            endless = most > UNBOUNDED
            if (endless and inside) or has_nested_repeats(repeated, inside or endless):
                return True
        elif any(has_nested_repeats(part, inside) for part in parts_of(code, argument)):
            return True
    return False


def parts_of(code, argument):
    if code is codes.SUBPATTERN:
        return [argument[3]]
    if code is codes.BRANCH:
        return argument[1]
    if code in (codes.ASSERT, codes.ASSERT_NOT):
        return [argument[1]]
    if code is codes.ATOMIC_GROUP:
        return [argument]
    return [part for part in argument[1:] if part] if code is codes.GROUPREF_EXISTS else []


def patterns_of_the_product():
    """{pattern: where it stands}: every compiled one of a module, and every one written in a call of `re`."""
    found = {}
    for path in (path for app in OURS for path in (Path(settings.BASE_DIR) / app).rglob("*.py")):
        if "migrations" in path.parts:
            continue
        name = ".".join(path.relative_to(settings.BASE_DIR).with_suffix("").parts).removesuffix(".__init__")
        for key, value in vars(importlib.import_module(name)).items():
            found |= dict.fromkeys(compiled_in(value), f"{name}.{key}")
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re.") and node.args:
                written = getattr(node.args[0], "value", None)
                found |= {written: f"{name}:{node.lineno}"} if isinstance(written, str) else {}
    return found


def compiled_in(value):
    if isinstance(value, re.Pattern):
        return [value.pattern]
    values = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else []
    return [pattern for each in values for pattern in compiled_in(each)]


def test_no_pattern_repeats_inside_a_repeat():
    patterns = patterns_of_the_product()
    assert len(patterns) > 150
    assert not [place for pattern, place in patterns.items() if has_nested_repeats(_parser.parse(pattern))]


@pytest.mark.parametrize("pattern", [r"(a+)+", r"(?:\s*,)*", r"(?=(\w+-)*)", r"(?:a|b*)+", r"(?:x{0,999})+"])
def test_nested_repeats_are_found(pattern):
    assert has_nested_repeats(_parser.parse(pattern))


@pytest.mark.parametrize("pattern", [r"a+b+", r"(?:\w+ ){0,8}", r"(?:ab|c)+"])
def test_repeats_beside_each_other_are_not(pattern):
    assert not has_nested_repeats(_parser.parse(pattern))
