"""Which words count for a recommendation or an advice that has more than one version."""

from django.db import models
from django.db.models import OuterRef, Q


class ToldQuerySet(models.QuerySet):
    """Rows that say something of a recommendation or an advice: an answer, a promise, a verdict."""

    def told_of(self, path, row=None):
        """Those that count for `row`, or for the row of the outer query; `path` leads to a recommendation or an advice.

        What was said of the row itself counts. What was said of another version of it counts as long as that version
        is published: one that was merely replaced still is, one that was withdrawn, or is not public yet, is not.
        The lineage stands first and alone, because only then can the database use its index.
        """
        row_id, lineage = (row.pk, row.lineage) if row else (OuterRef("pk"), OuterRef("lineage"))
        advice = path if path.endswith("advice") else f"{path}__advice"
        public = Q(**{f"{advice}__status": "published"})
        return self.filter(Q(**{f"{path}__lineage": lineage}) & (Q(**{path: row_id}) | public))
