"""One cluster, several users; and a server that was killed."""

import os
import shutil
import signal
import socket
import tempfile
from pathlib import Path

import psycopg
import pytest

from bin.lib import binaries, cluster
from bin.lib.cluster import Cluster


class Pretended(Cluster):
    """Only counts the starts and stops."""

    def __init__(self, folder):
        super().__init__(folder, folder)
        self.events = []

    def ensure_running(self):
        self.events.append("start")
        return "postgres://pretended"

    def stop(self):
        self.events.append("stop")


def test_the_last_one_out_stops_the_server(tmp_path):
    first, second = Pretended(tmp_path), Pretended(tmp_path)
    with first.shared():
        with second.shared():
            pass
        assert second.events == ["start"]
    assert first.events == ["start", "stop"]


def test_the_first_one_out_leaves_the_server_to_the_second(tmp_path):
    first, second = Pretended(tmp_path), Pretended(tmp_path)
    entered = first.shared()
    entered.__enter__()
    with second.shared():
        entered.__exit__(None, None, None)
        assert first.events == ["start"]
    assert second.events == ["start", "stop"]


def test_a_command_that_fails_stops_the_server_too(tmp_path):
    server = Pretended(tmp_path)
    with pytest.raises(KeyError), server.shared():
        raise KeyError
    assert server.events == ["start", "stop"]


def postmaster_pid(folder, sockets, status):
    (folder / "postgres").mkdir()
    lines = ["123", str(folder / "postgres"), "1700000000", "5432", str(sockets), "", "  1 2", status]
    (folder / "postgres" / "postmaster.pid").write_text("\n".join(lines) + "\n")


@pytest.mark.parametrize(
    ("status", "listens", "runs"), [("ready   ", True, True), ("starting", True, False), ("ready   ", False, False)]
)
def test_the_address_is_that_of_a_server_that_is_ready_and_answers(tmp_path, status, listens, runs):
    with tempfile.TemporaryDirectory(dir="/tmp") as sockets, socket.socket(socket.AF_UNIX) as server:
        server.bind(f"{sockets}/.s.PGSQL.5432")
        if listens:
            server.listen()
        postmaster_pid(tmp_path, sockets, status)
        expected = f"postgres://adviesraad@{sockets.replace('/', '%2F')}:5432/adviesraad" if runs else None
        assert Cluster(tmp_path, tmp_path).address() == expected


def test_a_server_that_was_stopped_in_order_has_no_address(tmp_path):
    assert Cluster(tmp_path, tmp_path).address() is None


@pytest.fixture
def folder():
    """In /tmp, since the user that the server runs as may not enter pytest's folders."""
    path = Path(tempfile.mkdtemp(prefix="adviesraad-cluster-", dir="/tmp"))
    path.chmod(0o755)
    yield path
    shutil.rmtree(path)


def test_a_server_that_is_killed_comes_back_at_the_same_address_with_every_row(folder):
    server = Cluster(folder, binaries.embedded())
    with server.shared() as address:
        with psycopg.connect(address) as connection:
            connection.execute("CREATE TABLE note AS SELECT 'kept' AS words")
        os.kill(int(server.postmaster()[0]), signal.SIGKILL)
        while server.address():
            pass
        assert server.revive()
        assert not server.revive()
        assert server.address() == address
        with psycopg.connect(address) as connection:
            assert connection.execute("SELECT words FROM note").fetchall() == [("kept",)]
    assert server.address() is None
    assert not list(Path("/tmp").glob(f"{cluster.SOCKETS}*{address.split('-')[-1].split(':')[0]}"))
