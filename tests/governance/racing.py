"""Running functions at the same time, each on a connection of its own."""

import threading

from django.db import connection, transaction

PATIENCE = 10  # seconds
A_MOMENT = 0.3  # seconds: long enough for the other to reach the lock it has to wait for


def at_once(*functions):
    """What each function gives or raises, when all begin together."""
    barrier = threading.Barrier(len(functions))
    outcomes = [None] * len(functions)

    def run(index, function):
        try:
            connection.ensure_connection()
            barrier.wait(PATIENCE)
            outcomes[index] = function()
        except Exception as problem:
            outcomes[index] = problem
        finally:
            connection.close()

    _join([threading.Thread(target=run, args=pair, daemon=True) for pair in enumerate(functions)])
    return outcomes


def begun_then(first, second, pause_after=None):
    """What `second` gives or raises, when it runs while `first` has done its work and has not committed yet.

    With `pause_after`, `first` lets `second` go just after its first statement that begins so, in the middle of its
    work.
    """
    begun, outcome, problems = threading.Event(), [], []

    def slow():
        try:
            with transaction.atomic():
                if pause_after:
                    with connection.execute_wrapper(_pausing(pause_after, begun)):
                        first()
                else:
                    first()
                    begun.set()
                    threading.Event().wait(A_MOMENT)
        except Exception as problem:
            problems.append(problem)
        finally:
            begun.set()
            connection.close()

    def late():
        begun.wait(PATIENCE)
        try:
            outcome.append(second())
        except Exception as problem:
            outcome.append(problem)
        finally:
            connection.close()

    _join([threading.Thread(target=slow, daemon=True), threading.Thread(target=late, daemon=True)])
    assert problems == []
    return outcome[0]


def _pausing(beginning, begun):
    def execute(run, statement, parameters, many, context):
        result = run(statement, parameters, many, context)
        if statement.startswith(beginning) and not begun.is_set():
            begun.set()
            threading.Event().wait(A_MOMENT)
        return result

    return execute


def _join(threads):
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(3 * PATIENCE)
    assert not any(thread.is_alive() for thread in threads)


def results(outcomes):
    """Of each "done", or the name of what was raised, in the order of the alphabet."""
    return sorted(type(o).__name__ if isinstance(o, Exception) else "done" for o in outcomes)
