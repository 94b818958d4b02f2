"""The web server and the worker of the demo: started, watched and stopped together."""

import http.client
import signal
import time

from .base import ROOT, ExplainedError, end_of, say
from .packages import PYTHON
from .processes import Service

HOST = "127.0.0.1"
WEB = ["-m", "granian", "--interface", "asginl", "--http", "1", "--host", HOST, "--workers", "2"]
WEB += ["--no-ws", "--respawn-failed-workers", "--workers-kill-timeout", "5", "adviesraad.serving:application"]
START = 60  # seconds in which the web server must answer


def serve(server, settings, data, port, when_ready):
    """Start the web server and the worker, and keep them running until somebody stops us."""
    settings = without_the_owner(settings)
    web = Service("web server", [PYTHON, *WEB, "--port", str(port)], data / "web.log", settings)
    worker = Service("worker", [PYTHON, ROOT / "manage.py", "procrastinate", "worker"], data / "worker.log", settings)
    services = [web, worker]
    try:
        for service in services:
            service.start()
        wait_until_served(web, port)
        when_ready()
        watch(server, web, worker)
    except KeyboardInterrupt:
        say("Stopping …")
    finally:
        for signum in [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]:
            signal.signal(signum, signal.SIG_IGN)
        for service in reversed(services):
            service.stop()


def without_the_owner(settings):
    """What serves the site does not know the login of the role that owns the tables."""
    return {name: value for name, value in settings.items() if name != "DATABASE_OWNER_URL"}


def wait_until_served(web, port):
    deadline = time.monotonic() + START
    while time.monotonic() < deadline and not web.has_ended():
        if status := answer(port):
            if status >= 500:
                say(f"The home page gives an error: see {web.log}.")
            return
        time.sleep(0.1)
    raise ExplainedError(f"The web server does not answer. {end_of(web.log)}")


def answer(port):
    """The status of the home page; nothing while nobody answers."""
    connection = http.client.HTTPConnection(HOST, port, timeout=START)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


def watch(server, web, worker):
    """Whatever dies is started again; what keeps dying stops the whole, with the reason."""
    while True:
        time.sleep(1)
        if server.revive():
            say("The database had stopped; it runs again.")
            worker.stop(patience=1)  # it listens on a connection that is gone
        for service in [web, worker]:
            if service.has_ended():
                start_again(service)


def start_again(service):
    if service.keeps_failing():
        raise ExplainedError(f"The {service.name} keeps stopping. {end_of(service.log)}")
    say(f"The {service.name} had stopped; starting it again.")
    service.stop()
    service.start()
