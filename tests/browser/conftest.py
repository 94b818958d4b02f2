"""A real Chromium. Where there is none these tests are skipped, and say so; in CI they fail."""

import os
import shutil
from threading import Condition
from time import sleep

import pytest
from django.core.signals import request_finished, request_started
from playwright.sync_api import sync_playwright

from tests.browser.mistakes import DESK
from tests.browser.people import who_can_log_in
from tests.browser.visitor import Visitor

PROGRAMS = ["/usr/bin/chromium", "chromium", "chromium-browser", "google-chrome"]
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)

TO_ARRIVE = 0.1  # seconds in which the last request of a page that closed has reached the site


@pytest.fixture(scope="package")
def chromium():
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        missing = (
            "There is no Chromium (Debian, Ubuntu: sudo apt-get install chromium): nothing was tried in a browser."
        )
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread, in which Django then refuses to ask its database anything.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield playwright.chromium.launch(executable_path=program, args=ARGUMENTS.split())


@pytest.fixture(autouse=True)
def settings_of_a_trial(settings):
    """Style sheets straight from their folder, and nobody's logins counted."""
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}


@pytest.fixture
def width():
    """How wide the browser is that people work with; every page is looked at on a telephone as well as on a desk."""
    return DESK


@pytest.fixture
def visit(chromium, live_server, underway, request, settings, tmp_path, width):
    """visit(user): a browser of one's own, logged in as this user; without a user as the public."""
    visitors = []
    settings.SITE_URL = live_server.url

    def visit(user=None, kind=Visitor):
        visitor = kind(chromium, live_server.url, width)
        visitors.append(visitor)
        return visitor.log_in(who_can_log_in(user)) if user else visitor

    yield visit
    for number, visitor in enumerate(visitors, start=1):
        if request.node.stash.get(FAILED, False) and not visitor.page.is_closed():
            picture = tmp_path / f"visitor-{number}.png"
            visitor.page.screenshot(path=picture, full_page=True)
            print("What this visitor saw last:", picture)
        visitor.context.close()
    underway.wait_for_none()


class Underway:
    """How many requests the site is answering; a page that closes may send what was typed in it."""

    def __init__(self):
        self.count, self.changed = 0, Condition()

    def begun(self, **_signal):
        self._add(1)

    def done(self, **_signal):
        self._add(-1)

    def _add(self, number):
        with self.changed:
            self.count += number
            self.changed.notify_all()

    def wait_for_none(self):
        """Else the tables would be emptied below what still writes in them."""
        sleep(TO_ARRIVE)
        with self.changed:
            assert self.changed.wait_for(lambda: self.count == 0, timeout=10), "A request was never answered."


@pytest.fixture(scope="package")
def underway():
    found = Underway()
    request_started.connect(found.begun)
    request_finished.connect(found.done)
    yield found
    request_started.disconnect(found.begun)
    request_finished.disconnect(found.done)


FAILED = pytest.StashKey()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    return report
