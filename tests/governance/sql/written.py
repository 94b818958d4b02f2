"""The rules of the database as they are written in the folder `sql` of each app, and as it runs them."""

from collections import defaultdict

from django.conf import settings
from django.db import connection

TRIGGERS = "triggers"
FUNCTIONS = """
    SELECT proname, pg_get_functiondef(pg_proc.oid) FROM pg_proc
    WHERE pronamespace = 'public'::regnamespace AND NOT starts_with(proname, 'procrastinate_')
        AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')
    ORDER BY 1, 2
"""
ON_TABLES = """
    SELECT relname, pg_get_triggerdef(pg_trigger.oid) FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
    WHERE NOT tgisinternal AND NOT starts_with(relname, 'procrastinate_') ORDER BY relname, tgname
"""


def in_files():
    """The text of each file, by app and name, without the lines of comment above it."""
    paths = settings.BASE_DIR.glob("*/sql/*.sql")
    return {(path.parent.parent.name, path.stem): _without_comment(path.read_text(encoding="utf-8")) for path in paths}


def in_database():
    """What each file has to say, by app and name."""
    functions, tables = defaultdict(list), defaultdict(lambda: defaultdict(list))
    with connection.cursor() as cursor:
        cursor.execute(FUNCTIONS)
        for name, text in cursor.fetchall():
            functions[_app(name), name].append(f"{text.strip()};\n")
        cursor.execute(ON_TABLES)
        for table, text in cursor.fetchall():
            tables[_app(table), TRIGGERS][table].append(f"{text};\n")
    files = {file: "\n".join(texts) for file, texts in functions.items()}
    return files | {file: "\n".join(map("".join, of.values())) for file, of in tables.items()}


def _app(name):
    return name.split("_")[0]


def _without_comment(text):
    lines = text.splitlines(keepends=True)
    while lines and lines[0].startswith("--"):
        del lines[0]
    return "".join(lines)
