"""The rule under which an advice was sent stays with it, and so does the day on which silence was noted."""

from django.db import migrations, models

from governance.sql.triggers import backfill

DRAFT = "draft,in_review"
COLUMNS = "status,sent_on,response_due_on,published_at,published_on,withdrawn_on,withdrawal_reason"
MORE = "answer_rule,answer_article,no_answer_noted_on"


def frozen(columns):
    """The words of an advice stay once they are frozen; its due date moves with an extension (0006)."""
    return (
        "DROP TRIGGER freeze_words ON advices_advice;"
        " CREATE TRIGGER freeze_words BEFORE UPDATE ON advices_advice FOR EACH ROW"
        " WHEN (NOT (OLD.response_due_on IS NOT NULL AND NEW.response_due_on IS DISTINCT FROM OLD.response_due_on))"
        f" EXECUTE FUNCTION governance_freeze_words('{DRAFT}', '{columns}');"
    )


class Migration(migrations.Migration):
    dependencies = [("advices", "0025_answer_rule_and_archive")]
    operations = [
        backfill(
            "advices_advice",
            "advices.advice",
            column="answer_rule",
            value="'always'",
            where="sent_on IS NOT NULL",
            reason="Until now every advice asked for an answer.",
        ),
        migrations.RunSQL(frozen(f"{COLUMNS},{MORE}"), frozen(COLUMNS)),
        migrations.AddConstraint(
            model_name="advice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer_article", ""), ("answer_rule", ""), ("sent_on", None)),
                    models.Q(("answer_article", ""), ("answer_rule", "always"), ("sent_on__isnull", False)),
                    models.Q(
                        ("answer_rule", "if_deviating"),
                        ("sent_on__isnull", False),
                        models.Q(("answer_article", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="sent_under_an_answer_rule",
            ),
        ),
        migrations.AddConstraint(
            model_name="advice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("no_answer_noted_on", None),
                    models.Q(("from_archive", True), ("sent_on__isnull", False)),
                    _connector="OR",
                ),
                name="silence_noted_of_an_archive_only",
            ),
        ),
        migrations.AddConstraint(
            model_name="advice",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    models.Q(("old_reference", ""), _negated=True),
                    models.Q(("status__in", ["draft", "in_review"]), _negated=True),
                ),
                fields=("council", "old_reference", "version"),
                name="old_reference_once",
                violation_error_message="Another advice has this number already.",
            ),
        ),
    ]
