"""Why a file cannot be cleaned, and so not be made public."""

from documents.formats.blocks import DocumentError


class CannotBeCleaned(DocumentError):
    """No clean copy can be made of this file; the message is one plain sentence that says why."""
