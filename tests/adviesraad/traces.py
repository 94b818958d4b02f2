"""Looking for words in the whole database and in every file."""

from urllib.parse import unquote_plus

from django.conf import settings
from django.contrib.sessions.models import Session

from tests.governance.database import sql

TEXTUAL = ("text", "character varying", "jsonb", "tsvector", "ARRAY")


def traces_of(word):
    """{"table.column", "file", "session"} where this one `word` stands, in any case."""
    columns = sql(
        "SELECT table_name, column_name FROM information_schema.columns"
        " WHERE table_schema = 'public' AND data_type = ANY (%s)",
        [list(TEXTUAL)],
    )
    found = {f"{table}.{column}" for table, column in columns if _holds(table, column, word)}
    if any(word.lower() in unquote_plus(str(session.get_decoded())).lower() for session in Session.objects.all()):
        found.add("session")
    if any(word.lower().encode() in _bytes(path) for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()):
        found.add("file")
    return found


def _holds(table, column, word):
    return sql(f'SELECT EXISTS (SELECT 1 FROM "{table}" WHERE "{column}"::text ILIKE %s)', [f"%{word}%"])[0][0]


def _bytes(path):
    return path.name.lower().encode() + path.read_bytes().lower()
