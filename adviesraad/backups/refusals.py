"""Why a backup cannot be made or put back."""


class BackupRefusedError(Exception):
    """Something the reader can solve; its text is the whole message."""


class NotWholeError(BackupRefusedError):
    """The archive does not hold what it says it holds."""
