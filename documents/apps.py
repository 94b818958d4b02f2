from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from documents.guarding import checks  # noqa: F401 registers itself


class DocumentsConfig(AppConfig):
    name = "documents"
    verbose_name = _("Files")
