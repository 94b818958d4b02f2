"""What the product is made of is written down, and none of it may have a known vulnerability."""

import json
import os
import re
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from bin.lib.base import ROOT
from bin.lib.materials import BILL, bill

SCRIPT = ROOT / "bin/lib/vulnerabilities.py"


def pins():
    """What requirements.lock installs, read in another way than the bill does."""
    lines = [line.split()[0] for line in (ROOT / "requirements.lock").read_text().splitlines() if "==" in line]
    return {f"pkg:pypi/{line.replace('==', '@')}" for line in lines if not line.startswith("#")}


def test_the_bill_of_materials_is_that_of_the_locks():
    assert BILL.read_text() == bill(), "run .venv/bin/python bin/lib/materials.py"
    content = json.loads(bill())
    assert (content["bomFormat"], content["specVersion"]) == ("CycloneDX", "1.6")
    addresses = [component["purl"] for component in content["components"]]
    assert len(set(addresses)) == len(addresses)
    assert {each for each in addresses if each.startswith("pkg:pypi/")} == pins()
    assert "pkg:npm/%40utrecht/component-library-css@9.0.4" in addresses


def test_everything_that_is_vendored_stands_in_the_bill():
    folders = {path.parent for path in (ROOT / "static/vendor").rglob("LICENSE*") if path.parent.name != "dist"}
    names = {component["name"] for component in json.loads(bill())["components"]}
    assert {str(folder.relative_to(ROOT / "static/vendor")) for folder in folders} <= names


def test_the_image_says_where_its_bill_of_materials_is():
    [place] = re.findall(r'^LABEL nl\.adviesraad\.sbom="(.+)"$', (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    assert place == f"/srv/adviesraad/{BILL.name}"
    assert BILL.name not in (ROOT / ".dockerignore").read_text()


class Database(BaseHTTPRequestHandler):
    """Answers as osv.dev does."""

    found, cut, asked = {}, False, []

    def do_POST(self):
        queries = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["queries"]
        type(self).asked = [query["package"]["purl"] for query in queries]
        results = [
            {"vulns": [{"id": each} for each in self.found[name]]} if (name := purl.split("@")[0]) in self.found else {}
            for purl in self.asked
        ]
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps({"results": results[: -1 if self.cut else None]}).encode())

    def log_message(self, *arguments):
        """Nothing on the screen of the tests."""


@pytest.fixture
def database(monkeypatch):
    server = HTTPServer(("127.0.0.1", 0), Database)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setattr(Database, "found", {})
    monkeypatch.setattr(Database, "cut", False)
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def ask(address):
    environment = os.environ | {"OSV_URL": address, "no_proxy": "127.0.0.1"}
    done = subprocess.run([sys.executable, SCRIPT], env=environment, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def test_known_vulnerability_fails_and_is_named(database):
    Database.found = {"pkg:pypi/django": ["GHSA-een", "PYSEC-twee"]}
    code, said = ask(database)
    assert code == 1
    assert re.findall(r"^pkg:pypi/django@\S+: https://osv.dev/vulnerability/(\S+)$", said, re.MULTILINE) == [
        "GHSA-een",
        "PYSEC-twee",
    ]


def test_every_package_is_asked_about(database):
    assert ask(database) == (0, f"No known vulnerability in {len(Database.asked)} packages.\n")
    assert set(Database.asked) >= pins()


@pytest.mark.parametrize("cut", [False, True])
def test_database_that_cannot_be_reached_or_answers_by_halves_is_told_and_does_not_fail(cut, database):
    Database.cut = cut
    code, said = ask(database if cut else "http://127.0.0.1:9/")
    assert code == 0
    assert said.startswith("The database of vulnerabilities could not be reached (")
    assert said.endswith(" Nothing was checked.\n")


def test_ci_asks_it():
    assert 'check "known vulnerabilities" $python bin/lib/vulnerabilities.py\n' in (ROOT / ".ci/run").read_text()
