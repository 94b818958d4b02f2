"""A file gets a public copy, or loses it, with an event; what was received stays as it was received."""

from django.db import migrations

from governance.sql.triggers import announce_publication, rewritten

COPY = "''published_at'', ''public_file'', ''public_name'', ''public_size'', ''public_sha256''"
STAYS = f"""
    IF to_jsonb(NEW) - ARRAY[{COPY}] = to_jsonb(OLD) - ARRAY[{COPY}]
        AND (OLD.published_at IS NULL OR NEW.published_at IS NULL) THEN
        RETURN NEW;
    END IF;"""
REMOVED = "''sha256'', '''', ''text'', '''')"
REMOVED_WITH_COPY = (
    "''sha256'', '''', ''text'', '''',"
    " ''public_file'', '''', ''public_size'', 0, ''public_sha256'', '''',"
    " ''public_name'', CASE WHEN OLD.public_name = '''' THEN '''' ELSE governance_privacy_mark() END)"
)


class Migration(migrations.Migration):
    dependencies = [("documents", "0004_public_copies"), ("governance", "0009_publication_rules")]
    operations = [
        migrations.RunSQL(
            rewritten("documents_file_stays", "\nBEGIN\n", f"\nBEGIN{STAYS}\n"),
            rewritten("documents_file_stays", f"\nBEGIN{STAYS}\n", "\nBEGIN\n"),
        ),
        migrations.RunSQL(
            rewritten("documents_file_stays", REMOVED, REMOVED_WITH_COPY),
            rewritten("documents_file_stays", REMOVED_WITH_COPY, REMOVED),
        ),
        announce_publication("documents_document", "documents.document"),
    ]
