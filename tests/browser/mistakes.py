"""What may be wrong with any page, whoever reads it: looked at in the browser, after every load."""

from axe_playwright_python.sync_playwright import Axe

NARROWEST = 320  # a screen of 1280 pixels at 400 %
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

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


def mistakes_of(page):
    """Sentences on what is wrong with the page that PAGE (of Playwright) shows now."""
    seen = page.evaluate(LOOK)
    return [
        *([f"The language is “{seen['lang']}”, not nl."] if seen["lang"] != "nl" else []),
        *([] if seen["title"].split("–")[0].strip() else ["There is no title."]),
        *([f"There are {seen['headings']} h1's."] if seen["headings"] != 1 else []),
        *(f"The id “{twice}” stands there twice." for twice in seen["twice"]),
        *_too_wide(page),
        *_against_the_guidelines(page),
    ]


def _too_wide(page):
    """On a telephone also at 400 %."""
    size = page.viewport_size
    mistakes = [f"Sticks out at {size['width']} pixels: {each}" for each in page.evaluate(STICKS_OUT)]
    if NARROWEST < size["width"] < 600:
        page.set_viewport_size({**size, "width": NARROWEST})
        mistakes += [f"Sticks out at {NARROWEST} pixels: {each}" for each in page.evaluate(STICKS_OUT)]
        page.set_viewport_size(size)
    return mistakes


def _against_the_guidelines(page):
    """Without preloading: axe would insert style elements, which our policy refuses."""
    options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"], "preload": False}
    for violation in Axe().run(page, options=options).response["violations"]:
        for node in violation["nodes"]:
            yield f"axe, {violation['id']}: {node['failureSummary']} {node['html'][:200]}"
