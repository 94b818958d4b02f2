"""Cutting Dutch running text into sentences without stumbling over abbreviations and initials."""

import re

ABBREVIATIONS = (
    "d.d|dd|bijv|o.a|m.b.t|t.a.v|n.a.v|i.v.m|t.b.v|t.o.v|o.b.v|i.p.v|d.m.v|m.a.w|e.d|e.a|enz|etc|nr|nrs|art|dhr|mevr|"
    "mw|drs|mr|dr|prof|ir|ing|jl|a.s|blz|p|pag|resp|incl|excl|evt|v.o.d|m.i|c.q|d.w.z|m.u.v|m.n|i.o.m|i.h.k.v|o.g.v|n.v.t|s.v.p|a.u.b|jo|ca|max|min|vgl|z.s.m|t/m|o.i|zgn"
).replace(".", r"\.")
INITIALS = r"[A-TV-Z](?:\.[A-Z])*"  # not U: many a sentence ends on the word "u"
SHORTENED = re.compile(rf"(?:^|[\s(])(?:{ABBREVIATIONS}|{INITIALS})$", re.IGNORECASE)
LONGEST_ABBREVIATION = 12
BOUNDARY = re.compile(r"(?<=[.!?])[\"”’')\]]*(?:\[\d+\])?\s+(?=[\"“‘'(]?[A-Z0-9ÉÈÀ])|\n+")


def split_sentences(text):
    sentences, start = [], 0
    for boundary in BOUNDARY.finditer(text):
        before = text[max(start, boundary.start() - LONGEST_ABBREVIATION - 1) : boundary.start()]
        if not _is_inside_abbreviation(before, boundary.group()):
            sentences.append(text[start : boundary.end()].strip())
            start = boundary.end()
    sentences.append(text[start:].strip())
    return [sentence for sentence in sentences if sentence]


def _is_inside_abbreviation(before, gap):
    if "\n" in gap or not before.endswith("."):
        return False
    return SHORTENED.search(before.rstrip(".")[-LONGEST_ABBREVIATION:]) is not None
