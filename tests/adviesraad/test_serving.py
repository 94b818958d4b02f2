"""The real web server: who is slow, or sends too much, keeps nobody else waiting."""

import asyncio
import http.client
import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection
from django.test import Client

from adviesraad import serving
from adviesraad.operations.limits import PAGE_LIMITS
from bin.lib.serving import WEB

HOST = "127.0.0.1"
STALLED = (
    b"POST /account/login/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n"
    b"Cookie: csrftoken=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n"  # without it nobody looks at what is posted
    b"Content-Type: application/x-www-form-urlencoded\r\n\r\nlogin=a"
)
TOO_BUSY = "De website is nu te druk"


def database_url():
    """The server of the tests, with the database of this one."""
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}").geturl()


@contextmanager
def web_server(folder, **environment):
    """The port of the web server that bin/demo starts, with two workers."""
    with socket.create_server((HOST, 0)) as free:
        port = free.getsockname()[1]
    ours = {"DEBUG": "0", "HTTPS": "0", "SECRET_KEY": "x", "DATA_DIR": str(folder), **environment}
    command = [sys.executable, *WEB, "--port", str(port)]
    with (folder / "web.log").open("w") as log:
        server = subprocess.Popen(command, env=os.environ | ours, cwd=settings.BASE_DIR, stdout=log, stderr=log)
    try:
        wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait(15)


def wait_for(port):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            return get(port, "/robots.txt")
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the web server does not answer")


def get(port, address, timeout=20):
    """(status, text) of the page at `address`."""
    asking = http.client.HTTPConnection(HOST, port, timeout=timeout)
    asking.request("GET", address)
    answer = asking.getresponse()
    return answer.status, answer.read().decode()


def stalled(port):
    waiting = socket.create_connection((HOST, port))
    waiting.sendall(STALLED)
    return waiting


def test_page_comes_while_many_send_half_a_form(db, tmp_path):
    with web_server(tmp_path, DATABASE_URL=database_url()) as port:
        senders = [stalled(port) for _ in range(40)]
        time.sleep(0.5)
        statuses = [get(port, "/toegankelijkheid/", timeout=20)[0] for _ in range(4)]
        assert statuses == [200] * 4
        for sender in senders:
            sender.close()
        assert get(port, "/toegankelijkheid/", timeout=20)[0] == 200


def test_database_that_says_nothing_is_a_page_that_asks_to_try_again(tmp_path):
    with socket.create_server((HOST, 0)) as silent:
        url = f"postgres://x@{HOST}:{silent.getsockname()[1]}/x"
        with web_server(tmp_path, DATABASE_URL=url) as port:
            status, text = get(port, "/")
    assert (status, TOO_BUSY in text) == (503, True)


def test_query_that_takes_too_long_is_a_page_that_asks_to_try_again(db, monkeypatch):
    def slow(*arguments, **options):
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = '20ms'; SELECT pg_sleep(5)")

    monkeypatch.setattr("adviesraad.pages.site.render", slow)
    page = Client(raise_request_exception=False).get("/toegankelijkheid/")
    assert (page.status_code, page["Retry-After"], TOO_BUSY in page.content.decode()) == (503, "60", True)


def test_mistake_of_ours_is_still_a_mistake(db, monkeypatch):
    monkeypatch.setattr("adviesraad.pages.site.render", lambda *arguments, **options: 1 / 0)
    assert Client(raise_request_exception=False).get("/toegankelijkheid/").status_code == 500


def test_every_limit_is_one_of_postgresql(db):
    with connection.cursor() as cursor:
        for name, limit in PAGE_LIMITS.items():
            cursor.execute("SELECT set_config(%s, %s, true)", [name, limit])
            assert cursor.fetchone() == (limit if limit != "60s" else "1min",)


def answer_to(parts):
    """The status and the sentence that are sent when a request comes in `parts`."""
    sent, coming = [], iter(parts)

    async def receive():
        part = next(coming, None)
        if part is None:
            await asyncio.sleep(3600)
        return {"type": "http.request", **part}

    async def send(part):
        sent.append(part)

    asyncio.run(serving.application({"type": "http"}, receive, send))
    return sent[0]["status"], sent[1]["body"].decode()


def test_who_sends_too_slowly_reads_so(monkeypatch):
    monkeypatch.setattr(serving, "MOST_SECONDS_TO_SEND", 0.05)
    assert answer_to([{"body": b"a", "more_body": True}]) == (408, "Het versturen duurde te lang. Probeer het opnieuw.")


def test_who_sends_too_much_reads_so(monkeypatch):
    monkeypatch.setattr(serving, "MOST_BYTES", 10)
    parts = [{"body": b"abcdef", "more_body": True}] * 2
    assert answer_to(parts) == (413, "Dit is te groot om te versturen. Kies kleinere bestanden.")


def test_who_waits_too_long_for_an_answer_reads_so(monkeypatch):
    async def slow(scope, receive, send):
        await receive()
        await asyncio.sleep(0.3)
        await send({"type": "http.response.start", "status": 200})

    monkeypatch.setattr(serving, "_handle", slow)
    monkeypatch.setattr(serving, "MOST_SECONDS_TO_WAIT", 0.05)
    assert answer_to([{"body": b""}]) == (
        503, "De website is nu te druk. Probeer het over een paar minuten opnieuw.",
    )  # fmt: skip
