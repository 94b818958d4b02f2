"""What a letter or publication says about itself: subject, sender, receiver, date, reference."""

import re
from dataclasses import replace

from documents.dutch.dates import find_dates, parse_date
from documents.formats.blocks import Found, Kind, found

NAVIGATION = re.compile(
    r"(?:skip to (?:main )?content|(?:direct )?(?:ga )?(?:direct )?naar (?:de )?(?:hoofd)?(?:inhoud|navigatie"
    r"|content)|menu|home|zoeken"
    r"|toegankelijkheid|contact|nieuws|publicaties|over ons|lees voor|delen|print|deel deze pagina|u bent hier.*"
    r"|terug(?: naar .*)?|download.*|[^.]*\s[›»>]\s.*)",
    re.IGNORECASE,
)
LABELLED = re.compile(r"^\s*(?P<label>[A-Z][\wÀ-ÿ .()/-]{1,30}?)\s*:\s*(?P<value>.*)$", re.DOTALL)
SALUTATION = re.compile(r"^(?:Geachte?|Beste|Aan)\b(?!\s*:)", re.IGNORECASE)
NUMBERED = re.compile(
    r"^(?:advies|adviesnummer)\s*(?:nr\.?|nummer|no\.?)?\s*:?\s*(?P<number>\d{2,4}[-/.]\d{1,4}|\d{1,4}[-/.]\d{2,4})$",
    re.IGNORECASE,
)
IN_PASSING = re.compile(r",?\s*\(?(?:met |ons )?kenmerk:?\s+(?P<number>\S*\d[^\s,)]*)\)?", re.IGNORECASE)
HEAD_SIZE = 25  # a letterhead is over well before this many blocks

LABELS = {
    "subject": ("betreft", "onderwerp", "betreffende", "inzake", "titel", "betr"),
    "date": (
        "datum",
        "d.d",
        "dd",
        "dagtekening",
        "datum advies",
        "datum brief",
        "uitgebracht",
        "uitgebracht op",
        "vastgesteld",
        "verzonden",
        "publicatiedatum",
        "datum publicatie",
        "gepubliceerd",
        "gepubliceerd op",
        "verzenddatum",
    ),
    "addressee": ("aan", "t.a.v", "gericht aan", "geadresseerde"),
    "sender": ("van", "afzender", "namens", "opsteller", "uitgebracht door"),
    "reference": (
        "kenmerk",
        "ons kenmerk",
        "nummer",
        "adviesnummer",
        "referentie",
        "advies nr",
        "adviesnr",
        "registratienummer",
        "zaaknummer",
        "nr",
    ),
}

