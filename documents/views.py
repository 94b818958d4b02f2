from django.http import Http404
from django.shortcuts import get_object_or_404, render

from documents.models import Document
from documents.serving import serve


def document_download(request, pk, name):
    """A file, to whoever may see a record that links to it."""
    document = get_object_or_404(Document.objects.visible_to(request.user), pk=pk)
    if document.name != name:
        raise Http404
    if document.is_removed:
        return render(request, "documents/removed.html", {"document": document}, status=410)
    return serve(document.file, name=document.name, media_type=document.media_type)
