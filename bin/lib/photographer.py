"""Takes the pictures that docs/handleiding/beelden.toml lists. Run by the environment's Python: it has the browser."""

import os
import shutil
import sys
import tomllib
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "handleiding"
BROWSER = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
DUTCH = {"LANGUAGE": "nl"}  # for what the browser itself writes, as beside a file field
SIZES = {"desk": {"width": 1100, "height": 760}, "phone": {"width": 375, "height": 740}}


def main(address):
    orders = tomllib.loads((GUIDE / "beelden.toml").read_text())
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=BROWSER, env=os.environ | DUTCH)
        visitors = {}
        for picture in orders["picture"]:
            who, size = picture.get("who", ""), picture.get("size", "desk")
            if (who, size) not in visitors:
                visitors[who, size] = sign_in(browser, address, orders, who, size)
            take(visitors[who, size], address, picture)
        browser.close()


def sign_in(browser, address, orders, who, size):
    page = browser.new_context(viewport=SIZES[size], locale="nl-NL", timezone_id="Europe/Amsterdam").new_page()
    page.set_default_timeout(10_000)
    if who:
        page.goto(f"{address}/account/login/")
        page.fill("#id_login", orders["logins"][who])
        page.fill("#id_password", orders["password"])
        page.press("#id_password", "Enter")
        page.wait_for_url("**/werk/**")
    return page


def take(page, address, picture):
    """Go where the picture is, as a reader of the guide would, and take it; a step that is not there is an error."""
    try:
        page.goto(address + picture["path"])
        for name in picture.get("follow", []):
            page.locator("main").get_by_role("link", name=name).first.click()
        for name in picture.get("open", []):
            page.locator("summary", has_text=name).first.click()
        if "show" in picture:
            page.locator(picture["show"]).first.evaluate("each => each.scrollIntoView({block: 'start'})")
        page.screenshot(path=GUIDE / "beelden" / f"{picture['name']}.png")
    except Error as problem:
        sys.exit(f"{picture['name']}: {problem}")
    print(picture["name"])


if __name__ == "__main__":
    main(sys.argv[1])
