"""Files are kept whole or not at all."""

import os
from contextlib import suppress
from uuid import uuid4

from django.core.files.storage import FileSystemStorage


class WholeFiles(FileSystemStorage):
    """A file gets its name once its last byte is written; of one that does not fit on the disk, nothing stays."""

    def _save(self, name, content):
        partial = f"{name}.{uuid4().hex}"
        try:
            super()._save(partial, content)
            name = self._claimed(name)
            os.replace(self.path(partial), self.path(name))
        except OSError:
            with suppress(OSError):
                self.delete(partial)
            raise
        return name

    def _claimed(self, name):
        """This `name`, or one like it, on which nobody else can put a file any more."""
        while True:
            try:
                os.close(os.open(self.path(name), os.O_CREAT | os.O_EXCL | os.O_WRONLY))
                return name
            except FileExistsError:
                name = self.get_available_name(name)
