"""What an archive is: a tar with the dump of the database, every file, and last the SHA-256 of each of them.

The list is in the format of sha256sum, so that `tar --extract` and `sha256sum --check SHA256SUMS` prove an archive
also where this program is gone.
"""

import hashlib
import io
import json
import tarfile
from contextlib import contextmanager, suppress

from django.utils.translation import gettext as _

from adviesraad.backups.refusals import NotWholeError

DATABASE = "database.dump"
FILES = "files/"
ABOUT = "about.json"
SUMS = "SHA256SUMS"


@contextmanager
def writing(stream):
    """Gives an archive to write to `stream`; it is whole only when it was finished."""
    tar = tarfile.open(fileobj=stream, mode="w|")  # noqa: SIM115
    try:
        yield Writer(tar)
    finally:
        with suppress(OSError):
            tar.fileobj.close()


class Writer:
    """Writes an archive from its first byte to its last."""

    def __init__(self, tar):
        self.tar = tar
        self.sums = {}

    def add(self, name, file):
        """Add what `file` holds, from its beginning."""
        member = tarfile.TarInfo(name)
        member.size = file.seek(0, io.SEEK_END)
        file.seek(0)
        hashed = _Hashed(file)
        self.tar.addfile(member, hashed)
        self.sums[name] = hashed.digest.hexdigest()

    def finish(self, about):
        """Add what the archive is of, and the list of what it holds."""
        self.add(ABOUT, io.BytesIO(json.dumps(about, indent=1).encode()))
        self.add(SUMS, io.BytesIO("".join(f"{digest}  {name}\n" for name, digest in self.sums.items()).encode()))
        self.tar.close()


class _Hashed:
    """A file that is hashed while it is read."""

    def __init__(self, file):
        self.file = file
        self.digest = hashlib.sha256()

    def read(self, size):
        block = self.file.read(size)
        self.digest.update(block)
        return block


@contextmanager
def members(stream):
    """Gives (name, file) of everything in the archive, to be read in that order."""
    try:
        with tarfile.open(fileobj=stream, mode="r|") as tar:
            yield ((member.name, tar.extractfile(member)) for member in tar if member.isfile())
    except tarfile.TarError as error:
        raise _cut_off() from error


def check(stream):
    """What the archive is of; NotWholeError unless it holds exactly what its list names, byte for byte."""
    held, kept = {}, {ABOUT: b"", SUMS: b""}
    with members(stream) as parts:
        for name, file in parts:
            if name in held:
                raise _cut_off()
            if name in kept:
                kept[name] = file.read()
                file = io.BytesIO(kept[name])
            held[name] = hashlib.file_digest(file, "sha256").hexdigest()
    named = _named_in(kept[SUMS])
    if not held.pop(SUMS, None) or not {ABOUT, DATABASE} <= named.keys():
        raise _cut_off()
    wrong = sorted(name for name in held.keys() | named.keys() if held.get(name) != named.get(name))
    if wrong:
        raise NotWholeError(
            _("This archive is not whole: missing, changed or not on its list: %(names)s.")
            % {"names": ", ".join(wrong[:5])}
        )
    return json.loads(kept[ABOUT])


def _cut_off():
    return NotWholeError(_("This archive is not whole: it is cut off, or it is no archive of this program."))


def _named_in(sums):
    lines = [line.split("  ", 1) for line in sums.decode(errors="replace").splitlines()]
    return {line[1]: line[0] for line in lines if len(line) == 2}
