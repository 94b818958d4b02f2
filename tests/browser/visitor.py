"""Somebody with a browser, who reads, types and presses buttons; every page that they meet is looked at."""

import re
from contextlib import contextmanager

from tests.browser.mistakes import DESK, PHONE, TELL_OF_REFUSALS, mistakes_of
from tests.browser.people import PASSWORD

HEIGHTS = {DESK: 800, PHONE: 740}


class Visitor:
    """One browser of one person: cookies of its own, `width` pixels wide."""

    seen_before = set()

    def __init__(self, chromium, site, width):
        self.context = chromium.new_context(
            base_url=site,
            locale="nl-NL",
            timezone_id="Europe/Amsterdam",
            viewport={"width": width, "height": HEIGHTS[width]},
        )
        self.context.set_default_timeout(20_000)
        self.context.add_init_script(TELL_OF_REFUSALS)
        self.page = self.context.new_page()
        self.complaints = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(f"Script error: {error}"))
        self.page.on("response", self._see_answer)

    def _hear(self, message):
        if message.type in ("error", "warning") and not message.text.startswith("Failed to load resource"):
            self.complaints.append(f"Console: {message.text}")

    def _see_answer(self, response):
        if response.status >= 500 or (response.status >= 400 and not response.request.is_navigation_request()):
            self.complaints.append(f"Answer {response.status}: {response.url}")

    # Reading

    @property
    def main(self):
        return self.page.locator("main")

    @property
    def words(self):
        """What a reader reads in the main part, with single spaces."""
        return " ".join(self.main.inner_text().split())

    @property
    def path(self):
        return re.sub(r"^https?://[^/]+|#.*$", "", self.page.url)

    @property
    def heading(self):
        return self.page.locator("h1").inner_text()

    def texts(self, selector):
        return [" ".join(text.split()) for text in self.main.locator(selector).all_inner_texts()]

    def mistakes_beside(self, name):
        """What stands beside the field of this name as its mistakes."""
        return self.texts(f"#id_{name}_error li")

    def value_of(self, name):
        return self.field(name).input_value()

    def is_on_screen(self, name):
        """Whether the field of this name shows without scrolling."""
        top = self.field(name).evaluate("each => each.getBoundingClientRect().top")
        return 0 <= top < self.page.viewport_size["height"]

    def fetch(self, path):
        """What this person gets from an address that is not a page."""
        return self.context.request.get(path)

    def check(self):
        """Fail when anything is wrong with the page as it is now."""
        mistakes = self.complaints + mistakes_of(self.page, self.seen_before)
        self.complaints = []
        assert not mistakes, "\n".join([self.page.url, *mistakes])

    # Going somewhere

    @contextmanager
    def _arriving(self, status=200):
        with self.page.expect_navigation() as arrival:
            yield
        assert arrival.value.status == status, f"{self.page.url} answers {arrival.value.status}"
        self.check()

    def goto(self, path, status=200):
        with self._arriving(status):
            self.page.goto(path)
        return self

    def follow(self, name, *, within="main", nth=0):
        """Press the link of this name."""
        with self._arriving():
            self.page.locator(within).get_by_role("link", name=str(name), exact=True).nth(nth).click()
        return self

    def follow_about(self, verb, subject):
        """Press the link `verb` that tells by its hidden words that it is about `subject`."""
        with self._arriving():
            self.main.get_by_role("link", name=re.compile(f"^{re.escape(verb)}.*{re.escape(subject)}")).click()
        return self

    def from_desk(self, subject):
        """Go to what waits for one, by the link that has `subject` in it."""
        self.goto("/werk/")
        with self._arriving():
            self.main.get_by_role("link", name=str(subject)).first.click()
        return self

    def press(self, name, *, status=200):
        """Press the button of this name."""
        with self._arriving(status):
            self.main.get_by_role("button", name=str(name), exact=True).click()
        return self

    def send(self, *, status=200):
        """Press the button that stands out below the form."""
        with self._arriving(status):
            self.main.locator("form[method=post] button.nl-button--primary").last.click()
        return self

    # Typing

    def field(self, name):
        return self.main.locator(f'[name="{name}"]')

    def fill(self, fields=(), **more):
        """Type {name of a field: what}; lists tick boxes, files are dictionaries."""
        for name, value in {**dict(fields), **more}.items():
            self._open(self.field(name).first)
            self._fill(name, value)
        return self

    def _open(self, field):
        """Press open what folds the field away."""
        for folded in field.locator("xpath=ancestor::details[not(@open)]").all():
            folded.locator("summary").click()

    def _fill(self, name, value):
        field = self.field(name)
        kind = field.first.evaluate("each => each.type")
        if kind == "file":
            field.set_input_files(value)
        elif kind.startswith("select"):
            field.select_option(label=value) if isinstance(value, str) else field.select_option(str(value))
        elif isinstance(value, bool):
            field.set_checked(value)
        elif kind in ("radio", "checkbox"):
            for one in value if isinstance(value, list) else [value]:
                self.main.locator(f'[name="{name}"][value="{one}"]').check()
        elif field.is_hidden() and field.get_attribute("data-rich") is not None:
            field.locator("xpath=..").locator(".ql-editor").fill(str(value))
        else:
            field.fill(str(value))

    # Who one is

    def log_in(self, user, password=PASSWORD):
        """Through the login page, wherever one is sent from there."""
        if not self.path.startswith("/account/login/"):
            self.goto("/account/login/")
        return self.fill(login=user.email, password=password).send()

    def lose_session(self):
        """What an expired login looks like from here."""
        self.context.clear_cookies(name="sessionid")
        return self
