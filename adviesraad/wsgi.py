"""The web server's way in."""

import os

from django.core.wsgi import get_wsgi_application

from adviesraad.operations.limits import limit_queries

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "adviesraad.settings")
application = get_wsgi_application()
limit_queries()
