"""Dutch dates as people write them. A date that is not fully written is never completed by guessing."""

import re
from dataclasses import dataclass
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan",
            "februari feb",
            "maart mrt",
            "april apr",
            "mei",
            "juni jun",
            "juli jul",
            "augustus aug",
            "september sept sep",
            "oktober okt",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))

WRITTEN = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:e|de|ste)?\s+(?P<month>{MONTH})\b\.?"
    r"(?:\s+(?P<year>(?:19|20)\d{2})\b|\s+(?P<relative>jl|a\.?s)\b\.?|\s+'(?P<short>\d{2})\b)?",
    re.IGNORECASE,
)
ISO = re.compile(r"\b(?P<year>(?:19|20)\d{2})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:T[\d:.]+Z?)?(?!\d)")
NUMERIC = re.compile(
    r"(?<![\d-])(?P<first>\d{1,2})\s?(?P<mark>[-/.])\s?(?P<second>\d{1,2})\s?(?P=mark)\s?(?P<year>(?:19|20)\d{2})(?![\d-])"
)
SHORT_NUMERIC = re.compile(r"(?P<first>\d{1,2})(?P<mark>[-/])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{2})")

# What may stand around a date in a cell of its own without making it something else than a date.
AROUND = re.compile(
    r"^(?:d\.?\s?d\.?|dd\.?|per|op|datum|uiterlijk|vóór|voor|van|(?:maan|dins|woens|donder|vrij|zater|zon)dag|[,:\s])+"
    r"|(?:\s\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?uur)?|[,.;\s]){1,40}$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class FoundDate:
    """A complete date and the place in the text where it stands."""

    on: date
    text: str
    start: int
    end: int


def find_dates(text, *, month_first=False, near=None):
    """All complete dates in `text`, in the order in which they stand there.

    `near` is the date of the document itself; with it "13 dec. jl." becomes the last such day before it and
    "5 maart a.s." the next one after it. Without it, these are left out.
    """
    dates, taken = [], set()
    for pattern in (ISO, WRITTEN, NUMERIC):
        for match in pattern.finditer(text):
            on = _date_of(match, month_first=month_first, near=near)
            place = range(*match.span())
            if on and taken.isdisjoint(place):
                dates.append(FoundDate(on, match.group().strip(), match.start(), match.end()))
                taken.update(place)
    return sorted(dates, key=lambda found: found.start)


def parse_date(text, *, month_first=False, near=None):
    """The date that `text` as a whole is, or None when it says anything else beside a date."""
    bare = AROUND.sub("", text or "").strip()
    bare = AROUND.sub("", bare).strip()
    short = SHORT_NUMERIC.fullmatch(bare)
    if short:
        return _numeric_date(short, 2000 + int(short["year"]), month_first)
    dates = find_dates(bare, month_first=month_first, near=near)
    if len(dates) == 1 and dates[0].start == 0 and not bare[dates[0].end :].strip(" ."):
        return dates[0].on
    return None


def writes_month_first(texts):
    """Does this list write 12/31/2021? Decided for the list as a whole, since 2/3/2021 says nothing by itself."""
    pairs = [
        (int(match["first"]), int(match["second"]))
        for text in texts
        for match in NUMERIC.finditer(text or "")
        if match["mark"] == "/"
    ]
    return any(second > 12 for _, second in pairs) and not any(first > 12 for first, _ in pairs)


def _date_of(match, *, month_first, near):
    groups = match.groupdict()
    if "first" in groups:
        return _numeric_date(match, int(groups["year"]), month_first)
    month = groups["month"] if groups["month"].isdigit() else MONTHS[groups["month"].lower()]
    if groups.get("relative"):
        return _relative_date(int(month), int(groups["day"]), groups["relative"].lower(), near)
    year = groups.get("year") or (groups.get("short") and f"20{groups['short']}")
    return _date(int(year), int(month), int(groups["day"])) if year else None


def _numeric_date(match, year, month_first):
    first, second = int(match["first"]), int(match["second"])
    if month_first and match["mark"] == "/":
        first, second = second, first
    return _date(year, second, first)


def _relative_date(month, day, word, near):
    if near is None:
        return None
    years = (near.year, near.year - 1) if word == "jl" else (near.year, near.year + 1)
    candidates = [_date(year, month, day) for year in years]
    fits = (lambda on: on <= near) if word == "jl" else (lambda on: on >= near)
    return next((on for on in candidates if on and fits(on)), None)


def _date(year, month, day):
    try:
        return date(year, month, day)
    except ValueError:
        return None
