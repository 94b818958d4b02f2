"""What the environment says: a secret may stand in a file instead, and a number has to make sense."""

import os
import subprocess
import sys

import pytest

from bin.lib.base import ROOT

PLAIN = {
    "SECRET_KEY": "x",
    "DATABASE_URL": "postgres://web:plain@host/name",
    "DATABASE_OWNER_URL": "postgres://owner:plain@host/name",
    "EMAIL_URL": "smtp://me:plain@mail.example:25",
}
SHOWN = {
    "SECRET_KEY": "s.SECRET_KEY",
    "DATABASE_URL": "s.DATABASES['default']['PASSWORD']",
    "DATABASE_OWNER_URL": "s.DATABASE_OWNER['PASSWORD']",
    "EMAIL_URL": "s.EMAIL_HOST_PASSWORD",
}


def settings(shown, **environment):
    code = f"import adviesraad.settings as s; print({shown})"
    given = {name: value for name, value in os.environ.items() if not name.endswith("_FILE")} | PLAIN | environment
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=given, capture_output=True, text=True)


@pytest.mark.parametrize("name", PLAIN)
def test_secret_in_a_file_goes_before_the_one_in_the_environment(name, tmp_path):
    (tmp_path / "secret").write_text(PLAIN[name].replace("plain", "in-the-file").replace("x", "in-the-file", 1) + "\n")
    answer = settings(SHOWN[name], **{f"{name}_FILE": str(tmp_path / "secret")})
    assert answer.stdout == "in-the-file\n"


def test_secret_in_the_environment_is_used_without_a_file():
    assert settings(f"[{', '.join(SHOWN.values())}]").stdout == "['x', 'plain', 'plain', 'plain']\n"


def test_file_that_cannot_be_read_is_told_by_name(tmp_path):
    answer = settings("1", SECRET_KEY_FILE=str(tmp_path / "gone"))
    assert answer.returncode == 1
    assert f"SECRET_KEY_FILE names a file that cannot be read: {tmp_path}/gone" in answer.stderr


def test_file_that_is_empty_is_no_secret_key(tmp_path):
    (tmp_path / "secret").write_text("\n")
    assert "Set SECRET_KEY to a long random text" in settings("1", SECRET_KEY_FILE=str(tmp_path / "secret")).stderr


def test_commands_that_need_no_database_run_without_one():
    assert settings("s.DATABASES", DATABASE_URL="").stdout == "{'default': {}}\n"


NUMBERS = {"IDLE_MINUTES": 120, "SIGN_INS_KEPT_DAYS": 180, "SECOND_FACTOR_GRACE_DAYS": 14}


@pytest.mark.parametrize(
    ("name", "given", "least"),
    [
        ("SIGN_INS_KEPT_DAYS", "0", 1), ("SIGN_INS_KEPT_DAYS", "-1", 1), ("SIGN_INS_KEPT_DAYS", "half a year", 1),
        ("IDLE_MINUTES", "0", 1), ("SECOND_FACTOR_GRACE_DAYS", "-1", 0),
    ],
)  # fmt: skip
def test_number_that_makes_no_sense_is_told_by_name(name, given, least):
    answer = settings("1", **{name: given})
    assert answer.returncode == 1
    assert f"{name} has to be a whole number of at least {least}, and is: {given}\n" in answer.stderr


@pytest.mark.parametrize("given", ["1", "", " 30 "])
def test_number_is_the_one_given_or_the_usual_one(given):
    shown = f"[{', '.join(f's.{name}' for name in NUMBERS)}]"
    expected = [int(given or usual) for usual in NUMBERS.values()]
    assert settings(shown, **dict.fromkeys(NUMBERS, given)).stdout == f"{expected}\n"


def test_second_step_may_be_needed_at_once():
    assert settings("s.SECOND_FACTOR_GRACE_DAYS", SECOND_FACTOR_GRACE_DAYS="0").stdout == "0\n"
