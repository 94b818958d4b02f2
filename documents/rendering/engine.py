"""WeasyPrint with our own style sheet and fonts, and nothing else. Import it late: it needs the system's Pango."""

from urllib.parse import unquote, urlsplit

from django.conf import settings
from weasyprint import CSS, HTML
from weasyprint.urls import URLFetcher

STATIC = settings.BASE_DIR / "static"
STYLESHEET = STATIC / "css/pdf.css"


class OnlyOurFiles(URLFetcher):
    """Fetches what lies under static/; nothing from the network and nothing else from the disk."""

    def fetch(self, url, headers=None):
        parts = urlsplit(url)
        path = (STATIC.anchor + unquote(parts.path).lstrip("/")) if parts.scheme == "file" else ""
        if not path or STATIC not in type(STATIC)(path).resolve().parents:
            raise ValueError(f"not one of our files: {url}")
        return super().fetch(url, headers)


def write_pdf(html):
    """The PDF/UA-1 (bytes) that WeasyPrint makes of a page."""
    fetcher = OnlyOurFiles(allowed_protocols=["file"])
    page = HTML(string=html, url_fetcher=fetcher)
    style = CSS(filename=STYLESHEET, url_fetcher=fetcher)
    return page.write_pdf(stylesheets=[style], pdf_variant="pdf/ua-1")
