"""A motion is found as a motion, and no longer as a commitment."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documents", "0005_public_copies_rules")]
    operations = [
        migrations.AlterField(
            model_name="searchentry",
            name="kind",
            field=models.CharField(
                choices=[
                    ("advice", "Advice"),
                    ("recommendation", "Recommendation"),
                    ("response", "Response of the college"),
                    ("commitment", "Promise"),
                    ("motion", "Motion"),
                    ("policy", "Policy document"),
                    ("request", "Advice request"),
                ],
                max_length=20,
                verbose_name="kind",
            ),
        ),
    ]
