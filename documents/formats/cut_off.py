"""Does a document, or one of its pieces, stop in the middle? Judged by its last words: careful, not clever."""

import re

from documents.dutch.sentences import split_sentences
from documents.formats.blocks import Kind

FINISHED = re.compile(r"[.!?…:;|)\]”\"’'»]\s*(?:\[\d+\])?$")
OPEN_END = re.compile(
    r"(?:\b(?:de|het|een|en|of|van|voor|met|op|in|om|te|dat|die|aan|bij|door|naar|omdat|waarbij|over|tot|uit|zijn"
    r"|deze|als)|\b[a-zA-Z]|[,(–-])$",
    re.IGNORECASE,
)
# What no sentence ends with, also where nobody writes full stops; "uit" and "op" can end one ("Werk dit verder uit").
DANGLING = re.compile(
    r"(?:\b(?:de|een|en|of|te|met|omdat|waarbij|zodat|zoals|als|der|des|ten|ter|uw|onze|hun)|[,(–])$", re.IGNORECASE
)
ADDRESS = re.compile(r"(?:www\.|https?:|@)\S{1,200}$", re.IGNORECASE)
PROSE = 60
ENOUGH_TO_JUDGE = 40


def is_cut_off(blocks):
    """True when the last block is unmistakably an unfinished sentence."""
    last = blocks[-1]
    text = (next((cell for cell in reversed(last.cells) if cell), "") if last.kind == Kind.ROW else last.text).strip()
    if not text or FINISHED.search(text):
        return False
    if OPEN_END.search(text) and len(text.split()) > 3:
        return True
    return (last.kind == Kind.PARAGRAPH and len(text) >= PROSE and text[0].isupper()) or _breaks_the_pattern(
        blocks, text
    )


def _breaks_the_pattern(blocks, text):
    """All items of the last list end in a full stop or semicolon, except the very last one."""
    items = []
    for block in reversed(blocks):
        if block.kind != Kind.ITEM:
            break
        items.append(block)
    others = items[1:]
    return len(others) >= 1 and len(text) >= ENOUGH_TO_JUDGE and all(FINISHED.search(other.text) for other in others)


def cut_off_among(pieces, *names):
    """Those of `pieces` of which a text seems to stop in the middle of a sentence; `names` are those of their texts."""
    flags = zip(*(_cut_off_texts([getattr(piece, name) or "" for piece in pieces]) for name in names), strict=True)
    return tuple(piece for piece, cut in zip(pieces, flags, strict=True) if any(cut))


def _cut_off_texts(texts):
    """For each of `texts` whether it seems cut off: by itself, or as the only one without a full stop."""
    unfinished = [bool(text) and not _is_finished(text) for text in texts]
    is_alone = sum(unfinished) == 1 and len(list(filter(None, texts))) > 2
    return [
        open_ended and (_seems_cut_off(text) or (is_alone and len(text) >= ENOUGH_TO_JUDGE))
        for text, open_ended in zip(texts, unfinished, strict=True)
    ]


def _is_finished(text):
    return bool(FINISHED.search(text.strip()) or ADDRESS.search(text.strip()))


def _seems_cut_off(text):
    """Its last words want more, or whole sentences stand before a long one without an end."""
    *before, last = split_sentences(text.strip().rpartition("\n")[2])
    if DANGLING.search(last) and len(text.split()) >= 3:
        return True
    return bool(before) and len(last) >= ENOUGH_TO_JUDGE
