"""Small pictures with particulars."""

from io import BytesIO

from PIL import Image
from PIL.PngImagePlugin import PngInfo

RED, BLUE = (254, 0, 0), (0, 0, 254)


def photo(orientation=1, camera="Geheim"):
    """A JPEG of 40 by 20, red at the left and blue at the right, with a camera and a comment."""
    image = _two_colours()
    exif = Image.Exif()
    exif[0x0110], exif[0x0112] = camera, orientation
    buffer = BytesIO()
    image.save(buffer, "JPEG", exif=exif, comment=b"Geheim", quality=95)
    return buffer.getvalue() + b"Geheim na het einde"


def png(**words):
    info = PngInfo()
    info.add_text("Author", "Geheim")
    buffer = BytesIO()
    _two_colours().save(buffer, "PNG", pnginfo=info, **words)
    return buffer.getvalue() + b"Geheim na het einde"


def _two_colours():
    image = Image.new("RGB", (40, 20), RED)
    image.paste(BLUE, (20, 0, 40, 20))
    return image


def opened(data):
    image = Image.open(BytesIO(data))
    image.load()
    return image
