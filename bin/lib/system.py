"""System libraries: by apt where that is allowed, else one sentence that says what to install."""

import ctypes
import shutil

from .base import DATA, ExplainedError, is_root, make_folder, run_quietly, say

PANGO = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}
BROWSERS = ["chromium", "chromium-browser", "google-chrome"]
TRIED = DATA / "apt-tried"


def ensure(*, browser):
    """What cannot be had is said; the rest of the product works without it."""
    pango = {package for library, package in PANGO.items() if not loads(library)}
    if pango:
        install(pango, "to make PDFs")
    if browser and not any(shutil.which(name) for name in BROWSERS):
        install({"chromium"}, "for the tests in a browser")


def loads(library):
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install(packages, purpose, *, required=False):
    names = sorted(packages)
    if apt_get(names):
        return
    sentence = f"Install {' '.join(names)} {purpose} (Debian, Ubuntu: sudo apt-get install {' '.join(names)})."
    if required:
        raise ExplainedError(sentence)
    say(sentence)


def apt_get(names):
    """Try once: a machine without network should not wait for it at every start."""
    command = allowed_apt()
    tried = TRIED.read_text().split() if TRIED.exists() else []
    if not command or set(names) <= set(tried):
        return False
    say(f"Installing {' '.join(names)} with apt-get …")
    get = [*command, "install", "--yes", "--no-install-recommends", *names]
    if run_quietly(get) or (run_quietly([*command, "update"]) and run_quietly(get)):
        return True
    make_folder(DATA)
    TRIED.write_text("\n".join({*tried, *names}))
    return False


def allowed_apt():
    """The command that may install packages here without asking for a password; nothing when there is none."""
    if not shutil.which("apt-get"):
        return []
    apt = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    if is_root():
        return apt
    if shutil.which("sudo") and run_quietly(["sudo", "-n", "true"]):
        return ["sudo", "-n", *apt]
    return []
