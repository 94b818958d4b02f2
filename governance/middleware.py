"""An expired login keeps what was typed."""

from django.contrib.auth.views import redirect_to_login
from django.http import QueryDict

from governance.keeping import forget, keep

KEPT = "kept_post"
WORK = "/werk/"


class KeepPostMiddleware:
    """Every work address asks a visitor who is logged out to log in first, whether the thing exists or not.

    What was posted waits in the session and fills the form again after the login, also when the login has expired.
    What a logged-in user posted is kept while the form is refused, and forgotten once it led on to another page.
    Uploaded files are not kept.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if _asks_for_login(request) and request.method != "POST":
            return redirect_to_login(request.get_full_path())
        response = self.get_response(request)
        if _asks_for_login(request) and request.resolver_match is None:
            return redirect_to_login(request.get_full_path())
        if request.method == "POST" and getattr(request, "keeps_typed", False):
            _keep_or_forget(request, response)
        return response

    def process_view(self, request, view, args, kwargs):
        """A post is kept after the check against forged forms, which Django makes just before the view."""
        if _asks_for_login(request):
            if request.method == "POST" and not getattr(view, "keeps_no_post", False):
                request.session[KEPT] = {"path": request.path, "data": request.POST.urlencode()}
            return redirect_to_login(request.get_full_path())
        return None


def _asks_for_login(request):
    return request.path.startswith(WORK) and not request.user.is_authenticated


def _keep_or_forget(request, response):
    if response.status_code == 302:
        forget(request.user, request.get_full_path())
    elif response.status_code == 200:
        keep(request.user, request.get_full_path(), request.POST)


def kept_post(request):
    """What this visitor posted to this address before the login, once; or None.

    The form says who typed it: nobody else who signs in on that browser gets to see it.
    """
    kept = request.session.get(KEPT)
    if request.method != "GET" or not kept or kept["path"] != request.path:
        return None
    del request.session[KEPT]
    typed = QueryDict(kept["data"])
    return typed if typed.get("typed_by", str(request.user.pk)) == str(request.user.pk) else None
