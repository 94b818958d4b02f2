from django.http import Http404
from django.shortcuts import get_object_or_404, render

from documents.models import Document
from documents.serving import serve
from documents.storing import media_type_of


def document_download(request, pk, name):
    """A file as it came, to whoever works with a record that has it; its public copy to whoever may see that."""
    document = get_object_or_404(Document.objects.visible_to(request.user), pk=pk)
    as_it_came = name == document.name and Document.objects.as_they_came_to(request.user).filter(pk=pk).exists()
    if not as_it_came and name != document.public_name:
        raise Http404
    if document.is_removed:
        return render(request, "documents/removed.html", {"document": document}, status=410)
    if as_it_came:
        return serve(document.file, name=name, media_type=document.media_type)
    return serve(document.public_file, name=name, media_type=media_type_of(name))
