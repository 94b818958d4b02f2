"""Prove that no event of the audit trail was changed, removed or forged, and that it tells what is stored."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from governance.trail.proof import differences, read_trail
from governance.trail.seals import not_in_the_trail, seals_in
from governance.trail.stored_words import older_than_the_digests

SHOWN = 50


class Command(BaseCommand):
    help = "Prove the audit trail: recompute it all and name what does not fit."

    def add_arguments(self, parser):
        parser.add_argument(
            "--against", type=Path, metavar="FILE", help="a saved mail, or the text of a PDF, with seals of before"
        )

    def handle(self, *args, against=None, **options):
        trail = read_trail()
        found = list(differences(trail))
        if found:
            raise CommandError("\n".join(_shown(found)))
        self.stdout.write(
            _("The trail is whole: %(count)s events, newest hash %(hash)s.")
            % {"count": trail.count, "hash": trail.newest_hash}
        )
        self._count_words(trail.told)
        if against:
            self._compare(against)

    def _count_words(self, told):
        fitting, older = len(told.digests), older_than_the_digests(told)
        text = ngettext(
            "%(count)s text or file is what its event tells.",
            "%(count)s texts and files are what their events tell.",
            fitting,
        )
        self.stdout.write(text % {"count": fitting})
        if older:
            self.stdout.write(_("No digest: %(count)s, older than the digests.") % {"count": older})

    def _compare(self, path):
        seals = seals_in(_bytes_of(path))
        if not seals:
            raise CommandError(_("There is no seal in %(file)s.") % {"file": path})
        if wrong := not_in_the_trail(seals):
            raise CommandError("\n".join(wrong))
        text = ngettext(
            "%(count)s seal of the file stands in the trail.",
            "%(count)s seals of the file stand in the trail.",
            len(seals),
        )
        self.stdout.write(text % {"count": len(seals)})


def _bytes_of(path):
    try:
        return path.read_bytes()
    except OSError as problem:
        raise CommandError(problem) from problem


def _shown(sentences):
    more = len(sentences) - SHOWN
    rest = [ngettext("And %(count)s more.", "And %(count)s more.", more) % {"count": more}] if more > 0 else []
    return [*sentences[:SHOWN], *rest]
