"""Two texts compared word by word, for people to read."""

import re
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

LINE = re.compile(r"[^\n]*\n+|[^\n]+")
WORD = re.compile(r"\n+|[\w'’-]+[^\S\n]*|[^\w\s][^\S\n]*|[^\S\n]+")
MOST_STEPS = 4_000_000
"""Two passages of which the numbers of words multiply to more than this are not compared word by word (seconds)."""


class Change(StrEnum):
    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


class Piece(NamedTuple):
    change: Change
    text: str


def compare(before, after):
    """The Pieces of two plain texts, in reading order: what was removed stands before what was added in its place.

    The kept and the added pieces together are `after`, to the letter. Spaces alone make no difference; lines do.
    """
    runs = []
    for same, old, new in _runs(LINE.findall(before), LINE.findall(after)):
        if same or not old or not new:
            runs.append((same, old, new))
        else:
            runs += _by_word(old, new)
    return _pieces(_without_islands(runs))


def is_same(pieces):
    """Whether nothing was removed or added."""
    return all(piece.change == Change.KEPT for piece in pieces)


def _by_word(old, new):
    olds, news = (WORD.findall("".join(lines)) for lines in (old, new))
    if len(olds) * len(news) > MOST_STEPS:
        return [(False, old, new)]
    return _runs(olds, news)


def _runs(olds, news):
    """(is the same, old tokens, new tokens) one after another."""
    matcher = SequenceMatcher(None, [_key(t) for t in olds], [_key(t) for t in news], autojunk=False)
    return [(tag == "equal", olds[a:b], news[c:d]) for tag, a, b, c, d in matcher.get_opcodes()]


def _key(token):
    return "\n" if token.isspace() and "\n" in token else token.strip(" \t\xa0")


def _without_islands(runs):
    """One short word that stayed the same between two changes only makes a change harder to read."""
    around = [True, *(same for same, _old, _new in runs), True]
    for place, (same, old, new) in enumerate(runs, start=1):
        text, alone = "".join(new), not around[place - 1] and not around[place + 1]
        island = alone and len(text.strip()) < 4 and "\n" not in text
        yield same and not island, old, new


def _pieces(runs):
    pieces, removed, added = [], "", ""
    for same, old, new in [*runs, (True, [], [])]:
        if not same:
            removed, added = removed + "".join(old), added + "".join(new)
            continue
        pieces += [(Change.REMOVED, removed), (Change.ADDED, added), (Change.KEPT, "".join(new))]
        removed = added = ""
    return _joined(Piece(change, text) for change, text in pieces if text)


def _joined(pieces):
    """Neighbours of one kind as one piece."""
    joined = []
    for piece in pieces:
        if joined and joined[-1].change == piece.change:
            joined[-1] = Piece(piece.change, joined[-1].text + piece.text)
        else:
            joined.append(piece)
    return joined
