"""The files of a record as one reader gets them: as they came, or the public copy."""

from dataclasses import dataclass

from documents.models import Document, linked_records
from governance.roles import may


@dataclass(frozen=True)
class FileFor:
    """A `document` as one reader gets it: as it came, or its public copy; whether that reader may publish it now."""

    document: Document
    as_it_came: bool
    may_publish: bool

    @property
    def name(self):
        return self.document.name if self.as_it_came else self.document.public_name

    @property
    def url(self):
        return self.document.get_absolute_url() if self.as_it_came else self.document.public_url


def lay_files(user, records):
    """Give each of these `records` the files that `user` may have, each as a FileFor, in `shown_files`; returns them.

    One query for all; `user` may see the records.
    """
    records = list(records)
    attached = [(record, documents_of(record)) for record in records]
    wanted = {document.pk for _record, documents in attached for document in documents}
    as_they_came = set(Document.objects.as_they_came_to(user).filter(pk__in=wanted).values_list("pk", flat=True))
    for record, documents in attached:
        publishes = bool(documents and record.published_at) and may(user, record.PUBLISHES_FILES, record)
        record.shown_files = [
            FileFor(each, each.pk in as_they_came, publishes)
            for each in documents
            if each.pk in as_they_came or each.published_at
        ]
    return records


def documents_of(record):
    """Every file of `record`, in the order in which its columns stand."""
    documents = []
    for relation, _records in linked_records():
        if relation.related_model is type(record):
            value = getattr(record, relation.field.name)
            documents += value.all() if relation.field.many_to_many else filter(None, [value])
    return documents
