from dataclasses import replace

from django.utils.translation import gettext as _

from advices.understanding import understand_advice
from advices.understanding.as_json import advice_as_json
from advices.understanding.proposals import council_called, proposed_advice, store_advice
from documents.importing import ImportCommand


class Command(ImportCommand):
    help = "Read an advice from a file and make a draft of it; --json prints what was understood and writes nothing."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--council", help="the advisory council that issued it, by its short name in addresses")
        parser.add_argument("--reference", default="", help="its own number of before this site, such as ASD/2019-03")
        parser.add_argument("--by", help="e-mail address of the person who imports")

    def understand(self, blocks):
        return understand_advice(blocks)

    def as_json(self, understood):
        return advice_as_json(understood)

    def create_drafts(self, understood, options):
        by = self.importer(options)
        draft = replace(proposed_advice(understood, self.blocks, by=by), old_reference=options["reference"])
        advice = store_advice(draft, council=council_called(options["council"], by), by=by)
        found = {
            "title": advice.title,
            "count": advice.recommendations.count(),
            "candidates": len(understood.candidates),
        }
        return (
            _("Draft made: “%(title)s”, with %(count)s recommendations. Sentences to look at still: %(candidates)s.")
            % found
        )
