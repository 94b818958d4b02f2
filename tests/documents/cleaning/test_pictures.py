"""A picture is shown as before, without where, when and with what it was made."""

import pytest

from documents.cleaning.copies import cleaned
from documents.cleaning.finding import Found
from documents.errors import CannotBeCleaned
from tests.documents.pictures import opened, photo, png


@pytest.mark.parametrize(("data", "kind"), [(photo(), "image/jpeg"), (png(), "image/png")])
def test_upright_picture_keeps_every_pixel_and_nothing_else(data, kind):
    found = Found()
    copy = cleaned(data, kind, found)
    assert opened(copy).tobytes() == opened(data).tobytes()
    assert b"Geheim" not in copy
    assert not opened(copy).getexif()
    assert [each.kind for each in found] == ["Gegevens van een foto, zoals plaats, tijd en camera"]


def test_turned_photo_is_turned_upright():
    copy = opened(cleaned(photo(orientation=6), "image/jpeg"))
    assert copy.size == (20, 40)
    assert not copy.getexif()
    top, bottom = copy.getpixel((10, 5)), copy.getpixel((10, 35))
    assert (top[0] > 200, bottom[2] > 200) == (True, True)


def test_photo_names_its_camera_before_it_goes():
    found = Found()
    cleaned(photo(camera="Toestel 7"), "image/jpeg", found)
    assert [each.words for each in found] == ["Toestel 7"]


@pytest.mark.parametrize("data", [b"\xff\xd8\xff en de rest", photo()[:200], png()[:60], b"\x89PNG\r\n\x1a\n"])
def test_broken_picture_is_refused(data):
    with pytest.raises(CannotBeCleaned, match="beschadigd"):
        cleaned(data, "image/jpeg")
