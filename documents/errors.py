"""Why something cannot be done with a file, in one plain sentence for the person who offered it."""


class DocumentError(Exception):
    """A document that cannot be used; the message is the sentence."""


class CannotBeCleaned(DocumentError):
    """No clean copy can be made of this file, and so it cannot be made public; the message says why."""
