from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _

from advices.understanding import understand_response
from advices.understanding.as_json import response_as_json
from advices.understanding.proposals import advice_with, response_as_it_stands, store_response
from documents.importing import ImportCommand


class Command(ImportCommand):
    help = (
        "Read the response to an advice and make a draft of it; --json prints what was understood and writes nothing."
    )

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--advice", help="reference of the advice that is answered")
        parser.add_argument("--by", help="e-mail address of the person who imports")
        parser.add_argument("--responded-on", type=date.fromisoformat, help="day of a response that gives no date")

    def understand(self, blocks):
        return understand_response(blocks)

    def as_json(self, understood):
        return response_as_json(understood)

    def create_drafts(self, understood, options):
        by = self.importer(options)
        advice = advice_with(options["advice"], by)
        told = {"source": Path(options["file"]).name, "responded_on": options["responded_on"]}
        response = store_response(response_as_it_stands(understood, advice, **told), advice, by=by)
        found = {"title": advice.title, "count": response.reactions.count()}
        return _("Draft made: a response to “%(title)s”, with %(count)s reactions.") % found
