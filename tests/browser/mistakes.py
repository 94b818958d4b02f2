"""What may be wrong with any page, whoever reads it: looked at in the browser, after every load."""

import re

from axe_playwright_python.base import AXE_SCRIPT

DESK, PHONE = WIDTHS = 1280, 375
NARROWEST = 320  # a screen of 1280 pixels at 400 %
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

LANDMARK = re.compile(r"^<(header|nav|main|section|aside|form|footer)| role=")
SAYS = r' (href|value|content|action|datetime|data-keep|data-rich)="[^"]*"'

# Runs before anything else on a page: what the policy refuses is said on the console, where the visitor listens.
TELL_OF_REFUSALS = """document.addEventListener("securitypolicyviolation", event =>
    console.error(`securitypolicyviolation: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`));"""

LOOK = """() => ({
    lang: document.documentElement.lang,
    title: document.title.trim(),
    headings: document.querySelectorAll("h1").length,
    twice: [...document.querySelectorAll("[id]")].map(each => each.id)
        .filter((id, index, all) => all.indexOf(id) !== index),
})"""

# Which elements stick out at the right, the innermost ones; what scrolls by itself may.
STICKS_OUT = """() => {
    const page = document.documentElement;
    if (page.scrollWidth <= page.clientWidth) return [];
    const wide = [...document.body.querySelectorAll("*")].filter(each =>
        each.getBoundingClientRect().right > page.clientWidth + 0.5 && !each.closest(".table-region"));
    return wide.filter(each => !wide.some(other => other !== each && each.contains(other)))
        .map(each => each.outerHTML.slice(0, 120)).concat(`${page.scrollWidth} > ${page.clientWidth}`);
}"""


def mistakes_of(page, seen_before):
    """Sentences on what is wrong with the page that `page` (of Playwright) shows now, on a desk and on a telephone.

    `seen_before` holds the skeletons that axe has judged: of two pages that are made of the same things it judges one.
    """
    seen = page.evaluate(LOOK)
    mistakes = [
        *([f"The language is “{seen['lang']}”, not nl."] if seen["lang"] != "nl" else []),
        *([] if seen["title"].split("–")[0].strip() else ["There is no title."]),
        *([f"There are {seen['headings']} h1's."] if seen["headings"] != 1 else []),
        *(f"The id “{twice}” stands there twice." for twice in seen["twice"]),
    ]
    size, scrolled, skeleton = page.viewport_size, page.evaluate("scrollY"), _skeleton(page)
    for width in sorted(WIDTHS, key=lambda width: width != size["width"]):
        page.set_viewport_size({**size, "width": width})
        mistakes += _too_wide(page)
        if (width, skeleton) not in seen_before:
            seen_before.add((width, skeleton))
            mistakes += _against_the_guidelines(page, contrast=width == size["width"])
    page.set_viewport_size({**size, "width": NARROWEST})
    mistakes += _too_wide(page)
    page.set_viewport_size(size)
    page.evaluate("top => scrollTo({top, behavior: 'instant'})", scrolled)
    return mistakes


def _skeleton(page):
    """What the page is made of, without its words, numbers and addresses: every landmark, all else once, in order."""
    html = re.sub(SAYS, "", re.sub(r"\d+", "0", page.content()))
    tags = re.findall(r"<[a-z][^>]*>(?:\s*</)?", html)
    return tuple(dict.fromkeys(tags)), tuple(tag for tag in tags if LANDMARK.search(tag))


def _too_wide(page):
    return [f"Sticks out at {page.viewport_size['width']} pixels: {each}" for each in page.evaluate(STICKS_OUT)]


def _against_the_guidelines(page, *, contrast):
    """Half of axe's time goes to `contrast`, which does not change with the width.

    Without preloading: axe would insert style elements, which our policy refuses.
    """
    options = {
        "runOnly": {"type": "tag", "values": RULES},
        "rules": {"color-contrast": {"enabled": contrast}},
        "resultTypes": ["violations"],
        "preload": False,
    }
    if not page.evaluate("'axe' in window"):
        page.evaluate(f"{AXE_SCRIPT}; undefined")
    for violation in page.evaluate("async options => (await axe.run(options)).violations", options):
        for node in violation["nodes"]:
            rule = f"axe at {page.viewport_size['width']}, {violation['id']}"
            yield f"{rule}: {node['failureSummary']} {node['html'][:200]}"
