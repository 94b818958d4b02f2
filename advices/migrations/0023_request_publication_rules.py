"""A request is made public and private again with an event; its attachments are as frozen as it is.

What was public stays public. Its file does not: that may be a whole mail, and gets a publication of its own.
"""

from django.db import migrations

from governance.sql.triggers import announce_publication, freeze_child

OPEN = ["received", "in_preparation"]
COLUMNS = "status,closing_reason,closed_on,published_at,published_on"
AGAIN = "published_at,published_on,kept_private_at"


def frozen(*arguments):
    """The words of a request stay once they are frozen; its due date moves with an extension (0006)."""
    return (
        "DROP TRIGGER freeze_words ON advices_advicerequest;"
        " CREATE TRIGGER freeze_words BEFORE UPDATE ON advices_advicerequest FOR EACH ROW"
        " WHEN (NOT (OLD.advice_due_on IS NOT NULL AND NEW.advice_due_on IS DISTINCT FROM OLD.advice_due_on))"
        f" EXECUTE FUNCTION governance_freeze_words({', '.join(repr(each) for each in arguments)});"
    )


class Migration(migrations.Migration):
    dependencies = [
        ("advices", "0022_request_publication"),
        ("governance", "0009_publication_rules"),
        ("documents", "0005_public_copies_rules"),
    ]
    operations = [
        migrations.RunSQL(frozen(",".join(OPEN), f"{COLUMNS},kept_private_at", AGAIN), frozen(",".join(OPEN), COLUMNS)),
        announce_publication("advices_advicerequest", "advices.advicerequest"),
        freeze_child(
            "advices_advicerequest_attachments",
            parent="advices_advicerequest",
            column="advicerequest_id",
            draft=OPEN,
        ),
    ]