# "Wmo-", "Jeugd- en " or an adjective of place or kind ("Regionale ", "Gemeentelijke ") before the type of council
BEFORE_TYPE = r"(?:[A-Z]\w+- en )?(?:[A-Z]\w*-|[A-Z]\w*(?:se|le|ke|aal|lijk)\s)?"
COUNCIL_TYPE = (
    rf"{BEFORE_TYPE}(?:[Aa]dvies|[Cc]li[eë]nten|[Jj]ongeren|[Jj]eugd|[Pp]articipatie|[Ss]enioren|[Oo]uderen|[Bb]urger"
    r"|[Ii]nwoners?|[Gg]ehandicapten|[Mm]antelzorg|[Ww]elzijns|[Mm]onumenten|[Cc]ultuur|[Ss]port|[Ww]ijk|[Dd]orps|[Kk]inder"
    r"|[Tt]oegankelijkheids|Wmo-?|WMO-?|ASD-?)(?:advies)?(?:raad|platform|commissie|panel)"
    r"|[Rr]ekenkamer(?:commissie)?|[Aa]dviescommissie|[Pp]articipatieplatform"
)
COUNCIL_TAIL = (
    r"(?:\s+(?:\([A-Z][\w-]{1,15}\)|[Ss]ociaal [Dd]omein|(?:voor|van|en|de|het|den|der|in|gemeente|'s?"
    r"|aan)(?=\s+(?:de\s+|het\s+|gemeente\s+)?[A-Z(])"
    r"|[A-Z][\wÀ-ÿ’'-]*)){0,12}"
)
COUNCIL = re.compile(rf"\b(?P<name>(?:{COUNCIL_TYPE}){COUNCIL_TAIL})")
PERSON_OR_BODY = (
    r"(?:het )?(?:dagelijks )?(?:college|bestuur)|(?:de )?gemeentera(?:ad|den)|(?:de )?(?:stads|deel)?raad(?!slid"
    r"| van)|burgemeester en wethouders|(?:de )?wethouder(?:s)?|(?:de )?gemeente(?!lijk)"
)
ADDRESSED = re.compile(
    r"\b(?:advies aan|advise(?:ert|ren|er) (?:wij |we )?|verzoe(?:kt|ken) (?:wij |we )?|vra(?:agt|gen) (?:wij "
    rf"|we )?|be(?:veelt|velen) (?:wij |we )?|roe(?:pt|pen) (?:wij |we )?)\s*(?P<who>{PERSON_OR_BODY})\b",
    re.IGNORECASE,
)
ISSUED = re.compile(
    r"\b(?:uitgebracht|vastgesteld|gepubliceerd|aangeboden|verzonden|verschenen|geplaatst)\b", re.IGNORECASE
)
POSTAL = re.compile(r"\b(?:postbus\b|\d{4}\s?[A-Z]{2}\b).*", re.IGNORECASE | re.DOTALL)
DATELINE = re.compile(r"^(?:[A-Z][\wÀ-ÿ'’ -]{1,30},\s*)?(?:d\.?d\.?\s*)?(?P<date>[^,]*\d{4})\.?$")


def content(blocks):
    """The blocks without the menu entries that a copied web page begins with."""
    return [block for block in blocks if not NAVIGATION.fullmatch(block.text.strip())]


def head(blocks):
    return content(blocks)[:HEAD_SIZE]


def labelled(blocks, name):
    """The first value behind one of the labels called `name` ("Betreft: …"), as Found."""
    for position, block in enumerate(blocks):
        label, value = _label_and_value(block)
        if label in LABELS[name]:
            if not value and position + 1 < len(blocks):
                return found(blocks[position + 1].text.strip(), blocks[position + 1])
            return found(value, block) if value else None
    return None


def reference(blocks):
    value = labelled(head(blocks), "reference")
    if value:
        return Found(value.value.rstrip(". "), value.source, value.line)
    for block in head(blocks):
        match = NUMBERED.match(block.text) or IN_PASSING.search(block.text)
        if match:
            return found(match["number"], block)
    return None


def _label_and_value(block):
    if block.kind == Kind.ROW and len(block.cells) == 2:
        label, value = block.cells
    else:
        match = LABELLED.match(block.text)
        label, value = (match["label"], match["value"]) if match else ("", "")
    return re.sub(r"[:.\s]+$", "", label).strip().lower(), value.strip()


def is_label(block):
    label, _ = _label_and_value(block)
    return any(label in names for names in LABELS.values())


def issued_on(blocks):
    """The day the document says it was issued: labelled, said in words, or written alone on a line."""
    start = head(blocks)
    return (
        _labelled_date(start)
        or _said_date(start, 4)
        or _title_date(start)
        or _line_date(blocks)
        or _said_date(start, HEAD_SIZE)
    )


def _labelled_date(blocks):
    value = labelled(blocks, "date")
    dates = find_dates(value.value) if value else []
    return Found(dates[0].on, value.source, value.line) if dates else None


def _said_date(blocks, size):
    """ "Uitgebracht d.d. 3 mei 2022", "dat op 3 mei 2022 is gepubliceerd": word and date near each other."""
    for block in blocks[:size]:
        for word in ISSUED.finditer(block.text):
            for on in find_dates(block.text):
                between = block.text[min(word.end(), on.end) : max(word.start(), on.start)]
                if "." not in between.replace("d.d.", "") and len(between) <= 60:
                    return found(on.on, block)
    return None


