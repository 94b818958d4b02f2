from pathlib import Path

from django.utils.translation import ngettext

from commitments.drafts import create_commitment_drafts
from commitments.understanding import understand_commitments
from commitments.understanding.as_json import commitments_as_json
from documents.importing import ImportCommand


class Command(ImportCommand):
    help = "Read a list of commitments and make drafts of them; --json prints what was understood and writes nothing."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--by", help="e-mail address of the person who imports")

    def understand(self, blocks):
        return understand_commitments(blocks)

    def as_json(self, understood):
        return commitments_as_json(understood)

    def create_drafts(self, understood, options):
        made = create_commitment_drafts(understood, by=self.importer(options), source=Path(options["file"]).name)
        return ngettext("Draft made: %(count)s commitment.", "Drafts made: %(count)s commitments.", len(made)) % {
            "count": len(made)
        }
