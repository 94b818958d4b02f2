"""Reading a document in: what was understood beside the source text; corrected by a person, it becomes drafts."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from adviesraad.importing.forms import PERMISSIONS, Kind, UploadForm
from adviesraad.importing.pages import PAGES
from documents.errors import DocumentError
from documents.models import Document
from documents.opening import read_and_understand
from documents.storing import store
from governance.pages.form_page import bound, form_page
from governance.pages.pace import at_most
from governance.workflow import require


@at_most("import")
def import_upload(request):
    """Choose a file; it is kept only when it can be read as what one says it is."""
    form = bound(request, UploadForm, user=request.user)
    if not form.fields["kind"].choices:
        require(request.user, PERMISSIONS[Kind.ADVICE])
    if request.method == "POST" and form.is_valid():
        upload, kind = form.cleaned_data["file"], Kind(form.cleaned_data["kind"])
        try:
            blocks, _understood = read_and_understand(upload.read(), upload.name, PAGES[kind].understand)
        except DocumentError as error:
            form.add_error("file", str(error))
        else:
            upload.seek(0)
            document = store(upload, by=request.user, text="\n".join(block.text for block in blocks))
            return redirect(reverse("import_proposal", args=[document.pk]) + f"?soort={kind}")
    context = {"form": form, "heading": _("Read a document in")}
    return render(request, "adviesraad/import_upload.html", context)


@at_most("import")
def import_proposal(request, pk):
    """What was understood of the file, in a form; saving makes drafts."""
    kind = request.GET.get("soort")
    if kind not in Kind.values:
        raise Http404
    require(request.user, PERMISSIONS[Kind(kind)])
    present = Document.objects.visible_to(request.user).exclude(file="")
    document = get_object_or_404(present, pk=pk, uploaded_by=request.user)
    with document.file.open("rb") as file:
        data = file.read()
    try:
        blocks, understood = read_and_understand(data, document.name, PAGES[Kind(kind)].understand)
    except DocumentError as problem:
        messages.error(request, str(problem))
        return redirect("import_upload")
    proposal = PAGES[Kind(kind)](request, document, blocks, understood)
    return form_page(
        request,
        proposal.form,
        proposal.create_drafts,
        said=lambda made: made[1],
        leads_to=lambda made: made[0],
        ready=request.method == "POST" and proposal.is_valid(),
        template=proposal.template,
        proposal=proposal,
        blocks=blocks,
        document=document,
        heading=_("Look at what was understood"),
    )
