"""What a process for work within limits has ready: the server that forks them imports this, and nothing else does."""

import django

django.setup()
