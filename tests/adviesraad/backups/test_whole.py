"""An archive that is not whole is refused before anything is written."""

import hashlib
import io
import subprocess
import tarfile

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from adviesraad.backups.refusals import NotWholeError
from adviesraad.backups.restoring import check

pytestmark = pytest.mark.django_db(transaction=True)


def parts(path):
    with tarfile.open(path) as tar:
        return {member.name: tar.extractfile(member).read() for member in tar}


def written(path, contents):
    with tarfile.open(path, "w") as tar:
        for name, content in contents.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    return path


def changed_at(path, position):
    content = bytearray(path.read_bytes())
    content[position] ^= 1
    path.write_bytes(content)


def test_an_archive_is_proved_without_this_program_too(archive, tmp_path):
    with tarfile.open(archive) as tar:
        tar.extractall(tmp_path / "unpacked", filter="data")
    subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=tmp_path / "unpacked", check=True)


def test_a_whole_archive_says_what_it_is_of(archive):
    about = check(archive)
    assert (about["files"], about["absent"]) == (len(parts(archive)) - 3, [])
    assert about["files"] >= 3


@pytest.mark.parametrize("name", ["database.dump", "about.json", "SHA256SUMS", "files/"])
def test_one_changed_byte_is_found(archive, name):
    with tarfile.open(archive) as tar:
        member = next(each for each in tar if each.name.startswith(name))
    changed_at(archive, member.offset_data + member.size // 2)
    with pytest.raises(NotWholeError):
        check(archive)


def test_a_changed_header_is_found(archive):
    with tarfile.open(archive) as tar:
        member = tar.getmembers()[2]
    changed_at(archive, member.offset + 5)
    with pytest.raises(NotWholeError):
        check(archive)


def test_a_missing_file_is_named(archive):
    contents = parts(archive)
    missing = next(name for name in contents if name.startswith("files/"))
    del contents[missing]
    written(archive, contents)
    with pytest.raises(NotWholeError, match=missing):
        check(archive)


def test_a_file_that_is_not_on_the_list_is_named(archive):
    written(archive, {"files/erbij.txt": b"erbij"} | parts(archive))
    with pytest.raises(NotWholeError, match=r"files/erbij\.txt"):
        check(archive)


def test_a_list_without_a_database_is_no_archive(tmp_path):
    about = b"{}"
    sums = f"{hashlib.sha256(about).hexdigest()}  about.json\n".encode()
    with pytest.raises(NotWholeError):
        check(written(tmp_path / "x.tar", {"about.json": about, "SHA256SUMS": sums}))


@pytest.mark.parametrize("share", [0, 0.1, 0.5, 0.9])
def test_a_cut_archive_is_found(archive, share):
    content = archive.read_bytes()
    archive.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(NotWholeError):
        check(archive)


def test_what_is_not_whole_is_refused_before_anything_is_written(archive, elsewhere):
    changed_at(archive, archive.stat().st_size // 2)
    with elsewhere():
        with pytest.raises(CommandError, match="niet heel"):
            call_command("restore", archive)
        assert connection.introspection.table_names() == []
        assert not settings.MEDIA_ROOT.exists()
