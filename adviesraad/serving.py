"""The web server's way in: Django gets a request once it is here whole, so that a slow one keeps nobody waiting.

While the bytes of a request come in it costs a connection and no thread. Who sends too slowly or too much, or waits too
long for an answer, reads a sentence (docs/adr/0018-a-request-is-whole-before-it-is-handled.md).
"""

import asyncio
from http import HTTPStatus

from asgiref.wsgi import WsgiToAsgi

from adviesraad.wsgi import application as django

MOST_SECONDS_TO_SEND = 60
MOST_SECONDS_TO_WAIT = 50
MOST_BYTES = 64 * 1024 * 1024
TOO_SLOW = (HTTPStatus.REQUEST_TIMEOUT, "Het versturen duurde te lang. Probeer het opnieuw.")
TOO_LARGE = (HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "Dit is te groot om te versturen. Kies kleinere bestanden.")
NO_ANSWER = (HTTPStatus.SERVICE_UNAVAILABLE, "De website is nu te druk. Probeer het over een paar minuten opnieuw.")


class RefusedError(Exception):
    """Not worth a thread; says with which status and sentence."""


class LeftError(Exception):
    """Whoever asked is gone."""


class Upload:
    """The parts of one request as they come in, within the limits of time and size."""

    def __init__(self, receive):
        self.receive = receive
        self.deadline = asyncio.get_running_loop().time() + MOST_SECONDS_TO_SEND
        self.size = 0
        self.whole = asyncio.Event()

    async def __call__(self):
        """The next part of the request."""
        try:
            async with asyncio.timeout_at(self.deadline):
                part = await self.receive()
        except TimeoutError:
            raise RefusedError(*TOO_SLOW) from None
        if part["type"] != "http.request":
            raise LeftError
        self.size += len(part.get("body", b""))
        if self.size > MOST_BYTES:
            raise RefusedError(*TOO_LARGE)
        if not part.get("more_body"):
            self.whole.set()
        return part


class Answering:
    """The parts of one answer as they go out; what comes after somebody else has answered goes nowhere."""

    def __init__(self, send):
        self.send = send
        self.has_begun = asyncio.Event()
        self.is_closed = False

    async def __call__(self, part):
        if not self.is_closed:
            self.has_begun.set()
            await self.send(part)

    async def say(self, status, sentence):
        """Answer with this `sentence` instead."""
        self.is_closed = True
        headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store")]
        await self.send({"type": "http.response.start", "status": status.value, "headers": headers})
        await self.send({"type": "http.response.body", "body": sentence.encode()})


def closed_afterwards(environ, start_response):
    """What Django answers; it is told when that is sent, which is what its connections and open files wait for."""
    response = django(environ, start_response)
    try:
        yield from response
    finally:
        response.close()


_handle = WsgiToAsgi(closed_afterwards)


async def application(scope, receive, send):
    """What the web server calls for each request (ASGI)."""
    upload, answering = Upload(receive), Answering(send)
    handling = asyncio.ensure_future(_handle(scope, upload, answering))
    try:
        if not await _answers_in_time(handling, upload, answering):
            await answering.say(*NO_ANSWER)
        await handling
    except RefusedError as refusal:
        await answering.say(*refusal.args)
    except LeftError:
        pass


async def _answers_in_time(handling, upload, answering):
    """Whether the answer begins before whoever asked has waited too long, from when the request was whole."""
    await _first_of(handling, upload.whole.wait())
    await _first_of(handling, answering.has_begun.wait(), within=MOST_SECONDS_TO_WAIT)
    return handling.done() or answering.has_begun.is_set()


async def _first_of(handling, other, within=None):
    waiting = asyncio.ensure_future(other)
    await asyncio.wait({handling, waiting}, timeout=within, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
