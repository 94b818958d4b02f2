"""What is only added to, and what a recommendation repeats, need their event."""

from django.db import migrations

from governance.sql.triggers import tell_link, tell_row

# As long as its response is a draft a reading may be taken out again; publishing names those that are there.
IN_A_DRAFT = """
SELECT NOT EXISTS (
    SELECT 1 FROM advices_reading reading
    JOIN advices_reaction reaction ON reaction.id = reading.reaction_id
    JOIN advices_collegeresponse response ON response.id = reaction.response_id
    WHERE reading.id = $1 AND response.status <> 'draft'
)"""
ADVICE = "SELECT advice_id FROM advices_recommendation WHERE id = ($1 ->> 'from_recommendation_id')::bigint"


class Migration(migrations.Migration):
    dependencies = [("advices", "0027_bin_of_every_draft"), ("governance", "0018_rows_are_told")]
    operations = [
        tell_row("advices_reading", "advices.reading", unless=IN_A_DRAFT),
        tell_row("advices_review", "advices.review"),
        tell_row("advices_extension", "advices.extension"),
        tell_row("advices_dispatch", "advices.dispatch"),
        tell_link("advices_recommendation_repeats", "advices.advice", ADVICE),
    ]
