"""Somebody with the keyboard alone: everything can be reached, and one always sees where one is."""

from tests.browser.visitor import Visitor

# What has the focus: its name, and whether it can be seen that it has it. On the small button inside a date field
# Chromium draws a ring of its own; the field itself then no longer is ":focus".
FOCUS = """() => {
    const it = document.activeElement, style = getComputedStyle(it), box = it.getBoundingClientRect();
    const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
    const ring = outline || style.boxShadow !== "none" || !it.matches(":focus");
    return {
        name: (it.labels && it.labels[0] || it).innerText.trim() || it.getAttribute("aria-label") || "",
        field: it.name || "",
        visible: ring && box.bottom > 0 && box.top < innerHeight && box.width > 1,
        html: it.outerHTML.slice(0, 120),
    };
}"""
FURTHEST = 80


class Typist(Visitor):
    """Somebody without a mouse."""

    def tab_to(self, name="", field=""):
        """Press Tab until the thing of this name has the focus, or the field of that name."""
        for _press in range(FURTHEST):
            self.page.keyboard.press("Tab")
            focus = self.page.evaluate(FOCUS)
            assert focus["visible"], f"the focus cannot be seen on {focus['html']}"
            read = " ".join(focus["name"].split()).replace(" :", ":")
            if (name and read == name) or (field and focus["field"] == field):
                return self
        raise AssertionError(f"{name or field} is not reached by Tab")

    def type(self, words):
        self.page.keyboard.type(str(words))
        return self

    def enter(self, key="Enter"):
        with self._arriving():
            self.page.keyboard.press(key)
        return self
