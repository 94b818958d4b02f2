"""bin/pictures [ADDRESS]: the pictures of the user guide, taken anew from a running bin/demo with its example data."""

from . import environment
from .base import ROOT
from .packages import PYTHON
from .processes import run

RUNNING = "http://127.0.0.1:8000"


def main(arguments):
    environment.set_up(dev=True)
    address = arguments[0] if arguments else RUNNING
    return run([PYTHON, ROOT / "bin" / "lib" / "photographer.py", address])
