"""What the documents name is there: a place that moved is renamed in them too."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = (
    "adviesraad|commitments|advices|policies|documents|governance|tests|bin|docs|benchmarks|static|templates|locale"
)
NAMED = re.compile(rf"(?<![\w./:<])(?:{FOLDERS})/[\w./-]*[\w/]")
PAGES = sorted(path for folder in ("", "docs", "docs/adr") for path in (ROOT / folder).glob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_place_that_a_page_names_is_there(page):
    named = {name for name in NAMED.findall(page.read_text()) if not re.search(r"[A-Z]{3}", name)}
    assert sorted(name for name in named if not (ROOT / name).exists()) == []
