"""Archives that only who has the passphrase can read, by openssl."""

import subprocess
from contextlib import contextmanager

from django.utils.translation import gettext as _

from adviesraad.backups.refusals import BackupRefusedError, NotWholeError

SUFFIX = ".enc"
OPENSSL = ["openssl", "enc", "-aes-256-cbc", "-pbkdf2", "-iter", "600000", "-md", "sha256"]


@contextmanager
def encrypted(target, passphrase_file):
    """Gives what to write to: `target` itself where there is no passphrase."""
    if not passphrase_file:
        yield target
        return
    with _openssl("-salt", passphrase_file, stdin=subprocess.PIPE, stdout=target) as process:
        try:
            yield process.stdin
            process.stdin.close()
        except BrokenPipeError:
            process.stdin = None
        said = process.stderr.read().decode(errors="replace").strip()
        if process.wait():
            raise BackupRefusedError(_("openssl stopped: %(said)s") % {"said": said})


@contextmanager
def opened(path, passphrase_file):
    """Gives the archive's bytes as they were before they were encrypted."""
    if not path.name.endswith(SUFFIX):
        with path.open("rb") as file:
            yield file
        return
    if not passphrase_file:
        raise BackupRefusedError(_("This archive is encrypted: give --passphrase-file."))
    with path.open("rb") as file, _openssl("-d", passphrase_file, stdin=file, stdout=subprocess.PIPE) as process:
        try:
            yield process.stdout
        except NotWholeError as error:
            sentence = _("This archive is not whole, or the passphrase is not the one that it was made with.")
            raise NotWholeError(sentence) from error
        finally:
            process.kill()


def _openssl(way, passphrase_file, **streams):
    if not passphrase_file.read_text().strip():
        raise BackupRefusedError(_("The file with the passphrase is empty."))
    command = [*OPENSSL, way, "-pass", f"file:{passphrase_file}"]
    try:
        return subprocess.Popen(command, stderr=subprocess.PIPE, **streams)
    except FileNotFoundError as error:
        raise BackupRefusedError(_("To encrypt or decrypt, install openssl.")) from error
