"""An expired login keeps what was typed."""

from django.contrib.auth.views import redirect_to_login

from governance.pages.keeping import forget, keep, keep_for_later
from governance.pages.kept_files import file_fields, files_to_keep, keep_files

KEPT = "kept_post"
WORK = "/werk/"


class KeepPostMiddleware:
    """Every work address asks a visitor who is logged out to log in first, whether the thing exists or not.

    What was posted after the login had expired, with the files that were chosen, is kept for whom the page was given
    to, and fills the form again when that user signs in. What a logged-in user posted is kept while the form is
    refused, and forgotten once it led on to another page.
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
                _tell_what_is_kept(request, keep_for_later(request))
            return redirect_to_login(request.get_full_path())
        return None


def _asks_for_login(request):
    return request.path.startswith(WORK) and not request.user.is_authenticated


def _keep_or_forget(request, response):
    if response.status_code == 302:
        forget(request.user, request.get_full_path())
    elif response.status_code == 200:
        keep(request.user, request.get_full_path(), request.POST)
        fields = file_fields(request.typed_form) if hasattr(request, "typed_form") else ()
        if fields:
            chosen = {field.html_name: files_to_keep(field) for field in fields}
            keep_files(request.user, request.get_full_path(), chosen)


def _tell_what_is_kept(request, kept):
    """Let the login page say so."""
    if kept:
        request.session[KEPT] = kept
    else:
        request.session.pop(KEPT, None)
