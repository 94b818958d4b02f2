"""A page of a list."""

from django.core.paginator import Paginator

PER_PAGE = 20


def page_of(records, request, per_page=PER_PAGE):
    """The page that the address asks for; the nearest one when it asks for nonsense."""
    return Paginator(records, per_page).get_page(request.GET.get("page"))
