"""Exit code 0 when the web server in this container answers what the proxy would ask."""

import http.client
import os
import sys
from urllib.parse import urlsplit

host = urlsplit(os.environ["SITE_URL"]).netloc
connection = http.client.HTTPConnection("127.0.0.1", 8000, timeout=5)
connection.request("GET", "/", headers={"Host": host, "X-Forwarded-Proto": "https"})
sys.exit(connection.getresponse().status != 200)
