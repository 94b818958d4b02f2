from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("commitments", "0013_bin_of_every_draft"), ("governance", "0013_cache")]
    operations = [
        migrations.AddField(
            model_name="commitment",
            name="by_registry",
            field=models.BooleanField(default=False, editable=False, verbose_name="entered by the registry"),
        )
    ]
