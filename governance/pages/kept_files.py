"""A file that was chosen is kept as typed words are: by an expired login, by a mistake, until its form is saved.

The page names each kept file beside its field, with a tick: what is still ticked when the form comes back is chosen.
"""

import hashlib
from contextlib import suppress

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from governance.models import KeptFile, KeptForm
from governance.pages.merging import conflict_about
from governance.stored_files import delete_when_stored

TICKED = "-kept"  # after the name of the field, in what a page posts
MOST_KEPT = 10 * settings.LARGEST_UPLOAD  # bytes, of one user


def digest_of(upload):
    """The SHA-256 of what was chosen, by which a page names it."""
    if not hasattr(upload, "sha256"):
        upload.seek(0)
        upload.sha256 = hashlib.file_digest(upload, "sha256").hexdigest()
        upload.seek(0)
    return upload.sha256


def files_of(kept):
    """{name of the field: [files]} of `kept` rows; without those of which the bytes are gone."""
    files = MultiValueDict()
    for row in kept:
        with suppress(FileNotFoundError), row.file.open("rb") as file:
            files.appendlist(row.field, SimpleUploadedFile(row.name, file.read()))
    return files


def files_chosen(request, user, path):
    """What was chosen in the form that is posted: the kept files that are still ticked, then the new ones."""
    ticked = {name: request.POST.getlist(name) for name in request.POST if name.endswith(TICKED)}
    rows = KeptFile.objects.filter(form__user=user, form__path=path) if ticked else ()
    chosen = files_of(row for row in rows if row.sha256 in ticked.get(row.field + TICKED, ()))
    for name, uploads in request.FILES.lists():
        seen = {digest_of(upload) for upload in uploads}
        kept = [upload for upload in chosen.getlist(name) if digest_of(upload) not in seen]
        chosen.setlist(name, kept + uploads)
    return chosen


def file_fields(form):
    """The fields of `form` in which one chooses files, as they stand on the page."""
    return [form[name] for name, field in form.fields.items() if isinstance(field, forms.FileField)]


def is_for_several(field):
    return getattr(field, "takes_several", False)


def take_last(form):
    """Where one file is asked, the last that was chosen counts."""
    for field in file_fields(form):
        if field.html_name in form.files and not is_for_several(field.field):
            form.files.setlist(field.html_name, form.files.getlist(field.html_name)[-1:])


def tell_of_gone(form):
    """Say beside its field that a kept file, which the page of `form` promised, is no longer there."""
    for field in file_fields(form):
        chosen = {digest_of(upload) for upload in form.files.getlist(field.html_name)}
        promised = form.data.getlist(field.html_name + TICKED)
        was_replaced = chosen and not is_for_several(field.field)
        if set(promised) - chosen and not was_replaced:
            form.add_error(field.name, _("The file that was kept is no longer there. Choose it again."))


def files_to_keep(field):
    """The files chosen in `field` of a page that need not be chosen again: those that were not refused."""
    if not isinstance(field.field, forms.FileField) or not field.form.is_bound:
        return []
    uploads = field.form.files.getlist(field.html_name) if hasattr(field.form.files, "getlist") else []
    if not field.errors or conflict_about(field):
        return uploads
    return [upload for upload in uploads if is_for_several(field.field) and _passes(field.field, upload)]


def _passes(field, upload):
    with suppress(ValidationError):
        return bool(field.clean([upload]))
    return False


@transaction.atomic
def keep_files(user, path, files):
    """Keep `files`, {name of the field: [uploads]}, with what `user` typed at `path`, in place of those kept before."""
    form = KeptForm.objects.select_for_update().filter(user=user, path=path).first()
    if not form:
        return
    wanted = {(name, digest_of(each)): each for name in files for each in files[name] if _is_kept(each)}
    for row in form.files.all():
        upload = wanted.get((row.field, row.sha256))
        if upload and upload.name == row.name:
            del wanted[row.field, row.sha256]
        else:
            throw_away([row])
    for (field, sha256), upload in wanted.items():
        row = KeptFile(form=form, field=field, name=upload.name, size=upload.size, sha256=sha256)
        upload.seek(0)
        row.file.save(upload.name, ContentFile(upload.read()))
    _make_room(user)


def _is_kept(upload):
    return 0 < upload.size <= settings.LARGEST_UPLOAD


def _make_room(user):
    """Throw away the oldest files of `user` beyond the most that is kept."""
    room, too_many = MOST_KEPT, []
    for row in KeptFile.objects.filter(form__user=user).order_by("-pk"):
        room -= row.size
        if room < 0:
            too_many.append(row)
    throw_away(too_many)


def throw_away(rows):
    """Delete these KeptFile `rows`, and their bytes once that is stored."""
    for row in rows:
        row.delete()
        delete_when_stored(row.file)
