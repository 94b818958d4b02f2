"""Django's own tables for an administrator go: what they changed left no event."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("governance", "0013_cache")]
    operations = [
        migrations.RunSQL("DROP TABLE IF EXISTS django_admin_log", ""),
        migrations.RemoveField("user", "is_staff"),
    ]
