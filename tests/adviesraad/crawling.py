"""Every page that can be reached from the home page by following links, as this client sees it."""

from urllib.parse import urldefrag, urlsplit

from bs4 import BeautifulSoup

AT_MOST = 400


def crawl(client, start=("/",)):
    """{address: response} of all pages of this site; each must be there."""
    waiting, pages = list(start), {}
    while waiting:
        address = waiting.pop()
        if address in pages or len(pages) >= AT_MOST:
            continue
        response = client.get(address, follow=True)
        assert response.status_code in (200, 202), (response.status_code, address)
        pages[address] = response
        if response.get("Content-Type", "").startswith("text/html"):
            waiting += addresses_on(response, address)
    return {address: page for address, page in pages.items() if "text/html" in page["Content-Type"]}


def addresses_on(response, here):
    for link in BeautifulSoup(response.content, "html.parser").find_all("a", href=True):
        url = urlsplit(urldefrag(link["href"]).url)
        if url.scheme or url.netloc or (not url.path and not url.query):
            continue
        path = url.path or urlsplit(here).path
        if not path.startswith("/account/"):
            yield f"{path}?{url.query}" if url.query else path
