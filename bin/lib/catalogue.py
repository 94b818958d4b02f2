"""Fails when a text of the product has no finished Dutch translation. Run by the environment's Python, in .ci/run."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = Path("locale/nl/LC_MESSAGES/django.po")
NOT_PRODUCT = [".*", "static-collected", "vendor", "tests", "benchmarks", "bin", "docs", "__pycache__"]


def main():
    if not shutil.which("xgettext"):
        sys.exit("Install gettext to check the translations (Debian, Ubuntu: apt-get install gettext).")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "product"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*NOT_PRODUCT))
        collect_texts(copy)
        problems = list(unfinished(copy / CATALOGUE))
    for problem in problems:
        print(problem)
    if problems:
        sys.exit(f"{len(problems)} texts have no finished translation in {CATALOGUE}.")


def collect_texts(copy):
    """What `makemessages` finds, merged with the committed catalogue; no database is needed."""
    settings = os.environ | {"SECRET_KEY": "not used", "DATABASE_URL": "postgres:///not-used"}
    command = [sys.executable, "manage.py", "makemessages", "--locale", "nl", "--no-obsolete"]
    subprocess.run(command, cwd=copy, env=settings, check=True, stdout=subprocess.DEVNULL)


def unfinished(path):
    """A line for each text that is untranslated, marked fuzzy, or whose placeholders differ from the original's."""
    with path.open("rb") as file:
        catalogue = read_po(file, locale="nl")
    for message in catalogue:
        texts = message.string if isinstance(message.string, tuple) else [message.string]
        if message.id and not all(texts):
            yield f"untranslated: {message.id!r}"
        elif message.id and message.fuzzy:
            yield f"fuzzy: {message.id!r}"
    for message, errors in catalogue.check():
        yield f"{errors[0]}: {message.id!r}"


if __name__ == "__main__":
    main()
