"""manage.py reindex: write anew what the public can find, from the published records themselves."""

from django.apps import apps
from django.core.management.base import BaseCommand
from django.db import connection

from documents.models import SearchEntry
from documents.search import index as search


class Command(BaseCommand):
    help = "Write the search index anew, record by record, so that nothing is missing while it runs."

    def handle(self, **options):
        models = {model._meta.label_lower: model for model in apps.get_models() if hasattr(model, "search_entry")}
        SearchEntry.objects.exclude(object_type__in=models).delete()
        for label, model in models.items():
            records = model._base_manager.order_by("pk")
            SearchEntry.objects.filter(object_type=label).exclude(object_id__in=records.values("pk")).delete()
            for record in records.iterator(chunk_size=500):
                search.refresh(record)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE documents_searchentry")
        self.stderr.write(self.style.SUCCESS(f"{SearchEntry.objects.count()} texts can be found."))
