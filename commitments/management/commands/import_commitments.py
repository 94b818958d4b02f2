from datetime import date
from pathlib import Path

from django.utils.translation import ngettext

from commitments.understanding import understand_commitments
from commitments.understanding.as_json import commitments_as_json
from commitments.understanding.proposals import proposals_as_they_stand, store_commitments
from documents.importing import ImportCommand


class Command(ImportCommand):
    help = "Read a list of commitments and make drafts of them; --json prints what was understood and writes nothing."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--by", help="e-mail address of the person who imports")
        parser.add_argument("--made-on", type=date.fromisoformat, help="day of promises that the list gives no date")
        parser.add_argument("--answered-on", type=date.fromisoformat, help="day of answers that the list gives no date")

    def understand(self, blocks):
        return understand_commitments(blocks)

    def as_json(self, understood):
        return commitments_as_json(understood)

    def create_drafts(self, understood, options):
        by, source = self.importer(options), Path(options["file"]).name
        days = {name: options[name] for name in ("made_on", "answered_on")}
        made = store_commitments(proposals_as_they_stand(understood, source=source, **days), by=by)
        return ngettext("Draft made: %(count)s commitment.", "Drafts made: %(count)s commitments.", len(made)) % {
            "count": len(made)
        }
