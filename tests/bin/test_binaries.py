"""As whom PostgreSQL runs, and whether that user can come where it must be."""

import os
import pwd
import tempfile

import pytest

from bin.lib import binaries
from bin.lib.base import ExplainedError

NOBODY = pwd.getpwnam("nobody").pw_uid
SOMEBODY = next(user.pw_uid for user in pwd.getpwall() if user.pw_uid not in {0, NOBODY})
NAMELESS = 54321


class Folder:
    """A folder of that owner, as far as is asked."""

    def __init__(self, owner):
        self.owner = owner

    def exists(self):
        return self.owner is not None

    def stat(self):
        return os.stat_result([0, 0, 0, 0, self.owner, 0, 0, 0, 0, 0])


def test_an_ordinary_user_runs_it_as_itself(monkeypatch):
    monkeypatch.setattr(binaries, "is_root", lambda: False)
    assert binaries.account() == {}


@pytest.mark.parametrize(
    ("data", "project", "user"),
    [
        (None, 0, NOBODY),
        (None, SOMEBODY, SOMEBODY),
        (NOBODY, SOMEBODY, NOBODY),
        (SOMEBODY, 0, SOMEBODY),
        (None, NAMELESS, NOBODY),
    ],
)
def test_root_lends_it_to_the_owner_of_the_data_or_the_project_or_to_nobody(monkeypatch, data, project, user):
    monkeypatch.setattr(binaries, "is_root", lambda: True)
    monkeypatch.setattr(binaries, "ROOT", Folder(project))
    assert binaries.account(Folder(data))["user"] == user


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can look as another user")
def test_a_folder_under_a_closed_one_cannot_be_reached(tmp_path, monkeypatch):
    monkeypatch.setattr(binaries, "account", lambda: {"user": NOBODY})
    inside = tmp_path / "closed" / "inside"
    inside.mkdir(parents=True)
    for folder in [tmp_path, *tmp_path.parents]:
        if folder.stat().st_uid == os.geteuid() and folder.is_relative_to(tempfile.gettempdir()):
            folder.chmod(folder.stat().st_mode | 0o755)
    assert binaries.is_reachable(inside)
    inside.parent.chmod(0o700)
    assert not binaries.is_reachable(inside)


def test_a_folder_without_programs_is_a_sentence(tmp_path):
    with pytest.raises(ExplainedError, match="holds no PostgreSQL programs"):
        binaries.major_version(tmp_path)
