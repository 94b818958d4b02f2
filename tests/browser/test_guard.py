"""The one who looks at every page sees what is wrong with it: else all other tests here prove nothing."""

import pytest

pytestmark = pytest.mark.browser

WRONG = """<!doctype html><html lang="en"><head><title> </title><style>p { color: red }</style></head><body>
<h1>One</h1><h1>Two</h1><p id="a">a</p><p id="a" style="width: 340px">b</p><img src="/nothing.png">
<div><svg width="900" height="9" aria-hidden="true"></svg></div></body></html>"""


def test_guard_sees_every_mistake(visit):
    visitor = visit()
    policy = {"Content-Security-Policy": "style-src 'self'", "Content-Type": "text/html"}
    visitor.page.route("**/fout/", lambda route: route.fulfill(body=WRONG, headers=policy))
    with pytest.raises(AssertionError) as found:
        visitor.goto("/fout/")
    for mistake in (
        "The language is “en”",
        "There is no title",
        "There are 2 h1's",
        "The id “a” stands there twice",
        "securitypolicyviolation: style-src",
        "Answer 404",
        "Sticks out at 375 pixels: <svg",
        "Sticks out at 320 pixels: <svg",
        "axe at 1280, image-alt",
        "axe at 375, image-alt",
    ):
        assert mistake in str(found.value)


def test_guard_sees_an_answer_of_500(visit, monkeypatch):
    def broken():
        raise RuntimeError

    monkeypatch.setattr("adviesraad.pages.site.counting.statements", broken)
    with pytest.raises(AssertionError, match="500"):
        visit().goto("/cijfers/")
