"""What every page knows."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from governance.models import Municipality


def municipality(request):
    return {
        "sign_on_name": settings.OIDC_NAME if settings.OIDC_SERVER_URL else "",
        "local_login": settings.LOCAL_LOGIN,
        "municipality": SimpleLazyObject(lambda: Municipality.objects.first() or Municipality(name="")),
    }
