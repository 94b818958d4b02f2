"""The user guide shows what there is: its pictures, its links and the words that stand on the screen."""

import re
import tomllib
from pathlib import Path

import allauth
import django
import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[1]
GUIDE = ROOT / "docs" / "handleiding"
PAGES = sorted(GUIDE.glob("*.md"))
SHOWN = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)]+)\)")
# Ours, and those that name the fields of the login page and the tick that removes a row.
CATALOGUES = [
    folder / "locale/nl/LC_MESSAGES/django.po"
    for folder in (ROOT, Path(allauth.__file__).parent, Path(django.__file__).parent / "conf")
]
BOLD = re.compile(r"\*\*([^*]+)\*\*")


def pictures_shown():
    return {Path(found[1]).stem for leaf in PAGES for found in SHOWN.findall(leaf.read_text())}


def anchors(leaf):
    """The anchors that Markdown readers give to the headings of this page."""
    headings = re.findall(r"^#+ (.+)$", leaf.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def words_of_the_screen():
    """Every whole Dutch text of the interface; texts with a gap are left out, for the guide cannot name them."""
    texts = [message.string for each in CATALOGUES for message in catalogue(each) if message.id]
    flat = [each for text in texts for each in ([text] if isinstance(text, str) else text)]
    return {each.casefold() for each in flat if "%(" not in each}


def catalogue(path):
    with path.open("rb") as file:
        return read_po(file, locale="nl")


def test_the_pictures_shown_listed_and_on_disk_are_the_same():
    listed = [each["name"] for each in tomllib.loads((GUIDE / "beelden.toml").read_text())["picture"]]
    on_disk = {path.stem for path in (GUIDE / "beelden").iterdir()}
    assert pictures_shown() == set(listed) == on_disk
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize("leaf", PAGES, ids=lambda leaf: leaf.stem)
def test_every_picture_is_described_in_words(leaf):
    assert [target for words, target in SHOWN.findall(leaf.read_text()) if len(words) < 10] == []


@pytest.mark.parametrize("leaf", PAGES, ids=lambda leaf: leaf.stem)
def test_every_link_leads_to_a_page_and_a_heading_of_the_guide(leaf):
    for link in LINK.findall(leaf.read_text()):
        name, _hash, anchor = link.partition("#")
        target = GUIDE / name if name else leaf
        assert target in PAGES, link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("leaf", PAGES, ids=lambda leaf: leaf.stem)
def test_every_bold_word_stands_on_the_screen(leaf):
    named = [re.sub(r"\s+", " ", words) for words in BOLD.findall(leaf.read_text())]
    known = words_of_the_screen()
    assert [words for words in named if words.casefold() not in known] == []
