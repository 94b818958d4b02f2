"""A small real server for OpenID Connect: it says who somebody is, in a token that it signs."""

import json
import time
from base64 import urlsafe_b64encode
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key

CLIENT, SECRET = "adviesraad", "geheim van de client"


class Provider:
    """Runs at `url` until `stop`; `claims` are what it says of whoever comes."""

    def __init__(self):
        self.key = generate_private_key(public_exponent=65537, key_size=2048)
        self.claims, self.asked = {}, {}
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()

    def authorize(self, address):
        """Where the browser is sent back to from this `address`, after its user said yes."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        self.asked["code"] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': 'code', 'state': asked['state']})}"

    def token(self, posted):
        """What the site gets for a code; an error where its secret, or the proof of who began, is wrong."""
        asked = self.asked.pop(posted.get("code", ""), {})
        proof = urlsafe_b64encode(sha256(posted.get("code_verifier", "").encode()).digest()).decode().rstrip("=")
        right = (posted.get("client_secret"), proof) == (SECRET, asked.get("code_challenge"))
        now = int(time.time())
        said = {"iss": self.url, "aud": CLIENT, "iat": now, "exp": now + 60, **self.claims}
        signed = jwt.encode(said, self.key, "RS256", headers={"kid": "1"})
        return (
            {"access_token": "a", "token_type": "Bearer", "id_token": signed} if right else {"error": "invalid_grant"}
        )

    def configuration(self):
        ends = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "keys"}
        return {
            "issuer": self.url,
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
            **{name: f"{self.url}/{path}" for name, path in ends.items()},
        }

    def keys(self):
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [public | {"kid": "1", "alg": "RS256"}]}

    def _handler(provider):  # noqa: N805
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                answers = {"/.well-known/openid-configuration": provider.configuration, "/keys": provider.keys}
                self._answer(answers[self.path]())

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                self._answer(provider.token({name: values[0] for name, values in parse_qs(body).items()}))

            def _answer(self, said):
                self.send_response(400 if "error" in said else 200)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(json.dumps(said).encode())

            def log_message(self, *args):
                pass

        return Handler
