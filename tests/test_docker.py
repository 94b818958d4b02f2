"""What can be checked of the production files without Docker."""

import re

import pytest

from bin.lib.base import ROOT

COMPOSE = (ROOT / "docker-compose.yml").read_text()
DOCKERFILE = (ROOT / "Dockerfile").read_text()


@pytest.mark.parametrize("service", ["database", "migrate", "web", "worker", "proxy"])
def test_compose_has_a_service(service):
    assert re.search(rf"^  {service}:$", COMPOSE, re.MULTILINE)


def test_compose_mounts_only_files_that_are_there():
    mounted = re.findall(r"- \./(\S+?):", COMPOSE)
    assert mounted == ["docker/database.sh", "docker/tls"]
    assert all((ROOT / path).exists() for path in mounted)


def test_compose_asks_for_nothing_that_the_example_does_not_name():
    example = (ROOT / "docker/example.env").read_text()
    asked = set(re.findall(r"\$\{(\w+)", COMPOSE))
    assert asked == set(re.findall(r"^(\w+)=", example, re.MULTILINE))


def test_compose_sets_only_what_the_settings_read():
    settings = (ROOT / "adviesraad/settings.py").read_text()
    block = COMPOSE.split("x-product:")[1].split("volumes:")[0]
    names = re.findall(r"^    ([A-Z_]+):", block, re.MULTILINE)
    assert names
    assert [name for name in names if name not in settings and name != "EMAIL_URL"] == []


def test_the_image_copies_only_files_that_are_there():
    copied = [path for line in re.findall(r"^COPY (?!--)(.+) \S+$", DOCKERFILE, re.MULTILINE) for path in line.split()]
    assert "requirements.lock" in copied
    assert all((ROOT / path).exists() for path in copied)


def test_the_image_installs_by_hash_and_does_not_run_as_root():
    assert "--require-hashes" in DOCKERFILE
    assert re.search(r"^USER adviesraad$", DOCKERFILE, re.MULTILINE)


def test_the_image_can_dump_the_server():
    server = re.search(r"image: postgres:(\d+)-", COMPOSE).group(1)
    assert f"postgresql-client-{server} " in DOCKERFILE


def test_the_proxy_gives_protected_files_only_on_the_products_word():
    site = (ROOT / "docker/nginx/site.conf").read_text()
    block = re.search(r"location /_protected/ \{(.*?)\n\}", site, re.DOTALL).group(1)
    assert "internal;" in block
    assert "alias /data/files/;" in block


@pytest.mark.parametrize("name", ["plain.conf", "tls.conf", "site.conf"])
def test_the_braces_of_the_proxys_files_match(name):
    text = (ROOT / "docker/nginx" / name).read_text()
    assert text.count("{") == text.count("}")
