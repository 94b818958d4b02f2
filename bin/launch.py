"""Runs one of the commands and turns what a person can solve into one sentence."""

import signal
import sys

from lib import demo, manage, pictures, testing
from lib.base import ExplainedError, say

COMMANDS = {"demo": demo.main, "test": testing.main, "manage": manage.main, "pictures": pictures.main}


def stop(signum, frame):
    """Leave through every `with` and `finally`, as Ctrl-C does."""
    raise SystemExit(128 + signum)


def main(name, arguments):
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a script's background job starts with it ignored
    signal.signal(signal.SIGTERM, stop)
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # nohup
        signal.signal(signal.SIGHUP, stop)
    try:
        return COMMANDS[name](arguments)
    except ExplainedError as error:
        say(error)
    except PermissionError as error:
        say(f"{error.filename or error} belongs to another user: run this as that user, or remove it first.")
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
