"""What `check --deploy` asks of the virus scanner."""

from django.core.checks import Tags, Warning, register

from documents.guarding.scanning import scanner_answers

AWAY = Warning(
    "The virus scanner that CLAMAV_SOCKET names does not answer: nobody can add a file.",
    hint="Start clamd, or correct CLAMAV_SOCKET: unix:/run/clamav/clamd.ctl or tcp://clamav:3310.",
    id="documents.W001",
)


@register(Tags.security, deploy=True)
def check_scanner(app_configs, **kwargs):
    """A warning where a scanner is named that does not answer."""
    return [] if scanner_answers() else [AWAY]
