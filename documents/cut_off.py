"""Does a document stop in the middle? Judged by its last words only, so careful rather than clever."""

import re

from .blocks import Kind

FINISHED = re.compile(r"[.!?…:;|)\]”\"’'»]\s*(?:\[\d+\])?$")
OPEN_END = re.compile(
    r"(?:\b(?:de|het|een|en|of|van|voor|met|op|in|om|te|dat|die|aan|bij|door|naar|omdat|waarbij|over|tot|uit|zijn"
    r"|deze|als)|\b[a-zA-Z]|[,(–-])$",
    re.IGNORECASE,
)
PROSE = 60


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
    return len(others) >= 1 and len(text) >= 40 and all(FINISHED.search(other.text) for other in others)
