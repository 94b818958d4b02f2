"""The marks before list items: bullets, 1. 2. 3., a) b) c), I II III, and lists that run on inside one paragraph."""

import re
from string import ascii_lowercase, ascii_uppercase

BULLET = re.compile(
    r"^(?P<indent>\s*)(?:[•·▪◦●○■□►➢➤✓✔\uf0b7\uf0a7*\-–—‣⁃]|o(?=\s{2,}|\t))(?:\s+|(?<=[•●▪■\uf0b7]))(?P<text>.*)$"
)
NUMBER = re.compile(
    r"^(?P<indent>\s*)(?:\((?P<paren>\d{1,2}|[a-z])\)"
    r"|(?P<number>\d{1,2}(?:\.\d{1,2}){0,2}|[a-zA-Z]|[IVX]{1,5})(?:[.)]|(?<=\d):)(?=\s|$)"
    r"|(?P<tight>\d{1,2})[.)](?=[A-Z‘“\"']))\s*(?P<text>.*)$"
)
DOTTED = re.compile(r"^(?P<indent>\s*)(?P<number>\d{1,2}(?:\.\d{1,2})+)\s+(?P<text>[A-Z].*)$")
RUN_ON = re.compile(r"(?:(?<=^)|(?<=[\s.:;?!)\]]))(?P<number>\d{1,2})[.)]\s*(?=[A-Z‘“\"'(a-z])")
SERIES = (
    [str(count) for count in range(1, 100)],
    list(ascii_lowercase),
    ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV"],
    list(ascii_uppercase),
)


def list_mark(line):
    """(indent, number or None, text) when `line` begins a list item, else None."""
    bullet = BULLET.match(line)
    if bullet:
        inner = NUMBER.match(bullet["text"])
        marked = inner and not _is_initial(inner)
        number, text = (_number(inner), inner["text"]) if marked else (None, bullet["text"])
        return len(bullet["indent"].expandtabs(4)), number, text.strip()
    match = NUMBER.match(line) or DOTTED.match(line)
    if match and not _is_initial(match):
        return len(match["indent"].expandtabs(4)), _number(match), match["text"].strip()
    return None


def _number(match):
    groups = match.groupdict()
    return groups.get("paren") or groups.get("number") or groups.get("tight")


def _is_initial(match):
    """Is this the "J." of a person's name? A capital letter as a mark needs a longer text after it."""
    groups = match.groupdict()
    mark = groups.get("number") or ""
    words = match["text"].split()
    if len(mark) != 1 or not mark.isupper() or not words:
        return False
    return mark not in "ABCDEFIVX" or len(words) < 5 or words[0].endswith(",")


def follows(number, before):
    """Does "3" come after "2", "c" after "b", "IV" after "III"?"""
    return any(before in series and series[series.index(before) + 1 :][:1] == [number] for series in SERIES)


def split_run_on(text):
    """Split "1. x 2. y 3. z" into (lead, [(number, text), …]); the numbers must count up from 1 and be at least two."""
    marks, expected = [], 1
    for match in RUN_ON.finditer(text):
        if int(match["number"]) == expected:
            marks.append(match)
            expected += 1
    if len(marks) < 2:
        return text, []
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    points = [(mark["number"], text[mark.end() : end].strip()) for mark, end in zip(marks, ends, strict=True)]
    return text[: marks[0].start()].strip(), points
