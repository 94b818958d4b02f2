"""Cutting Dutch running text into sentences without stumbling over abbreviations and initials."""

import re

ABBREVIATIONS = (
    "d.d|dd|bijv|o.a|m.b.t|t.a.v|n.a.v|i.v.m|t.b.v|t.o.v|o.b.v|i.p.v|d.m.v|m.a.w|e.d|e.a|enz|etc|nr|nrs|art|dhr|mevr|"
    "mw|drs|mr|dr|prof|ir|ing|jl|a.s|blz|p|pag|resp|incl|excl|evt|v.o.d|m.i|c.q|d.w.z|m.u.v|m.n|i.o.m|i.h.k.v|o.g.v|n.v.t|s.v.p|a.u.b|jo|ca|max|min|vgl|z.s.m|t/m|o.i|zgn"
).replace(".", r"\.")
INITIALS = r"[A-TV-Z](?:\.[A-Z])*"  # not U: many a sentence ends on the word "u"
SHORTENED = re.compile(rf"(?:^|[\s(])(?:{ABBREVIATIONS}|{INITIALS})$", re.IGNORECASE)
LONGEST_ABBREVIATION = 12
# "En zo niet, met toelichting …", "Daarbij …", "Dat kan …": words that lean on the sentence before them
COMPLETES = re.compile(
    r"(?:(?:en|of|maar)\s+)?(?:zo|indien)\s+(?:niet|ja|nee|nodig|mogelijk)\b|(?:en|of|dat|dit|zodat|mits|tenzij)\b"
    r"|(?:daar|hier|waar)(?:aan|bij|door|in|mee|op|over|toe|uit|van|voor)\b|(?:als (?:dat|dit) niet|anders)\b"
    r"|(?:bijvoorbeeld|bij voorkeur|liefst|inclusief)\b",
    re.IGNORECASE,
)
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


def sentence_groups(text, says):
    """The sentences of `text` in lists: one that `says` something with those right behind it that complete it."""
    groups = []
    for line in text.split("\n"):
        is_said = False
        for sentence in split_sentences(line):
            if is_said and completes(sentence) and not says(sentence):
                groups[-1].append(sentence)
            else:
                groups.append([sentence])
                is_said = says(sentence)
    return groups


def statements(text, says):
    """What `text` `says`: each sentence that does, with those that complete it."""
    return [" ".join(group) for group in sentence_groups(text, says) if says(group[0])]


def completes(sentence):
    """Whether `sentence` leans by its first words on the one before it, and is no question."""
    return COMPLETES.match(sentence) is not None and not sentence.endswith("?")


def _is_inside_abbreviation(before, gap):
    if "\n" in gap or not before.endswith("."):
        return False
    return SHORTENED.search(before.rstrip(".")[-LONGEST_ABBREVIATION:]) is not None
