"""Every file is still what it was when it was stored, or is named."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests import factories

pytestmark = pytest.mark.django_db


def verified():
    out = StringIO()
    call_command("verify_files", stdout=out)
    return out.getvalue()


@pytest.mark.parametrize("field", ["file", "public_file"])
def test_a_file_that_is_not_what_it_was_is_named(field):
    document = factories.published_file()
    assert verified() == "De bestanden kloppen: 2 bestanden.\n"
    path = Path(getattr(document, field).path)
    content = path.read_bytes()
    path.write_bytes(content[:-1] + b"?")
    with pytest.raises(CommandError, match=path.name):
        verified()
    path.unlink()
    with pytest.raises(CommandError, match=path.name):
        verified()
    path.write_bytes(content)
    assert verified() == "De bestanden kloppen: 2 bestanden.\n"
