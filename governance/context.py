"""What every page knows."""

from django.utils.functional import SimpleLazyObject

from governance.models import Municipality


def municipality(request):
    return {"municipality": SimpleLazyObject(lambda: Municipality.objects.first() or Municipality(name=""))}