def _title_date(blocks):
    """A heading that ends in a date: "Advies … - 3 mei 2022"."""
    for block in blocks[:4]:
        tail = re.search(r"[-–,(]\s*([^-–,(]*\d{4})\)?$", block.text)
        on = parse_date(tail[1]) if tail and block.kind == Kind.HEADING else None
        if on:
            return found(on, block)
    return None


def _line_date(blocks):
    """A line that is nothing but (place and) date, at the top or under the signature."""
    for block in [*head(blocks), *blocks[-8:]]:
        on = date_alone(block.text)
        if on:
            return found(on, block)
    return None


def date_alone(text):
    """The date of a line that is nothing but (place and) date."""
    line = DATELINE.match(text.strip())
    return parse_date(line["date"]) if line else None


def addressee(blocks):
    return _labelled_addressee(head(blocks)) or _salutation(head(blocks)) or _addressed_in_text(blocks)


def _labelled_addressee(blocks):
    value = labelled(blocks, "addressee")
    if value is None:
        opening = next(
            (block for block in blocks[:6] if re.match(r"Aan (?:het|de)\b", block.text) and len(block.text) < 150), None
        )
        value = found(opening.text.removeprefix("Aan ").strip(), opening) if opening else None
    name = POSTAL.sub("", value.value).strip(" ,.") if value else ""
    return Found(re.sub(r"\s+", " ", name), value.source, value.line) if name else None


def _salutation(blocks):
    for block in blocks:
        match = re.match(r"(?:Geachte?|Beste)\s+([^,.:!]{3,90})[,:.!]?$", block.text.split("\n")[0].strip())
        if match:
            return found(match[1].strip(), block)
    return None


def _addressed_in_text(blocks):
    for block in blocks:
        match = ADDRESSED.search(block.text)
        if match:
            return found(match["who"].strip(), block)
    return None


def council(blocks):
    """The advisory body: where the text says who issues it, else the fullest name that it uses most."""
    blocks = [_in_plain_case(block) for block in blocks]
    for pattern in (
        r"(?:uitgebracht|opgesteld|gegeven) .{0,40}?door (?:de |het )?$",
        r"(?:[Nn]amens|[Oo]nze|als) (?:de |het )?$",
    ):
        for block in content(blocks):
            for match in COUNCIL.finditer(block.text):
                if re.search(pattern, block.text[: match.start()], re.IGNORECASE) and _is_named(match["name"]):
                    return found(_clean_name(match["name"]), block)
    return labelled_council(blocks) or _most_used(blocks)


def _in_plain_case(block):
    """ "REKENKAMER WATERVEEN" is a name too."""
    return replace(block, text=block.text.title()) if block.text.isupper() else block


def labelled_council(blocks):
    value = labelled(head(blocks), "sender")
    match = COUNCIL.search(value.value) if value else None
    return Found(_clean_name(match["name"]), value.source, value.line) if match else None


def _is_named(name):
    return " " in name or "-" in name or name[0].isupper()


def _most_used(blocks):
    counts, first = {}, {}
    for block in content(blocks):
        for match in COUNCIL.finditer(block.text):
            name = _clean_name(match["name"])
            if _is_named(name):
                counts[name] = counts.get(name, 0) + (3 if block.text.strip() == name else 1)
                first.setdefault(name, block)
    if not counts:
        return None
    longest = max(counts, key=lambda name: (_support(name, counts), len(name)))
    return found(longest, first[longest])


def _support(name, counts):
    """A full name is also meant where only its first words stand."""
    return sum(count for other, count in counts.items() if name.startswith(other))


def _clean_name(name):
    return re.sub(r"\s+", " ", name).strip(" ,.")
