"""A stopped cluster for tests in which the migrations have run, kept per fingerprint of what they are made of.

bin/test copies it, and each worker's database begins as a copy of the database in it.
"""

import ast
import hashlib
import os
import shutil
import subprocess

from . import environment
from .base import LOG, ROOT, ExplainedError, end_of, locked, make_folder, run_quietly
from .binaries import major_version, store
from .cluster import NAME, Cluster
from .packages import INSTALLED, PYTHON

TEMPLATE = "migrated"
KEPT = 3  # so that two branches can take turns


def give(cluster):
    """Let this new cluster begin as a copy of the kept one; the lock also keeps that from being removed meanwhile."""
    clusters = make_folder(store() / "test-clusters")
    with locked(clusters / "lock"):
        kept = clusters / fingerprint(cluster.programs)
        if not kept.exists():
            make(clusters / "partial", cluster.programs).rename(kept)
        os.utime(kept)
        forget_old(clusters)
        subprocess.run(["cp", "-a", kept / "postgres", cluster.data], check=True)


def make(partial, programs):
    """Migrate a new cluster, one that loses nothing when it stops; nobody may be connected for the new name."""
    shutil.rmtree(partial, ignore_errors=True)
    cluster = Cluster(partial, programs)
    migrate = [str(PYTHON), str(ROOT / "manage.py"), "migrate", "--no-input", "--run-syncdb"]
    with cluster.shared() as address:
        if not run_quietly(migrate, env=environment.settings(partial, address)):
            raise ExplainedError(f"The migrations failed. {end_of(LOG)}")
    names = f"ALTER DATABASE {NAME} RENAME TO {TEMPLATE};\nCREATE DATABASE {NAME};\n"
    cluster.call("postgres", "--single", "-D", cluster.data, "postgres", input=names)
    return partial


def forget_old(clusters):
    kept = [path for path in clusters.iterdir() if path.is_dir()]
    for old in sorted(kept, key=lambda path: path.stat().st_mtime)[:-KEPT]:
        shutil.rmtree(old)


def fingerprint(programs):
    """Changes with PostgreSQL, with a package (Django and others bring migrations) and with a source of ours."""
    digest = hashlib.sha256(f"{programs} {major_version(programs)} {INSTALLED.read_text()}".encode())
    for path in sources(ROOT):
        digest.update(f"{path.relative_to(ROOT)} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()[:16]


def sources(root):
    """The migrations, the modules of ours that they import, and the SQL that they run."""
    migrations = set(root.glob("*/migrations/*.py"))
    run_by_them = set(root.glob("*/migrations/*.sql"))
    imported = {path for migration in migrations for path in imports(migration, root)}
    return sorted(migrations | imported | run_by_them)


def imports(migration, root):
    for node in ast.walk(ast.parse(migration.read_text())):
        names = [alias.name for alias in getattr(node, "names", [])] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and not node.level:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        for name in names:
            path = root / f"{name.replace('.', '/')}.py"
            if path.exists():
                yield path
