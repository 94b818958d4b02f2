"""The address of an advice: its council and its reference, such as 2021-9 or 2021-9-v2."""

import re

from django.shortcuts import get_object_or_404

from advices.models import Advice

REFERENCE = re.compile(r"(\d{4})-(\d+)(?:-v(\d+))?")


class ReferenceConverter:
    regex = r"\d{4}-[1-9]\d*(?:-v(?:[2-9]|[1-9]\d+))?"

    def to_python(self, value):
        year, serial, version = REFERENCE.fullmatch(value).groups()
        return {"year": int(year), "serial": int(serial), "version": int(version or 1)}

    def to_url(self, value):
        return value


def advice_at(user, council, reference):
    """The advice at this address that `user` may see; raises Http404."""
    advices = Advice.objects.visible_to(user).select_related("council", "author", "request", "superseded_by__council")
    return get_object_or_404(advices, council__slug=council, **reference)
