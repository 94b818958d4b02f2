"""What somebody reads the site with, in words: enough to know one's own telephone again, and no more."""

# (a part of what the browser says of itself, what people call it); the first that is there counts
BROWSERS = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("Chrome", "Chrome"),
    ("CriOS", "Chrome"),
    ("Safari", "Safari"),
]
SYSTEMS = [
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("CrOS", "ChromeOS"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
]


def device_of(request):
    """For instance "Firefox, Windows"; only one of the two, or "", where the browser does not say it."""
    said = request.headers.get("User-Agent", "")
    return ", ".join(filter(None, (_first(BROWSERS, said), _first(SYSTEMS, said))))


def _first(known, said):
    return next((name for part, name in known if part in said), "")
