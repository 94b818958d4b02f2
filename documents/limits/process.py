"""Work on a file that comes from outside, in a process of its own that has so much time and so much memory."""

import multiprocessing
import resource

from django.utils import translation
from django.utils.translation import gettext as _

from documents.errors import DocumentError

SECONDS = 30
BYTES = 2 * 1024**3  # of addresses, of which the program with its libraries takes some 400 MB

CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(["documents.limits.prepared"])


def within_limits(function, *args, refusal=DocumentError):
    """What `function` returns for `args`; raises `refusal` when that takes too long or too much memory.

    `function` works on what it is given alone: there is no database in its process. What it raises is raised here: a
    DocumentError, and also a fault of the program.
    """
    receiving, sending = CONTEXT.Pipe(duplex=False)
    work = CONTEXT.Process(target=_work, args=(sending, translation.get_language(), function, args), daemon=True)
    work.start()
    sending.close()
    try:
        answer, problem = receiving.recv() if receiving.poll(SECONDS) else (None, None)
    except EOFError:
        answer, problem = None, None
    finally:
        work.kill()
        work.join()
        receiving.close()
    if problem:
        raise problem
    if answer is None:
        raise refusal(
            _("This file asks too much of the computer. Save it in a simpler way, or in parts, and try again.")
        )
    return answer[0]


def _work(sending, language, function, args):
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with translation.override(language):
        try:
            outcome = (function(*args),), None
        except MemoryError:
            return
        except Exception as problem:  # whatever it is, whoever asked hears of it
            outcome = None, problem
    sending.send(outcome)
